"""Ranks of nodes by a measure, ties shown for what they are."""

import pandas as pd

DIGITS = 12


def rank(values: pd.Series) -> pd.Series:
    """Competition rank, 1 for the highest; equal values share a rank and the next is skipped.

    Values that differ by rounding only (beyond 12 digits) are equal. Nullable whole numbers by
    the index of `values`; no value, no rank. Cost O(n log n).
    """
    ranks = values.astype(float).round(DIGITS).rank(method="min", ascending=False)
    return ranks.astype("Int64")


def describe_ranks(values: pd.Series) -> pd.DataFrame:
    """Every value's `rank`, the number that share it (`tied`) and the number ranked (`of`).

    By the index of `values`; `tied` is 1 where the rank is held alone.
    """
    ranks = rank(values)
    tied = ranks.map(ranks.value_counts()).astype("Int64")
    of = pd.Series(int(ranks.count()), index=values.index, dtype="Int64")
    return pd.DataFrame({"rank": ranks, "tied": tied, "of": of.where(ranks.notna())})
