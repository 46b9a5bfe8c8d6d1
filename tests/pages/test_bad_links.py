"""A link that is no good: a page that says why, with its status, and still works."""

import httpx
import pytest

from tests.pages.reading import read
from tests.pages.test_page import LECTURE

TINY = "layers=2-1&theta1=.1_.2_.3&x=1_2&y=1"
BAD = [
    ("layers=2-1&x=1_2", 422, "y is required"),
    ("layers=two&x=1&y=1", 422, "layers"),
    ("layers=2-1&x=1_2&y=7", 422, "y"),
    (TINY.replace("_.3", ""), 422, "theta1"),
    (TINY + "&activations=sigmund", 422, "did you mean sigmoid?"),
    (TINY + "&rule=wrong", 422, "rule"),
    (TINY + "&loss=hinge", 422, "loss"),
    (TINY.replace("x=1_2", "x=1_1e7"), 422, "x"),
    (TINY.replace("x=1_2", "x=1_nan"), 422, "x"),
    (TINY + "&x=1_2", 422, "twice"),
    ("layers=2-1&X=1_2__3_4&Y=1__0", 422, "X"),
    ("layers=60-60&x=1&y=1", 422, ""),
    ("theta1=" + "1_" * 5000, 414, "characters"),
    ("layers=%ff&x=1&y=1", 422, "layers"),
    (TINY + "&lamda=3", 422, "did you mean lambda?"),
    (TINY + "&activation=tanh", 422, "did you mean activations?"),
    (TINY.replace("layers", "layres"), 422, "did you mean layers?"),
]


@pytest.mark.parametrize(("query", "status", "names"), BAD)
def test_the_page_says_what_is_wrong_and_shows_the_lecture_network(
    client: httpx.Client, query: str, status: int, names: str
) -> None:
    answer = client.get(f"/?{query}")
    assert answer.status_code == status
    page = read(answer)
    assert page.json("first-trace") == client.get(f"/api/v1/trace?{LECTURE}").json()
    attributes, text = page.one("div", id="trouble")
    assert "hidden" not in attributes
    assert "This link cannot be shown, so the lecture network stands here instead." in text
    lines = [text for _, text in page.all("li")]
    trouble = page.json("first-view")["trouble"]
    assert trouble["detail"].endswith(".")
    assert all(line.endswith(".") for line in lines)
    if trouble["errors"]:
        for line, error in zip(lines, trouble["errors"], strict=True):
            assert line.startswith(error["field"])
            assert error["message"].removesuffix(".") in line
    else:
        assert lines == [trouble["detail"]]
    assert names in text
    assert page.json("first-view")["preset"] == "lecture"


@pytest.mark.parametrize("more", ["utm_source=mail", "step=3", "speed=2", "lock=1", "ref=a", "="])
def test_what_is_not_about_the_problem_breaks_no_page(client: httpx.Client, more: str) -> None:
    answer = client.get(f"/?{TINY}&{more}")
    assert answer.status_code == 200
    assert read(answer).json("first-view")["preset"] is None


@pytest.mark.parametrize("query", [query for query, status, _ in BAD if status == 422])
def test_the_page_and_the_api_say_the_same(client: httpx.Client, query: str) -> None:
    page = client.get(f"/?{query}")
    api = client.get(f"/api/v1/trace?{query}")
    assert page.status_code == api.status_code
    trouble = read(page).json("first-view")["trouble"]
    assert trouble["detail"] == api.json()["detail"]
    assert trouble["errors"] == api.json().get("errors", [])


def test_all_errors_are_listed_alike_each_with_its_place_and_its_reason(
    client: httpx.Client,
) -> None:
    query = "layers=2-1&x=a_b&y=c&theta1=d_e_f"
    page = read(client.get(f"/?{query}"))
    errors = page.json("first-view")["trouble"]["errors"]
    assert len(errors) == 6
    listed = [text for _, text in page.all("li")]
    assert listed == [f"{error['field']}, {error['message']}." for error in errors]
    assert listed[0] == "x, number 1 is not a number."
    # Those who are refused a worksheet read the same.
    refused = read(client.get(f"/print?{query}"))
    assert [text for _, text in refused.all("li")] == listed


def test_where_the_list_of_errors_ends_early_it_says_so(client: httpx.Client) -> None:
    page = read(client.get(f"/?layers=30-1&x={'_'.join('a' * 30)}&y=1"))
    listed = [text for _, text in page.all("li")]
    assert len(listed) == 21
    assert listed[-1] == "Of more than 19 faults these are the first."


def test_a_bad_link_is_never_kept_for_a_good_one(client: httpx.Client) -> None:
    bad = client.get("/?layers=no")
    again = client.get("/?layers=no", headers={"If-None-Match": bad.headers["etag"]})
    assert again.status_code == 422
    assert "no-cache" in again.headers["cache-control"]
    assert again.headers["etag"] != client.get("/").headers["etag"]


def test_head_of_a_bad_link_has_its_status(client: httpx.Client) -> None:
    head = client.head("/?layers=no")
    assert (head.status_code, head.content) == (422, b"")


@pytest.mark.parametrize(
    "query", ["utm_source=mail", "fbclid=%FF%00", "theme=dark&theme=light", "&&"]
)
def test_what_others_append_to_a_link_does_no_harm(client: httpx.Client, query: str) -> None:
    answer = client.get(f"/?{LECTURE}&{query}")
    assert answer.status_code == 200
    assert read(answer).json("first-view")["trouble"] is None


HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def test_a_path_that_is_nothing_is_a_page_for_browsers_with_the_way_back(
    client: httpx.Client,
) -> None:
    for path, back in (("/nowhere", "./"), ("/a/b/c", "../../")):
        answer = client.get(path, headers=HTML)
        assert answer.status_code == 404
        page = read(answer)
        assert page.one("h1")[1] == "Not Found"
        assert path in page.one("main")[1]
        assert [a["href"] for a, _ in page.all("a")] == [back]
        assert "'unsafe-inline'" not in answer.headers["content-security-policy"]
        for address in page.addresses:
            assert address.startswith(back)


def test_the_same_path_is_a_problem_for_programs(client: httpx.Client) -> None:
    answer = client.get("/nowhere", headers={"Accept": "*/*"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    api = client.get("/api/v1/nowhere", headers=HTML)
    assert api.headers["content-type"] == "application/problem+json"
