"""Communities: groups of actors that share more with one another than with the rest."""

from __future__ import annotations

import random
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import scipy

from explorer.errors import MeasureError
from explorer.measures.agreement import compare_divisions
from explorer.measures.overlap import shared_counts
from explorer.network import Network
from explorer.network.model import keep

if TYPE_CHECKING:
    import igraph as ig

SEED = 20260516
RUNS = 10
STABILITY_RUNS = 25
RUNS_KEPT = 4
ALONE = -1
SAME = 1e-12
# igraph has one random number generator for all threads.
_GENERATOR = Lock()


@dataclass(frozen=True)
class Communities:
    """A partition of the actors of a network, and how good it is.

    labels: community by actor id, 0 the largest, equal sizes by their first id; `ALONE` (-1) for
    actors without a partner, who are in none; modularity: at `resolution`, 0 without ties;
    participation: of every actor, see `participation`.
    """

    labels: pd.Series
    modularity: float
    participation: pd.Series
    resolution: float

    @property
    def sizes(self) -> pd.Series:
        """Number of actors by community, actors without a partner left out."""
        return self.labels[self.labels != ALONE].value_counts().sort_index().rename("actors")


def find_communities(network: Network, *, resolution: float = 1.0, seed: int = SEED) -> Communities:
    """The communities of the projection with ties weighted by W_ij, the collaborations shared.

    Leiden's algorithm on modularity, Q = 1/2w sum over i, j in one community of W_ij - resolution
    k_i k_j / 2w, the best of ten seeded runs: equal networks and seeds give equal communities. At
    most 1; a higher resolution gives smaller communities. It is a heuristic, and other partitions
    of nearly that modularity may exist. Empty networks and isolates give no community. Cost about
    linear in the ties of the projection.
    Raises `MeasureError` when the resolution is not above 0.
    Reference: Traag, Waltman & van Eck 2019, doi 10.1038/s41598-019-41695-z; resolution: Reichardt
    & Bornholdt 2006, doi 10.1103/PhysRevE.74.016110.
    """
    if not 0 < resolution < np.inf:
        raise MeasureError(f"resolution {resolution} is not above 0; 1 is the usual one")
    found = np.full(len(network.actors), ALONE)
    found[_find_met(network)], modularity = _choose(_prepare_runs(network, resolution, seed))
    labels = pd.Series(_order(found), index=network.actors.index, name="community")
    return Communities(labels, modularity, participation(network, labels), resolution)


def participation(network: Network, labels: pd.Series) -> pd.Series:
    """How evenly an actor's ties are spread over the communities: the participation coefficient.

    P_i = 1 - sum over communities c of (k_ic / k_i)^2, k_ic being what i shares with the members
    of c in all (W_ij summed) and k_i the sum over all communities. 0 when all lie in one, at most
    1 - 1/(number of communities); 0 without a partner. By actor id.
    labels: of every actor of the network, by id; a division will do as well.
    Raises `MeasureError` when an actor has no label.
    Reference: Guimera & Amaral 2005, Functional cartography of complex metabolic networks,
    doi 10.1038/nature03288.
    """
    ids = network.actors.index
    codes = pd.factorize(labels.reindex(ids))[0]
    if (codes < 0).any():
        raise MeasureError(f"{ids[codes < 0][0]} has no label; give every actor of the network one")
    within = _sum_ties(network, codes)
    strength = np.asarray(within.sum(axis=1)).ravel()
    squares = np.asarray(within.multiply(within).sum(axis=1)).ravel()
    shares = np.divide(squares, strength**2, out=np.ones(len(ids)), where=strength > 0)
    return pd.Series(1 - shares, index=ids, name="participation")


def community_participation(network: Network) -> pd.Series:
    """The participation coefficient of every actor in the communities of the default resolution.

    See `find_communities` and `participation`; by actor id.
    """
    return find_communities(network).participation


def share_runs(
    network: Network, *, resolution: float = 1.0, seed: int = SEED
) -> scipy.sparse.csr_array:
    """In which share of 25 seeded runs every two actors are in one community: n x n, 0 to 1.

    Each run is Leiden's as in `find_communities`, with random choices of its own, whatever its
    modularity. Symmetric; the diagonal is 1, or 0 for an actor without a partner.
    """
    met = _find_met(network)
    n = len(network.actors)
    together = scipy.sparse.csr_array((n, n))
    for found in _prepare_runs(network, resolution, seed).take(STABILITY_RUNS):
        shape = (n, found.max(initial=-1) + 1)
        placed = scipy.sparse.csr_array((np.ones(len(met)), (met, found)), shape=shape)
        together = together + placed @ placed.T
    return together / STABILITY_RUNS


def stability(network: Network, communities: Communities, *, seed: int = SEED) -> pd.Series:
    """How often an actor is with the members of its community: their mean share of runs.

    The mean over the other members j of its community of the share of runs in which both are in
    one (`share_runs`), 0 to 1: near 1 a community that every run finds, low for an actor that goes
    now here, now there. By actor id; no value (NaN) without a partner.
    """
    shares = share_runs(network, resolution=communities.resolution, seed=seed)
    codes = communities.labels.reindex(network.actors.index).to_numpy()
    placed = np.flatnonzero(codes != ALONE)
    shape = (len(codes), len(communities.sizes))
    members = scipy.sparse.csr_array((np.ones(len(placed)), (placed, codes[placed])), shape=shape)
    with_own = np.asarray((shares @ members).multiply(members).sum(axis=1)).ravel() - 1
    others = members @ (communities.sizes.to_numpy(dtype=float) - 1)
    values = np.divide(with_own, others, out=np.full(len(codes), np.nan), where=others > 0)
    return pd.Series(values, index=network.actors.index, name="stability")


def community_stability(network: Network) -> pd.Series:
    """The stability of every actor in the communities of resolution 1; see `stability`."""
    return stability(network, find_communities(network))


def count_ties(network: Network, communities: Communities) -> pd.DataFrame:
    """What every actor shares with the members of every community, itself left out: k_ic.

    W_ij summed over the members j of c (integers). A row an actor, by id; a column a community,
    from 0; a row of zeros for an actor without a partner. Cost that of one sparse product.
    """
    codes = communities.labels.reindex(network.actors.index).to_numpy()
    counts = _sum_ties(network, codes)[:, : len(communities.sizes)]
    return pd.DataFrame(counts.toarray().astype(np.int64), index=network.actors.index)


def describe_communities(network: Network, communities: Communities) -> pd.DataFrame:
    """What a community is known by: its size, its largest actors, how much it keeps to itself.

    By community, from 0: `actors`, their number (2 or more); `largest`, the ids of the three with
    most inhabitants (tuple; unknown last, equals by id); `inside`, what its members share with
    one another as a share of all they share, above 0 to 1: sum over i in c of k_ic over that of
    k_i. It grows with the community: one community of all gives 1.
    """
    labels = communities.labels.reindex(network.actors.index).to_numpy()
    inhabitants = network.actors["population"].to_numpy(dtype=float, na_value=0.0)
    by_size = np.argsort(-inhabitants, kind="stable")
    ids = network.actors.index.to_numpy()
    shared = count_ties(network, communities).to_numpy()
    total = np.zeros((shared.shape[1], shared.shape[1]))
    np.add.at(total, labels[labels != ALONE], shared[labels != ALONE])
    frame = communities.sizes.to_frame()
    frame["largest"] = [tuple(ids[by_size[labels[by_size] == c][:3]]) for c in frame.index]
    frame["inside"] = np.diag(total) / total.sum(axis=1)
    return frame


def compare_communities(communities: Communities, division: pd.Series) -> dict[str, Any]:
    """Agreement of the communities with a division, as `compare_divisions`: provinces, say.

    `nested` is the share of communities that lie within one region. Actors without a partner or
    a region are left out.
    """
    labels = communities.labels
    return compare_divisions(labels[labels != ALONE], division)


@keep
def _weigh_ties(network: Network) -> scipy.sparse.csr_array:
    """W without its diagonal, in the order of the actors."""
    W = shared_counts(network, "actor").astype(float)
    W.setdiag(0)
    W.eliminate_zeros()
    W.sort_indices()
    return W


def _sum_ties(network: Network, codes: np.ndarray) -> scipy.sparse.csr_array:
    """W_ij summed over the actors j of every group; `codes` the group of each, below 0 in none."""
    placed = np.flatnonzero(codes >= 0)
    shape = (len(codes), codes.max(initial=-1) + 1)
    members = scipy.sparse.csr_array((np.ones(len(placed)), (placed, codes[placed])), shape=shape)
    return (_weigh_ties(network) @ members).tocsr()


def _build_projection(W: scipy.sparse.csr_array) -> ig.Graph:
    import igraph as ig

    upper = scipy.sparse.triu(W, k=1, format="csr").tocoo()
    graph = ig.Graph(n=W.shape[0])
    graph.add_edges(np.column_stack(upper.coords))
    graph.es["weight"] = upper.data
    return graph


def _find_met(network: Network) -> np.ndarray:
    """The places of the actors with a partner; the others stay out of a run."""
    # Random choices of a run go by place, so that isolates would change them.
    return np.flatnonzero(np.diff(_weigh_ties(network).indptr))


class _Runs:
    """Runs of Leiden's algorithm one after another; equal seeds give equal runs.

    They go on where they stopped: the first ten are the same whether ten or twenty-five are asked.
    """

    def __init__(self, graph: ig.Graph, resolution: float, seed: int) -> None:
        self.graph = graph
        self.resolution = resolution
        self._random = random.Random(seed)
        self._found: list[np.ndarray] = []

    def take(self, number: int) -> list[np.ndarray]:
        """The memberships that the first so many runs find."""
        from igraph import set_random_number_generator

        if not self.graph.ecount():
            return [np.arange(self.graph.vcount())] * number
        with _GENERATOR:
            set_random_number_generator(self._random)
            try:
                while len(self._found) < number:
                    self._found.append(self._run())
            finally:
                set_random_number_generator(random)
        return self._found[:number]

    def _run(self) -> np.ndarray:
        found = self.graph.community_leiden(
            "modularity", weights="weight", resolution=self.resolution, n_iterations=-1
        )
        return np.array(found.membership)


@keep
def _list_runs(_network: Network) -> dict[tuple[float, int], _Runs]:
    """The runs made of a network, by their resolution and seed: the last few."""
    return {}


def _prepare_runs(network: Network, resolution: float, seed: int) -> _Runs:
    """Runs on a network, those made before among them."""
    kept = _list_runs(network)
    asked = (resolution, seed)
    if asked not in kept:
        met = _find_met(network)
        graph = _build_projection(_weigh_ties(network)[met][:, met])
        while len(kept) >= RUNS_KEPT:
            kept.pop(next(iter(kept)), None)
        kept[asked] = _Runs(graph, resolution, seed)
    return kept[asked]


def _choose(runs: _Runs) -> tuple[np.ndarray, float]:
    """The membership of greatest modularity in ten runs, the first of equals, and that value."""
    best, greatest = np.arange(runs.graph.vcount()), -np.inf
    if not runs.graph.ecount():
        return best, 0.0
    for found in runs.take(RUNS):
        value = runs.graph.modularity(found, weights="weight", resolution=runs.resolution)
        if value > greatest + SAME:
            best, greatest = found, value
    return best, float(greatest)


def _order(found: np.ndarray) -> np.ndarray:
    """Labels from 0 by size, the largest first, equal sizes by their first member."""
    labels, first, place, sizes = np.unique(
        found, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.lexsort((first, -sizes, labels == ALONE))
    ranks = np.empty(len(labels), dtype=np.int64)
    ranks[order] = np.arange(len(labels))
    ranks[labels == ALONE] = ALONE
    return ranks[place]
