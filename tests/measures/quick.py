"""Networks of ties and nothing else, made at once: for tests that try hundreds of them."""

from collections.abc import Iterable

import networkx as nx
import pandas as pd

from explorer.network import Network, Selection

DATE = "2026-01-01"


def quick_network(ties: Iterable[tuple[str, str]], actors: Iterable[str] = ()) -> Network:
    """The network that `make_network` makes, without the columns that no measure here reads."""
    ties = sorted(set(ties))
    names = sorted({actor for actor, _ in ties} | set(actors))
    groups = sorted({group for _, group in ties})
    return Network(
        DATE,
        Selection(),
        pd.DataFrame({"kind": "municipality"}, index=pd.Index(names, name="actor_id", dtype=str)),
        pd.DataFrame(index=pd.Index(groups, name="collaboration_id", dtype=str)),
        pd.DataFrame(ties, columns=["actor_id", "collaboration_id"], dtype=str),
    )


def link_graph(network: Network) -> nx.Graph:
    """The ties of a network as a NetworkX graph, actors first, isolates too."""
    graph = nx.Graph()
    graph.add_nodes_from(network.actors.index, bipartite=0)
    graph.add_nodes_from(network.collaborations.index, bipartite=1)
    graph.add_edges_from(network.ties[["actor_id", "collaboration_id"]].to_numpy())
    return graph
