"""The network as constellations: columns that the browser makes Cytoscape elements of."""

from typing import Any

import pandas as pd

from explorer.figures.borders import UNITS_PER_KM
from explorer.figures.palette import ACCENT, DOMAIN_COLOURS, INK, PEN
from explorer.figures.style import FONT
from explorer.figures.waterfall import CAME, WENT

NODE = {
    "width": "data(size)",
    "height": "data(size)",
    "background-color": "data(fill)",
    "border-width": 0,
    "font-family": FONT,
    "font-size": "data(font)",
    "min-zoomed-font-size": 7,
    "color": INK,
    "text-outline-color": "#ffffff",
    "text-outline-width": "data(halo)",
    "text-outline-opacity": 0.85,
    "text-valign": "bottom",
    "text-margin-y": 2,
    "overlay-opacity": 0,
    "z-index": 2,
}
EDGE = {
    "width": "data(width)",
    "curve-style": "haystack",
    "haystack-radius": 0,
    "line-opacity": 0.42,
    "overlay-opacity": 0,
    "z-index": 1,
    "events": "no",
}


def arrange_constellation(
    actors: pd.DataFrame,
    collaborations: pd.DataFrame,
    ties: pd.DataFrame,
    *,
    positions: pd.DataFrame,
) -> dict[str, list[Any]]:
    """Columns of nodes and ties for a drawing.

    actors: indexed by id, with name, kind and population; collaborations: indexed by id, with
    short_name and domain; ties: `source` and `target` (ids) and `weight`; positions: node_id, x
    and y in kilometres. Returns lists of equal length for nodes (`id`, `label`, `kind`, `domain`,
    `x`, `y` in drawing units, `rank` by which names get their place, 1 for the largest
    municipality) and for ties (`source`, `target` as places in the node lists, `weight`). A node
    without a position stands at the layout's origin.
    """
    places = positions.drop_duplicates("node_id").set_index("node_id")
    ids = [*actors.index, *collaborations.index]
    at = places.reindex(ids)[["x", "y"]].fillna(0.0) * UNITS_PER_KM
    number = {node_id: place for place, node_id in enumerate(ids)}
    order = actors["population"].fillna(0).rank(ascending=False, method="first")
    ends = pd.concat([ties["source"], ties["target"]]).value_counts()
    sizes = ends.reindex(collaborations.index).fillna(0)
    then = len(actors) + sizes.rank(ascending=False, method="first")
    return {
        "id": ids,
        "label": [*actors["name"], *collaborations["short_name"]],
        "kind": [*actors["kind"], *["collaboration"] * len(collaborations)],
        "domain": [*[""] * len(actors), *collaborations["domain"]],
        "x": at["x"].round(1).tolist(),
        "y": at["y"].round(1).tolist(),
        "rank": [*order.astype(int), *then.astype(int)],
        "source": ties["source"].map(number).tolist(),
        "target": ties["target"].map(number).tolist(),
        "weight": ties["weight"].tolist(),
    }


def style_constellation() -> list[dict[str, Any]]:
    """Cytoscape stylesheet: dots for actors, diamonds for collaborations, ties thin in colour."""
    colours = [
        {"selector": f"edge.d{domain}", "style": {"line-color": colour}}
        for domain, colour in DOMAIN_COLOURS.items()
    ]
    return [*_base_styles(), *colours, *_state_styles()]


def _base_styles() -> list[dict[str, Any]]:
    return [
        {"selector": "node", "style": NODE},
        {"selector": "node.named", "style": {"label": "data(label)"}},
        {
            "selector": "node.collaboration",
            "style": {"shape": "diamond", "z-index": 3},
        },
        {"selector": "node.other", "style": {"shape": "round-rectangle", "opacity": 0.8}},
        {"selector": "edge", "style": EDGE},
        {"selector": "edge.joint", "style": {"line-color": ACCENT, "line-opacity": 0.24}},
        {"selector": "edge.woven", "style": {"line-opacity": 0.16}},
        {"selector": "node.left", "style": {"text-halign": "left", "text-valign": "center"}},
        {"selector": "node.right", "style": {"text-halign": "right", "text-valign": "center"}},
        {
            "selector": "node.heading",
            "style": {
                "label": "data(label)",
                "background-opacity": 0,
                "width": 1,
                "height": 1,
                "font-weight": 600,
                "text-margin-x": "data(margin)",
                "events": "no",
            },
        },
    ]


def _change_styles() -> list[dict[str, Any]]:
    """What came since another date, and what went: dashed, so that colour is not all that tells."""
    edge = {"line-opacity": 0.9, "z-index": 6}
    node = {"border-width": "data(ring)", "border-opacity": 1, "z-index": 7}
    went = {"display": "element", "events": "no"}
    return [
        {"selector": "edge.came", "style": {**edge, "line-color": CAME}},
        {
            "selector": "edge.gone",
            "style": {**edge, **went, "line-color": WENT, "line-style": "dashed"},
        },
        {"selector": "node.came", "style": {**node, "border-color": CAME}},
        {
            "selector": "node.gone",
            "style": {**node, **went, "border-color": WENT, "background-color": "#ffffff"},
        },
    ]


def _state_styles() -> list[dict[str, Any]]:
    ring = {"border-width": "data(ring)", "border-color": ACCENT, "border-opacity": 1}
    return [
        {"selector": ".out", "style": {"display": "none"}},
        *_change_styles(),
        {"selector": "node.dim", "style": {"opacity": 0.16, "label": ""}},
        {"selector": "edge.dim", "style": {"line-opacity": 0.04}},
        {"selector": "edge.near", "style": {"line-opacity": 0.9, "z-index": 4}},
        {"selector": "node.near", "style": {"z-index": 5}},
        {
            "selector": "node.mine",
            "style": {
                "border-width": "data(pen)",
                "border-color": PEN,
                "border-opacity": 1,
                "outline-width": "data(halo)",
                "outline-color": INK,
                "opacity": 1,
                "label": "data(label)",
                "font-weight": 700,
                "z-index": 8,
            },
        },
        {
            "selector": "node.selected",
            "style": {**ring, "label": "data(label)", "font-weight": 700, "z-index": 9},
        },
        {"selector": "edge.path", "style": {"line-opacity": 1, "z-index": 8}},
        {"selector": "node.path", "style": {"label": "data(label)", "z-index": 8}},
        {"selector": "node.hovered", "style": {**ring, "label": "data(label)", "z-index": 9}},
    ]
