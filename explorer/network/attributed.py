"""From the tables of a network to a graph whose nodes and ties carry them as attributes."""

from collections.abc import Iterable, Mapping

import networkx as nx
import pandas as pd

# What layers that do not know networkx call its graph.
Graph = nx.Graph
# As networkx and igraph name how strong a tie is.
RENAMED = {"shared": "weight"}


def build_attributed(nodes: pd.DataFrame, ties: pd.DataFrame, about: Mapping[str, str]) -> nx.Graph:
    """The graph of two tables, in their order, with what it is of as graph attributes.

    nodes: a column `id`, every other an attribute; ties: the ends in its first two columns, every
    other an attribute, but `shared` as `weight`. Missing values and empty texts are left out;
    numbers are Python's own.
    """
    graph = nx.Graph(**about)
    for record in nodes.to_dict("records"):
        node_id = record.pop("id")
        graph.add_node(node_id, **_keep_known(record.items()))
    renamed = ties.rename(columns=RENAMED)
    first, second = ties.columns[:2]
    for record in renamed.to_dict("records"):
        graph.add_edge(record.pop(first), record.pop(second), **_keep_known(record.items()))
    return graph


def name_for_people(attributes: Mapping[str, object]) -> str:
    """What people call a node: its short name, or else its name; empty when it has neither."""
    return str(attributes.get("short_name") or attributes.get("name") or "")


def _keep_known(items: Iterable[tuple[object, object]]) -> dict[str, object]:
    known = ((key, value) for key, value in items if is_known(value))
    return {str(key): value.item() if hasattr(value, "item") else value for key, value in known}


def is_known(value: object) -> bool:
    """Whether a cell holds something: neither an empty text nor a missing value."""
    return value != "" if isinstance(value, str) else not pd.isna(value)
