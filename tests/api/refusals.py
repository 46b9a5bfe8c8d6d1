"""Bad requests as data: what is sent, and the status, field and words that must come back."""

from typing import Any, NamedTuple

from tests.api.problems import LECTURE_QUERY, TINY, TINY_SET

NAMES = "must be one of sigmoid, tanh, relu, leaky_relu, linear, softmax"
FIELDS = "there are layers, activations, theta, seed, loss, rule, x, y"
GONE = object()
"""In place of a value: leave the field out."""


class Body(NamedTuple):
    """A change to a good body, and how it is refused."""

    change: dict[str, Any]
    field: str
    message: str


class Bytes(NamedTuple):
    """A body that is refused before anybody looks for a problem in it."""

    body: bytes
    words: str
    content_type: str = "application/json"
    status: int = 400


class Link(NamedTuple):
    """A query that is refused."""

    query: str
    field: str
    message: str


def changed(good: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in (good | change).items() if v is not GONE}


ONE = [
    Body({"layers": GONE}, "layers", "is required"),
    Body({"layers": []}, "layers", "must have at least 2 entries"),
    Body({"layers": [2]}, "layers", "must have at least 2 entries"),
    Body({"layers": [1] * 13}, "layers", "must have at most 12 entries"),
    Body({"layers": "2-1"}, "layers", "must be a list, not a text in quotes"),
    Body({"layers": 2}, "layers", "must be a list"),
    Body({"layers": None}, "layers", "must be a list, not null"),
    Body({"layers": {"0": 2}}, "layers", "must be a list, not an object"),
    Body({"layers": [2, 0]}, "layers[1]", "must be at least 1"),
    Body({"layers": [-2, 1]}, "layers[0]", "must be at least 1"),
    Body({"layers": [2, 101]}, "layers[1]", "must be at most 100"),
    Body({"layers": [2, 10**40]}, "layers[1]", "must be at most 100"),
    Body({"layers": [2, 1.5]}, "layers[1]", "must be a whole number"),
    Body({"layers": [2.0, 1]}, "layers[0]",
         "must be a whole number, written without a decimal point"),
    Body({"layers": [2, True]}, "layers[1]", "must be a whole number, not true"),
    Body({"layers": [2, "1"]}, "layers[1]", "must be a whole number, not a text in quotes"),
    Body({"layers": [2, None]}, "layers[1]", "must be a whole number, not null"),
    Body({"layers": [[2], 1]}, "layers[0]", "must be a whole number, not a list"),
    Body({"layers": [2, 1, 1]}, "theta", "has 1 matrix; layers 2-1-1 need 2"),
    Body({"activations": "sigmod"}, "activations", f"{NAMES} (did you mean sigmoid?)"),
    Body({"activations": "ReLU"}, "activations", f"{NAMES} (did you mean relu?)"),
    Body({"activations": "swish42"}, "activations", NAMES),
    Body({"activations": ""}, "activations", NAMES),
    Body({"activations": 5}, "activations", NAMES),
    Body({"activations": None}, "activations", NAMES),
    Body({"activations": {"2": "tanh"}}, "activations", NAMES),
    Body({"activations": [None]}, "activations[0]", NAMES),
    Body({"activations": []}, "activations", "must have at least 1 entry"),
    Body({"activations": ["tanh"] * 12}, "activations", "must have at most 11 entries"),
    Body({"activations": ["tanh", "sigmoid"]}, "activations",
         "has 2 names; layers 2-1 need 1, one for each of layers 2 … L"),
    Body({"layers": [2, 2, 1], "theta": GONE, "activations": "softmax"}, "activations",
         "softmax is for the last layer only"),
    Body({"layers": [2, 2, 1], "theta": GONE, "activations": ["softmax", "sigmoid"]}, "activations",
         "softmax is for the last layer only"),
    *[
        Body({"activations": name}, "loss",
             f"cross_entropy needs sigmoid or softmax outputs, the last layer is {name}; "
             "choose squared_error, or another output activation")
        for name in ("tanh", "relu", "leaky_relu", "linear")
    ],
    Body({"theta": {"1": []}}, "theta", "must be a list, not an object"),
    Body({"theta": "random"}, "theta", "must be a list, not a text in quotes"),
    Body({"theta": 0.5}, "theta", "must be a list"),
    Body({"theta": []}, "theta", "must have at least 1 entry"),
    Body({"theta": [[]]}, "theta[0]", "must have at least 1 entry"),
    Body({"theta": [[[]]]}, "theta[0][0]", "must have at least 2 entries"),
    Body({"theta": [[[1] * 102]]}, "theta[0][0]", "must have at most 101 entries"),
    Body({"theta": [[[1, 2, 3]] * 101]}, "theta[0]", "must have at most 100 entries"),
    Body({"theta": [None] * 12}, "theta", "must have at most 11 entries"),
    Body({"theta": [[1, 2, 3]]}, "theta[0][0]",
         "must be a list: theta is a list of matrices, a matrix a list of rows"),
    Body({"theta": [[None]]}, "theta[0][0]",
         "must be a list: theta is a list of matrices, a matrix a list of rows"),
    Body({"theta": [[[1, 2]]]}, "theta[0]",
         "is 1 × 2; layers 2-1 need 1 × 3: the bias is column 0"),
    Body({"theta": [[[1, 2, 3, 4]]]}, "theta[0]",
         "is 1 × 4; layers 2-1 need 1 × 3: the bias is column 0"),
    Body({"theta": [[[1, 2, 3], [1, 2, 3]]]}, "theta[0]",
         "is 2 × 3; layers 2-1 need 1 × 3: the bias is column 0"),
    Body({"theta": [[[1, 2, 3], [1, 2]]]}, "theta[0]",
         "has rows of 2 and 3 numbers; layers 2-1 need 1 × 3: the bias is column 0"),
    Body({"theta": [[[1, 2, 3]], [[1, 2]]]}, "theta", "has 2 matrices; layers 2-1 need 1"),
    Body({"theta": [[[1, "2", 3]]]}, "theta[0][0][1]", "must be a number, not a text in quotes"),
    Body({"theta": [[[1, True, 3]]]}, "theta[0][0][1]", "must be a number, not true"),
    Body({"theta": [[[1, 2, [3]]]]}, "theta[0][0][2]", "must be a number, not a list"),
    Body({"theta": [[[1e6 + 1, 2, 3]]]}, "theta[0][0][0]", "must be at most 1000000"),
    Body({"theta": [[[1, 2, -1e6 - 1]]]}, "theta[0][0][2]", "must be at least -1000000"),
    Body({"seed": -1}, "seed", "must be at least 0"),
    Body({"seed": 1.5}, "seed", "must be a whole number"),
    Body({"seed": 2**53}, "seed", "must be at most 9007199254740991"),
    Body({"seed": "1"}, "seed", "must be a whole number, not a text in quotes"),
    Body({"seed": True}, "seed", "must be a whole number, not true"),
    Body({"seed": None}, "seed", "must be a whole number, not null"),
    Body({"loss": "mse"}, "loss", "must be one of cross_entropy, squared_error"),
    Body({"loss": "crossentropy"}, "loss",
         "must be one of cross_entropy, squared_error (did you mean cross_entropy?)"),
    Body({"loss": None}, "loss", "must be one of cross_entropy, squared_error"),
    Body({"rule": "wrong"}, "rule", "must be one of exact, intuition, y_minus_a"),
    Body({"rule": ["exact"]}, "rule", "must be one of exact, intuition, y_minus_a"),
    Body({"x": GONE}, "x", "is required"),
    Body({"x": []}, "x", "must have at least 1 entry"),
    Body({"x": [1]}, "x", "has 1 number; layers 2-1 need 2"),
    Body({"x": [1, 2, 3]}, "x", "has 3 numbers; layers 2-1 need 2"),
    Body({"x": [1] * 101}, "x", "must have at most 100 entries"),
    Body({"x": 1}, "x", "must be a list"),
    Body({"x": "1,2"}, "x", "must be a list, not a text in quotes"),
    Body({"x": None}, "x", "must be a list, not null"),
    Body({"x": [1, None]}, "x[1]", "must be a number, not null"),
    Body({"x": [1, False]}, "x[1]", "must be a number, not false"),
    Body({"x": ["0.5", 1]}, "x[0]", "must be a number, not a text in quotes"),
    Body({"x": [[1, 2]]}, "x[0]", "must be a number, not a list"),
    Body({"x": [{"value": 1}, 2]}, "x[0]", "must be a number, not an object"),
    Body({"x": [1, 1_000_001]}, "x[1]", "must be at most 1000000"),
    Body({"x": [1, -1_000_000.5]}, "x[1]", "must be at least -1000000"),
    Body({"y": GONE}, "y", "is required"),
    Body({"y": None}, "y", "must be a list, not null"),
    Body({"y": 1}, "y", "must be a list"),
    Body({"y": [1, 0]}, "y", "has 2 numbers; layers 2-1 need 1"),
    Body({"y": [1.5]}, "y[0]", "must be between 0 and 1, as cross-entropy wants it"),
    Body({"y": [-1e-9]}, "y[0]", "must be between 0 and 1, as cross-entropy wants it"),
    Body({"layers": [2, 2], "theta": GONE, "activations": "softmax", "y": [0.5, 0.4]}, "y",
         "adds up to 0.9; with softmax and cross_entropy it must add up to 1"),
    Body({"layers": [2, 2], "theta": GONE, "activations": "softmax", "y": [2, -1]}, "y[0]",
         "must be between 0 and 1, as cross-entropy wants it"),
    Body({"X": [[1, 2]]}, "X", "belongs to a training set (X, Y and lambda, in /batch and "
         "/gradient-check), not to one example (x, y)"),
    Body({"lambda": 1}, "lambda", "belongs to a training set (X, Y and lambda, in /batch and "
         "/gradient-check), not to one example (x, y)"),
    Body({"layer": [2, 1]}, "layer", "is not a field that this call knows (did you mean layers?)"),
    Body({"Theta": []}, "Theta", "is not a field that this call knows (did you mean theta?)"),
    Body({"activation": "tanh"}, "activation",
         "is not a field that this call knows (did you mean activations?)"),
    Body({"theta1": [[1]]}, "theta1", "is not a field that this call knows (did you mean theta?)"),
    Body({"learning": 1}, "learning", f"is not a field that this call knows; {FIELDS}"),
    Body({"": 1}, "", f"is not a field that this call knows; {FIELDS}"),
    Body({"granularity": "unit"}, "granularity", f"is not a field that this call knows; {FIELDS}"),
    Body({"layers": [100, 100, 100, 1], "theta": GONE}, "layers",
         "100-100-100-1 have 20301 weights; this call takes at most 20000"),
]  # fmt: skip
"""Changes to the smallest problem, sent to /backward."""

A_SET = [
    Body({"X": GONE}, "X", "is required"),
    Body({"Y": GONE}, "Y", "is required"),
    Body({"X": []}, "X", "must have at least 1 entry"),
    Body({"X": [1, 2]}, "X[0]", "must be a list"),
    Body({"X": [[]]}, "X[0]", "must have at least 1 entry"),
    Body({"X": [[1, 2]] * 101}, "X", "must have at most 100 entries"),
    Body({"X": [[1, 2]]}, "Y", "has 2 targets, X 1 example"),
    Body({"Y": [[1]]}, "Y", "has 1 target, X 2 examples"),
    Body({"X": [[1, 2], [3]]}, "X[1]", "has 1 number; layers 2-1 need 2"),
    Body({"Y": [[1], [0, 1]]}, "Y[1]", "has 2 numbers; layers 2-1 need 1"),
    Body({"Y": [[1], [7]]}, "Y[1][0]", "must be between 0 and 1, as cross-entropy wants it"),
    Body({"X": [[1, 2], [3, "4"]]}, "X[1][1]", "must be a number, not a text in quotes"),
    Body({"X": [[1, 2], None]}, "X[1]", "must be a list, not null"),
    Body({"lambda": -1}, "lambda", "must be at least 0"),
    Body({"lambda": "1"}, "lambda", "must be a number, not a text in quotes"),
    Body({"lambda": None}, "lambda", "must be a number, not null"),
    Body({"lambda": 1_000_001}, "lambda", "must be at most 1000000"),
    Body({"lam": 1}, "lam", "is not a field that this call knows (did you mean lambda?)"),
    Body({"x": [1, 2]}, "x",
         "belongs to one example; a training set has X and Y in its place, a row for each example"),
    Body({"y": [1]}, "y",
         "belongs to one example; a training set has X and Y in its place, a row for each example"),
    Body({"activations": "tanh"}, "loss",
         "cross_entropy needs sigmoid or softmax outputs, the last layer is tanh; "
         "choose squared_error, or another output activation"),
]  # fmt: skip
"""Changes to a small training set, sent to /batch and /gradient-check."""

LIMITS: list[tuple[str, dict[str, Any], str, str]] = [
    ("trace", {"layers": [50, 50, 1], "x": [0] * 50, "y": [1]}, "layers",
     "50-50-1 have 2601 weights; this call takes at most 2500"),
    ("trace/steps/1", {"layers": [50, 50, 1], "x": [0] * 50, "y": [1]}, "layers",
     "50-50-1 have 2601 weights; this call takes at most 2500"),
    ("forward", {"layers": [100, 100, 100, 1], "x": [0] * 100}, "layers",
     "100-100-100-1 have 20301 weights; this call takes at most 20000"),
    ("gradient-check", {"layers": [50, 50, 1], "x": [0] * 50, "y": [1]}, "layers",
     "50-50-1 have 2601 weights; this call takes at most 2500"),
    ("gradient-check", {"layers": [25, 1], "X": [[0] * 25] * 97, "Y": [[1]] * 97}, "X",
     "has 97 examples, which times the number of weights is 2522; this call takes at most 2500"),
    ("batch", {"layers": [100, 100, 100, 1], "X": [[0] * 100], "Y": [[1]]}, "layers",
     "100-100-100-1 have 20301 weights; this call takes at most 20000"),
    ("batch", {"layers": [100, 4, 1], "X": [[0] * 100] * 99, "Y": [[1]] * 99}, "X",
     "has 99 examples, which times the number of weights is 40491; this call takes at most 40000"),
]  # fmt: skip

MALFORMED = [
    Bytes(b"", "it is empty; send a JSON object"),
    Bytes(b" \n ", "it is blank; send a JSON object"),
    Bytes(b"{", "line 1, column 2"),
    Bytes(b'{"x": [1,', "line 1, column 10"),
    Bytes(b'{"x": [1,]}', "line 1, column 10"),
    Bytes(b'{"x": 1,}', "line 1, column"),
    Bytes(b"{'x': 1}", "double quotes"),
    Bytes(b'{"x": 01}', "line 1, column 8"),
    Bytes(b'{"x": .5}', "line 1, column 7"),
    Bytes(b'{"x": +1}', "line 1, column 7"),
    Bytes(b'{"x": 1.}', "line 1, column 8"),
    Bytes(b'{"x": 0x1}', "line 1, column 8"),
    Bytes(b'{"x": 1}\n{"y": 2}', "extra data (line 2, column 1)"),
    Bytes(b"// a comment\n{}", "line 1, column 1"),
    Bytes(b"layers=2-1", "line 1, column 1"),
    Bytes(b'{"x": NaN}', "NaN is not a JSON number (line 1, column 7)"),
    Bytes(b'{"x": Infinity}', "Infinity is not a JSON number"),
    Bytes(b'{"x": -Infinity}', "-Infinity is not a JSON number"),
    Bytes(b'{"x": 1, "x": 2}', 'the key "x" stands twice in one object'),
    Bytes(b'{"a": {"b": 1, "b": 1}}', 'the key "b" stands twice in one object'),
    Bytes(b"[" * 17 + b"]" * 17, "lists and objects stand more than 16 deep"),
    Bytes(b'{"x":' * 17 + b"1" + b"}" * 17, "lists and objects stand more than 16 deep"),
    Bytes(b"[" * 100_000, "lists and objects stand more than 16 deep"),
    Bytes(b"\xef\xbb\xbf{}", "byte order mark; send UTF-8 without one"),
    Bytes('{"x": 1}'.encode("utf-16"), "UTF-16 or UTF-32; send UTF-8"),
    Bytes('{"x": 1}'.encode("utf-16-le"), "UTF-16 or UTF-32; send UTF-8"),
    Bytes('{"x": 1}'.encode("utf-32"), "UTF-16 or UTF-32; send UTF-8"),
    Bytes(b'{"x": "\xff"}', "byte 8 is not UTF-8"),
    Bytes(b'{"x": "\\ud800"}', "half of a surrogate pair"),
    Bytes(b'{"x": "\t"}', "line 1, column 8"),
    Bytes(b"{}", "text/plain; send the problem as Content-Type: application/json",
          "text/plain", 415),
    Bytes(b"x=1", "application/x-www-form-urlencoded", "application/x-www-form-urlencoded", 415),
    Bytes(b"{}", "send the problem as Content-Type: application/json", "", 415),
    Bytes(b"{}", "application/ld+json", "application/ld+json", 415),
    Bytes(b"{}", "charset is latin-1; send UTF-8", "application/json; charset=latin-1", 415),
    Bytes(b" " * (512 * 1024 + 1), "larger than 524,288 bytes", status=413),
]  # fmt: skip

_TINY = "layers=2-1&theta1=.1_.2_.3&x=1_2&y=1"
LINKS = [
    Link("", "layers", "is required"),
    Link("layers=2-1", "x", "is required"),
    Link("x=1_2", "layers", "is required"),
    Link(f"{_TINY}&foo=1", "foo", "is not a parameter here"),
    Link(f"{_TINY}&layer=1", "layer", "is not a parameter here (did you mean layers?)"),
    Link(f"{_TINY}&theta=1", "theta", "is not a parameter here (did you mean theta1?)"),
    Link(f"{_TINY}&theta01=1", "theta01", "is not a parameter here (did you mean theta1?)"),
    Link(f"{_TINY}&X=1_2", "X", "belongs to a training set (X, Y and lambda, in /batch and "
         "/gradient-check), not to one example (x, y)"),
    Link(f"{_TINY}&lambda=1", "lambda", "belongs to a training set (X, Y and lambda, in /batch and "
         "/gradient-check), not to one example (x, y)"),
    Link(f"{_TINY}&x=1", "x", "is given twice"),
    Link(f"{_TINY}&%78=1", "x", "is given twice"),
    Link(f"{_TINY}&granularity=steps", "granularity", "must be one of unit, layer"),
    Link(f"{_TINY}&granularity=", "granularity", "is empty"),
    Link(f"{_TINY}&granularity=unit&granularity=unit", "granularity", "is given twice"),
    Link(f"{_TINY}&activations=sigmod", "activations", f"{NAMES} (did you mean sigmoid?)"),
    Link(f"{_TINY}&activations=tanh", "loss",
         "cross_entropy needs sigmoid or softmax outputs, the last layer is tanh; "
         "choose squared_error, or another output activation"),
    Link(f"{_TINY}&activations=sigmoid-", "activations", "name 2 is not a name"),
    Link(f"{_TINY}&activations=tanh-sigmoid", "activations",
         "has 2 names; layers 2-1 need 1, one for each of layers 2 … L"),
    Link(f"{_TINY}&loss=mse", "loss", "must be one of cross_entropy, squared_error"),
    Link(f"{_TINY}&rule=", "rule", "is empty"),
    Link(f"{_TINY}&rule", "rule", "is empty"),
    Link(f"{_TINY}&seed=1.5", "seed", "is not a whole number"),
    Link(f"{_TINY}&seed=-1", "seed", "must be at least 0"),
    Link(f"{_TINY}&seed=9007199254740992", "seed", "must be at most 9007199254740991"),
    Link(f"{_TINY}&theta2=1_2", "theta2", "does not exist: layers 2-1 have theta1 only"),
    Link("layers=2-1&x=1_2&y=2", "y",
         "number 1 must be between 0 and 1, as cross-entropy wants it"),
    Link("layers=2-1&x=1_2&y=1&theta1=1_2__3_4", "theta1",
         "is 2 × 2; layers 2-1 need 1 × 3: the bias is column 0"),
    Link("layers=2-1&x=1_2&y=1&theta1=1_2_3__4_5", "theta1",
         "has rows of 2 and 3 numbers; layers 2-1 need 1 × 3: the bias is column 0"),
    Link("layers=2-1&x=1_2&y=1&theta1=1_2_a", "theta1", "row 1, number 3 is not a number"),
    Link("layers=2-1&x=1_2&y=1&theta1=1__2", "theta1", "row 1 must have at least 2 entries"),
    Link("layers=2-1&x=1_2&y=1&theta1=1_2_1e9", "theta1",
         "row 1, number 3 must be at most 1000000"),
    Link("layers=2-1&x=1_1e999&y=1", "x", "number 2 must be a finite number"),
    Link("layers=2-1&x=1_null&y=1", "x", "number 2 is not a number"),
    Link("layers=2-1&x=1,2&y=1", "x", "number 1 is not a number"),
    Link("layers=2-1&x=1__2&y=1", "x", "number 2 is missing"),
    Link("layers=2-1&x=1_NaN&y=1", "x", "number 2 is not a number"),
    Link("layers=2-1&x=%zz&y=1", "x", "has a % that is not followed by two hex digits"),
    Link("layers=2-1&x=%ff&y=1", "x", "is not UTF-8"),
    Link("layers=2_1&x=1_2&y=1", "layers", "number 1 is not a whole number (as in 2-2-1)"),
    Link("layers=2&x=1_2&y=1", "layers", "must have at least 2 entries"),
    Link("layers=2-0&x=1_2&y=1", "layers", "number 2 must be at least 1"),
    Link("layers=2-101&x=1_2&y=1", "layers", "number 2 must be at most 100"),
    Link(LECTURE_QUERY.replace("x=.5_1", "x=.5"), "x", "has 1 number; layers 2-2-2-1 need 2"),
    Link(LECTURE_QUERY.replace("theta2=.3", "theta2=_.3"), "theta2", "row 1, number 1 is missing"),
]  # fmt: skip
"""Queries of /trace."""

LINKED_SETS = [
    Link("layers=2-1&X=1_2__3_4&Y=1", "Y", "has 1 target, X 2 examples"),
    Link("layers=2-1&X=1_2__3&Y=1__0", "X", "row 2 has 1 number; layers 2-1 need 2"),
    Link("layers=2-1&X=1_2&Y=2", "Y",
         "row 1, number 1 must be between 0 and 1, as cross-entropy wants it"),
    Link("layers=2-1&X=1_2&Y=1&lambda=-1", "lambda", "must be at least 0"),
    Link("layers=2-1&X=1_2&Y=1&lambda=x", "lambda", "is not a number"),
    Link("layers=2-1&X=1_2&Y=1&x=1_2", "x",
         "belongs to one example; a training set has X and Y in its place, a row for each example"),
    Link("layers=2-1&X=1_2", "Y", "is required"),
]  # fmt: skip
"""Queries of /gradient-check."""

GOOD = {"backward": TINY, "batch": TINY_SET, "gradient-check": TINY_SET}
