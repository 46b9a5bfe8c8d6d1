"""GNU Octave."""

from collections.abc import Sequence

from app.engine.arrays import Matrix, Vector
from app.engine.problem import Problem
from app.listings.dialect import Dialect, Form

HELPERS = {
    "sigmoid": """\
function a = sigmoid(z)  % 1 / (1 + e^-z), without an overflow
  e = exp(-abs(z));
  a = e .^ (z < 0) ./ (1 + e);
end
""",
    "tanh_slope": """\
function slope = tanh_slope(z)  % 1 - tanh(z)^2, without rounding to 0
  e = exp(-2 * abs(z));
  slope = 4 * e ./ (1 + e) .^ 2;
end
""",
    "softmax": """\
function a = softmax(z)
  e = exp(z - max(z));
  a = e / sum(e);
end
""",
    "log_sigmoid": """\
function value = log_sigmoid(z)  % log(1 / (1 + e^-z)), without log(0)
  value = min(z, 0) - log1p(exp(-abs(z)));
end
""",
    "log_softmax": """\
function value = log_softmax(z)  % log(softmax(z)), without log(0)
  [largest, k] = max(z);
  others = exp(z - largest);
  others(k) = 0;
  value = z - largest - log1p(sum(others));
end
""",
    "others": """\
function rest = others(a)  % 1 - a for shares that sum to 1, without rounding to 0
  rest = arrayfun(@(k) sum(a([1:k-1, k+1:end])), (1:numel(a))');
end
""",
}

SHOW = """\
function show(name, value)
  printf("%s =", name);
  printf(" %.17g", value');
  printf("\\n");
end
"""


def _row(values: Vector) -> str:
    return ", ".join(repr(float(value)) for value in values)


def _rows(matrix: Matrix) -> str:
    return "[" + (";\n" + " " * 10).join(_row(values) for values in matrix) + "]"


def _opening(problem: Problem, helpers: Sequence[str]) -> list[str]:
    lines = ["1;  % a script, not a function file", ""]
    for name in ("show", *helpers):
        lines += [*(HELPERS | {"show": SHOW})[name].splitlines(), ""]
    for number, theta in enumerate(problem.network.theta, 1):
        lines += f"Theta{number} = {_rows(theta)};".splitlines()
    assert problem.y is not None, "a listing is of a problem with a target"
    return [*lines, f"x = [{_row(problem.x)}]';", f"y = [{_row(problem.y)}]';", ""]


OCTAVE = Dialect(
    language="octave",
    comment="%",
    end=";",
    opening=_opening,
    forms={
        "sigmoid": Form("sigmoid({z})", "sigmoid({z}) .* sigmoid(-{z})", ("sigmoid",)),
        "tanh": Form("tanh({z})", "tanh_slope({z})", ("tanh_slope",)),
        "relu": Form("max({z}, 0)", "({z} > 0)"),
        "leaky_relu": Form("max({z}, 0.01 * {z})", "0.01 .^ ({z} <= 0)"),
        "linear": Form("{z}", ""),
        "softmax": Form("softmax({z})", "", ("softmax",)),
    },
    with_bias="[1; {a}]",
    weighted_sum="{theta} * {a}",
    times=" .* ",
    costs={
        ("cross_entropy", "sigmoid"): (
            "-sum(y .* log_sigmoid({z}) + (1 - y) .* log_sigmoid(-{z}))",
            ("log_sigmoid",),
        ),
        ("cross_entropy", "softmax"): ("-sum(y .* log_softmax({z}))", ("log_softmax",)),
        ("squared_error", ""): ("sum(({a} - y) .^ 2) / 2", ()),
    },
    jacobian="{a} .* (({e} - {e}') * {a})",
    weighted_delta="{theta}(:, 2:end)' * {d}",
    gradient="{d} * {a}'",
    activations_only="{a}(2:end)",
    show='show("{name}", {value});',
)
