"""``/docs``: the API's reference, made from vendored files alone."""

import re

import httpx

from app.assets import STATIC
from tests.pages.reading import read


def test_the_reference_is_made_of_this_server_s_own_document(client: httpx.Client) -> None:
    page = read(client.get("/docs"))
    address = page.one("div", id="reference")[0]["data-openapi"]
    assert address == "./api/v1/openapi.json"
    document = client.get("/api/v1/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert "/api/v1/trace" in document["paths"]


def test_its_scripts_and_styles_are_vendored(client: httpx.Client) -> None:
    page = read(client.get("/docs"))
    scripts = [str(attributes["src"]) for attributes, _ in page.all("script")]
    assert [script.rsplit("/", 1)[1] for script in scripts] == ["swagger-ui-bundle.js", "docs.js"]
    for address in scripts:
        served = client.get("/" + address.removeprefix("./"))
        path = address.split("/", 3)[3]
        assert served.content == (STATIC / path).read_bytes()


def test_no_foreign_host_is_named(client: httpx.Client) -> None:
    for path in ("/docs", "/"):
        found = re.findall(r"(?:https?:)?//[\w.-]+", client.get(path).text)
        assert set(found) <= {"http://127.0.0.1"}, "its own address, for those who show its link"


def test_the_validator_of_another_host_is_switched_off() -> None:
    """Swagger UI would send the document's address to validator.swagger.io."""
    text = (STATIC / "js" / "docs.js").read_text(encoding="utf-8")
    assert re.search(r"validatorUrl:\s*null", text)


def test_the_vendored_styles_ask_nothing_of_another_host() -> None:
    text = (STATIC / "vendor" / "swagger" / "swagger-ui.css").read_text(encoding="utf-8")
    urls = re.findall(r"url\(\s*[\"']?([^\"')]{0,40})", text)
    assert all(url.startswith(("data:", "#")) for url in urls)
    assert "@import" not in text


def test_who_has_no_script_is_told_where_to_read(client: httpx.Client) -> None:
    text = read(client.get("/docs")).one("noscript")[1]
    assert "openapi.json" in text
    assert "docs/api.md" in text


def test_it_has_the_way_back_and_answers_head(client: httpx.Client) -> None:
    assert "./" in [attributes["href"] for attributes, _ in read(client.get("/docs")).all("a")]
    head = client.head("/docs")
    assert (head.status_code, head.content) == (200, b"")
