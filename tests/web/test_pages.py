"""Pages without a browser: what the callbacks call."""

import importlib
import pkgutil
from types import ModuleType
from urllib.parse import urlsplit

import numpy as np
import pandas as pd
import pytest
from dash import html
from dash.exceptions import PreventUpdate

from explorer import web
from explorer.dataset import load_dataset
from explorer.dataset.timeslice import collaborations_at
from explorer.measures.peers import list_percentiles
from explorer.parameters import Parameter
from explorer.settings import PROJECT, Settings
from explorer.snapshot.geography import choose_boundaries
from explorer.tables.overlap import list_pairs
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web import centrality
from explorer.web.explore.drawing import draw_base, list_shown_nodes
from explorer.web.explore.panel import build_panel
from explorer.web.explore.surroundings import link_downloads
from explorer.web.explore.table import list_rows
from explorer.web.factory import build_page, create_app, load_packages
from explorer.web.overlap import page as overlap
from explorer.web.pages import PAGES
from explorer.web.quality.counts import count_checks, count_findings, list_stale
from explorer.web.site import Page
from tests.web.addresses import PARAMETERS, make_site, read_address, read_state
from tests.web.components import find, list_classes, list_ids, read_grid, read_text, read_texts
from tests.web.visits import VISITED


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


def test_the_drawing_holds_every_node_and_tie(service):
    base = draw_base(service, read_state(), Translator("nl"))
    assert len(base["id"]) == len(set(base["id"])) == 342 + 434
    assert len(base["source"]) == len(base["target"]) == 3187
    assert sorted(base["rank"]) == list(range(1, 342 + 434 + 1))


def test_filters_show_what_is_left_of_the_drawing(service):
    state = read_state("?domain=1&select=GM0344")
    shown = list_shown_nodes(service, state, Translator("nl"))
    assert set(shown["id"]) <= set(draw_base(service, state, Translator("nl"))["id"])
    assert shown["selected"] == ["GM0344"]


@pytest.mark.parametrize("listing", ["municipality", "collaboration"])
def test_the_table_shows_the_same_numbers_as_the_network(service, listing):
    state = read_state(f"?list={listing}")
    rows = list_rows(service.measure_shown(state.selection), state, Translator("nl"))
    assert sum(row["degree"] for row in rows) == 3187
    assert {"id", "name", "partners", "betweenness", "betweenness_rank"} <= set(rows[0])


def test_the_panel_says_when_the_chosen_node_is_hidden(service):
    state = read_state("?province=PV31&select=GM0344")
    first = read_texts(
        build_panel(service.measure_shown(state.selection), state, Translator("en"))
    )[0]
    assert first.startswith("What you selected is not in this network")


@pytest.mark.parametrize("query", ["", "?domain=8&province=PV24&form=GO", "?date=2017-01-01"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_network_has_key_figures(service, query, language):
    state = read_state(query)
    panel = build_panel(service.measure_shown(state.selection), state, Translator(language))
    some = bool(len(service.network_of(state.selection).ties))
    empty = Translator(language)("Nothing meets these filters.")
    assert ("tiles" in list_classes(panel), empty in read_texts(panel)) == (some, not some)


def test_every_node_has_a_sheet(service):
    measured = service.measure_shown(read_state().selection)
    network = measured.network
    names = {**network.actors["name"], **network.collaborations["short_name"]}
    for node_id in network.degrees.index:
        state = read_state().choose(node_id)
        panel = build_panel(measured, state, Translator("nl"))
        assert "measures" in list_classes(panel)
        assert read_text(find(panel, html.H2)[0]) == names[node_id]


def test_downloads_carry_the_filters():
    links = link_downloads(read_state("?domain=6&date=2020-01-01"), Translator("nl"))
    assert links[1].href == "/api/snapshot?format=graphml&date=2020-01-01&domain=6"


def test_every_page_is_visited_by_the_tests_that_look_at_all(service):
    site = make_site({"nl": service.dataset})
    found = [site.find_page(urlsplit(address).path) for address in VISITED.values()]
    assert {page.path for page in found if page} == {page.path for page in PAGES}


def list_web_modules() -> list[ModuleType]:
    found = pkgutil.walk_packages(web.__path__, "explorer.web.")
    return [importlib.import_module(each.name) for each in found]


def test_every_page_that_there_is_stands_in_the_list():
    made = [page for module in list_web_modules() for page in vars(module).values()]
    assert {page.path for page in made if isinstance(page, Page)} == {page.path for page in PAGES}


def test_every_parameter_of_the_pages_can_stand_in_an_address():
    """One that no page lists would always have its default, and no link would hold it."""
    made = {
        each.name
        for module in list_web_modules()
        if not module.__name__.startswith("explorer.web.api.")
        for each in vars(module).values()
        if isinstance(each, Parameter)
    }
    assert made <= {each.name for each in PARAMETERS}


def test_the_menu_leads_to_pages_with_the_same_network_and_selection(service):
    page = build_page(make_site({"nl": service.dataset}), "/voting", "?domain=1&select=GM0344")
    (menu,) = find(page, html.Nav)
    links = [(link.children, link.href) for link in menu.children]
    labels = [Translator("nl")(each.label) for each in PAGES if each.label]
    assert [name for name, _ in links] == labels
    kept = "?domain=1&select=GM0344"
    assert [href for _, href in links][:3] == [f"/{kept}", f"/time{kept}", f"/scenario{kept}"]
    (brand,) = (link for link in find(page, html.A) if getattr(link, "className", "") == "brand")
    assert brand.href == f"/{kept}"
    assert [link.children for link in menu.children if hasattr(link, "aria-current")] == [
        Translator("nl")("Voting power")
    ]


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/", "/"),
        ("/overlap", "/overlap"),
        ("/overlap/", "/overlap"),
        ("/api", "/api"),
        ("/api/", "/api"),
        ("/municipality/GM0344", "/municipality/"),
        ("/overlapping", None),
        ("/api/measures", None),
        ("/municipality", None),
    ],
)
def test_a_page_is_found_by_its_path(service, path, page):
    found = make_site({"nl": service.dataset}).find_page(path)
    assert (found.path if found else None) == page


def test_a_callback_on_an_address_that_states_nothing_does_nothing(service):
    site = make_site({"nl": service.dataset})
    assert site.read("?domain=1").state.selection.domain == ("1",)
    for query in ("?view=globe", "?domain=x", "?data=be", "?lang=xx"):
        with pytest.raises(PreventUpdate):
            site.read(query)


@pytest.mark.parametrize(
    ("path", "query", "words"),
    [("/nowhere", "", "geen pagina"), ("/", "?domain=x", "domain: 'x' is onbekend")],
)
def test_an_address_that_does_not_exist_says_what_to_do(service, path, query, words):
    page = build_page(make_site({"nl": service.dataset}), path, query)
    assert words in "".join(read_texts(page))
    assert "Naar het hele netwerk" in read_texts(page)


def test_two_apps_in_one_process_stay_apart():
    first, second = create_app(Settings()), create_app(Settings())
    assert first.server is not second.server
    assert first.server.test_client().get("/health").status_code == 200
    assert second.server.test_client().get("/health").status_code == 200


@pytest.mark.parametrize("package", ["nl", "nl-2016"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_quality_page_counts_every_finding(package, language):
    dataset = load_dataset(PROJECT / "data" / package)
    site = make_site({package: dataset})
    said = read_text(build_page(site, "/quality", f"?lang={language}"))
    assert Translator(language).number(len(dataset.findings)) in said
    counts = count_findings(dataset.findings, Translator("en"))
    assert counts["Findings"].sum() == len(dataset.findings)
    force = collaborations_at(dataset, dataset.date)
    assert count_checks(force, Translator("en"))["Collaborations"].sum() == len(force)
    assert len(list_stale(force, Translator("en"))) == len(force)


def test_both_networks_are_offered():
    assert list(load_packages(PROJECT / "data" / "nl")) == ["nl", "nl-2016"]


def test_a_package_that_is_not_offered_is_named(service):
    said = "".join(read_texts(build_page(make_site({"nl": service.dataset}), "/", "?data=be")))
    assert "data: 'be' is onbekend; kies uit nl" in said


@pytest.mark.parametrize(
    ("date", "name"),
    [("2017-06-01", "boundaries-2016.geojson"), ("2022-01-01", "boundaries-2024.geojson")],
)
def test_borders_are_those_nearest_to_the_date(service, date, name):
    assert choose_boundaries(service.dataset, date) == name


@pytest.mark.parametrize("listing", ["municipality", "collaboration"])
def test_the_centrality_page_shows_the_measures_of_explore(service, listing):
    state = read_state(f"?list={listing}")
    frame = centrality.measure_nodes(service, state, Translator("nl"))
    rows = list_rows(service.measure_shown(state.selection), state, Translator("nl"))
    for row in rows:
        assert frame.loc[row["id"], "degree"] == row["degree"]
        assert frame.loc[row["id"], "rank_betweenness"] == row["betweenness_rank"]


@pytest.mark.parametrize("query", ["?", "?domain=8&province=PV24&form=GO", "?list=collaboration"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_centrality_page_stands_for_every_selection(service, query, language):
    page = centrality.build_page(read_address(service, f"/centrality{query}&lang={language}"))
    state = read_state(query)
    assert len(read_grid(page)) == len(
        centrality.measure_nodes(service, state, Translator(language))
    )


def test_correlations_are_symmetric_and_at_most_one(service):
    frame = centrality.measure_nodes(service, read_state(), Translator("en"))
    labels = centrality.label_columns(read_state(), Translator("en"))
    table = centrality.correlate_measures(frame, labels)
    pd.testing.assert_frame_equal(table, table.T)
    assert table.max(axis=None) <= 1 + 1e-12
    assert table.loc["degree", "normalised_degree"] == pytest.approx(1)


def test_the_centrality_page_shows_ranks_and_percentiles(service):
    frame = centrality.measure_nodes(service, read_state(), Translator("nl"))
    network = service.network_of(read_state().selection)
    peers = list_percentiles(network, frame[["congruence"]])
    for by in ("size_class", "province"):
        expected = peers[f"congruence_{by}"].loc[frame.index]
        np.testing.assert_allclose(frame[f"congruence_{by}"], expected)
    assert frame.loc["GM1982", "rank_congruence"] == frame["rank_congruence"].max()


def test_rows_of_the_centrality_page_lead_to_explore(service):
    rows = read_grid(centrality.build_page(read_address(service, "/centrality?domain=1")))
    links = {row["name"]: row["link"] for row in rows}
    assert links["Utrecht"] == "/?domain=1&select=GM0344"


def test_an_axis_that_the_mode_lacks_is_left_for_the_usual_one():
    labels = centrality.label_columns(read_state("?list=collaboration"), Translator("en"))
    state = read_state("?list=collaboration&x=congruence&y=council_members")
    assert centrality.choose_axes(state, labels) == ("degree", "council_members")


def test_measures_download_as_a_table(service):
    client = create_app(Settings()).server.test_client()
    answer = client.get("/api/measures?domain=1&format=csv")
    lines = answer.data.decode().splitlines()
    network = service.network_of(read_state("?domain=1").selection)
    assert lines[0].startswith("node_id,bipartite,name,degree,degree_rank,degree_size_class")
    assert len(lines) == 1 + len(network.actors) + len(network.collaborations)
    assert client.get("/api/measures?domain=x").status_code == 400


@pytest.mark.parametrize("query", ["?", "?list=collaboration", "?domain=8&province=PV24&form=GO"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_overlap_page_stands_for_every_selection(service, query, language):
    page = overlap.build_page(read_address(service, f"/overlap{query}&lang={language}"))
    assert list_ids(page).count("overlap-grid") == 1


def test_the_overlap_page_names_every_pair(service):
    frame = list_pairs(service, read_state().selection, mode="municipality")
    assert len(frame) == 4469
    first = frame.iloc[0]
    assert (first["first_name"], first["second_name"], first["shared"]) == (
        "Landgraaf",
        "Brunssum",
        18,
    )


def test_overlap_downloads_as_a_table():
    client = create_app(Settings()).server.test_client()
    answer = client.get("/api/overlap?format=csv")
    assert len(answer.data.decode().splitlines()) == 1 + 4469
    assert client.get("/api/overlap?list=x").get_json(force=True)["parameter"] == "list"
    assert client.get("/api/overlap?table=x").get_json(force=True)["parameter"] == "table"
