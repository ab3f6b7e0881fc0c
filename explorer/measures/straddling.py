"""Straddling: ties that cross the border of a region, and actors that lie between groups.

A division is a Series of region ids by actor id; an empty or missing region is none. Frames come
sorted, and without actors they are empty with the same columns.
"""

import pandas as pd

from explorer.measures.communities import ALONE, Communities

REGIONS = ["community", "region", "actors"]
OUTSIDERS = ["actor_id", "community", "region", "leading"]


def mark_crossing(pairs: pd.DataFrame, regions: pd.Series) -> pd.Series:
    """Whether the actors of a pair lie in different regions, in the order of `pairs`.

    pairs: columns `first` and `second`, actor ids. True or False; missing where one of both is in
    no region (nullable boolean).
    """
    regions = _clean(regions)
    first, second = pairs["first"].map(regions), pairs["second"].map(regions)
    known = first.notna() & second.notna()
    return (first != second).astype("boolean").where(known).rename("crossing")


def count_regions(communities: Communities, regions: pd.Series) -> pd.DataFrame:
    """In which regions the members of every community lie, and how many of them.

    Columns `community`, `region` (id), `actors` (number, 1 or more); sorted by community, most
    members first, equals by region. Actors without a partner or a region are left out.
    """
    frame = _join(communities, regions)
    counts = frame.groupby(["community", "region"]).size().rename("actors").reset_index()
    return counts.sort_values(
        ["community", "actors", "region"], ascending=[True, False, True], ignore_index=True
    )[REGIONS]


def list_outsiders(communities: Communities, regions: pd.Series) -> pd.DataFrame:
    """Actors in a community most of whose members lie in another region than their own.

    Columns `actor_id`, `community`, `region` (its own) and `leading`: the region with more members
    of the community than any other has, half or less of them though it may be. A community where
    two regions have as many is led by none and has no outsiders. Sorted by community, region, id.
    """
    counts = count_regions(communities, regions)
    first = counts.drop_duplicates("community")
    most = counts.groupby("community")["actors"].transform("max")
    equals = counts[counts["actors"] == most].groupby("community").size()
    led = first[first["community"].map(equals) == 1].set_index("community")["region"]
    frame = _join(communities, regions)
    frame["leading"] = frame["community"].map(led)
    found = frame[frame["leading"].notna() & (frame["leading"] != frame["region"])]
    return found.sort_values(["community", "region", "actor_id"], ignore_index=True)[OUTSIDERS]


def list_between(communities: Communities, *, most: int = 15) -> pd.Series:
    """The actors whose ties are spread most evenly over the communities, at most `most` of them.

    Their participation coefficient, above 0, by actor id; highest first, equals by id. An actor
    with all ties in one community lies between none and is left out.
    """
    values = communities.participation
    values = values[values > 0].sort_index()
    return values.sort_values(ascending=False, kind="stable").head(most)


def _clean(regions: pd.Series) -> pd.Series:
    return regions[regions.notna() & regions.ne("")]


def _join(communities: Communities, regions: pd.Series) -> pd.DataFrame:
    """Actors in a community and a region: `actor_id`, `community`, `region`."""
    labels = communities.labels[communities.labels != ALONE]
    frame = labels.to_frame("community").join(_clean(regions).rename("region"), how="inner")
    return frame.rename_axis("actor_id").reset_index()
