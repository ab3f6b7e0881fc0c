"""Everything that happened to municipalities and collaborations in a period, an event a row.

Unlike the net difference between two dates (`explorer.network.between`) it also has what came and
went in between: what models of event history and of actors' choices are estimated on.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.timeslice import slice_at
from explorer.network.between import COLUMNS
from explorer.network.change_records import CHANGES
from explorer.network.filter_record import Filter
from explorer.network.filters import FILTERS
from explorer.network.history import History
from explorer.network.met import KEYS
from explorer.network.period import open_period
from explorer.network.selection import Selection
from explorer.network.spans import Span, day_before, hold_day
from explorer.parameters import refuse_idle

WHOLE = Selection()
FOUND = ["change", "date", "actor_id", "collaboration_id", "causes"]


def list_events(
    dataset: Dataset, selection: Selection = WHOLE, *, since: str, until: str
) -> pd.DataFrame:
    """Every event after `since` and not after `until` under a selection, in order of time.

    Columns as of `explorer.network.between.list_changes`, `change` without those of the filters.
    What they say of a collaboration, and what filters look at, is of the day on which it is there:
    that of the event, or the day before where it goes. Collaborations are those that an actor of
    the selection was ever in.

    Raises `SelectionError` for dates that the data do not cover, and for `least`, which is of a
    network at a date. Linear in the rows.
    """
    period = open_period(dataset, selection, since=since, until=until)
    history = History(dataset)
    found = [each for each in history.list_events() if since < each[1] <= until]
    events = pd.DataFrame(found, columns=FOUND, dtype=object)
    return select_events(history, events, period.selection)


def select_events(history: History, events: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Of events (`FOUND`) those of a selection, described and in order; see `list_events`."""
    refuse_idle([name for name, _ in selection.given], {"least": "changes"})
    dataset = history.dataset
    events = describe_events(history, events)
    members = dataset.memberships.merge(dataset.actors, on="actor_id").assign(on=dataset.date)
    for record in FILTERS.values():
        value = getattr(selection, record.id)
        if record.of == "network" or value in ("", ()):
            continue
        concerned = events[events[list(KEYS[record.of])].ne("").all(axis=1)]
        kept = keep_rows(concerned, record, value, dataset)
        events = events[kept.reindex(events.index, fill_value=True)]
        if record.of in ("actor", "tie"):
            members = members[keep_rows(members, record, value, dataset)]
    own = events["collaboration_id"].isin(members["collaboration_id"])
    events = events[events["actor_id"].ne("") | own]
    places = events["change"].map(list(CHANGES).index)
    keys = ["date", "place", "collaboration_id", "actor_id"]
    return events.assign(place=places).sort_values(keys).reset_index(drop=True)[COLUMNS]


def keep_rows(rows: pd.DataFrame, record: Filter, value: Any, dataset: Dataset) -> pd.Series:  # noqa: ANN401
    """Of each row whether a filter keeps it on the day that the row has as `on`."""
    days = rows.groupby("on") if record.dated else [(dataset.date, rows)]
    kept = [record.keep_rows(part, value, slice_at(dataset, str(day))) for day, part in days]
    return pd.concat(kept) if kept else pd.Series(dtype=bool)


def describe_events(history: History, events: pd.DataFrame) -> pd.DataFrame:
    """Events with names and with what they are of on the day `on`; see `list_events`."""
    dataset = history.dataset
    came = events["change"].map(lambda each: CHANGES[each].sign > 0).astype(bool)
    on = events["date"].where(came, events["date"].map(day_before))
    events = events.assign(on=on)
    actors = dataset.actors.set_index("actor_id")
    groups = dataset.collaborations.set_index("collaboration_id")
    names = {**actors["name"].to_dict(), **groups["short_name"].to_dict()}
    for column, ids in (("actor", "actor_id"), ("collaboration", "collaboration_id")):
        events[column] = events[ids].map(names).fillna("")
    events["cause_id"] = events["causes"].map(";".join)
    events["cause"] = events["causes"].map(lambda ids: ";".join(names[each] for each in ids))
    for column in ("domain", "themes", "cross_border"):
        events[column] = events["collaboration_id"].map(groups[column]).fillna("")
    for column in ("kind", "province_id"):
        events[column] = events["actor_id"].map(actors[column]).fillna("")
    events = _add_versions(dataset, events)
    organs = _find_dated(dataset.memberships, events, ["actor_id", "collaboration_id"], ["organs"])
    events["organs"] = organs["organs"]
    provinces = _list_provinces(history, events, actors["province_id"].to_dict())
    events["provinces"] = events["province_id"].where(events["actor_id"].ne(""), provinces)
    return events


def _add_versions(dataset: Dataset, events: pd.DataFrame) -> pd.DataFrame:
    """With form, power and obligation of the collaboration on the day `on`."""
    key = ["collaboration_id"]
    versions = _find_dated(dataset.versions, events, key, ["form", "power"])
    dated = _find_dated(dataset.obligations, events, key, ["obligation"])["obligation"]
    stated = dataset.collaborations.set_index("collaboration_id")["obligation"]
    has_rows = events["collaboration_id"].isin(dataset.obligations["collaboration_id"])
    obligation = dated.where(has_rows, events["collaboration_id"].map(stated).fillna(""))
    return events.assign(form=versions["form"], power=versions["power"], obligation=obligation)


def _find_dated(
    table: pd.DataFrame, events: pd.DataFrame, keys: list[str], columns: list[str]
) -> pd.DataFrame:
    """By event the columns of the row of a table, of the same keys, that holds the day `on`."""
    rows = table[[*keys, "since", "until", *columns]]
    both = events[[*keys, "on"]].reset_index().merge(rows, on=keys)
    holds = both["since"].le(both["on"]) & (both["until"].eq("") | both["until"].gt(both["on"]))
    found = both[holds].drop_duplicates("index").set_index("index")[columns]
    return found.reindex(events.index).fillna("")


def _list_provinces(
    history: History, events: pd.DataFrame, provinces: Mapping[str, str]
) -> list[str]:
    """By event where the members of its collaboration lie on the day `on`, sorted."""
    members: dict[str, list[tuple[str, list[Span]]]] = {}
    for (actor, group), spans in history.spans.ties.items():
        members.setdefault(group, []).append((actor, spans))
    found = []
    for group, day in events[["collaboration_id", "on"]].itertuples(index=False, name=None):
        there = {provinces[code] for code, spans in members.get(group, ()) if hold_day(spans, day)}
        found.append(";".join(sorted(there - {""})))
    return found
