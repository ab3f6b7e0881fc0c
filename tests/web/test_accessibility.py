"""Everyone can use the pages: WCAG 2.2 AA, keyboard, magnification, small screens, less motion."""

import pytest
from playwright.sync_api import Page, expect

from explorer.figures.constellation import style_constellation
from tests.web.settling import arrive, open_page, settle
from tests.web.visits import Visits, each_page, find_violations, on_pages

pytestmark = pytest.mark.browser
LANGUAGES = ("nl", "en")
FOCUSED = "document.activeElement"


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


@on_pages("explore", "table", "municipality", "centrality", "divisions", "voting", "about")
def test_a_stroke_goes_to_the_search_everywhere(visits: Visits, name: str):
    for language in LANGUAGES:
        assert visits.of(name, language).searched == ("search", "")


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


@each_page
def test_domains_are_named_beside_their_colours(visits: Visits, name: str):
    assert visits.of(name, "nl").unnamed == ()


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


@each_page
def test_twice_as_large_nothing_is_cut_off(visits: Visits, name: str):
    assert visits.of(name, "nl").cut == ()


@each_page
def test_what_is_tapped_is_large_enough(visits: Visits, name: str):
    assert visits.of(name, "nl").small == ()


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


@on_pages("municipality", "overlap")
def test_a_page_is_titled_by_what_it_shows(visits: Visits, name: str):
    titles = {"municipality": "Utrecht – Verband", "overlap": "Overlap – Verband"}
    assert visits.of(name, "nl").title == visits.of(name, "en").title == titles[name]


@each_page
def test_a_page_says_its_language(visits: Visits, name: str):
    assert {each: visits.of(name, each).language for each in LANGUAGES} == {"nl": "nl", "en": "en"}


@each_page
def test_a_page_is_visited_by_one_worker(request: pytest.FixtureRequest, name: str):
    """All tests that look at a page run where it was visited, else it is visited anew."""
    if hasattr(request.config, "workerinput"):
        assert request.node.nodeid.endswith(f"@{name}")
