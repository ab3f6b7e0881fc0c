"""The two-mode matrix B as a picture: who takes part in what, in the colours of the domains."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from explorer.figures.matrix import label_places
from explorer.figures.palette import DOMAIN_COLOURS
from explorer.figures.style import HOVER_LABEL, LINE, NAMED_AXIS, SOFT, style_paper

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
    near = find_near(incidence, list(rows.index), list(columns.index), selected)
    figure = go.Figure(
        go.Heatmap(
            z=_number_colours(incidence, columns["domain"], near),
            x=label_places(columns["short_name"].tolist()),
            y=label_places(rows.tolist()),
            zmin=0,
            zmax=2 * len(DOMAIN_COLOURS),
            colorscale=_scale(),
            showscale=False,
            hovertemplate="%{y} – %{x}<extra></extra>",
            xgap=0,
            ygap=0,
        )
    )
    figure.update_layout(
        margin={"l": 110, "r": 124, "t": 108, "b": 8},
        **style_paper(11),
        meta={"rows": list(rows.index), "columns": list(columns.index)},
        hoverlabel=HOVER_LABEL,
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


def _number_colours(incidence: np.ndarray, domains: pd.Series, near: np.ndarray) -> np.ndarray:
    """The place in `_scale` of every square's colour; pale where others are near."""
    codes = domains.map({domain: place + 1 for place, domain in enumerate(DOMAIN_COLOURS)})
    values = (incidence * codes.fillna(1).to_numpy(dtype=int)[np.newaxis, :]).astype(np.uint8)
    if not near.any():
        return values
    pale = values + len(DOMAIN_COLOURS)
    return np.where(near | (values == 0), values, pale).astype(np.uint8)


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
            figure.add_vline(x=end - 0.5, line={"color": LINE, "width": 1})


def _lay_axes(rows: int, columns: int) -> dict[str, dict]:
    return {
        "xaxis": NAMED_AXIS | {"showticklabels": False, "range": (-0.5, max(columns, 1) - 0.5)},
        "yaxis": NAMED_AXIS | {"range": (max(rows, 1) - 0.5, -0.5)},
    }
