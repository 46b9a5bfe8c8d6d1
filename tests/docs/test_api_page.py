"""docs/api.md says of every call, parameter, field, name and status what the program does, and
knows none that the program does not."""

import ast
import json
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from app import presets
from app.api.calls import CALLS, Call
from app.api.openapi import document
from app.engine.activations import ACTIVATIONS, OUTPUT_ONLY
from app.engine.losses import LOSSES, is_fused
from app.engine.rules import RULES
from app.http.headers import EVERYWHERE, PREFLIGHT, UNLESS_SAID
from app.schemas import answers, problem
from app.walkthrough.step import Kind, Phase
from tests.docs.pages import ROOT, Section, code_of, page, section, sections, table, tables

PAGE = page("docs/api.md")
DOCUMENT = document()


def models() -> list[type[BaseModel]]:
    """Every model of what goes in and out that has fields of its own, bases included."""
    found = [
        model
        for module in (problem, answers)
        for model in vars(module).values()
        if isinstance(model, type) and issubclass(model, BaseModel) and own_fields(model)
    ]
    return list(dict.fromkeys(found))


def own_fields(model: type[BaseModel]) -> list[str]:
    """The fields that a model adds to those of its base (or says anew), as they are sent."""
    names = [name for name in vars(model).get("__annotations__", {}) if name in model.model_fields]
    return [model.model_fields[name].alias or name for name in names]


def base_of(model: type[BaseModel]) -> type[BaseModel] | None:
    """The model whose fields it has as well."""
    base = model.__bases__[0]
    return base if issubclass(base, BaseModel) and own_fields(base) else None


def spelled(schema: dict[str, Any]) -> str:
    """A JSON schema as the page's tables write types."""
    if "$ref" in schema:
        return str(schema["$ref"].rsplit("/", 1)[-1])
    if several := schema.get("anyOf") or schema.get("oneOf"):
        return " or ".join(map(spelled, several))
    if "enum" in schema or "const" in schema:
        return "name"
    if schema.get("type") == "array":
        return f"[{spelled(schema['items'])}]"
    words = {"string": "text", "null": "null", "number": "number", "integer": "integer",
             "boolean": "boolean", "object": "object", None: "anything"}  # fmt: skip
    return words[schema.get("type")]


def call_sections() -> dict[tuple[str, str], Section]:
    """(path, method) → the section about it."""
    found = {}
    for each in sections(PAGE):
        if each.codes and "/" in each.codes[-1]:
            path = each.codes[-1].split()[-1]
            for code in each.codes:
                found[path, code.split()[0]] = each
    return found


def model_section(model: type[BaseModel]) -> Section:
    (found,) = [each for each in sections(PAGE) if each.codes == [model.__name__]]
    return found


def line(text: str, start: str) -> list[str]:
    """What the line that begins so sets in code."""
    return next((code_of(each) for each in text.splitlines() if each.startswith(start)), [])


def test_the_calls_are_those_of_the_program() -> None:
    real = {(call.path, method) for call in CALLS for method in call.methods}
    assert set(call_sections()) == real
    assert real == {(p, m.upper()) for p, methods in DOCUMENT["paths"].items() for m in methods}
    overview = tables(section(PAGE, "Calls").text)[0][1:]
    listed = {(code_of(row[1])[0], method) for row in overview for method in code_of(row[0])}
    assert listed == real


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.path)
def test_a_call_reads_and_answers_the_models_that_the_page_names(call: Call) -> None:
    text = call_sections()[call.path, call.methods[0]].text
    assert line(text, "Reads") == [model.__name__ for model in call.reads]
    assert line(text, "Answers") == [call.answer.__name__]


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.path)
def test_the_parameters_of_a_call_are_those_of_the_program(call: Call) -> None:
    of_problems = set(problem_parameters())
    told = tables(call_sections()[call.path, call.methods[0]].text)
    rows = [row for each in told if each[0][0] == "parameter" for row in each[1:]]
    names = {code_of(row[0])[0] for row in rows}
    for method in call.methods:
        parameters = DOCUMENT["paths"][call.path][method.lower()]["parameters"]
        assert names == {each["name"] for each in parameters} - of_problems
        for each in parameters:
            if "enum" in each["schema"]:
                (row,) = [row for row in rows if code_of(row[0]) == [each["name"]]]
                assert code_of(row[2]) == each["schema"]["enum"]


def problem_parameters() -> list[str]:
    """The names in the page's table of a link's parameters."""
    found: list[str] = []
    for row in table(section(PAGE, "A problem as a link").text):
        first, *last = code_of(row[0])
        if last:
            stem = first.rstrip("0123456789")
            found += [f"{stem}{n}" for n in range(1, int(last[0].removeprefix(stem)) + 1)]
        else:
            found.append(first)
    return found


def test_the_parameters_of_a_link_are_those_of_the_program() -> None:
    real = {
        each["name"]
        for methods in DOCUMENT["paths"].values()
        for each in methods.get("get", {}).get("parameters", [])
        if each["in"] == "query" and "enum" not in each["schema"]
    }
    assert set(problem_parameters()) == real
    assert len(problem_parameters()) == len(real)


def test_the_models_are_those_of_the_program() -> None:
    told = [each.codes[0] for each in sections(PAGE) if len(each.codes) == 1]
    told = [name for name in told if "/" not in name]
    assert sorted(told) == sorted(model.__name__ for model in models())
    assert set(DOCUMENT["components"]["schemas"]) <= set(told)


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_the_fields_of_a_model_are_those_of_the_program(model: type[BaseModel]) -> None:
    there = model_section(model)
    rows = table(there.text)
    assert [code_of(row[0])[0] for row in rows] == own_fields(model)
    base = base_of(model)
    assert line(there.text, "Everything in") == ([base.__name__] if base else [])
    schema = model.model_json_schema(mode="validation")
    for row in rows:
        name = code_of(row[0])[0]
        field = schema["properties"][name]
        assert code_of(row[1]) == [spelled(field)], name
        assert row[4 if issubclass(model, problem.NetworkIn) else 2], f"{name} has no meaning"
        needed = name in schema.get("required", [])
        if issubclass(model, problem.NetworkIn):
            told = "required" if needed else f"`{json.dumps(field['default']).strip(chr(34))}`"
            assert row[3] == told, name
        else:
            always = needed and "null" not in spelled(field) and "anything" not in spelled(field)
            assert (row[3] == "—") == always, name


def test_the_pairs_of_output_and_loss_are_those_of_the_engine() -> None:
    heading, *rows = tables(section(PAGE, "Activations and losses").text)[1]
    names = [code_of(cell)[0] for cell in heading[1:]]
    assert names == list(LOSSES)
    for row in rows:
        (activation,) = code_of(row[0])
        for loss, cell in zip(names, row[1:], strict=True):
            if activation not in LOSSES[loss].cost:
                assert cell == "refused"
            else:
                steps = "one step" if is_fused(loss, activation) else "two steps"
                assert cell.startswith(steps), (activation, loss)
    assert [code_of(row[0])[0] for row in rows] == list(ACTIVATIONS)


def test_the_activations_are_those_of_the_engine() -> None:
    rows = tables(section(PAGE, "Activations and losses").text)[0][1:]
    assert [code_of(row[0])[0] for row in rows] == list(ACTIVATIONS)
    last_only = {code_of(row[0])[0] for row in rows if row[3] == "the last only"}
    assert last_only == OUTPUT_ONLY


def test_the_rules_are_those_of_the_engine() -> None:
    assert [code_of(row[0])[0] for row in table(section(PAGE, "Rules").text)] == list(RULES)


def test_the_presets_are_those_of_the_program() -> None:
    rows = tables(call_sections()["/api/v1/presets", "GET"].text)[0]
    there = [[preset["name"], preset["title"]] for preset in presets.presets()]
    assert [[code_of(row[0])[0], row[1]] for row in rows[1:]] == there


def test_the_kinds_and_phases_of_a_step_are_those_of_the_walk() -> None:
    rows = table(section(PAGE, "The walk").text)
    assert {code_of(row[1])[0] for row in rows} == set(get_args(Kind))
    assert {code_of(row[0])[0] for row in rows} == set(get_args(Phase))


PROBLEMS = {"ProblemError", "problem_response", "Refused", "refusal"}
NO_EXAMPLE = {"408", "413", "414", "417", "431", "500", "501", "503"}
"""Too long or too slow to show, of the server rather than of a call, or not known."""


def raised() -> Iterator[int]:
    """The status of every problem that the program makes, read from its source."""
    for path in (ROOT / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") in PROBLEMS
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                yield int(str(node.args[0].value))


def test_the_statuses_of_errors_are_those_of_the_program() -> None:
    rows = table(section(PAGE, "Errors").text)
    assert [int(row[0]) for row in rows] == sorted(set(raised()))
    described = {
        int(status)
        for methods in DOCUMENT["paths"].values()
        for operation in methods.values()
        for status in operation["responses"]
        if status != "200"
    }
    assert described <= {int(row[0]) for row in rows}


NOT_SHOWN = {413, 414, 500, 501, 503}
"""Too long, not known, of /oembed, too many: no request of a page's length is answered so."""


def test_every_status_of_a_refusal_has_an_example() -> None:
    for row in table(section(PAGE, "Errors").text):
        if row[0] not in NO_EXAMPLE:
            assert f'"status": {row[0]}' in PAGE or f"HTTP/1.1 {row[0]}" in PAGE, row[0]


def test_the_headers_of_every_answer_are_those_of_the_program() -> None:
    text = section(PAGE, "Headers").text
    told = {code_of(row[0])[0]: code_of(row[1])[0] for row in table(text)}
    assert told == EVERYWHERE | UNLESS_SAID | PREFLIGHT
