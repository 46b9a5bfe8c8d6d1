"""``/export.html`` and the command ``export``: a lesson in one file, which needs nobody."""

import asyncio
import base64
import gzip
import hashlib
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from app import __main__ as command
from app import presets
from app.engine.rules import RULES
from app.limits import MAX_WEIGHTS_FILE
from app.listings import DIALECTS
from app.main import create_app
from app.pages import export
from app.pages.beside import forget_pages
from app.pages.export import inline
from app.settings import Settings
from tests.laws.test_offline import foreign
from tests.pages.reading import Read, read
from tests.pages.test_page import LECTURE, OTHERS, PRESETS, V1

HOSTILE = "</script><script>alert(1)</script><!-- \"'&\n</style>\u202e<b>x"


def lesson(client: httpx.Client, query: str = "") -> tuple[str, Read]:
    """The file of a link: its text, and what a browser reads in it."""
    answer = client.get(f"/export.html?{query}")
    assert answer.status_code == 200
    return answer.text, read(answer)


def packed(page: Read) -> Any:
    """What stands in the file in place of a server, each walk whole."""
    held = json.loads(gzip.decompress(base64.b64decode(page.json("answers"))))
    steps = held.pop("steps")
    for trace in held["traces"]:
        walk = enumerate(trace["steps"], 1)
        trace["steps"] = [{"step": number, **steps[place]} for number, place in walk]
    return held


def test_it_is_a_download_of_at_most_250_kb(client: httpx.Client) -> None:
    answer = client.get("/export.html")
    assert answer.headers["content-disposition"] == 'attachment; filename="backprop-lesson.html"'
    assert len(answer.content) <= 250_000
    again = client.get("/export.html", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


def test_it_names_no_other_host_and_loads_nothing(client: httpx.Client) -> None:
    text, page = lesson(client, LECTURE)
    assert foreign(text) == []
    assert [each for each in page.addresses if not each.startswith(("#", "data:"))] == []
    style = page.one("style")[1]
    urls = re.findall(r"url\(\s*[\"']?([^\"')]+)", style)
    assert sum(url.startswith("data:font/woff2;") for url in urls) == 2, "words and formulas"
    assert [url for url in urls if not url.startswith(("data:", "#"))] == []
    # Nothing in it can ask, even if the policy were gone; no module needs an address.
    for attributes, script in page.all("script"):
        assert "src" not in attributes
        assert not re.search(r"\bfetch\(|XMLHttpRequest|\bimport\(|^import\b", script)


def test_its_policy_lets_in_what_stands_in_it_and_nothing_else(client: httpx.Client) -> None:
    text, page = lesson(client, LECTURE)
    (policy,) = [a["content"] for a, _ in page.all("meta") if "http-equiv" in a]
    assert policy
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    scripts = [t for a, t in page.all("script") if a.get("type") != "application/json"]
    assert len(scripts) == 2
    assert rules == {
        "default-src": "'none'",
        "script-src": " ".join(map(hashed, scripts)),
        "style-src": hashed(page.one("style")[1]),
        "font-src": "data:",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    assert text.index("Content-Security-Policy") < min(text.index("<style"), text.index("<script"))


def hashed(text: str) -> str:
    """A source of a policy, as CSP 3 has it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("query", [LECTURE, *OTHERS])
def test_it_carries_exactly_the_answers_of_the_api(client: httpx.Client, query: str) -> None:
    held = packed(lesson(client, query)[1])
    problem = client.get(f"{V1}/trace?{query}").json()["problem"]

    def told(call: str, **more: str) -> Any:
        return client.post(f"{V1}/{call}", json={**problem, **more}).raise_for_status().json()

    assert held == {
        "traces": [told("trace", rule=r, granularity=g) for g in ("unit", "layer") for r in RULES],
        "checks": [told("gradient-check", rule=r) for r in RULES],
        "listings": [told("code", rule=r, language=name) for name in DIALECTS for r in RULES],
    }
    assert client.get(f"{V1}/trace?{query}").json() in held["traces"]


def test_steps_that_rules_share_stand_in_it_once(client: httpx.Client) -> None:
    held = json.loads(gzip.decompress(base64.b64decode(lesson(client)[1].json("answers"))))
    walks = [trace["steps"] for trace in held["traces"]]
    assert len(held["steps"]) < sum(map(len, walks)) / 1.5
    assert sorted({place for walk in walks for place in walk}) == list(range(len(held["steps"])))
    assert walks[0][:12] == walks[1][:12] == walks[2][:12], "the way forward is everybody's"


def test_a_network_of_too_many_weights_is_refused_in_words(
    client: httpx.Client, capsys: pytest.CaptureFixture[str]
) -> None:
    def line(units: int) -> str:
        return f"layers=1-{units}&seed=1&x=1&y={'_'.join(['1'] * units)}"

    assert client.get(f"/export.html?{line(100)}").status_code == 200
    many = "layers=1-100-3&seed=1&x=1&y=1_1_1"
    said = f"layers has 503 weights; a lesson in one file may have {MAX_WEIGHTS_FILE}."
    answer = client.get(f"/export.html?{many}")
    assert answer.status_code == 422
    assert said in answer.text
    assert command.main(["export", many, "-o", "-"]) == 2
    assert capsys.readouterr() == ("", f"{said}\n")


@pytest.mark.parametrize("link", ["lesson.html", "", "colour=red"])
def test_what_is_no_link_makes_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], link: str
) -> None:
    file = tmp_path / "lesson.html"
    assert command.main(["export", link, "-o", str(file)]) == 2
    told = "LINK is neither an address nor a query with a problem in it.\n"
    assert capsys.readouterr() == ("", told)
    assert not file.exists()


def test_who_comes_to_a_full_lane_is_told_in_words_when_to_come_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(export, "MAX_FILES", 0)
    forget_pages()
    transport = httpx.ASGITransport(create_app(Settings()))

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.get("/export.html", headers={"Accept": "text/html"})

    answer = asyncio.run(ask())
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert answer.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("name", PRESETS)
def test_every_example_can_be_taken_along(client: httpx.Client, name: str) -> None:
    query = client.get(f"{V1}/presets/{name}").json()["query"]
    assert len(packed(lesson(client, query)[1])["traces"]) == 6
    assert name in presets.ORDER


def test_what_needs_a_server_is_not_offered(client: httpx.Client) -> None:
    _, page = lesson(client, LECTURE)
    view = page.json("first-view")
    assert view["lock"] is True
    assert "editor" in view["hidden"]
    assert page.all("select") == []
    assert [a["class"] for a, _ in page.all("button") if "class" in a] == [
        "theme icon-only quiet",
        "again quiet",
        "dismiss quiet",
    ]
    assert page.all("a") == [({"class": "skip", "href": "#transport"}, "Skip to playback")]


def test_the_view_of_the_link_holds(client: httpx.Client) -> None:
    asked = "granularity=layer&step=delta3&speed=2&theme=dark&motion=off&play=0&hide=code&errata=0"
    text, page = lesson(client, f"{LECTURE}&rule=y_minus_a&{asked}")
    view = page.json("first-view")
    assert view["opens"] == {"granularity": "layer", "rule": "y_minus_a"}
    assert view["step"] is not None
    expected = {"speed": 2.0, "theme": "dark", "still": True, "play": False, "errata": False}
    assert {name: view[name] for name in expected} == expected
    assert {"code", "editor"} <= set(view["hidden"])
    assert page.one("html")[0]["data-theme"] == "dark"
    assert "data-lock" in page.one("body")[0]
    assert text.count("first-trace") == 0


def test_a_hostile_title_is_text(client: httpx.Client) -> None:
    text, page = lesson(client, f"{LECTURE}&title={quote(HOSTILE)}")
    usual = lesson(client, f"{LECTURE}&title=calm")[1]
    shown = page.one("title")[1]
    assert shown.startswith("</script><script>alert(1)</script><!-- \"'& </style><b>x ·")
    assert "alert(1)</script>" not in text
    assert "\u202e" not in text
    assert page.comments == []
    assert [tag for tag, _, _ in page.elements] == [tag for tag, _, _ in usual.elements]


def test_a_warning_of_the_link_is_text_too(client: httpx.Client) -> None:
    text, page = lesson(client, f"{LECTURE}&{quote(HOSTILE)}=1")
    assert "alert(1)</script>" not in text
    assert "is not a parameter here" in page.one("p", id="warnings")[1]


@pytest.mark.parametrize("bad", ["a</script>", "a</SCRIPT >", "</style", "x<!--y", "a\r\nb"])
def test_what_would_end_its_element_is_not_put_into_one(bad: str) -> None:
    with pytest.raises(ValueError, match="may not stand inside an element"):
        inline(bad)
    assert inline("a < b; c <\\/script>") == "a < b; c <\\/script>"


def test_a_bad_problem_is_told_in_words_with_its_status(client: httpx.Client) -> None:
    answer = client.get("/export.html?layers=2-1&x=1_2")
    assert answer.status_code == 422
    assert "content-disposition" not in answer.headers
    assert "y is required" in read(answer).one("main")[1]


@pytest.mark.parametrize(
    "link", ["http://127.0.0.1:8000/?{}", "{}", "?{}", "https://a.example/x/embed?{}#step=7"]
)
def test_the_command_writes_the_same_bytes(client: httpx.Client, tmp_path: Path, link: str) -> None:
    query = f"{LECTURE}&step=7&title=Week%205"
    file = tmp_path / "lesson.html"
    file.write_text("an older one", encoding="utf-8")
    assert command.main(["export", link.format(query), "-o", str(file)]) == 0
    assert file.read_bytes() == client.get(f"/export.html?{query}").content


def test_the_command_writes_to_standard_output_and_begins_where_the_hash_says(
    client: httpx.Client, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert command.main(["export", "http://127.0.0.1:8000/#step=9", "-o", "-"]) == 0
    written = capfdbinary.readouterr()
    assert written.out == client.get("/export.html?step=9").content
    assert written.err == b""


def test_a_bad_problem_is_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "lesson.html"
    assert command.main(["export", "layers=2-1&x=1_2", "-o", str(file)]) == 2
    assert capsys.readouterr().err == "y is required.\n"
    assert not file.exists()


def test_a_file_that_cannot_be_written_is_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert command.main(["export", "/", "-o", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"Cannot write {tmp_path}: Is a directory.\n"


def test_what_a_link_says_that_is_not_known_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert command.main(["export", "?step=99", "-o", str(tmp_path / "lesson.html")]) == 0
    assert capsys.readouterr().err == "step 99 is not here: there are 24 steps.\n"
