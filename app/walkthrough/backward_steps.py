"""The steps from the output error to the gradients."""

from app.walkthrough import formulas, notes, words
from app.walkthrough.forward_steps import sum_numbers, with_rest
from app.walkthrough.holes import JSON, TEXT, Usually, late
from app.walkthrough.notes import Note
from app.walkthrough.numerals import plain, value, vector
from app.walkthrough.shown import Shown
from app.walkthrough.step import Kind, Step
from app.walkthrough.told import Told


def _heading(layer: int) -> str:
    return f"\u2190 Backward, layer {layer}."


def _gap(told: Told) -> str:
    """The output error in symbols, in the order the rule takes it."""
    layer = len(told.layers)
    a = formulas.unit("a", layer, 1) if len(told.y) == 1 else formulas.whole("a", layer)
    return f"y - {a}" if told.rule.sign_turned else f"{a} - y"


def _gap_numbers(told: Told) -> str:
    """The same in numbers."""
    if len(told.y) == 1:
        return gap_of_one(told)
    output, target = vector(told.a[-1]), f"({', '.join(map(plain, told.y))})"
    return f"{target} - {output}" if told.rule.sign_turned else f"{output} - {target}"


@late(TEXT)
def gap_of_one(told: Told) -> str:
    """That of one output: a negative number after the minus stands in parentheses."""
    numbers = value(told.a[-1][0]), plain(told.y[0])
    first, second = reversed(numbers) if told.rule.sign_turned else numbers
    return f"{first} - ({second})" if second.startswith("-") else f"{first} - {second}"


def _one_or_all(values: list[float]) -> str:
    return value(values[0]) if len(values) == 1 else vector(values)


def _gap_step(told: Told, kind: Kind, gap: list[float], caption: str) -> Step:
    """The step in which a − y comes forth."""
    turned = told.rule.sign_turned
    return {
        "step": 0, "phase": "backward", "kind": kind, "layer": len(told.layers), "unit": None,
        "terms": [], "value": gap,
        "latex": _gap(told), "numbers": f"{_gap_numbers(told)} = {_one_or_all(gap)}",
        "heading": _heading(len(told.layers)), "caption": caption,
        "narration": words.output_gap_narration(told.a[-1], told.y, gap, turned=turned),
        "notes": [notes.SIGN],
    }  # fmt: skip


def fused_output_delta(told: Told) -> Step:
    """δ^(L) = a − y, where the loss and the activation cancel to it."""
    caption = words.output_gap(turned=told.rule.sign_turned)
    return _gap_step(told, "output_delta", told.delta[-1], caption)


def output_error(told: Told) -> Step:
    """∂cost/∂a = a − y, where g′ still has to follow."""
    caption = words.output_error(turned=told.rule.sign_turned)
    return _gap_step(told, "output_error", told.weighted_delta[-1], caption)


def gated_output_delta(told: Told) -> Step:
    """δ^(L) = ∂cost/∂a .* g′(z), or through softmax's Jacobian."""
    layer, error, delta = len(told.layers), told.weighted_delta[-1], told.delta[-1]
    slope = told.slope[-1]
    a = formulas.whole("a", layer)
    gap = f"(y - {a})" if told.rule.sign_turned else f"({a} - y)"
    if slope:
        latex = rf"{gap} \;.*\; {formulas.slope(layer, None)}"
        numbers = f"{_factor(error)} .* {_factor(slope)} = {_one_or_all(delta)}"
    else:
        latex = rf"J^{{T}}\,{gap}"
        numbers = f"J^T {_factor(error)} = {_one_or_all(delta)}"
    return {
        "step": 0, "phase": "backward", "kind": "output_delta", "layer": layer, "unit": None,
        "terms": [], "value": delta, "slope": slope or None,
        "latex": latex, "numbers": numbers,
        "heading": _heading(layer), "caption": words.output_gate(told.g[-1]),
        "narration": words.layer_narration(layer, "Errors", delta), "notes": [],
    }  # fmt: skip


def _factor(values: list[float]) -> str:
    return f"({value(values[0])})" if len(values) == 1 else vector(values)


def weighted_delta(told: Told, layer: int, j: int) -> Step:
    """Σ_k Θ_kj δ_k for one unit."""
    terms, total = told.error_terms(layer, j), told.weighted_delta[layer - 1][j - 1]
    triples = [(term["weight"], term["signal"], term["product"]) for term in terms]
    step: Step = {
        "step": 0, "phase": "backward", "kind": "weighted_delta", "layer": layer, "unit": j,
        "terms": terms, "value": total,
        "latex": formulas.weighted_delta(layer, j, told.layers[layer]),
        "numbers": sum_numbers(terms, total),
        "heading": _heading(layer), "caption": words.weighted_delta(j),
        "narration": words.weighted_delta_narration(layer, j, triples, total), "notes": [],
    }  # fmt: skip
    return with_rest(step, told.error_rest(layer, j))


def delta(told: Told, layer: int, j: int) -> Step:
    """δ_j^(layer) = Σ Θδ × g′(z), or without the slope under the lecture's intuition."""
    total, slope = told.weighted_delta[layer - 1][j - 1], told.slope[layer - 1][j - 1]
    result, left_out = told.delta[layer - 1][j - 1], told.rule.slope_left_out
    latex = formulas.weighted_delta(layer, j, told.layers[layer])
    return {
        "step": 0, "phase": "backward", "kind": "delta", "layer": layer, "unit": j,
        "terms": [], "value": result, "slope": slope,
        "latex": latex if left_out else rf"\left({latex}\right) {formulas.slope(layer, j)}",
        "numbers": value(result) if left_out
        else f"({value(total)})({value(slope)}) = {value(result)}",
        "heading": _heading(layer),
        "caption": words.SLOPE_LEFT_OUT if left_out else gate_caption(told, layer, j),
        "narration": words.gate_narration(layer, j, slope, result, left_out=left_out),
        "notes": _left_out(told, told.exact_delta[layer - 1][j - 1]),
    }  # fmt: skip


def _closed(told: Told) -> list[tuple[int, int]]:
    """(layer, unit) of the hidden units whose slope lets almost nothing through."""
    return [
        (layer, j)
        for layer, slopes in enumerate(told.slope[1:-1], 2)
        for j, slope in enumerate(slopes, 1)
        if not words.is_open(slope)
    ]


def _open_gate(told: Told, layer: int, j: int) -> str:
    return words.usual_gate(told.g[layer - 2], j)


@late(TEXT, Usually(_closed, _open_gate))
def gate_caption(told: Told, layer: int, j: int) -> str:
    """How much of the error gets through hangs on the slope."""
    return words.gate(told.g[layer - 2], j, told.slope[layer - 1][j - 1])


def layer_weighted_delta(told: Told, layer: int) -> Step:
    """(Θ)ᵀ δ, all units at once; the bias row is dropped."""
    totals = told.weighted_delta[layer - 1]
    return {
        "step": 0, "phase": "backward", "kind": "weighted_delta", "layer": layer, "unit": None,
        "terms": [t for j in range(1, len(totals) + 1) for t in told.error_terms(layer, j)],
        "value": totals,
        "latex": formulas.weighted_deltas(layer), "numbers": f"sum = {vector(totals)}",
        "heading": _heading(layer), "caption": words.weighted_delta(None),
        "narration": words.layer_narration(layer, "Errors sent back, sums", totals), "notes": [],
    }  # fmt: skip


def layer_delta(told: Told, layer: int) -> Step:
    """δ^(layer) of all units."""
    totals, slope = told.weighted_delta[layer - 1], told.slope[layer - 1]
    result, left_out = told.delta[layer - 1], told.rule.slope_left_out
    latex = formulas.weighted_deltas(layer)
    return {
        "step": 0, "phase": "backward", "kind": "delta", "layer": layer, "unit": None,
        "terms": [], "value": result, "slope": slope,
        "latex": latex if left_out else rf"{latex} \;.*\; {formulas.slope(layer, None)}",
        "numbers": vector(result) if left_out
        else f"{vector(totals)} .* {vector(slope)} = {vector(result)}",
        "heading": _heading(layer),
        "caption": words.SLOPE_LEFT_OUT if left_out else words.gates(told.g[layer - 2], layer),
        "narration": words.layer_narration(
            layer, "Errors", result, words.SLOPES_LEFT_OUT if left_out else ""
        ),
        "notes": _left_out(told, told.exact_delta[layer - 1]),
    }  # fmt: skip


def gradient(told: Told, layer: int) -> Step:
    """∂cost/∂Θ^(layer) = δ^(layer+1) [1; a^(layer)]ᵀ."""
    entry = told.shown[layer - 1]
    return {
        "step": 0, "phase": "gradient", "kind": "gradient", "layer": layer, "unit": None,
        "terms": told.gradient_terms(layer), "value": told.gradient[layer - 1],
        "latex": rf"{formulas.whole(formulas.DELTA, layer + 1)}\,"
        rf"[1;\,{formulas.whole('a', layer)}]^{{T}}",
        "numbers": _gradient_numbers(entry),
        "heading": "Gradient.", "caption": words.GRADIENT,
        "narration": words.gradient_narration(layer, entry.i, entry.j, entry.product),
        "notes": gradient_notes(told, layer) if told.rule.slope_left_out else [],
    }  # fmt: skip


def _gradient_numbers(entry: Shown) -> str:
    """One entry as a product: that which the page's formula shows."""
    factors = f"({value(entry.delta)})({value(entry.activation)})"
    return f"largest, biases aside: {factors} = {value(entry.product)}"


@late(JSON)
def gradient_notes(told: Told, layer: int) -> list[Note]:
    """Only where it makes a difference: the last Θ is reached by no hidden error."""
    exact, ours = told.exact_gradient[layer - 1], told.gradient[layer - 1]
    if exact == ours:
        return []
    entry = told.shown[layer - 1]
    return [notes.not_the_gradient(exact[entry.i - 1][entry.j])]


def _left_out(told: Told, exact: float | list[float]) -> list[Note]:
    return [notes.intuition(exact)] if told.rule.slope_left_out else []
