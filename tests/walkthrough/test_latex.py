r"""The formulas: well formed, and put in numbers they come to the step's own value.

``put_in_numbers`` is a small reader of LaTeX that knows nothing of how a formula was made: every
\Theta, a, \delta and g' is looked up in the trace by the indices that are printed on it.
"""

import re

import pytest
from hypothesis import given

from app.engine.solution import Solution
from app.walkthrough.step import Step
from tests.engine.networks import HIDDEN, PAIRS, Sample, always, grid, network, samples, vector
from tests.walkthrough.telling import GRANULARITIES, flat, of, solved, step, told

RULES = ["exact", "intuition", "y_minus_a"]
COMMANDS = {
    r"\Theta", r"\delta", r"\cdot", r"\,", r"\;", r"\left", r"\right", r"\sum", r"\log", r"\frac",
    r"\tfrac", r"\partial", r"\mathrm",
}  # fmt: skip
THETA = re.compile(r"\\Theta_\{(\d)(\d)\}\^\{\((\d+)\)\}|\\Theta_\{(\d+),(\d+)\}\^\{\((\d+)\)\}")
UNIT = re.compile(r"(a|\\delta)_(?:(\d)|\{(\d+)\})\^\{\((\d+)\)\}")


def put_in_numbers(of_: Solution, latex: str) -> float:
    """A sum of products, perhaps in \\left( … \\right) and times g'(z)."""
    whole = re.fullmatch(r"\\left\((.*)\\right\) g'\(z_(?:(\d)|\{(\d+)\})\^\{\((\d+)\)\}\)", latex)
    if whole:
        j, layer = int(whole[2] or whole[3]), int(whole[4])
        return put_in_numbers(of_, whole[1]) * of(of_.passed.slope[layer - 1])[j - 1]
    total = 0.0
    for term in latex.split(" + "):
        theta = THETA.match(term)
        assert theta, term
        i, j, l = (int(n) for n in theta.groups() if n is not None)
        weight = float(of_.problem.network.theta[l - 1][i - 1, j])
        rest = term[theta.end() :]
        if rest == r"\cdot 1":
            assert j == 0, "only the bias unit is always 1"
            total += weight
            continue
        signal = re.fullmatch(r"\\,(.*)", rest)
        assert signal, rest
        unit = UNIT.fullmatch(signal[1])
        assert unit, signal[1]
        k, layer = int(unit[2] or unit[3]), int(unit[4])
        if unit[1] == "a":
            assert (layer, k) == (l, j), "a weight multiplies what is on its left"
            total += weight * of(of_.passed.a[layer - 1])[k - 1]
        else:
            assert (layer, k) == (l + 1, i), "an error comes from the right"
            total += weight * of(of_.back.delta[layer - 1])[k - 1]
    return total


def assert_well_formed(latex: str) -> None:
    assert set(re.findall(r"\\(?:[A-Za-z]+|.)", latex)) <= COMMANDS
    depth = 0
    for character in latex:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0
    assert latex.count(r"\left") == latex.count(r"\right")
    plain = re.sub(r"\\(left|right)[()\[\]]", "", latex)
    for one, other in ("()", "[]"):
        assert plain.count(one) == plain.count(other)
    assert latex.isascii()
    assert not re.search(r"[_^]\d\d", latex), "two digits need braces"


@pytest.mark.parametrize("granularity", GRANULARITIES)
@pytest.mark.parametrize("rule", RULES)
@always(40)
@given(sample=samples(hidden=HIDDEN))
def test_every_formula_is_well_formed(rule: str, granularity: str, sample: Sample) -> None:
    for s in told(sample, rule, "unit" if granularity == "unit" else "layer"):
        assert_well_formed(s["latex"])


def assert_true(sample: Sample, rule: str) -> int:
    of_, checked = solved(sample, rule), 0
    for s in told(sample, rule):
        if s["unit"] is not None and s["kind"] != "activation":
            (value,) = flat(s["value"])
            size = 1 + sum(abs(float(w)) for theta in sample.network.theta for w in theta.flat)
            assert put_in_numbers(of_, s["latex"]) == pytest.approx(
                value, rel=1e-12, abs=1e-12 * size
            )
            checked += 1
    return checked


@pytest.mark.parametrize("rule", RULES)
@always(40)
@given(sample=samples(hidden=HIDDEN, min_depth=3))
def test_put_in_numbers_a_formula_comes_to_the_value_of_its_step(rule: str, sample: Sample) -> None:
    layers = sample.network.layers
    assert assert_true(sample, rule) == sum(layers[1:]) + 2 * sum(layers[1:-1])


@pytest.mark.parametrize("rule", RULES)
def test_so_it_does_where_indices_have_two_digits(rule: str) -> None:
    layers = (11, 12, 10)
    theta = [
        [[0.01 * (i * 13 + j) - 0.7 for j in range(left + 1)] for i in range(right)]
        for left, right in ((11, 12), (12, 10))
    ]
    x = vector(*(0.1 * k - 0.5 for k in range(11)))
    wide = Sample(network(theta), x, vector(*([1.0] + [0.0] * 9)))
    assert assert_true(wide, rule) == layers[1] + layers[2] + 2 * layers[1]
    assert step(told(wide), "weighted_sum", 2, 12)["latex"].endswith(
        r"\Theta_{12,9}^{(1)}\,a_9^{(1)} + \Theta_{12,10}^{(1)}\,a_{10}^{(1)}"
        r" + \Theta_{12,11}^{(1)}\,a_{11}^{(1)}"
    )


@always(30)
@given(samples(min_depth=3, inputs=grid(3.0)))
def test_an_activation_is_g_of_the_z_of_its_own_unit(sample: Sample) -> None:
    for s in told(sample):
        if s["kind"] == "activation" and s["unit"] is not None:
            assert s["latex"] == f"g(z_{s['unit']}^{{({s['layer']})}})"


LECTURE = [
    # By hand, in the notation of UI.md section 5 and the contract.
    ("input", 1, None, "a^{(1)} = x"),
    ("weighted_sum", 2, 1, r"\Theta_{10}^{(1)}\cdot 1 + \Theta_{11}^{(1)}\,a_1^{(1)}"
     r" + \Theta_{12}^{(1)}\,a_2^{(1)}"),
    # The lecture's slide has a_1 in the last term here, at 4:39.
    ("weighted_sum", 3, 1, r"\Theta_{10}^{(2)}\cdot 1 + \Theta_{11}^{(2)}\,a_1^{(2)}"
     r" + \Theta_{12}^{(2)}\,a_2^{(2)}"),
    ("activation", 3, 2, "g(z_2^{(3)})"),
    # The slide drops the minus sign, parentheses and the "1 −" in the second log, at 6:08.
    ("cost", 4, None, r"-\left[y \log a_1^{(4)} + (1 - y) \log(1 - a_1^{(4)})\right]"),
    ("output_delta", 4, None, "a_1^{(4)} - y"),
    ("weighted_delta", 3, 2, r"\Theta_{12}^{(3)}\,\delta_1^{(4)}"),
    ("delta", 3, 2, r"\left(\Theta_{12}^{(3)}\,\delta_1^{(4)}\right) g'(z_2^{(3)})"),
    ("weighted_delta", 2, 2,
     r"\Theta_{12}^{(2)}\,\delta_1^{(3)} + \Theta_{22}^{(2)}\,\delta_2^{(3)}"),
    ("gradient", 2, None, r"\delta^{(3)}\,[1;\,a^{(2)}]^{T}"),
]  # fmt: skip


@pytest.mark.parametrize("expected", LECTURE, ids=lambda e: f"{e[0]}-{e[1]}-{e[2]}")
def test_the_lectures_formulas(expected: tuple[str, int, int | None, str]) -> None:
    kind, layer, unit, latex = expected
    assert step(told(), kind, layer, unit)["latex"] == latex


BY_LAYER = [
    ("weighted_sum", 3, r"\Theta^{(2)}\,[1;\,a^{(2)}]"),
    ("activation", 3, "g(z^{(3)})"),
    ("weighted_delta", 2, r"(\Theta^{(2)})^{T}\,\delta^{(3)}"),
    ("delta", 2, r"(\Theta^{(2)})^{T}\,\delta^{(3)} \;.*\; g'(z^{(2)})"),
]


@pytest.mark.parametrize(("kind", "layer", "latex"), BY_LAYER)
def test_the_lectures_formulas_by_layer(kind: str, layer: int, latex: str) -> None:
    assert step(told(granularity="layer"), kind, layer)["latex"] == latex


@pytest.mark.parametrize(
    ("pair", "outputs", "latex"),
    [
        (("cross_entropy", "sigmoid"), 2, r"-\sum_k \left[y_k \log a_k^{(2)}"
         r" + (1 - y_k) \log(1 - a_k^{(2)})\right]"),
        (("cross_entropy", "softmax"), 2, r"-\sum_k y_k \log a_k^{(2)}"),
        *[(("squared_error", g), 1, r"\tfrac{1}{2} (a_1^{(2)} - y)^2")
          for g in (*HIDDEN, "softmax")],
        *[(("squared_error", g), 2, r"\tfrac{1}{2} \sum_k (a_k^{(2)} - y_k)^2")
          for g in (*HIDDEN, "softmax")],
    ],
)  # fmt: skip
def test_the_cost_of_each_loss(pair: tuple[str, str], outputs: int, latex: str) -> None:
    assert pair in PAIRS
    theta = [[[0.1, 0.2]] * outputs]
    sample = Sample(network(theta, pair[1], pair[0]), vector(1), vector(*[1.0, 0.0][:outputs]))
    assert step(told(sample), "cost", 2)["latex"] == latex


def test_errors_of_several_outputs_and_of_an_unfused_loss() -> None:
    two = Sample(network([[[0, 0], [0, 0]]]), vector(1), vector(1, 0))
    assert step(told(two), "output_delta", 2)["latex"] == "a^{(2)} - y"
    unfused = Sample(network([[[0, 0]]], "tanh", "squared_error"), vector(1), vector(1))
    gate = step(told(unfused), "output_delta", 2)["latex"]
    assert gate == r"(a^{(2)} - y) \;.*\; g'(z^{(2)})"
    turned: Step = step(told(unfused, "y_minus_a"), "output_delta", 2)
    assert turned["latex"] == r"(y - a^{(2)}) \;.*\; g'(z^{(2)})"
    assert step(told(unfused, "y_minus_a"), "output_error", 2)["latex"] == "y - a_1^{(2)}"
    softmax = Sample(
        network([[[0, 0], [0, 0]]], "softmax", "squared_error"), vector(1), vector(1, 0)
    )
    assert step(told(softmax), "output_delta", 2)["latex"] == r"J^{T}\,(a^{(2)} - y)"
