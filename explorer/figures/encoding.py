"""From values to sizes and colours, and the legend that says which is which."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

CLASSES = 5
SEQUENTIAL = ("#c3d5e3", "#8fb4d0", "#5690bb", "#266a9c", "#0b3a5e")
LAND = ("#faf4e4", "#f1e4c2", "#e7d09a", "#d9b86f", "#c69c48")
MISSING = "#c9ced4"
SMALLEST = {"actor": 2.4, "collaboration": 3.0}
SPAN = {"actor": 4.4, "collaboration": 7.8}


@dataclass(frozen=True)
class Shades:
    """Values in classes: `codes`, the class of each by id (-1 without a value), and `bounds`.

    bounds: lowest and highest value of each class, in order.
    """

    codes: pd.Series
    bounds: tuple[tuple[float, float], ...]

    def paint(self, colours: tuple[str, ...], *, missing: str = MISSING) -> pd.Series:
        """The colour of every class by id; few classes take colours from the whole scale."""
        count = max(len(self.bounds), 1)
        places = np.linspace(0, len(colours) - 1, count).round().astype(int)
        return self.codes.map(lambda code: missing if code < 0 else colours[places[code]])


def classify_values(values: pd.Series, *, classes: int = CLASSES) -> Shades:
    """Values in classes of about equal number (quantiles); equal values share a class.

    values: by id, NaN where there is none; a class without a value is left out, so that there can
    be fewer than `classes`.
    """
    known = values.astype(float).dropna()
    if known.empty:
        return Shades(pd.Series(-1, index=values.index, dtype=np.int64), ())
    edges = np.unique(np.quantile(known, np.linspace(0, 1, classes + 1)[1:-1]))
    codes = pd.Series(np.searchsorted(edges, known, side="right"), index=known.index)
    order = {code: place for place, code in enumerate(sorted(codes.unique()))}
    codes = codes.map(order)
    spans = known.groupby(codes).agg(["min", "max"])
    bounds = tuple((float(low), float(high)) for low, high in spans.to_numpy())
    return Shades(codes.reindex(values.index).fillna(-1).astype(np.int64), bounds)


def size_nodes(values: pd.Series, mode: str) -> pd.Series:
    """Diameters in pixels at national zoom: the area above the smallest grows with the value.

    values: 0 or more by id, of nodes of one mode (`actor` or `collaboration`); no value, the
    smallest.
    """
    known = values.astype(float).fillna(0.0).clip(lower=0.0)
    most = float(known.max()) if len(known) else 0.0
    shares = np.sqrt(known / most) if most > 0 else known * 0.0
    return (SMALLEST[mode] + SPAN[mode] * shares).round(2)
