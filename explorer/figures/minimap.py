"""A small picture for a printed sheet, as SVG text: who stands out on the map."""

import math
from collections.abc import Collection

import pandas as pd

from explorer.figures.palette import ACCENT, INK, PEN

WIDTH, HEIGHT = 300, 340


def draw_dots(
    places: pd.DataFrame,
    weights: pd.Series,
    *,
    centre: str = "",
    mine: Collection[str] = (),
) -> str:
    """Municipalities as dots at their place: darker and larger with their weight.

    places: x and y (kilometres, y down) by id; weights: above 0 by id for those that stand out,
    others are faint; centre: the id that is ringed, or empty; mine: ids ringed as by a marker pen.
    """
    if places.empty:
        return _wrap([], WIDTH, HEIGHT)
    low, high = places.min(), places.max()
    scale = min(
        (WIDTH - 16) / max(high["x"] - low["x"], 1), (HEIGHT - 16) / max(high["y"] - low["y"], 1)
    )
    most = float(weights.max()) if len(weights) else 1.0
    order = weights.reindex(places.index).fillna(0.0).sort_values(kind="stable")
    parts = []
    for node, weight in order.items():
        x = 8 + (places.at[node, "x"] - low["x"]) * scale
        y = 8 + (places.at[node, "y"] - low["y"]) * scale
        share = weight / most if most else 0.0
        fill = ACCENT if weight else "#c9ced4"
        opacity = 0.35 + 0.65 * share if weight else 0.8
        radius = 1.6 + 2.8 * math.sqrt(share) if weight else 1.5
        if node in mine:
            parts.append(
                f"<circle class='mine' cx='{x:.1f}' cy='{y:.1f}' r='{radius + 3:.1f}' "
                f"fill='{PEN}' stroke='{INK}'/>"
            )
        parts.append(_circle(x, y, radius, fill, opacity))
        if node == centre:
            parts.append(
                f"<circle cx='{x:.1f}' cy='{y:.1f}' r='6' fill='none' stroke='{INK}' "
                "stroke-width='1.6'/>"
            )
    return _wrap(parts, WIDTH, HEIGHT)


def _wrap(parts: list[str], width: float, height: float) -> str:
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' "
        f"width='{width}' height='{height}'>{''.join(parts)}</svg>"
    )


def _circle(x: float, y: float, radius: float, fill: str, opacity: float) -> str:
    return (
        f"<circle cx='{x:.1f}' cy='{y:.1f}' r='{radius:.1f}' fill='{fill}' "
        f"fill-opacity='{opacity:.2f}'/>"
    )
