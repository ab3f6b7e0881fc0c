"""Intervals joined where they meet, and followed to predecessors and heirs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as calendar_date
from datetime import timedelta
from functools import cached_property
from typing import Any

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.successions import Tie

OPEN = "9999-12-31"
Span = tuple[str, str]


def join_spans(rows: pd.DataFrame, *keys: str) -> dict[Any, list[Span]]:
    """By key the intervals [since, until) of rows, those that meet joined; `OPEN` if still so.

    By one key column a text, by several a tuple of them. Intervals of no day are left out.
    """
    found: dict[Any, list[Span]] = {}
    dated = rows.assign(until=rows["until"].replace("", OPEN))
    dated = dated[dated["since"] < dated["until"]].sort_values(["since", "until"])
    for *key, since, until in dated[[*keys, "since", "until"]].itertuples(index=False, name=None):
        spans = found.setdefault(key[0] if len(key) == 1 else tuple(key), [])
        if spans and since <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(until, spans[-1][1])
        else:
            spans.append((since, until))
    return found


@dataclass(frozen=True)
class Spans:
    """When collaborations were in force and who was in them, as a dataset has it."""

    dataset: Dataset

    @cached_property
    def in_force(self) -> dict[str, list[Span]]:
        """Intervals by collaboration."""
        return join_spans(self.dataset.versions, "collaboration_id")

    @cached_property
    def ties(self) -> dict[Tie, list[Span]]:
        """Intervals of membership by actor and collaboration."""
        return join_spans(self.dataset.memberships, "actor_id", "collaboration_id")

    @cached_property
    def heirs(self) -> dict[tuple[str, str], str]:
        """Who has the memberships of a body that ended, by its id and the day."""
        rows = self.dataset.successions
        rows = rows[rows["event"].ne("split_part")]
        return dict(
            zip(zip(rows["from_id"], rows["date"], strict=True), rows["to_id"], strict=True)
        )

    @cached_property
    def sources(self) -> dict[tuple[str, str], list[str]]:
        """Whose memberships a body got, by its id and the day."""
        found: dict[tuple[str, str], list[str]] = {}
        for (old, day), new in self.heirs.items():
            found.setdefault((new, day), []).append(old)
        return found

    def get_force(self, collaboration_id: str, day: str) -> Span:
        """The interval in which a collaboration is in force on a day; `LookupError` for none."""
        return _get(self.in_force[collaboration_id], day)

    def get_tie(self, tie: Tie, day: str) -> Span:
        """The interval in which a tie is there on a day; `LookupError` for none."""
        return _get(self.ties[tie], day)

    def find_start(self, tie: Tie, span: Span) -> str:
        """The day on which a tie began that has this interval, with those that it came from."""
        earlier = [
            self.find_start((old, tie[1]), each)
            for old in self.sources.get((tie[0], span[0]), ())
            for each in self.ties.get((old, tie[1]), ())
            if each[1] == span[0]
        ]
        return min(earlier, default=span[0])

    def find_end(self, tie: Tie, span: Span) -> str:
        """The day on which a tie ended that has this interval, with those that came of it."""
        heir = (self.heirs.get((tie[0], span[1]), ""), tie[1])
        held = hold_day(self.ties.get(heir, []), span[1])
        return self.find_end(heir, held) if held else span[1]


def _get(spans: Iterable[Span], day: str) -> Span:
    found = hold_day(spans, day)
    if found is None:
        raise LookupError(f"no interval holds {day}")
    return found


def hold_day(spans: Iterable[Span], day: str) -> Span | None:
    """The interval that holds a day, if one does."""
    return next((each for each in spans if each[0] <= day < each[1]), None)


def add_years(date: str, years: int) -> str:
    """The same day some years later, or earlier; of 29 February the first of March."""
    year, rest = int(date[:4]) + years, date[4:]
    return f"{year:04}{'-03-01' if rest == '-02-29' else rest}"


def day_before(day: str) -> str:
    """The day before, both as ISO dates."""
    return (calendar_date.fromisoformat(day) - timedelta(days=1)).isoformat()
