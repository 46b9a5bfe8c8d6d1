"""Heads that httptools lets pass and HTTP does not."""

import pytest

from app.server import head
from app.server.refusals import Refused

HOST = (b"host", b"a")


@pytest.mark.parametrize(
    "host",
    [b"a", b"a.example:8000", b"127.0.0.1", b"[::1]:80", b"[2001:DB8::1]", b"a:", b"", b"x_y-z~1"],
)
def test_a_host_is_a_name_or_a_number_and_perhaps_a_port(host: bytes) -> None:
    head.check("1.1", [(b"host", host)], upgrade=False)


@pytest.mark.parametrize(
    "host",
    [b"a b", b"a/b", b"a@b", b"http://a", b"a:b", b"a:80:80", b"[::1", b"::1", b"\xc3\xa4", b"a?b",
     b'a"b', b"<a>", b"a\\b", b"[::1]b"],
)  # fmt: skip
def test_nothing_else_is_one(host: bytes) -> None:
    with pytest.raises(Refused, match="Host"):
        head.check("1.1", [(b"host", host)], upgrade=False)


def test_there_is_one_host_except_in_http_1_0() -> None:
    for hosts in ([], [HOST, HOST]):
        with pytest.raises(Refused, match="one Host"):
            head.check("1.1", hosts, upgrade=False)
    head.check("1.0", [], upgrade=False)
    with pytest.raises(Refused, match="one Host"):
        head.check("1.0", [HOST, HOST], upgrade=False)


@pytest.mark.parametrize(
    ("version", "header", "words"),
    [
        ("2.0", HOST, "HTTP/1.1 or HTTP/1.0"),
        ("0.9", HOST, "HTTP/1.1 or HTTP/1.0"),
        ("1.1", (b"transfer-encoding", b"gzip, chunked"), "only Transfer-Encoding"),
        ("1.1", (b"expect", b"200-ok"), "100-continue"),
        ("1.1", (b"content-length", b"3"), "without Upgrade"),
        ("1.1", (b"transfer-encoding", b"chunked"), "without Upgrade"),
    ],
)
def test_what_cannot_be_read_here_is_refused(
    version: str, header: tuple[bytes, bytes], words: str
) -> None:
    headers = list(dict([HOST, header]).items())
    with pytest.raises(Refused, match=words):
        head.check(version, headers, upgrade=True)


@pytest.mark.parametrize(
    "header",
    [(b"transfer-encoding", b" Chunked "), (b"expect", b"100-Continue"), (b"content-length", b"3")],
)
def test_what_can_be_is_not(header: tuple[bytes, bytes]) -> None:
    head.check("1.1", [HOST, header], upgrade=False)
    head.check("1.1", [HOST, (b"content-length", b"00")], upgrade=True)


@pytest.mark.parametrize(
    ("url", "path", "query"),
    [
        (b"/a/b?c=d?e", "/a/b", b"c=d?e"),
        (b"/a%20b%C3%A4", "/a bä", b""),
        (b"/%ff", "/\N{REPLACEMENT CHARACTER}", b""),
        (b"/x?%ff", "/x", b"%ff"),
        (b"http://other.example/a?b", "/a", b"b"),
        (b"https://other.example?b", "/", b"b"),
        (b"*", "*", b""),
        (b"//a/b", "//a/b", b""),
    ],
)
def test_an_address_of_any_form_is_a_path_and_a_query(url: bytes, path: str, query: bytes) -> None:
    found = head.place(url)
    assert (found.path, found.query) == (path, query)


@pytest.mark.parametrize(
    "url", [b"/a#b", b"a:80", b"/?\xff", b"/\xff", b"/a b", b"ftp://a/b", b"http://a:b/"]
)
def test_what_is_none_is_refused(url: bytes) -> None:
    with pytest.raises(Refused, match="address"):
        head.place(url)
