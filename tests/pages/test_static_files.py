"""Static files: kept for ever under today's version, asked for again under any other."""

import hashlib
from pathlib import Path

import httpx
import pytest
from anyio.from_thread import BlockingPortal
from starlette.types import ASGIApp, Message, Scope

from app import __version__
from app.assets import STATIC
from app.main import create_app
from app.pages.static_files import _kept, static_url, version
from app.settings import Settings
from tests.conftest import Direct

FILE = "js/docs.js"
PLAIN = {"Accept-Encoding": "identity"}
SMALL = {"Accept-Encoding": "gzip"}


def test_today_s_version_is_kept_for_ever(client: httpx.Client) -> None:
    answer = client.get(static_url(FILE))
    assert answer.status_code == 200
    assert answer.content == (STATIC / FILE).read_bytes()
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("version_", ["0.0.1-00000000", f"{__version__}-00000000", __version__])
def test_another_version_gets_today_s_file_which_only_shared_caches_keep_for_seconds(
    client: httpx.Client, version_: str
) -> None:
    answer = client.get(f"/static/{version_}/{FILE}")
    assert answer.status_code == 200
    assert answer.content == (STATIC / FILE).read_bytes()
    assert answer.headers["cache-control"] == "max-age=0, must-revalidate, s-maxage=10"


def test_nothing_is_kept_while_modules_are_worked_on(portal: BlockingPortal) -> None:
    transport = Direct(create_app(Settings(modules=True)), portal)
    with httpx.Client(transport=transport, base_url="http://testserver") as direct:
        headers = direct.get(static_url(FILE), headers={"Accept-Encoding": "gzip"}).headers
        assert headers["cache-control"] == "no-cache"
        assert "content-encoding" not in headers, "nor is what was compressed"


def test_a_file_is_read_and_made_small_once(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    original = Path.read_bytes

    def reading(path: Path) -> bytes:
        read.append(path.name)
        return original(path)

    _kept.cache_clear()
    monkeypatch.setattr(Path, "read_bytes", reading)
    for _ in range(3):
        for path in (FILE, "vendor/fonts/inter.woff2"):
            for headers in (PLAIN, SMALL):
                assert client.get(static_url(path), headers=headers).status_code == 200
    assert sorted(read) == ["docs.js", "docs.js", "inter.woff2"]


def test_every_page_of_every_origin_may_use_the_files(client: httpx.Client) -> None:
    headers = client.get(static_url(FILE)).headers
    assert headers["access-control-allow-origin"] == "*"
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("suffix", "type_"),
    [
        ("js", "text/javascript; charset=utf-8"),
        ("css", "text/css; charset=utf-8"),
        ("svg", "image/svg+xml"),
        ("woff2", "font/woff2"),
    ],
)
def test_each_kind_of_file_has_its_type(client: httpx.Client, suffix: str, type_: str) -> None:
    path = next(STATIC.rglob(f"*.{suffix}")).relative_to(STATIC).as_posix()
    assert client.get(static_url(path)).headers["content-type"] == type_


def test_head_says_what_get_would_without_the_file(client: httpx.Client) -> None:
    got, head = client.get(static_url(FILE)), client.head(static_url(FILE))
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == got.headers


def test_a_file_that_the_browser_has_is_not_sent_again(client: httpx.Client) -> None:
    tag = client.get(static_url(FILE)).headers["etag"]
    answer = client.get(static_url(FILE), headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "path",
    [
        "js/none.js",
        "js",
        "",
        "../pyproject.toml",
        "..%2Fpyproject.toml",
        "%2e%2e/%2e%2e/etc/passwd",
        "/etc/passwd",
        "js/%00.js",
        "a" * 5000,
        "%ff",
    ],
)
def test_what_is_no_file_of_ours_is_not_found(client: httpx.Client, path: str) -> None:
    answer = client.get(f"/static/{version()}/{path}")
    assert answer.status_code == 404
    assert b"root:" not in answer.content


def test_posting_to_a_file_is_refused(client: httpx.Client) -> None:
    answer = client.post(static_url(FILE))
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_the_version_is_the_package_s_and_a_hash_of_what_is_served(tmp_path: Path) -> None:
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "a.js").write_text("one")
    content = hashlib.sha256(b"one").hexdigest()
    expected = hashlib.sha256(f"js/a.js {content}\n".encode()).hexdigest()[:8]
    assert version(tmp_path) == f"{__version__}-{expected}"


def test_the_version_changes_with_any_file(tmp_path: Path) -> None:
    seen = set()
    for number, text in enumerate(("one", "two")):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "a.js").write_text(text)
        seen.add(version(folder))
    assert len(seen) == 2


@pytest.mark.parametrize("path", ["bundle/main.js", "bundle/page.css", "icon.svg"])
def test_texts_are_sent_small_to_who_reads_gzip(client: httpx.Client, path: str) -> None:
    plain, small = (client.get(static_url(path), headers=each) for each in (PLAIN, SMALL))
    assert plain.content == small.content == (STATIC / path).read_bytes()
    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "gzip"
    assert int(small.headers["content-length"]) < len(plain.content)
    assert plain.headers["vary"] == small.headers["vary"] == "Accept-Encoding"
    assert small.headers["content-type"] == plain.headers["content-type"]
    assert small.headers["etag"] == f"W/{plain.headers['etag']}"
    again = client.get(static_url(path), headers={**SMALL, "If-None-Match": small.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_fonts_are_compressed_already_and_who_asks_for_a_part_gets_the_whole(
    client: httpx.Client,
) -> None:
    font = client.get(static_url("vendor/fonts/inter.woff2"), headers=SMALL)
    assert "content-encoding" not in font.headers
    for asked in ("bytes=0-9", "bytes=9-0", "bytes=0-0,2-2", "lines=1"):
        part = client.get(static_url("bundle/main.js"), headers={**PLAIN, "Range": asked})
        assert part.status_code == 200
        assert part.content == (STATIC / "bundle/main.js").read_bytes()
        assert part.headers["accept-ranges"] == "none"


def test_the_page_is_sent_small_to_who_reads_gzip(client: httpx.Client) -> None:
    plain, small = (client.get("/", headers=each) for each in (PLAIN, SMALL))
    assert plain.content == small.content
    assert small.headers["content-encoding"] == "gzip"
    assert int(small.headers["content-length"]) < len(plain.content) / 3
    assert small.headers["content-security-policy"] == plain.headers["content-security-policy"]
    again = client.get("/", headers={**SMALL, "If-None-Match": small.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", ["css//tokens.css", "css/../css/tokens.css", "./css/tokens.css"])
def test_no_other_spelling_of_a_path_is_a_file(portal: BlockingPortal, path: str) -> None:
    """A client tidies such paths; so the application is asked without one."""
    app = create_app(Settings())
    assert portal.call(status_of, app, static_url("css/tokens.css")) == 200
    before = _kept.cache_info().currsize
    assert portal.call(status_of, app, static_url(path)) == 404
    assert _kept.cache_info().currsize == before


async def status_of(app: ASGIApp, path: str) -> int:
    scope: Scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "root_path": "",
        "query_string": b"", "headers": [], "scheme": "http", "server": ("test", 80),
        "http_version": "1.1", "client": None,
    }  # fmt: skip
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    await app(scope, receive, send)
    status: int = sent[0]["status"]
    return status
