"""Congruence: whether a municipality meets the same others everywhere, and divisions agree.

S_i is the set of collaborations of actor i, P_i its partners, M_g the members of collaboration g.
A division is a Series of region ids by actor id; actors it leaves out are in no region.
"""

from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from explorer.errors import MeasureError
from explorer.network import Network

AGREEMENTS = ("normalised_mutual_information", "adjusted_rand_index", "nested")


def municipality_congruence(network: Network) -> pd.Series:
    """Share of its collaborations that a municipality shares with a partner, on average.

    C_i = sum over p in P_i of |S_i and S_p| / (|P_i| |S_i|), over collaborations of two or more
    selected actors. Above 0 to 1; 1 where it always meets the same group; no value (NaN) without
    a partner. It falls with degree, so show both; low is not bad, for variety of partners lowers
    transaction costs. By actor id; cost that of one sparse product.
    Reference: Klok et al. 2018, on variety of partners and its costs, doi 10.1111/puar.12931.
    """
    B = _keep_joint(network)
    met, shared = _count_met(B)
    possible = met * np.diff(B.indptr).astype(float)
    return pd.Series(_divide(shared, possible), index=network.actors.index, name="congruence")


def collaboration_congruence(network: Network) -> pd.Series:
    """Likeness of a collaboration to those it shares a member with: their mean Jaccard index.

    C_g = mean over h in P_g of |M_g and M_h| / |M_g or M_h|, P_g being the other collaborations
    with a member in common, all of two or more selected actors. Above 0 to 1; 1 where all that
    meet have the same members; no value (NaN) for one that meets none or has one member. By
    collaboration id; cost that of one sparse product.
    Reference: Jaccard 1912, doi 10.1111/j.1469-8137.1912.tb05611.x.
    """
    joint = _joint(network)
    B = network.incidence[:, joint].T.tocsr()
    shared = (B @ B.T).tocoo()
    first, second = shared.coords
    sizes = np.diff(B.indptr)
    others = first != second
    likeness = shared.data / (sizes[first] + sizes[second] - shared.data)
    total = np.bincount(first[others], weights=likeness[others], minlength=len(joint))
    count = np.bincount(first[others], minlength=len(joint)).astype(float)
    values = np.full(len(network.collaborations), np.nan)
    values[joint] = _divide(total, count)
    return pd.Series(values, index=network.collaborations.index, name="congruence")


def compare_divisions(first: pd.Series, second: pd.Series) -> dict[str, Any]:
    """Agreement of two divisions, over the municipalities that are in both.

    municipalities: their number; regions, regions_other: regions that have one of them;
    normalised_mutual_information: 2 I(X; Y) / (H(X) + H(Y)), 0 to 1; adjusted_rand_index: pairs
    together or apart in both, corrected for chance, 1 when equal, about 0 by chance, at least
    -0.5; nested: share of the regions of `first` that lie within one region of `second`, 0 to 1
    and not symmetric. Equal divisions give 1, trivial ones as well; without a municipality in
    both there is no value (NaN).
    Raises `MeasureError` when a municipality is in two regions of one division.
    Reference: Strehl & Ghosh 2002, J. Machine Learning Research 3:583-617 (with the arithmetic
    mean: Vinh et al. 2010, J. Machine Learning Research 11:2837-2854); Hubert & Arabie 1985,
    doi 10.1007/BF01908075.
    """
    one, other = _clean(first), _clean(second)
    both = one.index.intersection(other.index).sort_values()
    table = _cross(
        pd.factorize(one.loc[both], sort=True)[0], pd.factorize(other.loc[both], sort=True)[0]
    )
    return _describe(table)


def division_matrix(
    divisions: pd.DataFrame, *, measure: str = "normalised_mutual_information"
) -> pd.DataFrame:
    """Agreement of all divisions with one another, by name both ways, sorted.

    divisions: rows of the `divisions` table at one date (division, region_id, actor_id);
    measure: one of `AGREEMENTS`. Row `a`, column `b` is that of `compare_divisions(a, b)`, so
    with `nested` the row's regions lie within the column's. Quadratic in the divisions.
    Raises `MeasureError` for another measure, or an actor twice in one division (rows of more
    than one date).
    """
    if measure not in AGREEMENTS:
        raise MeasureError(f"agreement {measure!r} is unknown; choose from {', '.join(AGREEMENTS)}")
    names = sorted(divisions["division"].unique())
    parts = [
        _clean(rows.set_index("actor_id")["region_id"].rename(name))
        for name, rows in divisions.groupby("division", sort=True)
    ]
    frame = pd.concat(parts, axis=1) if parts else pd.DataFrame()
    codes = [pd.factorize(frame[name], sort=True)[0] for name in names]
    values = [[_describe(_cross(one, other))[measure] for other in codes] for one in codes]
    index = pd.Index(names, name="division", dtype=object)
    return pd.DataFrame(values, index=index, columns=pd.Index(names, dtype=object), dtype=float)


def division_congruence(network: Network, division: pd.Series) -> pd.Series:
    """Share of a municipality's ties with partners that lie within its region of `division`.

    Sum of |S_i and S_p| over partners p in the region of i, over that of all partners. 0 to 1; no
    value (NaN) without a partner or a region; a partner in no region is outside. It grows with
    the region: one region for all gives 1. By actor id; cost that of one sparse product.
    Raises `MeasureError` when a municipality is in two regions.
    """
    shared = _shared(_keep_joint(network)).tocoo()
    regions = _clean(division).reindex(network.actors.index)
    codes = pd.factorize(regions)[0]
    first, second = shared.coords
    inside = codes[first] == codes[second]
    n = len(codes)
    within = np.bincount(first, weights=shared.data * inside, minlength=n)
    total = np.bincount(first, weights=shared.data, minlength=n)
    values = np.where(codes >= 0, _divide(within, total), np.nan)
    return pd.Series(values, index=network.actors.index, name="division_congruence")


def division_congruence_change(
    network: Network, division: pd.Series, *, against: pd.Series
) -> pd.DataFrame:
    """What a proposed division would do to the congruence of cooperation with the regions.

    By actor id: `congruence` of `division` and `congruence_against` (`division_congruence`),
    `change` the first less the second, -1 to 1; `members` and `members_against`: selected actors
    in its region, itself counted. Larger regions hold more ties by their size alone: read the
    change with the members.
    """
    frame = pd.DataFrame(index=network.actors.index)
    frame["congruence"] = division_congruence(network, division)
    frame["congruence_against"] = division_congruence(network, against)
    frame["change"] = frame["congruence"] - frame["congruence_against"]
    frame["members"] = _count_region(network, division)
    frame["members_against"] = _count_region(network, against)
    return frame


def _count_region(network: Network, division: pd.Series) -> pd.Series:
    regions = _clean(division).reindex(network.actors.index)
    return regions.map(regions.value_counts()).astype("Int64")


def _joint(network: Network) -> np.ndarray:
    """Places of the collaborations of two or more selected actors."""
    sizes = np.bincount(network.columns, minlength=len(network.collaborations))
    return np.flatnonzero(sizes >= 2)


def _keep_joint(network: Network) -> sparse.csr_array:
    return network.incidence[:, _joint(network)].tocsr()


def _shared(B: sparse.csr_array) -> sparse.csr_array:
    """B Bt without its diagonal."""
    shared = (B @ B.T).tocsr()
    shared.setdiag(0)
    shared.eliminate_zeros()
    return shared


def _count_met(B: sparse.csr_array) -> tuple[np.ndarray, np.ndarray]:
    shared = _shared(B)
    return np.diff(shared.indptr), np.asarray(shared.sum(axis=1), dtype=float).ravel()


def _clean(division: pd.Series) -> pd.Series:
    """The actors that are in a region; raises `MeasureError` for one that is in two."""
    division = division[division.notna() & division.astype(str).ne("")]
    pairs = division.rename_axis("actor").rename("region").reset_index().drop_duplicates()
    twice = pairs["actor"][pairs["actor"].duplicated()]
    if len(twice):
        raise MeasureError(
            f"{twice.iloc[0]} is in two regions of {division.name or 'the division'}; "
            "give every municipality one region"
        )
    return pairs.set_index("actor")["region"].rename(division.name)


def _cross(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Municipalities by region of one and of the other; codes below 0 are in no region."""
    both = (one >= 0) & (other >= 0)
    if not both.any():
        return np.zeros((0, 0), dtype=np.int64)
    _, rows = np.unique(one[both], return_inverse=True)
    _, columns = np.unique(other[both], return_inverse=True)
    shape = (rows.max() + 1, columns.max() + 1)
    return np.bincount(rows * shape[1] + columns, minlength=shape[0] * shape[1]).reshape(shape)


def _describe(table: np.ndarray) -> dict[str, Any]:
    n = int(table.sum())
    return {
        "municipalities": n,
        "regions": table.shape[0],
        "regions_other": table.shape[1],
        "normalised_mutual_information": _mutual_information(table) if n else np.nan,
        "adjusted_rand_index": _adjusted_rand(table) if n else np.nan,
        "nested": float(((table > 0).sum(axis=1) == 1).mean()) if n else np.nan,
    }


def _mutual_information(table: np.ndarray) -> float:
    sides = _entropy(table.sum(axis=1)) + _entropy(table.sum(axis=0))
    if not sides:
        return 1.0
    # Rounding can leave a hair below 0 or above 1.
    return float(np.clip(2 * (sides - _entropy(table.ravel())) / sides, 0.0, 1.0))


def _entropy(counts: np.ndarray) -> float:
    shares = counts[counts > 0] / counts.sum()
    return float(-(shares * np.log(shares)).sum())


def _adjusted_rand(table: np.ndarray) -> float:
    together = _count_pairs(table)
    one, other = _count_pairs(table.sum(axis=1)), _count_pairs(table.sum(axis=0))
    n = int(table.sum())
    expected = one * other / max(n * (n - 1) / 2, 1)
    most = (one + other) / 2
    # Only two divisions that are both all one region, or all apart, leave nothing to correct.
    return float((together - expected) / (most - expected)) if most != expected else 1.0


def _count_pairs(counts: np.ndarray) -> float:
    return float((counts * (counts - 1) // 2).sum())


def _divide(numbers: np.ndarray, by: np.ndarray) -> np.ndarray:
    """Quotients, NaN where there is nothing to divide by."""
    return np.divide(numbers, by, out=np.full(len(by), np.nan), where=by > 0)
