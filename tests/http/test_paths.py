"""Paths with a control character are none of ours."""

import httpx
import pytest


@pytest.mark.parametrize("end", ["%0A", "%0D", "%00", "%0D%0A", "%09", "%1F"])
@pytest.mark.parametrize(
    "path", ["/healthz", "/api/v1/presets", "/", "/docs", "/api/v1/presets/xnor"]
)
def test_a_control_character_makes_another_path(client: httpx.Client, path: str, end: str) -> None:
    assert client.get(path).status_code == 200
    answer = client.get(path + end)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"].startswith("There is nothing at /")


def test_other_letters_are_left_to_the_router(client: httpx.Client) -> None:
    assert client.get("/%E2%80%AE%20").json()["detail"].startswith("There is nothing at /")
