"""Errata and notes: in the words of UI.md 5.1, where they belong and nowhere else."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given

from app.walkthrough.notes import Note
from app.walkthrough.step import Granularity, Step
from tests.engine.networks import HIDDEN, LECTURE, PAIRS, Sample, always, network, samples, vector
from tests.walkthrough.telling import GRANULARITIES, flat, of, shows, solved, step, told

MINUS = "\N{MINUS SIGN}"
LAST_TERM = "The last term of z₁⁽³⁾ should use a₂⁽²⁾, not a₁⁽²⁾."
COST = (
    f"The slide drops the minus sign, a pair of parentheses and the “1 {MINUS}” in the second "
    "log. This is the corrected formula."
)
SIGN = f"The lecture says y {MINUS} a. The correct sign is a {MINUS} y."


def noted(steps: list[Step]) -> Iterator[tuple[str, int, int | None, Note]]:
    for s in steps:
        for note in s["notes"]:
            yield s["kind"], s["layer"], s["unit"], note


def errata(steps: list[Step]) -> list[tuple[str, int, int | None, str | None, str]]:
    return [
        (kind, layer, unit, note["at"], note["text"])
        for kind, layer, unit, note in noted(steps)
        if note["kind"] == "erratum"
    ]


@pytest.mark.parametrize(("granularity", "unit"), [("unit", 1), ("layer", None)])
@pytest.mark.parametrize("rule", ["exact", "intuition", "y_minus_a"])
def test_the_lecture_network_has_its_three_errata_where_the_lecture_slips(
    rule: str, granularity: Granularity, unit: int | None
) -> None:
    assert errata(told(LECTURE, rule, granularity)) == [
        ("weighted_sum", 3, unit, "4:39", LAST_TERM),
        ("cost", 4, None, "6:08", COST),
        ("output_delta", 4, None, "8:50", SIGN),
    ]


def test_an_erratum_has_no_value_of_its_own() -> None:
    assert all(note["exact"] is None for _, _, _, note in noted(told()))


def test_the_slip_of_the_last_term_needs_two_units_on_the_left() -> None:
    # a₂⁽²⁾ is the last term only where layer 2 has two units, and only layer 3 has a z₁⁽³⁾.
    def at_439(*layers: int) -> list[tuple[int, int | None]]:
        theta = [[[0.1] * (a + 1)] * b for a, b in pairwise(layers)]
        sample = Sample(network(theta), vector(*[1.0] * layers[0]), vector(*[1.0] * layers[-1]))
        return [(layer, unit) for _, layer, unit, at, _ in errata(told(sample)) if at == "4:39"]

    assert at_439(2, 2, 2, 1) == [(3, 1)]
    assert at_439(3, 2, 3) == [(3, 1)]
    for layers in ((2, 3, 2, 1), (2, 1, 2, 1), (2, 2), (2, 1)):
        assert at_439(*layers) == []


@pytest.mark.parametrize(("loss", "output"), PAIRS)
def test_the_slips_of_a_formula_stand_by_that_formula_alone(loss: str, output: str) -> None:
    sample = Sample(network([[[0.5, 1]]], output, loss), vector(1), vector(1))
    found = {at: kind for kind, _, _, at, _ in errata(told(sample))}
    # The slide's cost is the cross-entropy of sigmoid outputs.
    assert ("6:08" in found) == ((loss, output) == ("cross_entropy", "sigmoid"))
    fused = loss == "cross_entropy" or output == "linear"
    assert found["8:50"] == ("output_delta" if fused else "output_error")


@pytest.mark.parametrize("granularity", GRANULARITIES)
@always(40)
@given(sample=samples(hidden=HIDDEN))
def test_an_erratum_stands_once_at_most_and_the_exact_rule_needs_no_other_note(
    granularity: Granularity, sample: Sample
) -> None:
    steps = told(sample, granularity=granularity)
    minutes = [at for _, _, _, at, _ in errata(steps)]
    assert len(set(minutes)) == len(minutes)
    assert all(note["kind"] == "erratum" for _, _, _, note in noted(steps))


def test_the_intuition_says_what_it_leaves_out_with_the_true_value() -> None:
    steps = told(rule="intuition")
    (note,) = step(steps, "delta", 3, 1)["notes"]
    assert (note["kind"], note["at"]) == ("intuition", None)
    assert note["text"] == (
        f"The video’s formula leaves out g′(z). The exact value is {MINUS}0.227."
    )
    assert note["exact"] == pytest.approx(-0.226906, abs=5e-7)
    (all_,) = step(told(rule="intuition", granularity="layer"), "delta", 2)["notes"]
    assert all_["text"] == (
        f"The video’s formula leaves out g′(z). The exact values are {MINUS}0.111, 0.078."
    )
    assert all_["exact"] == pytest.approx([-0.111476, 0.078248], abs=5e-7)


@pytest.mark.parametrize("granularity", GRANULARITIES)
@always(40)
@given(sample=samples(hidden=HIDDEN, min_depth=3))
def test_under_the_intuition_each_hidden_error_has_the_exact_one_beside_it(
    granularity: Granularity, sample: Sample
) -> None:
    true = solved(sample).back.delta
    places = []
    for kind, layer, unit, note in noted(told(sample, "intuition", granularity)):
        if note["kind"] == "intuition" and kind == "delta":
            places.append((kind, layer, unit))
            exact = of(true[layer - 1])
            assert note["exact"] == (exact if unit is None else exact[unit - 1])
            said = note["text"].replace(MINUS, "-").removesuffix(".").split(" are ")[-1]
            texts = said.split(" is ")[-1].split(", ")
            for text, value in zip(texts, flat(note["exact"]), strict=True):
                assert shows(text, value)
    layers = sample.network.layers
    hidden = range(len(layers) - 1, 1, -1)
    if granularity == "layer":
        assert places == [("delta", l, None) for l in hidden]
    else:
        assert places == [("delta", l, j) for l in hidden for j in range(1, layers[l - 1] + 1)]


def test_gradients_made_of_the_intuitions_errors_are_said_to_be_none() -> None:
    """By UI.md 11 the largest entries shown are Θ₁₂⁽²⁾, −0.687 for −0.168, and Θ₁₂⁽¹⁾."""
    steps = [step for step in told(LECTURE, "intuition", "unit") if step["kind"] == "gradient"]
    of_3, of_2, of_1 = (step["notes"] for step in steps)
    assert of_3 == [], "no hidden error reaches the last Θ"
    assert [note["text"][-7:-1] for note in (*of_2, *of_1)] == ["\u22120.168", "\u22120.111"]
    exact = [step for step in told(LECTURE, "exact", "unit") if step["kind"] == "gradient"]
    assert [step["notes"] for step in exact] == [[], [], []]
