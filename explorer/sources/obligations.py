"""Whether the law requires a collaboration, and since when: `tables/obligations.csv` over time.

A row of the table holds for what an arrangement is for, between its dates. On every day the first
row that holds decides; where none does, cooperation is voluntary.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from explorer.sources import domain_rules
from explorer.sources.domain_rules import split_themes

COLUMNS = ["collaboration_id", "obligation", "since", "until", "legal_basis"]
NONE = ("voluntary", "")
FOREVER = "9999-12-31"

Rule = Mapping[str, str]


class Interval(NamedTuple):
    """An obligation and its ground from `since` up to `until`, empty for no end."""

    obligation: str
    legal_basis: str
    since: str
    until: str


def find_rules(
    main: pd.Series, themes: pd.Series, *, names: pd.Series, laws: pd.Series
) -> dict[str, list[Rule]]:
    """The rows of the table that ever hold for each arrangement, in their order.

    main: the theme it is first of all for; themes: all of them, as one cell; names and laws: what
    its name and its regulation say. A row asks for one of its `main` themes, for one of its `also`
    themes among all, for a cited law and for a name; what it leaves empty it does not ask.
    """
    found: dict[str, list[Rule]] = {str(key): [] for key in main.index}
    for row in domain_rules.load_rules("obligations"):
        hit = pd.Series(True, index=main.index)
        if row["main"]:
            hit &= main.isin(split_themes(row["main"]))
        if row["also"]:
            wanted = set(split_themes(row["also"]))
            named = themes.map(lambda cell, ids=wanted: bool(ids & {*split_themes(cell)}))
            hit &= named.astype(bool)
        if row["law"]:
            hit &= laws.map(lambda cited, law=row["law"]: law in cited).astype(bool)
        if row["pattern"]:
            hit &= domain_rules.match_pattern(names, row["pattern"])
        for key in main.index[hit]:
            found[str(key)].append(row)
    return found


def list_intervals(rules: Sequence[Rule], *, started: str, ended: str, date: str) -> list[Interval]:
    """The obligation over the lifetime [`started`, `ended`) as known at `date`, in order of time.

    What changes after `date` is not told: the last interval is then open. Empty when it was in
    force on no day.
    """
    last = ended or FOREVER
    dates = {row[column] for row in rules for column in ("since", "until")}
    starts = [started, *sorted(each for each in dates if started < each < last and each <= date)]
    intervals: list[Interval] = []
    for since, until in zip(starts, [*starts[1:], last], strict=True):
        decided = decide_obligation(rules, since)
        if intervals and intervals[-1][:2] == decided:
            intervals[-1] = intervals[-1]._replace(until=until)
        elif since < until:
            intervals.append(Interval(*decided, since, until))
    return [each._replace(until=each.until.replace(FOREVER, "")) for each in intervals]


def decide_obligation(rules: Sequence[Rule], date: str) -> tuple[str, str]:
    """The obligation on a day and the law it rests on."""
    for row in rules:
        if row["since"] <= date < (row["until"] or FOREVER):
            return row["obligation"], row["legal_basis"]
    return NONE


def tabulate_obligations(
    rules: Mapping[str, Sequence[Rule]], lifetimes: pd.DataFrame, date: str
) -> pd.DataFrame:
    """The `obligations` table at `date`; lifetimes has `started` and `ended` by collaboration."""
    rows = [
        {"collaboration_id": str(key), **interval._asdict()}
        for key, started, ended in lifetimes[["started", "ended"]].itertuples()
        for interval in list_intervals(rules[str(key)], started=started, ended=ended, date=date)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def find_last(rules: Mapping[str, Sequence[Rule]], lifetimes: pd.DataFrame, date: str) -> pd.Series:
    """The obligation at `date`, at the end of what ended before, at the start of what never was."""
    found = {}
    for key, started, ended in lifetimes[["started", "ended"]].itertuples():
        own = rules[str(key)]
        intervals = list_intervals(own, started=started, ended=ended, date=date)
        found[key] = intervals[-1].obligation if intervals else decide_obligation(own, started)[0]
    return pd.Series(found, index=lifetimes.index, dtype=str)
