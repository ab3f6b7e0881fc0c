"""What a dataset looked like at one date after another."""

import math
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.model import find_complete_since, first_filled_date
from explorer.errors import MeasureError, MissingError, SelectionError
from explorer.measures.peers import size_classes
from explorer.measures.registry import MEASURES
from explorer.measures.series import SPLITS, measure_series
from explorer.network import Network, Selection
from explorer.network.period import open_period
from explorer.parameters import AnyText, Day, OneOf, Parameter, refuse_idle
from explorer.tables.overlap import list_measures
from explorer.tables.queries import Service
from explorer.tables.timeline import UNKNOWN
from explorer.themes import read_theme
from explorer.translate import N_
from explorer.vocabulary import DOMAINS, domain_of

MOST_DATES = 60
TOO_MANY = N_(
    "too many dates at once: {count}; choose at most {most}, with a later first or fewer a year"
)
# How many months lie between two dates.
MONTHS: Mapping[str, int] = MappingProxyType({"year": 12, "quarter": 3, "month": 1})
EVERY = Parameter(
    "every",
    N_("At the first day of every year, quarter or month, and at the last date."),
    OneOf(tuple(MONTHS)),
    "year",
)
BEGIN = Parameter(
    "from",
    N_("The first date; left out, the first 1 January at which the data were no longer filled."),
    Day(),
    example="2018-01-01",
)
SPLIT = Parameter("by", N_("Each figure by this too."), OneOf(tuple(SPLITS)))
MEASURE = Parameter(
    "measure", N_("A measure of nodes instead: its mean at each date."), OneOf(tuple(MEASURES))
)
NODE = Parameter(
    "node",
    N_("With a measure: the code or id of a node, for its own line beside its peers."),
    AnyText(100),
    example="GM0344",
)
PARAMETERS = (EVERY, BEGIN, SPLIT, MEASURE, NODE)


def refuse_idle_of_series(given: Collection[str]) -> None:
    """Raise `SelectionError` for a parameter that changes nothing beside those given."""
    idle = {"by": "no measure"} if "measure" in given else {"node": "measure"}
    refuse_idle(given, idle)


def answer_series(
    service: Service, selection: Selection, values: Mapping[str, Any]
) -> pd.DataFrame:
    """The table that values of `PARAMETERS` by name ask for, up to the date of the selection.

    See `list_series` and `list_measure_series`. Raises `SelectionError` for more than `MOST_DATES`
    dates, `MissingError` for a node that the data do not have.
    """
    dates = list_dates(
        service.dataset,
        values.get("every") or EVERY.default,
        since=values.get("from") or "",
        until=selection.date,
    )
    if len(dates) > MOST_DATES:
        raise SelectionError("every", TOO_MANY, count=len(dates), most=MOST_DATES)
    if values.get("measure"):
        node = values.get("node") or ""
        actors, groups = service.dataset.actors, service.dataset.collaborations
        if node and node not in {*actors["actor_id"], *groups["collaboration_id"]}:
            raise MissingError("node", UNKNOWN, given=repr(node))
        measure = values["measure"]
        return list_measure_series(service, selection, dates, measure=measure, node_id=node)
    return list_series(service, selection, dates, by=values.get("by") or "")


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


def list_series(
    service: Service, selection: Selection, dates: Sequence[str], *, by: str = ""
) -> pd.DataFrame:
    """The key figures of the network at each of some dates; see `measure_series`.

    `date`; `by`, a value of one of `SPLITS`, and its `label` in English, both empty for the whole;
    `complete`: whether the figures are complete at that date, by what the package has measured (of
    the domain, or of all that are selected), missing where nothing tells; then a series each.
    """
    frames = []
    for date in dates:
        frame = measure_series(service.network_of(selection.on(date)), by)
        frame.insert(0, "date", date)
        frames.append(frame)
    frame = pd.concat(frames, ignore_index=True)
    terms = SPLITS.get(by, {})
    frame.insert(2, "label", [terms[each].label if each in terms else "" for each in frame["by"]])
    frame.insert(3, "complete", _mark_complete(service.dataset, selection, frame, by))
    return frame


def _mark_complete(
    dataset: Dataset, selection: Selection, frame: pd.DataFrame, by: str
) -> pd.Series:
    """Of each row whether its figures are complete; missing where nothing tells."""
    if by == "domain":
        since = frame["by"].map(find_complete_since(dataset, frame["by"].unique()))
    else:
        since = pd.Series(find_selection_complete_since(dataset, selection), index=frame.index)
    return frame["date"].ge(since).astype("boolean").where(since.ne(""), pd.NA)


def find_selection_complete_since(dataset: Dataset, selection: Selection) -> str:
    """Since when the figures of a selection are complete; empty where nothing tells of a domain.

    The domains are those that are selected, by themselves or by a theme; else all.
    """
    themes = [theme for each in selection.theme for theme in read_theme(each)]
    domains = {*selection.domain, *(domain_of(theme) for theme in themes)} or set(DOMAINS)
    days = find_complete_since(dataset, sorted(domains)).values()
    return max(days) if all(days) else ""


def list_measure_series(
    service: Service, selection: Selection, dates: Sequence[str], *, measure: str, node_id: str = ""
) -> pd.DataFrame:
    """A measure of nodes at each of some dates: its mean, and a node's own value beside its peers.

    `date`; `municipality_mean` and `collaboration_mean`; with `node_id` its `value` and
    `peer_median`: of a municipality that of its size class, of a collaboration that of its domain,
    both missing at a date at which it is not there. Raises `MeasureError` for what is no measure.
    """
    if measure not in MEASURES:
        raise MeasureError(f"{measure!r} is no measure; choose from {', '.join(MEASURES)}")
    rows = []
    for date in dates:
        network = service.network_of(selection.on(date))
        values = service.measure_nodes(selection.on(date), (measure,))[measure].astype(float)
        towns = network.actors.index[network.actors["kind"].eq("municipality")]
        means = values[towns].mean(), values[network.collaborations.index].mean()
        rows.append((date, *means, *_find_own(network, values, node_id)))
    columns = ["date", "municipality_mean", "collaboration_mean", "value", "peer_median"]
    return pd.DataFrame(rows, columns=columns if node_id else columns[:3])


def _find_own(network: Network, values: pd.Series, node_id: str) -> tuple[float, ...]:
    """The value of a node and the median of its peers; nothing for no node."""
    if not node_id:
        return ()
    classes = pd.concat([size_classes(network), network.collaborations["domain"]])
    own = classes.get(node_id, "")
    if node_id not in values.index:
        return (math.nan, math.nan)
    peers = classes.index[classes.eq(own)] if own else []
    return float(values[node_id]), float(values[peers].median())
