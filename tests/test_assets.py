"""Assets: the page's files are found, or one sentence says that they are not."""

from pathlib import Path

import pytest

from app import assets


def test_the_checkout_s_folders_are_found() -> None:
    root = Path(__file__).resolve().parents[1]
    assert root / "static" == assets.STATIC
    assert root / "templates" == assets.TEMPLATES
    assets.check()


def test_an_installed_wheel_s_folders_are_preferred_to_strangers_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "app" / "static").mkdir(parents=True)
    monkeypatch.setattr(assets, "_PACKAGE", tmp_path / "app")
    assert assets._folder("static") == tmp_path / "app" / "static"


def test_a_missing_folder_is_named_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(assets.AssetError, match=r"^The folder static/ is missing .*\.$"):
        assets.check(tmp_path, tmp_path / "static")
