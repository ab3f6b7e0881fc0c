"""The drawing of the network: the only place that knows dash-cytoscape.

The server sends columns (`figures.constellation`); `assets/constellation.js` makes elements of
them, keeps the borders under the canvas and shows, hides and highlights on the client.
"""

from collections.abc import Mapping
from typing import Any

import dash_cytoscape as cyto
from dash import dcc, html

from explorer.figures.constellation import style_constellation
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.ui.aria import label_aria


def build_graph(t: Translator, *, drawing: Mapping[str, Any], legend: list[Any]) -> html.Div:
    """The map: borders beneath, the network on top; `drawing` the data of its stores, by id."""
    return html.Div(
        className="map",
        children=[
            html.Div(id="borders", className="borders"),
            html.Button(t("Show the network as a table"), id="as-table", className="skip"),
            html.Div(
                role="img",
                **label_aria(
                    t("Network of municipalities and collaborations"), describedby="as-table"
                ),
                children=_build_canvas(),
            ),
            _build_zoom(t),
            html.Div(id="graph-card", className="card", hidden=True),
            html.P(
                t("Nothing meets these filters. Remove one above, or choose another date."),
                id="nothing",
                className="nothing",
                role="status",
                hidden=True,
            ),
            _build_hint(t),
            html.Div(legend, id=ids.LEGEND, className="legend"),
            *(dcc.Store(id=store, data=data) for store, data in drawing.items()),
            dcc.Store(id=ids.GRAPH_BASE),
            dcc.Store(id=ids.GRAPH_SHOWN),
            dcc.Store(id=ids.GRAPH_DRAWN),
        ],
    )


def _build_canvas() -> cyto.Cytoscape:
    """An empty canvas; the browser makes the elements."""
    return cyto.Cytoscape(
        id=ids.GRAPH,
        elements=[],
        layout={"name": "preset", "fit": False, "animate": False},
        stylesheet=style_constellation(),
        minZoom=0.08,
        maxZoom=6,
        autoungrabify=True,
        boxSelectionEnabled=False,
        autoRefreshLayout=False,
        responsive=False,
        className="graph",
        style={"width": "100%", "height": "100%"},
    )


def _build_zoom(t: Translator) -> html.Div:
    return html.Div(
        className="zoom",
        role="group",
        **label_aria(t("Zoom the map")),
        children=[
            html.Button(sign, id=f"zoom-{name}", title=t(label), **label_aria(t(label)), n_clicks=0)
            for sign, name, label in (
                ("+", "in", N_("Zoom in")),
                ("−", "out", N_("Zoom out")),
                ("⤢", "all", N_("Whole country")),
            )
        ],
    )


def _build_hint(t: Translator) -> html.Div:
    """What one can do here, on a first visit; `assets/frame.js` shows it until it is closed."""
    text = t(
        "Click a municipality (dot) or collaboration (diamond) to see what it takes part in; "
        "shift-click a second to compare. Press / to search."
    )
    return html.Div(
        [html.Span(text), html.Button(t("Understood"), id="hint-close", n_clicks=0)],
        id="hint",
        className="hint",
        role="note",
        hidden=True,
    )
