"""A scenario: steps on a network, and all that they would change."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import pandas as pd

from explorer.measures.communities import Communities, find_communities
from explorer.measures.compute import compute_measures
from explorer.scenario.effects import (
    Effects,
    list_alike,
    list_broken,
    list_changed,
    list_touched,
)
from explorer.scenario.power import MEASURED, list_measures, list_votes
from explorer.scenario.run import Outcome
from explorer.translate import N_

# What the money of a step would be is not in the register, nor what leaving costs.
NOT_KNOWN = N_(
    "What leaving costs and how it is done is in the regulation itself; what new budgets would be "
    "is not known here."
)


TABLES: Mapping[str, str] = MappingProxyType(
    {
        "changed": N_("Collaborations that change"),
        "touched": N_("Participants that are affected"),
        "votes": N_("Votes in the collaborations that go on"),
        "measured": N_("Measures of those whom the steps name"),
        "alike": N_("Collaborations that come to have the same members"),
        "broken": N_("In none or several of bodies where the law asks for one"),
        "ties": N_("Every tie after the steps"),
    }
)


@dataclass(frozen=True, eq=False)
class Scenario:
    """Steps on the network of a selection: what it was and what it would be, each worked out once.

    effects: both networks; measures: of the nodes of the one before, as `MEASURED`.
    """

    effects: Effects
    measures: pd.DataFrame

    @property
    def outcome(self) -> Outcome:
        """The datasets, and which steps were taken and refused."""
        return self.effects.outcome

    @cached_property
    def changed(self) -> pd.DataFrame:
        """See `list_changed`."""
        return list_changed(self.effects)

    @cached_property
    def touched(self) -> pd.DataFrame:
        """See `list_touched`."""
        return list_touched(self.effects)

    @cached_property
    def votes(self) -> pd.DataFrame:
        """See `list_votes`."""
        return list_votes(self.effects, self.changed)

    @cached_property
    def measured(self) -> pd.DataFrame:
        """See `list_measures`."""
        after = compute_measures(self.effects.after, MEASURED)
        return list_measures(self.effects, self.measures, after)

    @cached_property
    def alike(self) -> pd.DataFrame:
        """See `list_alike`."""
        return list_alike(self.effects)

    @cached_property
    def broken(self) -> pd.DataFrame:
        """See `list_broken`."""
        return list_broken(self.effects)

    @cached_property
    def communities(self) -> tuple[Communities, Communities]:
        """Communities before and after."""
        return find_communities(self.effects.before), find_communities(self.effects.after)
