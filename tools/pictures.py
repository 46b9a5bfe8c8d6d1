"""``python -m tools.pictures``: take the pictures of the page, every size, light and dark.

Into pictures/ (not committed) go all of them; ``--docs`` also renews those of docs/pictures/.
"""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from app.main import create_app
from app.server.running import configured
from tools.apng import apng, pixels
from tools.browser import FLAGS, find_or_install

ROOT = Path(__file__).parents[1]
OUT, DOCS = ROOT / "pictures", ROOT / "docs" / "pictures"

SIZES = [(1440, 900), (1366, 768), (1024, 768), (768, 1024), (390, 844), (320, 640), (844, 390)]

FILMED = range(9, 14)
"""Steps of the film, by layer; each in so many frames; how long a frame and the last one stay."""
FRAMES, TICK, REST = 14, 100, 900

SEEK = """([step, tau]) => document.getElementById("app").dispatchEvent(
    new CustomEvent("backprop:seek", {detail: {step, tau}}))"""


@dataclass(frozen=True, slots=True)
class Moment:
    """What is photographed: a link, clicks, an instant."""

    name: str
    step: int
    tau: float = 1.0
    query: str = ""
    clicks: tuple[str, ...] = ()


MOMENTS = (
    Moment("sum", 20, 0.68),
    Moment("gate", 21, 0.45),
    Moment("forward", 6, 0.7),
    Moment("gradient", 24),
    Moment("intuition", 21, 1.0, "", (".rule [data-value=intuition]",)),
    Moment("values", 24, 1.0, "", ("#tab-values",)),
    Moment("editor", 13, 1.0, "", ("button.edit",)),
    Moment("two-outputs", 11, 1.0, "?layers=2-3-2&x=1_-1&y=1_0"),
)


@contextmanager
def serving() -> Iterator[str]:
    """The address of a server that ends with the block."""
    server = uvicorn.Server(configured(create_app(), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def take(browser: Browser, address: str, moment: Moment, size: tuple[int, int], *, dark: bool,
         path: Path, scale: float = 1) -> None:  # fmt: skip
    """One picture."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        device_scale_factor=scale,
    )
    page = context.new_page()
    page.goto(f"{address}/{moment.query}")
    page.wait_for_selector("#app[data-ready]")
    for selector in moment.clicks:
        if page.locator(selector).first.is_visible():
            page.locator(selector).first.click()
            page.wait_for_selector("#app[data-settled=true]")
    page.evaluate(SEEK, [moment.step, moment.tau])
    page.wait_for_selector("#check:not([data-state=waiting])", state="attached")
    page.wait_for_timeout(150)
    path.parent.mkdir(exist_ok=True)
    page.screenshot(path=path)
    context.close()


def film(browser: Browser, address: str, path: Path) -> None:
    """The errors on their way from the output to layer 2, on the lecture network."""
    page = browser.new_page(viewport={"width": 960, "height": 660})
    page.goto(f"{address}/")
    page.wait_for_selector("#app[data-ready]")
    page.locator(".pace [data-value=layer]").click()
    page.wait_for_selector("#app[data-granularity=layer][data-settled=true]")
    stage = page.locator("#stage")
    shots, times = [], []
    for step in FILMED:
        for k in range(FRAMES + 1):
            page.evaluate(SEEK, [step, k / FRAMES])
            shots.append(pixels(stage.screenshot()))
            times.append(REST if k == FRAMES else TICK)
    path.write_bytes(apng(shots, times))
    page.close()


def main() -> None:
    """All of them."""
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=FLAGS)
        if "--docs" in sys.argv:
            for name, dark in (("backward.png", False),):
                take(browser, address, MOMENTS[0], (1360, 850), dark=dark, path=DOCS / name)
            film(browser, address, DOCS / "errors-travel.png")
        else:
            for width, height in SIZES:
                for moment in MOMENTS:
                    for dark in (False, True):
                        name = f"{width}x{height}-{moment.name}{'-dark' if dark else ''}.png"
                        take(browser, address, moment, (width, height), dark=dark, path=OUT / name)
            print(f"{len(SIZES) * len(MOMENTS) * 2} pictures in {OUT.relative_to(ROOT)}/")
        browser.close()


if __name__ == "__main__":
    main()
