"""The right-hand side of each step as LaTeX. Counts as the notation does: from 1, bias 0."""

DELTA = r"\delta"
THETA = r"\Theta"


def index(i: int, j: int) -> str:
    """ "12", and "9,12" where a digit more would make it ambiguous."""
    return f"{i}{j}" if i < 10 and j < 10 else f"{i},{j}"


def theta(layer: int, i: int, j: int) -> str:
    """Θ_ij^(l)."""
    return rf"\Theta_{{{index(i, j)}}}^{{({layer})}}"


def unit(name: str, layer: int, j: int) -> str:
    """z_j^(l), a_j^(l); ``name`` may be a LaTeX command."""
    subscript = str(j) if j < 10 else f"{{{j}}}"
    return rf"{name}_{subscript}^{{({layer})}}"


def whole(name: str, layer: int) -> str:
    """z^(l), δ^(l): all units of a layer."""
    return rf"{name}^{{({layer})}}"


def weighted_sum(layer: int, j: int, left: int) -> str:
    """Θ_j0 · 1 + Σ_i Θ_ji a_i, for z_j^(layer) with ``left`` units in the layer before."""
    terms = [rf"{theta(layer - 1, j, 0)}\cdot 1"]
    terms += [rf"{theta(layer - 1, j, i)}\,{unit('a', layer - 1, i)}" for i in range(1, left + 1)]
    return " + ".join(terms)


def weighted_sums(layer: int) -> str:
    """Θ [1; a]."""
    return rf"{whole(THETA, layer - 1)}\,[1;\,{whole('a', layer - 1)}]"


def weighted_delta(layer: int, j: int, right: int) -> str:
    """Σ_k Θ_kj δ_k, for unit j of ``layer`` with ``right`` units in the layer after."""
    return " + ".join(
        rf"{theta(layer, k, j)}\,{unit(DELTA, layer + 1, k)}" for k in range(1, right + 1)
    )


def weighted_deltas(layer: int) -> str:
    """(Θ)ᵀ δ, the bias row dropped."""
    return rf"({whole(THETA, layer)})^{{T}}\,{whole(DELTA, layer + 1)}"


def slope(layer: int, j: int | None) -> str:
    """g′(z_j^(l)), or of the whole layer."""
    argument = whole("z", layer) if j is None else unit("z", layer, j)
    return f"g'({argument})"


def cost(g: str, cross_entropy: bool, layer: int, outputs: int) -> str:
    """The cost of one example: cross-entropy for sigmoid or softmax outputs, or ½ Σ (h − y)²."""
    one = outputs == 1
    a = unit("a", layer, 1) if one else rf"a_k^{{({layer})}}"
    y, total = ("y", "") if one else ("y_k", r"\sum_k ")
    if not cross_entropy:
        return rf"\tfrac{{1}}{{2}} {total}({a} - {y})^2"
    if g == "softmax":
        return rf"-{total}{y} \log {a}"
    return rf"-{total}\left[{y} \log {a} + (1 - {y}) \log(1 - {a})\right]"
