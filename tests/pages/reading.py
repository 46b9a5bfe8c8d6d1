"""A page read as a browser would read it, as far as these tests need."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import httpx

Attributes = dict[str, str | None]


@dataclass
class Read:
    """The elements of a page in order, with their attributes and the text inside each."""

    elements: list[tuple[str, Attributes, list[str]]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def all(self, tag: str, **wanted: str) -> list[tuple[Attributes, str]]:
        """Every element of a tag with these attributes (``class_``): its attributes and text."""
        asked = {name.rstrip("_"): value for name, value in wanted.items()}
        return [
            (attributes, "".join(text))
            for each, attributes, text in self.elements
            if each == tag and all(attributes.get(name) == v for name, v in asked.items())
        ]

    def one(self, tag: str, **wanted: str) -> tuple[Attributes, str]:
        """The one such element."""
        (found,) = self.all(tag, **wanted)
        return found

    def json(self, id_: str) -> Any:
        """What stands in a script of data."""
        return json.loads(self.one("script", id=id_)[1])

    @property
    def addresses(self) -> list[str]:
        """Whatever the page loads, links to or sends to; not where it says to be found itself."""
        names = ("href", "src", "action", "data", "poster", "srcset", "data-openapi")
        return [
            value
            for _, attributes, _ in self.elements
            if attributes.get("rel") != "alternate"
            for name in names
            if (value := attributes.get(name)) is not None
        ]


class _Reader(HTMLParser):
    VOID = frozenset({"meta", "link", "br", "input", "img", "hr", "circle", "path"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read = Read()
        self.open: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        text: list[str] = []
        self.read.elements.append((tag, dict(attrs), text))
        if tag not in self.VOID:
            self.open.append((tag, text))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.VOID:
            return
        opened, _ = self.open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        for _, text in self.open:
            text.append(data)

    def handle_comment(self, data: str) -> None:
        self.read.comments.append(data)


def read(response: httpx.Response) -> Read:
    """The page of an answer, which must be HTML whose elements are all closed."""
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    reader = _Reader()
    reader.feed(response.content.decode("utf-8"))
    reader.close()
    assert reader.open == []
    return reader.read
