"""Agreement of divisions of the same actors, of all with all at once.

X and Y are two divisions, n the actors that are in both, n_xy those in region x of X and y of Y.
`congruence.compare_divisions` says what the measures mean and after whom.
"""

import numpy as np
from scipy import sparse
from scipy.special import xlogy


def compare_all(codes: np.ndarray) -> dict[str, np.ndarray]:
    """Every measure of `compare_divisions` as a matrix: row and column are divisions.

    codes: actors x divisions, the place of the actor's region within the division, below 0 where
    it is in none. No value (NaN) for two divisions without an actor in both. Cost is that of one
    sparse product of all regions with one another.
    """
    D, cells = _cross(codes)
    n = _gather(D, cells, cells.data)
    held = (cells @ D.T).toarray()
    lie_in = _put(cells, np.ones(cells.nnz)) @ D.T
    regions = D @ (held > 0).astype(float)
    within = D @ (lie_in.toarray() == 1).astype(float)
    side = np.log(np.maximum(n, 1)) - _divide(D @ xlogy(held, held), n)
    joint = np.log(np.maximum(n, 1)) - _divide(_gather(D, cells, xlogy(cells.data, cells.data)), n)
    together = _gather(D, cells, _count_pairs(cells.data))
    return {
        "municipalities": n.astype(np.int64),
        "regions": regions.astype(np.int64),
        "regions_other": regions.T.astype(np.int64),
        "normalised_mutual_information": _mutual_information(
            side, joint, trivial=(regions == 1) & (regions.T == 1)
        ),
        "adjusted_rand_index": _adjusted_rand(D @ _count_pairs(held), together, n=n),
        "nested": _divide(within, regions),
    }


def _cross(codes: np.ndarray) -> tuple[sparse.csr_array, sparse.csr_array]:
    """D: divisions x regions, 1 where the region is of it; and n_xy, regions x regions."""
    actors, divisions = np.nonzero(codes >= 0)
    counts = codes.max(axis=0, initial=-1) + 1
    regions = (np.cumsum(counts) - counts)[divisions] + codes[actors, divisions]
    total = int(counts.sum())
    X = sparse.csr_array((np.ones(len(actors)), (actors, regions)), shape=(len(codes), total))
    of = np.repeat(np.arange(len(counts)), counts)
    D = sparse.csr_array((np.ones(total), (of, np.arange(total))), shape=(len(counts), total))
    cells = (X.T @ X).tocsr()
    cells.sort_indices()
    return D, cells


def _put(cells: sparse.csr_array, values: np.ndarray) -> sparse.csr_array:
    return sparse.csr_array((values, cells.indices, cells.indptr), shape=cells.shape)


def _gather(D: sparse.csr_array, cells: sparse.csr_array, values: np.ndarray) -> np.ndarray:
    """The sum of `values` of the cells over the regions of every two divisions; symmetric."""
    total = (D @ _put(cells, values) @ D.T).toarray()
    return (total + total.T) / 2  # sums in another order differ in their last digit


def _mutual_information(side: np.ndarray, joint: np.ndarray, *, trivial: np.ndarray) -> np.ndarray:
    """2 (H(X) + H(Y) - H(X, Y)) / (H(X) + H(Y)); 1 where both are one region."""
    sides = side + side.T
    values = _divide(2 * (sides - joint), np.where(trivial, 0.0, sides))
    # Rounding can leave a hair below 0 or above 1.
    return np.where(trivial, 1.0, np.clip(values, 0.0, 1.0))


def _adjusted_rand(one: np.ndarray, together: np.ndarray, *, n: np.ndarray) -> np.ndarray:
    """Pairs together in both, corrected for chance; `one`: those together in the row's."""
    expected = one * one.T / np.maximum(_count_pairs(n), 1)
    most = (one + one.T) / 2
    # Only two divisions that are both all one region, or all apart, leave nothing to correct.
    values = np.where(most == expected, 1.0, _divide(together - expected, most - expected))
    return np.where(n > 0, values, np.nan)


def _count_pairs(counts: np.ndarray) -> np.ndarray:
    return counts * (counts - 1) / 2


def _divide(numbers: np.ndarray, by: np.ndarray) -> np.ndarray:
    """Quotients, NaN where there is nothing to divide by."""
    return np.divide(numbers, by, out=np.full(by.shape, np.nan), where=by > 0)
