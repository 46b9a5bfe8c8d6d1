"""``GET /``: the page has its first trace in it, and asks nothing of anybody but this server."""

import re

import httpx
import pytest
from anyio.from_thread import BlockingPortal

from app import __version__
from app.main import create_app
from app.pages.page import LATER
from app.pages.static_files import static_url
from app.settings import Settings
from tests.conftest import Direct
from tests.pages.reading import read

V1 = "/api/v1"
LECTURE = (
    "layers=2-2-2-1&activations=sigmoid&loss=cross_entropy&theta1=.1_.8_-.6__-.4_.5_1.2"
    "&theta2=.3_1.4_-.9__-.2_-.7_1.1&theta3=-.5_1.6_-1.3&x=.5_1&y=1"
)
PRESETS = ["lecture", "quiz", "xnor", "vanishing", "wide"]
OTHERS = [
    "layers=1-1&theta1=0_0&x=1&y=1",
    "layers=2-3-2&activations=relu-softmax&seed=5&x=1_-1&y=0_1",
    "layers=2-2-1&activations=tanh-linear&loss=squared_error&x=1_-1&y=-2.5&rule=intuition",
    LECTURE + "&rule=y_minus_a",
]


def test_the_first_trace_is_the_lecture_network_s_as_the_api_tells_it(client: httpx.Client) -> None:
    page = read(client.get("/"))
    assert page.json("first-trace") == client.get(f"{V1}/trace?{LECTURE}").json()
    assert page.json("first-view") == {
        "preset": "lecture",
        "lecture": True,
        "about": None,
        "trouble": None,
        "layout": "page",
        "root": "./",
        "query": LECTURE,
        "base": "",
        "version": __version__,
        "parts": {name: f".{static_url(path)}" for name, path in LATER.items()},
        "step": None,
        "play": None,
        "speed": 1.0,
        "theme": "auto",
        "still": False,
        "lock": False,
        "errata": None,
        "hidden": [],
        "kept": "",
        "id": "",
        "origin": "",
        "autosize": True,
        "warnings": [],
    }


@pytest.mark.parametrize("path", ["/", "/embed"])
def test_a_rule_without_a_problem_is_that_of_the_lecture_network(
    client: httpx.Client, path: str
) -> None:
    answer = client.get(f"{path}?rule=intuition&step=delta2.1")
    assert answer.status_code == 200
    page = read(answer)
    whole = f"{LECTURE}&rule=intuition"
    assert page.json("first-trace") == client.get(f"{V1}/trace?{whole}").json()
    view = page.json("first-view")
    assert (view["preset"], view["query"], view["step"]) == ("lecture", whole, 19)
    assert answer.headers["Cache-Control"] == client.get(path).headers["Cache-Control"]
    # A rule that there is none is refused, and so is any other part of a problem by itself.
    assert client.get(f"{path}?rule=intuitoin").status_code == 422
    assert client.get(f"{path}?rule=intuition&x=1_1").status_code == 422
    assert client.get(f"{path}?rulee=intuition").status_code == 422
    assert client.get(f"{V1}/trace?rule=intuition").status_code == 422


@pytest.mark.parametrize("query", OTHERS)
def test_a_link_is_answered_with_its_own_trace(client: httpx.Client, query: str) -> None:
    answer = client.get(f"/?{query}")
    assert answer.status_code == 200
    page = read(answer)
    assert page.json("first-trace") == client.get(f"{V1}/trace?{query}").json()
    assert page.json("first-view")["trouble"] is None
    # A rule does not make another network of it.
    expected = "lecture" if query.startswith(LECTURE) else None
    assert page.json("first-view")["preset"] == expected


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_s_link_names_it_in_the_menu(client: httpx.Client, name: str) -> None:
    preset = client.get(f"{V1}/presets/{name}").json()
    page = read(client.get(f"/?{preset['query']}"))
    assert page.json("first-trace")["problem"] == preset["problem"]
    view = page.json("first-view")
    lecture = name in ("lecture", "quiz")
    assert (view["preset"], view["lecture"]) == (name, lecture)
    assert view["about"] == (None if lecture else preset["sentence"])
    options = page.all("option")
    assert [attributes["value"] for attributes, _ in options] == ["", *PRESETS]
    assert [attributes["value"] for attributes, _ in options if "selected" in attributes] == [name]
    assert preset["title"] in [text for _, text in options]


def test_a_network_of_one_s_own_is_called_so_in_the_menu(client: httpx.Client) -> None:
    page = read(client.get(f"/?{OTHERS[0]}"))
    (chosen,) = [(a, text) for a, text in page.all("option") if "selected" in a]
    assert (chosen[0]["value"], chosen[1]) == ("", "Your own network")


def test_the_table_has_every_number_before_any_script_runs(client: httpx.Client) -> None:
    page = read(client.get("/"))
    rows = [re.findall(r"\S+", text) for attributes, text in page.all("tr")][1:]
    minus = "\N{MINUS SIGN}"
    # UI.md section 11, rounded by hand; columns: layer, unit and z, a, g′, ΣΘδ, δ run together.
    text = ["".join(row) for row in rows]
    assert text == [
        "11–0.500–––",
        "12–1.000–––",
        f"21{minus}0.1000.4750.249{minus}0.447{minus}0.111",
        "221.0500.7410.1920.4070.078",
        f"310.2980.5740.245{minus}0.928{minus}0.227",
        "320.2820.5700.2450.7540.185",
        f"41{minus}0.3230.4200.244–{minus}0.580",
    ]
    assert page.one("p", class_="cost")[1] == "Cost 0.867"


def test_a_page_without_trouble_shows_none(client: httpx.Client) -> None:
    attributes, _ = read(client.get("/")).one("div", id="trouble")
    assert "hidden" in attributes
    assert attributes["role"] == "alert"


def test_the_slider_knows_how_many_steps_there_are(client: httpx.Client) -> None:
    attributes, _ = read(client.get("/")).one("div", role="slider")
    assert (attributes["aria-valuemin"], attributes["aria-valuemax"]) == ("1", "24")


def policy(headers: httpx.Headers) -> dict[str, list[str]]:
    parts = [part.split() for part in headers["content-security-policy"].split(";")]
    return {part[0]: part[1:] for part in parts}


@pytest.mark.parametrize("path", ["/", "/docs", "/?x=bad"])
def test_the_policy_allows_nothing_inline_and_nothing_foreign(
    client: httpx.Client, path: str
) -> None:
    allowed = policy(client.get(path).headers)
    assert allowed["default-src"] == ["'none'"]
    for name in ("script-src", "style-src", "connect-src", "font-src"):
        assert allowed[name] == ["'self'"]
    for name in ("base-uri", "form-action"):
        assert allowed[name] == ["'none'"]
    assert allowed.pop("require-trusted-types-for") == ["'script'"]
    # The script of the reference is not ours, and writes Markdown as HTML.
    none_or_few = ["default", "dompurify"] if path == "/docs" else ["'none'"]
    assert allowed.pop("trusted-types") == none_or_few
    sources = {source for each in allowed.values() for source in each}
    assert sources <= {"'self'", "'none'", "data:"}
    assert allowed["img-src"] == ["'self'", "data:"]


@pytest.mark.parametrize(
    ("path", "kept"), [("/", "max-age=0, must-revalidate, s-maxage=10"), ("/docs", "no-cache")]
)
def test_a_page_says_what_else_it_is(client: httpx.Client, path: str, kept: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == kept


@pytest.mark.parametrize("path", ["/", f"/?{OTHERS[1]}", "/?layers=no", "/docs"])
def test_everything_a_page_names_lies_on_this_server_and_is_there(
    client: httpx.Client, path: str
) -> None:
    page = read(client.get(path))
    loaded = [address for address in page.addresses if not address.startswith("#")]
    assert len(loaded) >= 3  # icon, style, script
    for address in loaded:
        assert re.match(r"\./(?!/)", address), "relative, so that a path prefix does no harm"
        assert client.get("/" + address.removeprefix("./")).status_code == 200, address


@pytest.mark.parametrize("path", ["/", "/docs", "/?layers=no"])
def test_no_element_has_a_style_or_a_handler_of_its_own(client: httpx.Client, path: str) -> None:
    page = read(client.get(path))
    for tag, attributes, text in page.elements:
        assert not [name for name in attributes if name == "style" or name.startswith("on")]
        assert tag not in ("style", "iframe", "object", "embed", "base", "form")
        if tag == "script":
            data = attributes.get("type") == "application/json"
            assert data or (attributes.get("src") and not "".join(text).strip())


def test_the_page_has_a_language_a_title_and_one_heading(client: httpx.Client) -> None:
    page = read(client.get("/"))
    assert page.one("html")[0]["lang"] == "en"
    assert page.one("title")[1]
    assert page.one("h1")[1] == "Backprop, step by step"
    for id_ in ("app", "graph", "transport", "editor", "live"):
        assert sum(attributes.get("id") == id_ for _, attributes, _ in page.elements) == 1


def test_no_id_stands_twice(client: httpx.Client) -> None:
    ids = [a["id"] for _, a, _ in read(client.get("/")).elements if "id" in a]
    assert len(set(ids)) == len(ids)


def test_a_page_that_the_browser_has_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get("/")
    again = client.get("/", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["content-security-policy"]
    assert again.headers["vary"] == "Accept-Encoding"
    for sent in (f"W/{first.headers['etag']}", f'"other", {first.headers["etag"]}', "*"):
        assert client.get("/", headers={"If-None-Match": sent}).status_code == 304
    other = client.get(f"/?{OTHERS[0]}", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


def test_head_says_what_get_would_without_the_page(client: httpx.Client) -> None:
    got, head = client.get("/"), client.head("/")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == got.headers


def test_the_same_link_gives_the_same_bytes(client: httpx.Client) -> None:
    assert client.get("/").content == client.get("/").content
    assert client.get(f"/?{LECTURE}").content == client.get("/").content


@pytest.mark.parametrize(("modules", "script"), [(False, "bundle/main.js"), (True, "js/main.js")])
def test_modules_are_served_unbundled_where_that_is_asked_for(
    portal: BlockingPortal, modules: bool, script: str
) -> None:
    transport = Direct(create_app(Settings(modules=modules)), portal)
    with httpx.Client(transport=transport, base_url="http://testserver") as direct:
        page = read(direct.get("/"))
        (address,) = [a["src"] for a, _ in page.all("script", type="module")]
        assert address is not None
        assert address.endswith(script)
        assert direct.get("/" + address.removeprefix("./")).status_code == 200
