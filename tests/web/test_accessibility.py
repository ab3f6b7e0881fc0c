"""Everyone can use the pages: WCAG 2.2 AA, keyboard, magnification, small screens, less motion."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from explorer.figures.constellation import style_constellation
from tests.web.settling import arrive, open_page, settle
from tests.web.visits import SIDEWAYS, Visits, each_page, find_violations

pytestmark = pytest.mark.browser
LANGUAGES = ("nl", "en")
FOCUSED = "document.activeElement"
# What can be tapped is 24 pixels high, or stands in a line of text.
LIST_SMALL = """() => [...document.querySelectorAll(
    "button, summary, .pages a, .packages a, .chip, .download a, .contents a, .run a")]
  .filter((each) => each.offsetParent && !each.closest(".ag-root-wrapper, .skip") &&
    !each.matches(".skip, [tabindex='-1'], .mantine-NumberInput-control"))
  .map((each) => [each.textContent.trim() || each.id,
    Math.round(each.getBoundingClientRect().height)])
  .filter(([, height]) => height < 24)"""


@each_page
def test_no_page_has_a_serious_violation(visits: Visits, name: str):
    wrong = {language: visits.of(name, language).violations for language in LANGUAGES}
    assert wrong == {"nl": (), "en": ()}


@each_page
def test_no_page_scrolls_sideways_on_a_small_screen(visits: Visits, name: str):
    for language in LANGUAGES:
        assert all(wider <= 0 for wider in visits.of(name, language).sideways.values())


def test_what_opens_has_no_serious_violation(watched: Page, address: str):
    page = open_page(watched, address)
    for button, inside in (("Weergave", "Opstelling"), ("Insluiten", "Code om in te sluiten")):
        page.get_by_role("button", name=button).click()
        expect(page.get_by_label(inside).or_(page.get_by_title(inside)).first).to_be_visible()
        assert find_violations(page) == []
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name=button)).to_be_focused()
    page.get_by_label("Datum", exact=True).click()
    expect(page.get_by_role("button", name="mei 2026", exact=True)).to_be_visible()
    assert find_violations(page) == []
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name="Filters", exact=True).click()
    expect(page.get_by_role("checkbox", name="Veiligheid")).to_be_visible()
    assert find_violations(page) == []


def test_tab_reaches_everything_and_is_seen_to(watched: Page, address: str):
    page = open_page(watched, address + "/?view=map,table")
    met = []
    for _ in range(90):
        page.keyboard.press("Tab")
        at = page.evaluate(
            f"[{FOCUSED}.id, {FOCUSED}.closest('header, .filters, .toolbar, .map, .listing,"
            " .panel')?.className || '',"
            " getComputedStyle(document.activeElement).outlineStyle !== 'none' ||"
            " !!document.activeElement.closest('.mantine-Input-wrapper, .ag-root-wrapper,"
            " .mantine-Checkbox-inner, .mantine-Radio-inner, .mantine-Chip-root,"
            " .mantine-SegmentedControl-root')]"
        )
        met.append(at)
    assert all(seen for _, place, seen in met if place)
    places = [place.split()[0] for _, place, _ in met if place]
    order = list(dict.fromkeys(places))
    assert order == ["header", "filters", "toolbar", "map", "listing", "panel"]
    assert "as-table" in [name for name, _, _ in met]
    page.locator("#as-table").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**view=table**")
    expect(page.locator("#table .ag-row").first).to_be_visible()


def test_a_row_of_the_table_is_chosen_with_the_keyboard(watched: Page, address: str):
    page = open_page(watched, address + "/?view=table")
    page.locator("#table .ag-row").first.wait_for()
    page.locator("#table .ag-header-cell").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    name = page.locator("#table [row-index='1'] [col-id='name']").inner_text()
    page.keyboard.press("Space")
    expect(page.locator("#panel h2")).to_have_text(name)


@pytest.mark.parametrize("path", ["/", "/voting", "/overlap?part=divisions", "/about"])
def test_a_stroke_goes_to_the_search_everywhere(watched: Page, address: str, path: str):
    arrive(watched, address, path)
    watched.keyboard.press("/")
    expect(watched.locator("#search")).to_be_focused()
    expect(watched.locator("#search")).to_have_value("")


def test_the_skip_link_leads_past_the_header(watched: Page, address: str):
    arrive(watched, address, "/about")
    watched.keyboard.press("Tab")
    expect(watched.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    watched.keyboard.press("Enter")
    watched.keyboard.press("Tab")
    assert watched.evaluate(f"!!{FOCUSED}.closest('main')")


def test_modes_differ_in_shape_not_in_colour_alone():
    shapes = {
        rule["selector"]: rule["style"]["shape"]
        for rule in style_constellation()
        if "shape" in rule["style"]
    }
    # An ellipse where nothing else is said.
    assert shapes == {"node.collaboration": "diamond", "node.other": "round-rectangle"}


def test_domains_are_named_beside_their_colours(watched: Page, address: str):
    page = open_page(watched, address)
    for mark in page.locator(".swatch").all():
        assert mark.locator("xpath=..").inner_text().strip()


def test_nothing_moves_for_who_asks_so(watched: Page, address: str):
    page = open_page(watched, address)
    page.get_by_role("checkbox", name="Veiligheid").check()
    moving = "document.getAnimations().filter((each) => each.playState === 'running').length"
    assert page.evaluate(moving) == 0
    # The picture fits what the filter leaves before one zooms into it.
    settle(page)
    before = page.evaluate("document.getElementById('graph')._cyreg.cy.zoom()")
    page.locator("#zoom-in").click()
    cy = "document.getElementById('graph')._cyreg.cy"
    page.wait_for_function(f"Math.abs({cy}.zoom() / {before} - 1.6) < 0.01")
    assert not page.evaluate(f"{cy}.animated()")


@pytest.fixture(scope="module")
def magnified(browser: Browser) -> Iterator[Page]:
    """A window of 1280 by 800 pixels, magnified to 200%."""
    context = browser.new_context(
        viewport={"width": 640, "height": 400}, device_scale_factor=2, locale="nl"
    )
    yield context.new_page()
    context.close()


@pytest.mark.xdist_group("magnified")
@pytest.mark.parametrize(
    "path", ["/", "/municipality/GM0344", "/overlap?part=divisions", "/voting"]
)
def test_twice_as_large_nothing_is_cut_off(magnified: Page, address: str, path: str):
    page = magnified
    arrive(page, address, path)
    assert page.evaluate(SIDEWAYS) <= 0
    cut = page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, button, .pages a, .lead, .summary, dt, dd')]"
        ".filter((each) => each.offsetParent && !each.closest('.ag-root-wrapper') &&"
        " !each.matches('.unseen, .skip') && each.scrollWidth > each.clientWidth + 1 &&"
        " getComputedStyle(each).overflowX === 'hidden').map((each) => each.outerHTML.slice(0, 90))"
    )
    assert cut == []


def test_letters_twice_as_large_fit(watched: Page, address: str):
    watched.set_viewport_size({"width": 1280, "height": 800})
    for path in ("/", "/voting", "/quality"):
        arrive(watched, address, path)
        watched.add_style_tag(content="html { font-size: 200%; }")
        assert watched.evaluate(SIDEWAYS) <= 0


@pytest.mark.parametrize("path", ["/?domain=1", "/municipality/GM0344", "/overlap?part=members"])
def test_what_is_tapped_is_large_enough(watched: Page, address: str, path: str):
    watched.set_viewport_size({"width": 390, "height": 844})
    arrive(watched, address, path)
    assert watched.evaluate(LIST_SMALL) == []


def test_the_drawer_of_filters_opens_closes_and_gives_focus_back(watched: Page, address: str):
    watched.set_viewport_size({"width": 390, "height": 844})
    page = open_page(watched, address)
    toggle = page.get_by_role("button", name="Filters", exact=True)
    expect(toggle).to_have_attribute("aria-expanded", "false")
    for close in ("Escape", "button"):
        toggle.click()
        expect(toggle).to_have_attribute("aria-expanded", "true")
        assert page.evaluate(f"!!{FOCUSED}.closest('#filters')")
        if close == "Escape":
            page.keyboard.press("Escape")
        else:
            page.locator("#filters").get_by_role("button", name="Sluiten").click()
        expect(page.get_by_role("checkbox", name="Veiligheid")).to_be_hidden()
        expect(toggle).to_be_focused()


def test_a_page_is_titled_by_what_it_shows(watched: Page, address: str):
    arrive(watched, address, "/municipality/GM0344")
    expect(watched).to_have_title("Utrecht – Verband")
    arrive(watched, address, "/overlap", "en")
    expect(watched).to_have_title("Overlap – Verband")
    assert watched.evaluate("document.documentElement.lang") == "en"
