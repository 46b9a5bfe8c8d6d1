"""The OpenAPI document, made from the table of calls and the models of what goes in and out."""

from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from app import __version__
from app.answers import backward_answer
from app.api import PREFIX
from app.api.asking import Option
from app.api.calls import CALLS, Call
from app.http import version
from app.limits import MAX_LAYERS
from app.schemas.answers import ProblemDetails

Schema = dict[str, Any]

_REF = "#/components/schemas/{model}"
_MEANINGS = {
    400: "The body is not strict JSON.",
    404: "There is no such thing.",
    413: "The body is larger than the limit, which is named.",
    414: "The link is longer than 8,000 characters.",
    415: "The body is not application/json in UTF-8.",
    422: "A bad problem or parameter; errors names every offending place.",
}
_LINK_GRAMMAR = {
    "layers": "Sizes joined by -, as in 2-2-2-1.",
    "activations": "One name, or L − 1 names joined by -.",
    "x": "Numbers joined by _.",
    "y": "Numbers joined by _.",
    "X": "Examples joined by __, their numbers by _.",
    "Y": "Targets joined by __, their numbers by _.",
}

DESCRIPTION = """Backpropagation on a small network that you define: every z, a, δ and gradient,
all at once or step by step. The notation is Andrew Ng's course: Θ^(l) has shape
s_{l+1} × (s_l + 1) with the bias in column 0, δ^(l) = ∂cost/∂z^(l) of one example. Arrays count
from 0, so `theta[l-1][i-1][j]` is Θ_ij^(l) and `z[l-1][j-1]` is z_j^(l); what does not exist is
null. Every number is the full float64. Bad input is refused, never repaired."""


def document() -> Schema:
    """The whole document (OpenAPI 3.1)."""
    models: set[type[BaseModel]] = {ProblemDetails}
    for call in CALLS:
        models |= {call.answer, *call.reads}
    ordered = sorted(models, key=lambda model: model.__name__)
    _, found = models_json_schema(
        [(model, "validation") for model in ordered],
        ref_template=_REF,
    )
    schemas: Schema = found["$defs"]
    paths = {
        call.path: {method.lower(): _operation(call, method, schemas) for method in call.methods}
        for call in CALLS
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Backprop Visualizer",
            "version": __version__,
            "description": DESCRIPTION,
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "../..", "description": "This server."}],
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _operation(call: Call, method: str, schemas: Schema) -> Schema:
    name = call.path.rsplit("/v1/", 1)[-1].strip("/")
    identifier = "".join(c if c.isalnum() else "_" for c in name).strip("_")
    operation: Schema = {
        "operationId": f"{method.lower()}_{identifier}",
        "summary": call.summary,
        "description": f"{call.summary}.",
        "tags": ["Backprop"],
        "parameters": _parameters(call, method),
        "responses": {
            "200": {
                "description": "The answer.",
                "content": {"application/json": {"schema": _ref(call.answer)}},
            },
            **{str(status): _error(status) for status in _statuses(call, method)},
        },
    }
    if call.reads and method == "POST":
        accepted = [_body(model, call, schemas) for model in call.reads]
        operation["requestBody"] = {
            "required": True,
            "content": {
                "application/json": {
                    "schema": accepted[0] if len(accepted) == 1 else {"anyOf": accepted},
                    "example": call.example,
                }
            },
        }
    return operation


def _body(model: type[BaseModel], call: Call, schemas: Schema) -> Schema:
    """What a POST may send: a problem, and beside it the options of the call."""
    if not call.options:
        return _ref(model)
    alone: Schema = schemas[model.__name__]
    options = {
        name: _choice(option) | {"description": option.meaning}
        for name, option in call.options.items()
    }
    return alone | {"properties": alone["properties"] | options}


def _choice(option: Option) -> Schema:
    return {"type": "string", "enum": list(option.values), "default": option.values[0]}


def _statuses(call: Call, method: str) -> list[int]:
    statuses = [404] if call.path_parameters else []
    if call.path.startswith(PREFIX):  # each reads its query, if only to refuse what is in it
        statuses += [414, 422] + ([400, 413, 415] if method == "POST" else [])
    return sorted(statuses)


def _error(status: int) -> Schema:
    return {
        "description": _MEANINGS[status],
        "content": {"application/problem+json": {"schema": _ref(ProblemDetails)}},
    }


def _parameters(call: Call, method: str) -> list[Schema]:
    parameters: list[Schema] = [
        {"name": name, "in": "path", "required": True, "description": meaning,
         "schema": {"type": "string"}, "example": str(example)}
        for name, (meaning, example) in call.path_parameters.items()
    ]  # fmt: skip
    if method == "GET" and call.reads:
        parameters += _link_parameters(call)
    parameters += [
        {"name": name, "in": "query", "required": False,
         "description": option.meaning,
         "schema": _choice(option)}
        for name, option in call.options.items()
    ]  # fmt: skip
    if method == "GET" and call.reads:
        parameters.append(
            {"name": "v", "in": "query", "required": False, "description": version.MEANING,
             "schema": {"type": "string", "pattern": f"^{version.VERSION.pattern}$"},
             "example": __version__}
        )  # fmt: skip
    return parameters


def _link_parameters(call: Call) -> list[Schema]:
    """The fields of a problem as query parameters; see the docs' page on links."""
    fields: dict[str, tuple[str, bool]] = {}
    for model in call.reads:
        for key, info in model.model_fields.items():
            needed = info.is_required() and all(key in m.model_fields for m in call.reads)
            fields[info.alias or key] = (info.description or "", needed)
    parameters: list[Schema] = []
    for name, (meaning, needed) in fields.items():
        if name == "theta":
            parameters += [_theta_parameter(call, number) for number in range(1, MAX_LAYERS)]
            continue
        described = f"{meaning} {_LINK_GRAMMAR.get(name, '')}".strip()
        parameter = {"name": name, "in": "query", "required": needed, "description": described,
                     "schema": {"type": "string"}}  # fmt: skip
        example = _link_example(call, name)
        parameters.append(parameter | ({"example": example} if example else {}))
    return parameters


def _theta_parameter(call: Call, number: int) -> Schema:
    return {
        "name": f"theta{number}", "in": "query", "required": False,
        "description": f"Θ^({number}): numbers joined by _, rows by __, the bias first in each "
        "row. What is left out, or null, is drawn from the seed.",
        "schema": {"type": "string"},
        **({"example": example} if (example := _link_example(call, f"theta{number}")) else {}),
    }  # fmt: skip


def _link_example(call: Call, name: str) -> str | None:
    """A parameter of the example's own canonical link."""
    return _link_of(call.path).get(name)


@cache
def _link_of(path: str) -> dict[str, str]:
    (example,) = [call.example for call in CALLS if call.path == path]
    query = backward_answer(example)["query"]
    return dict(pair.split("=") for pair in query.split("&"))


def _ref(model: type[BaseModel]) -> Schema:
    return {"$ref": _REF.format(model=model.__name__)}
