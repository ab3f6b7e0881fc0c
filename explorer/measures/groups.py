"""Collaborations by who takes part: those with the same members, and those within others.

M_g are the selected actors of collaboration g. Frames come sorted, largest membership first and
then by id; a network without ties gives an empty frame with the same columns.
"""

import numpy as np
import pandas as pd
import scipy

from explorer.network import Network

IDENTICAL = ["collaborations", "count", "size", "members"]
NESTING = ["node", "parent", "within", "size", "members", "collaborations"]


def list_identical(network: Network) -> pd.DataFrame:
    """Groups of two or more collaborations whose members are exactly the same: M_g = M_h.

    Over collaborations of two or more selected members, as congruence is: of one member there is
    no group to be the same. A row a group: `collaborations`, their ids (tuple, sorted); `count`,
    how many they are (2 or more); `size`, the members they share (number, 2 or more); `members`,
    their ids (tuple, sorted). Sorted by size and count descending, then the first collaboration.
    Cost O(ties log ties). Equality is that of Jaccard 1; see `overlap`.
    Reference: Borgatti & Everett 1992, Notions of position in social network analysis,
    Sociological Methodology 22:1-35, doi 10.2307/270991 (structural equivalence).
    """
    classes = _group_identical(network)
    classes = classes[(classes["count"] > 1) & (classes["size"] > 1)].sort_values(
        ["size", "count", "collaborations"], ascending=[False, False, True], ignore_index=True
    )
    return classes[IDENTICAL]


def build_nesting(network: Network) -> pd.DataFrame:
    """The forest of collaborations, each below the smallest one that strictly holds its members.

    parent(g) is the h with M_g a strict subset of M_h and |M_h| least, among equals the first id;
    collaborations with the same members are one node, named after the first id of them. A row a
    node: `node`; `parent`, empty for a root; `size`, its members (number, 1 or more); `members`
    and `collaborations`, their ids (tuples, sorted). Sorted by size descending, then node, so that
    a parent comes before its children. A node within several that do not hold each other is drawn
    below one of them, and `within` names them all. Cost is that of the sparse product Bt B, and of
    squaring what holds what.
    Reference: Davey & Priestley 2002, Introduction to Lattices and Order, ch. 1,
    doi 10.1017/CBO9780511809088 (order by inclusion).
    """
    classes = _group_identical(network)
    classes["node"] = [ids[0] for ids in classes["collaborations"]]
    classes = classes.sort_values("node", ignore_index=True)
    classes["within"] = _find_holders(network, classes)
    classes["parent"] = [holders[0] if holders else "" for holders in classes["within"]]
    return classes.sort_values(["size", "node"], ascending=[False, True], ignore_index=True)[
        NESTING
    ]


def _group_identical(network: Network) -> pd.DataFrame:
    """A row for every membership there is, with the collaborations that have it."""
    ties = network.ties.sort_values(["collaboration_id", "actor_id"])
    memberships: dict[tuple[str, ...], list[str]] = {}
    for collaboration_id, members in ties.groupby("collaboration_id")["actor_id"]:
        memberships.setdefault(tuple(members), []).append(str(collaboration_id))
    rows = [(tuple(ids), len(ids), len(key), key) for key, ids in memberships.items()]
    frame = pd.DataFrame(rows, columns=IDENTICAL)
    return frame.astype({"count": np.int64, "size": np.int64})


def _find_holders(network: Network, classes: pd.DataFrame) -> list[tuple[str, ...]]:
    """Of every class, in order of node, the nodes that it lies in with none between."""
    if classes.empty:
        return []
    nodes, sizes = classes["node"].to_numpy(), classes["size"].to_numpy()
    B = network.incidence[:, network.collaborations.index.get_indexer(nodes)]
    shared = (B.T @ B).tocoo()
    inside, outside = shared.coords
    strict = (shared.data == sizes[inside]) & (sizes[outside] > sizes[inside])
    ends = (inside[strict], outside[strict])
    held = scipy.sparse.csr_array((np.ones(strict.sum()), ends), shape=shared.shape)
    between = (held @ held).tocsr()
    inside, outside = (held - held.multiply(between > 0)).tocsr().nonzero()
    found: list[list[str]] = [[] for _ in nodes]
    for place in np.lexsort((outside, sizes[outside], inside)):
        found[inside[place]].append(str(nodes[outside[place]]))
    return [tuple(holders) for holders in found]
