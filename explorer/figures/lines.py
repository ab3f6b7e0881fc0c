"""A figure at one date after another, a small chart for each of what it is split by."""

from collections.abc import Mapping
from math import ceil
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from explorer.figures.palette import ACCENT
from explorer.figures.style import HOVER_LABEL, LINE, SOFT, style_paper

# Of the line of a node and of that of its peers: colour, dash and mark, each enough by itself.
OWN, PEERS = (ACCENT, "solid", "circle"), ("#a34a00", "dash", "diamond-open")

WIDE = 3
UNFILLED = "#e9edf1"
ROW, ALONE, LEGEND = 144, 250, 28
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
    charts = {
        key: _draw_line(
            frame[frame["by"] == key].sort_values("date"), value, colours.get(key, ACCENT), form
        )
        for key in titles
    }
    return _arrange_charts(charts, titles, separators=separators, form=form)


def draw_beside(
    frame: pd.DataFrame,
    *,
    titles: Mapping[str, str],
    names: tuple[str, str],
    complete_since: str,
    separators: str,
    form: str,
) -> go.Figure:
    """Of each node its own line and that of the median of its peers, a chart a node.

    frame: `node_id`, `date`, `value` and `peer_median`; titles: names of nodes by id, a chart each
    in that order; names: what the legend calls the two lines; complete_since: the day before which
    figures are not yet complete, on a grey ground, empty where nothing tells; form: how Plotly
    writes a value.
    """
    columns = {"value": OWN, "peer_median": PEERS}
    charts = {
        key: [
            _draw_named(
                frame[frame["node_id"] == key], column, form, name=name, look=columns[column]
            )
            for column, name in zip(columns, names, strict=True)
        ]
        for key in titles
    }
    for line in [line for lines in list(charts.values())[1:] for line in lines]:
        line.showlegend = False
    figure = _arrange_charts(charts, titles, separators=separators, form=form)
    first = min(frame["date"], default="")
    if first < complete_since:
        figure.add_vrect(
            x0=first, x1=complete_since, fillcolor=UNFILLED, line_width=0, layer="below"
        )
    # The height of the legend is that of one line; charts are lower by as much.
    height, top = figure.layout.height + LEGEND, figure.layout.margin.t + LEGEND
    legend = {"orientation": "h", "yref": "container", "y": 1, "yanchor": "top", "x": 0}
    figure.update_layout(height=height, margin_t=top, showlegend=True, legend=legend)
    return figure


def _draw_named(
    rows: pd.DataFrame, column: str, form: str, *, name: str, look: tuple[str, str, str]
) -> go.Scatter:
    """One line with the name that the legend has for it."""
    colour, dash, symbol = look
    return go.Scatter(
        x=rows["date"],
        y=rows[column],
        name=name,
        legendgroup=column,
        mode="lines+markers",
        line={"color": colour, "width": 2, "dash": dash},
        marker={"size": 7, "symbol": symbol, "color": colour},
        hovertemplate=f"%{{x|%d-%m-%Y}}: %{{y:{form}}}<extra>%{{fullData.name}}</extra>",
    )


def _arrange_charts(
    charts: Mapping[str, list[go.Scatter]],
    titles: Mapping[str, str],
    *,
    separators: str,
    form: str,
) -> go.Figure:
    """Charts in rows, all on one scale from zero, their titles above where there are several."""
    columns = min(WIDE, len(titles)) or 1
    rows = max(ceil(len(titles) / columns), 1)
    several = len(titles) > 1
    figure = make_subplots(
        rows=rows,
        cols=columns,
        shared_xaxes=True,
        shared_yaxes="all",
        subplot_titles=[wrap_title(each) for each in titles.values()] if several else [],
        vertical_spacing=0.34 / rows,
        horizontal_spacing=0.05,
    )
    for place, key in enumerate(titles):
        for line in charts[key]:
            figure.add_trace(line, row=place // columns + 1, col=place % columns + 1)
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
