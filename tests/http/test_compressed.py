"""gzip for who reads it, and for nobody else."""

import gzip

import pytest
from starlette.requests import Request

from app.http.compressed import in_gzip_headers, reads_gzip, small


def asking(*accept: str) -> Request:
    headers = [(b"accept-encoding", value.encode()) for value in accept]
    return Request({"type": "http", "method": "GET", "headers": headers})


@pytest.mark.parametrize(
    ("accept", "reads"),
    [
        (["gzip"], True), (["gzip, deflate, br, zstd"], True), (["deflate", "gzip;q=0.5"], True),
        (["br, gzip ; q=1.0"], True), (["*"], True), (["GZIP"], True),
        ([], False), ([""], False), (["br"], False), (["gzip;q=0"], False),
        (["gzip;q=0.0, br"], False), (["xgzip"], False), (["gzipped"], False),
        (["identity"], False),
    ],
)  # fmt: skip
def test_who_says_so_reads_gzip(accept: list[str], reads: bool) -> None:
    assert reads_gzip(asking(*accept)) is reads


@pytest.mark.parametrize("level", [1, 9])
def test_a_small_body_is_the_same_body_and_the_same_bytes_every_time(level: int) -> None:
    body = b"backpropagation " * 500
    assert gzip.decompress(small(body, level)) == body
    assert small(body, level) == small(body, level)
    assert len(small(body, level)) < len(body) / 10


def test_its_headers_no_longer_tell_of_the_larger_body() -> None:
    headers = in_gzip_headers({"Content-Length": "9", "ETag": '"a"', "X": "y"})
    assert headers == {
        "etag": 'W/"a"', "x": "y", "content-encoding": "gzip", "vary": "Accept-Encoding",
    }  # fmt: skip
    assert in_gzip_headers({"ETag": 'W/"a"'})["etag"] == 'W/"a"'
