"""What is asked of a dataset over time: what changed between two dates, and what growth is of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date as calendar_date
from types import MappingProxyType
from typing import ClassVar

import pandas as pd

from explorer import vocabulary
from explorer.dataset import Dataset
from explorer.dataset.model import first_date
from explorer.measures.growth import Growth
from explorer.network import Selection
from explorer.network.change_records import CHANGES
from explorer.parameters import Day, OneOf, Parameter, refuse_idle
from explorer.tables.queries import Service
from explorer.translate import N_
from explorer.vocabulary import Term


def go_back_a_year(date: str) -> str:
    """The same day a year earlier; of 29 February the day before."""
    year, rest = int(date[:4]) - 1, date[4:]
    return f"{year:04}{'-02-28' if rest == '-02-29' else rest}"


@dataclass(frozen=True)
class Preset:
    """A period that is often asked for: from which date, given that of the data, until that."""

    id: str
    label: str
    since: Callable[[str], str]
    context: ClassVar[str] = "period"


def _from(date: str) -> Callable[[str], str]:
    calendar_date.fromisoformat(date)
    return lambda _: date


# Days of council elections: Kiesraad, verkiezingsuitslagen.nl.
_PRESETS = (
    Preset("filled", "Since 1 January 2018", _from("2018-01-01")),
    Preset("council_2018", "Since the council elections of 21 March 2018", _from("2018-03-21")),
    Preset("council_2022", "Since the council elections of 16 March 2022", _from("2022-03-16")),
    Preset("council_2026", "Since the council elections of 18 March 2026", _from("2026-03-18")),
    Preset("year", "The last year", go_back_a_year),
)
PRESETS: Mapping[str, Preset] = MappingProxyType({each.id: each for each in _PRESETS})
# Columns of `list_changes` that hold several values, `;` between.
LISTS_OF_CHANGES = ("cause_id", "cause", "themes", "provinces")
# What changes are counted by: the column of `list_changes`, and its values.
BY: Mapping[str, tuple[str, Mapping[str, Term]]] = MappingProxyType(
    {
        "domain": ("domain", vocabulary.DOMAINS),
        "theme": ("themes", vocabulary.THEMES),
        "form": ("form", vocabulary.FORMS),
        "obligation": ("obligation", vocabulary.OBLIGATIONS),
        "province": ("provinces", vocabulary.PROVINCES),
    }
)
FROM = Parameter(
    "from",
    N_("The first of two dates; left out, a year before the second."),
    Day(),
    example="2018-01-01",
)
TO = Parameter(
    "to", N_("The second of two dates; left out, that of the data."), Day(), example="2026-05-16"
)
COUNTED_BY = Parameter(
    "by", N_("Count the changes by this instead of listing them."), OneOf(tuple(BY))
)


def list_periods(dataset: Dataset) -> dict[str, tuple[str, str]]:
    """From which date to which each of `PRESETS` goes, those that the data cover."""
    first, last = first_date(dataset), dataset.date
    periods = {each.id: (each.since(last), last) for each in PRESETS.values()}
    return {
        name: (since, until) for name, (since, until) in periods.items() if first <= since < until
    }


def choose_dates(dataset: Dataset, since: str | None, until: str | None) -> tuple[str, str]:
    """The two dates that are asked for; see `FROM` and `TO` for what is left out."""
    last = until or dataset.date
    return since or max(go_back_a_year(last), first_date(dataset)), last


def refuse_date(given: tuple[str, ...]) -> None:
    """Raise `SelectionError` where a single date is given with two."""
    refuse_idle(given, {"date": "from, to"})


def list_changes(service: Service, selection: Selection, *, since: str, until: str) -> pd.DataFrame:
    """What changed between two dates; see `explorer.network.between.list_changes`."""
    return service.list_changes(selection.replace(date=""), since, until)


def count_changes(changes: pd.DataFrame, by: str) -> pd.DataFrame:
    """How many of each kind of change there are by one of `BY`.

    Columns `by` (an id, empty where it is unknown), `label` in English, and every one of `CHANGES`,
    in the order of the vocabulary. A change counts under each of its themes, or provinces; one that
    has none of it, as a municipality has no form, is not counted.
    """
    column, terms = BY[by]
    concerned = changes if by == "province" else changes[changes["collaboration_id"].ne("")]
    values = concerned.assign(by=concerned[column].str.split(";")).explode("by")
    counts = pd.crosstab(values["by"], values["change"])
    order = [each for each in [*terms, ""] if each in counts.index]
    counts = counts.reindex(index=order, columns=list(CHANGES), fill_value=0)
    labels = [terms[each].label if each else "" for each in order]
    counts.insert(0, "label", labels)
    return counts.rename_axis(index="by", columns=None).reset_index()


def split_growth(service: Service, selection: Selection, *, since: str, until: str) -> Growth:
    """What growth is of; see `explorer.measures.growth.split_growth`."""
    return service.split_growth(selection.replace(date=""), since, until)
