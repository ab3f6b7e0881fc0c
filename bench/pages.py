"""How fast the first page is there and a filter is answered, on a warm server on this machine.

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
from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from explorer import vocabulary
from explorer.settings import read_settings
from explorer.web import ids
from explorer.web.factory import create_app

VIEW = (
    (ids.GRAPH_SHOWN, "data"),
    (ids.PANEL, "children"),
    (ids.SUMMARY, "children"),
    (ids.DOWNLOAD, "children"),
)
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
VISITS = 7


def time_filters(client: FlaskClient) -> list[float]:
    """Seconds the server takes for each of many filters it has not seen before."""
    outputs = [{"id": name, "property": field} for name, field in VIEW]
    output = "..{}..".format("...".join(f"{name}.{field}" for name, field in VIEW))
    provinces = ["", *vocabulary.PROVINCES]
    durations = []
    for domain, province in product(vocabulary.DOMAINS, provinces):
        query = f"?domain={domain}" + (f"&province={province}" if province else "")
        asked = {
            "output": output,
            "outputs": outputs,
            "inputs": [{"id": ids.LOCATION, "property": "search", "value": query}],
            "changedPropIds": [f"{ids.LOCATION}.search"],
        }
        start = perf_counter()
        answer = client.post("/_dash-update-component", json=asked)
        durations.append(perf_counter() - start)
        assert answer.status_code == 200, answer.data[:300]
    return durations


def time_visits(address: str, browser_path: str) -> list[float]:
    """Seconds from navigation to a drawn network, each visit with an empty cache."""
    durations = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=ARGUMENTS)
        for _ in range(VISITS):
            page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
            start = perf_counter()
            page.goto(address)
            page.wait_for_function("document.documentElement.dataset.drawn")
            durations.append(perf_counter() - start)
            page.context.close()
        browser.close()
    return durations


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
    visits = time_visits(f"http://127.0.0.1:{served.server_port}/", path)
    print(
        f"first page drawn    median {statistics.median(visits):5.2f} s    "
        f"most {max(visits):5.2f} s    ({VISITS} visits, empty cache)"
    )
    served.shutdown()


if __name__ == "__main__":
    main()
