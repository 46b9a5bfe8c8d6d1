"""Help, theme, the slip to be tried from its note, and the page on paper."""

import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.screen import Screen

DARK, LIGHT = "rgb(20, 25, 31)", "rgb(255, 255, 255)"


def surface(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.getElementById('header')).backgroundColor"))


def open_help(page: Page) -> None:
    page.get_by_role("button", name="Help").click()
    expect(page.get_by_role("dialog", name="How to read it")).to_be_visible()


# ---- help -------------------------------------------------------------------------------


def test_escape_closes_it_and_the_focus_returns(screen: Screen) -> None:
    screen.open()
    open_help(screen.page)
    screen.page.keyboard.press("ArrowRight")
    assert screen["step"] == "1", "the page behind it does not step"
    screen.page.keyboard.press("Escape")
    expect(screen.page.locator("#help")).to_be_hidden()
    expect(screen.page.get_by_role("button", name="Help")).to_be_focused()


def test_where_its_script_cannot_be_had_it_says_so_and_the_next_press_tries_again(
    screen: Screen, trouble: list[str]
) -> None:
    page = screen.open().page
    # Nor is a dialog shown undressed.
    for needed in ("**/dialogs.css", "**/help.js"):
        page.route(needed, lambda route: route.abort())
        page.get_by_role("button", name="Help").click()
        expect(page.get_by_role("alert")).to_contain_text("The help could not be loaded.")
        expect(page.locator("#help")).to_be_hidden()
        page.locator("#trouble .dismiss").click()
        page.unroute(needed)
    open_help(page)
    expect(page.get_by_role("alert")).to_be_hidden()
    trouble[:] = [line for line in trouble if "ERR_FAILED" not in line]


def test_it_closes_by_its_button_and_by_a_press_beside_it(screen: Screen) -> None:
    page = screen.open().page
    open_help(page)
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#help")).to_be_hidden()
    open_help(page)
    page.mouse.click(20, 500)
    expect(page.locator("#help")).to_be_hidden()


def test_it_has_the_notation_the_four_errata_the_keys_and_the_way_to_the_api(
    screen: Screen, client: httpx.Client
) -> None:
    page = screen.open().page
    open_help(page)
    expect(page.locator("#help .help-card")).to_have_count(5)
    assert page.locator("#help .errata tbody th").all_text_contents() == [
        "4:39",
        "6:08",
        "8:50",
        "to the end",
    ]
    keys = page.locator("#help .keys tbody th").all_text_contents()
    assert [key for key in keys if re.fullmatch(r"[A-Z][a-z]+", key)] == ["Space", "Enter", "Esc"]
    link = page.locator("#help a").get_attribute("href") or ""
    assert client.get("/" + link).status_code == 200


@pytest.mark.parametrize(("key", "step"), [("End", "24"), ("Home", "1"), ("ArrowLeft", "9")])
def test_the_keys_do_what_it_says(screen: Screen, key: str, step: str) -> None:
    screen.open()
    screen.seek(10)
    screen.page.keyboard.press(key)
    assert screen["step"] == step


@pytest.mark.parametrize(("width", "height"), [(320, 640), (390, 844), (1280, 720), (844, 480)])
def test_it_fits(open_page: Any, client: httpx.Client, width: int, height: int) -> None:
    page: Page = open_page(viewport={"width": width, "height": height})
    Screen(page, client).open()
    page.evaluate("document.querySelector('button.help').click()")
    expect(page.locator("#help")).to_be_visible()
    box = page.locator("#help").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= height
    overflow = page.evaluate(
        "[...document.querySelectorAll('#help, #help *')]"
        ".filter((e) => e.namespaceURI.endsWith('xhtml'))"
        ".filter((e) => e.getBoundingClientRect().right > innerWidth + 1)"
        ".map((e) => e.className)"
    )
    assert overflow == []


def test_what_is_announced_is_set_here_and_kept(screen: Screen) -> None:
    page = screen.open().page
    open_help(page)
    group = page.get_by_role("radiogroup", name="Announce while playing")
    expect(group.get_by_role("radio", name="every layer")).to_be_checked()
    group.get_by_role("radio", name="off").click()
    expect(group.get_by_role("radio", name="off")).to_be_checked()
    screen.open()
    open_help(page)
    expect(group.get_by_role("radio", name="off")).to_be_checked()


# ---- theme ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("system", "first", "second"), [("light", LIGHT, DARK), ("dark", DARK, LIGHT)]
)
def test_the_theme_follows_the_system_until_the_button_says_otherwise(
    open_page: Any, client: httpx.Client, system: str, first: str, second: str
) -> None:
    page: Page = open_page(color_scheme=system)
    screen = Screen(page, client).open()
    other = "dark" if system == "light" else "light"
    assert surface(page) == first
    page.get_by_role("button", name=f"Switch to the {other} theme").click()
    assert surface(page) == second
    screen.open()
    assert surface(page) == second, "it is remembered"
    page.get_by_role("button", name=f"Switch to the {system} theme").click()
    assert surface(page) == first
    assert page.evaluate("document.documentElement.dataset.theme ?? null") is None
    page.emulate_media(color_scheme="light" if system == "dark" else "dark")
    assert surface(page) == second, "the system is followed again"
    expect(page.get_by_role("button", name=f"Switch to the {system} theme")).to_be_visible()


def test_a_chosen_theme_is_there_before_the_page_s_script_runs(
    open_page: Any, client: httpx.Client, trouble: list[str]
) -> None:
    page: Page = open_page(color_scheme="light")
    Screen(page, client).open()
    page.get_by_role("button", name="Switch to the dark theme").click()
    page.route("**/main.js", lambda route: route.abort())
    page.goto("/", wait_until="domcontentloaded")
    assert surface(page) == DARK
    trouble.clear()


def test_without_storage_the_theme_holds_until_the_page_is_closed(
    open_page: Any, client: httpx.Client
) -> None:
    page: Page = open_page(color_scheme="light")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no storage'); }})"
    )
    Screen(page, client).open()
    page.get_by_role("button", name="Switch to the dark theme").click()
    assert surface(page) == DARK


def test_on_a_phone_the_theme_is_chosen_in_help(open_page: Any, client: httpx.Client) -> None:
    page: Page = open_page(viewport={"width": 390, "height": 844}, color_scheme="light")
    Screen(page, client).open()
    expect(page.locator("button.theme")).to_be_hidden()
    open_help(page)
    page.get_by_role("radiogroup", name="Theme").get_by_role("radio", name="dark").click()
    assert surface(page) == DARK


# ---- the slip ---------------------------------------------------------------------------


def test_the_slip_is_tried_from_its_erratum_and_left_the_same_way(screen: Screen) -> None:
    page = screen.open().page
    screen.seek(13)
    page.get_by_role("button", name="Try y \u2212 a").click()
    screen.settle()
    assert screen["rule"] == "y_minus_a"
    assert screen.number("d4-1") == "0.580"
    expect(page.get_by_role("radio", name="y \u2212 a")).to_be_checked()
    back = page.get_by_role("button", name="Back to a \u2212 y")
    expect(back).to_be_focused()
    screen.seek(24)
    expect(page.locator("#explain .heading")).to_have_text("Done, but these are not the gradients.")
    screen.seek(13)
    back.click()
    screen.settle()
    assert screen["rule"] == "exact"
    assert screen.number("d4-1") == "\u22120.580"
    expect(page.get_by_role("radio", name="y \u2212 a")).to_have_count(0)


def test_the_slip_is_left_from_any_step_by_the_rule_s_control(screen: Screen) -> None:
    page = screen.open().page
    screen.seek(13)
    page.get_by_role("button", name="Try y \u2212 a").click()
    screen.settle()
    screen.seek(20)
    page.get_by_role("radio", name="Exact").click()
    screen.settle()
    assert screen["rule"] == "exact"
    expect(page.get_by_role("radio", name="Exact")).to_be_focused()


def test_a_complete_sum_is_told_to_lack_its_factor(screen: Screen) -> None:
    page = screen.open().page
    note = page.locator("[data-note=missing]")
    screen.seek(20, 0.9)
    expect(note).to_have_count(0)
    screen.seek(20, 1)
    expect(note).to_contain_text("One factor is still missing.")
    screen.seek(21, 1)
    expect(note).to_have_count(0)


# ---- paper ------------------------------------------------------------------------------


def test_paper_has_graph_formula_and_all_values_and_nothing_to_press(
    open_page: Any, client: httpx.Client
) -> None:
    page: Page = open_page(color_scheme="dark")
    screen = Screen(page, client).open()
    screen.seek(24)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for selector in ("#graph", "#formula .columns", "#values .units", "#values .weights"):
        expect(page.locator(selector)).to_be_visible()
    assert page.locator("button:visible, select:visible, [role=slider]:visible").count() == 0
    assert surface(page) == LIGHT
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator("#matrix")).to_be_visible()
    expect(page.locator("#values")).to_be_hidden()


# ---- the reference ----------------------------------------------------------------------


def test_the_reference_is_dark_where_the_system_is_and_its_code_is_not_turned_back(
    open_page: Any,
) -> None:
    page: Page = open_page(color_scheme="dark")
    page.goto("/docs")
    page.locator(".opblock").first.click()
    code = page.locator(".highlight-code, .microlight").first
    expect(code).to_be_visible()
    turned = code.evaluate(
        """(e) => {
            let count = 0;
            const deepest = e.querySelector(".microlight") ?? e;
            for (let at = deepest; at; at = at.parentElement)
                count += getComputedStyle(at).filter.includes("invert");
            return count;
        }"""
    )
    assert turned == 2, "with the page, and back"
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert paper == DARK
    assert page.locator("#reference").evaluate("(e) => getComputedStyle(e).filter") != "none"
