"""What a newer dataset knows to have happened that an older one did not."""

import pandas as pd

from explorer.dataset import Dataset
from explorer.network.history import Causes, History

Event = tuple[str, str, str, str]


def record_events(old: Dataset, new: Dataset) -> Dataset:
    """`new` with the events of `old`, and those that `new` has up to its date and `old` had not.

    They count as recorded on the date of `new`, whatever the day on which they happened: so a
    newer register tells of what it enters afterwards too. Events of what `new` no longer has are
    left out. A dataset after itself brings nothing. Cost linear in the memberships.
    """
    known = {name_event(event) for event, _ in _list_events(old)}
    kept = old.events
    for column, table in (("actor_id", new.actors), ("collaboration_id", new.collaborations)):
        kept = kept[kept[column].isin([*table[column], ""])]
    known |= set(kept["event_id"])
    rows = {
        name_event(event): (
            name_event(event),
            new.date,
            event[1],
            event[0],
            *event[2:],
            ";".join(causes),
        )
        for event, causes in _list_events(new)
        if name_event(event) not in known
    }
    fresh = pd.DataFrame(list(rows.values()), columns=list(old.events.columns), dtype=str)
    both = [frame for frame in (kept, fresh) if len(frame)]
    events = pd.concat(both, ignore_index=True) if both else kept
    return new.with_tables(events=events.sort_values("event_id").reset_index(drop=True))


def name_event(event: Event) -> str:
    """The id of an event: what, when and of whom."""
    return "|".join(event)


def _list_events(dataset: Dataset) -> list[tuple[Event, Causes]]:
    """Events up to the dataset's date, each with its causes."""
    listed = History(dataset).list_events()
    return [(each[:4], each[4]) for each in listed if each[1] <= dataset.date]
