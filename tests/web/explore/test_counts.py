"""What Explore counts is what it draws, and says which count is which."""

import pytest
from dash import html

from explorer.network.filters import FILTERS
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.explore.drawing import count_drawn, list_shown, project_ties
from explorer.web.explore.surroundings import build_surroundings
from explorer.web.explore.table import build_table
from explorer.web.ui.grid import date_column, keep_known, text_column
from explorer.web.ui.grid_texts import describe_grid
from explorer.web.ui.selection_summary import build_selection
from explorer.web.ui.table import build_table as build_plain
from tests.web.addresses import read_state
from tests.web.components import find, read_rows, read_text, read_texts

EN, NL = Translator("en"), Translator("nl")


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


@pytest.mark.parametrize(
    ("query", "nodes"),
    [("?nodes=municipality&keep=all&province=PV31", "municipalities"),
     ("?nodes=collaboration&keep=all&province=PV31", "collaborations")],
)  # fmt: skip
def test_a_projection_counts_its_own_nodes_and_ties(service, query, nodes):
    state = read_state(query)
    drawn = len(project_ties(service, state))
    shown = len(list_shown(service.network_of(state.selection), state))
    said = f"{shown} {nodes}, {EN.number(drawn)} ties between them · 16 May 2026"
    assert count_drawn(service, state, EN) == said


def test_with_steps_only_what_is_near_is_counted(service):
    state = read_state("?select=GM0344&depth=1")
    network = service.network_of(state.selection)
    own = int(network.degrees["GM0344"])
    said = f"1 municipality, {own} collaborations, {own} ties"
    assert count_drawn(service, state, EN).startswith(said)


def test_other_participants_are_counted_apart(service):
    state = read_state("?kind=municipality,province")
    others = int(service.network_of(state.selection).actors["kind"].eq("province").sum())
    assert f"{others} other participants" in count_drawn(service, state, EN)


def test_two_counts_of_one_domain_say_which_is_which(service):
    panel = build_surroundings(service, read_state(), EN)["panel"]
    assert any(text.startswith("Each counts once") for text in read_texts(panel))
    assert FILTERS["domain"].note


@pytest.mark.parametrize("query", ["?municipality=safety_region:VR09&date=2017-06-01"])
def test_a_region_that_is_not_there_at_the_date_is_said(service, query):
    state = read_state(query)
    said = "Niet bekend op 1 juni 2017"
    for part in (
        build_surroundings(service, state, NL)["panel"],
        build_selection(service, state, NL),
    ):
        assert said in read_text(part)
    assert said not in read_text(build_selection(service, read_state(), NL))


def test_a_table_says_that_it_loads_that_it_is_empty_or_that_nothing_is_left():
    assert build_table(NL).rowData is None  # of which a grid says that it loads
    texts = describe_grid(NL)
    assert texts["loadingOoo"] == "Wordt geladen …"
    assert texts["noRowsToShow"] == "Er is niets te tonen."
    assert texts["noMatchingRows"] == "Geen rij voldoet aan de filters boven de kolommen."


def test_a_column_in_which_nothing_is_known_is_left_out():
    columns = [
        text_column("a", "A", 1),
        {"headerName": "B", "children": [date_column("b", "B", 1, NL)]},
    ]
    rows = [{"a": "x", "b": ""}, {"a": "y", "b": None}]
    assert keep_known(columns, rows) == columns[:1]
    assert keep_known(columns, []) == columns
    assert keep_known(columns, [*rows, {"a": "", "b": "2026-01-01"}]) == columns
    head, body = ["Name", "Since", "Number"], [["x", "", "1"], ["y", "?", "2"]]
    table = build_plain(head, body, unknown="?")
    assert read_rows(html.Div(table)) == [["Name", "Number"], ["x", "1"], ["y", "2"]]
    assert [cell.className for cell in find(table, html.Td)] == ["number", "number"]
