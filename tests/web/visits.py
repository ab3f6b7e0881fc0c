"""Every page visited once a language, and what was seen there, for the tests that look at all."""

from collections.abc import Callable, Collection
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
RUN_AXE = """async ([where, passed]) => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const found = await axe.run(where || document,
    { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"],
      rules: Object.fromEntries(passed.map((rule) => [rule, { enabled: false }])),
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
# The rule that takes most of the time.
CONTRAST = ("color-contrast",)
# Where a picture fills the screen the wheel zooms it.
WHEEL_ZOOMS = """([x, y]) => !!document.elementFromPoint(x, y)?.closest(".map, .matrix-view")"""
# Headings that touch what follows or what goes before, and what a narrow box cuts.
FIND_CRAMPED = """() => {
  const seen = (each) => each.checkVisibility({ visibilityProperty: true }) &&
    getComputedStyle(each).position !== "absolute" && each.getBoundingClientRect().height;
  const near = (each, step) => {
    let other = each;
    while ((other = other[step]) && !seen(other)) continue;
    return other;
  };
  const found = [];
  for (const each of document.querySelectorAll("main :is(h2, h3)")) {
    if (!seen(each)) continue;
    const at = each.getBoundingClientRect();
    const [after, before] = ["nextElementSibling", "previousElementSibling"]
      .map((step) => near(each, step)?.getBoundingClientRect());
    if (after && after.top < at.bottom + 1) found.push("below " + each.textContent);
    if (before && before.bottom > at.top && before.right > at.left && before.left < at.right)
      found.push("above " + each.textContent);
  }
  for (const each of document.querySelectorAll(".ag-header-cell-text"))
    if (each.scrollWidth > each.clientWidth) found.push("cut: " + each.textContent);
  return found;
}"""
CAN_SCROLL = "() => document.scrollingElement.scrollHeight > innerHeight + 2"
# From large to small, each is come to once.
LARGE, PHONE = (1440, 900), (390, 844)
BETWEEN = ((1920, 1080), (768, 1024))
SCREENS = (LARGE, *BETWEEN, PHONE)
# What can be tapped is 24 pixels high, or stands in a line of text.
LIST_SMALL = """() => [...document.querySelectorAll(
    "button, summary, .pages a, .packages a, .chip, .download a, .contents a, .run a")]
  .filter((each) => each.offsetParent && !each.closest(".ag-root-wrapper, .skip") &&
    !each.matches(".skip, [tabindex='-1'], .mantine-NumberInput-control"))
  .map((each) => [each.textContent.trim() || each.id,
    Math.round(each.getBoundingClientRect().height)])
  .filter(([, height]) => height < 24)"""
# What is cut off in a box that is too small for it.
LIST_CUT = """() => [...document.querySelectorAll(
    "h1, h2, h3, button, .pages a, .lead, .summary, dt, dd")]
  .filter((each) => each.offsetParent && !each.closest(".ag-root-wrapper") &&
    !each.matches(".unseen, .skip") && each.scrollWidth > each.clientWidth + 1 &&
    getComputedStyle(each).overflowX === "hidden").map((each) => each.outerHTML.slice(0, 90))"""
# Colours without a word beside them.
LIST_UNNAMED = """() => [...document.querySelectorAll(".swatch")]
  .filter((each) => each.checkVisibility({ contentVisibilityAuto: true }) &&
    !each.parentElement.innerText.trim())
  .map((each) => each.outerHTML)"""
FOCUSED = "() => [document.activeElement.id, document.activeElement.value]"
DOUBLE = "() => { document.documentElement.style.fontSize = '200%'; }"
SINGLE = "() => { document.documentElement.style.fontSize = ''; }"
LEAVE = "() => document.activeElement.blur()"
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
    "time": "/time?from=2018-01-01&split=domain",
    "what if": "/scenario?step=merge:GM0882,GM0899>GM9999:Landgraaf-Brunssum",
    "mergers": "/scenario?add=found",
    "money": "/money?select=GM0882",
    "region": "/region?mine=GM0882,GM0899&mine_name=Oost&other=GM0917",
    "mine": "/overlap?mine=GM0882",
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


def on_pages(*names: str) -> pytest.MarkDecorator:
    """A test of pages: each is visited by one worker, and all tests that look at it run there."""
    marked = [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in names]
    return pytest.mark.parametrize("name", marked)


each_page = on_pages(*VISITED)


@dataclass(frozen=True)
class Visit:
    """What a page showed: title, language, texts, spoken attributes, and what is wrong with it.

    violations: of WCAG 2.2 A and AA, serious or critical, on a large and a small screen;
    sideways: by how many pixels it is wider than a screen of 390 and of 320 pixels, one of 1280
    with letters twice as large, and one of 1280 magnified twice, by the name of the screen; cut:
    what that one cuts off; small: what is too small to tap; unnamed: colours without a word;
    warned: what it said in the console; stuck: how it does not scroll with the window, by the
    screen's width; searched: what a stroke gave the focus to, and what stands in it; cramped:
    headings that touch what is beside them, and heads of columns that are cut; paper: what it
    prints on A4, as PDF; url: its whole address.
    """

    title: str
    language: str
    texts: tuple[str, ...]
    spoken: tuple[str, ...]
    violations: tuple[str, ...]
    sideways: dict[str, int]
    cut: tuple[str, ...]
    small: tuple[str, ...]
    unnamed: tuple[str, ...]
    warned: tuple[str, ...]
    stuck: dict[int, list[str]]
    searched: tuple[str, str]
    cramped: tuple[str, ...]
    paper: bytes
    url: str


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
        # The last one is not drawn for a large screen again.
        page.goto("about:blank")
        resize(page, LARGE)
        self.warned.clear()
        arrive(page, self.address, VISITED[name], language)
        seen: dict[str, Any] = page.evaluate(LIST_TEXTS)
        title, unnamed = page.title(), page.evaluate(LIST_UNNAMED)
        # Colours are the same in both languages: looked at on a large screen in one, on a small
        # one in the other. A page scrolls the same in both.
        wrong = find_violations(page, passed=() if language == "nl" else CONTRAST)
        cramped = tuple(page.evaluate(FIND_CRAMPED))
        paper, url = page.pdf(format="A4", print_background=True), page.url
        scrolled = language == "nl"
        stuck = try_screen(page, LARGE) if scrolled else {}
        page.keyboard.press("/")
        searched = page.evaluate(FOCUSED)
        page.evaluate(LEAVE)
        for screen in BETWEEN if scrolled else ():
            stuck |= try_screen(page, screen)
        sideways, cut = magnify(page)
        resize(page, PHONE)
        arrange(page)
        sideways["390"] = measure_sideways(page)
        small = page.evaluate(LIST_SMALL)
        wrong += find_violations(page, passed=() if language == "en" else CONTRAST)
        stuck |= try_screen(page, PHONE) if scrolled else {}
        resize(page, (320, 640))
        sideways["320"] = measure_sideways(page)
        return Visit(
            title=title,
            language=page.evaluate("document.documentElement.lang"),
            texts=tuple(seen["texts"]),
            spoken=tuple(seen["spoken"]),
            violations=tuple(wrong),
            sideways=sideways,
            cut=tuple(cut),
            small=tuple(map(str, small)),
            unnamed=tuple(unnamed),
            warned=tuple(self.warned),
            stuck=stuck,
            searched=tuple(searched),
            cramped=cramped,
            paper=paper,
            url=url,
        )


def watch_console(page: Page, said: list[str]) -> None:
    """Keep every warning and error of a page in `said`; that an address is not found is none."""

    def keep(message: ConsoleMessage) -> None:
        missing = "404" in message.text and message.location["url"] == page.url
        if message.type in ("warning", "error") and not missing:
            said.append(message.text)

    page.on("console", keep)
    page.on("pageerror", lambda error: said.append(str(error)))


def resize(page: Page, screen: tuple[int, int]) -> None:
    """Give a page a window of so many pixels wide and high, unless it has it."""
    width, height = screen
    if page.viewport_size != {"width": width, "height": height}:
        page.set_viewport_size({"width": width, "height": height})


def try_screen(page: Page, screen: tuple[int, int]) -> dict[int, list[str]]:
    """How a page does not scroll with the window on a screen, by its width."""
    resize(page, screen)
    arrange(page)
    page.evaluate("scrollTo(0, 0)")
    width, height = screen
    return {width: [*find_boxes(page), *try_wheel(page, width=width, height=height)]}


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


def magnify(page: Page) -> tuple[dict[str, int], list[str]]:
    """By how many pixels a page is too wide for large letters or a magnified window; what is cut.

    A window of 1280 by 800 pixels magnified to 200% has room for 640 by 400.
    """
    resize(page, (1280, 800))
    page.evaluate(DOUBLE)
    sideways = {"large letters": measure_sideways(page)}
    page.evaluate(SINGLE)
    resize(page, (640, 400))
    sideways["magnified"] = measure_sideways(page)
    return sideways, page.evaluate(LIST_CUT)


def measure_sideways(page: Page) -> int:
    """By how many pixels a page is wider than its window, charts given time to shrink."""
    with suppress(TooLate):
        page.wait_for_function("document.scrollingElement.scrollWidth <= innerWidth", timeout=4_000)
    return int(page.evaluate(SIDEWAYS))


def find_violations(page: Page, where: str = "", *, passed: Collection[str] = ()) -> list[str]:
    """Serious and critical violations of WCAG 2.2 A and AA on a page, or in one part of it.

    passed: rules that are not looked at.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return list(page.evaluate(RUN_AXE, [where, list(passed)]))
