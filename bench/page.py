"""The page beside an empty one: frame times, also slowed, heap, bytes over the wire, layout shift.

    python -m bench.page

opens a server and a headless Chromium of its own. Frame times are medians of several rounds in
which the pages take turns, as ratios to an empty page that only asks for frames; so a slow
machine changes both. The same once more with the processor slowed, where the 95th percentile is
printed beside. The targets stand beside each figure.
"""

import random
import statistics
from collections.abc import Callable

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, sync_playwright

from app import answers
from tools.browser import FLAGS, find_or_install
from tools.pictures import serving

SIZE = ViewportSize(width=1440, height=900)
ROUNDS = 3
SECONDS = 4.0
SLOWED = 4
"""How many times slower the browser makes the processor for the second figure."""
INSTANTS = 24
"""Of each step in a replay."""
NO_COMPILER = "--js-flags=--jitless"
"""The heap is measured without the compiler: what it keeps of hot code grows for a dozen replays
and then stops (4.4 to 4.8 MB), and would hide what the page itself holds."""

FRAMES = """seconds => new Promise((done) => {
    const times = [];
    const end = performance.now() + 1000 * seconds;
    let before = 0;
    const frame = (now) => {
        if (before) times.push(now - before);
        before = now;
        if (now < end) requestAnimationFrame(frame);
        else done(times);
    };
    requestAnimationFrame(frame);
})"""

REPLAY = """taus => {
    const app = document.getElementById("app");
    for (let step = 1; step <= Number(app.dataset.steps); step += 1) {
        for (let k = 0; k <= taus; k += 1) {
            const detail = {step, tau: k / taus};
            app.dispatchEvent(new CustomEvent("backprop:seek", {detail}));
        }
    }
}"""

SHIFT = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
    }).observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 2500);
})"""


def opened(browser: Browser, address: str) -> Page:
    """A page that runs, at the size of a laptop."""
    page = browser.new_page(viewport=SIZE)
    page.goto(address)
    page.wait_for_selector("#app[data-ready]")
    return page


Measure = Callable[[Browser, str], list[float]]


def frames(page: Page, slowed: int) -> list[float]:
    """Milliseconds from frame to frame of a page, which is then closed."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    times: list[float] = page.evaluate(FRAMES, SECONDS)
    page.close()
    return times


def empty(slowed: int = 1) -> Measure:
    """The frames of a page without anything."""

    def measure(browser: Browser, _: str) -> list[float]:
        page = browser.new_page(viewport=SIZE)
        page.goto("about:blank")
        return frames(page, slowed)

    return measure


def playing(query: str, granularity: str, slowed: int = 1) -> Measure:
    """The same of a network that is playing its backward pass."""

    def measure(browser: Browser, address: str) -> list[float]:
        page = opened(browser, f"{address}/{query}")
        if granularity == "layer":
            page.locator(".pace [data-value=layer]").click()
            page.wait_for_selector("#app[data-granularity=layer][data-settled=true]")
        page.get_by_role("button", name="\u2190 Backward").click()
        page.wait_for_selector("#app[data-phase=backward]")
        page.get_by_role("button", name="Play", exact=True).click()
        page.wait_for_selector("#app[data-playing=true]")
        return frames(page, slowed)

    return measure


def late(times: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20)[-1]


def middle(of: Callable[[list[float]], float], rounds: list[list[float]]) -> float:
    """A figure of each round, and of these the median."""
    return statistics.median([of(times) for times in rounds])


def heap(browser: Browser, address: str) -> float:
    """Heap after ten replays of every instant, as a ratio to that after two."""
    page = opened(browser, address)
    session = page.context.new_cdp_session(page)
    sizes = []
    for replay in range(10):
        page.evaluate(REPLAY, INSTANTS)
        if replay in {1, 9}:
            sizes.append(used(session))
    page.close()
    return sizes[1] / sizes[0]


def used(session: CDPSession) -> float:
    """Bytes of JavaScript heap after everything that can go has gone."""
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    size: float = session.send("Runtime.getHeapUsage")["usedSize"]
    return size


def wire(browser: Browser, address: str) -> tuple[int, int]:
    """(bytes received, requests) until the first view stands, headers included."""
    page = browser.new_page(viewport=SIZE)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    received, asked = [0], [0]

    def finished(event: dict[str, float]) -> None:
        received[0] += int(event["encodedDataLength"])

    def sent(_: dict[str, float]) -> None:
        asked[0] += 1

    session.on("Network.loadingFinished", finished)
    session.on("Network.requestWillBeSent", sent)
    page.goto(address)
    page.wait_for_selector("#app[data-ready]")
    page.wait_for_timeout(1500)
    page.close()
    return received[0], asked[0]


def shift(browser: Browser, address: str) -> float:
    """Cumulative layout shift of the first seconds."""
    page = browser.new_page(viewport=SIZE)
    page.goto(address)
    total: float = page.evaluate(SHIFT)
    page.close()
    return total


def main() -> None:
    """Measure everything and print a table."""
    wide = f"?{answers.preset_answer('wide')['query']}"
    pages = {
        "empty": empty(),
        "lecture network, by unit": playing("", "unit"),
        "10-12-12-10, by layer": playing(wide, "layer"),
        "empty, slowed": empty(SLOWED),
        "lecture network, slowed": playing("", "unit", SLOWED),
    }
    targets = (
        ("lecture network, by unit", "empty", 1.15),
        ("10-12-12-10, by layer", "empty", 1.5),
        ("lecture network, slowed", "empty, slowed", 1.3),
    )
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=FLAGS)
        found: dict[str, list[list[float]]] = {name: [] for name in pages}
        for _ in range(ROUNDS):
            for name in random.sample(list(pages), len(pages)):
                found[name].append(pages[name](browser, address))
        print(f"{'figure':42} {'measured':>10}   target")
        for name, beside, target in targets:
            ratio = middle(statistics.median, found[name]) / middle(
                statistics.median, found[beside]
            )
            tail = middle(late, found[name]) / middle(late, found[beside])
            print(f"frame time, {name:30} {ratio:10.2f}   \u2264 {target} \u00d7 an empty page's")
            print(f"  its 95th percentile {'':20} {tail:10.2f}")
        plain = playwright.chromium.launch(
            executable_path=find_or_install(), args=(*FLAGS, NO_COMPILER)
        )
        print(f"{'heap, 10 replays / 2':42} {heap(plain, address):10.3f}   \u2264 1.05")
        plain.close()
        size, requests = wire(browser, address)
        print(f"{'first view, kB over the wire':42} {size / 1000:10.1f}   \u2264 150")
        print(f"{'first view, requests':42} {requests:10}   \u2264 12")
        print(f"{'layout shift':42} {shift(browser, address):10.4f}   < 0.01")
        browser.close()


if __name__ == "__main__":
    main()
