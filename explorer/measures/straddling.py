"""Straddling: ties that cross the border of a region, and actors that lie between groups.

A division is a Series of region ids by actor id; an empty or missing region is none. Frames come
sorted, and without actors they are empty with the same columns.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

import pandas as pd

from explorer.measures.communities import ALONE, Communities

REGIONS = ["community", "region", "actors"]
OUTSIDERS = ["actor_id", "community", "region", "leading", "leading_actors", "actors"]


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
    counts = Counter((community, region) for _, community, region in _join(communities, regions))
    rows = [(community, region, count) for (community, region), count in counts.items()]
    rows.sort(key=lambda row: (row[0], -row[2], row[1]))
    return pd.DataFrame(rows, columns=REGIONS)


def list_outsiders(communities: Communities, regions: pd.Series) -> pd.DataFrame:
    """Actors in a community most of whose members lie in another region than their own.

    Columns `actor_id`, `community`, `region` (its own), `leading` (see `find_leading`), and of its
    community `leading_actors`, the members in that region, and `actors`, those in any. Sorted by
    community, region, id.
    """
    joined = list(_join(communities, regions))
    members = Counter(community for _, community, _ in joined)
    counts = Counter((community, region) for _, community, region in joined)
    leading = find_leading(counts)
    rows = []
    for actor_id, community, region in joined:
        led = leading.get(community, region)
        if led != region:
            of = counts[community, led], members[community]
            rows.append((actor_id, community, region, led, *of))
    rows.sort(key=lambda row: (row[1], row[2], row[0]))
    return pd.DataFrame(rows, columns=OUTSIDERS)


def find_leading(counts: Mapping[tuple[int, str], int]) -> dict[int, str]:
    """By community, the region with more of its members than any other, half or less though it be.

    counts: members by community and region. A community where two regions have as many is led by
    none and is left out.
    """
    leading: dict[int, str] = {}
    most: dict[int, int] = {}
    for (community, region), actors in counts.items():
        if actors > most.get(community, 0):
            leading[community], most[community] = region, actors
        elif actors == most[community]:
            leading.pop(community, None)
    return leading


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


def _join(communities: Communities, regions: pd.Series) -> Iterator[tuple[str, int, str]]:
    """Of every actor that is in a community and a region: its id, community and region."""
    region_of = _clean(regions).to_dict()
    labels = communities.labels
    for actor_id, community in zip(labels.index, labels.tolist(), strict=True):
        if community != ALONE and actor_id in region_of:
            yield actor_id, community, region_of[actor_id]
