"""Whatever is changed on the page, the numbers that follow are the API's."""

import pytest
from playwright.sync_api import expect

from tests.browser.screen import Screen, says, value_of


def agrees(screen: Screen) -> None:
    """Every number on the finished screen is the API's for the problem that is shown."""
    screen.settle()
    screen.page.keyboard.press("End")
    trace = screen.truth()
    screen.seek(len(trace["steps"]))
    shown = screen.sweep([1.0], [len(trace["steps"])])[0]
    wrong = [name for name, text in shown.refs
             if text not in "\u2026\u2013" and not says(text, value_of(trace, name))]  # fmt: skip
    assert not wrong
    assert len(shown.refs) > 2 * sum(trace["problem"]["layers"])


def test_typing_a_weight_changes_the_numbers(screen: Screen) -> None:
    screen.open()
    screen.edit()
    screen.type("Theta 12, layer 1", "2")
    agrees(screen)
    assert screen.truth()["problem"]["theta"][0][0][2] == 2
    screen.page.keyboard.press("End")
    assert screen.number("z2-1") == "2.500"


def test_typing_x_and_y_changes_the_numbers(screen: Screen) -> None:
    screen.open()
    screen.edit()
    screen.type("x 1", "\u22121.5")
    screen.type("y", "0")
    agrees(screen)
    problem = screen.truth()["problem"]
    assert (problem["x"], problem["y"]) == ([-1.5, 1], [0])
    assert screen.number("d4-1").startswith("0.")


def test_arrow_keys_nudge_a_number(screen: Screen) -> None:
    screen.open()
    screen.edit()
    box = screen.page.get_by_role("textbox", name="Theta 11, layer 1", exact=True)
    box.focus()
    for key in ("ArrowUp", "Shift+ArrowUp", "Alt+ArrowDown"):
        box.press(key)
    screen.settle()
    assert screen.truth()["problem"]["theta"][0][0][1] == 1.89
    assert box.input_value() == "1.89"


def test_units_come_and_go_and_the_other_weights_stay(screen: Screen) -> None:
    screen.open()
    screen.edit()
    before = screen.truth()["problem"]
    screen.page.get_by_role("button", name="Add a unit to layer 2").click()
    agrees(screen)
    grown = screen.truth()["problem"]
    assert grown["layers"] == [2, 3, 2, 1]
    assert grown["theta"][0][:2] == before["theta"][0]
    assert [row[:3] for row in grown["theta"][1]] == before["theta"][1]
    screen.page.get_by_role("button", name="Remove a unit from layer 2").click()
    agrees(screen)
    assert screen.truth()["problem"] == before


def test_layers_come_and_go(screen: Screen) -> None:
    screen.open()
    screen.edit()
    screen.page.get_by_role("button", name="Add hidden layer").click()
    agrees(screen)
    assert screen.truth()["problem"]["layers"] == [2, 2, 2, 2, 1]
    screen.page.get_by_role("button", name="Add hidden layer").click()
    screen.settle()
    expect(screen.page.get_by_role("button", name="Add hidden layer")).to_be_disabled()
    for count in (5, 4, 3, 2):
        screen.page.locator(".remove-layer").click()
        screen.settle()
        assert len(screen.truth()["problem"]["layers"]) == count
    agrees(screen)
    expect(screen.page.locator(".remove-layer")).to_be_disabled()


@pytest.mark.parametrize("name", ["tanh", "relu", "leaky_relu", "linear"])
def test_a_hidden_layer_takes_every_activation(screen: Screen, name: str) -> None:
    screen.open()
    screen.edit()
    screen.page.get_by_label("Activation of layer 2").select_option(name)
    agrees(screen)
    assert screen.truth()["problem"]["activations"][0] == name


@pytest.mark.parametrize("name", ["tanh", "relu", "leaky_relu", "linear", "softmax"])
def test_an_output_takes_every_activation_with_a_loss_that_fits(screen: Screen, name: str) -> None:
    screen.open()
    screen.edit()
    screen.page.get_by_role("button", name="Add a unit to layer 4").click()
    screen.settle()
    screen.page.get_by_label("Activation of layer 4").select_option(name)
    agrees(screen)
    problem = screen.truth()["problem"]
    assert problem["activations"][-1] == name
    assert (problem["loss"] == "cross_entropy") == (name == "softmax")


def test_squared_error_gates_the_output_like_any_other_unit(screen: Screen) -> None:
    screen.open()
    screen.edit()
    screen.page.get_by_label("Loss", exact=True).first.select_option("squared_error")
    agrees(screen)
    kinds = [step["kind"] for step in screen.truth()["steps"]]
    assert "output_error" in kinds


@pytest.mark.parametrize("name", ["quiz", "xnor", "vanishing", "wide", "lecture"])
def test_every_preset_shows_its_own_numbers(screen: Screen, name: str) -> None:
    screen.open()
    screen.page.locator("select.presets").select_option(name)
    query = screen.api.get(f"/api/v1/presets/{name}").json()["query"]
    screen.page.wait_for_selector(f'#app[data-query="{query}"]')
    screen.tab("values")
    agrees(screen)
    assert screen.page.locator("select.presets").input_value() == name


@pytest.mark.parametrize("how", ["chosen", "linked"])
def test_an_example_says_what_it_is_there_to_show_until_it_is_edited(
    screen: Screen, how: str
) -> None:
    preset = screen.api.get("/api/v1/presets/xnor").json()
    if how == "linked":
        screen.open(f"/?{preset['query']}")
    else:
        screen.open()
        screen.page.locator("select.presets").select_option("xnor")
        screen.page.wait_for_selector(f'#app[data-query="{preset["query"]}"]')
    note = screen.page.locator("[data-note=example]")
    steps = screen.truth()["steps"]
    for step in steps:
        screen.seek(step["step"])
        if step["kind"] in ("input", "output_delta"):
            assert note.inner_text() == f"This example {preset['sentence']}"
        else:
            assert note.count() == 0
    screen.seek(1)
    screen.page.get_by_role("radio", name="Lecture intuition").click()
    screen.settle()
    assert note.count() == 0, "it tells what is so under the exact rule"
    screen.page.get_by_role("radio", name="Exact").click()
    screen.settle()
    assert note.count() == 1
    screen.edit()
    screen.page.get_by_role("button", name="Add a unit to layer 2").click()
    screen.settle()
    screen.seek(1)
    assert note.count() == 0
    screen.page.get_by_role("button", name="Undo").click()
    screen.settle()
    screen.seek(1)
    assert note.count() == 1


def test_undo_and_redo_lead_back_and_forth(screen: Screen) -> None:
    screen.open()
    first = screen["query"]
    screen.edit()
    screen.page.get_by_role("button", name="Add a unit to layer 3").click()
    screen.settle()
    second = screen["query"]
    assert second != first
    screen.page.get_by_role("button", name="Undo").click()
    screen.settle()
    assert screen["query"] == first
    screen.page.get_by_role("button", name="Redo").click()
    screen.settle()
    assert screen["query"] == second
    agrees(screen)


def test_an_edit_keeps_the_place(screen: Screen) -> None:
    screen.open()
    screen.edit()
    screen.seek(20, 0.5)
    screen.type("x 1", "0.75")
    screen.settle()
    assert (screen["step"], screen["tau"]) == ("20", "0.5000")


def test_switching_between_units_and_layers_keeps_the_place(screen: Screen) -> None:
    screen.open()
    screen.seek(20, 1)
    screen.page.locator("[data-value=layer]").click()
    screen.settle()
    assert screen["steps"] == "16"
    assert (screen["kind"], screen["step"]) == ("weighted_delta", "12")


def test_a_network_too_large_to_edit_opens_for_viewing(screen: Screen) -> None:
    screen.open("/?layers=3-14-2&x=1_2_3&y=1_0")
    screen.edit()
    for button in screen.page.locator(".stepper").all():
        assert button.is_disabled()
    expect(screen.page.get_by_text("its size cannot be edited here")).to_be_visible()
    screen.page.get_by_role("button", name="Done").click()
    screen.tab("values")
    agrees(screen)  # so many units are drawn without numbers: the table has them


def test_a_click_on_a_weight_leads_to_its_field(screen: Screen) -> None:
    screen.open()
    screen.page.locator('#graph .theta[data-part="T2-1-2"] rect').click()
    focused = screen.page.evaluate("document.activeElement.dataset.field")
    assert focused == "theta[1][0][2]"
