"""When a page stands: all it asked for is there and drawn. Tests wait for this, not for a time."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

# No callback waits or runs, nothing is loaded or drawn any more, and no letters are still to come.
SETTLED = """() => {
  const state = window.store?.getState();
  if (!state || !document.querySelector("h1")) return false;
  const { completed, stored, ...waiting } = state.callbacks;
  const graph = document.getElementById("graph");
  const borders = document.getElementById("borders");
  return Object.values(waiting).every((each) => !each.length) && !state.isLoading &&
    !document.querySelector("._dash-loading, .dash-graph--pending") &&
    [...document.querySelectorAll(".dash-graph")].every((each) =>
      each.querySelector(".js-plotly-plot")) &&
    (!graph || document.documentElement.dataset.drawn) &&
    (!borders?.dataset.src || borders.querySelector("svg")) &&
    document.fonts.status === "loaded";
}"""
# Milliseconds that a slow processor on a busy machine may take.
SLOW_ENOUGH = 120_000
# A grid draws its headings once it is seen.
BRING_GRIDS = """() => document.querySelectorAll(".ag-root-wrapper").forEach((grid) => {
  if (grid.querySelector(".ag-delay-render")) grid.scrollIntoView(); })"""
GRIDS_DRAWN = """() => !document.querySelector(".ag-delay-render") &&
  [...document.querySelectorAll(".ag-root-wrapper")].every((grid) => !grid.offsetParent ||
    grid.querySelector(".ag-header-cell"))"""


def settle(page: Page) -> Page:
    """Wait until nothing on a page is still on its way."""
    page.wait_for_function(SETTLED, timeout=60_000)
    return page


def open_page(page: Page, url: str) -> Page:
    """Go to an address and wait until the page stands."""
    page.goto(url)
    return settle(page)


@contextmanager
def arriving_slowly(page: Page, url: str) -> Iterator[None]:
    """Go to an address on a quarter of the processor's speed, from when its scripts are there.

    What is done within is done early: nothing is drawn, and nothing has answered. Afterwards the
    page, and the next one it leads to, have the processor's own speed.
    """
    page.set_default_timeout(SLOW_ENOUGH)
    page.goto(url)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    yield
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    # A session that stays makes the next page slow again.
    session.detach()


def arrange(page: Page) -> None:
    """Wait until the grids further down are drawn too."""
    page.evaluate(BRING_GRIDS)
    page.wait_for_function(GRIDS_DRAWN, timeout=30_000)


def arrive(page: Page, address: str, path: str, language: str = "nl") -> None:
    """Go to a page and wait until all of it is there."""
    query = ("&" if "?" in path else "?") + "lang=en" if language == "en" else ""
    open_page(page, address + path + query)
    arrange(page)
