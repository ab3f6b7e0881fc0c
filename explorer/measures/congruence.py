"""Congruence: whether a municipality meets the same others everywhere, and divisions agree.

S_i is the set of collaborations of actor i, P_i its partners, M_g the members of collaboration g.
A division is a Series of region ids by actor id; actors it leaves out are in no region.
"""

from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.cluster.hierarchy import leaves_list, linkage
from scipy.spatial.distance import squareform

from explorer.errors import MeasureError
from explorer.measures.agreement import compare_all
from explorer.network import Network

# Less than this is rounding.
SAME = 1e-9
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
    tree = linkage(squareform(distance, checks=False), method="average", optimal_ordering=True)
    return table.index[leaves_list(tree)].to_list()


def division_matrix(
    divisions: pd.DataFrame, *, measure: str = "normalised_mutual_information"
) -> pd.DataFrame:
    """Agreement of all divisions with one another, by name both ways, sorted.

    divisions, measure: see `list_agreements` and `arrange_agreements`, which raise.
    """
    return arrange_agreements(list_agreements(divisions), measure=measure)


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


def _divide(numbers: np.ndarray, by: np.ndarray) -> np.ndarray:
    """Quotients, NaN where there is nothing to divide by."""
    return np.divide(numbers, by, out=np.full(len(by), np.nan), where=by > 0)
