"""Small pictures for a printed sheet, as SVG text: who on the map, and who is tied to one."""

import math
from collections.abc import Sequence
from html import escape

import pandas as pd

from explorer.figures.palette import ACCENT, INK

WIDTH, HEIGHT = 300, 340
RING_WIDTH, RING_HEIGHT, RADIUS = 640, 340, 112
LONGEST = 34
FONT = "font-family='Inter Variable,system-ui,sans-serif'"


def draw_dots(places: pd.DataFrame, weights: pd.Series, *, centre: str = "") -> str:
    """Municipalities as dots at their place: darker and larger with their weight.

    places: x and y (kilometres, y down) by id; weights: above 0 by id for those that stand out,
    others are faint; centre: the id that is ringed, or empty.
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
        parts.append(_circle(x, y, radius, fill, opacity))
        if node == centre:
            parts.append(
                f"<circle cx='{x:.1f}' cy='{y:.1f}' r='6' fill='none' stroke='{INK}' "
                "stroke-width='1.6'/>"
            )
    return _wrap(parts, WIDTH, HEIGHT)


def draw_ring(centre: str, nodes: Sequence[tuple[str, str]], *, diamonds: bool) -> str:
    """One node and those it is tied to around it, with their names.

    centre: its name; nodes: name and colour of each, in order round the ring; diamonds: whether
    they are collaborations.
    """
    cx, cy = RING_WIDTH / 2, RING_HEIGHT / 2
    lines, marks = [], []
    for place, (name, colour) in enumerate(nodes):
        angle = 2 * math.pi * (place + 0.5) / len(nodes) - math.pi / 2
        x, y = cx + RADIUS * math.cos(angle), cy + (cy - 18) * math.sin(angle)
        lines.append(
            f"<line x1='{cx}' y1='{cy}' x2='{x:.1f}' y2='{y:.1f}' stroke='{colour}' "
            "stroke-opacity='0.55'/>"
        )
        marks.append(_diamond(x, y, colour) if diamonds else _circle(x, y, 3.2, colour, 1))
        right = math.cos(angle) >= 0
        marks.append(_text(x + (8 if right else -8), y + 3, name, "start" if right else "end"))
    own = _circle(cx, cy, 6, INK, 1) if diamonds else _diamond(cx, cy, INK, 7)
    label = _text(cx, cy + 20, centre, "middle", bold=True)
    return _wrap([*lines, *marks, own, label], RING_WIDTH, RING_HEIGHT)


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


def _diamond(x: float, y: float, fill: str, size: float = 4.5) -> str:
    corners = ((x, y - size), (x + size, y), (x, y + size), (x - size, y))
    points = " ".join(f"{left:.1f},{top:.1f}" for left, top in corners)
    return f"<polygon points='{points}' fill='{fill}'/>"


def _text(x: float, y: float, text: str, anchor: str, *, bold: bool = False) -> str:
    short = text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
    weight = " font-weight='700'" if bold else ""
    return (
        f"<text x='{x:.1f}' y='{y:.1f}' font-size='10' text-anchor='{anchor}' fill='{INK}' "
        f"stroke='#fff' stroke-width='3' paint-order='stroke' {FONT}{weight}>{escape(short)}</text>"
    )
