"""Where ties come and go, on the map: on one, or before and after beside each other."""

from typing import Any

import pandas as pd
from dash import dcc, html

from explorer.figures.difference import draw_difference
from explorer.network import Network
from explorer.tables.difference import list_difference, place_nodes
from explorer.translate import Translator
from explorer.web.ui.aria import label_aria


def build_difference(
    graph_id: str,
    networks: tuple[Network, Network],
    positions: pd.DataFrame,
    t: Translator,
    *,
    said: str,
    height: str,
    beside: bool = False,
) -> html.Figure:
    """Two networks on one map, or with `beside` what changes and its surroundings on a map each.

    positions: the table of the package; said: what is seen. Two maps are of the same part.
    """
    places, ties = place_nodes(positions, networks), list_difference(*networks)
    if beside:
        titles = {"before": t("Before"), "after": t("After")}
        sides = []
        for (name, title), network in zip(titles.items(), networks, strict=True):
            there = places.assign(drawn=places.index.isin(network.actors.index))
            shown = (0, -1) if name == "before" else (0, 1)
            figure = draw_difference(there, ties, near=True, shown=shown)
            graph = _build_graph(f"{graph_id}-{name}", figure, height)
            sides.append(html.Div([html.H3(title), graph]))
        maps: Any = html.Div(sides, className="sides")
    else:
        maps = _build_graph(graph_id, draw_difference(places, ties), height)
    caption = html.Figcaption(said, className="definition")
    return html.Figure([html.H2(t("Where")), maps, caption], **label_aria(said))


def _build_graph(graph_id: str, figure: Any, height: str) -> dcc.Graph:  # noqa: ANN401, a figure
    return dcc.Graph(
        id=graph_id,
        figure=figure,
        config={"displayModeBar": False},
        style={"height": height},
    )
