"""Every kind of answer with its headers, as a text to review.

    python -m tests.attack.headers_of_routes

writes ``headers.txt`` anew; a test compares it with what the program says today. Left out is what
differs from day to day or with every byte: date, length, tag, link.
"""

from pathlib import Path

import httpx

from app import __version__
from app.main import create_app
from app.pages.static_files import static_url
from app.settings import Settings
from tests.api.client import ask
from tests.attack.cases import Q

FILE = Path(__file__).with_name("headers.txt")
LEFT_OUT = {"date", "content-length", "etag", "link", "last-modified"}
HTML = {"Accept": "text/html"}
SOME = Settings(frame_ancestors="https://course.example")

ROUTES: tuple[tuple[str, str, dict[str, str], Settings], ...] = (
    ("GET", f"/?{Q}", {}, Settings()),
    ("GET", "/", {}, Settings()),
    ("GET", f"/embed?{Q}", {}, Settings()),
    ("GET", f"/embed?{Q}", {}, SOME),
    ("GET", f"/embed?{Q}&v={__version__}", {}, Settings()),
    ("GET", f"/print?{Q}", {}, Settings()),
    ("GET", f"/export.html?{Q}", {}, Settings()),
    ("GET", "/docs", {}, Settings()),
    ("GET", f"/thumbnail.svg?{Q}", {}, Settings()),
    ("GET", "/oembed?url=http%3A%2F%2F127.0.0.1%3A8000%2F", {}, Settings()),
    ("GET", "/embed.js", {}, Settings()),
    ("GET", static_url("bundle/main.js"), {}, Settings()),
    ("GET", static_url("bundle/page.css"), {}, Settings()),
    ("GET", static_url("vendor/fonts/inter.woff2"), {}, Settings()),
    ("GET", static_url("icon.svg"), {}, Settings()),
    ("GET", "/static/0.0.0/icon.svg", {}, Settings()),
    ("GET", "/api/v1/openapi.json", {}, Settings()),
    ("GET", f"/api/v1/trace?{Q}", {}, Settings()),
    ("GET", f"/api/v1/trace?{Q}", {"If-None-Match": "*"}, Settings()),
    ("GET", f"/?{Q}", {"If-None-Match": "*"}, Settings()),
    ("HEAD", f"/?{Q}", {}, Settings()),
    ("POST", "/api/v1/trace", {}, Settings()),
    ("OPTIONS", "/api/v1/trace", {}, Settings()),
    ("GET", "/healthz", {}, Settings()),
    ("GET", "/?layers=2", {}, Settings()),
    ("GET", "/print?layers=2", {}, Settings()),
    ("GET", "/none", HTML, Settings()),
    ("GET", "/none", {}, Settings()),
    ("PUT", "/api/v1/trace", {}, Settings()),
)


def told(answer: httpx.Response) -> list[str]:
    """The headers of an answer, a policy's directives each on a line of its own."""
    lines = []
    for name, value in sorted(answer.headers.items()):
        if name in LEFT_OUT:
            continue
        first, *more = value.split("; ") if name == "content-security-policy" else [value]
        lines += [f"    {name}: {first}", *(f"        {each}" for each in more)]
    return lines


def text() -> str:
    """All of them."""
    parts = []
    for method, path, headers, settings in ROUTES:
        answer = ask(method, path, create_app(settings), headers=headers)
        named = path.replace(static_url("").rsplit("/", 2)[1], "TODAY").replace(Q, "Q")
        named = named.replace(__version__, "VERSION")
        given = [f"{name}: {value}" for name, value in headers.items()]
        given += [f"FRAME_ANCESTORS={SOME.frame_ancestors}"] if settings == SOME else []
        parts += [" | ".join([f"{method} {named}", *given]), f"  {answer.status_code}"]
        parts += [*told(answer), ""]
    return "\n".join(parts)


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
