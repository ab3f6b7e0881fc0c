"""A figure by year, a line each of what is compared."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from explorer.figures.palette import ACCENT, INK
from explorer.figures.style import HOVER_LABEL, LINE, SOFT, style_paper

HEIGHT, LEGEND = 210, 28


@dataclass(frozen=True)
class Line:
    """A line: its name, its values by year, and how it is drawn (one of `LOOKS`)."""

    name: str
    values: pd.Series
    look: str


# Colour, dash and mark, each enough by itself.
LOOKS = {
    "own": (ACCENT, "solid", "circle"),
    "plan": ("#6f7f8f", "dot", "circle-open"),
    "peers": ("#a34a00", "dash", "diamond-open"),
}


def draw_years(lines: Sequence[Line], *, separators: str, form: str, named: bool) -> go.Figure:
    """Lines on one scale from zero; a year without a value is a gap.

    form: how Plotly writes a value; named: whether there is a legend.
    """
    figure = go.Figure([_draw(line, form) for line in lines])
    years = sorted({int(year) for line in lines for year in line.values.index})
    figure.update_layout(
        margin={"l": 8, "r": 12, "t": 8 + (LEGEND if named else 0), "b": 24},
        **style_paper(12),
        height=HEIGHT + (LEGEND if named else 0),
        hoverlabel=HOVER_LABEL,
        showlegend=named,
        legend={"orientation": "h", "yref": "container", "y": 1, "yanchor": "top", "x": 0},
        separators=separators,
    )
    figure.update_xaxes(
        tickvals=years[::2], tickformat="d", linecolor=LINE, fixedrange=True, color=SOFT
    )
    figure.update_yaxes(
        rangemode="tozero",
        gridcolor="#eceff2",
        tickformat=form.replace(".1", ".0"),
        nticks=4,
        automargin=True,
        fixedrange=True,
        color=INK,
    )
    return figure


def _draw(line: Line, form: str) -> go.Scatter:
    colour, dash, symbol = LOOKS[line.look]
    return go.Scatter(
        x=[int(year) for year in line.values.index],
        y=line.values.astype(float).to_numpy(),
        name=line.name,
        mode="lines+markers",
        line={"color": colour, "width": 2.4 if line.look == "own" else 1.6, "dash": dash},
        marker={"size": 7, "symbol": symbol, "color": colour},
        hovertemplate=f"%{{x}}: %{{y:{form}}}<extra>%{{fullData.name}}</extra>",
    )
