"""A municipality beside its peers: those of its size class and those of its province."""

import numpy as np
import pandas as pd

from explorer.measures.ranking import DIGITS
from explorer.network import Network

# The classes of Statistics Netherlands (CBS): from this number of inhabitants to the next.
SIZE_CLASSES = {
    "<5k": 0,
    "5-10k": 5_000,
    "10-20k": 10_000,
    "20-50k": 20_000,
    "50-100k": 50_000,
    "100-150k": 100_000,
    "150-250k": 150_000,
    ">=250k": 250_000,
}
WITHIN = ("size_class", "province")


def size_classes(network: Network) -> pd.Series:
    """The size class of every municipality by its population, ids of `SIZE_CLASSES`.

    By actor id, sorted, municipalities of the selection only; empty where the population is not
    known. A class holds its lower bound and not its upper. The population is the dataset's, so
    that of its date of reference, not of the date selected.
    Reference: CBS, Gebieden in Nederland 2025, table 86059NED (Gemeentegrootte, eight classes).
    """
    actors = network.actors[network.actors["kind"].eq("municipality")]
    known = actors["population"].notna()
    population = actors["population"].fillna(0).to_numpy(dtype=np.int64)
    places = np.searchsorted(list(SIZE_CLASSES.values()), population, side="right") - 1
    names = np.array(list(SIZE_CLASSES), dtype=object)[places]
    return pd.Series(names, index=actors.index, name="size_class", dtype=object).where(known, "")


def list_percentiles(network: Network, values: pd.DataFrame) -> pd.DataFrame:
    """Every municipality's percentile in its size class and its province, of many measures.

    100 (number below + half the number equal, itself counted) / number: above 0 and below 100, 50
    for one alone or all equal; values that differ by rounding only are equal, as in `rank`.
    values: a measure a column, by node id; no value, no percentile, and no peer of others.
    Indexed by actor id, sorted, municipalities only; for every column `<measure>_size_class` and
    `<measure>_province`, missing where the class or province is unknown. Peers are those of the
    selection: a filter on provinces leaves fewer. Cost O(n log n) a column.
    Reference: Crawford, Garthwaite & Slick 2009, doi 10.1080/13854040902795018 (definition C).
    """
    classes = size_classes(network)
    provinces = network.actors.loc[classes.index, "province_id"].astype(object)
    rounded = values.reindex(classes.index).astype(float).round(DIGITS)
    parts = [
        _rank_within(rounded, groups).add_suffix(f"_{by}")
        for by, groups in zip(WITHIN, (classes, provinces), strict=True)
    ]
    return pd.concat(parts, axis=1)


def domain_medians(network: Network, values: pd.DataFrame) -> pd.DataFrame:
    """What is usual for a collaboration: medians of measures over those of the same domain.

    values: a measure a column, by node id. Indexed by collaboration id, sorted; a median a
    column, over the collaborations of the selection that have a value, itself among them, and
    `of`: how many collaborations the domain has. NaN and 0 where the domain is not known. Half
    of them lie at or below a median and half at or above it: it ranks nobody. Cost O(n log n) a
    column.
    """
    domains = network.collaborations["domain"]
    known = domains[domains.ne("")]
    medians = values.reindex(known.index).astype(float).groupby(known).transform("median")
    counts = known.map(known.value_counts())
    medians = medians.reindex(domains.index)
    return medians.assign(of=counts.reindex(domains.index).fillna(0).astype("int64"))


def _rank_within(values: pd.DataFrame, groups: pd.Series) -> pd.DataFrame:
    """Percentiles of every column among the rows of one group, an empty group being none."""
    known = values[groups.ne("")]
    grouped = known.groupby(groups[groups.ne("")])
    # The mean rank of equals is the number below, half the equals, and a half.
    shares = 100 * (grouped.rank(method="average") - 0.5)
    counts = grouped.transform("count") if len(known) else known
    return (shares / counts).reindex(values.index)
