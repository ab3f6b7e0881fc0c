"""Bodies of a sort side by side, told on sheets with a switch; as the pages have it."""

import pytest

from explorer.dataset import load_dataset
from explorer.settings import Settings
from explorer.web.factory import build_page
from tests.web.addresses import make_site


@pytest.fixture(scope="module")
def site(nl):
    return make_site({"nl": nl})


def open_sheet(site, path, query=""):
    return str(build_page(site, path, f"lang=en&{query}"))


def test_a_municipality_says_what_counts_twice_and_counts_one_on_demand(site):
    page = open_sheet(site, "/municipality/GM0317")
    assert (
        "Eemnes takes part in more than one: Regio Gooi en Vechtstreek, GGD Regio Utrecht" in page
    )
    assert "RUD Utrecht counts here beside Omgevingsdienst Utrecht." in page
    assert "A('Count one where a merger is under way', href='?doubles=one&lang=en'" in page.replace(
        "A(children=", "A("
    )
    assert "Eemnes takes part in 13 collaborations" in page
    once = open_sheet(site, "/municipality/GM0317", "doubles=one")
    assert "Eemnes takes part in 11 collaborations" in once
    assert "GGD Regio Utrecht does not count here beside Regio Gooi en Vechtstreek." in once
    assert "Count all" in once


def test_what_was_stays_on_the_sheet_without_a_switch(site, nl):
    page = open_sheet(site, "/collaboration/GR24221387")
    assert (
        "From 1 January 2019 until 11 March 2020, 1 municipality is in another safety reg" in page
    )
    assert "Count one" not in page
    then = open_sheet(site, "/collaboration/GR24221387", "date=2019-06-01")
    assert "Veiligheidsregio Zuid-Holland Zuid counts here beside Veiligheidsregio Utrec" in then


def test_a_collaboration_names_its_municipalities_in_another(site):
    page = open_sheet(site, "/collaboration/GR28059612")
    assert (
        "Since 14 October 2025, 11 municipalities are in another environment agency too, " in page
    )
    assert "A municipality belongs in one." in page
    # Once together, not again a municipality.
    assert "takes part in more than one" not in page
    new = open_sheet(site, "/collaboration/GR30432201")
    assert "11 municipalities are in another environment agency too" in new
    assert "15 municipalities are in another environment agency too" in new
    assert "What stands out" not in open_sheet(site, "/collaboration/GR24966497")


def test_one_that_is_left_out_says_why(site):
    page = open_sheet(site, "/collaboration/GR28059612", "doubles=one")
    assert "Left out here: of each sort one counts." in page
    assert "RUD Utrecht does not count here beside Omgevingsdienst Utrecht." in page


def test_dutch(site):
    page = str(build_page(site, "/municipality/GM0344", "lang=nl"))
    assert "Tel er één waar een fusie loopt" in page
    assert "Utrecht neemt deel aan meer dan één: RUD Utrecht, Omgevingsdienst Utrecht." in page


def test_explore_says_it_beside_its_counts_and_counts_one_at_a_click(site):
    every = str(build_page(site, "/", "lang=en&view=table"))
    said = (
        "26 municipalities are in more than one safety region, GGD or environment agency, and all"
    )
    assert said in every
    assert (
        "'Count one where a merger is under way', href='?doubles=one&view=table&lang=en'" in every
    )
    once = str(build_page(site, "/", "doubles=one&lang=en"))
    assert "Of 26 municipalities one safety region, GGD and environment agency counts" in once
    assert said not in once
    one = str(build_page(site, "/", "select=GM0344&lang=en"))
    assert "RUD Utrecht counts here beside Omgevingsdienst Utrecht." in one
    assert "select=GM0344" in one[one.rindex("Count one where") :][:200]
    body = str(build_page(site, "/", "select=GR28059612&lang=en"))
    assert "RUD Utrecht counts here beside Omgevingsdienst Utrecht." in body


@pytest.mark.parametrize("query", ["domain=6", "province=PV31", "date=2020-06-01", "data=nl-2016"])
def test_nothing_is_said_where_it_changes_nothing(nl, query):
    site = make_site({"nl": nl, "nl-2016": load_dataset(Settings().data.with_name("nl-2016"))})
    for switch in ("", "doubles=one&"):
        page = str(build_page(site, "/", f"{switch}{query}&lang=en"))
        assert "in more than one safety region" not in page
        assert "one safety region, GGD and environment agency counts" not in page
