"""Requests made from the OpenAPI document: what it allows and what it does not is what holds.

Of what can be made, the systematic part is: every field missing, of another type, at and beyond
each of its bounds; every parameter, method and type of content likewise. Random ones are made by
`tests/api/test_bytes.py`, faster and of shapes that are closer to a problem.
"""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from app.api.openapi import document
from app.main import create_app
from tests.api.client import strict
from tests.server.sockets import serving

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
schema = schemathesis.openapi.from_dict(document())


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with serving(create_app()) as port:
        yield f"http://127.0.0.1:{port}"


@schema.parametrize()
@settings(phases=[Phase.explicit], suppress_health_check=list(HealthCheck))
def test_the_document_and_the_program_agree(case: Any, base: str) -> None:
    answer = case.call(base_url=base)
    case.validate_response(answer, checks=CHECKS)
    assert answer.headers["access-control-allow-origin"] == ["*"]
    if answer.content:
        strict(answer.content)
