"""Settings: read from the environment, refused in one sentence that names the variable."""

from dataclasses import fields

import pytest

from app.settings import SETTINGS, SettingError, Settings


def test_an_empty_environment_gives_the_defaults() -> None:
    assert Settings.from_environment({}) == Settings("127.0.0.1", 8000, "", "* file:", False, 500)
    assert Settings.from_environment({}) == Settings()


def test_an_empty_variable_is_an_unset_one() -> None:
    assert Settings.from_environment({"HOST": "", "PORT": " ", "MODULES": ""}) == Settings()


def test_each_variable_is_read() -> None:
    given = {
        "HOST": "0.0.0.0",
        "PORT": "9000",
        "PUBLIC_BASE_URL": "http://localhost/nets/",
        "FRAME_ANCESTORS": "'self' http://localhost:81",
        "MODULES": "1",
        "CONNECTIONS": "700",
    }
    assert Settings.from_environment(given) == Settings(
        "0.0.0.0", 9000, "http://localhost/nets", "'self' http://localhost:81", True, 700
    )


def test_links_begin_with_the_public_address_or_with_the_own_one() -> None:
    assert Settings(public_base_url="http://localhost/nets").base_url == "http://localhost/nets"
    assert Settings("127.0.0.1", 81).base_url == "http://127.0.0.1:81"
    assert Settings("::1", 81).base_url == "http://[::1]:81"


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
        ("PUBLIC_BASE_URL", "localhost"),
        ("PUBLIC_BASE_URL", "http://localhost/?a=1"),
        ("PUBLIC_BASE_URL", "ftp://localhost"),
        ("FRAME_ANCESTORS", "*; script-src *"),
        ("FRAME_ANCESTORS", "*, *"),
        ("MODULES", "yes"),
        ("MODULES", "2"),
        ("CONNECTIONS", "0"),
        ("CONNECTIONS", "100001"),
        ("CONNECTIONS", "1e3"),
    ],
)
def test_an_unreadable_value_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"^{name} must be .*not '.*'\\.$"):
        Settings.from_environment({name: value})


def test_the_table_has_every_setting_with_its_true_default() -> None:
    assert [setting.name.lower() for setting in SETTINGS] == [one.name for one in fields(Settings)]
    table = {setting.name: setting.default for setting in SETTINGS}
    assert Settings.from_environment(table) == Settings()
