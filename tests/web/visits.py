"""Every page visited once a language, and what was seen there, for the tests that look at all."""

from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page
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
    sideways: by how many pixels it is wider than a screen of 390 and of 320 pixels.
    """

    texts: tuple[str, ...]
    spoken: tuple[str, ...]
    violations: tuple[str, ...]
    sideways: dict[int, int]


class Visits:
    """Visits pages with one browser, each once."""

    def __init__(self, browser: Browser, address: str) -> None:
        """Visit the explorer that is served at `address`."""
        self.address = address
        self.browser = browser
        self.of = cache(self._visit)
        # One a language: what a page loads is kept for the next.
        self.page_in = cache(self._open)

    def _open(self, language: str) -> Page:
        context = self.browser.new_context(locale=language, reduced_motion="reduce")
        return context.new_page()

    def _visit(self, name: str, language: str) -> Visit:
        page = self.page_in(language)
        page.set_viewport_size({"width": 1440, "height": 900})
        arrive(page, self.address, VISITED[name], language)
        seen: dict[str, Any] = page.evaluate(LIST_TEXTS)
        wrong = find_violations(page)
        page.set_viewport_size({"width": 390, "height": 844})
        arrange(page)
        sideways = {390: measure_sideways(page)}
        wrong += find_violations(page)
        page.set_viewport_size({"width": 320, "height": 640})
        sideways[320] = measure_sideways(page)
        return Visit(tuple(seen["texts"]), tuple(seen["spoken"]), tuple(wrong), sideways)


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
