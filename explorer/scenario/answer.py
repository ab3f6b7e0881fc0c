"""A scenario: steps on a network, and all that they would change, one record a table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

import pandas as pd

from explorer.measures.communities import Communities, find_communities
from explorer.measures.compute import compute_measures
from explorer.measures.groups import IDENTICAL
from explorer.scenario.effects import (
    BROKEN,
    CHANGED,
    TOUCHED,
    Effects,
    list_alike,
    list_broken,
    list_changed,
    list_touched,
)
from explorer.scenario.paid import PAID, list_paid
from explorer.scenario.power import MEASURED, MEASURES_OF, VOTES, list_measures, list_votes
from explorer.scenario.regulations import REGULATIONS, list_regulations
from explorer.scenario.run import Outcome
from explorer.translate import N_

ENDS = ("actor_id", "collaboration_id")
# What the money of a step would be is not in the register, nor what leaving costs.
NOT_KNOWN = N_(
    "What leaving costs and how it is done is in the regulation itself; what new budgets would be "
    "is not known here."
)


@dataclass(frozen=True, eq=False)
class Scenario:
    """Steps on the network of a selection: what it was and what it would be.

    effects: both networks; measures: of the nodes of the one before, as `MEASURED`. Each of
    `TABLES` is its item, worked out when it is first asked for.
    """

    effects: Effects
    measures: pd.DataFrame
    _known: dict[str, pd.DataFrame] = field(default_factory=dict, repr=False)

    def __getitem__(self, table: str) -> pd.DataFrame:
        """One of `TABLES`."""
        if table not in self._known:
            self._known[table] = TABLES[table].make(self)
        return self._known[table]

    @property
    def outcome(self) -> Outcome:
        """The datasets, and which steps were taken and refused."""
        return self.effects.outcome

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What participants and collaborations are called, by id, of before and of after."""
        names: dict[str, str] = {}
        for dataset in (self.outcome.after, self.outcome.before):
            actors, groups = dataset.actors, dataset.collaborations
            names |= dict(zip(actors["actor_id"], actors["name"], strict=True))
            names |= dict(zip(groups["collaboration_id"], groups["short_name"], strict=True))
        return names

    @cached_property
    def communities(self) -> tuple[Communities, Communities]:
        """Communities before and after."""
        return find_communities(self.effects.before), find_communities(self.effects.after)


@dataclass(frozen=True)
class Table:
    """One table of a scenario.

    columns: its columns; make: its rows; lists: the columns that hold several ids, `;` between;
    told: whether it is part of the answer, or a file alone.
    """

    id: str
    title: str
    columns: Sequence[str]
    make: Callable[[Scenario], pd.DataFrame]
    lists: tuple[str, ...] = ()
    told: bool = True


def _measure(scenario: Scenario) -> pd.DataFrame:
    after = compute_measures(scenario.effects.after, MEASURED)
    return list_measures(scenario.effects, scenario.measures, after)


_RECORDS = (
    Table(
        "broken", N_("In none or several of bodies where the law asks for one"), BROKEN,
        lambda scenario: list_broken(scenario.effects),
    ),
    Table(
        "changed", N_("Collaborations that change"), CHANGED,
        lambda scenario: list_changed(scenario.effects), ("joined", "left"),
    ),
    Table(
        "touched", N_("Participants that are affected"), TOUCHED,
        lambda scenario: list_touched(scenario.effects),
        ("gained", "lost", "partners_gained", "partners_lost"),
    ),
    Table(
        "alike", N_("Collaborations that come to have the same members"), IDENTICAL,
        lambda scenario: list_alike(scenario.effects), ("collaborations", "members"),
    ),
    Table(
        "regulations", N_("The regulations themselves"), REGULATIONS,
        lambda scenario: list_regulations(scenario.effects),
    ),
    Table(
        "paid", N_("What they pay to joint arrangements now"), PAID,
        lambda scenario: list_paid(scenario.effects),
    ),
    Table(
        "votes", N_("Votes in the collaborations that go on"), VOTES,
        lambda scenario: list_votes(scenario.effects, scenario["changed"]),
    ),
    Table("measured", N_("Measures of those whom the steps name"), MEASURES_OF, _measure),
    Table(
        "ties", N_("Every tie after the steps"), ENDS,
        lambda scenario: scenario.effects.after.ties[[*ENDS]], told=False,
    ),
)  # fmt: skip
# What matters most comes first.
TABLES: Mapping[str, Table] = MappingProxyType({record.id: record for record in _RECORDS})
