"""Bodies whose text is no JSON, or none that is taken: syntax, encodings, depth."""

from tests.attack.cases import Case, case, post, problem, sent

_OK = problem()


def _not_json(name: str, body: bytes | str, words: str = "not valid JSON") -> Case:
    return case(name, post(body), 400, words=words)


SYNTAX = [
    _not_json("nothing", "", "it is empty"),
    _not_json("blanks", " \n\t\r ", "blank"),
    _not_json("a word", "hello"),
    _not_json("a cut object", _OK[:-1]),
    _not_json("a cut string", '{"layers'),
    _not_json("a cut escape", '{"layers\\'),
    _not_json("a cut number", '{"layers": [2, -'),
    _not_json("two values", _OK + _OK),
    _not_json("something after the value", _OK + " x"),
    _not_json("a comma at the end of an object", _OK[:-1] + ",}"),
    _not_json("a comma at the end of a list", problem(x="[1, 2,]")),
    _not_json("a comma at the beginning of a list", problem(x="[,1, 2]")),
    _not_json("two commas", problem(x="[1,, 2]")),
    _not_json("no comma", problem(x="[1 2]")),
    _not_json("no colon", '{"layers" [2, 1]}'),
    _not_json("a semicolon", problem(x="[1; 2]")),
    _not_json("single quotes", "{'layers': [2, 1]}"),
    _not_json("no quotes", "{layers: [2, 1]}"),
    _not_json("a comment", _OK[:-1] + "/* why */}"),
    _not_json("a comment to the end of the line", _OK[:-1] + "// why\n}"),
    _not_json("a hash comment", "# why\n" + _OK),
    _not_json("a bracket that is not opened", _OK + "]"),
    _not_json("a bracket of the wrong kind", problem(x="[1, 2}")),
    _not_json("a key twice", _OK[:-1] + ', "x": [3, 4]}', 'key "x" stands twice'),
    _not_json("a key twice, once escaped", _OK[:-1] + ', "\\u0078": [3, 4]}', "twice"),
    _not_json("a key twice, deep inside", problem(new='{"a": {"b": 1, "b": 2}}'), "twice"),
    _not_json("a key that is a number", '{1: "layers"}'),
    _not_json("a line break in a string", problem(loss='"squared\n_error"')),
    _not_json("a tab in a string", problem(loss='"squared\t_error"')),
    _not_json("a NUL in a string", problem(loss='"squared\x00_error"')),
    _not_json("an escape that is none", problem(loss='"\\x41"')),
    _not_json("an escape cut short", problem(loss='"\\u00"')),
    _not_json("True of Python", problem(x="[True, 2]")),
    _not_json("None of Python", problem(theta="None")),
    _not_json("undefined of JavaScript", problem(theta="undefined")),
    _not_json("a value with a form feed before it", "\x0c" + _OK),
    _not_json("a value with a no-break space before it", "\u00a0" + _OK),
    _not_json("seventeen lists", "[" * 17 + "]" * 17, "more than 16 deep"),
    _not_json("a hundred thousand lists", "[" * 100_000, "more than 16 deep"),
    _not_json("a hundred thousand objects", '{"a":' * 100_000, "more than 16 deep"),
    _not_json("half a surrogate pair", problem(loss='"\\ud800"'), "half of a surrogate pair"),
    _not_json("the wrong half first", problem(loss='"\\udc00\\ud800"'), "half of a surrogate"),
    _not_json("half a pair as a key", '{"\\udfff": 1}', "half of a surrogate pair"),
    case("sixteen lists", post("[" * 16 + "]" * 16), 422, words="object"),
    case("brackets in a string are no depth", sent(loss='"' + "[" * 50 + '"'), 422, words="loss"),
    case("blanks around everything", post(" \r\n\t" + _OK.replace(",", " \n, ") + "\n"), 200),
    case("escapes in a key", post(_OK.replace('"x"', '"\\u0078"')), 200),
    case("a pair of surrogates is a character", sent(loss='"\\ud83d\\ude00"'), 422, words="loss"),
]

ENCODINGS = [
    _not_json("a byte order mark", b"\xef\xbb\xbf" + _OK.encode(), "byte order mark"),
    _not_json("UTF-16 with a mark", _OK.encode("utf-16"), "UTF-16"),
    _not_json("UTF-16 without one", _OK.encode("utf-16-le"), "UTF-16"),
    _not_json("UTF-16 the other way round", _OK.encode("utf-16-be"), "UTF-16"),
    _not_json("UTF-32", _OK.encode("utf-32"), "UTF-16 or UTF-32"),
    _not_json("UTF-32 without a mark", _OK.encode("utf-32-be"), "UTF-16 or UTF-32"),
    _not_json("Latin-1", b'{"loss": "\xe4"}', "is not UTF-8"),
    _not_json("a byte that UTF-8 never has", b'{"loss": "\xff"}', "is not UTF-8"),
    _not_json("a surrogate in UTF-8", b'{"loss": "\xed\xa0\x80"}', "is not UTF-8"),
    _not_json("an overlong slash", b'{"loss": "\xc0\xaf"}', "is not UTF-8"),
    _not_json("beyond the last character", b'{"loss": "\xf5\x80\x80\x80"}', "is not UTF-8"),
    _not_json("a character cut short", b'{"loss": "\xe2\x82"}', "is not UTF-8"),
    _not_json("gzip", b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "is not UTF-8"),
    _not_json("a NUL alone", b"\x00"),
    _not_json("UTF-7", "+AHsAfQ-"),
    case("letters of everywhere", sent(loss='"\u0398\u03b4\U0001f600"'), 422, words="loss"),
    case(
        "a key that cannot be printed",
        sent(**{"\u202e\u0007x".replace("\u0007", "\\u0007"): "1"}),
        422,
        words="not",
    ),
]

CASES = SYNTAX + ENCODINGS
