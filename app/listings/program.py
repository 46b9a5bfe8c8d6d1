"""The order of a listing's lines, the same in every language, and which step each one tells."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.engine.losses import is_fused
from app.engine.problem import Problem
from app.listings.dialect import Dialect

Key = tuple[str, int]
"""(kind of step, layer), as the walk counts them."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A program and where in it each step of the walk is told."""

    language: str
    code: str
    line_of: dict[Key, int]
    """(kind, layer) → number of its line, from 1."""


def program(problem: Problem, dialect: Dialect) -> Listing:
    """Write the whole program. ``problem`` has a target y."""
    lines: list[str] = dialect.opening(problem, _helpers(problem, dialect))
    line_of: dict[Key, int] = {}
    for key, text in _body(problem, dialect):
        lines.append(text)
        if key is not None:
            line_of[key] = len(lines)
    layers = len(problem.network.theta) + 1
    lines += ["", *_shown(layers, dialect), *dialect.closing(layers)]
    return Listing(dialect.language, "\n".join(lines) + "\n", line_of)


def _helpers(problem: Problem, dialect: Dialect) -> list[str]:
    """The functions that this listing uses, each once, in order of use."""
    network = problem.network
    names: list[str] = []
    for activation in network.activations:
        names += dialect.forms[activation].helpers
    pair = (network.loss, network.activations[-1])
    names += _cost(dialect, pair)[1]
    if is_fused(*pair) and pair[1] == "softmax":
        names.append("others")
    return list(dict.fromkeys(names))


def _cost(dialect: Dialect, pair: tuple[str, str]) -> tuple[str, tuple[str, ...]]:
    return dialect.costs.get(pair) or dialect.costs[pair[0], ""]


def _statement(dialect: Dialect, name: str, expression: str, comment: str = "") -> str:
    behind = f"  {dialect.comment} {comment}" if comment else ""
    return f"{name} = {expression}{dialect.end}{behind}"


def _body(problem: Problem, dialect: Dialect) -> Iterator[tuple[Key | None, str]]:
    yield from _forward(problem, dialect)
    for text in dialect.after_cost:
        yield None, text
    yield from _output(problem, dialect)
    yield from _hidden(problem, dialect)
    for layer in range(len(problem.network.theta), 0, -1):
        gradient = dialect.gradient.format(d=f"d{layer + 1}", a=f"a{layer}")
        yield ("gradient", layer), _statement(dialect, f"D{layer}", gradient)


def _forward(problem: Problem, dialect: Dialect) -> Iterator[tuple[Key, str]]:
    network = problem.network
    last = len(network.theta) + 1
    x = dialect.with_bias.format(a="x")
    yield ("input", 1), _statement(dialect, "a1", x, "bias on top")
    for layer, name in enumerate(network.activations, 2):
        z, a = f"z{layer}", f"a{layer}"
        total = dialect.weighted_sum.format(theta=f"Theta{layer - 1}", a=f"a{layer - 1}")
        yield ("weighted_sum", layer), _statement(dialect, z, total)
        g = dialect.forms[name].g.format(z=z)
        if layer == last:
            yield ("activation", layer), _statement(dialect, a, g, "h(x)")
        else:
            yield ("activation", layer), _statement(dialect, a, dialect.with_bias.format(a=g))
    pair = (network.loss, network.activations[-1])
    amount = _cost(dialect, pair)[0].format(z=f"z{last}", a=f"a{last}")
    yield ("cost", last), _statement(dialect, "cost", amount)


def _output(problem: Problem, dialect: Dialect) -> Iterator[tuple[Key, str]]:
    """The first error: in one line where cost and activation are fused, else in two."""
    network = problem.network
    last = len(network.theta) + 1
    name, loss = network.activations[-1], network.loss
    z, a, e, d = f"z{last}", f"a{last}", f"e{last}", f"d{last}"
    turned = problem.rule.sign_turned
    gap = f"y - {a}" if turned else f"{a} - y"
    slip = "the lecture's slip" if turned else ""
    if is_fused(loss, name):
        said, wanted = _sides(dialect, name, z, a)
        expression = f"{wanted} - {said}" if turned else f"{said} - {wanted}"
        comment = slip if expression == gap else ": ".join(filter(None, (gap, slip)))
        yield ("output_delta", last), _statement(dialect, d, expression, comment)
        return
    yield ("output_error", last), _statement(dialect, e, gap, slip)
    slope = dialect.forms[name].slope.format(z=z)
    if name == "softmax":
        text = _statement(dialect, d, dialect.jacobian.format(a=a, e=e), "through every share")
    else:
        text = _statement(dialect, d, f"{e}{dialect.times}{slope}", f"g'({z})")
    yield ("output_delta", last), text


def _sides(dialect: Dialect, name: str, z: str, a: str) -> tuple[str, str]:
    """What stands before and behind the minus of a − y, where δ is a − y.

    It is (1 − y) a − y (1 − a), and 1 − a has a source of its own: where a rounds to 1, the plain
    difference would be 0.
    """
    if name == "linear":
        return a, "y"
    g = dialect.forms[name].g
    said, rest = (g.format(z=z), g.format(z=f"-{z}")) if name == "sigmoid" else (a, f"others({a})")
    return f"(1 - y){dialect.times}{said}", f"y{dialect.times}{rest}"


def _hidden(problem: Problem, dialect: Dialect) -> Iterator[tuple[Key, str]]:
    network = problem.network
    for layer in range(len(network.theta), 1, -1):
        s, d, z = f"s{layer}", f"d{layer}", f"z{layer}"
        back = dialect.weighted_delta.format(theta=f"Theta{layer}", d=f"d{layer + 1}")
        yield ("weighted_delta", layer), _statement(dialect, s, back, "bias dropped")
        slope = dialect.forms[network.activations[layer - 2]].slope.format(z=z)
        if not slope:
            text = _statement(dialect, d, s, f"g'({z}) = 1")
        elif problem.rule.slope_left_out:
            text = _statement(dialect, d, s, f"left out: {dialect.times.strip()} {slope}")
        else:
            text = _statement(dialect, d, f"{s}{dialect.times}{slope}", f"g'({z})")
        yield ("delta", layer), text


def _shown(layers: int, dialect: Dialect) -> Iterator[str]:
    def show(name: str, value: str) -> str:
        return dialect.show.format(name=name, value=value)

    for layer in range(2, layers + 1):
        yield show(f"z{layer}", f"z{layer}")
        bare = f"a{layer}" if layer == layers else dialect.activations_only.format(a=f"a{layer}")
        yield show(f"a{layer}", bare)
    yield show("cost", "cost")
    for layer in range(layers, 1, -1):
        yield show(f"d{layer}", f"d{layer}")
    for layer in range(layers - 1, 0, -1):
        yield show(f"D{layer}", f"D{layer}")
