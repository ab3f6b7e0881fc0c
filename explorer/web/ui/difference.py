"""Where ties come and go, on the map: on one, or before and after beside each other."""

from typing import Any

import pandas as pd
from dash import dcc, html

from explorer.figures.difference import draw_difference
from explorer.network import Network
from explorer.tables.difference import list_difference, place_nodes
from explorer.translate import Translator
from explorer.web.ui.aria import label_aria

Networks = tuple[Network, Network]


def build_difference(
    graph_id: str,
    networks: Networks,
    positions: pd.DataFrame,
    t: Translator,
    *,
    said: str,
    height: str,
) -> html.Figure:
    """Two networks on one map. positions: the table of the package; said: what is seen."""
    figure = draw_difference(place_nodes(positions, networks), list_difference(*networks))
    return _build_figure([_build_graph(graph_id, figure, height)], t, said=said)


def build_sides(
    graph_id: str,
    networks: Networks,
    positions: pd.DataFrame,
    t: Translator,
    *,
    said: str,
    height: str,
) -> html.Figure:
    """What changes and its surroundings, before and after on a map each, of the same part."""
    places, ties = place_nodes(positions, networks), list_difference(*networks)
    sides = []
    for name, title, network, shown in (
        ("before", t("Before"), networks[0], (0, -1)),
        ("after", t("After"), networks[1], (0, 1)),
    ):
        drawn = places.index.isin(network.actors.index)
        figure = draw_difference(places.assign(drawn=drawn), ties, near=True, shown=shown)
        graph = _build_graph(f"{graph_id}-{name}", figure, height)
        sides.append(html.Div([html.H3(title), graph]))
    return _build_figure([html.Div(sides, className="sides")], t, said=said)


def _build_graph(graph_id: str, figure: Any, height: str) -> dcc.Graph:  # noqa: ANN401, a figure
    return dcc.Graph(
        id=graph_id,
        figure=figure,
        config={"displayModeBar": False},
        style={"height": height},
    )


def _build_figure(content: list[Any], t: Translator, *, said: str) -> html.Figure:
    caption = html.Figcaption(said, className="definition")
    return html.Figure([html.H2(t("Where")), *content, caption], **label_aria(said))
