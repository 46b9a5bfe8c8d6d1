"""oEmbed: what a host gets for a link of ours, and for a link of others."""

import json
import re
from urllib.parse import parse_qs, quote, urlsplit

import httpx
import pytest
from anyio.from_thread import BlockingPortal

from app import __version__
from app.main import create_app
from app.settings import Settings
from tests.conftest import Direct
from tests.pages.reading import read
from tests.pages.test_page import LECTURE

BASE = "http://127.0.0.1:8000"


def ask(client: httpx.Client, url: str, more: str = "") -> httpx.Response:
    return client.get(f"/oembed?url={quote(url, safe='')}{more}")


def frame(answer: httpx.Response) -> dict[str, str]:
    """The attributes of the one frame that the answer is."""
    found = re.fullmatch(r"<iframe ([^<>]*)></iframe>", answer.json()["html"])
    assert found
    return dict(re.findall(r'([a-z]+)="([^"]*)"', found[1]))


def test_a_link_of_ours_becomes_a_frame(client: httpx.Client) -> None:
    answer = ask(client, f"{BASE}/?{LECTURE}&step=delta3.2&title=Week+5")
    assert answer.status_code == 200
    told = answer.json()
    assert (told["version"], told["type"], told["title"]) == ("1.0", "rich", "Week 5")
    assert (told["width"], told["height"]) == (760, 560)
    attributes = frame(answer)
    assert (attributes["width"], attributes["height"]) == ("760", "560")
    assert attributes["title"] == "Week 5"
    source = urlsplit(attributes["src"].replace("&amp;", "&"))
    assert f"{source.scheme}://{source.netloc}{source.path}" == f"{BASE}/embed"
    query = client.get(f"/api/v1/trace?{LECTURE}").json()["query"]
    assert source.query == f"{query}&step=delta3.2&title=Week%205&v={__version__}"
    assert client.get(f"/embed?{source.query}").status_code == 200
    assert urlsplit(told["thumbnail_url"]).path == "/thumbnail.svg"
    assert isinstance(told["cache_age"], int)


@pytest.mark.parametrize(
    ("more", "size"),
    [
        ("&maxwidth=400", (400, 560)),
        ("&maxheight=300", (760, 300)),
        ("&maxwidth=5000&maxheight=5000", (760, 560)),
        ("&maxwidth=1&maxheight=1", (1, 1)),
    ],
)
def test_the_maxima_are_obeyed(client: httpx.Client, more: str, size: tuple[int, int]) -> None:
    answer = ask(client, f"{BASE}/embed?{LECTURE}", more)
    assert (answer.json()["width"], answer.json()["height"]) == size
    attributes = frame(answer)
    assert (int(attributes["width"]), int(attributes["height"])) == size
    # The specification wants the picture within the maxima too, and it has one size.
    assert ("thumbnail_url" in answer.json()) is (more == "&maxwidth=5000&maxheight=5000")


def test_the_step_of_an_address_as_it_was_copied_counts(client: httpx.Client) -> None:
    for hash_, step in (("#step=3", "&step=3"), ("#step=999", ""), ("#elsewhere", "")):
        answer = ask(client, f"{BASE}/?{LECTURE}&granularity=layer{hash_}")
        source = urlsplit(frame(answer)["src"].replace("&amp;", "&"))
        query = client.get(f"/api/v1/trace?{LECTURE}").json()["query"]
        assert source.query == f"{query}{step}&granularity=layer&v={__version__}"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8000/?a", "HTTP://127.0.0.1:08000/", "http://127.0.0.1:8000/#step=2"]
)
def test_one_address_may_be_written_in_several_ways(client: httpx.Client, url: str) -> None:
    assert ask(client, url).status_code == 200


def test_a_public_address_is_what_everything_begins_with(portal: BlockingPortal) -> None:
    public = "https://Lessons.example:443/nets"
    transport = Direct(create_app(Settings(public_base_url=public)), portal)
    with httpx.Client(transport=transport, base_url="http://test") as client:
        answer = client.get(f"/?{LECTURE}")
        page = read(answer)
        for property_ in ("og:url", "og:image"):
            content = page.one("meta", property=property_)[0]["content"] or ""
            assert content.startswith(f"{public}/")
        assert answer.headers["Link"].startswith(f"<{public}/oembed?url={quote(public, safe='')}")
        assert page.json("first-view")["base"] == f"{public}/"
        told = ask(client, f"https://lessons.EXAMPLE/nets/?{LECTURE}").json()
        assert frame(ask(client, f"{public}/embed"))["src"].startswith(f"{public}/embed?")
        assert told["provider_url"] == f"{public}/"
        assert told["thumbnail_url"].startswith(f"{public}/thumbnail.svg?")
        for foreign in ("https://lessons.example/other/", "http://lessons.example/nets/"):
            assert ask(client, foreign).status_code == 404


@pytest.mark.parametrize("path", ["/", "", "/embed", "/?theme=dark"])
def test_pages_of_ours(client: httpx.Client, path: str) -> None:
    assert ask(client, BASE + path).status_code == 200


@pytest.mark.parametrize(
    "url",
    ["", "http://localhost:8000/", "https://127.0.0.1:8000/", "http://127.0.0.1:8001/",
     "http://127.0.0.1:8000@localhost/", "//127.0.0.1:8000/", "javascript:alert(1)", "/",
     f"{BASE}/api/v1/trace", f"{BASE}/embedded", f"{BASE}//", "http://[", "file:///etc/passwd"],
)  # fmt: skip
def test_an_address_of_others_is_not_found(client: httpx.Client, url: str) -> None:
    answer = ask(client, url)
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"] == "url is no page of this server."


@pytest.mark.parametrize(
    ("query", "status", "says"),
    [
        ("", 422, "url is required."),
        (f"url={BASE}/&url={BASE}/", 422, "url is given twice."),
        (f"url={BASE}/&format=xml", 501, "format must be json: there is no other here."),
        (f"url={BASE}/&maxwidth=0", 422, "maxwidth must be a whole number of pixels, from 1."),
        (f"url={BASE}/&maxheight=1e3", 422, "maxheight must be a whole number of pixels, from 1."),
        (f"url={BASE}/%3Flayers%3D2-1", 422, "x is required."),
        ("maxwidth=3&maxwidth=3", 422, "maxwidth is given twice."),
        ("url=" + "a" * 48_000, 414, "The query string has more than 48,000 characters."),
        ("&".join(f"a{n}=" for n in range(60)), 422, "There are more than 50 parameters."),
    ],
)
def test_what_is_asked_wrongly_is_refused(
    client: httpx.Client, query: str, status: int, says: str
) -> None:
    answer = client.get(f"/oembed?{query}")
    assert answer.status_code == status
    assert answer.json()["detail"] == says


@pytest.mark.parametrize("path", ["/", "/embed"])
def test_a_link_that_is_refused_leads_nowhere_else(client: httpx.Client, path: str) -> None:
    answer = client.get(f"{path}?layers=2-1")
    assert answer.status_code == 422
    assert "Link" not in answer.headers
    assert read(answer).all("link", rel="alternate") == []
    assert read(answer).all("meta", property="og:url") == []


def test_a_long_address_stands_in_the_page_and_not_in_a_header(client: httpx.Client) -> None:
    numbers = "_".join([".123456789"] * 100)
    answer = client.get(f"/?layers=100-1&theta1=1_{numbers}&x={numbers}&y=1")
    assert answer.status_code == 200
    assert "Link" not in answer.headers
    assert len(read(answer).all("link", rel="alternate")) == 1


@pytest.mark.parametrize("path", ["/", f"/?{LECTURE}", f"/embed?{LECTURE}&theme=dark&title=a%22b"])
def test_discovery_leads_to_the_same_answer(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    link = read(answer).one("link", rel="alternate")[0]
    assert link["type"] == "application/json+oembed"
    assert f"<{link['href']}>" in answer.headers["Link"]
    assert link["href"]
    found = urlsplit(link["href"])
    told = client.get(f"{found.path}?{found.query}")
    assert told.status_code == 200
    assert told.json() == ask(client, BASE + path, "&format=json").json()
    assert parse_qs(found.query)["format"] == ["json"]


def test_a_page_says_what_it_is_to_those_who_show_its_link(client: httpx.Client) -> None:
    page = read(client.get(f"/?{LECTURE}&title=Week+5"))
    assert page.one("meta", property="og:title")[0]["content"] == "Week 5"
    image = page.one("meta", property="og:image")[0]["content"]
    assert image
    assert image.startswith(f"{BASE}/thumbnail.svg?layers=")


def test_a_hostile_title_stays_text(client: httpx.Client) -> None:
    title = quote("\"><script>alert(1)</script>\u202e'")
    answer = ask(client, f"{BASE}/?title={title}")
    assert "<script" not in answer.json()["html"]
    assert frame(answer)["title"] == "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#x27;"
    assert "\\u202e" not in json.dumps(answer.json())


def test_nothing_is_built_from_the_host_header(client: httpx.Client) -> None:
    for path in ("/", "/embed", f"/oembed?url={BASE}/"):
        answer = client.get(path, headers={"Host": "evil.invalid"})
        assert "evil.invalid" not in answer.text
        assert "evil.invalid" not in str(answer.headers)
