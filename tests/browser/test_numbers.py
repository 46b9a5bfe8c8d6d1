"""The numbers on the screen are the API's, at every instant."""

from itertools import pairwise

import pytest

from tests.browser.screen import Instant, Screen, partial_sums, says, value_of

TAUS = [0.0, 0.03, 0.2, 0.4, 0.5, 0.6, 0.75, 0.9, 0.97, 1.0]


def choose(screen: Screen, rule: str, granularity: str) -> None:
    screen.page.locator(f".rule [data-value={rule}]").click()
    screen.settle()
    screen.page.locator(f".pace [data-value={granularity}]").click()
    screen.settle()
    assert (screen["rule"], screen["granularity"]) == (rule, granularity)


@pytest.mark.parametrize("granularity", ["unit", "layer"])
@pytest.mark.parametrize("rule", ["exact", "intuition"])
def test_every_number_is_a_true_value_or_a_true_partial_sum(
    screen: Screen, rule: str, granularity: str
) -> None:
    screen.open()
    choose(screen, rule, granularity)
    trace = screen.truth()
    instants = screen.sweep(TAUS)
    assert len(instants) == len(TAUS) * len(trace["steps"])
    for instant in instants:
        sums = partial_sums(trace, instant.step)
        for name, text in instant.refs:
            if text in {"\u2026", "\u2013"}:
                continue
            allowed = [value_of(trace, name), *sums.get(name, [])]
            assert any(says(text, value) for value in allowed), (instant.step, instant.tau, name)


@pytest.mark.parametrize("rule", ["exact", "intuition"])
def test_at_the_end_every_number_is_there(screen: Screen, rule: str) -> None:
    screen.open()
    choose(screen, rule, "unit")
    screen.tab("values")
    trace = screen.truth()
    screen.page.keyboard.press("End")
    shown = screen.sweep([1.0])[-1].numbers
    for layer in (2, 3, 4):
        for unit in range(1, trace["problem"]["layers"][layer - 1] + 1):
            for part in "zasd" if layer < 4 else "zad":
                name = f"{part}{layer}-{unit}"
                assert says(shown[name], value_of(trace, name)), name
    for layer, matrix in enumerate(trace["gradient"], 1):
        for i, row in enumerate(matrix, 1):
            for j in range(len(row)):
                assert says(shown[f"D{layer}-{i}-{j}"], row[j])


def test_the_lecture_intuition_grows_where_the_exact_error_shrinks(screen: Screen) -> None:
    screen.open()
    screen.page.keyboard.press("End")
    assert screen.number("d3-1") == "\u22120.227"
    choose(screen, "intuition", "unit")
    assert screen.number("d3-1") == "\u22120.928"


def first_shown(instants: list[Instant], name: str) -> tuple[int, float]:
    return next(
        (i.step, i.tau) for i in instants if name in i.numbers and i.numbers[name] != "\u2026"
    )


def test_errors_appear_from_right_to_left(screen: Screen) -> None:
    screen.open()
    instants = screen.sweep(TAUS)
    output = first_shown(instants, "d4-1")
    right = [first_shown(instants, name) for name in ("d3-1", "d3-2")]
    left = [first_shown(instants, name) for name in ("d2-1", "d2-2")]
    assert output < min(right)
    assert max(right) < min(left)


def test_terms_land_one_after_the_other(screen: Screen) -> None:
    screen.open()
    trace = screen.truth()
    sums_at = [told["step"] for told in trace["steps"] if "sum" in told["kind"]]
    sums_at += [told["step"] for told in trace["steps"] if told["kind"] == "weighted_delta"]
    instants = screen.sweep([k / 40 for k in range(41)], sums_at)
    for told in trace["steps"]:
        for name, sums in partial_sums(trace, told["step"]).items():
            here = [i.numbers.get(name, "\u2026") for i in instants if i.step == told["step"]]
            texts = [text for text in here if text != "\u2026"]
            order = list(dict.fromkeys(texts))
            assert len(order) == len(sums), (told["step"], order)
            assert all(says(text, value) for text, value in zip(order, sums, strict=True))


def test_dots_travel_left_in_the_backward_pass_and_right_in_the_forward_pass(
    screen: Screen,
) -> None:
    screen.open()
    paths: dict[tuple[int, str], list[float]] = {}
    kinds: dict[int, str] = {}
    for instant in screen.sweep([k / 20 for k in range(21)]):
        kinds[instant.step] = instant.kind
        for key, x in instant.dots:
            paths.setdefault((instant.step, key), []).append(x)
    for kind, direction in (
        ("weighted_sum", 1),
        ("weighted_delta", -1),
        ("activation", 1),
        ("delta", -1),
    ):
        moving = [path for (step, _), path in paths.items() if kinds[step] == kind]
        assert moving, kind
        for path in moving:
            steps = [(b - a) * direction for a, b in pairwise(path)]
            assert min(steps) > -0.01, kind
            assert sum(steps) > 10, kind
    sums = {step for (step, _) in paths if kinds[step] == "weighted_delta"}
    assert sums == {step for step, kind in kinds.items() if kind == "weighted_delta"}
