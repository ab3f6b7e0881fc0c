"""The two-mode matrix B as a picture: who takes part in what, in the colours of the domains."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from explorer.figures.matrix import label_places
from explorer.figures.palette import ACCENT, DOMAIN_COLOURS, INK

SOFT = "#5a6673"
PALE = 0.28


def draw_incidence(
    incidence: np.ndarray,
    *,
    rows: pd.Series,
    columns: pd.DataFrame,
    domains: Mapping[str, str],
    selected: Sequence[str] = (),
) -> go.Figure:
    """A square where an actor takes part in a collaboration, in the colour of its domain.

    incidence: n x m of 0 and 1 in the order to draw; rows: names of actors by id; columns: by
    collaboration id, `short_name` and `domain`, those of one domain together; domains: names to
    write above them by id; selected: ids whose row or column stands out while the rest is pale. The
    picture carries `meta` with the ids of rows and columns.
    """
    ids = list(DOMAIN_COLOURS)
    codes = columns["domain"].map({domain: place + 1 for place, domain in enumerate(ids)})
    values = (incidence * codes.fillna(1).to_numpy(dtype=int)[np.newaxis, :]).astype(np.uint8)
    near = find_near(incidence, list(rows.index), list(columns.index), selected)
    if selected and near.any():
        values = np.where(near | (values == 0), values, values + len(ids)).astype(np.uint8)
    figure = go.Figure(
        go.Heatmap(
            z=values,
            x=label_places(columns["short_name"].tolist()),
            y=label_places(rows.tolist()),
            zmin=0,
            zmax=2 * len(ids),
            colorscale=_scale(),
            showscale=False,
            hovertemplate="%{y} – %{x}<extra></extra>",
            xgap=0,
            ygap=0,
        )
    )
    figure.update_layout(
        margin={"l": 110, "r": 124, "t": 108, "b": 8},
        paper_bgcolor="#ffffff",
        plot_bgcolor="#ffffff",
        font={"family": "Inter Variable, system-ui, sans-serif", "size": 11, "color": INK},
        meta={"rows": list(rows.index), "columns": list(columns.index)},
        hoverlabel={"bgcolor": "#ffffff", "bordercolor": ACCENT, "font": {"color": INK}},
        dragmode="pan",
        **_lay_axes(len(rows), len(columns)),
    )
    _head_domains(figure, columns["domain"], domains)
    return figure


def find_near(
    incidence: np.ndarray, rows: list[str], columns: list[str], selected: Sequence[str]
) -> np.ndarray:
    """Which squares lie in the row or the column of a selected node; n x m of true and false."""
    near = np.zeros(incidence.shape, dtype=bool)
    for node in selected:
        if node in rows:
            near[rows.index(node), :] = True
        elif node in columns:
            near[:, columns.index(node)] = True
    return near & (incidence > 0)


def _scale() -> list[list[float | str]]:
    """White, then a colour a domain, then the same colours pale, each a step of its own."""
    colours = ["#ffffff", *DOMAIN_COLOURS.values(), *map(fade, DOMAIN_COLOURS.values())]
    last = len(colours) - 1
    scale: list[list[float | str]] = []
    for place, colour in enumerate(colours):
        low, high = max(place - 0.5, 0) / last, min(place + 0.5, last) / last
        scale += [[low, colour], [high, colour]]
    return scale


def fade(colour: str) -> str:
    """A colour as it looks on white with little ink left."""
    parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - PALE * (255 - part)):02x}" for part in parts)


def _head_domains(figure: go.Figure, placed: pd.Series, names: Mapping[str, str]) -> None:
    """The name of every domain above its columns, and a line after its last."""
    starts = np.flatnonzero(placed.ne(placed.shift()).to_numpy())
    ends = [*starts[1:], len(placed)]
    for start, end in zip(starts, ends, strict=True):
        domain = str(placed.iloc[start])
        figure.add_annotation(
            x=(start + end - 1) / 2,
            y=1,
            yref="paper",
            yanchor="bottom",
            text=names.get(domain, ""),
            textangle=-30,
            xanchor="left",
            showarrow=False,
            font={"size": 11, "color": DOMAIN_COLOURS.get(domain, SOFT)},
        )
        if end < len(placed):
            figure.add_vline(x=end - 0.5, line={"color": "#c5cbd2", "width": 1})


def _lay_axes(rows: int, columns: int) -> dict[str, dict]:
    axis = {
        "type": "category",
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "mirror": True,
        "linecolor": "#c5cbd2",
        "ticks": "",
        "automargin": False,
        "tickfont": {"size": 10, "color": SOFT},
    }
    return {
        "xaxis": axis | {"showticklabels": False, "range": (-0.5, max(columns, 1) - 0.5)},
        "yaxis": axis | {"range": (max(rows, 1) - 0.5, -0.5)},
    }
