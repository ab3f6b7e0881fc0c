"""How far nodes are from one another: ego networks, and the path from one to another.

A step is a tie: two municipalities that share a collaboration are two steps apart.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse.csgraph import dijkstra

from explorer.errors import SelectionError
from explorer.network.model import Network


@dataclass(frozen=True)
class Path:
    """A shortest path between two nodes: their ids in order, and how many such paths there are."""

    nodes: tuple[str, ...]
    count: int

    @property
    def steps(self) -> int:
        """Ties on the path; twice the number of collaborations between two actors."""
        return len(self.nodes) - 1


def measure_distances(network: Network, ids: tuple[str, ...], *, most: int) -> pd.Series:
    """Steps from the nearest of `ids` to every node within `most` steps: their ego network.

    Whole numbers by node id, the nearest first and then by id; 0 for `ids` themselves, of which
    those that are not in the network are left out. Cost O(ties).
    """
    places = network.degrees.index.get_indexer(list(ids))
    places = places[places >= 0]
    if not len(places):
        return pd.Series(dtype=np.int64, name="steps")
    steps = dijkstra(
        _adjacency(network), unweighted=True, indices=places, limit=most, min_only=True
    )
    found = pd.Series(steps, index=network.degrees.index, name="steps")
    found = found[np.isfinite(found)].astype(np.int64)
    return found.sort_index().sort_values(kind="stable")


def find_path(network: Network, first: str, last: str) -> Path | None:
    """The shortest path between two nodes, through the smallest collaborations.

    Of all paths of fewest steps the one whose collaborations have the fewest members in all, and
    of those the first by id; `count` says how many paths are as short. None when the two are not
    connected; one node is a path of no steps to itself. Cost O(ties).
    Raises `SelectionError` when a node is not in the network.
    """
    index = network.degrees.index
    for node in (first, last):
        if node not in index:
            raise SelectionError("select", f"{node!r} is not in the network of {network.date}")
    start, end = index.get_loc(first), index.get_loc(last)
    adjacency = _adjacency(network)
    steps = dijkstra(adjacency, unweighted=True, indices=start)
    if not np.isfinite(steps[end]):
        return None
    weights = network.degrees.to_numpy() * (np.arange(len(index)) >= len(network.actors))
    best: dict[int, tuple[int, tuple[str, ...]]] = {start: (0, (first,))}
    counts = {start: 1}
    reached = np.flatnonzero(steps <= steps[end])
    for node in reached[np.argsort(steps[reached], kind="stable")][1:]:
        near = adjacency.indices[adjacency.indptr[node] : adjacency.indptr[node + 1]]
        before = [place for place in near if steps[place] == steps[node] - 1]
        cost, path = min(best[place] for place in before)
        best[node] = (cost + int(weights[node]), (*path, str(index[node])))
        counts[node] = sum(counts[place] for place in before)
    return Path(best[end][1], counts[end])


def _adjacency(network: Network) -> sparse.csr_array:
    """The two-mode network as one square matrix, actors first, in the order of `degrees`."""
    B = network.incidence.astype(np.int8)
    return sparse.block_array([[None, B], [B.T, None]], format="csr")
