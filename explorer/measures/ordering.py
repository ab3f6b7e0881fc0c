"""An order of nodes in which those alike stand side by side, for matrices."""

import numpy as np
import scipy

from explorer.measures.overlap import Mode, shared_counts
from explorer.network import Network


def order_by_likeness(network: Network, mode: Mode) -> np.ndarray:
    """Places of the nodes of a mode, those with like memberships next to each other.

    The leaves of average linkage over 1 - Jaccard (Sokal and Michener 1958, A statistical method
    for evaluating systematic relationships); isolates are at distance 1 from all. Empty for an
    empty network. Cost is quadratic in the nodes.
    """
    shared = shared_counts(network, mode).toarray().astype(float)
    size = len(shared)
    if size < 3:
        return np.arange(size)
    degrees = np.diag(shared)
    union = degrees[:, np.newaxis] + degrees[np.newaxis, :] - shared
    jaccard = np.divide(shared, union, out=np.zeros_like(shared), where=union > 0)
    distance = 1.0 - jaccard
    np.fill_diagonal(distance, 0.0)
    near = scipy.spatial.distance.squareform(distance, checks=False)
    return scipy.cluster.hierarchy.leaves_list(scipy.cluster.hierarchy.linkage(near, "average"))
