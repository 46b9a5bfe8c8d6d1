"""Problems whose shape, names or size is wrong: refused by name, never cut to fit."""

from tests.attack.cases import V1, Case, case, post, problem, sent


def _wrong(name: str, words: str, **changed: str) -> Case:
    return case(name, sent(**changed), 422, words=words)


def _quoted(text: str) -> str:
    return f'"{text}"'


def _many(value: str, count: int) -> str:
    return "[" + ", ".join([value] * count) + "]"


FIELDS = [
    *(
        case(f"{body} instead of an object", post(body), 422, words="object")
        for body in ("null", "true", "0", '"layers"', "[]", "[{}]", '[["layers", [2, 1]]]')
    ),
    case("an empty object", post("{}"), 422, words="layers"),
    _wrong("no layers", "layers", layers=""),
    _wrong("no example", "x", x=""),
    _wrong("no target", "y", y=""),
    _wrong("a field that is unknown", "new", new="1"),
    _wrong("a field in capitals", "LAYERS", LAYERS="[2, 1]"),
    _wrong("a field with a blank", "x ", **{"x ": "[1, 2]"}),
    _wrong("a field of JavaScript", "__proto__", __proto__='{"x": 1}'),
    _wrong("a field of Python", "__class__", __class__='"Problem"'),
    _wrong("a field of another call", "lambda", lambda_="1"),
    _wrong("layers of another kind", "layers", layers='"2-1"'),
    _wrong("layers null", "layers", layers="null"),
    _wrong("layers an object", "layers", layers='{"0": 2, "1": 1}'),
    _wrong("one layer", "layers", layers="[2]"),
    _wrong("no layer", "layers", layers="[]"),
    _wrong("thirteen layers", "layers", layers="[" + ", ".join("1" * 13) + "]", theta=""),
    _wrong("a hundred and one units", "layers[0]", layers="[101, 1]", theta=""),
    _wrong("too short an example", "x", x="[1]"),
    _wrong("too long an example", "x", x="[1, 2, 3]"),
    _wrong("an example in a list", "x", x="[[1, 2]]"),
    _wrong("an example that is one number", "x", x="1"),
    _wrong("a target that is one number", "y", y="1"),
    _wrong("an empty target", "y", y="[]"),
    _wrong("theta without the bias", "1 × 2; layers 2-1 need 1 × 3", theta="[[[0.2, 0.3]]]"),
    _wrong("theta transposed", "theta[0][0]", theta="[[[0.1], [0.2], [0.3]]]"),
    _wrong("ragged theta", "theta[0]", layers="[2, 2]", y="[1, 0]", theta="[[[1, 2, 3], [1]]]"),
    _wrong("a matrix too many", "theta", theta="[[[1, 2, 3]], [[1, 2]]]"),
    _wrong("a matrix too few", "theta", layers="[2, 1, 1]"),
    _wrong("a flat theta", "theta[0]", theta="[[0.1, 0.2, 0.3]]"),
    _wrong("an empty matrix", "theta[0]", theta="[[]]"),
    _wrong("an empty row", "theta[0]", theta="[[[]]]"),
    _wrong("an unknown activation", "activations", activations='"swish"'),
    _wrong("an activation in capitals", "activations", activations='"Sigmoid"'),
    _wrong("an activation too many", "activations", activations='["sigmoid", "sigmoid"]'),
    _wrong("an activation that is null", "activations", activations="null"),
    _wrong("softmax in the middle", "softmax", layers="[2, 2, 1]", theta="",
           activations='["softmax", "sigmoid"]'),
    _wrong("a loss that does not fit", "squared_error", activations='"tanh"'),
    _wrong("an unknown loss", "loss", loss='"hinge"'),
    _wrong("an unknown rule", "rule", rule='"exactly"'),
    _wrong("a rule that is a list", "rule", rule='["exact"]'),
    _wrong("softmax targets that add up to more", "add", layers="[2, 2]", theta="", y="[1, 1]",
           activations='"softmax"'),
    case("an unknown granularity", post(problem(granularity='"step"'), path=f"{V1}/trace"), 422,
         words="granularity"),
    case("granularity twice", post(problem(granularity='"unit"'),
                                   path=f"{V1}/trace?granularity=layer"), 422, words="twice"),
    case("a problem in the query of a POST", post(problem(), path=f"{V1}/backward?x=1_2"), 422,
         words="belongs in the body"),
    case("an example and a training set", post(problem(X="[[1, 2]]", Y="[[1]]"),
                                               path=f"{V1}/gradient-check"), 422, words="X"),
    case("more targets than examples", post(problem(x="", y="", X="[[1, 2]]", Y="[[1], [0]]"),
                                            path=f"{V1}/batch"), 422, words="Y"),
    case("a training set without examples", post(problem(x="", y="", X="[]", Y="[]"),
                                                 path=f"{V1}/batch"), 422, words="X"),
]  # fmt: skip

SIZES = [
    case("a body of the greatest size", post(problem() + " " * (524_288 - len(problem()))), 200),
    case("one byte more", post(problem() + " " * (524_289 - len(problem()))), 413, words="524,288"),
    case("a hundred thousand numbers too many", sent(x="[" + "1," * 100_000 + "1]"), 422,
         words="x"),
    case("a hundred thousand errors", sent(x="[" + '"a",' * 100_000 + "1]"), 422, words="x"),
    case("a key of 100,000 letters", post('{"' + "k" * 100_000 + '": 1}'), 422),
    case("ten thousand keys", post("{" + ",".join(f'"k{n}": 1' for n in range(10_000)) + "}"), 422,
         words="Only the first 20"),
    case("a name of 100,000 letters", sent(loss=_quoted("s" * 100_000)), 422, words="loss"),
    case("eighty thousand escapes", sent(loss=_quoted("\\u0041" * 80_000)), 422, words="loss"),
    case("too many weights for steps", post(problem(layers="[60, 60, 1]", theta="",
                                                    x=_many("1", 60)), path=f"{V1}/trace"), 422,
         words="2500"),
    case("too many weights", post(problem(layers="[100, 100, 100, 1]", theta="",
                                          x=_many("1", 100))), 422, words="20000"),
    case("too many examples", post(problem(x="", y="", X=_many("[1, 2]", 101), Y=_many("[1]", 101)),
                                   path=f"{V1}/batch"), 422, words="100"),
]  # fmt: skip

CASES = FIELDS + SIZES
