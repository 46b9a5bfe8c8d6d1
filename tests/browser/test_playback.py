"""Playing, stepping, scrubbing: by button, by key, by finger."""

from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.screen import Screen


def place(screen: Screen) -> tuple[int, float]:
    return int(screen["step"]), float(screen["tau"])


def test_the_first_view_shows_the_forward_pass_then_the_error_is_born(screen: Screen) -> None:
    screen.open(play=True)
    assert screen["phase"] == "intro"
    expect(screen.page.locator(".counter")).to_have_text("Overview")
    # The timeline is where the words are.
    assert screen.page.locator("#timeline .lit").all_text_contents() == [
        "Forward \u2192Forward \u2192"
    ]
    expect(screen.page.get_by_role("button", name="Pause")).to_be_visible()
    screen.page.wait_for_selector("#app[data-phase=backward][data-kind=output_delta]")
    expect(screen.page.locator(".heading")).to_have_text("\u2190 Backward, layer 4.")
    screen.page.wait_for_selector("#app[data-kind=weighted_delta]")
    screen.page.wait_for_selector("#graph .dot")


def test_the_buttons_step(screen: Screen) -> None:
    screen.open()
    screen.page.get_by_role("button", name="Next step").click()
    screen.page.wait_for_selector("#app[data-step='2'][data-run=paused]")
    assert place(screen) == (2, 1.0)
    screen.page.get_by_role("button", name="Last step").click()
    assert place(screen) == (24, 1.0)
    expect(screen.page.locator(".heading")).to_have_text("Done.")
    screen.page.get_by_role("button", name="Previous step").click()
    assert place(screen) == (23, 1.0)
    screen.page.get_by_role("button", name="First step").click()
    assert place(screen) == (1, 1.0)


def test_play_goes_on_from_step_to_step_and_pause_holds(screen: Screen) -> None:
    screen.open()
    screen.page.get_by_label("Speed").select_option("4")
    screen.page.get_by_role("button", name="Play", exact=True).click()
    screen.page.wait_for_selector("#app[data-step='4']")
    screen.page.get_by_role("button", name="Pause", exact=True).click()
    held = place(screen)
    screen.page.wait_for_timeout(300)
    assert place(screen) == held
    assert screen["playing"] == "false"


@pytest.mark.parametrize(
    ("key", "step"),
    [("ArrowLeft", 14), ("Home", 1), ("End", 24), ("Shift+ArrowRight", 18),
     ("Shift+ArrowLeft", 14), ("Control+ArrowLeft", 14)],
)  # fmt: skip
def test_keys_move_from_step_15(screen: Screen, key: str, step: int) -> None:
    screen.open()
    screen.seek(15)
    screen.page.keyboard.press(key)
    assert place(screen) == (step, 1.0)


def test_the_right_arrow_tells_the_next_step_and_pressed_again_cuts(screen: Screen) -> None:
    screen.open()
    screen.seek(15)
    screen.page.keyboard.press("ArrowRight")
    assert (screen["step"], screen["run"]) == ("16", "once")
    screen.page.keyboard.press("ArrowRight")
    assert place(screen) == (17, 1.0)


@pytest.mark.parametrize(
    "chosen", [".rule [data-value=intuition]", "#transport [data-value=layer]", "#tab-values",
               "#code [data-value=octave]"],
)  # fmt: skip
def test_who_has_chosen_by_hand_goes_on_stepping_with_the_arrows(
    screen: Screen, chosen: str
) -> None:
    screen.open()
    screen.seek(12)
    choice = screen.page.locator(chosen)
    choice.click()
    screen.settle()
    for key, by in (("ArrowRight", 1), ("ArrowRight", 1), ("ArrowLeft", -1)):
        before = int(screen["step"])
        screen.page.keyboard.press(key)
        assert int(screen["step"]) == before + by
    state = "aria-selected" if chosen == "#tab-values" else "aria-checked"
    expect(choice).to_have_attribute(state, "true")
    # Who comes by Tab moves the choice, as radios and tabs do.
    screen.page.keyboard.press("Tab")
    screen.page.keyboard.press("Shift+Tab")
    stood = screen["step"]
    screen.page.keyboard.press("ArrowLeft")
    expect(choice).to_have_attribute(state, "false")
    assert screen["step"] == stood or chosen == "#transport [data-value=layer]"


def test_space_plays_and_pauses_but_not_on_a_button_or_in_a_field(screen: Screen) -> None:
    screen.open()
    screen.page.keyboard.press("Space")
    assert screen["playing"] == "true"
    screen.page.keyboard.press("Space")
    assert screen["playing"] == "false"
    screen.page.get_by_role("button", name="Last step").focus()
    screen.page.keyboard.press("Space")
    assert (screen["playing"], screen["step"]) == ("false", "24")
    screen.edit()
    box = screen.page.get_by_role("textbox", name="x 1", exact=True)
    box.focus()
    screen.page.keyboard.press("Home")
    screen.page.keyboard.press("Space")
    assert (screen["playing"], screen["step"]) == ("false", "24")


def test_the_timeline_scrubs_continuously_and_pauses(screen: Screen) -> None:
    screen.open(play=True)
    box = screen.page.locator("#timeline .track").bounding_box()
    assert box
    mouse, y = screen.page.mouse, box["y"] + 12
    mouse.move(box["x"] + 2, y)
    mouse.down()
    seen = []
    for k in range(1, 21):
        mouse.move(box["x"] + box["width"] * k / 20, y)
        seen.append(sum(place(screen)))
    mouse.up()
    assert seen == sorted(seen)
    assert len({position % 1 for position in seen}) > 5
    assert place(screen)[0] == 24
    assert screen["playing"] == "false"


def test_the_timeline_is_a_slider_that_speaks(screen: Screen) -> None:
    screen.open()
    slider = screen.page.get_by_role("slider", name="Step")
    slider.focus()
    screen.seek(20)
    expect(slider).to_have_attribute("aria-valuenow", "20")
    expect(slider).to_have_attribute("aria-valuemax", "24")
    expect(slider).to_have_attribute(
        "aria-valuetext", "Step 20 of 24, backward, layer 2, unit 2, weighted sum of errors"
    )
    screen.page.keyboard.press("ArrowDown")
    assert place(screen) == (19, 1.0)


def test_a_phase_name_leads_to_its_first_step(screen: Screen) -> None:
    screen.open()
    screen.page.get_by_role("button", name="\u2190 Backward").click()
    screen.page.wait_for_selector("#app[data-step='13'][data-kind=output_delta]")


def test_a_finished_step_is_announced(screen: Screen) -> None:
    screen.open()
    screen.seek(20)
    expect(screen.page.locator("#live")).to_contain_text("minus 0.90 times minus 0.227 is 0.204")


def test_without_motion_the_page_opens_on_the_finished_output_error(
    open_page: Any, client: httpx.Client
) -> None:
    screen = Screen(open_page(reduced_motion="reduce"), client).open(play=True)
    assert place(screen) == (13, 1.0)
    assert screen["playing"] == "false"
    assert screen.number("d4-1") == "\u22120.580"
    screen.page.keyboard.press("ArrowRight")
    assert (place(screen), screen["run"]) == ((14, 1.0), "paused")
    assert screen.page.locator("#graph .dot").count() == 0
    screen.page.keyboard.press("Space")
    taus = screen.page.evaluate(
        """async () => {
            const app = document.getElementById("app");
            const seen = new Set();
            const end = performance.now() + 1800;
            while (performance.now() < end) {
                seen.add(app.dataset.tau);
                await new Promise(requestAnimationFrame);
            }
            return [...seen];
        }"""
    )
    assert taus == ["1.0000"]
    assert place(screen)[0] > 14


def test_a_finger_is_enough_on_a_phone(open_page: Any, client: httpx.Client) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    screen = Screen(page, client).open()
    page.get_by_role("button", name="Next step").tap()
    page.wait_for_selector("#app[data-step='2'][data-run=paused]")
    box = page.locator("#timeline .track").bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] * 0.7, box["y"] + 12)
    assert screen["phase"] == "backward"
    page.locator(".rule [data-value=intuition]").tap()
    screen.settle()
    assert screen["rule"] == "intuition"
    page.get_by_role("button", name="Edit network").tap()
    screen.type("x 1", "0.25")
    screen.settle()
    assert "x=.25_1" in screen["query"]
    assert page.evaluate("document.documentElement.scrollWidth") == 390
