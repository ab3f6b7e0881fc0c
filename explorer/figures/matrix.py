"""What nodes share with each other, as a matrix in the order given."""

from collections.abc import Callable

import numpy as np
import plotly.graph_objects as go

from explorer.figures.palette import INK
from explorer.figures.style import LINE, NAMED_AXIS, SOFT, style_paper

NOTHING = "#ffffff"
COLOURS = ("#d3e4ef", "#8fbad7", "#3f86b8", "#1a5688", "#0b2f4a")
LONGEST = 20
LABEL_SPACE = 120
TICKS = 6


def draw_matrix(
    shared: np.ndarray, names: list[str], *, unit: str, describe: Callable[[int], str] = str
) -> go.Figure:
    """A square matrix of counts shared, both ways in the order of `names`; nothing shared is white.

    shared: symmetric counts, the diagonal left out of the picture; names: the full ones, which go
    along for who points at a square, shortened along the axes; unit: what is counted; describe: a
    number of it in words, from 0 to the most. Counts go out as whole numbers of the fewest bytes,
    without a text a square: the axes thin their names by themselves.
    """
    counts = shared.copy()
    np.fill_diagonal(counts, 0)
    most = int(counts.max(initial=0))
    labels = label_places(names)
    figure = go.Figure(
        go.Heatmap(
            z=counts.astype(np.min_scalar_type(most)),
            x=labels,
            y=labels,
            zmin=0,
            zmax=max(most, 1),
            colorscale=scale_counts(most),
            colorbar=_place_legend(most, unit),
            hoverinfo="none",
        )
    )
    figure.update_layout(
        margin={"l": LABEL_SPACE, "r": 8, "t": 92, "b": LABEL_SPACE},
        **style_paper(12),
        modebar={"bgcolor": "rgba(0,0,0,0)", "color": SOFT, "activecolor": INK},
        meta={"names": names, "said": [describe(count) for count in range(most + 1)]},
        **_lay_axes(len(names)),
    )
    return figure


def label_places(names: list[str]) -> list[str]:
    """Names of at most `LONGEST` characters, each unlike the others.

    Those that look the same differ by zero-width spaces, for an axis joins places of one name.
    """
    labels: list[str] = []
    seen: dict[str, int] = {}
    for name in names:
        label = name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip(" -,(") + "…"
        labels.append(label + "\u200b" * seen.get(label, 0))
        seen[label] = seen.get(label, 0) + 1
    return labels


def scale_counts(most: int) -> list[tuple[float, str]]:
    """Colours from 0 to `most`: white up to a half, so that only nothing is white."""
    edge = 0.5 / max(most, 1)
    places = np.linspace(edge, 1.0, len(COLOURS))
    darker = [(float(place), colour) for place, colour in zip(places, COLOURS, strict=True)]
    return [(0.0, NOTHING), (edge, NOTHING), *darker]


def _place_legend(most: int, unit: str) -> dict:
    return {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yanchor": "bottom",
        "ypad": 8,
        "thickness": 9,
        "len": 0.5,
        "outlinewidth": 1,
        "outlinecolor": LINE,
        "dtick": max(1, -(-most // TICKS)),
        "tickfont": {"size": 11},
        "title": {"text": unit, "side": "top", "font": {"size": 12, "color": SOFT}},
    }


def _lay_axes(size: int) -> dict[str, dict]:
    """Both axes with names, kept square and within the matrix."""
    ends = (-0.5, max(size, 1) - 0.5)
    axis = NAMED_AXIS | {
        "minallowed": ends[0],
        "maxallowed": ends[1],
        "constrain": "domain",
    }
    return {
        "xaxis": axis | {"range": ends, "tickangle": -90, "constraintoward": "left"},
        "yaxis": axis | {"range": ends[::-1], "scaleanchor": "x", "constraintoward": "top"},
    }
