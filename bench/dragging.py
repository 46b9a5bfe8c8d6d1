"""What one hand asks for: requests a second while a weight is dragged, near the server and far.

    python -m bench.dragging

drags a weight of the lecture's network in a headless Chromium for some seconds, sixty moves a
second where the machine manages them, with a round trip added as far servers have it, and counts
what is asked for and how many walks are answered. docs/deploying.md reckons with these.
"""

import sys
import time
from collections import Counter
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Request, Response, sync_playwright

from tools.browser import FLAGS, find_or_install
from tools.pictures import serving

ROUND_TRIPS = (0, 40, 100, 150)
"""Milliseconds: beside it, in the same country, overseas, further."""
COUNTED = ("moves", "trace", "answered", "gradient-check", "code")


def drag(browser: Browser, address: str, round_trip: int, seconds: float) -> Counter[str]:
    """How often each call was asked for while a weight went to and fro."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    page.wait_for_selector("#app[data-ready]")
    far = {
        "offline": False,
        "latency": round_trip,
        "downloadThroughput": -1,
        "uploadThroughput": -1,
    }
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", far)
    page.keyboard.press("End")
    box = page.locator('#graph [data-ref="T2-1-2"]').first.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y)
    page.wait_for_timeout(1000)
    seen: Counter[str] = Counter()

    def asked(request: Request) -> None:
        seen[urlsplit(request.url).path.rpartition("/")[2]] += 1

    def answered(response: Response) -> None:
        seen["answered"] += urlsplit(response.url).path.endswith("/trace")

    page.on("request", asked)
    page.on("response", answered)
    begun = time.monotonic()
    while (now := time.monotonic() - begun) < seconds:
        page.mouse.move(x + 20 + abs(seen["moves"] % 200 - 100), y)
        seen["moves"] += 1
        page.wait_for_timeout(max(0.0, 1000 * (seen["moves"] / 60 - now)))
    page.remove_listener("request", asked)
    page.remove_listener("response", answered)
    page.close()
    return seen


if __name__ == "__main__":
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    print("| round trip added, ms | moves | walks | answered | gradient checks | programs |")
    print("|---|---|---|---|---|---|")
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=FLAGS)
        for round_trip in ROUND_TRIPS:
            found = drag(browser, address, round_trip, seconds)
            each = " | ".join(f"{found[name] / seconds:.1f}" for name in COUNTED)
            print(f"| {round_trip} | {each} |", flush=True)
        browser.close()
