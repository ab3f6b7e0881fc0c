"""What is about my municipalities is marked, and nothing else."""

import dash_ag_grid as dag
import plotly.graph_objects as go
import pytest
from dash import dcc, html

from explorer.figures.highlight import STAR, highlight_figure
from explorer.web.ui.highlight import highlight, highlight_rows, list_named, name_actor
from tests.web.components import walk

MINE = {"GM0344": "Utrecht"}


def list_marked(part):
    return [
        each for each in walk(highlight(part, MINE)) if "mine" in getattr(each, "className", "")
    ]


@pytest.mark.parametrize(
    ("name", "href", "marked"),
    [
        ("Utrecht", "/municipality/GM0344", True),
        ("Utrecht", "/municipality/GM0344?lang=en", True),
        ("Utrecht", "/?domain=1&select=GM0344", True),
        ("Utrecht", "/municipality/GM0345", False),
        ("Utrecht", "/?province=PV26", False),
        ("Utrecht", "/?select=GM0344,GM0310", False),
        ("See it in Explore", "/?select=GM0344", False),
        ("Utrecht", "", False),
    ],
)
def test_a_link_to_it_under_its_name(name, href, marked):
    for kind in (html.A, dcc.Link):
        assert bool(list_marked(html.Div(kind(name, href=href)))) == marked


def test_a_row_that_begins_with_it():
    link = html.A("Utrecht", href="/municipality/GM0344")
    rows = [
        html.Tr([html.Th(link), html.Td("1")]),
        html.Tr([html.Th("Utrecht"), html.Td(link)]),
        html.Tr([html.Th(html.Span("Utrecht", **name_actor("GM0344"))), html.Td("2")]),
    ]
    marked = [each for each in list_marked(html.Table(rows)) if isinstance(each, html.Tr)]
    assert [each.children[1].children for each in marked] == ["1", "2"]


def test_a_name_that_says_whom_it_is_of():
    part = html.P(list_named([("Utrecht", "GM0344"), ("Zeist", "GM0355")]))
    (only,) = list_marked(part)
    assert only.children == "Utrecht"
    assert not list_marked(html.P("Utrecht"))


def test_the_part_given_stays_as_it_is():
    part = html.Div([html.A("Utrecht", href="/municipality/GM0344", className="option"), "x", None])
    before = str(part.to_plotly_json())
    once = highlight(part, MINE)
    assert once.children[0].className == "option mine"
    assert highlight(once, MINE).children[0].className == "option mine"
    assert str(part.to_plotly_json()) == before
    assert highlight(part, {}) is part


def test_rows_of_a_grid_by_whom_they_are_about():
    rows = [{"id": "GM0344"}, {"first": "GM0310", "second": "GM0344"}, {"name": "Utrecht"}]
    assert [row.get("mine") for row in highlight_rows(rows, MINE)] == [True, True, None]
    assert "mine" not in rows[0]
    grid = highlight(html.Div(dag.AgGrid(id="g", rowData=rows)), MINE).children
    assert [bool(row.get("mine")) for row in grid.rowData] == [True, True, False]
    assert highlight_rows(None, MINE) is None


def test_dots_by_ids_or_customdata_are_ringed():
    for key in ("ids", "customdata"):
        dots = go.Scatter(x=[1, 2], y=[3, 4], **{key: ["GM0310", "GM0344"]})
        figure = go.Figure([go.Scatter(x=[9], y=[9]), dots])
        ring = highlight_figure(figure, MINE).data[-1]
        assert (list(ring.x), list(ring.y), list(ring.text)) == ([2], [4], [f"{STAR} Utrecht"])
        assert len(figure.data) == 2


def test_a_place_that_is_not_known_is_not_ringed():
    figure = go.Figure(go.Scatter(x=[float("nan")], y=[1], ids=["GM0344"]))
    assert highlight_figure(figure, MINE) is figure


def test_of_many_there_are_rings_without_names():
    names = {str(number): f"Plaats {number}" for number in range(13)}
    dots = go.Scatter(x=list(range(13)), y=list(range(13)), ids=list(names))
    assert highlight_figure(go.Figure(dots), names).data[-1].mode == "markers"


def test_rows_and_columns_of_a_matrix_are_framed():
    figure = go.Figure(go.Heatmap(z=[[1, 2], [3, 4], [5, 6]]))
    figure.update_layout(meta={"rows": ["a", "GM0344", "b"], "columns": ["GR1", "GR2"]})
    marked = highlight_figure(figure, MINE)
    (shape,) = marked.layout.shapes
    assert (shape.y0, shape.y1, shape.x0, shape.x1) == (0.5, 1.5, -0.5, 1.5)
    assert marked.layout.annotations[0].text == f"<b>{STAR} Utrecht</b>"
    figure.update_layout(meta={"rows": ["GM0344", "a"], "columns": ["GM0344", "a"]})
    assert len(highlight_figure(figure, MINE).layout.shapes) == 2
