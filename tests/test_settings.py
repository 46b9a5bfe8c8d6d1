"""Settings: read from the environment, refused in one sentence that names the variable."""

from dataclasses import fields

import pytest

from app.settings import SETTINGS, SettingError, Settings


def test_an_empty_environment_gives_the_defaults() -> None:
    assert Settings.from_environment({}) == Settings("127.0.0.1", 8000, False)
    assert Settings.from_environment({}) == Settings()


def test_an_empty_variable_is_an_unset_one() -> None:
    assert Settings.from_environment({"HOST": "", "PORT": " ", "MODULES": ""}) == Settings()


def test_each_variable_is_read() -> None:
    given = {"HOST": "0.0.0.0", "PORT": "9000", "MODULES": "1"}
    assert Settings.from_environment(given) == Settings("0.0.0.0", 9000, True)


def test_the_process_s_own_environment_is_read_where_none_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PORT", "4321")
    assert Settings.from_environment().port == 4321


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "80.0"),
        ("PORT", "eighty"),
        ("PORT", "٨٠"),
        ("PORT", "1" * 5000),
        ("MODULES", "yes"),
        ("MODULES", "2"),
    ],
)
def test_an_unreadable_value_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"^{name} must be .*not '.*'\\.$"):
        Settings.from_environment({name: value})


def test_the_table_has_every_setting_with_its_true_default() -> None:
    assert [setting.name.lower() for setting in SETTINGS] == [one.name for one in fields(Settings)]
    table = {setting.name: setting.default for setting in SETTINGS}
    assert Settings.from_environment(table) == Settings()
