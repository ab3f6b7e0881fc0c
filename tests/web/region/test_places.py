"""My municipality stands out everywhere that is listed, in both languages."""

import pytest
from playwright.sync_api import Page

from explorer.figures.highlight import STAR
from explorer.network import Network
from explorer.web.region.places import PLACES, list_addresses
from tests.web.addresses import read_state
from tests.web.settling import arrange, open_page, settle

LANDGRAAF = "GM0882"
# What does not stand out of some places: marked, named after the star, in the canvas, or in a
# picture that is one by its address.
FIND_PLAIN = """([places, name, star]) => places.filter((within) =>
  ![...document.querySelectorAll(within)].some((each) =>
    [each, ...each.querySelectorAll(".mine")].some((one) =>
      one.matches(".mine") && one.checkVisibility()) ||
    [...each.querySelectorAll("text")].some((one) =>
      one.textContent.includes(star + " " + name)) ||
    each._cyreg?.cy.nodes(".mine").map((one) => one.data("label")).includes(name) ||
    [...each.querySelectorAll("img")].some((one) =>
      one.src.startsWith("data:image/svg+xml;base64,") &&
      atob(one.src.split(",")[1]).includes("class='mine'"))))"""
PAGES = sorted({(place.path, place.query) for place in PLACES})


@pytest.mark.browser
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("page_of", PAGES, ids=lambda page_of: "?".join(page_of))
def test_mine_stands_out(
    watched: Page, address: str, national: Network, page_of: tuple[str, str], language: str
):
    query = f"mine={LANDGRAAF}" + ("&lang=en" if language == "en" else "")
    found = [
        (place.within, href)
        for place, href in list_addresses(national, [LANDGRAAF], read_state(query))
        if (place.path, place.query) == page_of
    ]
    within = [each for each, _ in found]
    page = open_page(watched, address + found[0][1])
    arrange(page)
    settle(page)
    asked = [within, "Landgraaf", STAR]
    page.wait_for_function(f"(asked) => !({FIND_PLAIN})(asked).length", arg=asked, timeout=90_000)
    line = page.locator(".mine-line")
    assert f"{STAR} Landgraaf" in line.inner_text()
    if language == "nl":
        return
    # Without it nothing stands out: what is looked for is no part of every page.
    line.locator("a[data-mine='']").click()
    page.wait_for_url(lambda url: "mine=" not in url)
    arrange(settle(page))
    assert page.evaluate(FIND_PLAIN, asked) == within
