"""What the documentation says, taken apart: pages, sections, blocks of code, tables, links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_FENCE = re.compile(r"^(```+|~~~+)\s*(\w*)[^\n]*\n(.*?)^\1\s*$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^(#{1,6}) +(.+?)\s*$", re.MULTILINE)
_CELLS = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"^\|[\s:|-]+\|$")
_LINK = re.compile(r"\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+)\)")
_CODE = re.compile(r"`([^`]+)`")


def pages() -> list[Path]:
    """What people read: README.md where there is one, the other two beside it and docs/*.md."""
    named = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
    return [path for path in named if path.exists()] + sorted((ROOT / "docs").glob("*.md"))


@cache
def text_of(path: Path) -> str:
    """A page's text."""
    return path.read_text(encoding="utf-8")


def page(name: str) -> str:
    """A page's text by its name below the project's folder."""
    return text_of(ROOT / name)


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block, and where it begins."""

    page: str
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def blocks(path: Path) -> list[Block]:
    """Every fenced block of a page, in order."""
    text = text_of(path)
    name = path.relative_to(ROOT).as_posix()
    return [
        Block(name, text.count("\n", 0, match.start()) + 1, match[2], match[3])
        for match in _FENCE.finditer(text)
    ]


def blocks_with_next(path: Path, *languages: str) -> list[tuple[Block, Block | None]]:
    """A page's blocks in one of these languages, each with the block that follows it."""
    found = blocks(path)
    pairs = zip_longest(found, found[1:])
    return [(block, following) for block, following in pairs if block.language in languages]


def all_blocks(*languages: str) -> list[tuple[Block, Block | None]]:
    """The same of all pages."""
    return [pair for path in pages() for pair in blocks_with_next(path, *languages)]


def prose(text: str) -> str:
    """A page without its fenced blocks."""
    return _FENCE.sub("", text)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it, up to the next heading of any level."""

    level: int
    title: str
    text: str

    @property
    def codes(self) -> list[str]:
        """What the heading sets in code."""
        return _CODE.findall(self.title)


def sections(text: str) -> list[Section]:
    """A page's sections in order, without their fenced blocks."""
    plain = prose(text)
    headings = list(_HEADING.finditer(plain))
    ends = [heading.start() for heading in headings[1:]] + [len(plain)]
    return [
        Section(len(heading[1]), heading[2], plain[heading.end() : end])
        for heading, end in zip(headings, ends, strict=True)
    ]


def section(text: str, title: str) -> Section:
    """The one section with this title."""
    (found,) = [each for each in sections(text) if each.title == title]
    return found


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    seen: dict[str, int] = {}
    found = set()
    for each in sections(text):
        kept = re.sub(r"[^\w\- ]", "", each.title.replace("`", "").lower())
        anchor = kept.strip().replace(" ", "-")
        number = seen.get(anchor, 0)
        seen[anchor] = number + 1
        found.add(f"{anchor}-{number}" if number else anchor)
    return found


def tables(text: str) -> list[list[list[str]]]:
    """Every table of a text: its rows, the heading row first, each a list of cells."""
    found: list[list[list[str]]] = []
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        line = line.strip()
        if line.startswith("|") and line.endswith("|"):
            if not _RULE.match(line):
                cells = [cell.strip().replace("\\|", "|") for cell in _CELLS.split(line)[1:-1]]
                rows.append(cells)
        elif rows:
            found.append(rows)
            rows = []
    return found


def table(text: str) -> list[list[str]]:
    """The rows of the first table of a text, without its heading row."""
    return tables(text)[0][1:]


def code_of(cell: str) -> list[str]:
    """What a cell sets in code."""
    return _CODE.findall(cell)


def links(text: str) -> Iterator[str]:
    """The targets of a page's links and pictures, those in blocks and in code left out."""
    for match in _LINK.finditer(_CODE.sub("code", prose(text))):
        yield match[1]
