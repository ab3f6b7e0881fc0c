"""What can change in a network between two dates: one record a change, with its texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar, Literal


@dataclass(frozen=True)
class Change:
    """One kind of change, called and meant in English, to be translated.

    of: what comes or goes, an actor, a collaboration or a tie between them; sign: 1 where it comes,
    -1 where it goes.
    """

    id: str
    of: Literal["actor", "collaboration", "tie"]
    sign: Literal[1, -1]
    label: str
    meaning: str
    context: ClassVar[str] = "change"


_RECORDS = (
    Change(
        "collaboration_begun", "collaboration", 1, "Collaboration begun",
        "A collaboration that came into force and carries on no other.",
    ),
    Change(
        "collaboration_ended", "collaboration", -1, "Collaboration ended",
        "A collaboration that is no longer in force and that no other carries on.",
    ),
    Change(
        "collaboration_carries_on", "collaboration", 1, "Collaboration that carries on another",
        "A collaboration that came into force and carries on one that ended: its cause.",
    ),
    Change(
        "collaboration_carried_on", "collaboration", -1, "Collaboration carried on by another",
        "A collaboration that is no longer in force and that another carries on: its cause.",
    ),
    Change(
        "collaboration_met", "collaboration", 1, "Collaboration that came to meet the filter",
        "A collaboration in force at both dates that changed, and now meets the filter: its cause.",
    ),
    Change(
        "collaboration_unmet", "collaboration", -1,
        "Collaboration that no longer meets the filter",
        "A collaboration in force at both dates that changed, and no longer meets the filter: its "
        "cause.",
    ),
    Change(
        "municipality_founded", "actor", 1, "Municipality founded",
        "A municipality, or another body, that came into being; the cause is what went into it.",
    ),
    Change(
        "municipality_merged", "actor", -1, "Municipality merged",
        "A municipality, or another body, that is no more; the cause is what it went into.",
    ),
    Change(
        "municipality_met", "actor", 1, "Municipality that came to meet the filter",
        "A municipality in being at both dates that now meets the filter: its cause.",
    ),
    Change(
        "municipality_unmet", "actor", -1, "Municipality that no longer meets the filter",
        "A municipality in being at both dates that no longer meets the filter: its cause.",
    ),
    Change(
        "tie_joined", "tie", 1, "Joined",
        "A tie begun in a collaboration in force at both dates.",
    ),
    Change(
        "tie_left", "tie", -1, "Left",
        "A tie ended in a collaboration in force at both dates; where the participant is no more, "
        "the cause is what it went into, which did not take its place.",
    ),
    Change(
        "tie_inherited", "tie", 1, "Come by merger",
        "A tie that came from what went into the participant: its cause.",
    ),
    Change(
        "tie_passed_on", "tie", -1, "Passed on by merger",
        "A tie of a participant that is no more, passed on to what it went into: its cause.",
    ),
    Change(
        "tie_came", "tie", 1, "Come with its collaboration",
        "A tie in a collaboration that came into force; the cause is what that carries on.",
    ),
    Change(
        "tie_went", "tie", -1, "Gone with its collaboration",
        "A tie in a collaboration no longer in force; the cause is what carries that on.",
    ),
    Change(
        "tie_met", "tie", 1, "Tie that came to meet the filter",
        "A tie at both dates that now meets the filter: its cause.",
    ),
    Change(
        "tie_unmet", "tie", -1, "Tie that no longer meets the filter",
        "A tie at both dates that no longer meets the filter: its cause.",
    ),
)  # fmt: skip
CHANGES: Mapping[str, Change] = MappingProxyType({record.id: record for record in _RECORDS})
