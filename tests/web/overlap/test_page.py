"""The overlap page without a browser, and its matrix and tree in one."""

import io
import json

import pandas as pd
import pytest
from dash import dcc, html
from dash_ag_grid import AgGrid
from flask.testing import FlaskClient
from playwright.sync_api import expect
from plotly.utils import PlotlyJSONEncoder

from explorer.dataset import load_dataset
from explorer.measures.groups import build_nesting
from explorer.settings import PROJECT, Settings
from explorer.tables.overlap import (
    LIST,
    OVERLAP_TABLES,
)
from explorer.tables.queries import Packages, Service
from explorer.translate import Translator
from explorer.web.factory import create_app
from explorer.web.overlap import page as overlap
from explorer.web.overlap.identical import build_identical
from explorer.web.overlap.matrix import build_matrix, name_apart
from explorer.web.overlap.nesting import (
    build_nesting_tree,
    grow_tree,
    list_collaborations,
    name_nodes,
    split_roots,
)
from explorer.web.overlap.pairs import build_pairs
from explorer.web.ui.grid_texts import describe_grid
from explorer.web.ui.section import lead_to_nodes, link_node
from tests.web.addresses import read_state
from tests.web.components import find, list_links, read_texts, walk

EMPTY = "?domain=8&province=PV24&form=GO"
OWN = (build_matrix, build_pairs, build_identical, build_nesting_tree)
MINE = ("pairs", "matrix", "identical", "nesting")


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


@pytest.fixture(scope="module")
def inventory() -> Service:
    return Service(load_dataset(PROJECT / "data" / "nl-2016"))


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(Settings()).server.test_client()


def test_the_tree_holds_every_collaboration_once(service, national):
    forest = build_nesting(national)
    top, alone = split_roots(forest)
    t = Translator("en")
    tree = grow_tree(forest, top, name_nodes(national.collaborations, t), t)
    shown = [one["id"] for node in list_nodes(tree) for one in node["nodeProps"]["collaborations"]]
    assert sorted([*shown, *list_collaborations(alone)]) == list(national.collaborations.index)
    assert (len(top), len(alone)) == (45, 21)
    sizes = [root["nodeProps"]["size"] for root in tree]
    assert sizes == sorted(sizes, reverse=True)
    assert all(root["children"] for root in tree)


def test_the_tree_counts_what_lies_within(service, national):
    forest = build_nesting(national)
    t = Translator("en")
    names = name_nodes(national.collaborations, t)
    for node in list_nodes(grow_tree(forest, split_roots(forest)[0], names, t)):
        below = [
            one
            for part in list_nodes(node["children"])
            for one in part["nodeProps"]["collaborations"]
        ]
        assert node["nodeProps"]["within"] == len(below)
        assert node["nodeProps"]["saidWithin"] == f"{len(below)} within"
        assert all(
            child["nodeProps"]["size"] < node["nodeProps"]["size"] for child in node["children"]
        )


def list_nodes(nodes):
    for node in nodes:
        yield node
        yield from list_nodes(node["children"])


@pytest.mark.parametrize("build", OWN, ids=lambda build: build.__name__)
@pytest.mark.parametrize("query", ["", "?list=collaboration", EMPTY, EMPTY + "&list=collaboration"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_block_stands_defined_and_downloadable(service, build, query, language):
    section = build(service, read_state(query), Translator(language))
    assert [type(part) for part in walk(section)][:2] == [html.Section, html.H2]
    assert find(section, html.Dl)
    links = [link.href for link in find(section, html.A) if getattr(link, "download", None) == ""]
    assert links[0].startswith(f"/api/overlap?table={section.id}")


@pytest.mark.parametrize("build", OWN, ids=lambda build: build.__name__)
def test_every_block_stands_on_the_inventory(inventory, build):
    for listing in ("municipality", "collaboration"):
        build(inventory, read_state(f"?data=nl-2016&list={listing}"), Translator("nl"))


def test_the_page_leads_to_its_parts(service):
    links = overlap.list_parts(read_state("?domain=1&part=members"), Translator("en"))
    assert list_links(links) == [
        "?domain=1",
        "?domain=1&part=members",
        "?domain=1&part=backbone",
        "?domain=1&part=communities",
        "?domain=1&part=divisions",
    ]
    assert read_texts(links)[1] == "Same members"


def test_blocks_have_ids_of_their_own():
    blocks = [build for _, builds in overlap.PARTS.values() for build in builds]
    assert set(OWN) <= set(blocks)
    assert len(set(blocks)) == len(blocks)


@pytest.mark.parametrize("table", MINE)
@pytest.mark.parametrize("query", ["", "list=collaboration", "data=nl-2016"])
def test_every_table_downloads_as_it_is_made(service, inventory, client, table, query):
    packages = Packages({"nl": service.dataset, "nl-2016": inventory.dataset})
    if query == "list=collaboration" and not OVERLAP_TABLES[table].takes("list"):
        query = ""
    answer = client.get(f"/api/overlap?table={table}&format=csv&{query}")
    found = pd.read_csv(io.BytesIO(answer.data), keep_default_na=False)
    state = read_state(query)
    made = OVERLAP_TABLES[table].list_rows(
        packages.get(state.package), state.selection, {"list": state[LIST]}, label=str
    )
    assert len(found) == len(made) > 0
    assert list(found.columns) == list(made.columns)
    assert found.iloc[:, 0].astype(str).tolist() == made.iloc[:, 0].astype(str).tolist()


@pytest.mark.parametrize("table", MINE)
def test_an_empty_selection_gives_a_table_with_its_columns(client, table):
    answer = client.get(f"/api/overlap?table={table}&format=csv&{EMPTY[1:]}")
    assert answer.status_code == 200
    assert answer.data.decode().splitlines()[0].count(",") > 1


def test_names_lead_to_explore_with_the_selection(service):
    state = read_state("?domain=1&list=collaboration&method=hypergeometric&lang=en")
    assert link_node(state, "GM0344") == "/?domain=1&select=GM0344&lang=en"
    assert lead_to_nodes(state) == "/?domain=1&lang=en&select="
    assert lead_to_nodes(read_state()) == "/?select="
    (grid,) = find(build_pairs(service, state, Translator("en")), AgGrid)
    led = [column["cellRendererParams"]["to"] for column in grid.columnDefs[:2]]
    assert led == ["/?domain=1&lang=en&select="] * 2


def test_groups_lead_to_explore_and_name_their_members(service):
    section = build_identical(service, read_state(), Translator("nl"))
    items = find(section, html.Li)
    assert len(items) == 55
    assert len(list_links(items)) == 148
    assert list_links(items[0])[0] == "/?select=GR24221387"
    *names, size, members = read_texts(items[0])
    assert names == [
        "Veiligheidsregio Utrecht", "GGD Regio Utrecht", "Omgevingsdienst Utrecht",
    ]  # fmt: skip
    assert size == "26 deelnemers"
    assert members.split(", ")[:3] == ["Amersfoort", "Baarn", "Bunnik"]
    assert members.count(", ") == 25


def test_two_of_one_name_are_told_apart_by_their_id():
    nodes = pd.DataFrame({"node_id": ["a", "b", "c"], "name": ["Bergen", "Urk", "Bergen"]})
    assert name_apart(nodes) == ["Bergen (a)", "Urk", "Bergen (c)"]


def test_where_nothing_is_shared_there_is_no_picture(service):
    assert not find(build_matrix(service, read_state(EMPTY), Translator("nl")), dcc.Graph)
    assert find(build_matrix(service, read_state(), Translator("nl")), dcc.Graph)


def test_the_matrix_speaks_the_language_of_the_page(service):
    picture = find(build_matrix(service, read_state(), Translator("nl")), dcc.Graph)[0]
    said = picture.figure.layout.meta["said"]
    assert said[:3] == ["niets gemeen", "1 samenwerking", "2 samenwerkingen"]
    assert picture.config["locales"]["nl"]["dictionary"]["Zoom in"] == "Inzoomen"
    assert describe_grid(Translator("nl"))["contains"] == "Bevat"


def test_the_answer_stays_small(service):
    """What the matrix and the pairs send: 5.4 MB before their names went out once."""
    for listing in ("municipality", "collaboration"):
        state = read_state(f"?list={listing}")
        sections = [build(service, state, Translator("nl")) for build in OWN]
        assert len(json.dumps(sections, cls=PlotlyJSONEncoder)) < 2_500_000


@pytest.mark.browser
@pytest.mark.parametrize("listing", ["municipality", "collaboration"])
def test_a_square_says_which_two_it_is(watched, address, listing):
    watched.goto(f"{address}/overlap?list={listing}&lang=en")
    square = watched.locator("#overlap-matrix .nsewdrag")
    square.wait_for(timeout=30000)
    expect(watched.locator("#overlap-grid .ag-cell").first).to_be_attached(timeout=30000)
    names = watched.evaluate(
        "document.querySelector('#overlap-matrix .js-plotly-plot').layout.meta.names"
    )
    said = watched.locator("#overlap-pair")
    for pixel in range(2, 40):  # a square is less than two pixels wide, and not all share
        box = square.bounding_box()
        watched.mouse.move(box["x"] + pixel + 3, box["y"] + pixel)
        watched.wait_for_timeout(120)
        if said.is_visible():
            break
    one, other = said.inner_text().split(": ")[0].split(" – ", 1)
    first = names[: int(60 * len(names) / box["width"])]
    assert one in first
    assert other in first


@pytest.mark.browser
def test_the_tree_opens_with_the_keyboard(watched, address):
    watched.goto(f"{address}/overlap?part=members")
    line = watched.locator(".tree > li").first
    line.focus()
    assert line.get_attribute("aria-expanded") == "false"
    watched.keyboard.press("Space")
    watched.locator(".tree > li:first-child > ul > li").first.wait_for()
    assert line.get_attribute("aria-expanded") == "true"
    watched.keyboard.press("ArrowDown")
    assert watched.evaluate("document.activeElement.dataset.level") == "2"


@pytest.mark.browser
def test_an_address_with_a_block_leads_to_it(watched, address):
    watched.goto(f"{address}/overlap?part=members#nesting")
    watched.locator("#nesting").wait_for()
    watched.wait_for_function(
        "Math.abs(document.getElementById('nesting').getBoundingClientRect().top) < 120"
    )


def test_the_app_offers_the_tables(client):
    answer = client.get("/api/overlap?table=identical&format=csv")
    assert answer.data.decode().splitlines()[0] == "group,size,collaboration_id,name,members"
