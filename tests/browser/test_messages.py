"""What a frame and its course page say to each other, in a real browser and on two sites."""

import json
import re
import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.course import Pages, only_the_course

HOST = """<!doctype html><title>Week 5</title>
<iframe name="lesson" title="lesson" width="760" height="200" src="{src}"></iframe>
<script>
  const frame = document.querySelector("iframe");
  window.heard = [];
  window.say = (type, data = {{}}, request) =>
    frame.contentWindow.postMessage({{backprop: 1, type, request, data}}, "*");
  addEventListener("message", (event) => {{
    if (event.source !== frame.contentWindow) return;
    heard.push(event.data);
    if (event.data.type === "hello" && !window.silent) say("init", {{}}, "first");
    {more}
  }});
</script>"""


def host(page: Page, server: str, course: tuple[str, Pages], query: str, more: str = "") -> None:
    """Opens a course page that speaks to its frame."""
    address, pages = course
    src = f"{server}/embed?{query}".replace("&", "&amp;")
    pages["/week5"] = (HOST.format(src=src, more=more), {})
    page.goto(f"{address}/week5")


def heard(page: Page, type_: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(
        "type => heard.filter((one) => one.backprop === 1 && one.type === type)", type_
    )
    return found


def until(page: Page, type_: str, count: int = 1) -> list[dict[str, Any]]:
    page.wait_for_function(
        "([type, count]) => heard.filter((one) => one.type === type).length >= count",
        arg=[type_, count],
    )
    return heard(page, type_)


def answered(page: Page, type_: str, data: dict[str, Any], request: str) -> dict[str, Any]:
    """Sends a command and waits for its answer."""
    page.evaluate("([type, data, request]) => say(type, data, request)", [type_, data, request])
    page.wait_for_function("request => heard.some((one) => one.request === request)", arg=request)
    found: dict[str, Any] = page.evaluate(
        "request => heard.find((one) => one.request === request)", request
    )
    return found


def test_the_frame_greets_and_is_ready_when_it_is_answered(
    page: Page, server: str, course: tuple[str, Pages], trouble: list[str]
) -> None:
    failed = "**/frame.js"
    page.route(failed, lambda route: route.abort())
    host(page, server, course, "step=18&id=lesson-1&speed=9")
    # What cannot be loaded is said in words, and tried again by itself.
    banner = page.frame_locator("iframe").locator("#trouble")
    expect(banner).to_contain_text("could not be loaded. It is tried again.")
    page.unroute(failed)
    ready = until(page, "ready")[0]
    expect(banner).to_be_hidden()
    trouble[:] = [each for each in trouble if "ERR_FAILED" not in each]
    assert ready["id"] == "lesson-1"
    assert ready["data"]["steps"] == 24
    assert ready["data"]["query"].startswith("layers=2-2-2-1&")
    assert ready["data"]["warnings"] == ["speed must be one of 0.5, 1, 2, 4."]
    assert "query" not in json.dumps(heard(page, "hello")), "there is no lesson in a greeting"
    only_the_course(trouble, course[0])


def test_every_command_is_acknowledged_and_does_what_it_says(
    page: Page, server: str, course: tuple[str, Pages], trouble: list[str]
) -> None:
    host(page, server, course, "step=18")
    until(page, "ready")
    app = page.frame_locator("iframe").locator("#app")
    for number, (type_, data, step) in enumerate(
        [("next", {}, "19"), ("previous", {}, "18"), ("first", {}, "1"), ("last", {}, "24"),
         ("goto", {"step": 20}, "20")]
    ):  # fmt: skip
        assert answered(page, type_, data, f"r{number}")["type"] == "ack"
        expect(app).to_have_attribute("data-step", step)
    assert answered(page, "set", {"rule": "intuition"}, "rule")["type"] == "ack"
    expect(app).to_have_attribute("data-rule", "intuition")
    assert answered(page, "set", {"query": "layers=2-1&x=1_2&y=1&seed=4"}, "q")["type"] == "ack"
    expect(app).to_have_attribute("data-query", until(page, "state")[-1]["data"]["query"])
    assert answered(page, "reset", {}, "reset")["type"] == "ack"
    expect(app).to_have_attribute("data-steps", "24")
    assert answered(page, "play", {}, "play")["type"] == "ack"
    expect(app).to_have_attribute("data-playing", "true")
    assert answered(page, "pause", {}, "pause")["type"] == "ack"
    expect(app).to_have_attribute("data-playing", "false")
    assert answered(page, "getState", {}, "state")["type"] == "ack"
    assert until(page, "state")[-1]["request"] == "state"
    told = answered(page, "getTrace", {}, "trace")
    assert told["data"]["trace"]["cost"] == pytest.approx(0.867458, abs=1e-6)
    assert answered(page, "set", {"theme": "dark"}, "theme")["type"] == "ack"
    expect(page.frame_locator("iframe").locator("html")).to_have_attribute("data-theme", "dark")
    assert answered(page, "focus", {}, "focus")["type"] == "ack"
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"
    assert answered(page, "goto", {"step": 99}, "bad")["type"] == "error"
    assert answered(page, "explode", {}, "worse")["type"] == "error"
    assert answered(page, "set", {"query": "layers=2-1"}, "worst")["type"] == "error"
    only_the_course(trouble, course[0])
    trouble[:] = [each for each in trouble if "422" not in each]


def test_few_heights_are_told_and_they_stop(
    page: Page, server: str, course: tuple[str, Pages], trouble: list[str]
) -> None:
    more = """if (event.data.type === "resize") frame.height = event.data.data.height;"""
    host(page, server, course, "step=18&show=matrix-code", more)
    until(page, "resize")
    page.wait_for_timeout(1500)
    told = heard(page, "resize")
    assert 1 <= len(told) <= 3
    page.wait_for_timeout(3500)
    assert heard(page, "resize") == told
    height = told[-1]["data"]["height"]
    inside = page.frames[1].evaluate("document.body.getBoundingClientRect().height")
    assert height == pytest.approx(inside, abs=1)
    page.frame_locator("iframe").get_by_role("tab", name="Code").click()
    page.wait_for_function(
        "height => heard.some((one) => one.type === 'resize' && one.data.height !== height)",
        arg=height,
    )
    only_the_course(trouble, course[0])


CANVAS = """if (event.data.subject === "lti.frameResize") frame.height = event.data.height;"""
EMBEDLY = """
    try {
      const told = JSON.parse(event.data);
      if (told.context === "iframe.resize" && told.src === frame.src) frame.height = told.height;
    } catch {}"""
WORDPRESS = """
    const {message, value, secret} = event.data;
    if (message === "height" && secret === "aB3") frame.height = value;"""


@pytest.mark.parametrize(
    ("listener", "after"), [(CANVAS, ""), (EMBEDLY, ""), (WORDPRESS, "#?secret=aB3")]
)
def test_hosts_that_speak_a_dialect_are_told_too(
    page: Page,
    server: str,
    course: tuple[str, Pages],
    trouble: list[str],
    listener: str,
    after: str,
) -> None:
    # These hosts never answer a greeting.
    host(page, server, course, f"play=0{after}", f"{listener}\n window.silent = true;")
    page.evaluate("window.silent = true")
    page.wait_for_function("document.querySelector('iframe').height > 500")
    only_the_course(trouble, course[0])


def test_wordpress_takes_attributes_away_and_it_still_works(
    page: Page, server: str, course: tuple[str, Pages], trouble: list[str]
) -> None:
    address, pages = course
    body = HOST.format(
        src=f"{server}/embed?play=0#?secret=aB3", more=WORDPRESS + "window.silent = true;"
    )
    body = body.replace(
        'name="lesson" title="lesson"', 'sandbox="allow-scripts" security="restricted"'
    )
    pages["/week5"] = (body, {})
    page.goto(f"{address}/week5")
    page.wait_for_function("document.querySelector('iframe').height > 500")
    only_the_course(trouble, address)


def test_autosize_0_says_no_height(
    page: Page, server: str, course: tuple[str, Pages], trouble: list[str]
) -> None:
    host(page, server, course, "autosize=0&play=0")
    until(page, "ready")
    page.wait_for_timeout(500)
    assert page.evaluate("heard.every((one) => one.type !== 'resize' && !one.subject)")
    only_the_course(trouble, course[0])


def test_another_window_and_another_origin_are_not_heard(
    page: Page, server: str, course: tuple[str, Pages], trouble: list[str]
) -> None:
    host(page, server, course, "step=18")
    until(page, "ready")
    page.evaluate("""() => new Promise((done) => {
        const third = document.createElement("iframe");
        third.srcdoc = `<script>parent.frames["lesson"].postMessage(
            {backprop: 1, type: "next", request: "third", data: {}}, "*")<\\/script>`;
        third.onload = () => setTimeout(done, 300);
        document.body.append(third);
    })""")
    expect(page.frame_locator("iframe >> nth=0").locator("#app")).to_have_attribute(
        "data-step", "18"
    )
    host(page, server, course, "step=18&origin=http://elsewhere.invalid")
    page.wait_for_timeout(600)
    page.evaluate("say('next', {}, 'other')")
    page.wait_for_timeout(300)
    assert heard(page, "ready") == heard(page, "ack") == []
    expect(page.frame_locator("iframe").locator("#app")).to_have_attribute("data-step", "18")
    only_the_course(trouble, course[0])


BURST = """() => {
  const odd = "<b>\\u202e\\n" + "W".repeat(2000);
  const kinds = [
    (n) => say("next", {}, `burst ${n}`),
    (n) => say("set", {query: `layers=2-1&x=1_${n}&y=1&seed=4`}, `burst ${n}`),
    (n) => say("set", {query: odd}, `burst ${n}`),
    (n) => say(odd, {[odd]: odd}, `burst ${n}`),
    (n) => say("goto", {step: n}, `burst ${n}`),
    (n) => say("set", {rule: n % 2 ? "intuition" : "exact"}, `burst ${n}`),
    (n) => say("reset", {}, `burst ${n}`),
    () => frame.contentWindow.postMessage(odd, "*"),
    () => say("getTrace", "no object", {}),
  ];
  for (let n = 0; n < 3000; n += 1) kinds[n % kinds.length](n);
}"""


def test_a_burst_does_no_harm(
    page: Page, server: str, course: tuple[str, Pages], trouble: list[str]
) -> None:
    host(page, server, course, "step=18")
    until(page, "ready")
    began = time.monotonic()
    page.evaluate(BURST)
    # However slow the machine is: until nothing more has been answered for a while.
    count = -1
    while (now := page.evaluate("heard.length")) != count:
        count = now
        page.wait_for_timeout(1500)
    told = [*heard(page, "ack"), *heard(page, "error")]
    assert len(told) <= 50 * (time.monotonic() - began + 1)
    assert any(
        each["data"]["detail"].startswith("At most 50 messages a second")
        for each in heard(page, "error")
    )
    assert max(len(json.dumps(each)) for each in heard(page, "error")) < 1000
    app = page.frame_locator("iframe").locator("#app")
    # A lesson that comes by half is refused in words, and the last whole one stays.
    lesson = {"query": "layers=2-1&x=1_7&y=1&seed=4"}
    page.route("**/api/v1/trace?*", lambda route: route.fulfill(json={"steps": [{}]}))
    shown = app.get_attribute("data-query")
    refused = answered(page, "set", lesson, "half")
    assert refused["data"]["detail"] == "The server's answer could not be read."
    assert app.get_attribute("data-query") == shown
    page.unroute("**/api/v1/trace?*")
    assert answered(page, "set", lesson, "whole")["type"] == "ack"
    trace = answered(page, "getTrace", {}, "trace")["data"]["trace"]
    assert trace["problem"]["x"] == [1, 7]
    assert answered(page, "goto", {"step": 3}, "after")["type"] == "ack"
    expect(app).to_have_attribute("data-step", "3")
    expect(app).to_have_attribute("data-query", trace["query"])
    only_the_course(trouble, course[0])
    trouble[:] = [each for each in trouble if "422" not in each and "status of 4" not in each]


ELEMENTS = """<!doctype html><title>Week 5</title>
<script src="{server}/embed.js"></script><script src="{server}/embed.js"></script>
<backprop-visualizer id="good" step="18" play="0"><p>a good fallback</p></backprop-visualizer>
<backprop-visualizer id="dead" server="http://127.0.0.1:9">
  <p>what is seen instead</p>
</backprop-visualizer>
<script>
  window.events = [];
  for (const name of ["ready", "step", "state", "error"])
    addEventListener(`backprop-${{name}}`, ({{target, detail}}) =>
      events.push([name, target.id, detail]));
</script>"""


def test_two_elements_on_a_page_and_one_with_a_dead_server(
    page: Page, server: str, course: tuple[str, Pages], trouble: list[str]
) -> None:
    address, pages = course
    pages["/element"] = (ELEMENTS.format(server=server), {})
    page.goto(f"{address}/element")
    page.wait_for_function("events.some(([name, id]) => name === 'ready' && id === 'good')")
    good = page.locator("#good")
    assert page.evaluate("document.querySelector('#good').steps") == 24
    assert page.evaluate("document.querySelector('#good').query").startswith("layers=2-2-2-1&")
    page.evaluate("document.querySelector('#good').next()")
    page.wait_for_function("document.querySelector('#good').step === 19")
    trace = page.evaluate("document.querySelector('#good').getTrace()")
    assert trace["cost"] == pytest.approx(0.867458, abs=1e-6)
    expect(good.locator("p")).to_be_hidden()
    expect(good.locator("iframe")).to_have_attribute("title", "Backprop, step by step")
    # Another window with the right words and address, or the right frame with another's address.
    forged = """([which, origin]) => {
      const data = {backprop: 1, id: "good", type: "step", data: {step: 3, total: 4}};
      const frame = document.querySelector("#good").shadowRoot.querySelector("iframe");
      const source = which === "frame" ? frame.contentWindow : window;
      dispatchEvent(new MessageEvent("message", {data, origin, source}));
      return document.querySelector("#good").step;
    }"""
    assert page.evaluate(forged, ["window", server]) == 19
    assert page.evaluate(forged, ["frame", "https://elsewhere.invalid"]) == 19
    assert page.evaluate(forged, ["frame", server]) == 3, "the same from where it may come"
    # What is seen instead stays when patience has ended, and takes no more room than it needs.
    page.wait_for_function("events.some(([name, id]) => name === 'error' && id === 'dead')")
    expect(page.get_by_text("what is seen instead")).to_be_visible()
    assert page.evaluate("document.querySelector('#dead').offsetHeight") < 100
    only_the_course(trouble, address)
    trouble[:] = [each for each in trouble if "127.0.0.1:9/" not in each and "ERR_" not in each]


MODULE = '<script type="module" src="{}/embed.js"></script>'
IMPORT = '<script type="module">import "{}/embed.js";</script>'
OTHERS = '<script src="/embed.js"></script>'


@pytest.mark.parametrize(
    ("scripts", "known"),
    [(OTHERS + MODULE, True), (OTHERS + IMPORT, False), (MODULE.format("") + MODULE, False)],
)
def test_a_module_takes_no_other_script_s_address_for_its_server(
    page: Page,
    server: str,
    course: tuple[str, Pages],
    trouble: list[str],
    scripts: str,
    known: bool,
) -> None:
    address, pages = course
    pages["/embed.js"] = ("", {"Content-Type": "text/javascript"})
    pages["/module"] = (
        "<!doctype html><title>Week 5</title><script>addEventListener('backprop-error', "
        "({detail}) => { window.told = detail.detail })</script>"
        f"{scripts.format(server)}<backprop-visualizer>seen instead</backprop-visualizer>",
        {},
    )
    page.goto(f"{address}/module")
    if known:
        frame = page.locator("backprop-visualizer iframe")
        expect(frame).to_have_attribute("src", re.compile(f"^{re.escape(server)}/embed"))
    else:
        page.wait_for_function("window.told?.includes('needs server')")
        expect(page.locator("backprop-visualizer iframe")).to_have_count(0)
        expect(page.get_by_text("seen instead")).to_be_visible()
    only_the_course(trouble, address)
