"""Nodes on the map to choose from; what is chosen stands out."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from explorer.figures.palette import ACCENT, INK
from explorer.figures.places import QUIET, Trace, draw_dots, lay_out


def draw_choice(places: pd.DataFrame, fields: Mapping[str, str]) -> go.Figure:
    """A dot for each node, of a collaboration a diamond, in the order of `places`.

    places: indexed by node id, columns `name`, `kind`, `x`, `y` (kilometres, y down); fields: what
    each field of the form takes, by name. Each dot carries the node's id and kind, the layout the
    fields; which are chosen is told by their places as `selectedpoints` of the one trace.
    """
    diamonds = places["kind"].eq("collaboration")
    trace: Trace = draw_dots(
        places[["x", "y"]].to_numpy(),
        places["name"],
        {
            "size": diamonds.map({True: 5, False: 6}).tolist(),
            "symbol": diamonds.map({True: "diamond", False: "circle"}).tolist(),
            "color": diamonds.map({True: QUIET, False: INK}).tolist(),
            "line": {"width": 0.5, "color": "#ffffff"},
        },
    )
    trace["customdata"] = places.index.tolist()
    trace["ids"] = (places["kind"] + ":" + places.index).tolist()
    trace["unselected"] = {"marker": {"opacity": 1}}
    trace["selected"] = {"marker": {"color": ACCENT, "size": 12, "opacity": 1}}
    trace["selectedpoints"] = []
    return go.Figure([trace], {**lay_out(), "meta": dict(fields)})
