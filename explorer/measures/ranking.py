"""Ranks of nodes by a measure."""

import numpy as np
import pandas as pd

DIGITS = 12
# Less than this is nothing: what is left of a difference of equals.
NOTHING = 1e-14


def rank(values: pd.Series) -> pd.Series:
    """Competition rank, 1 for the highest; equal values share a rank and the next is skipped.

    Values that differ by rounding only (beyond 12 significant digits, or below 1e-14) are equal;
    small values are told apart as large ones are. Nullable whole numbers by the index of `values`;
    no value, no rank. Cost O(n log n).
    """
    ranks = _round(values.astype(float)).rank(method="min", ascending=False)
    return ranks.astype("Int64")


def _round(values: pd.Series) -> pd.Series:
    """Values to 12 significant digits."""
    size = values.abs().where(values.abs() > NOTHING)
    unit = 10.0 ** (DIGITS - 1 - np.floor(np.log10(size)))
    return ((values * unit).round() / unit).where(size.notna() | values.isna(), 0.0)
