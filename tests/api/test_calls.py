"""The table of calls against the contract, and which method each path answers."""

import logging
from typing import Any

import pytest
from opentelemetry import metrics, trace

from app.api.calls import CALLS
from app.schemas import resolving
from tests.api.client import V1, answer, ask, get, problem, raw
from tests.api.problems import AND, LECTURE, LECTURE_QUERY

CONTRACT = {
    f"{V1}/forward": {"POST"},
    f"{V1}/backward": {"POST"},
    f"{V1}/trace": {"GET", "POST"},
    f"{V1}/trace/steps/{{k}}": {"GET", "POST"},
    f"{V1}/gradient-check": {"GET", "POST"},
    f"{V1}/batch": {"POST"},
    f"{V1}/code": {"GET", "POST"},  # POST for problems too large for a link
    f"{V1}/presets": {"GET"},
    f"{V1}/presets/{{name}}": {"GET"},
    "/healthz": {"GET"},
}
"""Written down from the contract, not from the code."""
QUERIES = {f"{V1}/trace", f"{V1}/trace/steps/{{k}}", f"{V1}/gradient-check", f"{V1}/code"}


def real(path: str) -> str:
    return path.replace("{k}", "20").replace("{name}", "lecture")


def asked_for(path: str, method: str) -> dict[str, Any]:
    if method == "POST":
        return {"json": AND if path.endswith("/batch") else LECTURE}
    return {"params": LECTURE_QUERY} if path in QUERIES else {}


def test_the_calls_are_those_of_the_contract() -> None:
    assert {call.path: set(call.methods) for call in CALLS} == CONTRACT


@pytest.mark.parametrize(
    ("path", "method"),
    [(path, each) for path, methods in CONTRACT.items() for each in sorted(methods)],
)
def test_every_call_answers_by_the_methods_it_is_listed_with(path: str, method: str) -> None:
    response = ask(method, real(path), **asked_for(path, method))
    answer(response)
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", CONTRACT)
def test_every_other_method_is_refused_and_allow_names_those_that_work(path: str) -> None:
    allowed = CONTRACT[path] | ({"HEAD"} if "GET" in CONTRACT[path] else set())
    for method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "FROB"} - allowed:
        response = raw(method, real(path))
        assert response.status_code == 405
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert set(response.headers["Allow"].split(", ")) == allowed
        told = problem(response, 405)
        assert real(path) in told["detail"]
        assert method in told["detail"]


@pytest.mark.parametrize("path", [path for path in CONTRACT if "GET" in CONTRACT[path]])
def test_head_says_what_get_says_without_the_body(path: str) -> None:
    from_get = ask("GET", real(path), **asked_for(path, "GET"))
    head = ask("HEAD", real(path), **asked_for(path, "GET"))
    assert head.status_code == 200
    assert dict(head.headers) == dict(from_get.headers)


@pytest.mark.parametrize(
    "path",
    [
        "/api", "/api/", V1, f"{V1}/", f"{V1}/trace/", f"{V1}/traces", f"{V1}/Trace",
        f"{V1}/trace/steps", f"{V1}/trace/steps/", f"{V1}/trace/steps/1/2", f"{V1}/presets/",
        "/api/v2/trace", "/nothing", "/openapi.json", f"{V1}/../../etc/passwd",
    ],
)  # fmt: skip
def test_a_path_that_does_not_exist_is_a_404_that_says_so(path: str) -> None:
    told = problem(get(path), 404)
    assert told["title"] == "Not Found"
    assert told["detail"].startswith("There is nothing at /")
    assert problem(raw("POST", path), 404)["status"] == 404


@pytest.mark.parametrize("path", [*map(real, CONTRACT), "/nothing", f"{V1}/openapi.json"])
def test_a_preflight_is_answered_for_every_path(path: str) -> None:
    response = ask(
        "OPTIONS",
        path,
        headers={
            "Origin": "https://course.example",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        },
    )
    assert response.status_code == 204
    assert response.content == b""
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in response.headers["Access-Control-Allow-Methods"]
    assert "content-type" in response.headers["Access-Control-Allow-Headers"].lower()
    assert "Access-Control-Allow-Credentials" not in response.headers


def test_a_failure_of_the_server_is_a_problem_that_foreign_pages_may_read(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def slip(sent: Any) -> Any:
        raise KeyError("a secret of the server")

    monkeypatch.setattr("app.answers.backward_answer", slip)
    never_asked_before = LECTURE | {"seed": 500}  # or the answer would be known
    response = ask("POST", f"{V1}/backward", json=never_asked_before)
    told = problem(response, 500)
    assert "secret" not in response.text
    assert "bug" in told["detail"]
    assert "a secret of the server" in caplog.text


def test_healthz_names_the_version_and_is_not_kept() -> None:
    response = get("/healthz")
    told = answer(response)
    assert told.keys() == {"status", "version"}
    assert told["status"] == "ok"
    assert response.headers["Cache-Control"] == "no-store"


def test_nobody_is_told_of_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """FastAPI looks at every request whether there is somebody to tell, unless that is off."""

    def looked_for() -> Any:
        raise AssertionError("somebody to tell is looked for")

    monkeypatch.setattr(trace, "get_tracer_provider", looked_for)
    monkeypatch.setattr(metrics, "get_meter_provider", looked_for)
    assert get("/healthz").status_code == 200


@pytest.mark.parametrize("path", [f"{V1}/trace?{LECTURE_QUERY}&seed=77", "/?rule=y_minus_a"])
def test_a_slip_of_the_server_s_is_logged_once_and_answered(
    path: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def slip(*arguments: Any, **more: Any) -> Any:
        raise ZeroDivisionError("a secret")

    monkeypatch.setattr(resolving, "read_problem", slip)
    answered = ask("GET", path, headers={"Accept": "text/html"})
    assert answered.status_code == 500
    assert "secret" not in answered.text
    assert answered.headers["Content-Type"].startswith(
        "text/html" if path.startswith("/?") else "application/problem+json"
    )
    (record,) = [each for each in caplog.records if each.levelno >= logging.ERROR]
    assert record.exc_info is not None
    assert record.exc_info[0] is ZeroDivisionError
