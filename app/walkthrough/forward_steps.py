"""The steps from the inputs to the cost."""

from app.walkthrough import formulas, notes, words
from app.walkthrough.numerals import plain, value, vector, weight
from app.walkthrough.step import Step, SumTerm
from app.walkthrough.told import Told


def _heading(layer: int) -> str:
    return f"\u2192 Forward, layer {layer}."


def sum_numbers(terms: list[SumTerm], total: float) -> str:
    """ "(-0.90)(-0.227) + (1.10)(0.185) = 0.407"; the bias signal, always 1, as "1"."""
    products = [
        f"({weight(term['weight'])})({'1' if term['theta'][2] == 0 else value(term['signal'])})"
        for term in terms
    ]
    return f"{' + '.join(products)} = {value(total)}"


def with_rest(step: Step, rest: float | None) -> Step:
    """A long sum is shown as its two largest terms and one number for the others."""
    return step if rest is None else {**step, "rest": rest}


def inputs(told: Told) -> Step:
    """The example enters."""
    x = told.a[0]
    return {
        "step": 0, "phase": "forward", "kind": "input", "layer": 1, "unit": None,
        "terms": [], "value": x,
        "latex": "a^{(1)} = x", "numbers": f"x = {vector(x)}",
        "heading": "Input.", "caption": words.INPUT,
        "narration": words.input_narration(x), "notes": [],
    }  # fmt: skip


def weighted_sum(told: Told, layer: int, j: int) -> Step:
    """z_j^(layer)."""
    terms, z = told.z_terms(layer, j), told.z[layer - 1][j - 1]
    pairs = [(term["weight"], term["signal"]) for term in terms]
    slip_is_here = (layer, j, told.layers[1]) == (3, 1, 2)
    step: Step = {
        "step": 0, "phase": "forward", "kind": "weighted_sum", "layer": layer, "unit": j,
        "terms": terms, "value": z,
        "latex": formulas.weighted_sum(layer, j, told.layers[layer - 2]),
        "numbers": sum_numbers(terms, z),
        "heading": _heading(layer), "caption": words.weighted_sum(j),
        "narration": words.weighted_sum_narration(layer, j, pairs, z),
        "notes": [notes.LAST_TERM] if slip_is_here else [],
    }  # fmt: skip
    return with_rest(step, told.z_rest(layer, j))


def activation(told: Told, layer: int, j: int) -> Step:
    """a_j^(layer) = g(z)."""
    g, z, a = told.g[layer - 2], told.z[layer - 1][j - 1], told.a[layer - 1][j - 1]
    return {
        "step": 0, "phase": "forward", "kind": "activation", "layer": layer, "unit": j,
        "terms": [], "value": a,
        "latex": f"g({formulas.unit('z', layer, j)})", "numbers": f"g({value(z)}) = {value(a)}",
        "heading": _heading(layer), "caption": words.activation(g, j),
        "narration": words.activation_narration(layer, j, g, z, a), "notes": [],
    }  # fmt: skip


def layer_weighted_sum(told: Told, layer: int) -> Step:
    """z^(layer), all units at once."""
    z = told.z[layer - 1]
    slip_is_here = layer == 3 and told.layers[1] == 2
    return {
        "step": 0, "phase": "forward", "kind": "weighted_sum", "layer": layer, "unit": None,
        "terms": [term for j in range(1, len(z) + 1) for term in told.z_terms(layer, j)],
        "value": z,
        "latex": formulas.weighted_sums(layer), "numbers": f"z = {vector(z)}",
        "heading": _heading(layer), "caption": words.weighted_sum(None),
        "narration": words.layer_narration(layer, "z", z),
        "notes": [notes.LAST_TERM] if slip_is_here else [],
    }  # fmt: skip


def layer_activation(told: Told, layer: int) -> Step:
    """a^(layer) = g(z^(layer)); softmax has no other step."""
    a = told.a[layer - 1]
    return {
        "step": 0, "phase": "forward", "kind": "activation", "layer": layer, "unit": None,
        "terms": [], "value": a,
        "latex": f"g({formulas.whole('z', layer)})",
        "numbers": f"g({vector(told.z[layer - 1])}) = {vector(a)}",
        "heading": _heading(layer), "caption": words.activation(told.g[layer - 2], None),
        "narration": words.layer_narration(layer, "Activations", a), "notes": [],
    }  # fmt: skip


def cost(told: Told) -> Step:
    """The cost of this example."""
    a, y, amount = told.a[-1], told.y, told.cost
    cross_entropy = told.loss == "cross_entropy"
    target = plain(y[0]) if len(y) == 1 else f"({', '.join(map(plain, y))})"
    output = value(a[0]) if len(a) == 1 else vector(a)
    return {
        "step": 0, "phase": "cost", "kind": "cost", "layer": len(told.layers), "unit": None,
        "terms": [], "value": amount,
        "latex": formulas.cost(told.g[-1], cross_entropy, len(told.layers), len(a)),
        "numbers": f"a = {output}, y = {target}, cost = {value(amount)}",
        "heading": "Cost.", "caption": words.cost(a, y),
        "narration": words.cost_narration(a, y, amount),
        "notes": [notes.COST] if cross_entropy and told.g[-1] == "sigmoid" else [],
    }  # fmt: skip
