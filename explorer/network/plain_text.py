"""The graph as plain text for the field's older programs: Pajek and UCINET."""

import re
from collections.abc import Mapping

import networkx as nx

from explorer.network.attributed import name_for_people

BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")


def to_pajek(graph: nx.Graph, *, places: Mapping[str, tuple[float, float]]) -> bytes:
    """`graph` as a Pajek network (.net): two-mode when its nodes are of both modes.

    nodes carry `bipartite` (0 and then 1), `name` and `short_name`; a vertex's label is its id, a
    space and the name people use. The format has no escape: a double quote becomes a single one, a
    line end a space. Comments say what the network is of. places: x and y by node id, drawn
    between 0 and 1.
    Reference: de Nooy, Mrvar & Batagelj, Exploratory Social Network Analysis with Pajek, 2018.
    """
    number = {node: place for place, node in enumerate(graph, start=1)}
    first_mode = sum(not mode for _, mode in graph.nodes(data="bipartite"))
    size = str(len(graph))
    if 0 < first_mode < len(graph):
        size += f" {first_mode}"
    lines = [f"% {name}: {_flatten(value)}" for name, value in graph.graph.items()]
    lines.append(f"*Vertices {size}")
    spots = _scale(places)
    for node, attributes in graph.nodes(data=True):
        label = _flatten(f"{node} {name_for_people(attributes)}".strip()).replace('"', "'")
        at = "".join(f" {part:.4f}" for part in spots.get(node, ()))
        lines.append(f'{number[node]} "{label}"{at}')
    lines.append("*Edges")
    for one, other, weight in graph.edges(data="weight", default=1):
        lines.append(f"{number[one]} {number[other]} {weight}")
    return _to_bytes(lines)


def to_dl(graph: nx.Graph) -> bytes:
    """`graph` as UCINET DL, an edge list: two-mode (`edgelist2`) when nodes are of both modes.

    nodes carry `bipartite` (0 and then 1). Labels are ids: UCINET holds few characters and folds
    capitals. Ties of one mode are written in both directions.
    Reference: Borgatti, Everett & Freeman, UCINET 6 for Windows, 2002.
    """
    first = [node for node, mode in graph.nodes(data="bipartite") if not mode]
    second = [node for node, mode in graph.nodes(data="bipartite") if mode]
    if first and second:
        lines = [f"dl nr={len(first)}, nc={len(second)}", "format = edgelist2"]
        lines += ["row labels:", *map(_label, first), "column labels:", *map(_label, second)]
    else:
        lines = [f"dl n={len(graph)}", "format = edgelist1", "labels:", *map(_label, graph)]
    rows = {node: place for place, node in enumerate(first or second, start=1)}
    columns = {node: place for place, node in enumerate(second or first, start=1)}
    lines.append("data:")
    for one, other, weight in graph.edges(data="weight", default=1):
        lines.append(f"{rows[one]} {columns[other]} {weight}")
        if not (first and second):
            lines.append(f"{rows[other]} {columns[one]} {weight}")
    return _to_bytes(lines)


def _label(node: str) -> str:
    text = _flatten(str(node)).replace('"', "'")
    return text if PLAIN.fullmatch(text) else f'"{text}"'


def _flatten(value: object) -> str:
    return BREAKS.sub(" ", str(value))


def _scale(places: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Places between 0.05 and 0.95, as wide as high, so that the drawing keeps its shape."""
    if not places:
        return {}
    left, top = (min(at[axis] for at in places.values()) for axis in (0, 1))
    right, low = (max(at[axis] for at in places.values()) for axis in (0, 1))
    side = max(right - left, low - top) or 1.0
    return {
        node: (0.05 + 0.9 * (x - left) / side, 0.05 + 0.9 * (y - top) / side)
        for node, (x, y) in places.items()
    }


def _to_bytes(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode("utf-8", errors="replace")
