"""Centrality in the two-mode network: every function gives a Series by node id, both modes.

n is the number of actors, m that of collaborations; the order is actors and then collaborations,
each sorted by id. An empty network gives an empty Series, an isolate 0.
"""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd
import scipy

from explorer.network import Network

DENSE = 64
SAME = 1e-9
EXACT = 1e-13
MOST_STEPS = 1000


def degree(network: Network) -> pd.Series:
    """Number of ties: collaborations of an actor, members of a collaboration.

    Whole numbers, 0 to m for actors and 0 to n for collaborations.
    Reference: Faust 1997, Social Networks 19:157-191, doi 10.1016/S0378-8733(96)00300-0.
    """
    return network.degrees


def normalised_degree(network: Network) -> pd.Series:
    """Degree as a share of what is possible: |S_i| / m for actors, |M_g| / n for collaborations.

    0 to 1; 0 where the other mode is empty.
    Reference: Borgatti & Everett 1997, doi 10.1016/S0378-8733(96)00301-2.
    """
    n, m = network.incidence.shape
    possible = np.array([m] * n + [n] * m, dtype=float)
    counts = network.degrees.to_numpy(dtype=float)
    return _series(network, "normalised_degree", _divide(counts, possible))


def partners(network: Network) -> pd.Series:
    """Number of distinct other nodes of the same mode met: the degree in the projection.

    Actors that share a collaboration, collaborations that share an actor; 0 to n-1 and 0 to m-1.
    Cost is that of the sparse products B Bt and Bt B.
    Reference: Newman 2001, doi 10.1103/PhysRevE.64.016132.
    """
    B = network.incidence
    met = [_count_met(B), _count_met(B.T.tocsr())]
    return _series(network, "partners", np.concatenate(met))


def _count_met(B: scipy.sparse.csr_array) -> np.ndarray:
    shared = (B @ B.T).tocsr()
    taking_part = np.diff(B.indptr) > 0
    return np.diff(shared.indptr) - taking_part


def betweenness(network: Network) -> pd.Series:
    """Share of shortest paths through a node, in the two-mode normalisation.

    The sum over pairs s, t of sigma(s, t | v) / sigma(s, t), divided by the most a node of its
    mode can reach given n and m. 0 to 1; pairs in different components have no path and add
    nothing; 0 where the most is 0. Cost O(n edges), by igraph.
    Reference: Borgatti & Everett 1997, doi 10.1016/S0378-8733(96)00301-2.
    """
    n, m = network.incidence.shape
    if not n + m:
        return _series(network, "betweenness", np.zeros(0))
    counted = np.array(network.to_igraph().betweenness(directed=False), dtype=float)
    most = np.array([_most_between(n, m)] * n + [_most_between(m, n)] * m, dtype=float)
    return _series(network, "betweenness", _divide(counted, most))


def _most_between(own: int, other: int) -> float:
    """The most betweenness a node can have among `own` nodes of its mode and `other`."""
    if not own or not other:
        return 0.0
    s, t = divmod(own - 1, other)
    return (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2.0


def closeness(network: Network) -> pd.Series:
    """Nearness to all others: the least possible sum of distances over the sum there is.

    Within its component of n_c actors and m_c collaborations, (m_c + 2(n_c-1)) / sum_u d(v, u) for
    an actor, n_c and m_c exchanged for a collaboration; times (n_c+m_c-1) / (n+m-1), the share of
    all other nodes that it reaches. 0 to 1: on a connected network the value of Borgatti and
    Everett, elsewhere a node never ranks first for being in a small component; isolates 0.
    Not `networkx.bipartite.closeness_centrality`, which takes the least of the whole network
    within a component too, and so cancels the share. Cost O(n edges), by igraph.
    Reference: Borgatti & Everett 1997, doi 10.1016/S0378-8733(96)00301-2; share: Wasserman &
    Faust 1994, Social Network Analysis, doi 10.1017/CBO9780511815478, p. 201.
    """
    n, m = network.incidence.shape
    if n + m < 2:
        return _series(network, "closeness", np.zeros(n + m))
    graph = network.to_igraph()
    nearness = np.nan_to_num(np.array(graph.closeness(normalized=False), dtype=float))
    component = np.array(graph.connected_components().membership)
    is_actor = np.arange(n + m) < n
    actors = np.bincount(component[is_actor], minlength=component.max() + 1)[component]
    groups = np.bincount(component[~is_actor], minlength=component.max() + 1)[component]
    own, other = np.where(is_actor, actors, groups), np.where(is_actor, groups, actors)
    # igraph gives 1 / sum within the component when not normalised.
    values = nearness * (other + 2 * (own - 1)) * (actors + groups - 1) / (n + m - 1)
    return _series(network, "closeness", values)


def eigenvector(network: Network) -> pd.Series:
    """Being tied to nodes that are central themselves: the leading singular vectors of B.

    B v = sigma u and Bt u = sigma v with the greatest sigma; u for actors, v for collaborations,
    each non-negative and of unit length. 0 to 1. On a disconnected network only the component
    with the greatest sigma is above 0; where several share it, the vectors are the projection of
    the all-ones vector on their span, so that the order of nodes does not matter. A network
    without ties gives 0. Small values are as exact as large ones (to about 12 digits), so that they
    can be ranked; on networks with one dense corner most of it lies there, see `hold_most`. Cost a
    few sparse products a component.
    Reference: Faust 1997, Social Networks 19:157-191, doi 10.1016/S0378-8733(96)00300-0.
    """
    B = network.incidence.astype(float)
    n, m = B.shape
    left, right = np.zeros(n), np.zeros(m)
    parts = _split_components(network)
    solved = [(*_solve_leading(B[actors][:, groups]), actors, groups) for actors, groups in parts]
    greatest = max((sigma for sigma, *_ in solved), default=0.0)
    for sigma, u, v, actors, groups in solved:
        if sigma >= greatest * (1 - SAME):
            left[actors] = u * u.sum()
            right[groups] = v * u.sum()
    vector = np.concatenate([_scale(left), _scale(right)])
    return _series(network, "eigenvector", vector)


def hold_most(values: pd.Series, share: float = 0.85) -> pd.Index:
    """The fewest nodes whose squares make up `share` of all: where a unit vector is localised.

    values: of one mode, 0 or more. Ids, the highest first, equals in the order given; none where
    all are 0. Few of many hold most of an eigenvector where one corner of the network is denser
    than the rest: then it tells little of the others.
    Reference: Martin, Zhang & Newman 2014, doi 10.1103/PhysRevE.90.052808.
    """
    ordered = values.sort_values(ascending=False, kind="stable")
    held = (ordered**2).cumsum().to_numpy(dtype=float)
    if not len(held) or not held[-1]:
        return ordered.index[:0]
    return ordered.index[: int(np.searchsorted(held, share * held[-1] - SAME)) + 1]


def count_components(network: Network) -> int:
    """Number of connected parts with at least one tie; isolates are not counted."""
    return len(_split_components(network))


def _split_components(network: Network) -> list[tuple[np.ndarray, np.ndarray]]:
    """Places of actors and of collaborations in every component that has a tie."""
    n = len(network.actors)
    ties = zip(network.rows.tolist(), (network.columns + n).tolist(), strict=True)
    found = nx.connected_components(nx.from_edgelist(ties))
    parts = [np.sort(np.fromiter(part, dtype=np.int64)) for part in found]
    return [(part[part < n], part[part >= n] - n) for part in parts]


def _solve_leading(B: scipy.sparse.csr_array) -> tuple[float, np.ndarray, np.ndarray]:
    """The greatest singular value of a connected B and its positive singular vectors."""
    if min(B.shape) <= DENSE:
        u, s, _ = np.linalg.svd(B.toarray(), full_matrices=False)
    else:
        # A start in the positive quadrant is never orthogonal to the leading vector.
        u, s, _ = scipy.sparse.linalg.svds(B, k=1, v0=np.ones(min(B.shape)), tol=0)
    actors = _sharpen(B, np.abs(u[:, 0]))
    return float(s[0]), actors, _scale(B.T @ actors)


def _sharpen(B: scipy.sparse.csr_array, vector: np.ndarray) -> np.ndarray:
    """A leading vector made exact in its small values too: products of what is positive alone."""
    for _ in range(MOST_STEPS):
        better = _scale(B @ (B.T @ vector))
        if np.all(np.abs(better - vector) <= EXACT * better):
            return better
        vector = better
    return vector


def _scale(vector: np.ndarray) -> np.ndarray:
    length = np.linalg.norm(vector)
    return vector / length if length else vector


def _divide(numbers: np.ndarray, by: np.ndarray) -> np.ndarray:
    return np.divide(numbers, by, out=np.zeros_like(numbers), where=by > 0)


def _series(network: Network, name: str, values: np.ndarray) -> pd.Series:
    return pd.Series(values, index=network.degrees.index, name=name)
