"""Paths, files, ranges, links, other origins, oEmbed."""

from urllib.parse import quote

from app.pages.static_files import static_url
from tests.attack.cases import TRACE, V1, Case, Q, case, get, post, problem

_FILE = static_url("css/tokens.css")
_ROOT = _FILE.removesuffix("css/tokens.css")


def _nothing(path: str) -> Case:
    return case(f"nothing at {path[:80]}", get(path), 404, words="There is nothing at")


PATHS = [
    *map(_nothing, (
        "/none", "/api", "/api/", "/api/v1", "/api/v2/trace", "/API/V1/TRACE", f"{V1}/trace/?{Q}",
        f"/{TRACE}", f"{V1}//trace?{Q}", f"{V1}/./trace?{Q}", f"{V1}/x/../trace?{Q}",
        f"{V1}/trace;v=1?{Q}", f"{V1}/trace%00?{Q}", f"{V1}/trace%0a?{Q}", f"{V1}%2ftrace/x?{Q}",
        f"{V1}/trace.json?{Q}", f"{V1}/trace/steps?{Q}", f"{V1}/trace/steps/?{Q}",
        f"{V1}/trace/steps/1/2?{Q}", "/%ff", "/%", "/%zz", "/%u0041", "/\\", "/..", "/../..",
        "/a" * 5000, "/" + "%41" * 9000, "/docs/", "/docs/x", "/embed/", "/.env", "/.git/config",
        "/wp-login.php", "/cgi-bin/%252e%252e/sh", "/%3Cscript%3E", "/%E2%80%AE", "//", "///",
        "/favicon.ico", "/robots.txt", "/openapi.json", "/healthz/", "/embed.js/", "/thumbnail.png",
    )),
    *map(_nothing, (
        "/static", "/static/", "/static/none", "/static/../app/main.py",
        f"{_ROOT}../../app/main.py",
        f"{_ROOT}%2e%2e/%2e%2e/app/main.py", f"{_ROOT}..%2f..%2fpyproject.toml", f"{_ROOT}css",
        f"{_ROOT}css/", f"{_ROOT}css/..", f"{_ROOT}/etc/passwd", f"{_ROOT}%2fetc%2fpasswd", _ROOT,
        f"{_ROOT}css%5ctokens.css", f"{_ROOT}css/tokens.css/", f"{_ROOT}css//tokens.css",
        f"{_ROOT}css/./tokens.css",
        f"{_ROOT}js/../css/tokens.css", f"{_ROOT}CSS/TOKENS.CSS",
        f"{_ROOT}css/tokens.css%00", f"{_ROOT}%00", f"{_ROOT}css/{'a' * 300}",
        f"{_ROOT}{'a/' * 3000}b",
        f"{_ROOT}%ff", f"{_ROOT}css/tokens.css%0a", f"{_ROOT}~", f"{_ROOT}....//....//app/main.py",
        f"{_ROOT}%252e%252e/app/main.py", f"{_ROOT}css/%2e%2e/%2e%2e/%2e%2e/templates/page.html",
    )),
    case("a file of today", get(_FILE), 200),
    case("a file of another version", get("/static/0.0.0/css/tokens.css"), 200),
    case("letters in percents", get(f"/%61pi/v1/tr%61ce?{Q}"), 200),
    case("a fragment in an address", get(f"{TRACE}#step=2"), 400, words="fragment"),
]  # fmt: skip

RANGES = [
    *(  # files are small: a part of one is asked for in vain, and gets the whole (RFC 9110, 14.2)
        case(f"the range {asked[:40]!r}", get(_FILE, f"Range: {asked}"), 200)
        for asked in ("bytes=0-9", "bytes=0-1,5-6", "bytes=-5", "bytes=99999999-", "bytes=",
             "bytes",
                      "bytes=a-b", "bytes=9-0", "bytes=--1", "bytes=-", "lines=0-1",
                      f"bytes={'9' * 5000}-", f"bytes={'0-0,' * 5000}1-1")
    ),
    case("a part of an old file", get(_FILE, "Range: bytes=0-9", 'If-Range: "old"'), 200),
    case("a range of what is computed", get(TRACE, "Range: bytes=0-9"), 200),
    case("what the client has already", get(TRACE, "If-None-Match: *"), 304),
    case("a tag that is none", get(TRACE, "If-None-Match: " + '"' * 9001), 200),
    case("ten thousand tags", get(TRACE, "If-None-Match: " + '"a",' * 8000), 200),
    case("a file since a day that is none", get(_FILE, "If-Modified-Since: yesterday"), 200),
    # Files have tags and no dates: those of an installation say nothing of what is in them.
    case("a file since a day to come",
         get(_FILE, "If-Modified-Since: Thu, 01 Jan 2099 00:00:00 GMT"), 200),
    case("a file that the client has already", get(_FILE, "If-None-Match: *"), 304),
    case("a file since a day in the far past", get(_FILE,
         "If-Modified-Since: Mon, 01 Jan 0001 00:00:00 "
         "+2359"), 200),
]  # fmt: skip


def _link(name: str, query: str, words: str, status: int = 422) -> Case:
    return case(name, get(f"{V1}/trace?{query}"), status, words=words)


LINKS = [
    _link("no link", "", "layers"),
    _link("a question mark more", f"?{Q}", "?layers is not a parameter"),
    _link("a percent sign", f"{Q}&loss=%", "two hex digits"),
    _link("a percent sign that is none", f"{Q}&loss=%zz", "two hex digits"),
    _link("bytes that are no UTF-8", f"{Q}&loss=%ff", "loss"),
    _link("a NUL in a link", f"{Q}&loss=%00", "loss"),
    _link("a name that is no UTF-8", f"{Q}&%ff=1", "not"),
    _link("a parameter twice", f"{Q}&x=1_2", "x"),
    _link("a parameter twice, once in percents", f"{Q}&%78=1_2", "x"),
    _link("a parameter without a name", f"{Q}&=1", "not a parameter"),
    _link("a parameter without a value", f"{Q}&loss=", "loss"),
    _link("a parameter without an =", f"{Q}&loss", "loss"),
    _link("a semicolon between parameters", Q.replace("&", ";"), "layers"),
    _link("&amp; between parameters", Q.replace("&", "&amp;"), "amp;"),
    _link("a parameter of somebody who counts", f"{Q}&utm_source=x", "not a parameter here"),
    _link("a parameter of the view", f"{Q}&step=2", "step"),
    _link("a parameter of Python", f"{Q}&__class__=1", "not a parameter here"),
    _link("a list of PHP", f"{Q}&x[]=1", "not a parameter here"),
    _link("theta0", f"{Q}&theta0=1", "theta0"),
    _link("a theta too many", f"{Q}&theta2=1_2", "theta2"),
    _link("theta99999", f"{Q}&theta99999=1", "theta99999"),
    _link("a version that is none", f"{Q}&v=%20", "v must be"),
    _link("JSON in a link", f"{Q}&loss=%7B%22a%22%3A1%7D", "loss"),
    _link("a number too many in a row", Q.replace("1_2_3", "1_2_3_4"), "theta1"),
    _link("a row too many", Q.replace("1_2_3", "1_2_3__4_5_6"), "theta1"),
    _link("rows without numbers", Q.replace("1_2_3", "__"), "theta1"),
    _link("only joints", Q.replace("1_2_3", "_" * 500), "theta1"),
    _link("sizes without end", Q.replace("2-1", "-".join(["1"] * 500)), "layers"),
    _link("a problem of 8,001 characters", f"x={'1' * 8001}", "send the problem as JSON", 414),
    _link("a query of 16,001 characters", "a" * 16_001, "send the problem as JSON", 414),
    _link("a thousand parameters", "&".join(f"p{n}=1" for n in range(1000)), "Only the first 20"),
    case("& at the ends and doubled", get(f"{V1}/trace?&&{Q}&&"), 200),
    case("a step in a link", get(f"{V1}/trace/steps/3?{Q}&granularity=layer"), 200),
    case("an answer in German", get(TRACE, "Accept-Language: de"), 200),
    case("a language that is unknown", get(f"{V1}/code?{Q}&language=rust"), 422, words="numpy"),
    case("a preset that is unknown", get(f"{V1}/presets/%2e%2e"), 404, words="no preset"),
    case("a preset with a parameter", get(f"{V1}/presets/xnor?x=1"), 422, words="not a parameter"),
    case("health with a parameter", get("/healthz?x=1"), 200),
]

_HTML = "<!doctype html>"
"""A page tells of an error in words; its answer is HTML."""

PAGES = [
    *(
        case(f"{path} with a bad problem", get(f"{path}?layers=2-1&x=1&y=1"), 422, words=words)
        for path, words in (("/", _HTML), ("/embed", _HTML), ("/print", _HTML),
                            ("/export.html", _HTML), ("/thumbnail.svg", "about:blank"))
    ),
    *(
        case(f"{path} with rubbish about the view",
             get(f"{path}?{Q}&step=%00&theme=%3Cb%3E&zzz=1&id=%ff"),
             200)
        for path in ("/", "/embed", "/print", "/thumbnail.svg")
    ),
    case("markup as a title", get(f"/?{Q}&title=%3C/title%3E%3Cscript%3Ealert(1)%3C/script%3E"),
         200),
    case("a page of 16,001 characters", get("/?" + "a" * 16_001), 414, words=_HTML),
    case("a page that is not there, for a browser", get("/none", "Accept: text/html"), 404,
         words=_HTML),
]  # fmt: skip

ORIGINS = [
    *(
        case(f"a page of {origin!r}", get(TRACE, f"Origin: {origin}"), 200)
        for origin in ("null", "https://course.example", "file://", "evil\\", "*", "a" * 9000)
    ),
    *(
        case(f"a preflight for {method}", get(f"{V1}/trace", "Origin: null",
             f"Access-Control-Request-Method: {method}",
             "Access-Control-Request-Headers: content-type, x-any", method="OPTIONS"), 204)
        for method in ("POST", "DELETE", "", "\xff")
    ),
    case("a preflight for the network at home", get("/", "Origin: https://course.example",
         "Access-Control-Request-Method: GET", "Access-Control-Request-Private-Network: true",
         method="OPTIONS"), 204),
    case("a cookie and a password", get(TRACE, "Cookie: a=b", "Authorization: Basic YTpi"), 200),
    case("a POST of another origin", post(problem(), "Origin: https://course.example"), 200),
]  # fmt: skip


def _oembed(name: str, url: str, status: int, words: str = "", more: str = "") -> Case:
    return case(name, get(f"/oembed?url={quote(url, safe='')}{more}"), status, words=words)


OURS = "http://127.0.0.1:8000"
"""The address that the catalogue's server is told to have."""

OEMBED = [
    _oembed("our page", f"{OURS}/?{Q}", 200),
    _oembed("our frame", f"{OURS}/embed?{Q}", 200),
    _oembed("our page with a fragment", f"{OURS}/?{Q}#step=2", 200),
    *(
        _oembed(f"{url} is none of ours", url, 404, "no page of this server")
        for url in (
            "", "x", "/", "//", "http://", "http://example.org/", "https://127.0.0.1:8000/",
            "javascript:1",
            "http://127.0.0.1:8000.evil.example/", "http://127.0.0.1:8000@evil.example/",
            "file:///etc/passwd",
            "http://evil.example@127.0.0.1:8000/", "http://127.0.0.1:80000/", "http://localhost:8000/",
            f"{OURS}/api/v1/trace?{Q}", f"{OURS}//", f"{OURS}/../", "http://[::1", "http://[x]/",
            "http://169.254.169.254/latest/meta-data", " http://127.0.0.1:8000/",
            "http://127.0.0.1:8000\\@x/",
            "\x00", f"{OURS}/embed/", "gopher://127.0.0.1:8000/", "http://127.0.0.1:8000:0/",
        )
    ),
    _oembed("our page with a bad problem", f"{OURS}/?layers=2", 422, "x"),
    _oembed("our page with a long problem", f"{OURS}/?x={'1' * 9000}", 414, "JSON"),
    _oembed("as XML", f"{OURS}/?{Q}", 501, "format must be json", "&format=xml"),
    *(
        _oembed(f"{more} is no size", f"{OURS}/?{Q}", 422, more.split("=")[0][1:], more)
        for more in ("&maxwidth=0", "&maxwidth=-1", "&maxheight=1e3", "&maxheight=",
             "&maxwidth=1.5",
                     "&maxwidth=%D9%A1", "&maxheight=99999999999999999999")
    ),
    _oembed("twice the same", f"{OURS}/", 422, "given twice", "&url=x"),
    _oembed("a width twice", f"{OURS}/", 422, "given twice", "&maxwidth=1&maxwidth=2"),
    _oembed("with what a host likes", f"{OURS}/", 200, "", "&callback=alert(1)&x=%ff"),
    case("no url", get("/oembed"), 422, words="url is required"),
    case("a url that is no text", get("/oembed?url=%ff%fe"), 404, words="no page of this server"),
    case("a url of 48,001 characters", get("/oembed?url=" + "a" * 48_001), 414, words="48,000"),
]  # fmt: skip

CASES = PATHS + RANGES + LINKS + PAGES + ORIGINS + OEMBED
