"""``/embed.js``: small, kept for an hour, for every page, asking for nothing elsewhere."""

import re

import httpx

from app.assets import STATIC
from tests.laws.test_offline import foreign

SOURCE = STATIC / "bundle" / "embed.js"
MOST = 6 * 1024
PLAIN, SMALL = {"Accept-Encoding": "identity"}, {"Accept-Encoding": "gzip"}


def test_it_is_a_script_for_every_page(client: httpx.Client) -> None:
    answer = client.get("/embed.js")
    assert answer.status_code == 200
    assert answer.content == SOURCE.read_bytes()
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["access-control-allow-origin"] == "*", "as a module it needs that"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_it_is_kept_for_an_hour_and_then_asked_for_by_its_tag(client: httpx.Client) -> None:
    headers = client.get("/embed.js", headers=PLAIN).headers
    assert headers["cache-control"] == "public, max-age=3600"
    assert re.fullmatch(r'"[0-9a-f]+"', headers["etag"])
    again = client.get("/embed.js", headers={"If-None-Match": headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["cache-control"] == headers["cache-control"]
    assert client.get("/embed.js", headers={"If-None-Match": '"other"'}).status_code == 200


def test_it_is_sent_small_to_who_reads_gzip(client: httpx.Client) -> None:
    plain, small = (client.get("/embed.js", headers=each) for each in (PLAIN, SMALL))
    assert plain.content == small.content
    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "gzip"
    assert int(small.headers["content-length"]) < len(plain.content)
    assert plain.headers["vary"] == small.headers["vary"] == "Accept-Encoding"
    assert small.headers["content-type"] == plain.headers["content-type"]
    again = client.get("/embed.js", headers={**SMALL, "If-None-Match": small.headers["etag"]})
    assert again.status_code == 304


def test_it_can_only_be_read(client: httpx.Client) -> None:
    assert client.head("/embed.js").headers == client.get("/embed.js").headers
    assert client.post("/embed.js").status_code == 405


def test_it_is_small_and_stands_alone() -> None:
    text = SOURCE.read_text(encoding="utf-8")
    assert len(text.encode()) <= MOST
    assert foreign(text) == []
    assert not re.search(r"\b(?:fetch|XMLHttpRequest|localStorage|cookie|eval|innerHTML)\b", text)


def test_it_runs_as_a_classic_script_and_as_a_module() -> None:
    """Neither imports nor exports, no ``import.meta``, and no name that it leaves behind."""
    text = SOURCE.read_text(encoding="utf-8")
    assert not re.search(r"\b(?:import|export)\b", text)
    assert re.fullmatch(r'"use strict";\(\(\)=>\{.*\}\)\(\);\n', text, re.DOTALL)
