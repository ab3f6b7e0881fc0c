"""Agreement of divisions of the same actors, of all with all at once.

X and Y are two divisions, n the actors that are in both, n_xy those in region x of X and y of Y.
`compare_divisions` says what the measures mean and after whom.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import scipy

from explorer.errors import MeasureError

AGREEMENTS = ("normalised_mutual_information", "adjusted_rand_index", "nested")


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
    side = np.log(np.maximum(n, 1)) - _divide(D @ scipy.special.xlogy(held, held), n)
    met = scipy.special.xlogy(cells.data, cells.data)
    joint = np.log(np.maximum(n, 1)) - _divide(_gather(D, cells, met), n)
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


def _cross(codes: np.ndarray) -> tuple[scipy.sparse.csr_array, scipy.sparse.csr_array]:
    """D: divisions x regions, 1 where the region is of it; and n_xy, regions x regions."""
    actors, divisions = np.nonzero(codes >= 0)
    counts = codes.max(axis=0, initial=-1) + 1
    regions = (np.cumsum(counts) - counts)[divisions] + codes[actors, divisions]
    total = int(counts.sum())
    X = scipy.sparse.csr_array((np.ones(len(actors)), (actors, regions)), shape=(len(codes), total))
    of = np.repeat(np.arange(len(counts)), counts)
    D = scipy.sparse.csr_array((np.ones(total), (of, np.arange(total))), shape=(len(counts), total))
    cells = (X.T @ X).tocsr()
    cells.sort_indices()
    return D, cells


def _put(cells: scipy.sparse.csr_array, values: np.ndarray) -> scipy.sparse.csr_array:
    return scipy.sparse.csr_array((values, cells.indices, cells.indptr), shape=cells.shape)


def _gather(
    D: scipy.sparse.csr_array, cells: scipy.sparse.csr_array, values: np.ndarray
) -> np.ndarray:
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


def compare_divisions(first: pd.Series, second: pd.Series) -> dict[str, Any]:
    """Agreement of two divisions, over the municipalities that are in both.

    municipalities: their number; regions, regions_other: regions that have one of them;
    normalised_mutual_information: 2 I(X; Y) / (H(X) + H(Y)), 0 to 1; adjusted_rand_index: pairs
    together or apart in both, corrected for chance, 1 when equal, about 0 by chance, at least
    -0.5; nested: share of the regions of `first` that lie within one region of `second`, 0 to 1
    and not symmetric. Equal divisions give 1, trivial ones as well; without a municipality in
    both there is no value (NaN).
    Raises `MeasureError` when a municipality is in two regions of one division.
    Reference: Vinh, Epps & Bailey 2010, J. Machine Learning Research 11:2837-2854 (mutual
    information over the arithmetic mean of both entropies; Strehl & Ghosh 2002 divide by their
    geometric mean); Hubert & Arabie 1985, doi 10.1007/BF01908075.
    """
    one, other = keep_placed(first), keep_placed(second)
    both = one.index.intersection(other.index).sort_values()
    codes = [pd.factorize(side.loc[both], sort=True)[0] for side in (one, other)]
    return {name: table[0, 1].item() for name, table in compare_all(np.column_stack(codes)).items()}


def list_agreements(divisions: pd.DataFrame) -> pd.DataFrame:
    """Agreement of every division with every one, itself too: a row for each two, both ways.

    divisions: rows of the `divisions` table at one date (division, region_id, actor_id). Columns
    `division`, `other` and those of `compare_divisions(division, other)`; sorted by name. Cost is
    that of one sparse product of all regions with one another.
    Raises `MeasureError` for an actor twice in one division (rows of more than one date).
    """
    names = sorted(divisions["division"].unique())
    tables = compare_all(_code_regions(divisions, names))
    pairs = {"division": np.repeat(names, len(names)), "other": np.tile(names, len(names))}
    return pd.DataFrame(pairs | {name: table.ravel() for name, table in tables.items()})


def leave_single(agreements: pd.DataFrame) -> pd.DataFrame:
    """Agreements without a value where either is a single region: what it says is no agreement.

    Its mutual information with any other is 0, with another single region 1. Whether regions lie
    within it can be said.
    """
    single = agreements["regions"].eq(1) | agreements["regions_other"].eq(1)
    told = [name for name in AGREEMENTS if name != "nested"]
    return agreements.assign(**{name: agreements[name].mask(single) for name in told})


def arrange_agreements(
    agreements: pd.DataFrame, *, measure: str = "normalised_mutual_information"
) -> pd.DataFrame:
    """One measure of `list_agreements` as a matrix by division both ways, in their order.

    measure: one of `AGREEMENTS`. Row `a`, column `b` is that of `compare_divisions(a, b)`, so
    with `nested` the row's regions lie within the column's.
    Raises `MeasureError` for another measure.
    """
    if measure not in AGREEMENTS:
        raise MeasureError(f"agreement {measure!r} is unknown; choose from {', '.join(AGREEMENTS)}")
    names = pd.Index(agreements["division"].unique(), name="division", dtype=object)
    values = agreements[measure].to_numpy(dtype=float).reshape(len(names), len(names))
    return pd.DataFrame(values, index=names, columns=names.rename(None))


def order_by_agreement(agreements: pd.DataFrame) -> list[str]:
    """Names of the divisions of `list_agreements`, those alike next to each other.

    The leaves of average linkage over 1 - normalised mutual information, turned so that
    neighbours are as alike as can be; divisions without an actor in both are at distance 1.
    Reference: Bar-Joseph, Gifford & Jaakkola 2001, doi 10.1093/bioinformatics/17.suppl_1.S22.
    """
    table = arrange_agreements(agreements)
    if len(table) < 3:
        return table.index.to_list()
    distance = 1 - table.fillna(0).to_numpy()
    np.fill_diagonal(distance, 0)
    near = scipy.spatial.distance.squareform(distance, checks=False)
    tree = scipy.cluster.hierarchy.linkage(near, method="average", optimal_ordering=True)
    return table.index[scipy.cluster.hierarchy.leaves_list(tree)].to_list()


def keep_placed(division: pd.Series) -> pd.Series:
    """The actors that are in a region; raises `MeasureError` for one that is in two."""
    division = division[division.notna() & division.astype(str).ne("")]
    if division.index.is_unique:
        return division
    pairs = division.rename_axis("actor").rename("region").reset_index().drop_duplicates()
    _refuse_twice(pairs["actor"], str(division.name or "the division"))
    return pairs.set_index("actor")["region"].rename(division.name)


def _code_regions(divisions: pd.DataFrame, names: list[str]) -> np.ndarray:
    """Actors x divisions: the place of the actor's region within the division, or -1."""
    rows = divisions.loc[divisions["region_id"].ne(""), ["division", "region_id", "actor_id"]]
    rows = rows.dropna().drop_duplicates()
    for name, each in rows.groupby("division", sort=True):
        _refuse_twice(each["actor_id"], str(name))
    places = pd.Index(names).get_indexer(rows["division"])
    regions = rows.groupby(["division", "region_id"], sort=True).ngroup()
    within = regions - regions.groupby(rows["division"]).transform("min")
    actors, known = pd.factorize(rows["actor_id"], sort=True)
    codes = np.full((len(known), len(names)), -1, dtype=np.int64)
    codes[actors, places] = within
    return codes


def _refuse_twice(actors: pd.Series, division: str) -> None:
    twice = actors[actors.duplicated()]
    if len(twice):
        raise MeasureError(
            f"{twice.iloc[0]} is in two regions of {division}; give every municipality one region"
        )
