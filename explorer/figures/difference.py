"""Two networks of the same country on one map: the ties that came and that went stand out."""

from collections.abc import Collection

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from explorer.figures.palette import INK
from explorer.figures.places import Trace, draw_dots, draw_lines, find_ends, lay_out
from explorer.figures.waterfall import CAME, WENT

STAYED = "#c3cad2"
# Kilometres from the middle that are seen at least, and as many names as stay apart.
NEAREST = 25
MOST_NAMED = 8


def draw_difference(
    places: pd.DataFrame,
    ties: pd.DataFrame,
    *,
    near: bool = False,
    shown: Collection[int] = (0, -1, 1),
) -> go.Figure:
    """Ties that stayed thin and grey, those that came and went in colour, over them the nodes.

    places: indexed by node id, columns `name`, `x`, `y` (kilometres, y down, missing is not drawn)
    and `kind` (`collaboration` is a diamond, others dots); ties: `first` and `second` (ids) and
    `change` (1 came, -1 went, 0 stayed). What went is dashed, so that colour is not all that tells.
    Empty frames draw nothing. near: the picture shows what changed and its surroundings alone, and
    names municipalities with ties that changed, as far as they are few. shown: the changes whose
    ties are drawn, for a picture of before (0 and -1) or after (0 and 1); the part of the map is
    that of all of them. `drawn`, where places have it, says which nodes are there.
    """
    looks = {
        0: {"color": STAYED, "width": 0.5},
        -1: {"color": WENT, "width": 1.6, "dash": "4px,2px"},
        1: {"color": CAME, "width": 1.6},
    }
    lines = [
        draw_lines(find_ends(places, ties[ties["change"] == c]), look)
        for c, look in looks.items()
        if c in shown
    ]
    diamonds = places["kind"].eq("collaboration")
    moved = _touch(places, ties[ties["change"] != 0])
    seen = _touch(places, ties[ties["change"].isin(shown)])
    there = places.get("drawn", pd.Series(True, index=places.index)).to_numpy()
    figure = go.Figure(
        [
            *lines,
            _mark(
                places[diamonds & moved & seen], {"size": 5.5, "symbol": "diamond", "color": INK}
            ),
            _mark(places[~diamonds & there], {"size": 4.5, "color": INK}),
        ],
        lay_out(),
    )
    if not near:
        return figure
    left = ties[ties["change"] >= 0] if 1 in shown else ties
    named = moved & ~diamonds & there & _touch(places, left)
    return _come_near(figure, places[moved], places[named])


def _touch(places: pd.DataFrame, ties: pd.DataFrame) -> np.ndarray:
    """Which of the nodes have one of some ties."""
    touched = np.zeros(len(places) + 1, dtype=bool)
    for end in ("first", "second"):
        # What has no place is -1, which is the last of them and left out again.
        touched[places.index.get_indexer(ties[end])] = True
    return touched[:-1]


def _come_near(figure: go.Figure, moved: pd.DataFrame, named: pd.DataFrame) -> go.Figure:
    """The part of the picture around some nodes, others named where they are few."""
    known = moved.dropna(subset=["x", "y"])
    if known.empty:
        return figure
    middle = (known[["x", "y"]].max() + known[["x", "y"]].min()) / 2
    half = max((known[["x", "y"]].max() - known[["x", "y"]].min()).max() / 2 * 1.25, NEAREST)
    figure.update_xaxes(range=[middle["x"] - half, middle["x"] + half])
    figure.update_yaxes(range=[middle["y"] + half, middle["y"] - half], autorange=False)
    named = named.dropna(subset=["x", "y"])
    if len(named) <= MOST_NAMED:
        figure.add_trace(
            go.Scatter(
                x=named["x"],
                y=named["y"],
                text=named["name"],
                mode="text",
                textposition="top center",
                textfont={"size": 12, "color": INK},
                hoverinfo="skip",
            )
        )
    return figure


def _mark(places: pd.DataFrame, marker: dict[str, object]) -> Trace:
    edged = {**marker, "line": {"width": 0.5, "color": "#ffffff"}}
    dots = draw_dots(places[["x", "y"]].to_numpy(), places["name"], edged)
    return dots | {"ids": places.index.tolist()}
