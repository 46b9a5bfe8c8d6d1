"""The lecture's intuition, told: g′ is left out of formula, numbers and words, and they say so."""

import pytest
from hypothesis import given

from app.walkthrough.step import Granularity, Step
from tests.engine.networks import HIDDEN, LECTURE, Sample, always, samples
from tests.walkthrough.telling import GRANULARITIES, step, told

SAYS_SO = "The lecture’s intuition stops here and leaves out the slope g′(z)."


def hidden(steps: list[Step]) -> list[Step]:
    return [s for s in steps if s["kind"] == "delta"]


@pytest.mark.parametrize("granularity", GRANULARITIES)
@always(40)
@given(sample=samples(hidden=HIDDEN, min_depth=3))
def test_every_hidden_error_is_its_sum_and_no_slope_is_written(
    granularity: Granularity, sample: Sample
) -> None:
    steps = told(sample, "intuition", granularity)
    assert len(hidden(steps)) >= len(sample.network.layers) - 2
    for s in hidden(steps):
        total = step(steps, "weighted_delta", s["layer"], s["unit"])
        assert s["value"] == total["value"]
        assert s["latex"] == total["latex"]
        assert "g'" not in s["latex"]
        assert "=" not in s["numbers"], "nothing is multiplied"
        assert s["caption"] == SAYS_SO
        assert "slope" in s, "the page shows it struck through"


@pytest.mark.parametrize("granularity", GRANULARITIES)
@pytest.mark.parametrize("rule", ["exact", "y_minus_a"])
def test_every_other_rule_multiplies_by_it(rule: str, granularity: Granularity) -> None:
    for s in hidden(told(LECTURE, rule, granularity)):
        assert "g'(z" in s["latex"]
        assert SAYS_SO not in s["caption"]
        assert "slope" in s["caption"]


def test_by_unit_the_ear_hears_that_the_slope_is_left_out() -> None:
    for s in hidden(told(rule="intuition")):
        assert "is left out" in s["narration"]
        assert "Times the slope" not in s["narration"]


def test_forward_pass_cost_and_output_error_are_told_as_ever() -> None:
    exact, bare = told(), told(rule="intuition")
    assert bare[:14] == exact[:14]
    assert bare[14:] != exact[14:]


def test_the_default_networks_error_grows_where_the_true_one_shrinks() -> None:
    # UI.md: from layer 4 to 3 the intuition's grows × 1.45 where the exact one shrinks × 0.35.
    def size(rule: str, layer: int) -> float:
        value = step(told(rule=rule, granularity="layer"), "delta", layer)["value"]
        assert isinstance(value, list)
        return sum(abs(float(v)) for v in value if isinstance(v, float)) / len(value)

    output = 0.579982
    assert size("intuition", 3) / output == pytest.approx(1.45, abs=0.005)
    assert size("exact", 3) / output == pytest.approx(0.355, abs=0.005)


@always(40)
@given(samples(hidden=["linear"], min_depth=3))
def test_behind_linear_units_the_intuition_tells_the_true_numbers(sample: Sample) -> None:
    exact, bare = told(sample), told(sample, "intuition")
    assert [s["value"] for s in bare] == [s["value"] for s in exact]
