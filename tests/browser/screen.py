"""Reading the screen: what a person sees, and what the API says it should be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import httpx
from playwright.sync_api import Page

SEEK = """([step, tau]) => document.getElementById("app").dispatchEvent(
    new CustomEvent("backprop:seek", {detail: {step, tau}}))"""

SWEEP = r"""([taus, steps]) => {
    const app = document.getElementById("app");
    const seen = [];
    for (const step of steps) {
        for (const tau of taus) {
            app.dispatchEvent(new CustomEvent("backprop:seek", {detail: {step, tau}}));
            const refs = [...document.querySelectorAll("#app [data-ref]")]
                .filter((e) => /\d-\d/.test(e.dataset.ref) && !e.closest("[hidden]"))
                .filter((e) => e.textContent.trim())
                .map((e) => [e.dataset.ref, e.textContent.trim()]);
            const dots = [...document.querySelectorAll("#graph .dot")].map((e) => {
                const box = e.getBoundingClientRect();
                return [e.dataset.key, box.x + box.width / 2];
            });
            seen.push({step, tau, phase: app.dataset.phase, kind: app.dataset.kind, refs, dots});
        }
    }
    return seen;
}"""


RESIZED = """([width, height]) => new Promise((resolve) => {
    const look = () => innerWidth === width && innerHeight === height
        ? requestAnimationFrame(() => requestAnimationFrame(resolve))
        : requestAnimationFrame(look);
    look();
})"""


def resize(page: Page, width: int, height: int) -> None:
    """Give the window a size, and the page the frame in which its scripts hear of it."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(RESIZED, [width, height])


@dataclass
class Instant:
    """What was on the screen at one instant: numbers by name, dots by key."""

    step: int
    tau: float
    phase: str
    kind: str
    refs: list[tuple[str, str]]
    dots: list[tuple[str, float]]

    @property
    def numbers(self) -> dict[str, str]:
        """The graph's number of each name: it stands first in the document."""
        found: dict[str, str] = {}
        for name, text in self.refs:
            found.setdefault(name, text)
        return found


@dataclass
class Screen:
    """A page that has been opened, beside the API that it asks."""

    page: Page
    api: httpx.Client

    def open(self, path: str = "/", *, play: bool = False) -> Screen:
        """Go there, wait until it runs, and stop it unless it is to ``play``."""
        self.page.goto(path)
        self.page.wait_for_selector("#app[data-ready]")
        if not play:
            self.seek(1, 1)
        return self

    def seek(self, step: int, tau: float = 1.0) -> None:
        """Freeze one instant; ``step`` counts from 1."""
        self.page.evaluate(SEEK, [step, tau])

    def sweep(self, taus: list[float], steps: list[int] | None = None) -> list[Instant]:
        """Every step of the walk (or only ``steps``) at each of ``taus``."""
        chosen = steps or list(range(1, int(self["steps"]) + 1))
        seen = self.page.evaluate(SWEEP, [taus, chosen])
        return [
            Instant(**one | {"refs": [(name, text) for name, text in one["refs"]],
                             "dots": [(key, x) for key, x in one["dots"]]})
            for one in seen
        ]  # fmt: skip

    def __getitem__(self, name: str) -> str:
        """A mark of the root: step, phase, kind, tau, playing, rule, query …"""
        return self.page.get_attribute("#app", f"data-{name}") or ""

    def settle(self) -> None:
        """Wait until nothing that was asked for is unanswered."""
        self.page.wait_for_selector("#app[data-settled=true]")

    def truth(self) -> dict[str, Any]:
        """The API's own answer for what the screen says it shows."""
        query = f"{self['query']}&granularity={self['granularity']}"
        answer = self.api.get(f"/api/v1/trace?{query}")
        assert answer.status_code == 200, answer.text
        trace: dict[str, Any] = answer.json()
        return trace

    def number(self, name: str) -> str:
        """The number of that name in the graph."""
        return self.page.locator(f'#graph [data-ref="{name}"]').first.text_content() or ""

    def tab(self, name: str) -> None:
        """Show a linked view: matrix, code or values. A wide page shows matrix and code as one."""
        self.page.locator(f"#tab-{name}").click()

    def edit(self) -> None:
        """Open the editor."""
        self.page.get_by_role("button", name="Edit network").click()

    def type(self, label: str, text: str) -> None:
        """Type into a field of the editor and leave it."""
        box = self.page.get_by_role("textbox", name=label, exact=True)
        box.fill(text)
        box.press("Tab")


def value_of(trace: dict[str, Any], name: str) -> float:
    """The true value behind a name such as d3-1 or T2-1-0."""
    part, numbers = name[0], [int(n) for n in name[1:].split("-")]
    if part in "TD":
        layer, i, j = numbers
        matrices = trace["problem"]["theta"] if part == "T" else trace["gradient"]
        return float(matrices[layer - 1][i - 1][j])
    layer, unit = numbers
    key = {"z": "z", "a": "a", "g": "slope", "s": "weighted_delta", "d": "delta"}[part]
    vector = trace[key][layer - 1]
    if vector is None and part == "s":  # a − y of a fused output is δ itself
        vector = trace["delta"][layer - 1]
    return float(vector[unit - 1])


def partial_sums(trace: dict[str, Any], step: int) -> dict[str, list[float]]:
    """The sums that grow in one step, by the name under which the screen shows them."""
    told = trace["steps"][step - 1]
    sums: dict[str, list[float]] = {}
    for term in told["terms"]:
        if "partial" not in term:
            continue
        forward = told["kind"] == "weighted_sum"
        layer, i, j = term["theta"]
        name = f"z{layer + 1}-{i}" if forward else f"s{layer}-{j}"
        sums.setdefault(name, []).append(term["partial"])
    return sums


def says(text: str, value: float) -> bool:
    """Whether a number on the screen is ``value``, to the digits that it shows."""
    plain = text.replace("\u2212", "-")
    found = re.fullmatch(r"(-?\d+(?:\.(\d+))?)(?:e(-?\d+))?", plain)
    assert found, f"{text!r} is no number"
    exponent = int(found[3] or 0) - len(found[2] or "")
    return abs(float(plain) - value) <= 0.5000001 * 10.0**exponent
