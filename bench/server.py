"""How long the server takes for everything on a page, on a warm server on this machine.

Warm is: the data are loaded and the page was built once. Built is the page as components, all that
is on it; answered is that and its JSON, as a browser asks for it.

Run: make bench, or python bench/server.py
"""

import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from explorer.dataset.storage import use_python_texts
from explorer.settings import Settings, read_settings
from explorer.tables.queries import Packages
from explorer.web import centrality, ids
from explorer.web.factory import build_page, create_app, load_packages
from explorer.web.overlap import page as overlap
from explorer.web.pages import PAGES as ALL_PAGES
from explorer.web.scenario import page as scenario
from explorer.web.site import Site
from explorer.web.time import page as time
from explorer.web.ui.static import freeze

MERGER = "&step=merge:GM0882,GM0899>GM9999:Landgraaf-Brunssum"
# The parts of a page, all of which count, and the aim in milliseconds.
PAGES = (
    (centrality.PAGE.path, ("",), 300),
    (overlap.PAGE.path, tuple(f"&part={part}" for part in overlap.PARTS), 500),
    (time.PAGE.path, ("&from=2018-01-01",), 1000),
    (scenario.PAGE.path, (MERGER,), 500),
)
# Those whose address has no listing and, where two dates are, none of its own.
UNLISTED = {time.PAGE.path, scenario.PAGE.path}
LISTINGS = ("municipality", "collaboration")
TIMES = 9
Ask = Callable[[str, str], object]


def prepare_building(settings: Settings) -> Ask:
    """What builds the page at a path with a query."""
    site = Site(Packages(load_packages(settings.data)), ALL_PAGES)
    return lambda path, query: freeze(build_page(site, path, query))


def prepare_answering(settings: Settings) -> Ask:
    """What asks an app for the page at a path with a query, as the browser does."""
    client = create_app(settings).server.test_client()
    client.get("/")  # callbacks are set up at the first request

    def ask(path: str, query: str) -> None:
        asked = {
            "output": f"{ids.PAGE}.children",
            "outputs": {"id": ids.PAGE, "property": "children"},
            "inputs": [
                {"id": ids.ADDRESS, "property": "pathname", "value": path},
                {"id": ids.ADDRESS, "property": "search", "value": query},
            ],
            "changedPropIds": [f"{ids.ADDRESS}.pathname"],
        }
        answer = client.post("/_dash-update-component", json=asked)
        assert answer.status_code == 200, answer.data[:300]

    return ask


def start_query(path: str, listing: str) -> str:
    """The query of a page without parts or another day."""
    return "?lang=nl" if path in UNLISTED else f"?list={listing}"


def list_queries(path: str, listing: str, latest: date) -> dict[str, list[str]]:
    """Queries of the whole country, the slowest there is: kept by the server, and not yet.

    Each of the second kind is of another day, so that nothing was worked out before.
    """
    days = [latest - timedelta(days=step) for step in range(1, TIMES + 1)]
    start = start_query(path, listing)
    named = "to" if path == time.PAGE.path else "date"
    return {
        "asked before": [start] * TIMES,
        "new selection": [f"{start}&{named}={day}" for day in days],
    }


def time_asking(ask: Ask, path: str, queries: list[str], parts: Sequence[str]) -> list[float]:
    """Milliseconds of every query, over all parts of the page."""
    durations = []
    for query in queries:
        start = perf_counter()
        for part in parts:
            ask(path, query + part)
        durations.append(1000 * (perf_counter() - start))
    return durations


def main() -> None:
    """Print a line a page, listing and kind of query; the median is held against the aim."""
    use_python_texts()
    settings = read_settings()
    latest = date.fromisoformat(next(iter(load_packages(settings.data).values())).date)
    for path, parts, aim in PAGES:
        for listing in LISTINGS if path not in UNLISTED else ("",):
            # Each its own app, so that nothing is left over from another.
            asking = (prepare_building(settings), prepare_answering(settings))
            for kind, queries in list_queries(path, listing, latest).items():
                for ask in asking:
                    time_asking(
                        ask, path, list_queries(path, listing, latest)["asked before"][:1], parts
                    )
                built, answered = (time_asking(ask, path, queries, parts) for ask in asking)
                met = "met" if median(built) < aim else "not met"
                print(
                    f"{path:12} {listing:14} {kind:14} built {median(built):4.0f} ms (most "
                    f"{max(built):4.0f})   answered {median(answered):4.0f} ms (most "
                    f"{max(answered):4.0f})   aim under {aim} ms: {met}"
                )


if __name__ == "__main__":
    main()
