"""The oracle itself: its chain rule against its differences, which know no chain rule."""

from decimal import Decimal

from hypothesis import assume, given

from tests.engine import oracle
from tests.engine.networks import LECTURE, Sample, always, has_kink, samples


def off_kinks(sample: Sample) -> bool:
    zs, _ = oracle.exactly(oracle.forward)(sample.case)
    return not any(
        has_kink(name) and any(abs(v) < 1e-9 for v in z)
        for name, z in zip(sample.network.activations, zs, strict=True)
    )


@always(25)
@given(samples(units=3))
@oracle.exactly
def test_the_chain_rule_agrees_with_nudging_every_weight_to_25_digits(sample: Sample) -> None:
    assume(off_kinks(sample))
    found, wanted = oracle.backward(sample.case).gradient, oracle.differences(sample.case)
    for ours, numeric in zip(found, wanted, strict=True):
        for row, truth in zip(ours, numeric, strict=True):
            for a, b in zip(row, truth, strict=True):
                assert abs(a - b) < Decimal("1e-25") * max(Decimal(1), abs(b))


@oracle.exactly
def test_the_lecture_network_costs_the_logarithm_of_its_output() -> None:
    output = oracle.forward(LECTURE.case)[1][-1][0]
    assert abs(oracle.cost_of(LECTURE.case) + output.ln()) < Decimal("1e-55")
