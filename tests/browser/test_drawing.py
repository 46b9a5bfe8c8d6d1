"""The drawing beside the formula: arrows at true sums, the ring where z and a are."""

from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.screen import Screen, partial_sums, says

WIDE = [(1440, 900), (1280, 720)]
TAUS = [n / 20 for n in range(21)]


def test_only_true_sums_are_ever_said(screen: Screen) -> None:
    screen.open()
    trace = screen.truth()
    label = screen.page.locator("#drawing .walk-sum")
    seen = 0
    for step in trace["steps"]:
        if step["kind"] not in ("weighted_sum", "weighted_delta"):
            continue
        (sums,) = partial_sums(trace, step["step"]).values()
        for tau in TAUS:
            screen.seek(step["step"], tau)
            text = label.text_content() or ""
            landed = int(screen.page.get_attribute("#drawing svg", "data-landed") or 0)
            if landed == 0:
                assert text == ""
            else:
                assert says(text, sums[landed - 1])
                seen += 1
        assert says(label.text_content() or "", sums[-1])
    assert seen > 50


def test_the_number_beside_the_walk_is_the_graph_s_number(screen: Screen) -> None:
    screen.open()
    for tau in TAUS:
        screen.seek(8, tau)
        text = screen.page.locator("#drawing .walk-sum").text_content()
        graph = screen.page.locator('#graph [data-ref="z3-2"]')
        assert (text or "") == (graph.first.text_content() if graph.count() else "")


def test_a_gate_says_its_slope(screen: Screen) -> None:
    screen.open()
    trace = screen.truth()
    for step in trace["steps"]:
        if step["kind"] != "delta":
            continue
        screen.seek(step["step"])
        text = screen.page.locator("#drawing .slope-caption").text_content() or ""
        assert text.startswith("slope g\u2032(z) = ")
        assert says(text.split(" = ")[1], step["slope"])
        assert "M" in (screen.page.locator(".slope-tangent").get_attribute("d") or "")


@pytest.mark.parametrize("tau", [0.0, 0.3, 0.44])
def test_what_an_activation_brings_is_not_shown_before(screen: Screen, tau: float) -> None:
    screen.open()
    screen.seek(5, tau)
    expect(screen.page.locator("#drawing .slope-caption")).to_have_attribute("opacity", "0")
    screen.seek(5, 1)
    expect(screen.page.locator("#drawing .slope-caption")).to_have_attribute("opacity", "1")
    expect(screen.page.locator("#drawing .slope-caption")).to_have_text("g(1.050) = 0.741")


def test_from_frame_to_frame_nothing_is_made(screen: Screen) -> None:
    screen.open()
    made = screen.page.evaluate(
        """() => {
            const app = document.getElementById("app");
            const seek = (step, tau) => app.dispatchEvent(
                new CustomEvent("backprop:seek", {detail: {step, tau}}));
            let nodes = 0;
            for (const step of [6, 7, 20, 21]) {
                seek(step, 0);
                const seen = new Set(document.querySelectorAll("#drawing svg, #drawing svg *"));
                for (let k = 1; k <= 60; k += 1) {
                    seek(step, k / 60);
                    for (const e of document.querySelectorAll("#drawing svg, #drawing svg *")) {
                        if (!seen.has(e)) nodes += 1;
                    }
                }
            }
            return nodes;
        }"""
    )
    assert made == 0


@pytest.mark.parametrize(("width", "height"), WIDE)
def test_formula_and_drawing_never_meet(
    open_page: Any, client: httpx.Client, width: int, height: int
) -> None:
    page: Page = open_page(viewport={"width": width, "height": height})
    screen = Screen(page, client).open()
    for granularity in ("Unit", "Layer"):
        page.get_by_role("radio", name=granularity, exact=True).click()
        screen.settle()
        for step in range(1, int(screen["steps"]) + 1):
            screen.seek(step)
            columns = page.locator("#formula .columns").bounding_box()
            drawing = page.locator("#drawing").bounding_box()
            if drawing and columns:
                assert columns["x"] + columns["width"] <= drawing["x"], step


def test_a_narrower_page_has_no_drawing(open_page: Any, client: httpx.Client) -> None:
    page: Page = open_page(viewport={"width": 1279, "height": 800})
    Screen(page, client).open().seek(20)
    expect(page.locator("#drawing")).to_be_hidden()


@pytest.mark.parametrize("rule", ["Exact", "Lecture intuition"])
@pytest.mark.parametrize(("width", "height"), [*WIDE, (1366, 768), (1024, 768), (768, 1024)])
def test_nothing_of_the_explanation_is_cut_off(
    open_page: Any, client: httpx.Client, width: int, height: int, rule: str
) -> None:
    page: Page = open_page(viewport={"width": width, "height": height})
    screen = Screen(page, client).open()
    page.get_by_role("radio", name=rule).click()
    screen.settle()
    for step in range(1, 25):
        for tau in (0.2, 1):
            screen.seek(step, tau)
            sizes = page.evaluate(
                """() => {
                    const inner = (e) =>
                        [e.scrollHeight - e.clientHeight, e.scrollWidth - e.clientWidth];
                    const notes = document.querySelector(".notes").getBoundingClientRect();
                    const last = [...document.querySelectorAll("#formula .columns > *")]
                        .map((e) => e.getBoundingClientRect().bottom);
                    return [...inner(document.querySelector("#explain")),
                        notes.height ? Math.max(...last) - notes.top : 0];
                }"""
            )
            assert max(sizes) <= 1, (step, tau, sizes)
