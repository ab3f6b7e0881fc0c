"""Choosing on the map of the form: into its field, and out of it again."""

import pytest
from playwright.sync_api import Page, expect

from explorer.dataset import Dataset
from explorer.network import Selection
from explorer.scenario import STEPS
from explorer.tables.queries import Service
from explorer.tables.scenario import work_out
from explorer.translate import Translator
from explorer.web.scenario.picker import choose, find_chosen, list_places
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


def test_of_several_one_comes_and_goes():
    chosen = choose(STEPS["merge"], {"merging": ["GM0344"]}, "GM0363", "municipality")
    name = next(key for key, sort in STEPS["merge"].fields.items() if sort == "towns")
    once = choose(STEPS["merge"], {name: ["GM0344"]}, "GM0363", "municipality")
    assert once == {name: ["GM0344", "GM0363"]}
    assert choose(STEPS["merge"], once, "GM0344", "municipality") == {name: ["GM0363"]}
    assert chosen["merging"]


def test_of_one_it_is_another_or_none():
    fields = {"actor": "GM0344", "collaboration": None}
    other = choose(STEPS["leave"], fields, "GM0363", "municipality")
    assert other == {"actor": "GM0363", "collaboration": None}
    assert choose(STEPS["leave"], other, "GM0363", "municipality")["actor"] is None
    both = choose(STEPS["leave"], other, "GR24221387", "collaboration")
    assert both == {"actor": "GM0363", "collaboration": "GR24221387"}


def test_what_no_field_takes_changes_nothing():
    fields = {"collaboration": "GR1"}
    assert choose(STEPS["dissolve"], fields, "GM0344", "municipality") == fields


def test_what_is_chosen_stands_out(scenario):
    places = list_places(STEPS["leave"], scenario)
    found = find_chosen(["GM0344", None, ["GR24221387"], ""], places)
    assert {places.index[place] for place in found} == {"GM0344", "GR24221387"}


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
