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
    return rank_columns(values.to_frame()).iloc[:, 0].rename(values.name)


def rank_columns(frame: pd.DataFrame) -> pd.DataFrame:
    """The rank of every value in its column; see `rank`."""
    values = frame.to_numpy(dtype=float, na_value=np.nan)
    rounded = pd.DataFrame(_round(values), index=frame.index, columns=frame.columns)
    return rounded.rank(method="min", ascending=False).astype("Int64")


def _round(values: np.ndarray) -> np.ndarray:
    """Values to 12 significant digits."""
    size = np.abs(values)
    there = size > NOTHING
    unit = 10.0 ** (DIGITS - 1 - np.floor(np.log10(np.where(there, size, 1.0))))
    rounded = np.where(there, np.round(values * unit) / unit, 0.0)
    return np.where(np.isnan(values), np.nan, rounded)
