"""The video's quiz: the question, what is said of each answer, and seeing why."""

from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.screen import Screen, says

MINUS = "\N{MINUS SIGN}"
SIZES = [(1440, 900), (1280, 720), (1024, 768), (768, 1024), (390, 844), (320, 640)]


def quiz(page: Page, client: httpx.Client) -> Screen:
    query = client.get("/api/v1/presets/quiz").json()["query"]
    screen = Screen(page, client).open(f"/?{query}")
    expect(page.locator("#quiz")).to_be_visible()
    return screen


def answer(page: Page, value: str) -> None:
    page.locator(f"#quiz input[value={value}]").check()


def test_the_lecture_s_network_asks_nothing(screen: Screen) -> None:
    screen.open()
    expect(screen.page.locator("#quiz")).to_be_hidden()
    screen.page.locator("select.presets").select_option("quiz")
    expect(screen.page.locator("#quiz")).to_be_visible()
    screen.page.locator("select.presets").select_option("xnor")
    expect(screen.page.locator("#quiz")).to_be_hidden()


@pytest.mark.parametrize(
    ("value", "words"),
    [("first", "Right."), ("second", "No."), ("both", "Half right."), ("neither", "No.")],
)
def test_each_answer_is_judged_in_words(
    page: Page, client: httpx.Client, value: str, words: str
) -> None:
    quiz(page, client)
    expect(page.locator("#quiz .quiz-facts")).to_be_hidden()
    answer(page, value)
    expect(page.locator("#quiz [role=status]")).to_contain_text(words)
    expect(page.locator("#quiz .quiz-facts")).to_be_visible()


def test_the_figures_are_the_api_s_and_flipping_y_shows_which_is_forced(
    page: Page, client: httpx.Client
) -> None:
    screen = quiz(page, client)
    answer(page, "first")
    left, right = page.locator(".quiz-fact").all()
    assert (left.text_content(), right.text_content()) == ("0.000", f"{MINUS}0.258")
    page.get_by_role("button", name="Flip y to 0").click()
    screen.settle()
    expect(page.locator(".quiz-facts")).to_contain_text("y = 0:")
    assert (left.text_content(), right.text_content()) == ("0.000", "0.129")
    truth = screen.truth()
    assert truth["problem"]["y"] == [0]
    assert says(left.text_content() or "", truth["delta"][1][0])
    assert says(right.text_content() or "", truth["delta"][2][0])
    page.get_by_role("button", name="Flip y to 1").click()
    screen.settle()
    expect(right).to_have_text(f"{MINUS}0.258")


def test_show_why_plays_from_the_output_error(page: Page, client: httpx.Client) -> None:
    screen = quiz(page, client)
    answer(page, "neither")
    page.get_by_role("button", name="Show why").click()
    assert screen["playing"] == "true"
    assert screen["kind"] == "output_delta"
    page.wait_for_selector("#app[data-kind=weighted_delta]")


def test_arrow_keys_choose_an_answer_and_step_nothing(page: Page, client: httpx.Client) -> None:
    screen = quiz(page, client)
    page.locator("#quiz input[value=first]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#quiz input[value=second]")).to_be_checked()
    assert screen["step"] == "1"


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_card_fits_hides_nothing_and_stays_where_it_is(
    open_page: Any, client: httpx.Client, width: int, height: int
) -> None:
    page: Page = open_page(viewport={"width": width, "height": height})
    screen = quiz(page, client)
    boxes = set()
    for step in range(1, 25):
        if step == 12:
            answer(page, "second")
        screen.seek(step)
        found = page.evaluate(
            """() => {
                const box = (e) => e.getBoundingClientRect();
                const card = box(document.querySelector("#quiz"));
                const panel = box(document.querySelector("#explain"));
                const others = "#formula :is(.columns > *, tr), .note";
                const meets = [...document.querySelectorAll(others)].map(box)
                    .filter((b) => b.width && b.left < card.right - 1 && b.right > card.left + 1)
                    .filter((b) => b.top < card.bottom - 1 && b.bottom > card.top + 1).length;
                const inside = [...document.querySelectorAll("#quiz *")].map(box)
                    .every((b) => b.right <= card.right + 1 && b.bottom <= card.bottom + 1);
                const stage = box(document.querySelector("#stage"));
                return {place: [card.x, card.y + scrollY, card.height, stage.height].join(),
                    meets, inside, within: card.bottom <= panel.bottom + 1,
                    wide: document.documentElement.scrollWidth};
            }"""
        )
        assert found["wide"] <= width
        assert found["inside"], step
        assert found["within"], step
        assert found["meets"] == 0, step
        boxes.add(found["place"])
    assert len(boxes) == 1
