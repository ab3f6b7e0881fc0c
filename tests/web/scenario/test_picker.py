"""Choosing on the map of the form: into its field, and out of it again."""

import pytest
from playwright.sync_api import Page, expect

from explorer.dataset import Dataset
from explorer.network import Selection
from explorer.scenario import STEPS
from explorer.tables.queries import Service
from explorer.tables.scenario import work_out
from explorer.translate import Translator
from explorer.web.scenario.picker import list_places
from tests.web.settling import open_page

EN = Translator("en")
POINT = """(code) => {
  const graph = document.querySelector("#step-map .js-plotly-plot");
  const {xaxis, yaxis} = graph._fullLayout;
  const at = graph.data[0].customdata.indexOf(code);
  const box = graph.getBoundingClientRect();
  return [box.x + xaxis._offset + xaxis.l2p(graph._fullData[0].x[at]),
          box.y + yaxis._offset + yaxis.l2p(graph._fullData[0].y[at])];
}"""
CHOSEN = """() => {
  const graph = document.querySelector("#step-map .js-plotly-plot");
  return graph.data[0].selectedpoints.map((at) => graph.data[0].customdata[at]);
}"""


@pytest.fixture(scope="module")
def scenario(nl: Dataset):
    return work_out(Service(nl), Selection(), (), strict=False)


@pytest.mark.parametrize("record", STEPS.values(), ids=list(STEPS))
def test_the_map_shows_what_fields_take(scenario, record):
    kinds = set(list_places(record, scenario)["kind"])
    sorts = {sort.rstrip("s") for sort in record.fields.values()}
    assert kinds == {
        kind
        for kind, sort in (("municipality", "town"), ("collaboration", "group"))
        if sort in sorts
    }


def test_a_click_goes_into_the_field(watched: Page, address: str):
    page = watched
    open_page(page, f"{address}/scenario?lang=en")
    figure = page.locator("#step-map")
    figure.scroll_into_view_if_needed()
    expect(figure.locator(".js-plotly-plot")).to_be_visible()
    chosen = page.locator(".step-form .mantine-Pill-label")
    for code, name in (("GM0080", "Leeuwarden"), ("GM0060", "Ameland")):
        page.mouse.click(*page.evaluate(POINT, code))
        expect(chosen.filter(has_text=name)).to_be_visible()
    page.wait_for_function(f"({CHOSEN})().length === 2")
    assert set(page.evaluate(CHOSEN)) == {"GM0080", "GM0060"}
    page.mouse.click(*page.evaluate(POINT, "GM0060"))
    expect(chosen.filter(has_text="Ameland")).to_have_count(0)
    page.wait_for_function(f"({CHOSEN})().length === 1")


def test_clicks_in_a_row_are_all_kept_and_of_one_field_the_last(watched: Page, address: str):
    page = watched
    open_page(page, f"{address}/scenario?lang=en")
    page.locator("#step-map").scroll_into_view_if_needed()
    expect(page.locator("#step-map .js-plotly-plot")).to_be_visible()
    points = [page.evaluate(POINT, code) for code in ("GM0080", "GM0060", "GM0988")]
    for point in points:
        page.mouse.click(*point)
    page.wait_for_function(f"({CHOSEN})().length === 3")
    assert set(page.evaluate(CHOSEN)) == {"GM0080", "GM0060", "GM0988"}
    open_page(page, f"{address}/scenario?lang=en&add=leave")
    page.locator("#step-map").scroll_into_view_if_needed()
    expect(page.locator("#step-map .js-plotly-plot")).to_be_visible()
    for point in [page.evaluate(POINT, code) for code in ("GM0080", "GM0060")]:
        page.mouse.click(*point)
    page.wait_for_function(f"JSON.stringify(({CHOSEN})()) === '[\"GM0060\"]'")
