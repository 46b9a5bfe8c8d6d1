"""Matrix form, code, gradient check, all values: each says what the API says."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.screen import Screen, resize, says, value_of

CELLS = """() => [...document.querySelectorAll("#matrix [data-ref]")]
    .map((cell) => [cell.dataset.ref, cell.textContent])"""


@pytest.mark.parametrize("query", ["", "?layers=3-4-2&x=1_2_3&y=1_0", "?layers=2-2&x=1_2&y=1_0"])
def test_every_cell_of_the_matrix_form_is_the_apis_number(screen: Screen, query: str) -> None:
    screen.open(f"/{query}")
    trace = screen.truth()
    seen: set[str] = set()
    for step in range(1, len(trace["steps"]) + 1):
        screen.seek(step)
        for name, text in screen.page.evaluate(CELLS):
            assert says(text, value_of(trace, name)), (step, name)
            seen.add(name[0])
    assert seen >= set("Tzad")


def test_the_bias_row_is_hatched_and_said_to_be_dropped(screen: Screen) -> None:
    screen.open()
    screen.seek(20)
    table = screen.page.get_by_role("table", name="Theta 2, transposed")
    expect(table.locator("tr.hatched")).to_have_text(re.compile(r"0\.30\s*\u22120\.20"))
    expect(screen.page.locator("#matrix")).to_contain_text("It has no incoming edges")
    expect(table.locator("tr.lit")).to_contain_text("1.10")
    screen.page.locator(".rule [data-value=intuition]").click()
    screen.settle()
    screen.seek(21)
    expect(screen.page.locator("#matrix")).to_contain_text("leaves out g\u2032(z)")


def test_a_large_layer_is_a_heat_map_with_its_numbers_to_point_at(screen: Screen) -> None:
    screen.open("/?layers=5-9-2&x=1_2_3_4_5&y=1_0")
    trace = screen.truth()
    screen.seek(2)
    cell = screen.page.locator('#matrix [data-link="T1-9-5"]')
    title = cell.get_attribute("title") or ""
    assert title.startswith("from unit 5 in layer 1 to unit 9 in layer 2: ")
    shown = float(title.rpartition(" ")[2].replace("\u2212", "-"))
    assert shown == value_of(trace, "T1-9-5")


@pytest.mark.parametrize("language", ["numpy", "octave", "pytorch"])
def test_the_lit_line_is_the_steps_own_in_every_language(screen: Screen, language: str) -> None:
    screen.open()
    trace = screen.truth()
    listing = screen.api.get(f"/api/v1/code?{screen['query']}&language={language}").json()["code"]
    lines = listing.split("\n")
    screen.page.locator(f"#code [data-value={language}]").click()
    for step in trace["steps"]:
        screen.seek(step["step"])
        lit = screen.page.locator("#code .current")
        expect(lit).to_have_text(lines[step["code_line"][language] - 1])
        box, line = screen.page.locator(".code-lines").bounding_box(), lit.bounding_box()
        assert box
        assert line
        assert box["y"] - 1 <= line["y"] <= box["y"] + box["height"] - line["height"] + 1


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (390, 844)])
def test_no_line_of_the_code_is_cut(screen: Screen, size: tuple[int, int]) -> None:
    screen.open()
    resize(screen.page, *size)
    if size[0] < 1280:
        screen.page.locator("#tab-code").click()
    box = screen.page.locator(".code-lines")
    expect(box.locator(".code-line")).not_to_have_count(1)
    assert box.evaluate("(e) => e.scrollWidth <= e.clientWidth")


def test_the_code_strikes_what_the_intuition_leaves_out(screen: Screen) -> None:
    screen.open()
    screen.page.locator(".rule [data-value=intuition]").click()
    screen.settle()
    expect(screen.page.locator("#code s").first).to_have_text("* sigmoid(z3) * sigmoid(-z3)")


def test_the_whole_program_is_copied_or_shown_to_be_copied(screen: Screen) -> None:
    screen.open()
    listing = screen.api.get(f"/api/v1/code?{screen['query']}").json()["code"]
    screen.page.wait_for_selector("#code .current")
    screen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    screen.page.get_by_role("button", name="Copy program").click()
    expect(screen.page.locator("#code .copy")).to_have_text("Copied")
    assert screen.page.evaluate("navigator.clipboard.readText()") == listing


def test_the_gradient_check_passes_and_fails_with_the_apis_number_and_a_reason(
    screen: Screen,
) -> None:
    screen.open()
    footer = screen.page.locator("#check")
    expect(footer).to_have_attribute("data-state", "passed")
    expect(footer).to_contain_text("Gradient check passed")
    screen.page.locator(".rule [data-value=intuition]").click()
    screen.settle()
    expect(footer).to_have_attribute("data-state", "failed")
    expect(footer).to_contain_text("largest difference 1.715, because g\u2032(z) is left out")
    checked = screen.api.get(f"/api/v1/gradient-check?{screen['query']}").json()
    assert says("1.715", checked["largest_absolute"])
    footer.get_by_role("button").click()
    screen.seek(24)
    marks = screen.page.locator("#values .weights td:last-child").all_text_contents()
    assert len(marks) == 15
    assert marks[-3:] == ["\u2713"] * 3, "no hidden error reaches the last \u0398"
    assert "\u2717" in marks[:6]


def test_a_kink_is_said_not_to_be_judged(screen: Screen) -> None:
    screen.open("/?layers=1-1-1&activations=relu-linear&loss=squared_error"
                "&theta1=0_0&theta2=1_1&x=1&y=1")  # fmt: skip
    expect(screen.page.locator("#check")).to_contain_text("cannot be judged")
    screen.tab("values")
    expect(screen.page.locator("#values .weights td.unknown").first).to_have_text("?")


def test_a_weight_is_changed_in_the_table_and_keeps_what_was_typed(screen: Screen) -> None:
    screen.open()
    screen.tab("values")
    box = screen.page.get_by_role("textbox", name="Theta 12, layer 2, in the table")
    box.fill("0.75")
    screen.settle()
    assert screen.truth()["problem"]["theta"][1][0][2] == 0.75
    assert box.input_value() == "0.75"
    expect(box).to_be_focused()


def test_csv_and_json_take_every_digit_along(screen: Screen) -> None:
    screen.open()
    screen.tab("values")
    trace = screen.truth()
    screen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    screen.page.get_by_role("button", name="Copy JSON of all values").click()
    expect(screen.page.get_by_text("Copied").first).to_be_visible()
    copied = json.loads(screen.page.evaluate("navigator.clipboard.readText()"))
    assert copied["gradient"] == trace["gradient"]
    screen.page.get_by_role("button", name="Copy CSV of all values").click()
    expect(screen.page.locator(".copy", has_text="Copied")).to_have_count(2)
    rows = screen.page.evaluate("navigator.clipboard.readText()").splitlines()
    assert rows[0].startswith("kind,layer,unit,from_unit,z,a,slope,weighted_delta,delta")
    assert len(rows) == 1 + 7 + 15


def test_tabs_are_worked_with_the_arrow_keys(screen: Screen) -> None:
    screen.open()
    first = screen.page.get_by_role("tab", name="Matrix and code")
    first.focus()
    screen.page.keyboard.press("ArrowRight")
    chosen = screen.page.get_by_role("tab", name="All values")
    expect(chosen).to_be_focused()
    expect(chosen).to_have_attribute("aria-selected", "true")
    expect(screen.page.locator("#values")).to_be_visible()
    assert screen["step"] == "1", "the arrows belong to the tabs"


def test_a_narrower_page_has_three_tabs(screen: Screen) -> None:
    resize(screen.page, 1024, 768)
    screen.open()
    expect(screen.page.get_by_role("tab")).to_have_count(3)
    expect(screen.page.locator("#code")).to_be_hidden()
    screen.page.get_by_role("tab", name="Code").click()
    expect(screen.page.locator("#code")).to_be_visible()
    expect(screen.page.locator("#matrix")).to_be_hidden()
    resize(screen.page, 1440, 900)
    expect(screen.page.locator("#matrix")).to_be_visible()
    expect(screen.page.locator("#code")).to_be_visible()


def test_nothing_at_the_side_moves_from_step_to_step(screen: Screen) -> None:
    screen.open()
    boxes = set()
    for step in range(1, 25):
        screen.seek(step)
        boxes.add(str(screen.page.locator("#code").bounding_box()))
    assert len(boxes) == 1


def test_matrices_are_pasted_and_a_wrong_shape_is_explained(screen: Screen) -> None:
    screen.open()
    screen.edit()
    screen.page.get_by_role("button", name="Paste JSON").click()
    box = screen.page.get_by_role("textbox", name="A problem or a list of matrices, as JSON")
    use = screen.page.get_by_role("button", name="Use it")
    before = screen["query"]
    box.fill("[[[1,2],[3,4]],[[1,2]]]")
    use.click()
    expect(screen.page.locator("#paste-fault")).to_contain_text(
        "\u0398(2) has 2 columns, but layer 2 has 2 units"
    )
    assert screen["query"] == before
    assert box.input_value() == "[[[1,2],[3,4]],[[1,2]]]", "nothing is lost"
    box.fill("[[[1,2],[3,4]],[[1,2,3]]]")
    use.click()
    screen.settle()
    expect(screen.page.locator("#paste-fault")).to_be_hidden()
    assert screen.truth()["problem"]["layers"] == [1, 2, 1]
    box.fill('{"layers": [2, 1], "x": [1, 2], "y": [1], "seed": 4}')
    use.click()
    screen.settle()
    assert screen.truth()["problem"]["seed"] == 4


def test_a_pasted_problem_that_the_server_refuses_is_said(
    screen: Screen, trouble: list[str]
) -> None:
    screen.open()
    screen.edit()
    screen.page.get_by_role("button", name="Paste JSON").click()
    screen.page.get_by_role("textbox", name="A problem or a list of matrices, as JSON").fill(
        '{"layers": [2, 1], "lamda": 1}'
    )
    screen.page.get_by_role("button", name="Use it").click()
    expect(screen.page.get_by_role("alert")).to_contain_text("lamda")
    screen.page.get_by_role("button", name="Undo").click()
    expect(screen.page.get_by_role("alert")).to_be_hidden()
    trouble[:] = [line for line in trouble if "422" not in line]


def test_the_entry_of_the_gradient_that_the_formula_shows_is_named_and_said(screen: Screen) -> None:
    screen.open()
    trace = screen.truth()
    formula = screen.page.locator("#formula")
    for step in (22, 23, 24):
        screen.seek(step)
        layer = trace["steps"][step - 1]["layer"]
        entries = trace["gradient"][layer - 1]
        largest = max((abs(v), -i, -j) for i, r in enumerate(entries) for j, v in enumerate(r) if j)
        name = f"D{layer}-{1 - largest[1]}-{-largest[2]}"
        expect(formula.locator(f'[data-ref="{name}"]').first).to_be_visible()
        expect(formula).to_contain_text("The largest of this matrix, biases aside")
        # The error first, then the activation, as the gradient is written everywhere.
        refs = formula.locator(".number[data-ref]").evaluate_all("es => es.map(e => e.dataset.ref)")
        assert [ref[0] for ref in refs] == ["D", "d", "a"]


@pytest.mark.parametrize("width", [1440, 390])
def test_a_sum_of_one_term_is_written_once(screen: Screen, width: int) -> None:
    screen.open()
    resize(screen.page, width, 900)
    screen.seek(15)
    assert screen["kind"] == "delta"
    formula = screen.page.locator("#formula").inner_text()
    assert formula.count("\u22120.928") == 1
    screen.seek(19)
    assert screen.page.locator("#formula").inner_text().count("\u22120.447") == 1


def test_a_power_of_ten_is_written_in_one_way(screen: Screen) -> None:
    screen.open("/?layers=2-2-1&theta1=-30_20_20__10_-20_-20&theta2=-10_20_20&x=0_1&y=1")
    for step in range(1, int(screen["steps"]) + 1):
        screen.seek(step)
        said = screen.page.locator("#app").inner_text().replace("\u2009", " ")
        assert "10\u2212" not in said
        assert "\u00d7 10" not in said.replace("\u00d7 10.", "")
        assert "e-" not in said
    expect(screen.page.locator("#check")).to_contain_text("e\u2212")


def test_what_the_intuition_has_for_errors_is_nowhere_called_equal(screen: Screen) -> None:
    screen.open()
    screen.page.locator(".rule [data-value=intuition]").click()
    screen.settle()
    for step in (18, 19):
        screen.seek(step)
        expect(screen.page.locator("#formula .symbol.operator").first).to_have_text("\u2248")
        expect(screen.page.locator("#matrix .matrix-sign").last).to_have_text("\u2248")
    screen.tab("values")
    heads = screen.page.locator("#values table.units thead th")
    expect(heads.last).to_have_text("\u2248 \u03b4")
    resize(screen.page, 390, 844)
    expect(screen.page.locator("#formula .ledger tr.result th")).to_contain_text("\u2248")
