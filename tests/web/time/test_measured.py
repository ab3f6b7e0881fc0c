"""A measure over the years on the page Over time: the numbers are those of the library."""

import io

import pandas as pd
import pytest
from dash import html
from flask import Flask

from explorer.dataset import Dataset
from explorer.measures.registry import MEASURES
from explorer.network import Selection
from explorer.tables.queries import Packages, Service
from explorer.tables.series import list_dates, list_measure_series
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.api import register_routes
from explorer.web.factory import build_page
from explorer.web.site import Site
from explorer.web.time.measured import MEASURE
from tests.web.addresses import make_site, read_state
from tests.web.components import get, list_ids, list_links, read_rows, read_text, walk

LINES = "measured-lines"


@pytest.fixture(scope="module")
def site(nl: Dataset) -> Site:
    return make_site({"nl": nl})


def open_block(site: Site, query: str) -> html.Section:
    return get(build_page(site, "/time", f"?lang=en&{query}"), ids.MEASURED)


def follow(service: Service, measure: str, **asked: str) -> pd.DataFrame:
    until = asked.pop("until", "")
    dates = list_dates(service.dataset, until=until)
    selection = Selection(**{"domain": (asked.pop("domain"),)} if "domain" in asked else {})
    return list_measure_series(service, selection, dates, measure=measure, **asked)


def test_nothing_is_computed_until_it_is_asked_for(site: Site):
    service = Service(site.packages.get("").dataset)
    fresh = make_site({"nl": service.dataset})
    block = open_block(fresh, "from=2022-01-01")
    assert LINES not in list_ids(block)
    assert not list_links(block)
    assert fresh.packages.get("").measure_nodes.cache_info().currsize == 0


@pytest.mark.parametrize("measure", MEASURES)
def test_the_mean_of_every_measure_can_be_followed(site: Site, measure: str):
    block = open_block(site, f"measure={measure}")
    frame = follow(site.packages.get(""), measure)
    means = [
        frame[f"{mode}_mean"]
        for mode in ("municipality", "collaboration")
        if frame[f"{mode}_mean"].notna().any()
    ]
    drawn = [pd.Series(line.y) for line in get(block, LINES).figure.data]
    assert len(drawn) == len(means) > 0
    for line, mean in zip(drawn, means, strict=True):
        assert line.tolist() == pytest.approx(mean.tolist(), nan_ok=True)
    t, digits = Translator("en"), MEASURES[measure].digits or 2
    for place, row in enumerate(read_rows(block)[1:]):
        written = [
            "–" if pd.isna(mean[place]) else t.number(mean[place], digits=digits) for mean in means
        ]
        assert row[1:] == written


@pytest.mark.parametrize(
    ("node", "measure", "peers"),
    [
        ("GM0344", "degree", "Median of its size class"),
        ("GM0344", "betweenness", "Median of its size class"),
        ("GR24221387", "degree", "Median of its domain"),
        ("GM1982", "closeness", "Median of its size class"),  # Land van Cuijk, of 2022
    ],
)
def test_a_node_is_followed_beside_its_peers(site: Site, node: str, measure: str, peers: str):
    asked = "" if measure == "degree" else f"&measure={measure}"
    block = open_block(site, f"select={node}{asked}&to=2026-01-01")
    frame = follow(site.packages.get(""), measure, node_id=node, until="2026-01-01")
    own, median = get(block, LINES).figure.data
    assert list(own.x) == list(median.x) == frame["date"].tolist()
    assert list(own.y) == pytest.approx(frame["value"].tolist(), nan_ok=True)
    assert list(median.y) == pytest.approx(frame["peer_median"].tolist(), nan_ok=True)
    # Told apart without their colours, and by name.
    assert own.line.dash != median.line.dash
    assert own.marker.symbol != median.marker.symbol
    assert median.name == peers
    head, *rows = read_rows(block)
    assert head == ["Date", own.name, peers]
    t, digits = Translator("en"), MEASURES[measure].digits or 1
    assert [row[1] for row in rows] == [
        "–" if pd.isna(value) else t.number(value, digits=digits) for value in frame["value"]
    ]


def test_several_are_a_chart_each_and_each_can_be_removed(site: Site):
    block = open_block(site, "select=GM0344,GR24221387&province=PV26")
    figure = get(block, LINES).figure
    assert len(figure.data) == 4
    assert figure.layout.annotations[0].text == "Utrecht"
    assert [line.showlegend for line in figure.data] == [None, None, False, False]
    links = list_links(block)
    assert sum(href.startswith("/api/series?") for href in links) == 2
    rest = {read_state(href).selected for href in links if href.startswith("?")}
    assert rest == {("GM0344",), ("GR24221387",)}
    assert all("province=PV26" in href for href in links)


def test_the_file_has_the_numbers_of_the_page(site: Site, nl: Dataset):
    app = Flask(__name__)
    register_routes(app, Packages({"nl": nl}))
    block = open_block(site, "select=GM0344&measure=partners&to=2025-01-01&domain=1")
    (href,) = [each for each in list_links(block) if each.startswith("/api/")]
    frame = pd.read_csv(io.StringIO(app.test_client().get(href).get_data(as_text=True)))
    own, median = get(block, LINES).figure.data
    assert frame["date"].tolist() == list(own.x)
    assert frame["value"].tolist() == list(own.y)
    assert frame["peer_median"].tolist() == list(median.y)
    (ground,) = get(block, LINES).figure.layout.shapes
    assert (ground.x0, ground.x1) == ("2018-01-01", "2020-03-11")
    assert "Grey: not yet complete." in read_text(block)


def test_what_has_no_value_is_said(site: Site):
    block = open_block(site, "select=GR24221387&measure=participation")
    assert "Without a value of this measure at these dates: " in read_text(block)
    assert LINES not in list_ids(block)
    assert LINES not in list_ids(open_block(site, "select=NOTHING"))


def test_none_is_offered_only_where_nothing_is_selected(site: Site):
    def offered(query: str) -> tuple[str, list[str]]:
        page = build_page(site, "/time", query)
        (control,) = [
            each
            for each in walk(page)
            if isinstance(getattr(each, "id", None), dict) and each.id.get("name") == MEASURE.name
        ]
        return control.value, [each["value"] for each in control.data]

    assert offered("") == ("none", ["none", *MEASURES])
    assert offered("select=GM0344") == ("degree", [*MEASURES])


@pytest.mark.parametrize("node", ["GM0344", "GR24221387"])
def test_a_sheet_leads_to_its_own_line(site: Site, node: str):
    kind = "municipality" if node.startswith("GM") else "collaboration"
    page = build_page(site, f"/{kind}/{node}", "?date=2024-01-01&lang=en")
    (href,) = [each for each in list_links(page) if "#" in each and "/time" in each]
    assert href == f"/time?select={node}&lang=en#{ids.MEASURED}"
    assert LINES in list_ids(build_page(site, "/time", href.partition("?")[2].partition("#")[0]))
