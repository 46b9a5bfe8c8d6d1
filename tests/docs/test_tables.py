"""The tables of settings, limits and dependencies are those of the code."""

import json
import re
import tomllib
from dataclasses import asdict

from app import limits
from app.api.answering import LONG_ANSWER
from app.server.limits import Limits, meanings
from app.settings import SETTINGS
from tests.docs.pages import ROOT, code_of, page, section, table

RUNNING, DEPENDENCIES = page("docs/running.md"), page("docs/dependencies.md")
DEPLOYING = page("docs/deploying.md")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def required(lines: list[str]) -> dict[str, str]:
    """Package → the versions it may have, from requirements as pip reads them."""
    plain = [line.split(";")[0].split("#")[0].strip() for line in lines]
    parts = [re.fullmatch(r"([A-Za-z0-9_.-]+)\s*(.*)", line) for line in plain if line]
    return {part[1]: part[2] for part in parts if part}


def told(title: str) -> dict[str, str]:
    """Package → versions, as a section of the page has them."""
    rows = table(section(DEPENDENCIES, title).text)
    assert all(len(row) == 3 and row[2] for row in rows), "each with its reason"
    return {code_of(name)[0]: (code_of(version) or [""])[0] for name, version, _ in rows}


def test_the_settings_are_those_of_the_program() -> None:
    rows = table(section(RUNNING, "Settings").text)
    defaults = [f"`{s.default}`" if s.default else "none" for s in SETTINGS]
    assert rows == [
        [f"`{s.name}`", s.type, default, s.meaning]
        for s, default in zip(SETTINGS, defaults, strict=True)
    ]


def test_the_limits_are_those_of_the_program() -> None:
    rows = table(section(RUNNING, "Limits").text)
    there = {name: f"{int(value)}" for name, value in vars(limits).items() if name.isupper()}
    assert {code_of(name)[0]: value for name, value, _ in rows} == there
    assert len(rows) == len(there)


def test_the_limits_of_the_server_are_those_of_the_program() -> None:
    rows = table(section(RUNNING, "Slow and many").text)
    told = {code_of(name)[0]: (value, meaning) for name, value, meaning in rows}
    values = asdict(Limits())
    assert told == {name: (f"{values[name]}", says) for name, says in meanings().items()}
    assert told.keys() == values.keys()


def test_the_limits_that_the_page_on_deploying_names_are_those_of_the_program() -> None:
    text = " ".join(DEPLOYING.split())
    ours = Limits()
    for words in (
        f"takes {ours.connections} connections at once, and {ours.bodies} requests at once that",
        f"; {limits.MAX_LONG} pages and long answers may wait",
        f"beyond {ours.connections} takes the place",
        f"in the same instant, {limits.MAX_LONG} wait",
    ):
        assert words in text


def test_what_is_compressed_is_so_from_the_length_that_the_pages_name() -> None:
    words = f"{LONG_ANSWER // 1024} kB"
    for name in ("api", "architecture", "deploying", "performance"):
        assert words in page(f"docs/{name}.md"), name


def test_the_connections_are_as_many_as_without_the_setting() -> None:
    assert f"{Limits().connections}" == next(s.default for s in SETTINGS if s.name == "CONNECTIONS")


def test_the_times_in_words_are_those_of_the_limits() -> None:
    """20 seconds for whoever is slow; ten to stop; nginx lets go before a worker does."""
    ours = Limits()
    slow = (ours.head_seconds + ours.body_seconds, ours.idle_seconds, ours.write_seconds)
    assert max(slow) + ours.linger_seconds <= 20
    assert ours.grace_seconds == 10
    recipe = (ROOT / "docs" / "deployment" / "nginx.conf").read_text(encoding="utf-8")
    kept = re.search(r"keepalive_timeout ([0-9]+)s;", recipe)
    assert kept
    assert int(kept[1]) < ours.idle_seconds
    assert f"({ours.idle_seconds} s)" in recipe


def test_what_it_runs_with_is_what_the_package_asks_for() -> None:
    assert told("To run") == required(PYPROJECT["project"]["dependencies"])


def test_what_it_is_built_with_is_what_the_package_asks_for() -> None:
    assert told("To build") == required(PYPROJECT["build-system"]["requires"])


def test_what_tests_and_checks_need_is_what_the_extras_ask_for() -> None:
    extras = PYPROJECT["project"]["optional-dependencies"]
    assert extras.keys() == {"test", "check"}
    assert told("To test") == required(extras["test"])
    assert told("To check and to rebuild") == required(extras["check"])


def test_node_is_the_one_of_the_requirements() -> None:
    lines = (ROOT / "requirements" / "node.in").read_text(encoding="utf-8").splitlines()
    assert told("Node.js") == required(lines)


def test_what_the_page_is_made_from_is_what_the_tools_pin() -> None:
    pinned = json.loads((ROOT / "tools" / "package.json").read_text(encoding="utf-8"))
    assert told("In the page") | told("For the page's scripts") == pinned["devDependencies"]


def test_the_statuses_of_what_is_too_large_are_named() -> None:
    text = section(RUNNING, "Limits").text
    assert all(f"{status}" in text for status in (413, 414, 422))
