"""Assets: the page's files are found, or one sentence says that they are not."""

import os
import re
import shutil
from pathlib import Path

import httpx
import pytest

from app import assets
from app.pages import export


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
        assets.check(tmp_path / "static")
    with pytest.raises(assets.AssetError, match=r"^The folder templates/ is missing .*\.$"):
        assets.check(templates=tmp_path / "templates")


@pytest.mark.parametrize("name", ["bundle/embed.js", "icon.svg", "vendor/fonts/inter.woff2"])
def test_a_missing_file_is_named_in_one_sentence(tmp_path: Path, name: str) -> None:
    static = tmp_path / "static"
    shutil.copytree(assets.STATIC, static)
    (static / name).unlink()
    with pytest.raises(assets.AssetError, match=rf"^The file .*{name} is missing: .*\.$"):
        assets.check(static)
    (static / name).mkdir()
    with pytest.raises(assets.AssetError, match="is missing"):
        assets.check(static)


def test_a_file_that_may_not_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith("page.html"))
    with pytest.raises(assets.AssetError, match=r"page\.html may not be read by this user: "):
        assets.check()


def test_what_is_needed_is_all_that_pages_load(client: httpx.Client) -> None:
    found = {"bundle/embed.js", export.SCRIPT, export.SHEET, export.INTER_SMALL}
    for path in ("/", "/embed", "/print", "/docs", "/none"):
        page = client.get(path, headers={"Accept": "text/html"}).text
        found |= set(re.findall(r"/static/[^/\"]+/([^\"&]+)", page))
    for sheet in [name for name in found if name.endswith(".css")]:
        text = (assets.STATIC / sheet).read_text(encoding="utf-8")
        found |= {url.removeprefix("../") for url in re.findall(r"url\(\"?(\.\./[^\")]+)", text)}
    assert found == set(assets.NEEDED)
    assert {path.name for path in assets.TEMPLATES.glob("*.html")} == set(assets.PAGES)
