"""A problem whose drawn weights are too many for a canonical link keeps the link it came by."""

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tests.pages.reading import read

X = "x=" + "_".join(["1"] * 45)
BIG = f"layers=45-45-1&{X}&y=1&seed=5"


@pytest.fixture(scope="module")
def trace(client: httpx.Client) -> dict[str, object]:
    found: dict[str, object] = client.get(f"/api/v1/trace?{BIG}").json()
    assert found["query"] is None
    return found


@pytest.mark.parametrize("path", ["/", "/embed"])
def test_the_links_of_the_page_lead_to_the_same_problem(
    client: httpx.Client, trace: dict[str, object], path: str
) -> None:
    page = read(client.get(f"{path}?{BIG}&theme=dark&step=2"))
    assert page.json("first-trace") == trace
    address = page.one("meta", property="og:url")[0]["content"]
    assert address
    again = client.get(f"/?{urlsplit(address).query}")
    assert read(again).json("first-trace") == trace
    image = page.one("meta", property="og:image")[0]["content"]
    assert image
    assert client.get(f"/thumbnail.svg?{urlsplit(image).query}").text == (
        client.get(f"/thumbnail.svg?{BIG}").text
    )
    discovery = page.one("link", rel="alternate")[0]["href"]
    assert discovery
    url = parse_qs(urlsplit(discovery).query)["url"][0]
    assert read(client.get(f"/?{urlsplit(url).query}")).json("first-trace") == trace


def test_what_stands_beside_the_problem_goes_no_further(client: httpx.Client) -> None:
    page = read(client.get(f"/?utm_source=mail&{BIG}&les%73on=1&step=2"))
    assert page.json("first-view")["query"] == BIG


def test_the_way_to_the_full_tool_leads_to_it_too(
    client: httpx.Client, trace: dict[str, object]
) -> None:
    href = read(client.get(f"/embed?{BIG}&lock=1")).one("a", class_="full-tool")[0]["href"]
    assert href == f"./?{BIG}"
