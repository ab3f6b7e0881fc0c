"""Two dates of one selection: what was in force at each, and what came of it in between."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.successions import Tie, follow_heirs, pass_on
from explorer.dataset.timeslice import TimeSlice, slice_at
from explorer.errors import SelectionError
from explorer.network.build import build_network, check_date
from explorer.network.model import Network
from explorer.network.selection import Selection

BACKWARDS = "{given} comes before {since}; give the earlier date first"
TEXTS = (BACKWARDS,)


@dataclass(frozen=True)
class Period:
    """A dataset from one date to another under a selection, whose own date is left aside."""

    dataset: Dataset
    selection: Selection
    since: str
    until: str

    @cached_property
    def start(self) -> TimeSlice:
        """The tables at the first date."""
        return slice_at(self.dataset, self.since)

    @cached_property
    def end(self) -> TimeSlice:
        """The tables at the second date."""
        return slice_at(self.dataset, self.until)

    @cached_property
    def before(self) -> Network:
        """The network at the first date."""
        return build_network(self.dataset, self.selection.on(self.since))

    @cached_property
    def after(self) -> Network:
        """The network at the second date."""
        return build_network(self.dataset, self.selection.on(self.until))

    @cached_property
    def heirs(self) -> dict[str, str]:
        """Of every body that ended the one that has its memberships at the second date."""
        return follow_heirs(self.dataset.successions, since=self.since, until=self.until)

    @cached_property
    def begun(self) -> frozenset[str]:
        """Collaborations in force at the second date and not at the first."""
        return frozenset(list_ids(self.end) - list_ids(self.start))

    @cached_property
    def ended(self) -> frozenset[str]:
        """Collaborations in force at the first date and not at the second."""
        return frozenset(list_ids(self.start) - list_ids(self.end))

    @cached_property
    def carried_on(self) -> dict[str, tuple[str, ...]]:
        """Of the collaborations that ended those in force at the second date that carry them on."""
        return self._link("from_id", "to_id", self.ended, list_ids(self.end))

    @cached_property
    def carries_on(self) -> dict[str, tuple[str, ...]]:
        """Of the collaborations begun those in force at the first date that they carry on."""
        return self._link("to_id", "from_id", self.begun, list_ids(self.start))

    def _link(
        self, own: str, other: str, ids: Iterable[str], aims: set[str]
    ) -> dict[str, tuple[str, ...]]:
        """From each of `ids` those of `aims` that the continuations lead to, by any way."""
        rows = self.dataset.continuations
        steps = rows.groupby(own)[other].agg(set).to_dict()
        found: dict[str, tuple[str, ...]] = {}
        for one in ids:
            reached, ahead = {one}, set(steps.get(one, ()))
            while ahead - reached:
                reached |= ahead
                ahead = {each for node in ahead - aims for each in steps.get(node, ())}
            if reached & aims - {one}:
                found[one] = tuple(sorted(reached & aims - {one}))
        return found

    def pass_on(self, ties: Iterable[Tie]) -> dict[Tie, frozenset[Tie]]:
        """What ties at the first date are at the second by succession alone."""
        tables = self.dataset.successions, self.dataset.memberships
        return pass_on(ties, *tables, since=self.since, until=self.until)


def open_period(dataset: Dataset, selection: Selection, *, since: str, until: str) -> Period:
    """The period between two dates; raises `SelectionError` for one that the data do not cover."""
    check_date(dataset, "from", since)
    check_date(dataset, "to", until)
    if until < since:
        raise SelectionError("to", BACKWARDS, given=until, since=since)
    return Period(dataset, selection.replace(date=""), since, until)


def list_ids(at: TimeSlice) -> set[str]:
    """Collaborations in force."""
    return set(at.collaborations["collaboration_id"])


def list_ties(rows: pd.DataFrame) -> set[Tie]:
    """Actor and collaboration of each row."""
    return set(rows[["actor_id", "collaboration_id"]].itertuples(index=False, name=None))
