"""From the tables of a dataset to the two-mode network a selection asks for."""

from collections.abc import Mapping

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.model import first_date
from explorer.dataset.timeslice import TimeSlice, slice_at
from explorer.errors import SelectionError
from explorer.network.filter_record import Of
from explorer.network.filters import FILTERS
from explorer.network.model import Network
from explorer.network.selection import Selection

IDS: Mapping[Of, str] = {"actor": "actor_id", "collaboration": "collaboration_id"}

WHOLE = Selection()
AFTER = "{given} is after these data, which are of {date}; choose a date up to then"
BEFORE = "{given} is before these data, which begin on {date}; choose a date from then on"
TEXTS = (AFTER, BEFORE)


def build_network(dataset: Dataset, selection: Selection = WHOLE) -> Network:
    """The network of the selection: actors in being and collaborations in force at its date.

    Municipalities without a tie stay in as isolates, other kinds only when they take part;
    collaborations need a selected member. An empty network is a network. Raises `SelectionError`
    when a filter names what the dataset does not have, or a date that it does not cover.
    """
    if selection.date:
        check_date(dataset, "date", selection.date)
    at = slice_at(dataset, selection.date or dataset.date)
    tables = cut_tables(at, find_kept(at, selection))
    actors, collaborations = tables["actor"], tables["collaboration"]
    ties = tables["tie"].drop_duplicates(["actor_id", "collaboration_id"])
    sizes = ties["collaboration_id"].value_counts().rename("members").reset_index()
    kept = keep_sizes(sizes, at, selection)["collaboration_id"]
    ties = ties[ties["collaboration_id"].isin(kept)]
    isolates_stay = actors["kind"].eq("municipality")
    actors = actors[isolates_stay | actors["actor_id"].isin(ties["actor_id"])]
    return Network(
        date=at.date,
        selection=selection,
        actors=actors.set_index("actor_id").sort_index(),
        collaborations=_mark_matched(collaborations, selection)[
            collaborations["collaboration_id"].isin(kept)
        ]
        .set_index("collaboration_id")
        .sort_index(),
        ties=ties.drop(columns="until")
        .sort_values(["actor_id", "collaboration_id"])
        .reset_index(drop=True),
        at=at,
    )


def check_date(dataset: Dataset, name: str, given: str) -> None:
    """Raise `SelectionError` for a date, of the parameter `name`, that the data do not cover."""
    if given > dataset.date:
        raise SelectionError(name, AFTER, given=given, date=dataset.date)
    if given < (first := first_date(dataset)):
        raise SelectionError(name, BEFORE, given=given, date=first)


def read_tables(at: TimeSlice) -> dict[Of, pd.DataFrame]:
    """The rows that filters look at, by what they are of."""
    return {"actor": at.actors, "collaboration": at.collaborations, "tie": at.memberships}


def find_kept(at: TimeSlice, selection: Selection) -> dict[str, pd.Series]:
    """By filter in force, of each row that it looks at whether it keeps it; see `keep_sizes`."""
    tables = read_tables(at)
    return {
        record.id: record.keep_rows(tables[record.of], value, at)
        for record in FILTERS.values()
        if record.of in tables and (value := getattr(selection, record.id)) not in ("", ())
    }


def cut_tables(at: TimeSlice, kept: dict[str, pd.Series]) -> dict[Of, pd.DataFrame]:
    """The rows that all of these filters keep; of ties those between actors and collaborations."""
    tables = read_tables(at)
    for name, rows in kept.items():
        of = FILTERS[name].of
        tables[of] = tables[of][rows.reindex(tables[of].index)]
    ties = tables["tie"]
    for of, column in IDS.items():
        ties = ties[ties[column].isin(tables[of][column])]
    return {**tables, "tie": ties}


def keep_sizes(sizes: pd.DataFrame, at: TimeSlice, selection: Selection) -> pd.DataFrame:
    """Rows (`collaboration_id`, `members` and others) that the filters on the network keep."""
    for record in FILTERS.values():
        value = getattr(selection, record.id)
        if record.of == "network" and value not in ("", ()):
            sizes = sizes[record.keep_rows(sizes, value, at)]
    return sizes


def _mark_matched(rows: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Collaborations with `matched`: `theme` where a domain filter found them by a theme only."""
    by_domain = rows["domain"].isin(selection.domain) | (not selection.domain)
    return rows.assign(matched=by_domain.map({True: "domain", False: "theme"}))
