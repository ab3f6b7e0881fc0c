"""A figure at one date after another, a small chart for each of what it is split by."""

from collections.abc import Iterable, Mapping
from math import ceil
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from explorer.figures.palette import ACCENT
from explorer.figures.style import HOVER_LABEL, LINE, SOFT, style_paper

WIDE = 3
ROW, ALONE = 144, 250
# What fits above a chart on a phone, in letters.
TITLE = 20


def draw_series(
    frame: pd.DataFrame,
    *,
    value: str,
    titles: Mapping[str, str],
    colours: Mapping[str, str],
    separators: str,
    form: str,
) -> go.Figure:
    """Lines of a column of `list_series` over its dates, all on one scale from zero.

    titles: what each value of `by` is called, a chart each in that order; colours: of the lines, by
    value; form: how Plotly writes a value. Where the figures are not yet complete the line is
    dotted and its dots are open. A value without rows gives an empty chart.
    """
    columns = min(WIDE, len(titles)) or 1
    rows = max(ceil(len(titles) / columns), 1)
    several = len(titles) > 1
    figure = _arrange_charts(rows, columns, titles.values() if several else ())
    for place, key in enumerate(titles):
        own = frame[frame["by"] == key].sort_values("date")
        row, column = place // columns + 1, place % columns + 1
        for line in _draw_line(own, value, colours.get(key, ACCENT), form):
            figure.add_trace(line, row=row, col=column)
    figure.update_layout(
        margin={"l": 8, "r": 16, "t": 38 if several else 12, "b": 24},
        **style_paper(12),
        height=ROW * rows + 50 if several else ALONE,
        hoverlabel=HOVER_LABEL,
        showlegend=False,
        separators=separators,
    )
    figure.update_annotations(font={"size": 12, "color": SOFT})
    figure.update_xaxes(type="date", dtick="M24", tickformat="%Y", linecolor=LINE, fixedrange=True)
    figure.update_yaxes(
        rangemode="tozero",
        gridcolor="#eceff2",
        tickformat=form,
        nticks=4,
        automargin=True,
        fixedrange=True,
    )
    return figure


def _arrange_charts(rows: int, columns: int, titles: Iterable[str]) -> go.Figure:
    """Empty charts in rows, all on one scale."""
    return make_subplots(
        rows=rows,
        cols=columns,
        shared_xaxes=True,
        shared_yaxes="all",
        subplot_titles=[wrap_title(each) for each in titles],
        vertical_spacing=0.34 / rows,
        horizontal_spacing=0.05,
    )


def wrap_title(text: str) -> str:
    """A title in lines that fit above a small chart."""
    return "<br>".join(wrap(text, TITLE))


def _draw_line(rows: pd.DataFrame, value: str, colour: str, form: str) -> list[go.Scatter]:
    """The line, and over it dotted the part in which the figures are not complete."""
    filling = rows["complete"].eq(False).fillna(False).astype(bool).to_numpy()
    # The step into the first complete date is still that of the register being filled.
    before = int(filling.sum()) + 1 if filling.any() else 0
    parts = [(rows.iloc[max(before - 1, 0) :], "solid", colour)]
    if before:
        parts.insert(0, (rows.iloc[:before], "dot", "#ffffff"))
    return [
        go.Scatter(
            x=part["date"],
            y=part[value],
            mode="lines+markers",
            line={"color": colour, "width": 2, "dash": dash},
            marker={"size": 6, "color": fill, "line": {"color": colour, "width": 1.5}},
            hovertemplate=f"%{{x|%d-%m-%Y}}: %{{y:{form}}}<extra></extra>",
        )
        for part, dash, fill in parts
    ]
