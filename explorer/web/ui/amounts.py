"""Amounts of euros as people say them."""

import pandas as pd

from explorer.translate import Translator

BILLION, MILLION, THOUSAND = 1e9, 1e6, 1e3


def say_euros(value: float, t: Translator) -> str:
    """An amount in billions, millions or euros; a dash for none."""
    if pd.isna(value):
        return "–"
    if value >= BILLION:
        return t("€{amount} billion", amount=t.number(value / BILLION, digits=1))
    if value >= MILLION:
        return t("€{amount} million", amount=t.number(value / MILLION, digits=1))
    return t("€{amount}", amount=t.number(round(value)))


def say_share(value: float, t: Translator) -> str:
    """A share in percent with a decimal; a dash for none."""
    return "–" if pd.isna(value) else t.share(value, digits=1)
