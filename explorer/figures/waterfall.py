"""From one level to another by the parts of the change, each standing on what came before it."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

import plotly.graph_objects as go

from explorer.figures.style import HOVER_LABEL, LINE, SOFT, style_paper

CAME, WENT, LEVEL = "#1a7f4b", "#b3261e", "#1f5f8b"
# A part too small to be seen is drawn as a line of this share of the height.
THINNEST = 0.006
ROOM = 0.14
NAMES = {
    "type": "category",
    "categoryorder": "array",
    "fixedrange": True,
    "tickfont": {"size": 12, "color": SOFT},
    "automargin": True,
}


def draw_waterfall(
    levels: tuple[float, float],
    values: Sequence[float],
    *,
    labels: Sequence[str],
    texts: Sequence[str],
    separators: str,
) -> go.Figure:
    """The first level, the parts, and the second level, from left to right.

    levels: what is explained at both ends, which the `values` add up to; labels: what each of them
    is called, the levels first and last; texts: what stands above each. Levels are lines, not
    bars, for the axis does not begin at zero.
    """
    stands = [levels[0], *(levels[0] + total for total in accumulate(values))]
    tops = list(pairwise(stands))
    low, high = min(*levels, *stands), max(*levels, *stands)
    height = max(high - low, 1e-9)
    figure = go.Figure(
        [
            _draw_bars(labels, tops, texts, thin=THINNEST * height),
            _draw_levels((labels[0], labels[-1]), levels, (texts[0], texts[-1])),
        ]
    )
    figure.update_layout(
        shapes=[_draw_step(place, at) for place, at in enumerate(stands)],
        margin={"l": 8, "r": 8, "t": 12, "b": 40},
        **style_paper(13),
        xaxis={**NAMES, "categoryarray": list(labels)},
        yaxis={
            "range": [low - ROOM * height, high + 1.4 * ROOM * height],
            "visible": False,
            "fixedrange": True,
        },
        bargap=0.3,
        hoverlabel=HOVER_LABEL,
        showlegend=False,
        separators=separators,
    )
    return figure


def _draw_step(place: int, at: float) -> dict[str, Any]:
    """A line from one bar to the next, at what the first ends with."""
    line = {"color": LINE, "width": 1, "dash": "dot"}
    ends = {"x0": place, "x1": place + 1, "y0": at, "y1": at}
    return {"type": "line", "layer": "below", "line": line, **ends}


def _draw_bars(
    labels: Sequence[str], tops: Sequence[tuple[float, float]], texts: Sequence[str], *, thin: float
) -> go.Bar:
    lows = [min(pair) for pair in tops]
    heights = [max(abs(end - begin), thin) for begin, end in tops]
    return go.Bar(
        x=labels[1:-1],
        base=lows,
        y=heights,
        marker={"color": [CAME if end >= begin else WENT for begin, end in tops]},
        text=texts[1:-1],
        textposition="outside",
        cliponaxis=False,
        hovertemplate="%{x}: %{text}<extra></extra>",
    )


def _draw_levels(
    labels: tuple[str, str], levels: tuple[float, float], texts: tuple[str, str]
) -> go.Scatter:
    return go.Scatter(
        x=labels,
        y=levels,
        mode="markers+text",
        marker={"symbol": "line-ew", "size": 46, "line": {"width": 5, "color": LEVEL}},
        text=[f"<b>{text}</b>" for text in texts],
        textposition="top center",
        cliponaxis=False,
        hovertemplate="%{x}: %{y:.2f}<extra></extra>",
    )
