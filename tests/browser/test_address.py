"""The address bar is always a link to what is shown; back and forward travel over edits."""

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.screen import Screen

OpenPage = Callable[..., Page]


def query_of(page: Page) -> str:
    return urlsplit(page.url).query


def until_linked(screen: Screen) -> str:
    """Waits until the address holds the link of what is shown, and gives its query."""
    query = screen["query"]
    screen.page.wait_for_function("query => location.search.slice(1) === query", arg=query)
    return query


def test_the_address_is_the_canonical_link_with_the_step(screen: Screen) -> None:
    screen.open("/?y=1&x=0.50_1.0&theta1=0.1_8e-1_-0.60&layers=2-1")
    screen.seek(4, 1)
    expect(screen.page).to_have_url(re.compile("#step=4$"))
    query = until_linked(screen)
    assert query == "layers=2-1&activations=sigmoid&loss=cross_entropy&theta1=.1_.8_-.6&x=.5_1&y=1"


def test_the_address_opens_on_the_same_lesson_and_step(screen: Screen) -> None:
    screen.open("/?layers=2-2-2&x=1_0&y=1_0&seed=5&rule=intuition&theme=dark&granularity=layer")
    screen.seek(5, 1)
    expect(screen.page).to_have_url(re.compile("granularity=layer&theme=dark#step=5$"))
    address, before = screen.page.url, screen.truth()["problem"]
    screen.page.goto("about:blank")
    screen.page.goto(address)
    screen.page.wait_for_selector("#app[data-ready]")
    assert (screen["step"], screen["granularity"], screen["run"]) == ("5", "layer", "paused")
    assert screen.truth()["problem"] == before
    expect(screen.page.locator("html")).to_have_attribute("data-theme", "dark")


BAD = "layers=2-a-1&x=1_b&y=1"


def test_a_link_that_cannot_be_shown_stays_to_be_put_right_until_something_is_edited(
    screen: Screen, trouble: list[str]
) -> None:
    screen.open(f"/?{BAD}")
    page = screen.page
    # Moving about, closing the banner and another view of the network that is shown are no edits.
    screen.seek(7)
    page.locator("#trouble .dismiss").click()
    page.locator(".pace").get_by_role("radio", name="Layer").click()
    screen.settle()
    expect(page).to_have_url(re.compile("#step="))
    page.wait_for_timeout(900)
    assert query_of(page) == BAD
    screen.edit()
    screen.type("x 1", "3")
    screen.settle()
    edited = f"{screen['query']}&granularity=layer"
    page.wait_for_function("query => location.search.slice(1) === query", arg=edited)
    # It can still be gone back to, and says again what is wrong with it.
    page.go_back()
    expect(page.locator("#trouble")).to_be_visible()
    page.wait_for_function("q => document.querySelector('#app').dataset.query !== q", arg=edited)
    page.wait_for_timeout(900)
    assert query_of(page) == BAD
    trouble[:] = [line for line in trouble if "422" not in line]


def test_choosing_an_example_takes_the_place_of_a_link_that_cannot_be_shown(
    screen: Screen, trouble: list[str]
) -> None:
    screen.open(f"/?{BAD}")
    screen.page.locator("select.presets").select_option("xnor")
    screen.page.wait_for_selector("#app[data-query^='layers=2-2-1&']")
    assert "layers=2-2-1" in until_linked(screen)
    trouble[:] = [line for line in trouble if "422" not in line]


def test_back_and_forward_travel_over_edits(screen: Screen) -> None:
    screen.open()
    first = until_linked(screen)
    screen.page.locator('.resize[aria-label="One unit fewer in layer 3"]').click()
    screen.settle()
    second = until_linked(screen)
    assert dict(parse_qsl(second))["layers"] == "2-2-1-1"
    screen.page.go_back()
    screen.page.wait_for_function(
        "q => document.querySelector('#app').dataset.query === q", arg=first
    )
    assert query_of(screen.page) == first
    # To be at a stop is not to make a new one, which would cut off the way forward.
    length = screen.page.evaluate("history.length")
    screen.page.wait_for_timeout(1200)
    assert screen.page.evaluate("history.length") == length
    screen.page.go_forward()
    screen.page.wait_for_function(
        "q => document.querySelector('#app').dataset.query === q", arg=second
    )
    assert query_of(screen.page) == second


def test_a_stop_knows_what_its_example_is_there_to_show(screen: Screen) -> None:
    page, note = screen.page, screen.page.locator("[data-note=example]")
    screen.open()
    until_linked(screen)
    for name in ("xnor", "vanishing"):
        page.locator("#header .presets").select_option(name)
        expect(page.locator("#header .presets")).to_have_value(name)
        screen.settle()
        until_linked(screen)
    page.reload()
    page.go_back()
    expect(page.locator("#header .presets")).to_have_value("xnor")
    screen.seek(1)
    sentence = screen.api.get("/api/v1/presets/xnor").json()["sentence"]
    expect(note).to_have_text(f"This example {sentence}")


def test_an_edit_at_once_leaves_the_first_stop_whole_and_its_example_known(screen: Screen) -> None:
    page, menu = screen.page, screen.page.locator("#header .presets")
    screen.open()
    page.locator('.resize[aria-label="One unit fewer in layer 3"]').click()
    screen.settle()
    second = until_linked(screen)
    expect(menu).to_have_value("")
    # A hash written by hand is a stop of its own, at what is shown.
    page.evaluate("location.hash = '#step=7'")
    menu.select_option("xnor")
    # The examples are asked for first, and until they are there nothing is wanted.
    expect(page.locator("#app")).to_have_attribute("data-query", re.compile("^layers=2-2-1&"))
    third = until_linked(screen)
    for way, query, chosen in (
        ("back", second, ""),  # the hash
        ("back", second, ""),  # the edit
        ("back", None, "lecture"),
        ("forward", second, ""),
        ("forward", second, ""),
        ("forward", third, "xnor"),
    ):
        getattr(page, f"go_{way}")()
        expect(menu).to_have_value(chosen)
        screen.settle()
        # The lecture's errata belong to its own network alone.
        assert page.evaluate("history.state.lecture") is (chosen == "lecture")
        assert query in (None, screen["query"])


def test_a_link_with_a_step_keeps_it_in_the_hash(screen: Screen) -> None:
    screen.open("/?step=sum2.1&play=0")
    expect(screen.page).to_have_url(re.compile("#step=18$"))


def test_what_a_link_says_of_the_view_outlives_a_problem_without_a_link(screen: Screen) -> None:
    ones = "_".join(["1"] * 45)
    screen.open(f"/?layers=45-45-1&x={ones}&y=1&seed=5&title=Week+5&theme=dark")
    heading = screen.page.get_by_role("heading", name="Week 5")
    expect(heading).to_be_visible()
    screen.page.locator(".rule").get_by_role("radio", name=re.compile("intuition", re.I)).click()
    screen.settle()
    expect(screen.page).to_have_url(re.compile(r"/\?title=Week%205&theme=dark(#|$)"))
    screen.page.reload()
    screen.page.wait_for_selector("#app[data-ready]")
    expect(heading).to_be_visible()
    expect(screen.page.locator("#app")).to_have_attribute("data-rule", "intuition")


def test_a_step_in_the_hash_is_gone_to_without_loading_anew(screen: Screen) -> None:
    screen.open()
    screen.page.evaluate("window.same = true; location.hash = '#step=7'")
    screen.page.wait_for_function("() => document.querySelector('#app').dataset.step === '7'")
    assert screen.page.evaluate("window.same") is True


def test_stepping_adds_no_stops_to_the_way_back(screen: Screen) -> None:
    screen.open()
    until_linked(screen)
    length = screen.page.evaluate("history.length")
    for step in (3, 4, 5):
        screen.seek(step, 1)
        expect(screen.page).to_have_url(re.compile(f"#step={step}$"))
    assert screen.page.evaluate("history.length") == length


def test_a_locked_link_lets_nothing_be_edited(screen: Screen) -> None:
    screen.open("/?lock=1")
    page = screen.page
    expect(page.locator("button.edit")).to_be_hidden()
    expect(page.locator("#header .presets")).to_be_hidden()
    expect(page.locator("#handles button")).to_have_count(0)
    page.locator('#graph .theta[data-part="T2-1-2"]').click()
    page.locator('#graph [data-unit="2-1"]').click()
    expect(page.locator("#popover")).to_be_hidden()
    page.get_by_role("tab", name="All values").click()
    assert page.locator("#values input").evaluate_all("all => all.every((one) => one.readOnly)")


def test_what_a_link_hides_is_hidden(screen: Screen) -> None:
    screen.open("/?hide=formula-matrix-controls-editor")
    for hidden in ("#formula", "#matrix", "#transport", "button.edit"):
        expect(screen.page.locator(hidden)).to_be_hidden()
    expect(screen.page.locator("#code")).to_be_visible()
    expect(screen.page.locator("#stage")).to_be_visible()


def test_what_a_link_says_in_vain_is_told_in_a_note(screen: Screen) -> None:
    screen.open("/?speed=9&colour=red")
    note = screen.page.locator("#warnings")
    expect(note.locator("summary")).to_contain_text("2 things")
    note.locator("summary").click()
    expect(note).to_contain_text("speed must be one of 0.5, 1, 2, 4.")
    expect(note).to_contain_text("colour is not a parameter here.")


def test_a_link_says_how_fast_and_whether_it_plays(screen: Screen) -> None:
    screen.page.goto("/?play=0&speed=4&motion=off")
    screen.page.wait_for_selector("#app[data-ready]")
    assert (screen["run"], screen["kind"], screen["tau"]) == ("paused", "output_delta", "1.0000")
    expect(screen.page.locator("select.speed")).to_have_value("4")
    screen.page.goto("/?play=1&step=3")
    screen.page.wait_for_selector("#app[data-ready]")
    assert screen["run"] == "playing"


LONG = f"layers=45-45-1&x={'_'.join(['1'] * 45)}&y=1&seed=5"


def test_a_problem_too_long_for_a_link_keeps_the_one_it_came_by(screen: Screen) -> None:
    screen.open(f"/?{LONG}&theme=dark")
    assert screen["query"] == ""
    screen.page.wait_for_timeout(1200)
    assert query_of(screen.page) == f"{LONG}&theme=dark"


def test_one_that_no_link_holds_is_there_again_after_a_reload(screen: Screen) -> None:
    screen.open(f"/?{LONG}")
    page = screen.page
    page.get_by_role("radio", name="Lecture intuition").click()
    page.wait_for_function("() => document.querySelector('#app').dataset.rule === 'intuition'")
    expect(page).to_have_url(re.compile(r"/(#step=[0-9]+)?$"))
    before = page.evaluate("history.state.problem")
    page.reload()
    page.wait_for_function("() => document.querySelector('#app').dataset.rule === 'intuition'")
    screen.settle()
    assert page.evaluate("history.state.problem") == before
    assert before["layers"] == [45, 45, 1]
