"""Places for nodes by their ties alone: where there is no map, and beside it."""

import networkx as nx
import numpy as np
import pandas as pd

from explorer.dataset import Dataset

SEED = 20260516
EXTENT_KM = 300.0
ROUNDS = 100
PULL = 0.15
FORCE_ROUNDS = 700
FORCE_START = 3.0
GAP_KM = 6.0
# A tuple, so that it equals no id of a node.
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


def add_force(dataset: Dataset) -> Dataset:
    """The dataset with the `force` layout among its positions; any that it had is made anew."""
    others = dataset.positions[dataset.positions["layout"] != "force"]
    positions = pd.concat([others, arrange_force(dataset)], ignore_index=True)
    return dataset.with_tables(
        positions=positions.sort_values(["layout", "node_id"], ignore_index=True)
    )


def arrange_force(dataset: Dataset) -> pd.DataFrame:
    """The `force` layout: nodes by their ties, clusters apart, started from the map.

    Ties of all times attract and nodes repel each other (GraphOpt, Schmuhl 2003, as in igraph),
    from the places of the `map` layout, so that north stays on top and equal datasets give equal
    places. Kilometres like the map, the largest side 300, centred on the origin; nodes without a
    tie stand in a row below. Cost is quadratic in the nodes.
    """
    # Imported late: it loads whatever it could draw with, Plotly too.
    import igraph as ig

    columns = ["layout", "node_id", "x", "y"]
    places = dataset.positions[dataset.positions["layout"] == "map"].set_index("node_id")
    ties = dataset.memberships[["actor_id", "collaboration_id"]].drop_duplicates()
    tied = sorted({*ties["actor_id"], *ties["collaboration_id"]})
    number = {node: place for place, node in enumerate(tied)}
    graph = ig.Graph(n=len(tied))
    graph.add_edges(
        sorted(zip(ties["actor_id"].map(number), ties["collaboration_id"].map(number), strict=True))
    )
    start = _spread_start(places.reindex(tied)[["x", "y"]])
    layout = graph.layout_graphopt(seed=start.tolist(), niter=FORCE_ROUNDS) if tied else []
    points = np.array(list(layout), dtype=float).reshape(-1, 2)
    if len(points):
        points -= (points.max(axis=0) + points.min(axis=0)) / 2
        points *= EXTENT_KM / (float(np.ptp(points, axis=0).max()) or 1.0)
    alone = sorted(set(places.index) - set(tied))
    below = float(points[:, 1].max(initial=0.0)) + 2 * GAP_KM
    row = [((place - len(alone) / 2) * GAP_KM, below) for place in range(len(alone))]
    placed = [*zip(tied, points.round(2).tolist(), strict=True), *zip(alone, row, strict=True)]
    return pd.DataFrame([("force", node, x, y) for node, (x, y) in placed], columns=columns)


def _spread_start(places: pd.DataFrame) -> np.ndarray:
    """Places to start from: those of the map, nodes that it lacks on a spiral around its middle."""
    turn = np.arange(len(places)) * 2.399963  # the golden angle, so that none coincide
    spiral = np.column_stack([np.cos(turn), np.sin(turn)]) * np.sqrt(turn + 1)[:, np.newaxis]
    known = places.to_numpy(dtype=float)
    return np.where(np.isnan(known), spiral, known) * FORCE_START
