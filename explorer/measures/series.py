"""Key figures of a network that are followed over time, one record each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

import numpy as np
import pandas as pd

from explorer import vocabulary
from explorer.network import Network
from explorer.vocabulary import Term

# What a series is split by: a column of collaborations, and its values.
SPLITS: Mapping[str, Mapping[str, Term]] = MappingProxyType(
    {
        "domain": vocabulary.DOMAINS,
        "form": vocabulary.FORMS,
        "obligation": vocabulary.OBLIGATIONS,
    }
)


@dataclass(frozen=True)
class Section:
    """Some collaborations of a network, the ties in them, and all of its municipalities."""

    collaborations: pd.DataFrame
    ties: pd.DataFrame
    municipalities: pd.Index

    @property
    def degrees(self) -> np.ndarray:
        """Of every municipality in how many of the collaborations it is."""
        counts = self.ties["actor_id"].value_counts()
        return counts.reindex(self.municipalities, fill_value=0).to_numpy()


@dataclass(frozen=True)
class Series:
    """One figure over time, called and meant in English, to be translated.

    unit: `collaborations`, `ties` or `share`; function: its value, NaN where there is none.
    """

    id: str
    label: str
    meaning: str
    unit: str
    function: Callable[[Section], float]
    context: ClassVar[str] = "series"


def _share(known: pd.Series) -> float:
    return float(known.mean()) if len(known) else np.nan


def _share_statutory(section: Section) -> float:
    obligations = section.collaborations["obligation"]
    return _share(obligations[obligations.ne("")].eq("statutory"))


def _share_delegated(section: Section) -> float:
    powers = section.collaborations["power"]
    return _share(powers[powers.ne("")].str.split(";").map(lambda each: "delegation" in each))


def _mean(section: Section) -> float:
    return float(section.degrees.mean()) if len(section.municipalities) else np.nan


def _median(section: Section) -> float:
    return float(np.median(section.degrees)) if len(section.municipalities) else np.nan


_RECORDS = (
    Series(
        "collaborations", "Collaborations", "Collaborations in force.", "collaborations",
        lambda section: len(section.collaborations),
    ),
    Series(
        "ties", "Ties", "Participations in them.", "ties", lambda section: len(section.ties)
    ),
    Series(
        "mean", "Collaborations a municipality, mean",
        "The mean number of collaborations a municipality, those in none counted.",
        "collaborations", _mean,
    ),
    Series(
        "median", "Collaborations a municipality, median",
        "The number of collaborations that half of the municipalities do not exceed.",
        "collaborations", _median,
    ),
    Series(
        "statutory", "Statutory", "The share of collaborations that a law requires.", "share",
        _share_statutory,
    ),
    Series(
        "delegated", "Delegated",
        "The share of collaborations to which powers are delegated, of those whose powers are "
        "known.",
        "share", _share_delegated,
    ),
)  # fmt: skip
SERIES: Mapping[str, Series] = MappingProxyType({record.id: record for record in _RECORDS})


def measure_series(network: Network, by: str = "") -> pd.DataFrame:
    """Every one of `SERIES` of a network, and with `by`, of `SPLITS`, of each value apart.

    Columns `by` (the value, empty for the whole or an unknown one) and a series each; a row a
    value that occurs, in the order of the vocabulary, unknown last. Municipalities are those of the
    network throughout, so that the means of the values add up to that of the whole. NaN for a share
    of nothing, and for a mean where there is no municipality. Cost linear in the ties.
    """
    towns = network.actors.index[network.actors["kind"].eq("municipality")]
    groups = network.collaborations
    values = [each for each in [*SPLITS[by], ""] if (groups[by] == each).any()] if by else [""]
    rows = []
    for value in values:
        own = groups[groups[by].eq(value)] if by else groups
        ties = network.ties[network.ties["collaboration_id"].isin(own.index)]
        section = Section(own, ties, towns)
        rows.append((value, *(record.function(section) for record in SERIES.values())))
    return pd.DataFrame(rows, columns=["by", *SERIES])
