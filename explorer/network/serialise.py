"""The two-mode graph as a file that other network software reads."""

import re
from io import BytesIO

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


def _clean(attributes: dict) -> dict:
    return {
        key: NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value
        for key, value in attributes.items()
        if value != ""
    }
