"""Ranks of nodes by a measure."""

import pandas as pd

DIGITS = 12


def rank(values: pd.Series) -> pd.Series:
    """Competition rank, 1 for the highest; equal values share a rank and the next is skipped.

    Values that differ by rounding only (beyond 12 digits) are equal. Nullable whole numbers by
    the index of `values`; no value, no rank. Cost O(n log n).
    """
    ranks = values.astype(float).round(DIGITS).rank(method="min", ascending=False)
    return ranks.astype("Int64")
