"""What a dataset looked like at one date after another."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.model import first_filled_date
from explorer.network import Selection
from explorer.network.period import open_period
from explorer.parameters import OneOf, Parameter
from explorer.tables.overlap import list_measures
from explorer.tables.queries import Service
from explorer.translate import N_

# How many months lie between two dates.
MONTHS: Mapping[str, int] = MappingProxyType({"year": 12, "quarter": 3, "month": 1})
EVERY = Parameter(
    "every",
    N_("At the first day of every year, quarter or month, and at the last date."),
    OneOf(tuple(MONTHS)),
    "year",
)


def list_dates(
    dataset: Dataset, every: str = "year", *, since: str = "", until: str = ""
) -> list[str]:
    """The first days of all years, quarters or months (`every`) of a period, and its last day.

    Left out, the period begins on the first 1 January at which the data were no longer being
    filled, and ends at their date. Raises `SelectionError` for a date that the data do not cover.
    """
    last = until or dataset.date
    first = since or min(first_filled_date(dataset), last)
    open_period(dataset, Selection(), since=first, until=last)
    years, months = range(int(first[:4]), int(last[:4]) + 1), range(1, 13, MONTHS[every])
    days = [f"{year:04}-{month:02}-01" for year in years for month in months]
    return [*(day for day in days if first <= day < last), last]


def list_measures_at(service: Service, selection: Selection, dates: Sequence[str]) -> pd.DataFrame:
    """The table of `list_measures` at each of some dates: `date`, `node_id` and its columns."""
    frames = []
    for date in dates:
        measured = service.measure_all(selection.on(date))
        frame = list_measures(measured).rename_axis("node_id").reset_index()
        frame.insert(0, "date", date)
        frames.append(frame)
    return pd.concat(frames, ignore_index=True)
