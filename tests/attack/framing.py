"""Where one request ends and the next begins: lengths, chunks, pipelines, ends of input."""

from tests.attack.cases import TRACE, V1, Case, case, get, head, post, problem

_OK = problem()
_JSON = ("Host: test", "Content-Type: application/json")
_CHUNKED = head(f"POST {V1}/backward HTTP/1.1", *_JSON, "Transfer-Encoding: chunked")
_LAST_CHUNKED = get(f"{V1}/backward", "Content-Type: application/json",
                    "Transfer-Encoding: chunked", method="POST")  # fmt: skip
_STAYS = head(f"GET {TRACE} HTTP/1.1", "Host: test")


def _chunk(body: str, more: str = "") -> bytes:
    raw = body.encode()
    return f"{len(raw):x}{more}\r\n".encode() + raw + b"\r\n"


def _framed(*lines: str, body: str = _OK) -> bytes:
    return head(f"POST {V1}/backward HTTP/1.1", *_JSON, *lines) + body.encode()


def _no_http(name: str, sent: bytes, words: str = "not HTTP/1.1") -> Case:
    return case(name, sent, 400, words=words)


LENGTHS = [
    *(
        _no_http(f"the length {length!r}", _framed(f"Content-Length: {length}"))
        for length in ("-1", "+5", "0x10", "5.0", "five", "", "1 1", "99999999999999999999999",
             "5,5")
    ),
    _no_http("two lengths", _framed("Content-Length: 5", f"Content-Length: {len(_OK)}")),
    _no_http("the same length twice", _framed(*[f"Content-Length: {len(_OK)}"] * 2)),
    _no_http("a length and chunks", _framed("Content-Length: 5", "Transfer-Encoding: chunked")),
    _no_http("chunks and a length", _framed("Transfer-Encoding: chunked", "Content-Length: 5")),
    case("a length that is too great to be read", _framed("Content-Length: 999999999999"), 413,
         words="524,288"),
    case("no length", head(f"POST {V1}/backward HTTP/1.1", *_JSON, "Connection: close"), 400,
         words="it is empty"),
    case("a body shorter than its length", _framed("Content-Length: 5000"), 400, half=True,
         words="closed before the request was complete"),
    case("a body longer than its length", _framed("Content-Length: 5"), 400, 400),
    case("a body of a GET", get(TRACE, "Content-Length: 3") + b"abc", 200),
    case("a body of OPTIONS", get("/", "Content-Length: 3", method="OPTIONS") + b"abc", 204),
]  # fmt: skip

CHUNKS = [
    case("one chunk", _LAST_CHUNKED + _chunk(_OK) + b"0\r\n\r\n", 200),
    case("a chunk for each byte", _LAST_CHUNKED + b"".join(map(_chunk, _OK)) + b"0\r\n\r\n", 200),
    case("an extension", _LAST_CHUNKED + _chunk(_OK, ';a="b"') + b"0\r\n\r\n", 200),
    case("trailers", _LAST_CHUNKED + _chunk(_OK) + b"0\r\nHost: x\r\nContent-Type: y\r\n\r\n", 200),
    case("a length in capitals and with noughts",
         _LAST_CHUNKED + b"000" + f"{len(_OK):X}\r\n{_OK}\r\n0\r\n\r\n".encode(), 200),
    case("no chunk at all", _LAST_CHUNKED + b"0\r\n\r\n", 400, words="it is empty"),
    case("chunks beyond the limit", _LAST_CHUNKED + (b"10000\r\n" + b" " * 65536 + b"\r\n") * 9,
         413,
         words="524,288"),
    *(
        _no_http(f"a chunk of the length {length!r}", _CHUNKED + length + b"\r\nabc\r\n0\r\n\r\n")
        for length in (b"-1", b"+3", b"0x3", b"3 ", b" 3", b"g", b"", b"3\n", b"f" * 17, b";a",
             b"3.0")
    ),
    _no_http("a chunk longer than it says", _CHUNKED + b"3\r\nabcd\r\n0\r\n\r\n"),
    _no_http("a chunk that ends with a line feed alone", _CHUNKED + b"3\r\nabc\n0\r\n\r\n"),
    _no_http("a trailer that is none", _CHUNKED + _chunk(_OK) + b"0\r\nHost test\r\n\r\n"),
    case("an extension without an end", _CHUNKED + b"3;" + b"a" * 100_000, 431, words="32,768"),
    case("a trailer without an end", _CHUNKED + b"0\r\nA: " + b"a" * 100_000, 431, words="32,768"),
    case("a chunk cut short", _CHUNKED + b"5\r\nab", 400, half=True,
         words="closed before the request was complete"),
    *(
        _no_http(f"the coding {coding!r}", head(f"POST {V1}/backward HTTP/1.1", *_JSON,
                                                f"Transfer-Encoding: {coding}") + b"0\r\n\r\n", "")
        for coding in ("gzip", "identity", "xchunked", "chunked, gzip", "gzip, chunked",
                       "chunked, chunked", "chun\x0bked", "\x00chunked", "chunked;q=1")
    ),
    _no_http("the coding twice", head(f"POST {V1}/backward HTTP/1.1", *_JSON,
                                      *["Transfer-Encoding: chunked"] * 2) + b"0\r\n\r\n"),
]  # fmt: skip

PIPELINES = [
    case("three requests in one packet", _STAYS * 2 + get("/healthz"), 200, 200, 200),
    case("three hundred", _STAYS * 300 + get("/healthz"), *[200] * 301),
    case("good ones and bad ones", _STAYS + head("GET /none HTTP/1.1", "Host: test") + get(TRACE),
         200, 404, 200),
    case("a body and what follows it",
         _framed(f"Content-Length: {len(_OK)}") + _CHUNKED + _chunk(_OK) + b"0\r\n\r\n"
         + get(TRACE),
         200, 200, 200),
    case("one that ends the connection, and one more", get(TRACE) + get(TRACE), 200),
    case("rubbish after a request", _STAYS + b"RUBBISH\r\n\r\n" + _STAYS, 200, 400,
         words="not HTTP/1.1"),
    case("a request hidden in a body", post(get("/healthz")), 400, words="not valid JSON"),
    case("a request hidden behind a length",
         _framed("Content-Length: 0", body="") + b"0\r\n\r\n" + get(TRACE), 400, 400),
    case("a request whose body is refused unread, and one more",
         head(f"POST {V1}/backward HTTP/1.1", "Host: test",
              "Content-Length: 600000") + get(TRACE), 415,
         words="application/json"),
    case("a client that stops sending", _STAYS, 200, half=True),
    case("a client that stops in a head", _STAYS + b"GET / HTT", 200, 400, half=True,
         words="closed before"),
    case("a client that asks whether to go on, and does",
         post(_OK, "Expect: 100-continue"), 200),
    case("a client that asks whether to go on, and may not",
         _framed("Expect: 100-continue", "Content-Length: 999999999", body=""), 413,
              words="524,288"),
]  # fmt: skip

CASES = LENGTHS + CHUNKS + PIPELINES
