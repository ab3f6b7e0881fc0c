"""Cells of a matrix of values, shaded by them."""

from collections.abc import Callable

import pandas as pd
from dash import html

from explorer.translate import Translator


def shade_colour(value: float) -> str:
    """The colour of a value from -1 to 1: the accent, paler to 0, and red below it."""
    share = min(abs(value), 1.0) * 0.55
    return f"rgba(31, 95, 139, {share:.2f})" if value >= 0 else f"rgba(194, 37, 92, {share:.2f})"


def shade_cell(t: Translator) -> Callable[[float], html.Td]:
    """A function that makes a table cell of a value from -1 to 1, shaded by it."""

    def shade(value: float) -> html.Td:
        if pd.isna(value):
            return html.Td("–")
        return html.Td(t.number(value, digits=2), style={"backgroundColor": shade_colour(value)})

    return shade
