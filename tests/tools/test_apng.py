"""Pictures that move: what goes in comes out, picture by picture."""

import struct
import zlib

import numpy as np
import pytest

from tools.apng import Pixels, _chunk, _chunks, _packed, apng, pixels

RANDOM = np.random.default_rng(3)


def png(picture: Pixels, kind: int) -> bytes:
    """A PNG written line by line with one filter, as the standard describes it."""
    rows, columns, channels = picture.shape
    lines = []
    for y in range(rows):
        line = bytearray([kind])
        for k in range(columns * channels):
            x, c = divmod(k, channels)
            left = int(picture[y, x - 1, c]) if x else 0
            over = int(picture[y - 1, x, c]) if y else 0
            corner = int(picture[y - 1, x - 1, c]) if x and y else 0
            p = left + over - corner
            nearest = min((left, over, corner), key=lambda v: abs(p - v))
            guess = [0, left, over, (left + over) // 2, nearest][kind]
            line.append((int(picture[y, x, c]) - guess) % 256)
        lines.append(bytes(line))
    head = struct.pack(">IIBBBBB", columns, rows, 8, {3: 2, 4: 6}[channels], 0, 0, 0)
    body = zlib.compress(b"".join(lines))
    parts = [_chunk(b"IHDR", head), _chunk(b"IDAT", body), _chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("kind", range(5))
def test_every_filter_of_a_png_is_read(kind: int, channels: int) -> None:
    picture = RANDOM.integers(0, 256, (7, 5, channels), dtype=np.uint8)
    np.testing.assert_array_equal(pixels(png(picture, kind)), picture[:, :, :3])


def test_other_kinds_are_refused() -> None:
    grey = _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    with pytest.raises(ValueError, match="8-bit RGB"):
        pixels(b"\x89PNG\r\n\x1a\n" + grey)


def test_each_picture_is_the_one_before_with_its_changes() -> None:
    first = RANDOM.integers(0, 256, (9, 8, 3), dtype=np.uint8)
    second, third = first.copy(), first.copy()
    second[2:4, 5:7] ^= 255
    third[8, 0] ^= 1
    shown, now = [], np.zeros_like(first)
    place = (0, 0)
    for name, body in _chunks(apng([first, second, second, third], [40, 40, 900, 40])):
        if name == b"fcTL":
            _, columns, rows, x, y, time, per, _, _ = struct.unpack(">IIIIIHHBB", body)
            place, size = (y, x), (rows, columns)
            assert (time, per) in {(40, 1000), (900, 1000)}
        elif name in {b"IDAT", b"fdAT"}:
            data = body if name == b"IDAT" else body[4:]
            lines = np.frombuffer(zlib.decompress(data), np.uint8).reshape(size[0], -1)
            part = np.cumsum(lines[:, 1:], axis=0, dtype=np.uint8).reshape(*size, 3)
            now[place[0] : place[0] + size[0], place[1] : place[1] + size[1]] = part
            shown.append(now.copy())
    for found, wanted in zip(shown, [first, second, second, third], strict=True):
        np.testing.assert_array_equal(found, wanted)


def test_a_flat_picture_is_small() -> None:
    assert len(_packed(np.full((400, 700, 3), 200, np.uint8))) < 2000
