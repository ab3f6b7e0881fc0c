"""Explore in real Chromium, as a user walks it."""

import json

import networkx as nx
import pytest
from playwright.sync_api import Page, expect

from tests.web.settling import arriving_slowly, open_page, settle

pytestmark = pytest.mark.browser
CY = "document.getElementById('graph')._cyreg.cy"
SHOWN = "document.getElementById('graph')._cyreg.cy.nodes().filter(n => !n.hasClass('out')).length"


def test_a_user_filters_searches_selects_and_downloads(watched: Page, address: str, tmp_path):
    page = open_page(watched, address)
    summary = page.locator("#summary")
    expect(summary).to_contain_text("342 gemeenten, 434 samenwerkingen, 3.187 deelnames")

    page.get_by_role("checkbox", name="Veiligheid").check()
    expect(summary).not_to_contain_text("434 samenwerkingen")
    assert "domain=1" in page.url

    page.locator("#search").fill("Utrecht")
    page.get_by_role("option", name="Utrecht", exact=True).click()
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", level=2)).to_have_text("Utrecht")
    expect(panel.get_by_role("link", name="Veiligheidsregio Utrecht").first).to_be_visible()
    assert "select=GM0344" in page.url

    with page.expect_download() as download:
        page.locator("#download-graphml").click()
    path = tmp_path / "network.graphml"
    download.value.save_as(path)
    graph = nx.read_graphml(path)
    kinds = nx.get_node_attributes(graph, "bipartite").values()
    assert sum(kind == 0 for kind in kinds) == 342
    assert nx.bipartite.is_bipartite(graph)
    assert graph.graph["date"] == "2026-05-16"


def test_the_first_screen_shows_the_country_and_its_key_figures(watched: Page, address: str):
    page = open_page(watched, address)
    assert page.evaluate(SHOWN) == 342 + 434
    for figure in ("342", "434", "3.187", "9,3"):
        expect(page.locator(".tiles dd", has_text=figure).first).to_be_visible()
    box = page.evaluate(
        "document.getElementById('graph')._cyreg.cy.nodes('.municipality')"
        ".renderedBoundingBox({includeLabels: false})"
    )
    canvas = page.locator("#graph").bounding_box()
    assert canvas is not None
    assert box["x1"] >= 0
    assert box["y1"] >= 0
    assert box["x2"] <= canvas["width"]
    assert box["y2"] <= canvas["height"]


def test_an_address_shows_the_same_in_another_browser(watched: Page, browser, address: str):
    page = open_page(watched, f"{address}/?domain=1&province=PV26")
    page.get_by_role("checkbox", name="Openbaar lichaam").check()
    page.wait_for_url("**form=OL**")
    summary = page.locator("#summary")
    expect(summary).to_contain_text("26 gemeenten")
    other = open_page(browser.new_page(locale="nl-NL"), page.url)
    expect(other.locator("#summary")).to_have_text(summary.inner_text())
    expect(other.get_by_role("checkbox", name="Openbaar lichaam")).to_be_checked()
    assert other.evaluate(SHOWN) == page.evaluate(SHOWN)
    other.close()


def test_a_selection_in_one_view_is_made_in_all(watched: Page, address: str):
    page = open_page(watched, f"{address}/?view=map,table")
    page.locator(".ag-cell", has_text="Landgraaf").first.click()
    expect(page.locator("#panel h2")).to_have_text("Landgraaf")
    page.wait_for_function(
        "document.getElementById('graph')._cyreg.cy.nodes('.selected').id() === 'GM0882'"
    )
    page.locator("#panel").get_by_role("link", name="Kerkrade").click()
    expect(page.locator("#panel h2")).to_have_text("Kerkrade")
    expect(page.locator(".ag-row-selected")).to_contain_text("Kerkrade")


def test_a_click_on_the_map_selects(watched: Page, address: str):
    page = open_page(watched, f"{address}/?domain=1")
    at = page.evaluate(
        "document.getElementById('graph')._cyreg.cy.getElementById('GM0448').renderedPosition()"
    )
    box = page.locator("#graph").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    expect(page.locator("#panel h2")).to_have_text("Texel")


def test_back_undoes_a_filter(watched: Page, address: str):
    page = open_page(watched, address)
    page.get_by_role("checkbox", name="Veiligheid").check()
    expect(page.locator("#summary")).not_to_contain_text("434")
    page.go_back()
    expect(page.locator("#summary")).to_contain_text("434 samenwerkingen")
    expect(page.get_by_role("checkbox", name="Veiligheid")).not_to_be_checked()


def test_another_date_shows_the_municipalities_of_then(watched: Page, address: str):
    page = open_page(watched, f"{address}/?date=2018-01-01")
    expect(page.locator("#summary")).to_contain_text("380 gemeenten")
    expect(page.get_by_label("Datum", exact=True)).to_have_value("01-01-2018")


def test_a_former_municipality_leads_to_its_successor(watched: Page, address: str):
    page = open_page(watched, address)
    page.locator("#search").fill("Boxmeer")
    page.get_by_role("option", name="Boxmeer (Land van Cuijk)").click()
    expect(page.locator("#panel h2")).to_have_text("Land van Cuijk")


def test_it_speaks_english(watched: Page, address: str):
    page = open_page(watched, f"{address}/?domain=1")
    page.get_by_role("link", name="English").click()
    expect(page.locator("#summary")).to_contain_text("342 municipalities")
    assert "domain=1" in page.url


def test_a_phone_sees_the_network_and_opens_the_filters(watched: Page, address: str):
    watched.set_viewport_size({"width": 390, "height": 844})
    page = open_page(watched, address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.get_by_role("checkbox", name="Veiligheid")).to_be_hidden()
    page.get_by_role("button", name="Filters", exact=True).click()
    expect(page.get_by_role("checkbox", name="Veiligheid")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("checkbox", name="Veiligheid")).to_be_hidden()
    expect(page.locator("#filters-toggle")).to_be_focused()


def test_a_first_visit_is_told_what_to_do_once(watched: Page, address: str):
    page = open_page(watched, address)
    expect(page.locator("#hint")).to_be_visible()
    page.get_by_role("button", name="Begrepen").click()
    expect(page.locator("#hint")).to_be_hidden()
    page.reload()
    settle(page)
    expect(page.locator("#hint")).to_be_hidden()


def test_shift_click_adds_and_the_way_is_told(watched: Page, address: str):
    page = open_page(watched, f"{address}/?domain=1")
    box = page.locator("#graph").bounding_box()
    for number, code in enumerate(("GM0448", "GM0080")):
        at = page.evaluate(
            f"document.getElementById('graph')._cyreg.cy.getElementById('{code}').renderedPosition()"
        )
        if number:
            page.keyboard.down("Shift")
        page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
        page.wait_for_url(f"**{code}**")
    page.keyboard.up("Shift")
    expect(page.locator("#panel h2")).to_have_text("2 gekozen")
    expect(page.locator("#panel")).to_contain_text("De weg van de een naar de ander")


def test_filters_count_and_are_removed_one_by_one(watched: Page, address: str):
    page = open_page(watched, f"{address}/?domain=1&province=PV31")
    expect(page.locator(".chip")).to_have_count(2)
    social = page.locator(".filters .option", has_text="Sociaal domein").locator(".count")
    expect(social).to_have_text("20")
    page.get_by_title("Haal filter Veiligheid weg").click()
    expect(page.locator(".chip")).to_have_count(1)
    assert "domain" not in page.url
    page.go_back()
    expect(page.locator(".chip")).to_have_count(2)
    page.go_forward()
    expect(page.locator(".chip")).to_have_count(1)


def test_a_region_of_ones_own_is_searched_and_stays_at_another_date(watched: Page, address: str):
    page = open_page(watched, f"{address}/?municipality=safety_region:VR09")
    expect(page.locator("#summary")).to_contain_text("26 gemeenten")
    page.get_by_role("textbox", name="Gemeente of regio").fill("Boxtel")
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_text(["Boxtel×", "Utrecht (Veiligheidsregio's)×"])
    expect(page.locator("#summary")).to_contain_text("27 gemeenten")
    page.get_by_label("Datum", exact=True).fill("01-06-2018")
    page.keyboard.press("Enter")
    expect(page.locator("#summary")).to_contain_text("1 gemeente")
    expect(page.locator(".chip")).to_have_count(3)
    assert "municipality=GM0757,safety_region%3AVR09" in page.url


def test_layout_and_projection_change_what_is_drawn(watched: Page, address: str):
    page = open_page(watched, address)
    page.get_by_role("button", name="Weergave").click()
    page.get_by_role("textbox", name="Opstelling").click()
    page.get_by_role("option", name="Naar banden (krachten)").click()
    page.wait_for_url("**layout=force**")
    page.wait_for_function(
        "document.getElementById('graph')._cyreg.cy.scratch('_layout') === 'force'"
    )
    expect(page.locator("#borders")).to_be_hidden()
    page.get_by_role("textbox", name="Knopen", exact=True).click()
    page.get_by_role("option", name="Alleen gemeenten (projectie)").click()
    page.wait_for_url("**nodes=municipality**")
    page.wait_for_function(f"{SHOWN} === 342")
    assert page.evaluate(f"{CY}.edges().length") == 2257


def test_two_sessions_stay_apart(watched: Page, browser, address: str):
    first = open_page(watched, f"{address}/?domain=1")
    second = open_page(browser.new_page(locale="nl-NL"), f"{address}/?domain=7")
    seen = [json.dumps(page.locator("#summary").inner_text()) for page in (first, second)]
    assert seen[0] != seen[1]
    second.close()
    first.reload()
    settle(first)
    expect(first.locator("#summary")).to_have_text(json.loads(seen[0]))


def test_the_inventory_of_2016_is_a_click_away(watched: Page, address: str):
    page = open_page(watched, address)
    page.get_by_role("link", name="Inventarisatie 2016").click()
    expect(page.locator("#summary")).to_contain_text("390 gemeenten")
    expect(page.locator("#panel")).to_contain_text("Eén moment")


def test_a_year_before_2018_says_that_the_register_was_being_filled(watched: Page, address: str):
    page = open_page(watched, f"{address}/?date=2016-06-01")
    expect(page.locator("#panel")).to_contain_text("Het register werd nog gevuld")


def test_findings_can_be_filtered_and_downloaded(watched: Page, address: str, nl):
    watched.goto(f"{address}/quality")
    expect(watched.locator("h1")).to_have_text("Datakwaliteit")
    rows = watched.locator("#findings-grid .ag-center-cols-container .ag-row")
    expect(rows).to_have_count(20)
    # The first column is of whom it is about.
    watched.locator("#findings-grid .ag-floating-filter-input input").nth(1).fill("version_overlap")
    expect(rows).to_have_count(int(nl.findings["rule"].eq("version_overlap").sum()))
    with watched.expect_download() as download:
        watched.get_by_role("link", name="Download als CSV").first.click()
    assert download.value.suggested_filename == "verband-nl-2026-05-16-findings.csv"


def test_centrality_follows_its_address(watched: Page, address: str):
    watched.goto(f"{address}/?domain=1")
    watched.get_by_role("link", name="Centraliteit").click()
    expect(watched.locator("h1")).to_have_text("Centraliteit")
    expect(watched.locator(".lead")).to_contain_text("29 samenwerkingen")
    watched.locator(".controls").get_by_text("Samenwerkingen").click()
    watched.wait_for_url("**list=collaboration**")
    expect(watched.locator("#centrality-grid")).to_contain_text("Veiligheidsregio")
    expect(watched.locator("#scatter .scatterlayer .point")).to_have_count(29)
    watched.go_back()
    expect(watched.locator("#centrality-grid")).to_contain_text("Noord-Brabant")


def test_overlap_shows_matrix_and_pairs(watched: Page, address: str):
    watched.goto(f"{address}/overlap")
    expect(watched.locator("#overlap-matrix .heatmaplayer image")).to_have_count(1)
    expect(watched.locator("#overlap-grid")).to_contain_text("Landgraaf")
    watched.locator(".controls").get_by_text("Samenwerkingen").click()
    watched.wait_for_url("**list=collaboration**")
    expect(watched.locator("#overlap-grid")).to_contain_text("GGD")


def test_filters_that_leave_nothing_say_so_and_lead_back(watched: Page, address: str):
    page = open_page(watched, f"{address}/?domain=8&form=GO&province=PV20")
    expect(page.locator("#nothing")).to_be_visible()
    page.locator("#panel").get_by_role("link", name="Groningen", exact=True).click()
    expect(page).to_have_url(f"{address}/?domain=8&form=GO")
    page.locator("#panel").get_by_role("link", name="Wonen en ruimte").click()
    expect(page.locator("#nothing")).to_be_hidden()
    expect(page.get_by_role("status").filter(has_text="samenwerkingen")).to_be_visible()


def test_filters_removed_one_after_the_other_stay_removed(watched: Page, address: str):
    page = watched
    with arriving_slowly(page, f"{address}/?domain=1,6&province=PV26&select=GM0344"):
        for name in ("Veiligheid", "Utrecht"):
            page.get_by_title(f"Haal filter {name} weg").click()
    expect(page).to_have_url(f"{address}/?domain=6&select=GM0344")
    expect(page.locator(".chip")).to_have_text(["Sociaal domein×"])


def test_filters_go_along_to_the_next_page(watched: Page, address: str):
    page = open_page(watched, f"{address}/?view=table")
    page.get_by_role("checkbox", name="Veiligheid").check()
    expect(page).to_have_url(f"{address}/?domain=1&view=table")
    page.locator(".pages").get_by_role("link", name="Centraliteit").click()
    expect(page).to_have_url(f"{address}/centrality?domain=1")


def test_what_is_selected_goes_along_and_comes_back(watched: Page, address: str):
    page = watched
    with arriving_slowly(page, f"{address}/?domain=1"):
        page.locator("#search").fill("Texel")
        page.get_by_role("option", name="Texel", exact=True).click()
        page.locator(".pages").get_by_role("link", name="Stemmacht").click()
    expect(page).to_have_url(f"{address}/voting?domain=1&select=GM0448")
    for name, path in (("Centraliteit", "centrality"), ("Verkennen", "")):
        page.locator(".pages").get_by_role("link", name=name).click()
        expect(page).to_have_url(f"{address}/{path}?domain=1&select=GM0448")
    expect(page.locator("#panel h2")).to_have_text("Texel")


def test_a_server_that_fails_is_said(page: Page, address: str):
    open_page(page, address)
    page.route("**/_dash-update-component*", lambda route: route.abort())
    page.get_by_role("checkbox", name="Veiligheid").check()
    trouble = page.get_by_role("alert").filter(has_text="De server antwoordde niet")
    expect(trouble).to_be_visible()
    page.unroute("**/_dash-update-component*")
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(trouble).to_be_hidden()
