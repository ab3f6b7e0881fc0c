"""Places for the nodes of a network that has no map."""

import networkx as nx
import numpy as np
import pandas as pd

from explorer.dataset import Dataset

SEED = 20260516
EXTENT_KM = 300.0
ROUNDS = 100
PULL = 0.15
# No id of a package: those are not tuples.
CENTRE = ("centre",)


def arrange_layout(dataset: Dataset) -> pd.DataFrame:
    """The `map` layout of a dataset without coordinates: who belongs together stands together.

    A seeded force-directed layout of all ties ever (Fruchterman and Reingold, 1991,
    doi 10.1002/spe.4380211102), its largest side 300 km, centred on the origin. Isolates lie
    around the rest. Equal datasets give equal places; the cost is quadratic in the nodes.
    """
    ties = dataset.memberships[["actor_id", "collaboration_id"]].drop_duplicates()
    graph = nx.Graph()
    graph.add_nodes_from(sorted(dataset.actors["actor_id"]))
    graph.add_nodes_from(sorted(dataset.collaborations["collaboration_id"]))
    graph.add_edges_from(sorted(ties.itertuples(index=False, name=None)))
    columns = ["layout", "node_id", "x", "y"]
    if not graph:
        return pd.DataFrame(columns=columns)
    nodes = list(graph)
    # A weak pull to one centre keeps components from drifting out of sight of each other.
    graph.add_edges_from(((CENTRE, node) for node in nodes), weight=PULL)
    placed = nx.spring_layout(graph, seed=SEED, iterations=ROUNDS)
    points = np.array([placed[node] for node in nodes], dtype=float)
    points -= (points.max(axis=0) + points.min(axis=0)) / 2
    side = float(np.ptp(points, axis=0).max()) or 1.0
    points = np.round(points * EXTENT_KM / side, 2) + 0.0
    rows = [("map", node, x, y) for node, (x, y) in zip(nodes, points.tolist(), strict=True)]
    return pd.DataFrame(rows, columns=columns).sort_values("node_id", ignore_index=True)
