"""First lines and headers: what is no HTTP, methods, hosts, types, what is expected."""

from tests.attack.cases import TRACE, V1, Case, case, get, head, post, problem

_OK = problem()


def _no_http(name: str, sent: bytes, words: str = "not HTTP/1.1") -> Case:
    return case(name, sent, 400, words=words)


FIRST_LINES = [
    _no_http("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"),
    _no_http("SSH", b"SSH-2.0-OpenSSH_9.6\r\n"),
    _no_http("SMTP", b"EHLO example.org\r\n"),
    _no_http("a NUL in place of a request", b"\x00"),
    _no_http("JSON", b'{"layers": [2, 1]}\r\n\r\n'),
    _no_http("HTTP/2 without being asked", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    _no_http("HTTP/2.0", head(f"GET {TRACE} HTTP/2.0", "Host: test"), "HTTP/1.1 or HTTP/1.0"),
    _no_http("HTTP/0.9", head(f"GET {TRACE} HTTP/0.9", "Host: test"), "HTTP/1.1 or HTTP/1.0"),
    _no_http("no version", head(f"GET {TRACE}"), "HTTP/1.1 or HTTP/1.0"),
    _no_http("HTTP/1.2", head(f"GET {TRACE} HTTP/1.2", "Host: test")),
    _no_http("HTTP/1.10", head(f"GET {TRACE} HTTP/1.10", "Host: test")),
    _no_http("http in small letters", head(f"GET {TRACE} http/1.1", "Host: test")),
    _no_http("no address", head("GET HTTP/1.1", "Host: test")),
    _no_http("a blank in the address", get(f"{TRACE}& x=1")),
    _no_http("a tab in the first line", head(f"GET\t{TRACE} HTTP/1.1", "Host: test")),
    _no_http("line feeds alone", f"GET {TRACE} HTTP/1.1\nHost: test\n\n".encode()),
    _no_http("carriage returns alone", f"GET {TRACE} HTTP/1.1\rHost: test\r\r".encode()),
    _no_http("a header before the first line", head("Host: test", f"GET {TRACE} HTTP/1.1")),
    case("HTTP/1.0", head(f"GET {TRACE} HTTP/1.0"), 200),
    case("empty lines before the first", b"\r\n\r\n" + get(TRACE), 200),
]

METHODS = [
    _no_http("a method that is unknown", get(TRACE, method="FETCH")),
    _no_http("a method in small letters", get(TRACE, method="get")),
    _no_http("a method of 50,000 letters", get(TRACE, method="G" * 50_000)),
    _no_http("no method", get(TRACE, method="")),
    _no_http("CONNECT", head("CONNECT test:80 HTTP/1.1", "Host: test"), "address"),
    *(
        case(f"{method} of a call", get(TRACE, method=method), 405,
             words="it answers GET, HEAD, POST")
        for method in ("PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "MKCOL", "LOCK", "QUERY",
             "PURGE")
    ),
    case("GET of what is POSTed", get(f"{V1}/backward"), 405, words="it answers POST"),
    case("POST of what is asked for", post(_OK, path="/healthz"), 405,
         words="it answers GET, HEAD"),
    case("POST of a page", post(_OK, path="/"), 405, words="it answers GET, HEAD"),
    case("POST of a file", post(_OK, path="/static/x/icon.svg"), 405, words="it answers GET, HEAD"),
    case("DELETE of nothing", get("/none", method="DELETE"), 404, words="There is nothing"),
    case("HEAD of a call", get(TRACE, method="HEAD"), 200),
    case("HEAD of what is not there", get("/none", method="HEAD"), 404),
    case("HEAD of a bad problem", get(f"{V1}/trace?layers=2", method="HEAD"), 422),
    case("HEAD of what is POSTed", get(f"{V1}/backward", method="HEAD"), 405),
    case("OPTIONS of anything", get("/none?x=1", method="OPTIONS"), 204),
    case("OPTIONS of the server", head("OPTIONS * HTTP/1.1", "Host: test", "Connection: close"),
         204),
    case("a method that overrides another", get(TRACE, "X-HTTP-Method-Override: DELETE"), 200),
]  # fmt: skip

HOSTS = [
    _no_http("no host", head(f"GET {TRACE} HTTP/1.1"), "one Host"),
    _no_http("two hosts", get(TRACE, "Host: other"), "one Host"),
    _no_http("the same host twice", get(TRACE, "Host: test"), "one Host"),
    *(
        _no_http(f"the host {host!r}", head(f"GET {TRACE} HTTP/1.1", f"Host: {host}"), "one Host")
        for host in ("a b", "a/b", "http://test", "user@test", "test:eighty", "[::1", "a\\b", "<b>",
                     '"', "test:80:80", "\xe4", "test#", "test?x")
    ),
    *(
        case(f"the host {host!r} changes nothing",
             get("/?layers=2-1&x=1_2&y=1").replace(b"Host: test", b"Host: " + host.encode()), 200)
        for host in ("evil.example", "127.0.0.1", "[::1]:80", "localhost:8000", "169.254.169.254")
    ),
    case("another host in the address", get(f"http://evil.example{TRACE}"), 200),
    case("an address without a path", get("http://test"), 200),
    _no_http("an address of FTP", get("ftp://test/"), "http or https"),
    case("headers of a proxy", get(TRACE, "X-Forwarded-Host: evil.example", "X-Forwarded-For: ::1",
                                   "Forwarded: host=evil", "X-Forwarded-Proto: gopher"), 200),
]  # fmt: skip

HEADERS = [
    _no_http("a header without a colon", get(TRACE, "Accept")),
    _no_http("a header without a name", get(TRACE, ": a")),
    _no_http("a blank before the colon", get(TRACE, "Accept : a")),
    _no_http("a header that goes on in the next line", get(TRACE, "Accept: a,", " b")),
    _no_http("a NUL in a header", get(TRACE, "Accept: a\x00b")),
    _no_http("a carriage return in a header", get(TRACE, "Accept: a\rb")),
    _no_http("a name that is none", get(TRACE, "Acc(ept: a")),
    _no_http("a name of other letters", get(TRACE, "\xc4ccept: a")),
    case("ten thousand headers", get(TRACE, *["A: b"] * 10_000), 431, words="32,768"),
    case("a long header", get(TRACE, "Cookie: " + "a" * 40_000), 431, words="32,768"),
    case("a long name", get(TRACE, "a" * 40_000 + ": b"), 431, words="32,768"),
    case("headers just short enough", get(TRACE, "Cookie: " + "a" * 32_000), 200),
    case("a header of other bytes", get(TRACE, "Accept: \xff\x80"), 200),
    case("something else is expected", get(TRACE, "Expect: the-unexpected"), 417,
         words="100-continue"),
    case("an upgrade to websockets", get(TRACE, "Upgrade: websocket", "Sec-WebSocket-Version: 13",
                                         "Sec-WebSocket-Key: AAAA").replace(b"close", b"Upgrade"),
                                         200),
    _no_http("an upgrade with a body", post(_OK, "Upgrade: h2c").replace(b"close", b"Upgrade"),
             "without Upgrade"),
]  # fmt: skip

TYPES = [
    *(
        case(f"the type {kind!r}", post(_OK, json=kind), 415, words="application/json")
        for kind in ("", "text/plain", "text/json", "application/x-www-form-urlencoded", "*/*",
                     "multipart/form-data; boundary=x", "application/jsonp", "application/ld+json",
                     "application/problem+json", "application", "application/json, text/plain",
                     "text/plain; application/json", "\xe4", "a" * 5000)
    ),
    *(
        case(f"the charset of {kind!r}", post(_OK, json=f"application/json; {kind}"), 415,
             words="UTF-8")
        for kind in ("charset=utf-16", "charset=latin-1", "charset=", "charset=ascii",
             "CHARSET=utf-7")
    ),
    *(
        case(f"the type {kind!r} will do", post(_OK, json=kind), 200)
        for kind in ("application/json; charset=UTF-8", 'Application/JSON;charset="utf-8"',
                     "application/json;", "application/json ; x=y")
    ),
    case("two types", post(_OK, "Content-Type: application/json"), 415, words="application/json"),
    *(
        case(f"a body in {coding}", post(_OK, f"Content-Encoding: {coding}"), 415,
             words="uncompressed")
        for coding in ("gzip", "br", "identity, gzip", "x-gzip", "none")
    ),
    *(
        case(f"what is accepted is {accepted!r}", get(TRACE, f"Accept: {accepted}"), 200)
        for accepted in ("image/png", "", ";;;", "a" * 9000, "text/html;q=x")
    ),
]  # fmt: skip

CASES = FIRST_LINES + METHODS + HOSTS + HEADERS + TYPES
