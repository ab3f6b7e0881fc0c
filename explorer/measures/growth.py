"""What the mean number of collaborations a municipality grew by, split exactly.

The ties of the first date are first given to the municipalities of the second, as mergers pass
them on; what then differs ended, began, was continued, joined or left. Every part is divided by the
municipalities of the second date, so that the parts add up to the change of the mean.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.successions import Tie
from explorer.errors import MeasureError
from explorer.network import Network, Selection, build_network
from explorer.network.filters import FILTERS
from explorer.network.period import Period, list_ties, open_period
from explorer.translate import N_

WHOLE = Selection()
NOBODY = N_("no municipality of this selection on {date}: there is no mean to explain")


@dataclass(frozen=True)
class GrowthPart:
    """One part of the change of the mean, called and meant in English, to be translated."""

    id: str
    label: str
    meaning: str
    context: ClassVar[str] = "growth part"


_RECORDS = (
    GrowthPart(
        "mergers", "Mergers",
        "What mergers alone did to the mean: what was in collaborations together counts once, over "
        "fewer municipalities.",
    ),
    GrowthPart(
        "ended", "Ended",
        "Ties in collaborations that are no longer in force and that no other carries on.",
    ),
    GrowthPart(
        "begun", "Begun",
        "Ties in collaborations that came into force and carry on no other.",
    ),
    GrowthPart(
        "continued", "Continued",
        "Ties in collaborations that carry on another, less those in the ones carried on.",
    ),
    GrowthPart(
        "joined", "Joined",
        "Ties begun in collaborations in force at both dates; under a filter also those that came "
        "to meet it.",
    ),
    GrowthPart(
        "left", "Left",
        "Ties ended in collaborations in force at both dates; under a filter also those that no "
        "longer meet it.",
    ),
)  # fmt: skip
GROWTH_PARTS: Mapping[str, GrowthPart] = MappingProxyType({each.id: each for each in _RECORDS})


@dataclass(frozen=True)
class Growth:
    """The mean at two dates, and by part of `GROWTH_PARTS` what it did to the mean and the ties.

    values: collaborations a municipality, which add up to the change of the mean; ties: how many
    more (or fewer) ties of municipalities, which add up likewise.
    """

    since: str
    until: str
    mean_from: float
    mean_to: float
    values: Mapping[str, float]
    ties: Mapping[str, int]

    def to_document(self) -> dict[str, Any]:
        """As JSON has it."""
        parts = [
            {"part": part, "value": self.values[part], "ties": self.ties[part]}
            for part in GROWTH_PARTS
        ]
        return {
            "from": self.since,
            "to": self.until,
            "mean_from": self.mean_from,
            "mean_to": self.mean_to,
            "parts": parts,
        }

    def to_frame(self) -> pd.DataFrame:
        """A row a part: `part`, `value`, `ties`."""
        return pd.DataFrame(self.to_document()["parts"])


def split_growth(
    dataset: Dataset, selection: Selection = WHOLE, *, since: str, until: str
) -> Growth:
    """Why municipalities take part in more collaborations on average at `until` than at `since`.

    With T0 the ties of n0 municipalities at the first date, T0' those that they are by succession
    alone at the second, and T1 the ties of its n1 municipalities:

        mergers   = |T0'| / n1 - |T0| / n0
        ended     = -|those of T0' in collaborations no longer in force, carried on by none| / n1
        begun     = |those of T1 in collaborations new since, which carry on none| / n1
        continued = |those of T1 in new ones that carry on another| / n1
                    - |those of T0' in ones no longer in force, carried on by another| / n1
        joined    = |T1 - T0' in collaborations in force at both dates| / n1
        left      = -|T0' - T1 in collaborations in force at both dates| / n1

    The municipalities are those that the selection has at the second date, and at the first all
    that went into them, wherever those lay (of a split the main part goes on). Municipalities alone
    count, whatever other participants are selected.

    Raises `SelectionError` for dates that the data do not cover, `MeasureError` for one without a
    municipality. An empty network gives 0. Cost linear in the ties. Definition of this project.
    """
    period = open_period(dataset, selection, since=since, until=until)
    after, before = period.after, rebuild_before(period)
    here, there = list_municipalities(before), list_municipalities(after)
    for date, codes in ((since, here), (until, there)):
        if not codes:
            raise MeasureError(NOBODY, date=date)
    first = {tie for tie in list_ties(before.ties) if tie[0] in here}
    second = {tie for tie in list_ties(after.ties) if tie[0] in there}
    counted = there | (here - period.heirs.keys())
    inherited = frozenset[Tie]().union(*period.pass_on(first).values())
    passed = frozenset(tie for tie in inherited if tie[0] in counted)
    ties = {"mergers": len(passed) - len(first), **_count_parts(period, passed, second)}
    values = {part: number / len(there) for part, number in ties.items()}
    values["mergers"] = len(passed) / len(there) - len(first) / len(here)
    means = len(first) / len(here), len(second) / len(there)
    return Growth(since, until, *means, values, ties)


def _count_parts(period: Period, passed: frozenset[Tie], second: set[Tie]) -> dict[str, int]:
    """By part but `mergers` how many ties it brought, less how many it took."""
    new = [group for _, group in second - passed]
    lost = [group for _, group in passed - second]
    return {
        "ended": -sum(each in period.ended and each not in period.carried_on for each in lost),
        "begun": sum(each in period.begun and each not in period.carries_on for each in new),
        "continued": sum(each in period.carries_on for each in new)
        - sum(each in period.carried_on for each in lost),
        "joined": sum(each not in period.begun for each in new),
        "left": -sum(each not in period.ended for each in lost),
    }


def list_municipalities(network: Network) -> set[str]:
    """The municipalities of a network, isolates too."""
    return set(network.actors.index[network.actors["kind"].eq("municipality")])


def rebuild_before(period: Period) -> Network:
    """The network of the first date, of the municipalities that went into those of the second.

    A municipality that ended without an heir stays with those that the selection has at its date.
    """
    wanted = list_municipalities(period.after)
    own = set(period.before.actors.index)
    actors = period.dataset.actors
    heirs = actors["actor_id"].map(lambda code: period.heirs.get(code, code))
    gone = actors["dissolved"].ne("") & actors["dissolved"].le(period.until)
    orphans = gone & ~actors["actor_id"].isin(period.heirs.keys())
    towns = actors["kind"].eq("municipality")
    kept = (towns & heirs.isin(wanted)) | ((~towns | orphans) & actors["actor_id"].isin(own))
    free = {each.id: "" for each in FILTERS.values() if each.of == "actor" and each.id != "kind"}
    cut = period.dataset.with_tables(actors=actors[kept])
    return build_network(cut, period.selection.replace(**free).on(period.since))
