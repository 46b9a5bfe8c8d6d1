"""Answers that are none, half, somebody else's or hostile: right numbers, or words that say so.

Each table is gone through in one page, one attack after another.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Error, FloatRect, Page, Route, expect

from tests.browser.screen import Screen
from tests.browser.test_server_trouble import consistent
from tests.browser.wire import wire_to

TRACE, CHECK, CODE = "**/api/v1/trace", "**/api/v1/gradient-check*", "**/api/v1/code*"
Answer = Callable[[Route], None]
HOSTILE = '<img src=x onerror="boom()">\u202eevil\u2066 "quo\'te"\n\n' + "W" * 300 + " word" * 5000
"""Markup, quotes, turned direction, lines, a word without end, and a text without end."""


def given(body: Any, status: int = 200, kind: str = "application/json", **headers: str) -> Answer:
    """Answers with that, whatever was asked."""
    text = body if isinstance(body, str) else json.dumps(body)
    return lambda route: route.fulfill(
        status=status, body=text, headers={"Content-Type": kind, **headers}
    )


def spoilt(*path: str | int, to: Any = ...) -> Answer:
    """The true answer with something else in one place, or nothing."""

    def answer(route: Route) -> None:
        whole = inner = route.fetch().json()
        for name in path[:-1]:
            inner = inner[name]
        if to is ...:
            del inner[path[-1]]
        else:
            inner[path[-1]] = to
        answered(route, json.dumps(whole))

    return answer


def half(route: Route) -> None:
    """The first half of the true answer."""
    text = route.fetch().text()
    answered(route, text[: len(text) // 2])


def answered(route: Route, text: str) -> None:
    """With JSON, unless the page or the test has lost its interest meanwhile."""
    with suppress(Error):
        route.fulfill(body=text, content_type="application/json")


LOGIN = "<!doctype html><title>Log in</title>"
TRANSPORT: dict[str, Answer] = {
    "502 page": given(LOGIN, 502, "text/html"),
    "503 page": given(LOGIN, 503, "text/html"),
    "504, empty": given("", 504),
    "429 in JSON": given({"detail": "Too many requests."}, 429),
    "401 in JSON": given({"detail": "Not authenticated.", "errors": [None, 1, "a", {}]}, 401),
    "page for an answer": given(LOGIN, 200, "text/html"),
    "redirect to a login": given("", 302, Location="/docs"),
    "empty answer": given(""),
    "half an answer": half,
    "list": given([]),
    "null": given("null"),
    "huge": given("[" * 300_000),
    "aborted": lambda route: route.abort("connectionreset"),
    "hostile 500": given({"detail": HOSTILE}, 500),
}
"""What may come in place of any answer."""
WALKS: dict[str, Answer] = {
    "no problem": spoilt("problem"),
    "no steps": spoilt("steps", to=[]),
    "empty step": spoilt("steps", 3, to={}),
    "unknown kind": spoilt("steps", 0, "kind", to="boom"),
    "null for a number": spoilt("delta", 1, 0, to=None),
    "text for a number": spoilt("a", 1, 0, to="<b>1</b>"),
    "too few weights": spoilt("problem", "theta", 0, to=[]),
    "other layers": spoilt("problem", "layers", to=[2, 3, 2, 1]),
    "no term": spoilt("steps", 19, "terms", 0, "product"),
    "no sentence": spoilt("steps", 0, "caption", to=None),
    "another's answer": spoilt("problem", "x", to=[9, 9]),
}
CHECKS: dict[str, Answer] = {
    "no verdict": given({}),
    "passed, and nothing else": given({"passed": True}),
    "no number": spoilt("largest_absolute", to=None),
    "no differences": spoilt("numeric", to=[]),
    "another's answer": spoilt("problem", "x", to=[9, 9]),
}
LISTINGS: dict[str, Answer] = {
    "no program": spoilt("code"),
    "empty program": spoilt("code", to=""),
    "another's answer": spoilt("problem", "x", to=[9, 9]),
    "another language": spoilt("language", to="octave"),
}


@pytest.fixture(autouse=True)
def only_thrown(page: Page, trouble: list[str]) -> Iterator[None]:
    """The browser itself writes down each answer that fails; nothing may be thrown."""
    yield
    trouble[:] = [each for each in trouble if "Failed to load resource" not in each]


def until(page: Page, true: Callable[[], bool]) -> None:
    """Wait, while the browser's questions are heard."""
    for _ in range(500):
        if true():
            return
        page.wait_for_timeout(10)
    pytest.fail("that never came")


def ask_again(page: Page) -> None:
    """What is wanted is asked for now, unless it has come by itself."""
    page.evaluate("document.querySelector('#trouble .again').click()")


def test_whatever_comes_for_the_walk_is_said_and_the_next_answer_is_right(screen: Screen) -> None:
    screen.open("/?step=24&play=0")
    screen.edit()
    page, alert = screen.page, screen.page.get_by_role("alert")
    box = page.get_by_role("textbox", name="x 1", exact=True)
    for number, (name, attack) in enumerate({**TRANSPORT, **WALKS}.items(), 1):
        before = screen["query"]
        page.route(TRACE, attack)
        box.fill(str(number))
        expect(alert, name).to_contain_text(
            "Could not recompute. The last valid result is shown. ", timeout=5000
        )
        assert screen["query"] == before, name
        assert page.evaluate("document.querySelector('#stage').offsetHeight") > 200, name
        if name in WALKS:
            consistent(screen)
        page.unroute(TRACE)
        ask_again(page)
        page.wait_for_selector(f"#app[data-settled=true][data-query*='x={number}_1']")
        expect(alert, name).to_be_hidden()
    consistent(screen)


def test_whatever_comes_beside_the_walk_is_no_verdict_and_no_program(screen: Screen) -> None:
    page = screen.page
    check, code = page.locator("#check"), page.locator("#code .code-lines")
    left: dict[str, list[Any]] = {"check": [], "code": []}

    def one_by_one(path: str, name: str, attacks: dict[str, Answer]) -> None:
        to_come = iter([*TRANSPORT.values(), *attacks.values()])

        def answer(route: Route) -> None:
            # What the attack before this one has left on the screen.
            left[name].append(
                check.get_attribute("data-state") if name == "check" else code.text_content()
            )
            next(to_come, lambda route: route.continue_())(route)

        page.route(path, answer)

    one_by_one(CHECK, "check", CHECKS)
    one_by_one(CODE, "code", LISTINGS)
    # Pauses between questions are cut short.
    page.add_init_script(
        "const later = setTimeout; setTimeout = (run, ms, ...all) => later(run, ms / 500, ...all);"
    )
    screen.open("/?step=24&play=0")
    expect(check).to_have_attribute("data-state", "passed")
    expect(code).to_contain_text("a4 = sigmoid(z4)")
    assert left["check"] == ["waiting"] * (len(TRANSPORT) + len(CHECKS) + 1)
    assert left["code"] == ["Writing the program \u2026"] * (len(TRANSPORT) + len(LISTINGS) + 1)
    # A verdict that comes when another problem is shown is not that problem's.
    held: list[Route] = []
    page.unroute(CHECK)
    page.route(CHECK, lambda route: held.append(route))  # a builtin has no signature
    for rule in ("intuition", "exact"):
        page.locator(f".rule [data-value={rule}]").click()
        page.wait_for_selector(f"#app[data-rule={rule}][data-settled=true]")
        until(page, lambda: len(held) == 1)
    held[0].continue_()
    until(page, lambda: len(held) == 2)
    expect(check).to_have_attribute("data-state", "waiting")
    held[1].continue_()
    expect(check).to_have_attribute("data-state", "passed")


def test_whatever_comes_for_an_example_is_said_and_of_two_the_last_chosen_is_shown(
    screen: Screen,
) -> None:
    screen.open("/?step=24&play=0")
    page, alert = screen.page, screen.page.get_by_role("alert")
    examples = page.locator("select.presets")
    path = "**/api/v1/presets/*"
    attacks = {
        **TRANSPORT,
        "no problem": spoilt("problem"),
        "no layers": spoilt("problem", "layers"),
        "another's answer": spoilt("name", to="wide"),
    }
    for name, attack in attacks.items():
        page.route(path, attack)
        examples.select_option("xnor")
        expect(alert, name).to_contain_text("The example could not be loaded. ")
        expect(examples, name).to_have_value("lecture")
        alert.locator(".dismiss").click()
        page.unroute(path)
    # Of two that are under way the last chosen counts, and an edit counts more than either.
    held: dict[str, Route] = {}
    page.route(path, lambda route: held.update({route.request.url.rsplit("/", 1)[1]: route}))

    def choose(name: str) -> None:
        examples.select_option(name)
        until(page, lambda: name in held)

    choose("xnor")
    choose("vanishing")
    held["vanishing"].continue_()
    page.wait_for_selector("#app[data-query*='layers=2-4-4-4-4-1'][data-settled=true]")
    shown = screen["query"]
    with page.expect_response(path):
        held["xnor"].continue_()
    choose("wide")
    screen.edit()
    screen.type("x 1", "3")
    screen.settle()
    with page.expect_response(path):
        held["wide"].continue_()
    page.wait_for_timeout(100)
    assert screen["query"] == shown.replace("x=.5_1", "x=3_1")
    consistent(screen)


HURRIED = """const wait = AbortSignal.timeout.bind(AbortSignal);
AbortSignal.timeout = (ms) => wait(ms / (window.hurry ?? 1));"""


def test_a_line_that_is_cut_held_or_dead_is_said_and_comes_back(
    screen: Screen, server: str, trouble: list[str]
) -> None:
    page, alert = screen.page, screen.page.get_by_role("alert")
    page.add_init_script(HURRIED)
    with wire_to(server) as (address, wire):
        screen.open(f"{address}/?step=24&play=0")
        for does in ("cut", "hold", "dead"):
            for rule in ("intuition", "exact"):
                before = screen["query"]
                wire.now(does)
                page.evaluate("window.hurry = 30")
                page.locator(f".rule [data-value={rule}]").click()
                expect(alert, does).to_contain_text("The server does not answer. Trying again.")
                assert screen["query"] == before, does
                consistent(screen)
                page.evaluate("window.hurry = 1")
                wire.now("carry")
                ask_again(page)
                screen.settle()
                expect(alert, does).to_be_hidden()
                assert screen["rule"] == rule
                consistent(screen)
                verdict = "passed" if rule == "exact" else "failed"
                expect(page.locator("#check")).to_have_attribute("data-state", verdict)
    trouble[:] = [each for each in trouble if "foreign request: http://127.0.0.1:" not in each]


def test_an_answer_that_comes_slowly_is_waited_for(
    screen: Screen, server: str, trouble: list[str]
) -> None:
    page = screen.page
    page.add_init_script(HURRIED)
    with wire_to(server) as (address, wire):
        screen.open(f"{address}/?step=24&play=0")
        wire.does = "drip"
        page.evaluate("window.hurry = 30")  # all of it takes two or three times the silence allowed
        with page.expect_event("requestfinished", lambda asked: asked.url.endswith("/trace")):
            page.locator(".rule [data-value=intuition]").click()
        screen.settle()
        expect(page.get_by_role("alert")).to_be_hidden()
        assert screen["rule"] == "intuition"
        page.wait_for_load_state("networkidle")
    trouble[:] = [each for each in trouble if "foreign request: http://127.0.0.1:" not in each]


def test_hostile_words_of_the_server_are_words_and_break_no_line(
    screen: Screen, trouble: list[str]
) -> None:
    screen.open("/?step=24&play=0")
    page, alert = screen.page, screen.page.get_by_role("alert")
    fault = {"field": HOSTILE, "message": HOSTILE}
    refusal = {"detail": HOSTILE, "errors": [fault, {"field": "x", "message": HOSTILE}, fault]}
    page.route(TRACE, given(refusal, 422))
    page.locator(".rule [data-value=intuition]").click()
    expect(alert).to_contain_text("<img src=x")
    assert page.locator("#app img").count() == 0
    wide, low = page.evaluate(
        """() => [document.querySelector("#trouble").scrollWidth - innerWidth,
            document.querySelector("#trouble").offsetHeight / innerHeight]"""
    )
    assert wide <= 0
    assert low <= 0.25
    expect(page.locator("#stage")).to_be_in_viewport(ratio=0.9)

    def talked(route: Route) -> None:
        walk = route.fetch().json()
        for step in walk["steps"]:
            step |= dict.fromkeys(("heading", "caption", "narration"), HOSTILE[:400])
            step["notes"] = [{"kind": "intuition", "at": None, "text": HOSTILE[:400]}]
        route.fulfill(json=walk)

    page.unroute(TRACE)
    page.route(TRACE, talked)
    page.locator(".rule [data-value=intuition]").click()
    explain = page.locator("#explain")
    expect(explain.locator(".notes")).to_contain_text("<img src=x")
    assert page.locator("#app img").count() == 0
    assert explain.evaluate("(e) => e.scrollWidth - e.clientWidth") <= 0


@pytest.mark.parametrize("path", ["/", "/embed"])
def test_a_script_that_never_comes_is_said_without_one(page: Page, path: str) -> None:
    held: list[Route] = []
    page.route("**/main.js", lambda route: held.append(route))  # a builtin has no signature
    page.goto(path, wait_until="commit")
    expect(page.locator(".still")).to_be_visible()
    told = """() => {
        for (const each of document.getAnimations()) each.finish();
        const {content, visibility} = getComputedStyle(document.querySelector("#app"), "::before");
        return [content, visibility];
    }"""
    top = FloatRect(x=0, y=0, width=900, height=150)
    before = page.screenshot(clip=top)
    content, visibility = page.evaluate(told)
    assert "could not be loaded" in content
    assert visibility == "visible"
    assert page.screenshot(clip=top) != before, "nothing lies over it"
