"""The OpenAPI document: sound, described to the last field, with examples that run."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest

from app.api.calls import CALLS
from tests.api.client import V1, answer, ask, get

DOCUMENT: dict[str, Any] = answer(get(f"{V1}/openapi.json"))
OPERATIONS = [(path, method) for path, methods in DOCUMENT["paths"].items() for method in methods]
TYPES = {"string", "number", "integer", "boolean", "array", "object", "null"}


def nodes(node: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of the document, with where it stands."""
    if isinstance(node, dict):
        yield place, node
        for name, below in node.items():
            yield from nodes(below, f"{place}/{name}")
    elif isinstance(node, list):
        for at, below in enumerate(node):
            yield from nodes(below, f"{place}/{at}")


def test_the_document_is_an_openapi_3_1_document() -> None:
    assert DOCUMENT["openapi"] == "3.1.0"
    assert {"title", "version", "description", "license"} <= DOCUMENT["info"].keys()
    assert DOCUMENT.keys() == {"openapi", "info", "servers", "paths", "components"}
    assert get(f"{V1}/openapi.json").headers["Content-Type"] == "application/json"


def test_every_reference_leads_somewhere() -> None:
    known = {f"#/components/schemas/{name}" for name in DOCUMENT["components"]["schemas"]}
    used = {node["$ref"] for _, node in nodes(DOCUMENT) if "$ref" in node}
    assert used <= known
    assert len(used) > 20


def test_every_schema_uses_the_words_of_json_schema() -> None:
    for place, node in nodes(DOCUMENT["components"]["schemas"]):
        if isinstance(node.get("type"), str) and not place.endswith("/properties"):
            assert node["type"] in TYPES, place
        if isinstance(node.get("required"), list):
            assert set(node["required"]) <= node["properties"].keys(), place


def test_every_field_of_every_model_has_a_description() -> None:
    for name, model in DOCUMENT["components"]["schemas"].items():
        assert model.get("description"), name
        for field, schema in model["properties"].items():
            assert schema.get("description"), f"{name}.{field}"


def test_descriptions_have_no_markdown_but_code_and_emphasis() -> None:
    """The policy of /docs (``static/js/docs.js``) lets no links, tables or HTML through."""
    texts = [node["description"] for _, node in nodes(DOCUMENT) if "description" in node]
    assert len(texts) > 100
    for text in texts:
        assert not re.search(r"[<!]|\]\(|https?:|^\s*(?:#|>|---|\|)", str(text), re.MULTILINE), text


def test_paths_and_methods_are_those_of_the_table() -> None:
    assert set(OPERATIONS) == {
        (call.path, method.lower()) for call in CALLS for method in call.methods
    }


def test_operation_identifiers_are_unique() -> None:
    ids = [DOCUMENT["paths"][path][method]["operationId"] for path, method in OPERATIONS]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_operation_is_whole(path: str, method: str) -> None:
    operation = DOCUMENT["paths"][path][method]
    assert operation["summary"]
    assert operation["description"]
    names = [(p["name"], p["in"]) for p in operation["parameters"]]
    assert len(set(names)) == len(names)
    in_path = {name for name, where in names if where == "path"}
    assert in_path == {part[1:-1] for part in path.split("/") if part.startswith("{")}
    for parameter in operation["parameters"]:
        assert parameter["description"], parameter["name"]
        assert parameter["schema"]
        assert parameter["required"] or parameter["in"] != "path"
    for status, response in operation["responses"].items():
        assert response["description"]
        (media_type,) = response["content"]
        assert media_type == ("application/json" if status == "200" else "application/problem+json")
    assert ("requestBody" in operation) == (method == "post")


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_the_example_of_every_operation_runs(path: str, method: str) -> None:
    operation = DOCUMENT["paths"][path][method]
    query = {}
    for parameter in operation["parameters"]:
        if parameter["in"] == "path":
            path = path.replace("{" + parameter["name"] + "}", parameter["example"])
        elif "example" in parameter:
            query[parameter["name"]] = parameter["example"]
        else:
            assert not parameter["required"], f"{parameter['name']} has no example"
    more: dict[str, Any] = {}
    if "requestBody" in operation:
        more["json"] = operation["requestBody"]["content"]["application/json"]["example"]
    response = ask(method.upper(), path + (f"?{urlencode(query)}" if query else ""), **more)
    told = answer(response)
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    model = DOCUMENT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    assert set(model["required"]) <= told.keys() <= model["properties"].keys()


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_operation_names_the_refusals_that_it_can_give(path: str, method: str) -> None:
    statuses = set(DOCUMENT["paths"][path][method]["responses"]) - {"200"}
    expected = set()
    if "{" in path:
        expected |= {"404"}
    if "/api" in path:
        expected |= {"414", "422"}
    if method == "post":
        expected |= {"400", "413", "415"}
    assert statuses == expected
