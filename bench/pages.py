"""How fast the first page is there, a filter is answered and the years are played.

On a warm server on this machine.

Run: make bench, or python bench/pages.py
"""

import logging
import shutil
import statistics
import sys
import threading
from itertools import product
from pathlib import Path
from time import perf_counter

from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from werkzeug.serving import make_server

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from explorer import vocabulary
from explorer.settings import read_settings
from explorer.tables.queries import Packages
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.explore.page import name_drawing
from explorer.web.factory import create_app, load_packages
from explorer.web.state import State

DRAWING = ((ids.GRAPH_BASE, "data"), (ids.GRAPH_SHOWN, "data"), (ids.GRAPH_KEY, "data"))
VIEW = (
    (ids.PANEL, "children"),
    (ids.SUMMARY, "children"),
    (ids.DOWNLOAD, "children"),
    (ids.LEGEND, "children"),
    (ids.CHIPS, "children"),
    (ids.YEARS_NOTE, "children"),
    (ids.WORKSPACE, "data-made"),
)
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
VISITS = 7
YEARS = "?date=2018-01-01"
# No task of the browser may take so long that a person waits for it.
LONGEST = 200
# Tasks over 50 ms, as the browser itself tells of them.
NOTE_LONG = """() => { window.long = [];
  new PerformanceObserver((list) => list.getEntries().forEach((each) => long.push(each.duration)))
    .observe({ entryTypes: ["longtask"] }); }"""
DUTCH = Translator("nl")
DRAWN = "document.documentElement.dataset.drawn"
# The browser's own clock: what drives it takes time of its own before it clicks.
NOTE_CLICK = """() => document.addEventListener(
  "click", () => { window.clicked = performance.now(); }, true)"""


def ask(
    client: FlaskClient, wanted: tuple[tuple[str, str], ...], asked: dict[str, object]
) -> dict[str, dict]:
    """The answer for the outputs wanted, asked as the page asks when its address changes."""
    names = [f"{name}.{field}" for name, field in wanted]
    outputs = [{"id": name, "property": field} for name, field in wanted]
    body = {"output": f"..{'...'.join(names)}..", "outputs": outputs, **asked}
    answer = client.post("/_dash-update-component", json=body)
    assert answer.status_code == 200, answer.data[:300]
    return answer.get_json()["response"]


def ask_filter(client: FlaskClient, query: str, drawn: list[str]) -> None:
    """Ask for the picture and then for what stands around it, as a filter does."""
    address = {"id": ids.LOCATION, "property": "search", "value": query}
    key = {"id": ids.GRAPH_KEY, "property": "data", "value": drawn}
    changed = {"inputs": [address], "state": [key], "changedPropIds": [f"{ids.LOCATION}.search"]}
    key["value"] = ask(client, DRAWING, changed)[ids.GRAPH_KEY]["data"]
    ask(client, VIEW, {"inputs": [key], "changedPropIds": [f"{ids.GRAPH_KEY}.data"]})


def time_filters(client: FlaskClient) -> list[float]:
    """Seconds the server takes for each of many filters it has not seen before."""
    durations = []
    client.get("/")  # callbacks are set up at the first request
    packages = Packages(load_packages(read_settings().data))
    drawn = name_drawing(packages.get(""), State())
    for domain, province in product(vocabulary.DOMAINS, ["", *vocabulary.PROVINCES]):
        query = f"?domain={domain}" + (f"&province={province}" if province else "")
        start = perf_counter()
        ask_filter(client, query, drawn)
        durations.append(perf_counter() - start)
    return durations


def open_browser(playwright: Playwright, path: str) -> Browser:
    """A headless Chromium."""
    return playwright.chromium.launch(executable_path=path, args=ARGUMENTS)


def open_page(browser: Browser) -> Page:
    """A page with an empty cache."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL")
    return context.new_page()


def note_sizes(page: Page) -> list[int]:
    """The bytes of every answer that the page gets, as they come."""
    sizes: list[int] = []
    page.on("requestfinished", lambda each: sizes.append(each.sizes()["responseBodySize"]))
    return sizes


def time_visits(browser: Browser, address: str) -> tuple[list[float], int]:
    """Seconds from navigation to a drawn network, and the bytes that came over the line."""
    durations, weight = [], 0
    for _ in range(VISITS):
        page = open_page(browser)
        sizes = note_sizes(page)
        start = perf_counter()
        page.goto(address)
        page.wait_for_function(DRAWN)
        durations.append(perf_counter() - start)
        page.wait_for_timeout(500)
        weight = sum(sizes)
        page.context.close()
    return durations, weight


def time_changes(browser: Browser, address: str) -> list[float]:
    """Seconds from a click on a filter to the network drawn anew, one filter after another."""
    page = open_page(browser)
    page.goto(address)
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(1000)
    page.evaluate(NOTE_CLICK)
    durations = []
    for term in vocabulary.DOMAINS.values():
        box = page.get_by_role("checkbox", name=DUTCH.label(term))
        before = page.evaluate(DRAWN)
        box.check()
        page.wait_for_function(f"{DRAWN} !== '{before}'", polling=10)
        durations.append(page.evaluate(f"Number({DRAWN}) - window.clicked") / 1000)
        page.wait_for_timeout(300)
    page.context.close()
    return durations


def time_playing(browser: Browser, address: str) -> list[float]:
    """Milliseconds of every long task while the years are played for the second time."""
    page = open_page(browser)
    page.goto(address + YEARS)
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(2000)
    page.evaluate(NOTE_LONG)
    button = page.locator("#years-play")
    for _ in range(2):
        page.evaluate("long.length = 0")
        button.click()
        page.wait_for_function("document.documentElement.classList.contains('playing')")
        page.wait_for_function(
            "!document.documentElement.classList.contains('playing')", timeout=90000
        )
        page.wait_for_timeout(1000)
    found = page.evaluate("long")
    page.context.close()
    return found


def main() -> None:
    """Print median and 95th percentile of visits and filters."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = create_app(read_settings()).server
    served = make_server("127.0.0.1", 0, server, threaded=True)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    filters = time_filters(server.test_client())
    print(
        f"filter answered     median {statistics.median(filters) * 1000:5.0f} ms   "
        f"95% {statistics.quantiles(filters, n=20)[-1] * 1000:5.0f} ms   ({len(filters)} filters)"
    )
    path = shutil.which("chromium") or shutil.which("chromium-browser") or "google-chrome"
    address = f"http://127.0.0.1:{served.server_port}/"
    with sync_playwright() as playwright:
        browser = open_browser(playwright, path)
        visits, weight = time_visits(browser, address)
        changes = time_changes(browser, address)
        tasks = time_playing(browser, address)
        browser.close()
    print(
        f"first page drawn    median {statistics.median(visits):5.2f} s    "
        f"most {max(visits):5.2f} s    ({VISITS} visits, empty cache, {weight // 1024} kB)   "
        f"aim under 2.5 s: {'met' if statistics.median(visits) < 2.5 else 'not met'}"
    )
    print(
        f"filter drawn        median {statistics.median(changes) * 1000:5.0f} ms   "
        f"most {max(changes) * 1000:5.0f} ms   ({len(changes)} filters)   "
        f"aim within 500 ms: {'met' if statistics.median(changes) < 0.5 else 'not met'}"
    )
    print(
        f"years played, twice longest task {max(tasks, default=0):5.0f} ms   "
        f"({len(tasks)} over 50 ms)   "
        f"aim under {LONGEST} ms: {'met' if max(tasks, default=0) < LONGEST else 'not met'}"
    )
    served.shutdown()


if __name__ == "__main__":
    main()
