"""NumPy."""

from collections.abc import Sequence

from app.engine.arrays import Matrix, Vector
from app.engine.problem import Problem
from app.listings.dialect import Dialect, Form

HELPERS = {
    "sigmoid": """\
def sigmoid(z):  # 1 / (1 + e^-z), without an overflow
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)
""",
    "tanh_slope": """\
def tanh_slope(z):  # 1 - tanh(z)^2, without rounding to 0
    e = np.exp(-2 * np.abs(z))
    return 4 * e / (1 + e) ** 2
""",
    "softmax": """\
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()
""",
    "log_sigmoid": """\
def log_sigmoid(z):  # log(1 / (1 + e^-z)), without log(0)
    return -np.logaddexp(0, -z)
""",
    "log_softmax": """\
def log_softmax(z):  # log(softmax(z)), without log(0)
    z = z - z.max()
    others = np.exp(z) * (np.arange(len(z)) != z.argmax())
    return z - np.log1p(others.sum())
""",
    "others": """\
def others(a):  # 1 - a for shares that sum to 1, without rounding to 0
    return np.array([np.delete(a, k).sum() for k in range(len(a))])
""",
}


def row(values: Vector) -> str:
    """One row of numbers; each reads back to the same float64."""
    return "[" + ", ".join(repr(float(value)) for value in values) + "]"


def rows(matrix: Matrix, indent: int) -> str:
    """A matrix, a line for each row."""
    return "[" + (",\n" + " " * indent).join(row(values) for values in matrix) + "]"


def functions(source: dict[str, str], names: Sequence[str]) -> list[str]:
    """The helpers that are used, with the empty lines that Python's style asks for."""
    lines: list[str] = []
    for name in ("show", *names):
        lines += ["", "", *source[name].splitlines()]
    return [*lines, "", ""]


SHOW = """\
def show(name, value):
    print(name, "=", np.asarray(value).tolist())
"""


def _opening(problem: Problem, helpers: Sequence[str]) -> list[str]:
    lines = ["import numpy as np", *functions(HELPERS | {"show": SHOW}, helpers)]
    for number, theta in enumerate(problem.network.theta, 1):
        lines += f"Theta{number} = np.array({rows(theta, 19)})".splitlines()
    assert problem.y is not None, "a listing is of a problem with a target"
    return [*lines, f"x = np.array({row(problem.x)})", f"y = np.array({row(problem.y)})", ""]


NUMPY = Dialect(
    language="numpy",
    comment="#",
    end="",
    opening=_opening,
    forms={
        "sigmoid": Form("sigmoid({z})", "sigmoid({z}) * sigmoid(-{z})", ("sigmoid",)),
        "tanh": Form("np.tanh({z})", "tanh_slope({z})", ("tanh_slope",)),
        "relu": Form("np.maximum({z}, 0)", "({z} > 0)"),
        "leaky_relu": Form("np.where({z} > 0, {z}, 0.01 * {z})", "np.where({z} > 0, 1, 0.01)"),
        "linear": Form("{z}", ""),
        "softmax": Form("softmax({z})", "", ("softmax",)),
    },
    with_bias="np.r_[1, {a}]",
    weighted_sum="{theta} @ {a}",
    times=" * ",
    costs={
        ("cross_entropy", "sigmoid"): (
            "-np.sum(y * log_sigmoid({z}) + (1 - y) * log_sigmoid(-{z}))",
            ("log_sigmoid",),
        ),
        ("cross_entropy", "softmax"): ("-np.sum(y * log_softmax({z}))", ("log_softmax",)),
        ("squared_error", ""): ("np.sum(({a} - y) ** 2) / 2", ()),
    },
    jacobian="{a} * (({e}[:, None] - {e}) @ {a})",
    weighted_delta="{theta}[:, 1:].T @ {d}",
    gradient="np.outer({d}, {a})",
    activations_only="{a}[1:]",
    show='show("{name}", {value})',
)
