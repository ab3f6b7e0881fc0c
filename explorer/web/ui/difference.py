"""Where ties come and go, on the map."""

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
    near: bool = False,
) -> html.Figure:
    """Two networks on one map.

    positions: the table of the package; said: what is seen; near: what changed and its surroundings
    alone.
    """
    places = place_nodes(positions, networks)
    figure = draw_difference(places, list_difference(*networks), near=near)
    picture = dcc.Graph(
        id=graph_id,
        figure=figure,
        config={"displayModeBar": False},
        style={"height": height},
    )
    return html.Figure(
        [html.H2(t("Where")), picture, html.Figcaption(said, className="definition")],
        **label_aria(said),
    )
