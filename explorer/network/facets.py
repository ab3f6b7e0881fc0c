"""How many collaborations each filter option would leave, given all the other filters."""

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.timeslice import TimeSlice, slice_at
from explorer.network.build import IDS, cut_tables, find_kept, keep_sizes, read_tables
from explorer.network.filter_record import Filter
from explorer.network.filters import FILTERS
from explorer.network.selection import Selection


def count_options(dataset: Dataset, selection: Selection) -> dict[str, dict[str, int]]:
    """Collaborations left by every option of every filter, if it were the only one selected there.

    By filter that has options and option id, 0 where nothing is left. The other filters hold, so
    the number beside an option is what choosing it alone gives. A collaboration counts under every
    domain of its themes, as the domain filter finds it. Cost O(ties) a filter.
    """
    at = slice_at(dataset, selection.date or dataset.date)
    kept = find_kept(at, selection)
    counts = {}
    for record in FILTERS.values():
        if record.options:
            others = {name: rows for name, rows in kept.items() if name != record.id}
            ties = cut_tables(at, others)["tie"][["actor_id", "collaboration_id"]]
            sizes = _measure_options(record, ties, at)
            left = keep_sizes(sizes, at, selection)["option"].value_counts()
            choices = record.list_choices(at)
            counts[record.id] = {option: int(left.get(option, 0)) for option in choices}
    return counts


def list_absent(dataset: Dataset, selection: Selection) -> list[tuple[Filter, list[str]]]:
    """Values of a selection that its date does not have, by filter: a region of another time."""
    at = slice_at(dataset, selection.date or dataset.date)
    searched = (record for record in FILTERS.values() if record.choices)
    given = [(record, getattr(selection, record.id)) for record in searched]
    absent = [
        (record, sorted(set(values) - set(record.list_choices(at))))
        for record, values in given
        if values
    ]
    return [(record, values) for record, values in absent if values]


def _measure_options(record: Filter, ties: pd.DataFrame, at: TimeSlice) -> pd.DataFrame:
    """Members of every collaboration by option: `option`, `collaboration_id` and `members`."""
    rows = read_tables(at)[record.of]
    options = record.options(rows, at).rename("option")  # type: ignore[misc]  # it has them
    if record.of in IDS:
        column = IDS[record.of]
        options.index = rows.loc[options.index, column]
        joined = ties.join(options, on=column, how="inner")
    else:
        joined = ties.join(options, how="inner")
    single = joined.reset_index(drop=True).drop_duplicates(
        ["option", "actor_id", "collaboration_id"]
    )
    return single.groupby(["option", "collaboration_id"]).size().rename("members").reset_index()
