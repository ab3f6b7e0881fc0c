"""Sheets of municipalities and collaborations: complete, in both languages, on two A4."""

import re

import pandas as pd
import pytest
from dash import html
from lxml import etree
from playwright.sync_api import Page, expect

from explorer.dataset.links import LINKS
from explorer.figures.minimap import draw_dots
from explorer.tables.queries import Service
from explorer.tables.sheets import list_collaborations
from explorer.web.factory import build_page
from explorer.web.site import Site
from tests.web.addresses import make_site
from tests.web.components import find, list_classes, read_text, read_texts, walk
from tests.web.settling import open_page


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


@pytest.fixture(scope="module")
def site(nl) -> Site:
    return make_site({"nl": nl})


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_kind_of_municipality_has_a_sheet(site, national, language):
    for code in [*national.actors.index[::17], "GM0882", "GM0088"]:
        page = build_page(site, f"/municipality/{code}", f"?lang={language}")
        assert read_text(find(page, html.H1)) == national.actors.loc[code, "name"]
        assert "foot" in list_classes(page)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_kind_of_collaboration_has_a_sheet(site, national, language):
    sizes = national.degrees.loc[national.collaborations.index].sort_values()
    for node_id in [*sizes.index[::31], sizes.index[-1]]:
        page = build_page(site, f"/collaboration/{node_id}", f"?lang={language}")
        assert read_text(find(page, html.H1)) == national.collaborations.loc[node_id, "short_name"]
        assert "foot" in list_classes(page)


def test_a_sheet_lists_what_the_network_holds(service, national):
    rows = list_collaborations(service, national, "GM0882")
    assert len(rows) == national.degrees["GM0882"] == 19
    ties = national.ties[national.ties["actor_id"] == "GM0882"]
    assert sorted(rows.index) == sorted(ties["collaboration_id"])
    assert (rows["members"] == national.degrees.loc[rows.index]).all()


@pytest.mark.parametrize("code", ["GM0882", "GM1959", "GM0088"])
def test_a_sheet_names_every_file_by_who_decides_and_by_circle(site, national, code):
    page = build_page(site, f"/municipality/{code}", "?lang=en")
    ties = national.ties
    mine = ties.loc[ties["actor_id"].eq(code), "collaboration_id"]
    names = sorted(national.collaborations.loc[mine, "short_name"])
    for look in ("files", "circles"):
        (part,) = [each for each in walk(page) if getattr(each, "className", "") == look]
        links = [link for link in find(part, html.A) if "/collaboration/" in link.href]
        assert sorted(read_text(link) for link in links) == names


def test_a_sheet_leads_to_its_calendar(site):
    page = build_page(site, "/municipality/GM0882", "?lang=en")
    links = [link.href for link in find(page, html.A)]
    assert "/municipality/GM0882.ics?lang=en" in links
    early = build_page(site, "/municipality/GM0882", "?lang=en&date=2020-01-01")
    assert not any(".ics" in link.href for link in find(early, html.A))


def test_a_former_municipality_leads_to_its_successor(site):
    page = build_page(site, "/municipality/GM0756", "")  # Boxmeer
    (link,) = [link for link in find(page, html.A) if link.href == "/municipality/GM1982"]
    assert read_texts(link) == ["Land van Cuijk"]


@pytest.mark.parametrize("path", ["/municipality/GM9999", "/collaboration/GR0"])
def test_what_is_not_there_is_said(site, path):
    assert "In dit netwerk is geen" in read_text(build_page(site, path, ""))


def test_pictures_are_well_formed_whatever_the_names():
    places = pd.DataFrame({"x": range(40), "y": range(40)}, index=[f"<{n}>&" for n in range(40)])
    svg = draw_dots(places, pd.Series({"<1>&": 2.0}), centre="<1>&")
    assert len(etree.fromstring(svg).findall(".//{*}circle")) == 41


def count_pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


@pytest.mark.browser
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_sheet_prints_on_two_pages_at_most(watched: Page, address: str, national, language):
    sizes = national.degrees.loc[national.collaborations.index]
    for path in (
        "/municipality/GM0882",
        "/municipality/GM0344",
        "/municipality/GM1959",
        f"/collaboration/{sizes.idxmax()}",
        "/collaboration/GR24966497",
    ):
        watched.goto(f"{address}{path}?lang={language}")
        expect(watched.locator(".foot")).to_be_visible()
        assert 1 <= count_pages(watched.pdf(format="A4", prefer_css_page_size=True)) <= 2


@pytest.mark.browser
def test_from_the_search_to_the_sheet_and_on(watched: Page, address: str):
    page = open_page(watched, address)
    page.keyboard.press("/")
    page.keyboard.type("landgraf")
    page.get_by_role("option", name="Landgraaf", exact=True).click()
    page.get_by_role("link", name="Het hele blad, om af te drukken").click()
    expect(page.locator("h1")).to_have_text("Landgraaf")
    page.get_by_role("link", name="GGD Zuid-Limburg").first.click()
    expect(page.locator("h1")).to_have_text("GGD Zuid-Limburg")
    page.get_by_role("link", name="Bekijk in Verkennen").click()
    expect(page.locator("#panel h2")).to_have_text("GGD Zuid-Limburg")


def test_a_collaboration_is_told_in_a_sentence(site):
    page = build_page(site, "/collaboration/GR30432201", "?lang=en")
    (lead,) = [each for each in find(page, html.P) if getattr(each, "className", "") == "lead"]
    assert read_text(lead) == (
        "Gemeenschappelijke regeling Omgevingsdienst Utrecht. Public body of 26 municipalities; in "
        "none of them the council itself takes part. On 16 May 2026 cooperation is: statutory. "
        "Power: mandate. 1 other takes part and is not counted here: Utrecht (province)."
    )
    (majority,) = [
        each for each in find(page, html.Ul) if getattr(each, "className", "") == "majority"
    ]
    equal, population = (read_text(line) for line in find(majority, html.Li))
    assert equal.startswith("One vote each")
    assert equal.endswith("14 of 26 votes are needed, so at least 14 members.")
    assert population.endswith(
        "so at least 5 members (Utrecht, Amersfoort, Veenendaal, Nieuwegein, Zeist)."
    )
    links = [link.href for link in find(majority, html.A)]
    assert [href.partition("?")[0] for href in links] == ["/voting", "/voting"]


@pytest.mark.parametrize("path", ["/municipality/GM0882", "/collaboration/GR30432201"])
def test_a_sheet_links_laws_websites_and_records(site, path):
    links = [link.href for link in find(build_page(site, path, ""), html.A)]
    assert "https://wetten.overheid.nl/BWBR0003740" in links
    assert any(href.startswith("https://organisaties.overheid.nl/") for href in links)


def test_a_sheet_shows_no_link_but_to_a_host(nl):
    bad = "javascript:alert(1)"
    spoilt = nl.with_tables(
        **{table: nl.tables[table].assign(**{column: bad}) for table, column in LINKS.items()}
    )
    broken = make_site({"nl": spoilt})
    for path in ("/municipality/GM0882", "/collaboration/GR24962301", "/about"):
        links = [link.href for link in find(build_page(broken, path, ""), html.A)]
        assert links
        assert not [href for href in links if href.startswith("javascript")]


def test_every_file_of_a_sheet_names_its_laws(site, nl):
    page = build_page(site, "/municipality/GM0882", "?lang=en")
    (part,) = [each for each in walk(page) if getattr(each, "className", "") == "files"]
    lines = [cell for cell in find(part, html.Td) if getattr(cell, "className", "") == "under"]
    cited = nl.collaborations.set_index("collaboration_id")["laws"]
    ties = nl.memberships
    mine = ties.loc[ties["actor_id"].eq("GM0882") & ties["until"].eq(""), "collaboration_id"]
    assert len(lines) == len(mine) == 19
    links = [link.href for line in lines for link in find(line, html.A) if "wetten" in link.href]
    assert len(links) == sum(len(text.split(";")) for text in cited[mine] if text)
