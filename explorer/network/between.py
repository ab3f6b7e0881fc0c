"""What changed in a network between two dates, each change with its day and its cause.

It is the net difference under the same filters: what came and went in between leaves no trace
(`explorer.network.events` lists all). Two networks of any two datasets are compared by
`explorer.network.changes`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.successions import Tie
from explorer.dataset.timeslice import TimeSlice
from explorer.network.change_records import CHANGES
from explorer.network.filters import FILTERS
from explorer.network.met import MEMBERS, Filtered
from explorer.network.model import Network
from explorer.network.period import Period, list_ties, open_period
from explorer.network.selection import Selection
from explorer.network.spans import Spans

DESCRIBED = ("domain", "themes", "form", "obligation")
# What a cause is called that is neither of the data nor a filter.
TEXTS_OF_CAUSES = {MEMBERS: "Its members"}
COLUMNS = [
    "change", "date", "actor_id", "actor", "collaboration_id", "collaboration",
    "cause_id", "cause", *DESCRIBED, "provinces",
]  # fmt: skip
WHOLE = Selection()


@dataclass(frozen=True)
class Event:
    """One change: which of `CHANGES`, on which day, because of what (ids), and whom it is of."""

    change: str
    date: str
    causes: tuple[str, ...] = ()
    actor_id: str = ""
    collaboration_id: str = ""


def list_changes(
    dataset: Dataset, selection: Selection = WHOLE, *, since: str, until: str
) -> pd.DataFrame:
    """What came and went under a selection between two dates, one change a row, in order of time.

    change: one of `CHANGES`; date: the day it happened; actor_id, actor, collaboration_id and
    collaboration: of what (a tie has both); cause_id and cause: what brought it about, ids or names
    with `;` between, of collaborations, of actors, or of what no longer meets the selection
    (filters, or `members`); domain, themes, form, obligation: those of the collaboration at the
    date at which it is there; provinces: of the actor, or of a collaboration's members.

    Applied to the ties of the first date, the rows of ties give those of the second. Raises
    `SelectionError` naming `from` or `to` when the data do not cover a date, or the second comes
    first. Cost: two networks, and one more for each day on which what changed may have come to meet
    a filter.
    """
    period = open_period(dataset, selection, since=since, until=until)
    found = Comparison(period)
    events = [*found.list_actors(), *found.list_collaborations(), *found.list_ties()]
    order = list(CHANGES)
    events.sort(key=lambda e: (e.date, order.index(e.change), e.collaboration_id, e.actor_id))
    return tabulate_events(period, events)


class Comparison:
    """The changes of a period, worked out from the intervals of the tables."""

    def __init__(self, period: Period) -> None:
        """Compare the two dates of `period`."""
        self.period = period
        self.spans = Spans(period.dataset)
        self.filtered = Filtered(period)
        self.were = list_ties(period.start.memberships)
        self.are = list_ties(period.end.memberships)
        self.passed = {
            tie: heirs & self.are - {tie} for tie, heirs in period.pass_on(self.were).items()
        }

    @cached_property
    def predecessors(self) -> dict[Tie, list[str]]:
        """Of each tie that is one by succession whose it was at the first date."""
        found: dict[Tie, list[str]] = {}
        for tie in sorted(self.passed):
            for heir in self.passed[tie]:
                found.setdefault(heir, []).append(tie[0])
        return found

    def list_actors(self) -> Iterator[Event]:
        """Municipalities that came and went, and other bodies that began or ended."""
        period, rows = self.period, self.period.dataset.actors.set_index("actor_id")
        before, after = period.before.actors.index, period.after.actors.index
        for code in after.difference(before):
            if not is_living(period.start, code):
                causes = tuple(old for old in before if period.heirs.get(old) == code)
                yield Event("municipality_founded", rows["founded"][code], causes, code)
            elif rows["kind"][code] == "municipality":
                yield Event("municipality_met", *self.filtered.explain(code, ""), code)
        for code in before.difference(after):
            if not is_living(period.end, code):
                causes = tuple(filter(None, [period.heirs.get(code)]))
                yield Event("municipality_merged", rows["dissolved"][code], causes, code)
            elif rows["kind"][code] == "municipality":
                yield Event("municipality_unmet", *self.filtered.explain(code, ""), code)

    def list_collaborations(self) -> Iterator[Event]:
        """Collaborations that came and went."""
        period = self.period
        before, after = period.before.collaborations.index, period.after.collaborations.index
        for key in after.difference(before):
            if key not in period.begun:
                yield Event("collaboration_met", *self.filtered.explain("", key), "", key)
                continue
            causes = period.carries_on.get(key, ())
            change = "collaboration_carries_on" if causes else "collaboration_begun"
            since, _ = self.spans.get_force(key, period.until)
            yield Event(change, since, causes, "", key)
        for key in before.difference(after):
            if key not in period.ended:
                yield Event("collaboration_unmet", *self.filtered.explain("", key), "", key)
                continue
            causes = period.carried_on.get(key, ())
            change = "collaboration_carried_on" if causes else "collaboration_ended"
            _, until = self.spans.get_force(key, period.since)
            yield Event(change, until, causes, "", key)

    def list_ties(self) -> Iterator[Event]:
        """Ties that came and went."""
        before, after = (list_ties(each.ties) for each in (self.period.before, self.period.after))
        yield from (self._explain_new(tie) for tie in sorted(after - before))
        yield from (self._explain_gone(tie) for tie in sorted(before - after))

    def _explain_new(self, tie: Tie) -> Event:
        """Why a tie is there at the second date that was not at the first."""
        if tie in self.were:
            return Event("tie_met", *self.filtered.explain(*tie), *tie)
        span = self.spans.get_tie(tie, self.period.until)
        if tie[1] in self.period.begun:
            causes = self.period.carries_on.get(tie[1], ())
            return Event("tie_came", self.spans.find_start(tie, span), causes, *tie)
        if tie in self.predecessors:
            return Event("tie_inherited", span[0], tuple(self.predecessors[tie]), *tie)
        return Event("tie_joined", self.spans.find_start(tie, span), (), *tie)

    def _explain_gone(self, tie: Tie) -> Event:
        """Why a tie is not there at the second date that was at the first."""
        if tie in self.are:
            return Event("tie_unmet", *self.filtered.explain(*tie), *tie)
        span = self.spans.get_tie(tie, self.period.since)
        if tie[1] in self.period.ended:
            causes = self.period.carried_on.get(tie[1], ())
            return Event("tie_went", self.spans.find_end(tie, span), causes, *tie)
        heirs = tuple(sorted(heir for heir, _ in self.passed[tie]))
        if heirs:
            return Event("tie_passed_on", span[1], heirs, *tie)
        causes = tuple(filter(None, [self.period.heirs.get(tie[0])]))
        return Event("tie_left", self.spans.find_end(tie, span), causes, *tie)


def is_living(at: TimeSlice, actor_id: str) -> bool:
    """Whether an actor is in being."""
    return bool(at.actors["actor_id"].eq(actor_id).any())


def tabulate_events(period: Period, events: list[Event]) -> pd.DataFrame:
    """Changes as a frame, with names and with what they are counted by; see `list_changes`."""
    dataset = period.dataset
    actors = dict(zip(dataset.actors["actor_id"], dataset.actors["name"], strict=True))
    groups = dataset.collaborations.set_index("collaboration_id")["short_name"].to_dict()
    names = {
        **{each.id: each.label for each in FILTERS.values()},
        **TEXTS_OF_CAUSES,
        **actors,
        **groups,
    }
    provinces = dataset.actors.set_index("actor_id")["province_id"].to_dict()
    sides = {1: Side(period.after, provinces), -1: Side(period.before, provinces)}
    rows = []
    for each in events:
        side = sides[CHANGES[each.change].sign]
        rows.append(
            (
                each.change, each.date, each.actor_id, actors.get(each.actor_id, ""),
                each.collaboration_id, groups.get(each.collaboration_id, ""),
                ";".join(each.causes), ";".join(names[cause] for cause in each.causes),
                *side.describe(each.collaboration_id),
                provinces.get(each.actor_id) or side.provinces[each.collaboration_id],
            )
        )  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


class Side:
    """What the collaborations of one of the two networks are, and where their members lie."""

    def __init__(self, network: Network, provinces: Mapping[str, str]) -> None:
        """Look at `network`; provinces by actor."""
        self.rows = network.collaborations[list(DESCRIBED)].to_dict("index")
        lies = network.ties["actor_id"].map(provinces)
        lies = lies[lies.ne("")].groupby(network.ties["collaboration_id"])
        self.provinces = defaultdict(str, lies.agg(lambda each: ";".join(sorted(set(each)))))

    def describe(self, collaboration_id: str) -> tuple[str, ...]:
        """Domain, themes, form and obligation of a collaboration, empty for none."""
        row = self.rows.get(collaboration_id, {})
        return tuple(str(row.get(column, "")) for column in DESCRIBED)
