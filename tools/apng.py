"""Many PNG pictures as one that moves (APNG): after the first, only what has changed is kept.

Formats: PNG (ISO/IEC 15948), Animated PNG (W3C PNG, third edition, section 11.3.6).
"""

import struct
import zlib
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""(height, width, 3)."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def pixels(png: bytes) -> Pixels:
    """The picture of a PNG with 8 bits a channel, RGB or RGBA, not interlaced; alpha is dropped.

    Raises ValueError for any other kind.
    """
    data, width, height, channels = b"", 0, 0, 0
    for name, body in _chunks(png):
        if name == b"IHDR":
            width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", body)
            channels = {2: 3, 6: 4}.get(colour, 0)
            if depth != 8 or not channels or interlaced:
                raise ValueError("only plain 8-bit RGB and RGBA pictures can be read")
        elif name == b"IDAT":
            data += body
    lines = np.frombuffer(zlib.decompress(data), np.uint8).reshape(height, -1)
    out = np.zeros((height, width * channels), np.uint8)
    above = np.zeros(width * channels, np.uint8)
    for y, line in enumerate(lines):
        above = out[y] = _unfiltered(int(line[0]), line[1:], above, channels)
    picture: Pixels = out.reshape(height, width, channels)[:, :, :3].copy()
    return picture


def apng(pictures: Sequence[Pixels], milliseconds: Sequence[int]) -> bytes:
    """One file that shows each of the equally large ``pictures`` for its time, for ever."""
    height, width, _ = pictures[0].shape
    out = [_SIGNATURE, _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))]
    out.append(_chunk(b"acTL", struct.pack(">II", len(pictures), 0)))
    number = 0
    for index, (picture, time) in enumerate(zip(pictures, milliseconds, strict=True)):
        x, y, part = (0, 0, picture) if index == 0 else _changed(pictures[index - 1], picture)
        rows, columns, _ = part.shape
        control = struct.pack(">IIIIIHHBB", number, columns, rows, x, y, time, 1000, 0, 0)
        out.append(_chunk(b"fcTL", control))
        number += 1
        body = _packed(part)
        if index == 0:
            out.append(_chunk(b"IDAT", body))
        else:
            out.append(_chunk(b"fdAT", struct.pack(">I", number) + body))
            number += 1
    return b"".join([*out, _chunk(b"IEND", b"")])


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _unfiltered(kind: int, line: Pixels, above: Pixels, step: int) -> Pixels:
    """One line of a PNG, its filter undone."""
    if kind == 0:
        return line
    if kind == 2:
        return line + above
    if kind == 1:
        whole: Pixels = np.cumsum(line.reshape(-1, step), axis=0, dtype=np.uint8).reshape(-1)
        return whole
    out = [0] * step + line.tolist()
    up = [0] * step + above.tolist()
    for k in range(step, len(out)):
        left, over, corner = out[k - step], up[k], up[k - step]
        guess = (left + over) // 2 if kind == 3 else _paeth(left, over, corner)
        out[k] = (out[k] + guess) & 255
    return np.array(out[step:], np.uint8)


def _paeth(left: int, over: int, corner: int) -> int:
    guess = left + over - corner
    far = (abs(guess - left), abs(guess - over), abs(guess - corner))
    return (left, over, corner)[far.index(min(far))]


def _changed(before: Pixels, after: Pixels) -> tuple[int, int, Pixels]:
    """(x, y, the smallest part that has changed)."""
    differs = (before != after).any(axis=2)
    if not differs.any():
        return 0, 0, after[:1, :1]
    rows, columns = np.flatnonzero(differs.any(axis=1)), np.flatnonzero(differs.any(axis=0))
    y, x = int(rows[0]), int(columns[0])
    return x, y, after[y : int(rows[-1]) + 1, x : int(columns[-1]) + 1]


def _packed(picture: Pixels) -> bytes:
    """Each line as its difference from the one above, which suits flat drawings."""
    rows, columns, _ = picture.shape
    flat = picture.reshape(rows, columns * 3)
    up = flat - np.vstack([np.zeros((1, columns * 3), np.uint8), flat[:-1]])
    lines = np.hstack([np.full((rows, 1), 2, np.uint8), up])
    return zlib.compress(lines.tobytes(), 9)
