"""How the memberships of two nodes of one mode overlap.

Actors i and j are compared by the collaborations they join (S_i, S_j), collaborations g and h by
their members (M_g, M_h). A pair with nothing in common is disjoint and left out of the frames;
empty networks give empty frames with the same columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np
import pandas as pd
import scipy

from explorer.errors import MeasureError
from explorer.network import Network
from explorer.translate import N_

Mode = Literal["actor", "collaboration"]
# The nodes of each mode, as pages, files and commands call them.
MODES: Mapping[str, Mode] = {"municipality": "actor", "collaboration": "collaboration"}
# How the first of a pair relates to the second, and what that is called.
RELATIONS: Mapping[str, str] = {
    "equal": N_("the same"),
    "subset": N_("within the second"),
    "superset": N_("holds the second"),
    "partial": N_("partly"),
    "disjoint": N_("nothing in common"),
}
COLUMNS = ["shared", "newman", "jaccard", "overlap_coefficient", "relation"]


def shared_counts(network: Network, mode: Mode) -> scipy.sparse.csr_array:
    """W = B Bt (or Bt B for collaborations): what two nodes share, degrees on the diagonal.

    Square and symmetric, int64, in the order of `network.actors` or `network.collaborations`.
    Cost is that of one sparse product.
    """
    B = _incidence(network, mode)
    shared = (B @ B.T).tocsr()
    shared.sort_indices()
    return shared


def list_partners(network: Network, node_id: str) -> pd.DataFrame:
    """Nodes of the same mode that share something with `node_id`, those that share most first.

    Indexed by node id; `shared` is |A and B|; `newman` the sum over what is shared of
    1 / (size - 1); `jaccard` |A and B| / |A or B|; `overlap_coefficient` |A and B| / min(|A|, |B|);
    `relation` that of `node_id` to the other (`subset`: all of its own lies within the other's).
    Sorted by shared and Jaccard descending, then id. An isolate has none.
    Raises `MeasureError` when the node is not in the network.
    Reference: Newman 2001, doi 10.1103/PhysRevE.64.016132.
    """
    B, ids, place = _locate(network, node_id)
    row = B[[place]]
    shared = (row @ B.T).toarray().ravel()
    newman = (row.multiply(_weights(B)) @ B.T).toarray().ravel()
    shared[place] = 0
    others = np.flatnonzero(shared)
    sizes = np.diff(B.indptr)
    frame = _describe(shared[others], newman[others], sizes[place], sizes[others])
    frame.index = pd.Index(ids[others], name="node_id")
    return frame.sort_index().sort_values(
        ["shared", "jaccard"], ascending=[False, False], kind="stable"
    )


def pairs(network: Network, mode: Mode) -> pd.DataFrame:
    """All pairs of nodes of a mode that share something, each pair once.

    Columns `first` and `second` (ids, first < second) and those of `list_partners`, `relation`
    being that of the first to the second; same order. Cost is that of two sparse products.
    """
    B, ids = _incidence(network, mode), _ids(network, mode)
    shared = scipy.sparse.triu((B @ B.T).tocsr(), k=1, format="csr").tocoo()
    newman = (B.multiply(_weights(B)) @ B.T).tocsr()
    first, second = shared.coords
    sizes = np.diff(B.indptr)
    weights = newman[first, second] if len(first) else np.zeros(0)
    frame = _describe(shared.data, np.asarray(weights).ravel(), sizes[first], sizes[second])
    frame.insert(0, "first", ids[first])
    frame.insert(1, "second", ids[second])
    frame = frame.sort_values(["first", "second"], kind="stable")
    return frame.sort_values(
        ["shared", "jaccard"], ascending=[False, False], kind="stable", ignore_index=True
    )


def compare_nodes(network: Network, first: str, second: str) -> dict[str, float | str]:
    """Overlap of any two nodes of one mode, disjoint ones included (then all counts are 0).

    Keys as the columns of `list_partners`. Raises `MeasureError` when a node is not in the
    network or the two are of different modes.
    """
    B, _, place = _locate(network, first)
    other_B, _, other = _locate(network, second)
    if other_B.shape != B.shape or (first in network.actors.index) != (
        second in network.actors.index
    ):
        raise MeasureError(
            f"{first} and {second} are of different modes; compare two actors or two collaborations"
        )
    both = B[[place]].multiply(B[[other]])
    newman = both.multiply(_weights(B)).sum()
    sizes = np.diff(B.indptr)
    frame = _describe(
        np.array([both.sum()]), np.array([newman]), sizes[place], np.array([sizes[other]])
    )
    return frame.iloc[0].to_dict()


def _incidence(network: Network, mode: Mode) -> scipy.sparse.csr_array:
    if mode not in ("actor", "collaboration"):
        raise MeasureError(f"mode {mode!r} is unknown; choose actor or collaboration")
    return network.incidence if mode == "actor" else network.incidence.T.tocsr()


def _ids(network: Network, mode: Mode) -> np.ndarray:
    nodes = network.actors if mode == "actor" else network.collaborations
    return nodes.index.to_numpy(dtype=object)


def _locate(network: Network, node_id: str) -> tuple[scipy.sparse.csr_array, np.ndarray, int]:
    mode: Mode = "actor" if node_id in network.actors.index else "collaboration"
    ids = _ids(network, mode)
    places = np.flatnonzero(ids == node_id)
    if not len(places):
        raise MeasureError(f"node {node_id!r} is not in the network of {network.date}")
    return _incidence(network, mode), ids, int(places[0])


def _weights(B: scipy.sparse.csr_array) -> np.ndarray:
    """Newman's 1 / (size - 1) of every column as one row; 0 for columns of one or none."""
    sizes = np.asarray(B.sum(axis=0), dtype=float).ravel()
    return np.divide(1.0, sizes - 1, out=np.zeros_like(sizes), where=sizes > 1)[np.newaxis, :]


def _describe(
    shared: np.ndarray, newman: np.ndarray, size: np.ndarray, other: np.ndarray
) -> pd.DataFrame:
    """The columns of an overlap frame from counts shared and the sizes of both sets."""
    size = np.broadcast_to(size, shared.shape)
    smaller, union = np.minimum(size, other), size + other - shared
    relation = np.select(
        [shared == 0, (shared == size) & (shared == other), shared == size, shared == other],
        ["disjoint", "equal", "subset", "superset"],
        default="partial",
    )
    return pd.DataFrame(
        {
            "shared": shared.astype(np.int64),
            "newman": newman.astype(float),
            "jaccard": shared / np.maximum(union, 1),
            "overlap_coefficient": shared / np.maximum(smaller, 1),
            "relation": relation.astype(object),
        },
        columns=COLUMNS,
    )
