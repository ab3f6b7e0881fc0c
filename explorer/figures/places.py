"""Actors at their places on the map: the ties between them, or the groups they are in.

Traces are given as dicts, so that Plotly checks them once.
"""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from explorer.figures.palette import ACCENT, GROUP_COLOURS, INK
from explorer.figures.style import HOVER_LABEL, style_paper

Trace = dict[str, Any]
QUIET = "#b4bec8"
# Places in Plotly's list of symbols: circle, square, diamond, triangle.
SYMBOLS = np.array([0, 1, 2, 5])
HOVER = "<b>%{text}</b><extra></extra>"


def draw_ties(places: pd.DataFrame, ties: pd.DataFrame) -> go.Figure:
    """Ties as thin lines, those that cross a border thicker and in colour, over them the actors.

    places: indexed by actor id, columns `name` and `x`, `y` (kilometres, y down, missing is not
    drawn); ties: `first` and `second` (ids), `crossing` (boolean, missing counts as no) and
    `label`, shown halfway a tie that crosses. An empty frame draws nothing.
    """
    crossing = ties["crossing"].fillna(False).astype(bool).to_numpy()
    ends = find_ends(places, ties)
    middle = ends[crossing].mean(axis=1)
    marks = [
        draw_lines(ends[~crossing], {"color": QUIET, "width": 0.8}),
        draw_lines(ends[crossing], {"color": ACCENT, "width": 2}),
        # Invisible points halfway along the ties that cross carry the text on hover.
        draw_dots(middle, ties["label"][crossing], {"size": 10, "color": ACCENT, "opacity": 0}),
        draw_dots(
            places[["x", "y"]].to_numpy(),
            places["name"],
            {"size": 5, "color": INK, "line": {"width": 0.5, "color": "#ffffff"}},
        )
        | {"ids": places.index.tolist()},
    ]
    return go.Figure(marks, lay_out())


def draw_groups(places: pd.DataFrame, *, labels: list[str]) -> go.Figure:
    """Actors by group: a colour and a form each, and the group's number in the midst of it.

    places: as in `draw_ties`, with `group` (numbers from 0, below 0 in none); labels: what each
    group is called on hover, by number. Colour and form together are one group's up to 36 groups;
    the number tells all apart.
    """
    loose, grouped = places[places["group"] < 0], places[places["group"] >= 0]
    groups = grouped["group"].to_numpy()
    dots = draw_dots(
        grouped[["x", "y"]].to_numpy(),
        grouped["name"],
        _colour(groups)
        | {
            "size": 9,
            "symbol": SYMBOLS[groups // len(GROUP_COLOURS) % len(SYMBOLS)],
            "line": {"width": 0.6, "color": "#ffffff"},
        },
    )
    dots["ids"] = grouped.index.tolist()
    dots["customdata"] = [labels[group] for group in groups]
    dots["hovertemplate"] = "<b>%{text}</b><br>%{customdata}<extra></extra>"
    alone = draw_dots(loose[["x", "y"]].to_numpy(), loose["name"], {"size": 4, "color": QUIET})
    alone["ids"] = loose.index.tolist()
    return go.Figure([alone, dots, _draw_numbers(grouped)], lay_out())


def draw_dots(points: np.ndarray, names: pd.Series, marker: dict[str, Any]) -> Trace:
    """Dots at points (n x 2) that say their names."""
    return {
        "type": "scatter",
        "x": points[:, 0],
        "y": points[:, 1],
        "mode": "markers",
        "text": names.tolist(),
        "hovertemplate": HOVER,
        "marker": marker,
    }


def _draw_numbers(grouped: pd.DataFrame) -> Trace:
    middle = grouped.groupby("group")[["x", "y"]].median()
    ring = _colour(middle.index.to_numpy()) | {"width": 2}
    return {
        "type": "scatter",
        "x": middle["x"].to_numpy(),
        "y": middle["y"].to_numpy(),
        "mode": "markers+text",
        "text": [str(group + 1) for group in middle.index],
        "textfont": {"size": 11, "color": INK, "weight": 600},
        "hoverinfo": "skip",
        "marker": {"size": 20, "color": "#ffffff", "line": ring},
    }


def _colour(groups: np.ndarray) -> dict[str, Any]:
    """The colours of groups as numbers on a scale, which Plotly checks faster than names."""
    last = len(GROUP_COLOURS) - 1
    scale = [[place / last, colour] for place, colour in enumerate(GROUP_COLOURS)]
    return {
        "color": groups % len(GROUP_COLOURS),
        "colorscale": scale,
        "cmin": 0,
        "cmax": last,
    }


def find_ends(places: pd.DataFrame, ties: pd.DataFrame) -> np.ndarray:
    """Where ties begin and end: ties x 2 x (x, y)."""
    at = places[["x", "y"]].to_numpy(dtype=float)
    ends = [at[places.index.get_indexer(ties[end])] for end in ("first", "second")]
    return np.stack(ends, axis=1)


def draw_lines(ends: np.ndarray, line: dict[str, Any]) -> Trace:
    """All ties as one line with gaps: first, second, nothing; again and again."""
    points = np.full((len(ends), 3, 2), np.nan)
    points[:, :2] = ends
    x, y = points.reshape(-1, 2).T
    return {"type": "scatter", "x": x, "y": y, "mode": "lines", "line": line, "hoverinfo": "skip"}


def lay_out() -> dict[str, Any]:
    """A map without axes, as wide as it is high in kilometres."""
    axis = {"showgrid": False, "zeroline": False, "showticklabels": False, "ticks": ""}
    return {
        "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
        **style_paper(12),
        "xaxis": {**axis, "constrain": "domain"},
        "yaxis": {**axis, "autorange": "reversed", "scaleanchor": "x", "constrain": "domain"},
        "hoverlabel": HOVER_LABEL,
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": False,
    }
