"""Two networks of the same country on one map: the ties that came and that went stand out."""

import pandas as pd
import plotly.graph_objects as go

from explorer.figures.palette import INK
from explorer.figures.places import Trace, draw_dots, draw_lines, find_ends, lay_out
from explorer.figures.waterfall import CAME, WENT

STAYED = "#c3cad2"


def draw_difference(places: pd.DataFrame, ties: pd.DataFrame) -> go.Figure:
    """Ties that stayed thin and grey, those that came and went in colour, over them the nodes.

    places: indexed by node id, columns `name`, `x`, `y` (kilometres, y down, missing is not drawn)
    and `kind` (`collaboration` is a diamond, others dots); ties: `first` and `second` (ids) and
    `change` (1 came, -1 went, 0 stayed). What went is dashed, so that colour is not all that tells.
    Empty frames draw nothing.
    """
    looks = {
        0: {"color": STAYED, "width": 0.5},
        -1: {"color": WENT, "width": 1.6, "dash": "4px,2px"},
        1: {"color": CAME, "width": 1.6},
    }
    lines = [
        draw_lines(find_ends(places, ties[ties["change"] == c]), look) for c, look in looks.items()
    ]
    diamonds = places["kind"].eq("collaboration")
    changed = ties[ties["change"] != 0]
    moved = places.index.isin(changed["first"]) | places.index.isin(changed["second"])
    return go.Figure(
        [
            *lines,
            _mark(places[diamonds & moved], {"size": 5.5, "symbol": "diamond", "color": INK}),
            _mark(places[~diamonds], {"size": 4.5, "color": INK}),
        ],
        lay_out(),
    )


def _mark(places: pd.DataFrame, marker: dict[str, object]) -> Trace:
    edged = {**marker, "line": {"width": 0.5, "color": "#ffffff"}}
    return draw_dots(places[["x", "y"]].to_numpy(), places["name"], edged)
