"""Some municipalities made to stand out in a figure that says by id whom it draws."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from explorer.figures.palette import INK, PEN, PEN_THIN

STAR = "★"
# Of more than these the names would cover the picture.
MOST_NAMED = 12
RING = {
    "size": 16,
    "color": PEN_THIN,
    "line": {"width": 2, "color": INK},
}


def highlight_figure(figure: go.Figure, names: Mapping[str, str]) -> go.Figure:
    """The figure with the municipalities in `names` (by id) ringed, or their rows framed.

    Dots are found by the `ids` or `customdata` of a trace, rows and columns of a matrix by `rows`
    and `columns` in the figure's `meta`: ids in the order drawn. The figure given is not changed;
    one that draws none of them comes back as it is.
    """
    if not names:
        return figure
    dots = [each for trace in figure.data for each in _find_dots(trace, names)]
    lines = _find_lines(figure.layout.meta, names)
    if not dots and not lines:
        return figure
    marked = go.Figure(figure)
    if dots:
        marked.add_trace(_ring(dots))
    for line in lines:
        _frame(marked, *line)
    return marked


def _find_dots(trace: Any, names: Mapping[str, str]) -> list[tuple[Any, Any, str]]:  # noqa: ANN401
    """Places and names of the dots of a trace that are among `names`."""
    if trace.type != "scatter" or trace.x is None:
        return []
    return [
        (x, y, names[node])
        for node, x, y in zip(_list_ids(trace, names), trace.x, trace.y, strict=False)
        if node in names and x == x and y == y
    ]


def _list_ids(trace: Any, names: Mapping[str, str]) -> list[str]:  # noqa: ANN401
    """Whom the dots of a trace are, or nothing where it has none of `names`."""
    for given in (trace.ids, trace.customdata):
        if given is not None and any(isinstance(each, str) and each in names for each in given):
            return list(given)
    return []


def _ring(dots: Sequence[tuple[Any, Any, str]]) -> go.Scatter:
    few = len(dots) <= MOST_NAMED
    return go.Scatter(
        x=[x for x, _, _ in dots],
        y=[y for _, y, _ in dots],
        mode="markers+text" if few else "markers",
        text=[f"{STAR} {name}" for *_, name in dots],
        textposition="top center",
        textfont={"size": 12, "color": INK, "weight": 600},
        cliponaxis=False,
        hoverinfo="skip",
        marker=RING,
        name=STAR,
        showlegend=False,
    )


Line = tuple[str, int, int, str]


def _find_lines(meta: Any, names: Mapping[str, str]) -> list[Line]:  # noqa: ANN401
    """Rows and columns of a matrix that are among `names`: which, place, of how many, whose."""
    if not isinstance(meta, dict):
        return []
    sides = {side: [str(each) for each in meta.get(f"{side}s", ())] for side in ("row", "column")}
    across = {"row": len(sides["column"]), "column": len(sides["row"])}
    return [
        (side, place, across[side], names[node])
        for side, ids in sides.items()
        for place, node in enumerate(ids)
        if node in names
    ]


def _frame(figure: go.Figure, side: str, place: int, size: int, name: str) -> None:
    """A frame round a row or column of a matrix, with the name before the row."""
    along, over = ("y", "x") if side == "row" else ("x", "y")
    ends = {f"{along}0": place - 0.5, f"{along}1": place + 0.5}
    figure.add_shape(
        type="rect",
        # Thin, for a row of a large matrix is hardly higher than a line.
        line={"color": INK, "width": 0.5},
        fillcolor=PEN_THIN,
        **ends,
        **{f"{over}0": -0.5, f"{over}1": size - 0.5},
    )
    if side == "row":
        figure.add_annotation(
            x=0,
            xref="paper",
            xanchor="right",
            y=place,
            text=f"<b>{STAR} {name}</b>",
            showarrow=False,
            bgcolor=PEN,
            font={"size": 11, "color": INK},
        )
