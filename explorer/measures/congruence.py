"""Congruence: whether a municipality meets the same others everywhere, and divisions agree.

S_i is the set of collaborations of actor i, P_i its partners, M_g the members of collaboration g.
A division is a Series of region ids by actor id; actors it leaves out are in no region.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import scipy

from explorer.measures.agreement import keep_placed
from explorer.network import Network

# Less than this is rounding.
SAME = 1e-9


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


def division_congruence(network: Network, division: pd.Series) -> pd.Series:
    """Share of a municipality's ties with partners that lie within its region of `division`.

    Sum of |S_i and S_p| over partners p in the region of i, over that of all partners. 0 to 1; no
    value (NaN) without a partner or a region; a partner in no region is outside. It grows with
    the region: one region for all gives 1. By actor id; cost that of one sparse product.
    Raises `MeasureError` when a municipality is in two regions.
    """
    shared = _shared(_keep_joint(network)).tocoo()
    regions = keep_placed(division).reindex(network.actors.index)
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


def summarise_change(change: pd.DataFrame) -> dict[str, float]:
    """What `division_congruence_change` comes to over all actors.

    municipalities: those that have a value in both divisions, over which the means `congruence`
    and `congruence_against` go (NaN without any), and of which `gain`, `lose` and `same` are the
    numbers; region_size, region_size_against: mean number of selected actors in a region.
    """
    both = change[change["change"].notna()]
    return {
        "municipalities": len(both),
        "congruence": float(both["congruence"].mean()),
        "congruence_against": float(both["congruence_against"].mean()),
        "gain": int((both["change"] > SAME).sum()),
        "lose": int((both["change"] < -SAME).sum()),
        "same": int((both["change"].abs() <= SAME).sum()),
        "region_size": _mean_size(change["members"]),
        "region_size_against": _mean_size(change["members_against"]),
    }


def _mean_size(members: pd.Series) -> float:
    """Mean size of regions from the size of everyone's own: each counts 1/size of its region."""
    known = members.dropna().astype(float)
    return float(len(known) / (1 / known).sum()) if len(known) else np.nan


def _count_region(network: Network, division: pd.Series) -> pd.Series:
    regions = keep_placed(division).reindex(network.actors.index)
    return regions.map(regions.value_counts()).astype("Int64")


def _joint(network: Network) -> np.ndarray:
    """Places of the collaborations of two or more selected actors."""
    sizes = np.bincount(network.columns, minlength=len(network.collaborations))
    return np.flatnonzero(sizes >= 2)


def _keep_joint(network: Network) -> scipy.sparse.csr_array:
    return network.incidence[:, _joint(network)].tocsr()


def _shared(B: scipy.sparse.csr_array) -> scipy.sparse.csr_array:
    """B Bt without its diagonal."""
    shared = (B @ B.T).tocsr()
    shared.setdiag(0)
    shared.eliminate_zeros()
    return shared


def _count_met(B: scipy.sparse.csr_array) -> tuple[np.ndarray, np.ndarray]:
    shared = _shared(B)
    return np.diff(shared.indptr), np.asarray(shared.sum(axis=1), dtype=float).ravel()


def _divide(numbers: np.ndarray, by: np.ndarray) -> np.ndarray:
    """Quotients, NaN where there is nothing to divide by."""
    return np.divide(numbers, by, out=np.full(len(by), np.nan), where=by > 0)
