"""A graph as a file that other network software reads: GraphML, node-link JSON, Cytoscape."""

import json
import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import networkx as nx

# XML 1.0 has no place for these, not even escaped.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def to_graphml(graph: nx.Graph) -> bytes:
    """`graph` as GraphML (UTF-8), its nodes and ties in the order they have, attributes typed.

    Empty texts are left out, for readers do not tell them from missing ones; a character that
    XML cannot hold becomes U+FFFD. Equal graphs give equal bytes. Cost O(nodes + ties).
    """
    clean = nx.Graph(**_clean(graph.graph))
    for node, attributes in graph.nodes(data=True):
        clean.add_node(node, **_clean(attributes))
    for one, other, attributes in graph.edges(data=True):
        clean.add_edge(one, other, **_clean(attributes))
    buffer = BytesIO()
    nx.write_graphml(clean, buffer, encoding="utf-8", prettyprint=True)
    return buffer.getvalue()


def to_node_link(graph: nx.Graph) -> bytes:
    """`graph` as node-link JSON, as D3 and `networkx.node_link_graph(edges="edges")` read it."""
    return _to_json(nx.node_link_data(graph, edges="edges"))


def to_cyjs(graph: nx.Graph, places: Mapping[str, tuple[float, float]]) -> bytes:
    """`graph` as Cytoscape JSON, for Cytoscape desktop and Cytoscape.js.

    places: x and y of nodes by id, y down; a node without has no position. The ids of nodes are
    `id`, which `shared_name` repeats for Cytoscape's table joins.
    """
    data = nx.cytoscape_data(graph)
    for node in data["elements"]["nodes"]:
        node_id = node["data"]["id"]
        node["data"]["shared_name"] = node_id
        if node_id in places:
            x, y = places[node_id]
            node["position"] = {"x": x, "y": y}
    for tie in data["elements"]["edges"]:
        tie["data"]["id"] = f"{tie['data']['source']} {tie['data']['target']}"
    return _to_json({**data, "data": dict(data["data"])})


def replace_unwritable(text: str) -> str:
    """`text` with U+FFFD for every character that XML cannot hold."""
    return NOT_XML.sub("\ufffd", text)


def _to_json(data: Mapping[str, Any]) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", errors="replace")


def _clean(attributes: dict) -> dict:
    return {
        key: replace_unwritable(value) if isinstance(value, str) else value
        for key, value in attributes.items()
        if value != ""
    }
