"""Barriers: axe-core on the page in its states, what is spoken, forced colours, focus, motion."""

from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.screen import Screen
from tools.node import packages

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

AXE = """async ([tags, where]) => {
    const {violations} = await axe.run(where, {
        runOnly: {type: "tag", values: tags},
        resultTypes: ["violations"],
    });
    return violations.map(({id, help, nodes}) => ({id, help, nodes: nodes.map(
        ({target, failureSummary}) => [target.join(" "), failureSummary])}));
}"""

LOOKS: list[dict[str, Any]] = [
    {"color_scheme": "light"},
    {"color_scheme": "dark"},
    {"forced_colors": "active"},
    {"color_scheme": "light", "viewport": {"width": 390, "height": 844}, "has_touch": True},
    {"color_scheme": "light", "viewport": {"width": 1024, "height": 768}},
]
NAMES = ["light", "dark", "forced colours", "phone", "tablet"]


def barriers(page: Page, where: str = "html") -> list[Any]:
    """What axe-core finds on the page, or in a part of it, as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate((packages() / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found: list[Any] = page.evaluate(AXE, [RULES, where])
    return found


looks = pytest.mark.parametrize("look", LOOKS, ids=NAMES)


@looks
def test_axe_finds_nothing_at_any_kind_of_step(
    open_page: Any, client: httpx.Client, look: dict[str, Any]
) -> None:
    page: Page = open_page(**look)
    screen = Screen(page, client).open()
    for step, tau in [(1, 1), (3, 0.5), (12, 1), (13, 1), (20, 0.66), (21, 1), (22, 1), (24, 1)]:
        screen.seek(step, tau)
        page.wait_for_timeout(170)  # highlights fade in
        assert barriers(page) == [], (step, tau)


@looks
def test_axe_finds_nothing_in_what_can_be_opened(
    open_page: Any, client: httpx.Client, look: dict[str, Any]
) -> None:
    page: Page = open_page(**look)
    screen = Screen(page, client).open()
    for tab in page.get_by_role("tab").all():
        tab.click()
        assert barriers(page) == [], tab.text_content()
    page.locator(".rule [data-value=intuition]").click()
    screen.settle()
    assert barriers(page) == []
    page.get_by_role("button", name="Help").click()
    expect(page.locator("dialog#help")).to_be_visible()
    assert barriers(page) == []
    page.keyboard.press("Escape")
    screen.edit()
    assert barriers(page) == []


@looks
def test_axe_finds_nothing_in_what_opens_from_the_graph(
    open_page: Any, client: httpx.Client, look: dict[str, Any]
) -> None:
    page: Page = open_page(**look)
    screen = Screen(page, client).open()
    screen.seek(20)
    # On a phone a popover lies over other controls, which axe would find too small.
    where = "#popover" if "viewport" in look else "html"
    page.locator("#graph .hit[data-link=T2-1-1]").dispatch_event("click")
    page.wait_for_timeout(170)  # it fades in
    assert barriers(page, where) == []
    page.keyboard.press("Escape")
    page.locator("#graph .unit[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_timeout(170)
    assert barriers(page, where) == []


def test_axe_can_find_something(screen: Screen) -> None:
    screen.open()
    screen.page.evaluate("document.querySelector('.play').setAttribute('aria-label', '')")
    screen.page.evaluate("document.querySelector('.play .word').remove()")
    assert [one["id"] for one in barriers(screen.page)] == ["button-name"]


# ---- what is heard ---------------------------------------------------------------------


def test_the_page_has_its_landmarks_and_a_way_past_them(screen: Screen) -> None:
    screen.open()
    page = screen.page
    expect(page.get_by_role("banner")).to_have_count(1)
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("complementary", name="Linked views")).to_have_count(1)
    for name in ("Network", "This step", "Playback"):
        expect(page.get_by_role("region", name=name, exact=True)).to_have_count(1)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to playback")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#transport")).to_be_focused()


def test_the_graph_is_one_stop_and_its_units_say_what_is_known(screen: Screen) -> None:
    screen.open()
    screen.seek(20)
    page = screen.page
    graph = page.get_by_role(
        "group",
        name="Network graph. 4 layers with 2, 2, 2 and 1 units. Arrow keys move between units.",
    )
    expect(graph.get_by_role("button")).to_have_count(10)
    assert page.locator("#graph .unit[tabindex='0']").count() == 1
    page.locator("#graph .unit[tabindex='0']").focus()
    said = []
    for key in ("ArrowRight", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
        said.append(page.locator("#graph .unit:focus").get_attribute("aria-label"))
    assert said[0] == "Unit 1, layer 2. z minus 0.100, activation 0.475, error minus 0.111."
    assert said[1] == "Unit 2, layer 2. z 1.050, activation 0.741."
    assert said[3] is not None
    assert said[3].startswith("Bias unit, layer 2, always 1.")
    screen.seek(1)
    labels = page.locator("#graph .unit").evaluate_all("(all) => all.map((e) => e.ariaLabel)")
    assert "Unit 2, layer 2." in labels
    spoken = page.locator("#graph .unit, #graph [aria-hidden=true]")
    loose = page.locator("#graph text").evaluate_all(
        "(all) => all.filter((e) => !e.closest('.unit, [aria-hidden=true]')).length"
    )
    assert spoken.count() > 10
    assert loose == 0


def test_a_step_an_edit_and_a_mode_are_told_once_each(screen: Screen) -> None:
    screen.open()
    page, live = screen.page, screen.page.locator("#live")
    expect(live).to_have_attribute("aria-live", "polite")
    screen.seek(20, 0.5)
    assert "Errors sent back" not in (live.text_content() or "")
    screen.seek(21, 1)
    expect(live).to_have_text("Times the slope 0.192 gives the error of unit 2 in layer 2: 0.078.")
    page.locator(".rule [data-value=intuition]").click()
    screen.settle()
    expect(live).to_have_text(
        "Lecture intuition on. Slopes are left out, so these are not the true gradients."
    )
    page.locator(".rule [data-value=exact]").click()
    screen.settle()
    screen.edit()
    screen.type("x 1", "0.25")
    screen.settle()
    expect(live).to_contain_text("x 1 set to 0.25. Cost ")


def test_while_playing_a_layer_is_told_not_every_step(screen: Screen) -> None:
    screen.open()
    page = screen.page
    page.evaluate("""() => {
        window.told = [];
        const live = document.getElementById("live");
        const hear = () => window.told.push(live.textContent);
        new MutationObserver(hear).observe(live, {childList: true});
    }""")
    page.locator("select.speed").select_option("4")
    screen.seek(14, 0.9)
    page.locator(".play").click()
    # Looked at in the instant that the next layer has begun: a pause would tell a step by itself.
    told = page.wait_for_function(
        "() => Number(document.getElementById('app').dataset.step) > 18 && window.told.slice()"
    ).json_value()
    assert told == [
        "Backward, layer 3 done. Errors: minus 0.227 and 0.185. Mean size 0.206, "
        "0.35 times the layer before."
    ]


# ---- what is seen ----------------------------------------------------------------------

RING = """() => {
    const e = document.activeElement;
    const shape = e.closest(".unit")?.querySelector(".focus-ring");
    const own = getComputedStyle(shape ?? e);
    const focus = getComputedStyle(document.documentElement).getPropertyValue("--focus").trim();
    const name = e.getAttribute("aria-label") ?? e.textContent.trim();
    return shape ? [name, own.strokeWidth, own.stroke, focus]
        : [name, own.outlineStyle === "none" ? "0" : own.outlineWidth, own.outlineColor, focus];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whatever_has_the_focus_has_a_ring_of_three_pixels(
    open_page: Any, client: httpx.Client, scheme: str
) -> None:
    page: Page = open_page(color_scheme=scheme)
    screen = Screen(page, client).open()
    screen.seek(20)
    violet = {"light": "rgb(91, 53, 201)", "dark": "rgb(185, 163, 255)"}[scheme]
    rings = []
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        rings.append(page.evaluate(RING))
    assert len(rings) > 12
    assert [ring for ring in rings if ring[1:3] != ["3px", violet]] == []


TARGETS = """() => [...document.querySelectorAll(
        "button, select, input, summary, [role=radio], [role=tab], [role=slider], a[href]")]
    .filter((e) => e.checkVisibility({visibilityProperty: true}) && !e.closest(".skip, svg, p"))
    .map((e) => [e, e.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && (box.width < 24 || box.height < 24))
    .map(([e, box]) => [e.outerHTML.slice(0, 80), box.width, box.height])"""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844), (320, 640)])
def test_no_control_is_smaller_than_24_pixels(
    open_page: Any, client: httpx.Client, width: int, height: int
) -> None:
    page: Page = open_page(viewport={"width": width, "height": height})
    screen = Screen(page, client).open()
    screen.seek(20)
    assert page.evaluate(TARGETS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    screen.edit()
    assert page.evaluate(TARGETS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_with_reduced_motion_nothing_moves(open_page: Any, client: httpx.Client) -> None:
    page: Page = open_page(reduced_motion="reduce")
    screen = Screen(page, client)
    page.goto("/")
    page.wait_for_selector("#app[data-ready]")
    assert (screen["playing"], screen["tau"]) == ("false", "1.0000")
    assert screen["kind"] == "output_delta"
    page.wait_for_timeout(300)
    frames = []
    for _ in range(3):
        frames.append(page.screenshot())
        page.wait_for_timeout(250)
    assert len(set(frames)) == 1
    page.locator(".play").click()
    for _ in range(6):
        assert page.locator("#graph .dot, #graph .wake").count() == 0
        assert screen["tau"] == "1.0000"
        page.wait_for_timeout(100)


def test_forced_colours_mark_by_outlines_and_tell_signs_without_hue(
    open_page: Any, client: httpx.Client
) -> None:
    page: Page = open_page(forced_colors="active")
    screen = Screen(page, client).open()
    screen.seek(20, 0.3)
    page.wait_for_timeout(200)

    def style(selector: str, name: str) -> str:
        read = "(e, name) => getComputedStyle(e)[name]"
        return str(page.locator(selector).first.evaluate(read, name))

    assert style("#graph .unit.active .outline", "strokeWidth") == "3px"
    assert style(".lit-box:not([hidden])", "outlineStyle") == "solid"
    assert style("#code .current", "outlineStyle") == "solid"
    assert style("#graph .edge.neg:not(.bias)", "strokeDasharray") != "none"
    assert style("#graph .edge.pos:not(.bias)", "strokeDasharray") == "none"
    assert style(".play", "color") != style(".play", "backgroundColor")
    assert style("#timeline .bar", "borderTopStyle") == "solid"
    expect(page.locator("#graph .dot path").first).to_be_attached()
    page.locator("#formula .number[data-ref=T2-1-2]").hover()
    assert style("#matrix td[data-ref=T2-1-2]", "outlineStyle") == "solid"
    assert style("#graph .unit[data-unit='3-1'] .focus-ring", "strokeOpacity") == "1"


def test_a_sign_is_in_the_number_and_in_the_dot_not_in_the_hue_alone(screen: Screen) -> None:
    screen.open()
    screen.seek(20, 0.12)
    page = screen.page
    for number in page.locator("#graph .tone-neg").all():
        assert (number.text_content() or "").startswith("\u2212")
    for number in page.locator("#graph .tone-pos").all():
        assert not (number.text_content() or "").startswith("\u2212")
    dots = page.locator("#graph .dot")
    assert dots.count() > 0
    assert page.locator("#graph .dot path").count() == dots.count()
