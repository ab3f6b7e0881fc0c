"""Democratic control in Explore's panel: the figures, their peers, and what is not known."""

import re

import pandas as pd
import pytest
from dash import html
from playwright.sync_api import Page, expect

from explorer.dataset import load_dataset
from explorer.measures.control import collaboration_control, share_population
from explorer.measures.registry import ALL_MEASURES
from explorer.network import Selection
from explorer.settings import PROJECT
from explorer.tables.briefing import group_powers
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.explore.panel import build_panel
from explorer.web.sheets import democratic_control
from tests.tiny import tiny_dataset
from tests.web.addresses import read_state
from tests.web.components import find, read_rows, read_texts
from tests.web.settling import open_page

EN, NL = Translator("en"), Translator("nl")
LANDGRAAF = "GM0882"
ENVIRONMENT = "GR30432201"
SAFETY = "GR24965148"


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


def read_table(parts, kind="indicators") -> list[list[str]]:
    """Cells of the table of a class, a list a row, head first."""
    return read_rows(
        next(part for part in find(parts, html.Table) if part.className.startswith(kind))
    )


def test_indicators_are_those_of_all_measures(service):
    measured = service.measure_all(Selection())
    rows = read_table(democratic_control.build_for_municipality(measured.network, LANDGRAAF, EN))
    assert rows[0][2:] == ["20,000–50,000 inhabitants (181)", "Limburg (31)"]
    assert [row[0] for row in rows[1:]] == [
        ALL_MEASURES[measure].label for measure in democratic_control.OF_MUNICIPALITY
    ]
    for measure, row in zip(democratic_control.OF_MUNICIPALITY, rows[1:], strict=True):
        value = measured.measures.loc[LANDGRAAF, measure]
        shown = EN.share(value) if ALL_MEASURES[measure].unit == "share" else f"{value:.2f}"
        assert row[1] == shown
        for by, cell in zip(("size_class", "province"), row[2:], strict=True):
            place = measured.percentiles.loc[LANDGRAAF, f"{measure}_{by}"]
            assert cell.strip() == str(min(max(round(place), 1), 99))


def test_ticks_stand_where_the_figures_say(service):
    network = service.network_of(Selection())
    parts = democratic_control.build_for_municipality(network, LANDGRAAF, NL)
    ticks = [tick.style["left"] for tick in find(parts, html.I)]
    figures = [cell.strip() + "%" for row in read_table(parts)[1:] for cell in row[2:]]
    assert ticks == figures
    assert len(ticks) == 12


def test_it_says_that_it_is_no_score_and_what_is_unknown(service):
    network = service.network_of(Selection())
    said = " ".join(read_texts(democratic_control.build_for_municipality(network, LANDGRAAF, EN)))
    assert "Indicators, not a score." in said
    # The register leaves the organ open in two of Landgraaf's nineteen.
    assert "which organ takes part, of 2 of 19" in said
    for measure in democratic_control.OF_MUNICIPALITY:
        assert ALL_MEASURES[measure].meaning in said


def test_where_nothing_is_known_it_says_so_instead_of_zero():
    inventory = Service(load_dataset(PROJECT / "data" / "nl-2016"))
    network = inventory.network_of(Selection())
    parts = democratic_control.build_for_municipality(network, "GM0344", NL)
    assert not find(parts, html.Table)
    assert "Onbekend" in read_texts(parts)[1]
    shared = democratic_control.build_for_collaboration(
        network, network.collaborations.index[0], EN
    )
    assert read_table(shared)[3][1:] == ["unknown", "unknown"]


def test_a_municipality_alone_has_no_peers():
    network = Service(tiny_dataset()).network_of(Selection())
    rows = read_table(democratic_control.build_for_municipality(network, "A", EN))
    assert rows[0][2:] == ["no peers", "no peers"]
    assert {cell for row in rows[1:] for cell in row[2:]} == {"–"}


def test_other_actors_have_no_municipal_council(service):
    state = read_state("?kind=municipality,province&select=PV26")
    network = service.network_of(state.selection)
    assert democratic_control.build_for_municipality(network, "PV26", EN) == []
    texts = read_texts(build_panel(service.measure_shown(state.selection), state, EN))
    assert "Democratic control" not in texts


@pytest.mark.parametrize(
    ("size_class", "en", "nl"),
    [
        ("<5k", "fewer than 5,000 inhabitants", "minder dan 5.000 inwoners"),
        ("20-50k", "20,000–50,000 inhabitants", "20.000–50.000 inwoners"),
        (">=250k", "250,000 inhabitants or more", "250.000 inwoners of meer"),
    ],
)
def test_size_classes_are_named(size_class, en, nl):
    assert democratic_control.name_size_class(size_class, EN) == en
    assert democratic_control.name_size_class(size_class, NL) == nl


def test_powers_are_grouped_as_they_are_measured():
    powers = pd.Series(["delegation;mandate", "mandate", "attribution;mandate", "", "delegation"])
    assert group_powers(powers).to_list() == [
        "delegation", "mandate", "other", "unknown", "delegation",
    ]  # fmt: skip


def test_delegated_power_is_listed_first_and_the_council_marked(service):
    state = read_state().choose(LANDGRAAF)
    measured = service.measure_shown(state.selection)
    groups = [
        part
        for part in find(build_panel(measured, state, EN), html.Details)
        if getattr(part, "open", False)
    ]
    assert [part.children[0].children for part in groups] == [
        "Power delegated to it: 10",
        "Mandate only: 9",
    ]
    marked = [
        read_texts(item)[0]
        for item in find(groups, html.Li)
        if "council takes part" in read_texts(item)
    ]
    assert marked == ["Euregio Rijn-Maas-Noord", "ISD BOL"]
    indicators = service.measure_all(Selection()).measures.loc[LANDGRAAF]
    assert indicators["delegated"] == 10 / 19
    assert indicators["council"] == 2 / 17  # over the 17 of which the organ is known


def test_a_collaboration_stands_beside_the_median_of_its_domain(service):
    network = service.network_of(Selection())
    rows = read_table(democratic_control.build_for_collaboration(network, ENVIRONMENT, EN))
    assert rows[0][2] == "Median of 82: Public health and environment"
    values = collaboration_control(network)
    same = network.collaborations["domain"].eq("7")
    assert rows[1][1:] == ["13", EN.number(values.loc[same, "councils_for_half"].median())]
    median = values.loc[same, "largest_population_share"].median()
    assert rows[2][1:] == ["27%", EN.share(median)]
    assert rows[3][1:] == ["0%", EN.share(values.loc[same, "council"].median())]


def test_members_are_listed_largest_first_with_organs(service):
    state = read_state().choose(SAFETY)
    network = service.network_of(state.selection)
    rows = read_table([democratic_control.build_members(network, state, EN)], "indicators members")
    shares = share_population(network, SAFETY)
    assert [row[1].strip() for row in rows[1:]] == [EN.share(each, digits=1) for each in shares]
    assert [row[0] for row in rows[1:]] == network.actors.loc[shares.index, "name"].to_list()
    organs = network.ties[network.ties["collaboration_id"].eq(SAFETY)].set_index("actor_id")
    assert [row[2] for row in rows[1:]] == [
        democratic_control.name_organs(organs.loc[each, "organs"], EN) for each in shares.index
    ]


def test_members_of_other_kinds_come_last_without_a_share(service):
    state = read_state("?kind=municipality,province&select=" + ENVIRONMENT)
    network = service.network_of(state.selection)
    rows = read_table([democratic_control.build_members(network, state, NL)], "indicators members")
    assert rows[-1] == ["Utrecht", "–", "Gedeputeerde staten"]
    assert rows[1][:2] == ["Utrecht", "26,7%"]


def test_organs_are_named():
    assert (
        democratic_control.name_organs("council;college;mayor", NL) == "raad, college, burgemeester"
    )
    assert democratic_control.name_organs("provincial_council", EN) == "Provincial council"
    assert democratic_control.name_organs("", NL) == "onbekend"


def test_every_sheet_is_there_in_both_languages(service):
    measured = service.measure_shown(Selection())
    for node_id in [
        *measured.network.actors.index[::20],
        *measured.network.collaborations.index[::20],
    ]:
        for t in (EN, NL):
            texts = read_texts(build_panel(measured, read_state().choose(node_id), t))
            assert t("Democratic control") in texts


def test_a_collaboration_leads_to_its_vote(service):
    state = read_state(f"?province=PV26&lang=en&view=table&select={ENVIRONMENT}")
    panel = build_panel(service.measure_shown(state.selection), state, EN)
    assert [link.href for link in find(panel, html.A)] == [
        f"/collaboration/{ENVIRONMENT}?province=PV26&lang=en",
        f"/voting?province=PV26&select={ENVIRONMENT}&lang=en",
    ]


@pytest.mark.browser
def test_a_councillor_reads_how_her_council_steers(watched: Page, address: str):
    page = open_page(watched, f"{address}/?select={LANDGRAAF}")
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", name="Democratische sturing")).to_be_visible()
    row = panel.get_by_role("row", name=re.compile("Samenwerkingen per raadszetel"))
    expect(row.get_by_role("cell").first).to_have_text("0,76")
    meaning = panel.get_by_text("wat er per raadslid te volgen is")
    expect(meaning).to_be_hidden()
    panel.get_by_text("Definities").click()
    expect(meaning).to_be_visible()
    panel.get_by_role("link", name="GGD Zuid-Limburg").first.click()
    expect(panel.get_by_role("heading", level=2)).to_have_text("GGD Zuid-Limburg")
    panel.get_by_role("link", name="Als de stemmen zo wegen").click()
    expect(page.locator("h1")).to_have_text("Stemmacht")
    expect(page.get_by_role("textbox", name="Samenwerking", exact=True)).to_have_value(
        "GGD Zuid-Limburg"
    )
