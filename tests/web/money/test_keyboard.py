"""Money by keyboard alone: the way from the first page, what is reached, and what is worked."""

import pytest
from playwright.sync_api import Page, expect

from explorer.translate import Translator
from tests.web.settling import arrange, open_page, settle

pytestmark = pytest.mark.browser
NL, EN = Translator("nl"), Translator("en")
BOTH = pytest.mark.parametrize("t", [NL, EN], ids=["nl", "en"])
# More tab stops than the page has: what is not reached by then is not reached.
MOST = 220
# What has the focus: its name, its place, and whether it is seen.
FOCUSED = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const box = at.getBoundingClientRect();
  const name = at.getAttribute("aria-label") || at.labels?.[0]?.textContent;
  return { name: name || at.textContent.trim(), tag: at.tagName,
    grid: Boolean(at.closest("#money-grid")), map: Boolean(at.closest(".area-map")),
    seen: box.width > 0 && box.height > 0 };
}"""


def walk(page: Page) -> list[dict]:
    """What has the focus, stop after stop, from the beginning of the page to its end."""
    stops = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at is None:
            break
        stops.append(at)
    return stops


def tab_to(page: Page, name: str) -> None:
    """Go on with Tab until what is called so has the focus."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at and at["name"] == name:
            return
    raise AssertionError(f"{name} is not reached by Tab")


@BOTH
def test_every_stop_is_seen_and_named_in_the_order_of_the_page(
    watched: Page, address: str, t: Translator
):
    page = open_page(watched, f"{address}/money?lang={t.language}")
    arrange(page)
    stops = walk(page)
    assert len(stops) < MOST
    assert all(stop["seen"] and stop["name"] for stop in stops)
    names = [stop["name"] for stop in stops]
    selector = names.index(t("A municipality, beside its size class"))
    table = next(place for place, stop in enumerate(stops) if stop["grid"])
    assert names.index(t("Money")) < selector < table
    # The map's areas are the table's rows: its 342 links are passed over, and so are the cells.
    assert not any(stop["map"] for stop in stops)
    assert sum(stop["grid"] for stop in stops) < 20


@BOTH
def test_a_municipality_is_chosen_and_its_figures_are_read(
    watched: Page, address: str, t: Translator
):
    page = open_page(watched, address + ("/" if t.language == "nl" else "/?lang=en"))
    tab_to(page, t("Money"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/money**")
    settle(page)
    tab_to(page, t("A municipality, beside its size class"))
    page.keyboard.type("Landgraaf")
    expect(page.get_by_role("option", name="Landgraaf", exact=True)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**select=GM0882**")
    expect(page.locator("h1")).to_contain_text("Landgraaf")
    expect(page.locator("h1")).to_contain_text(t.share(0.335, digits=1))
    settle(page)
    # What is folded unfolds by Enter, here the own years as a table.
    tab_to(page, t("As a table"))
    page.keyboard.press("Enter")
    expect(page.locator("details[open] table").first).to_be_visible()


@BOTH
def test_the_table_leads_where_the_map_does(watched: Page, address: str, t: Translator):
    page = open_page(watched, f"{address}/money?lang={t.language}")
    arrange(page)
    tab_to(page, t("Municipality"))
    # From the heading to its filter, into it, what is looked for, out of it and to the first row.
    for key in ("ArrowDown", "Enter"):
        page.keyboard.press(key)
    page.keyboard.type("Landgraaf")
    row = page.locator("#money-grid .ag-pinned-left-cols-container [row-index='0']")
    expect(row).to_contain_text("Landgraaf")
    area = page.locator(".area-map a", has=page.locator("title", has_text="Landgraaf"))
    assert row.get_by_role("link").get_attribute("href") == area.get_attribute("href")
    for key in ("Escape", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url("**select=GM0882**")
    expect(page.locator("h1")).to_contain_text("Landgraaf")
