"""Numbers: how they are written, how large they are, and where none belongs."""

from tests.attack.cases import V1, Case, Q, case, get, post, problem, sent


def _no_number(name: str, written: str) -> Case:
    return case(name, sent(x=f"[{written}, 2]"), 400, words="not valid JSON")


def _bad(name: str, written: str, words: str) -> Case:
    return case(name, sent(x=f"[{written}, 2]"), 422, words=words)


def _good(name: str, written: str) -> Case:
    return case(name, sent(x=f"[{written}, 2]"), 200)


WRITTEN = [
    *(
        _no_number(f"{written} is no JSON number", written)
        for written in (
            "NaN", "-NaN", "nan", "Infinity", "-Infinity", "+Infinity", "inf", "+1", "01", "-01",
            "00", "1.", ".5", "-.5", "1.e5", "1e", "1e+", "1E-", "--1", "- 1", "0x10", "0b1", "0o7",
            "1_000", "1,5e", "1.2.3", "1e1.5", "1f", "1n", "\u0661", "\u00bd", "1e5e5", "$1",
        )
    ),
    *(
        _good(f"{written} is one", written)
        for written in ("0", "-0", "0.0", "-0.0", "1e2", "1E+2", "1e-2", "1e-400", "5e-324",
                        "1000000", "-1e6", "0." + "1" * 400, "1.0e0000000000000000001")
    ),
    _bad("too large for a double", "1e999", "finite"),
    _bad("too large for a double, below", "-1e999", "finite"),
    _bad("an integer of 400 digits", "9" * 400, "finite"),
    _bad("an integer of 5,000 digits", "9" * 5000, "finite"),
    _bad("an integer of 200 digits", "9" * 200, "1000000"),
    _bad("an exponent of 5,000 digits", "1e" + "9" * 5000, "finite"),
    _bad("a little too large", "1000000.0000001", "1000000"),
    _bad("a little too small", "-1000001", "1000000"),
    _bad("the largest double", "1.7976931348623157e308", "1000000"),
    _bad("a text", '"1"', "text in quotes"),
    _bad("true", "true", "x[0]"),
    _bad("null", "null", "x[0]"),
    _bad("a list", "[1]", "x[0]"),
    _bad("an object", "{}", "x[0]"),
]  # fmt: skip

PLACES = [
    case("infinity in theta", sent(theta="[[[0.1, 1e999, 0.3]]]"), 422, words="theta[0][0][1]"),
    case("a text in theta", sent(theta='[[[0.1, "a", 0.3]]]'), 422, words="theta[0][0][1]"),
    case("a target above one", sent(y="[1.0000001]"), 422, words="between 0 and 1"),
    case("a target below nought", sent(y="[-1e-300]"), 422, words="between 0 and 1"),
    case("a seed that is no whole number", sent(seed="1.5"), 422, words="seed"),
    case("a seed below nought", sent(seed="-1"), 422, words="seed"),
    case("a seed that JavaScript cannot read", sent(seed="9007199254740992"), 422, words="seed"),
    case("the largest seed", sent(seed="9007199254740991"), 200),
    case("a seed of 5,000 digits", sent(seed="1" * 5000), 422, words="seed"),
    case("a seed that is true", sent(seed="true"), 422, words="seed"),
    case("half a unit", sent(layers="[2, 1.5]"), 422, words="layers[1]"),
    case("units with a point", sent(layers="[2.0, 1]"), 422, words="layers[0]"),
    case("no units", sent(layers="[2, 0]"), 422, words="layers[1]"),
    case("units below nought", sent(layers="[2, -1]"), 422, words="layers[1]"),
    case("units that are true", sent(layers="[2, true]"), 422, words="layers[1]"),
    case("a billion units", sent(layers="[1000000000, 1]"), 422, words="layers[0]"),
    case("units of 5,000 digits", sent(layers="[" + "9" * 5000 + ", 1]"), 422, words="layers[0]"),
    case(
        "lambda below nought",
        post(problem(x="", y="", X="[[1, 2]]", Y="[[1]]", lambda_="-0.1"), path=f"{V1}/batch"),
        422,
        words="lambda",
    ),
    case(
        "lambda that is not finite",
        post(problem(x="", y="", X="[[1, 2]]", Y="[[1]]", lambda_="1e999"), path=f"{V1}/batch"),
        422,
        words="lambda",
    ),
]

IN_LINKS = [
    *(
        case(
            f"{written} in a link is no number",
            get(f"{V1}/trace?{Q.replace('x=1', f'x={written}')}"),
            422,
            words="x",
        )
        for written in (
            "NaN",
            "inf",
            "Infinity",
            "1e999",
            "--1",
            "+1",
            "%2B1",
            "1e",
            "0x1",
            "1%20",
            "%D9%A1",
            "9" * 400,
            "1,5",
            "1%2C5",
            "true",
            "null",
            "1e7",
        )
    ),
    *(
        case(
            f"{written} in a link is one",
            get(f"{V1}/trace?{Q.replace('x=1', f'x={written}')}"),
            200,
        )
        for written in (".5", "-.5", "-0", "1e-400", "1e6")
    ),
    *(
        case(
            f"{written} is no number of a step",
            get(f"{V1}/trace/steps/{written}?{Q}"),
            404,
            words="no step",
        )
        for written in (
            "0",
            "-1",
            "01",
            "1.0",
            "1e0",
            "99999999999999999999",
            "%D9%A1",
            "%201",
            "x",
        )
    ),
]

CASES = WRITTEN + PLACES + IN_LINKS
