"""Every page visited once a language, and what was seen there, for the tests that look at all."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page
from playwright.sync_api import TimeoutError as TooLate

from tests.web.settling import arrange, arrive

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN_AXE = """async (where) => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const found = await axe.run(where || document,
    { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"],
      preload: false, iframes: false });
  return found.violations.filter((rule) => ["serious", "critical"].includes(rule.impact))
    .flatMap((rule) => rule.nodes.map((node) => rule.id + ": " + node.target.join(" ") + ": " +
      node.failureSummary.split("\\n").slice(1, 3).join(" ")));
}"""
# What is read or heard: texts that are seen, and the attributes that are said or shown.
LIST_TEXTS = """() => {
  const texts = [], spoken = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    if (holder.closest("script, style, code, pre, [lang]:not(html), #findings-grid")) continue;
    texts.push(walker.currentNode.textContent.trim());
  }
  for (const name of ["aria-label", "placeholder", "title", "alt", "aria-description"])
    document.querySelectorAll("[" + name + "]")
      .forEach((each) => spoken.push(each.getAttribute(name)));
  return { texts: texts.filter(Boolean), spoken: spoken.filter(Boolean) };
}"""
# What scrolls in a box of its own, and how far the window goes on after the last of the page.
FIND_BOXES = """() => {
  const seen = [...document.querySelectorAll("body *")].filter((each) => each.checkVisibility(
    { contentVisibilityAuto: true, visibilityProperty: true }));
  const boxes = seen.filter((each) => each.scrollHeight > each.clientHeight + 2 &&
      each.clientHeight && /auto|scroll/.test(getComputedStyle(each).overflowY))
    .map((each) => "box: " + each.tagName + " " + each.className);
  const end = Math.max(...seen.filter((each) => !each.children.length || each.matches("table"))
    .map((each) => each.getBoundingClientRect().bottom + scrollY));
  const blank = document.scrollingElement.scrollHeight - Math.max(end, innerHeight);
  return blank > 100 ? [...boxes, "blank: " + blank + " px"] : boxes;
}"""
# Where a picture fills the screen the wheel zooms it.
WHEEL_ZOOMS = """([x, y]) => !!document.elementFromPoint(x, y)?.closest(".map, .matrix-view")"""
CAN_SCROLL = "() => document.scrollingElement.scrollHeight > innerHeight + 2"
SCREENS = ((1440, 900), (1920, 1080), (768, 1024), (390, 844))
SIDEWAYS = "() => document.scrollingElement.scrollWidth - innerWidth"

# An address of every page, and of more where a page has several faces.
VISITED = {
    "explore": "/",
    "table": "/?view=table",
    "map and matrix": "/?view=map,matrix",
    "selected": "/?select=GM0882",
    "municipality": "/municipality/GM0344",
    "collaboration": "/collaboration/GR24221387",
    "centrality": "/centrality",
    "overlap": "/overlap",
    "same members": "/overlap?part=members",
    "backbone": "/overlap?part=backbone",
    "communities": "/overlap?part=communities",
    "divisions": "/overlap?part=divisions",
    "voting": "/voting?select=GR24221387",
    "download": "/download?nodes=municipality&measures=yes",
    "quality": "/quality",
    "about": "/about",
    "api": "/api",
    "snapshot": "/snapshot/000000000000",
    "embedded": "/?embed=1",
    "wrong": "/nowhere",
}

# A page is visited by one worker, and all tests that look at what it saw run there.
each_page = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in VISITED]
)


@dataclass(frozen=True)
class Visit:
    """What a page showed: its texts and spoken attributes, and what is wrong with it.

    violations: of WCAG 2.2 A and AA, serious or critical, on a large and a small screen;
    sideways: by how many pixels it is wider than a screen of 390 and of 320 pixels; warned: what
    it said in the console; stuck: how it does not scroll with the window, by the screen's width.
    """

    texts: tuple[str, ...]
    spoken: tuple[str, ...]
    violations: tuple[str, ...]
    sideways: dict[int, int]
    warned: tuple[str, ...]
    stuck: dict[int, list[str]]


class Visits:
    """Visits pages with one browser, each once."""

    def __init__(self, browser: Browser, address: str) -> None:
        """Visit the explorer that is served at `address`."""
        self.address = address
        self.browser = browser
        self.of = cache(self._visit)
        self.warned: list[str] = []
        # One a language: what a page loads is kept for the next.
        self.page_in = cache(self._open)

    def _open(self, language: str) -> Page:
        context = self.browser.new_context(locale=language, reduced_motion="reduce")
        page = context.new_page()
        watch_console(page, self.warned)
        return page

    def _visit(self, name: str, language: str) -> Visit:
        page = self.page_in(language)
        page.set_viewport_size({"width": 1440, "height": 900})
        self.warned.clear()
        arrive(page, self.address, VISITED[name], language)
        seen: dict[str, Any] = page.evaluate(LIST_TEXTS)
        wrong = find_violations(page)
        # A page scrolls the same in every language.
        stuck = try_screens(page) if language == "nl" else {}
        page.set_viewport_size({"width": 390, "height": 844})
        arrange(page)
        sideways = {390: measure_sideways(page)}
        wrong += find_violations(page)
        page.set_viewport_size({"width": 320, "height": 640})
        sideways[320] = measure_sideways(page)
        warned = tuple(self.warned)
        return Visit(
            tuple(seen["texts"]), tuple(seen["spoken"]), tuple(wrong), sideways, warned, stuck
        )


def watch_console(page: Page, said: list[str]) -> None:
    """Keep every warning and error of a page in `said`; that an address is not found is none."""

    def keep(message: ConsoleMessage) -> None:
        missing = "404" in message.text and message.location["url"] == page.url
        if message.type in ("warning", "error") and not missing:
            said.append(message.text)

    page.on("console", keep)
    page.on("pageerror", lambda error: said.append(str(error)))


def try_screens(page: Page) -> dict[int, list[str]]:
    """How a page does not scroll with the window, by the width of the screen."""
    stuck = {}
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        arrange(page)
        page.evaluate("scrollTo(0, 0)")
        stuck[width] = [*find_boxes(page), *try_wheel(page, width=width, height=height)]
    return stuck


def find_boxes(page: Page) -> list[str]:
    """Boxes that scroll and what is blank, once the page has found its size."""
    with suppress(TooLate):
        page.wait_for_function(f"!({FIND_BOXES})().length", timeout=4_000)
    return list(page.evaluate(FIND_BOXES))


def try_wheel(page: Page, *, width: int, height: int) -> list[str]:
    """Where the wheel, and whether PageDown, do not scroll the window."""
    if not page.evaluate(CAN_SCROLL):
        return []
    stuck = []
    for x in (6, width // 3, width // 2, width - 24):
        if page.evaluate(WHEEL_ZOOMS, [x, height - 60]):
            continue
        page.mouse.move(x, height - 60)
        if not has_scrolled(page, lambda: page.mouse.wheel(0, 40)):
            stuck.append(f"wheel at {x}")
    # Last, for it goes on gliding.
    if not has_scrolled(page, lambda: page.keyboard.press("PageDown")):
        stuck.append("PageDown")
    return stuck


def has_scrolled(page: Page, turn: Callable[[], None]) -> bool:
    """Whether the window scrolls from its top at what is done."""
    page.evaluate("scrollTo(0, 0)")
    turn()
    with suppress(TooLate):
        page.wait_for_function("scrollY > 0", timeout=15_000)
    return bool(page.evaluate("scrollY > 0"))


def measure_sideways(page: Page) -> int:
    """By how many pixels a page is wider than its window, charts given time to shrink."""
    with suppress(TooLate):
        page.wait_for_function("document.scrollingElement.scrollWidth <= innerWidth", timeout=4_000)
    return int(page.evaluate(SIDEWAYS))


def find_violations(page: Page, where: str = "") -> list[str]:
    """Serious and critical violations of WCAG 2.2 A and AA on a page, or in one part of it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return list(page.evaluate(RUN_AXE, where))
