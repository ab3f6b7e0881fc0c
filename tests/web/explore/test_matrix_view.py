"""The matrix as a view of Explore."""

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from explorer.figures.incidence import fade, find_near
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.explore.matrix_view import draw_view, order_columns, order_rows
from tests.web.addresses import read_state
from tests.web.settling import open_page


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


@pytest.mark.parametrize("query", ["", "domain=1,6&province=PV26", "date=2019-01-01"])
def test_every_tie_is_a_square_in_the_colour_of_its_domain(service, query):
    state = read_state(query)
    network = service.network_of(state.selection)
    figure = draw_view(network, state, Translator("en"))
    values = np.asarray(figure.data[0].z)
    meta = figure.layout.meta
    assert int((values > 0).sum()) == len(network.ties)
    assert sorted(meta["rows"]) == list(network.actors.index)
    assert sorted(meta["columns"]) == list(network.collaborations.index)
    domains = network.collaborations.loc[meta["columns"], "domain"].to_list()
    assert domains == sorted(domains)
    row = meta["rows"].index(network.ties["actor_id"].iloc[0])
    column = meta["columns"].index(network.ties["collaboration_id"].iloc[0])
    assert values[row, column] > 0


def test_orders_hold_every_node_once(national):
    assert sorted(order_rows(national)) == list(range(342))
    assert sorted(order_columns(national)) == list(range(434))


def test_what_is_not_chosen_is_pale(service):
    state = read_state("select=GM0344")
    values = np.asarray(
        draw_view(service.network_of(state.selection), state, Translator("nl")).data[0].z
    )
    degree = service.network_of(state.selection).degrees["GM0344"]
    assert int(((values > 0) & (values <= 9)).sum()) == degree
    assert find_near(np.eye(2), ["A", "B"], ["s", "t"], ["t"]).tolist() == [
        [False, False],
        [False, True],
    ]
    assert fade("#000000") == "#b8b8b8"


def test_a_projection_is_a_square_matrix(service):
    state = read_state("nodes=collaboration&view=matrix")
    figure = draw_view(service.network_of(state.selection), state, Translator("nl"))
    assert np.asarray(figure.data[0].z).shape == (434, 434)


@pytest.mark.browser
def test_a_square_selects_in_every_view(watched: Page, address: str):
    page = open_page(watched, f"{address}/?view=map,matrix&domain=1&province=PV26")
    square = page.locator("#matrix-picture .nsewdrag")
    square.wait_for()
    box = square.bounding_box()
    page.get_by_role("button", name="Begrepen").click()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**select=**")
    code = page.url.split("select=")[1].split("&")[0]
    page.wait_for_function(
        f"document.getElementById('graph')._cyreg.cy.nodes('.selected').id() === '{code}'"
    )
    expect(page.locator("#panel .kind")).to_be_visible()


@pytest.mark.browser
def test_no_chart_library_comes_without_a_chart(watched: Page, address: str):
    asked = []
    watched.on("request", lambda request: asked.append(request.url))
    open_page(watched, address)
    assert not [url for url in asked if "plotly" in url]
