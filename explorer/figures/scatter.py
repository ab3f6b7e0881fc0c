"""Any measure against any other, a dot a node."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from explorer.figures.style import HOVER_LABEL, LINE, style_paper

LARGEST = 34.0
SMALLEST = 6.0


def draw_scatter(
    frame: pd.DataFrame, *, x: str, y: str, labels: dict[str, str], separators: str
) -> go.Figure:
    """Nodes at their values of `x` and `y`, their area by `size`, `name` on hover.

    frame: columns `name`, `size` (0 or more, missing counts as 0), `colour`, and those named by
    `x` and `y`; labels: axis titles by column; separators: decimal and thousands mark. Larger
    nodes are drawn first, so that small ones stay visible. An empty frame gives empty axes.
    """
    rows = frame.assign(size=frame["size"].fillna(0.0)).sort_values(
        ["size", "name"], ascending=[False, True]
    )
    most = max(float(rows["size"].max()) if len(rows) else 0.0, 1.0)
    marks = go.Scatter(
        x=rows[x],
        y=rows[y],
        mode="markers",
        text=rows["name"],
        customdata=rows.index,
        hovertemplate="<b>%{text}</b><br>%{xaxis.title.text}: %{x}"
        "<br>%{yaxis.title.text}: %{y}<extra></extra>",
        marker={
            "size": SMALLEST + (LARGEST - SMALLEST) * np.sqrt(rows["size"].astype(float) / most),
            "color": rows["colour"],
            "opacity": 0.55,
            "line": {"width": 0.8, "color": "#ffffff"},
        },
    )
    figure = go.Figure(marks)
    axis = {"gridcolor": "#eceff2", "zeroline": False, "linecolor": LINE, "ticks": "outside"}
    figure.update_layout(
        margin={"l": 64, "r": 12, "t": 12, "b": 52},
        **style_paper(12),
        xaxis={**axis, "title": {"text": labels[x]}},
        yaxis={**axis, "title": {"text": labels[y]}},
        hoverlabel=HOVER_LABEL,
        showlegend=False,
        separators=separators,
    )
    return figure
