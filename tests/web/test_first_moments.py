"""What a person does in the first moments of a page holds, on a quarter of the processor's speed.

All the controls of a page are set one right after the other, as soon as each can be clicked: the
address and every control say so afterwards.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, Route, TimeoutError, expect

from tests.web.settling import arriving_slowly, open_page, settle


@dataclass(frozen=True)
class Early:
    """What is done on a page at once, and what the address and the controls say then.

    lists: options to choose by the label of their list; radios, checks, chips: to tick; numbers: to
    type by label; file: to upload; query: of the address afterwards; opened: the button of what has
    to be opened first; folded: the heading of what has to be unfolded.
    """

    path: str
    query: Mapping[str, str]
    lists: Mapping[str, str] = field(default_factory=dict)
    radios: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    chips: tuple[str, ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    opened: str = ""
    folded: str = ""


WANTED = """wanted => Object.entries(wanted).every(([name, value]) =>
  new URLSearchParams(location.search).get(name) === value)"""
# What an answer draws is drawn with the next frames, were it not held.
TWO_FRAMES = """() => new Promise((go) => requestAnimationFrame(() =>
  requestIdleCallback(() => requestAnimationFrame(go))))"""

ASKED = "**/_dash-update-component*"

CASES = {
    "explore": Early(
        "/?lang=en",
        {"domain": "1,6", "form": "OL", "layout": "columns", "size": "partners", "depth": "2"},
        checks=("Safety", "Social domain", "Public body"),
        lists={"Layout": "Two columns by domain", "Size of nodes": "Partners met"},
        numbers={"Steps from what is chosen (0: all)": "2"},
        opened="Appearance",
    ),
    "more filters": Early(
        "/?lang=en",
        {"power": "delegation", "obligation": "statutory", "kind": "municipality,province",
         "organ": "college", "cross_border": "no", "least": "2"},
        checks=("Delegation", "Statutory", "Province", "College of mayor and aldermen"),
        radios=("Within the country",),
        numbers={"At least so many members": "2"},
        folded="More filters",
    ),
    "date and views": Early(
        "/?lang=en",
        {"date": "2024-03-01", "view": "map,table", "list": "collaboration"},
        chips=("Table",),
        radios=("Collaborations",),
        numbers={"Date": "01-03-2024"},
    ),
    "shown as": Early(
        "/?lang=en",
        {"nodes": "municipality", "keep": "all"},
        lists={"Nodes": "Municipalities only (projection)", "Keep": "Ties from a number shared"},
        opened="Appearance",
    ),
    "centrality": Early(
        "/centrality?lang=en",
        {"list": "collaboration", "x": "partners", "y": "closeness"},
        radios=("Collaborations",),
        lists={"Across": "Partners met", "Upwards": "Closeness"},
    ),
    "backbone": Early(
        "/overlap?part=backbone&lang=en",
        {"method": "hypergeometric", "level": "0.01"},
        radios=("Hypergeometric",),
        lists={"By chance, at most": "1%"},
    ),
    "communities": Early(
        "/overlap?part=communities&lang=en", {"resolution": "2"}, numbers={"Resolution": "2"}
    ),
    "divisions": Early(
        "/overlap?part=divisions&lang=en",
        {"agreement": "nested"},
        radios=("Nested",),
        file="municipality;region\nUtrecht;A\nGouda;B\n",
    ),
    "votes": Early(
        "/voting?lang=en",
        {"members": "Alpha:3,Beta:2"},
        numbers={"Name of member 1": "Alpha", "Votes of member 1": "3", "Name of member 2": "Beta",
                 "Votes of member 2": "2"},
    ),
    "download": Early(
        "/download?nodes=municipality&lang=en",
        {"measures": "yes", "keep": "all"},
        radios=("With measures", "All that share enough"),
    ),
}  # fmt: skip


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list; one that was open before the page was there is opened again."""
    offered = page.get_by_role("option", name=option, exact=True)
    chosen = False
    while not chosen:
        if not offered.is_visible():
            page.get_by_role("textbox", name=label, exact=True).click()
        with suppress(TimeoutError):
            offered.click(timeout=3000)
            chosen = True


def do_all(page: Page, case: Early) -> None:
    if case.file:
        content = {"name": "own.csv", "mimeType": "text/csv", "buffer": case.file.encode()}
        page.locator("input[type=file]").set_input_files(content)
    if case.folded:
        page.locator("summary", has_text=case.folded).click()
    for name in case.checks:
        page.get_by_role("checkbox", name=name, exact=True).first.check()
    if case.opened:
        page.get_by_role("button", name=case.opened).click()
    for name in (*case.chips, *case.radios):
        page.locator("label").get_by_text(name, exact=True).first.click()
    for label, option in case.lists.items():
        choose(page, label, option)
    for label, number in case.numbers.items():
        page.get_by_role("textbox", name=label, exact=True).fill(number)
        page.keyboard.press("Tab")


def check_all(page: Page, case: Early) -> None:
    if case.opened and not page.get_by_role("dialog").is_visible():
        page.get_by_role("button", name=case.opened).click()
    for name in (*case.radios, *case.checks, *case.chips):
        role = "radio" if name in case.radios else "checkbox"
        # With the number beside it, where it has one.
        named = re.compile(rf"^{re.escape(name)}( [\d,]+)?$")
        expect(page.get_by_role(role, name=named).first).to_be_checked()
    if case.file:
        expect(page.get_by_role("heading", name="own.csv")).to_be_visible()
    for label, value in (case.lists | case.numbers).items():
        expect(page.get_by_role("textbox", name=label, exact=True)).to_have_value(value)


@pytest.mark.browser
@pytest.mark.parametrize("name", CASES)
def test_what_is_done_at_once_holds(watched: Page, address: str, name: str):
    case, slow = CASES[name], watched
    with arriving_slowly(slow, address + case.path):
        do_all(slow, case)
    slow.wait_for_function(WANTED, arg=dict(case.query))
    settle(slow)
    said = dict(parse_qsl(urlsplit(slow.url).query))
    assert {each: said.get(each) for each in case.query} == dict(case.query)
    check_all(slow, case)


@pytest.mark.browser
def test_a_page_is_not_made_anew_under_a_list_that_is_open(watched: Page, address: str):
    """Its answer comes while a person chooses: it waits until the list is closed."""
    open_page(watched, f"{address}/overlap?part=backbone&lang=en")
    held: list[Route] = []
    watched.route(ASKED, lambda route: held.append(route) if not held else route.continue_())
    with watched.expect_request(ASKED):
        watched.locator("main label").get_by_text("Hypergeometric", exact=True).click()
    watched.get_by_role("textbox", name="By chance, at most", exact=True).click()
    offered = watched.get_by_role("option", name="1%", exact=True)
    expect(offered).to_be_visible()
    with watched.expect_request_finished():
        held[0].continue_()
    watched.evaluate(TWO_FRAMES)
    offered.click(timeout=3000)
    watched.wait_for_function(WANTED, arg={"method": "hypergeometric", "level": "0.01"})
    settle(watched)
    expect(watched.get_by_role("radio", name="Hypergeometric")).to_be_checked()
