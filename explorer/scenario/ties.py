"""Who joins a collaboration, and who leaves it."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from explorer.errors import ScenarioError
from explorer.scenario.record import UNWRITTEN, Naming, Stage, Step, StepKind
from explorer.scenario.rows import add_rows, close_rows, refuse_absent, refuse_ended
from explorer.translate import N_, Translator

MEMBER = N_("{code} is in {group} already; leave the step out")
NO_MEMBER = N_("{code} is not in {group}; leave the step out")
FIELDS = {"actor": "town", "collaboration": "group"}


def read_tie(text: str) -> Mapping[str, Any]:
    """`CODE@ID`: who, and which collaboration."""
    code, at, group = (part.strip() for part in text.partition("@"))
    if not (code and at and group):
        raise ScenarioError(UNWRITTEN, form="CODE@ID")
    return {"actor": code, "collaboration": group}


def write_tie(step: Step) -> str:
    """The text of a tie, after its colon."""
    return f"{step['actor']}@{step['collaboration']}"


def list_ends(step: Step) -> tuple[str, ...]:
    """Who, and which collaboration."""
    return (step["actor"], step["collaboration"])


def _find_tie(stage: Stage, step: Step) -> pd.Series:
    """Which rows are the tie's that is there now, once both its ends are."""
    refuse_absent(stage, [step["actor"]])
    refuse_ended(stage, [step["collaboration"]])
    rows = stage.dataset.memberships
    own = rows["actor_id"].eq(step["actor"]) & rows["collaboration_id"].eq(step["collaboration"])
    return own & rows["until"].eq("")


def join(stage: Stage, step: Step) -> Stage:
    """A body becomes a member; which of its organs takes part is not known."""
    if _find_tie(stage, step).any():
        raise ScenarioError(MEMBER, code=step["actor"], group=step["collaboration"])
    return stage.put(memberships=add_ties(stage, [list_ends(step)]))


def add_ties(
    stage: Stage, ties: Iterable[tuple[str, ...]], organs: Iterable[str] = ()
) -> pd.DataFrame:
    """The memberships with new ones of (actor, collaboration) from the date on."""
    made = pd.DataFrame(ties, columns=["actor_id", "collaboration_id"], dtype=object)
    made = made.assign(since=stage.date, organs=list(organs) or "", basis="scenario")
    return add_rows(stage.dataset.memberships, made)


def leave(stage: Stage, step: Step) -> Stage:
    """A body is no longer a member."""
    own = _find_tie(stage, step)
    if not own.any():
        raise ScenarioError(NO_MEMBER, code=step["actor"], group=step["collaboration"])
    rows = stage.dataset.memberships
    closed = close_rows(rows[own], stage.date)
    return stage.put(memberships=pd.concat([rows[~own], closed], ignore_index=True))


def say_joining(step: Step, name: Naming, t: Translator) -> str:
    """Joining in a sentence."""
    actor, group = map(name, list_ends(step))
    return t("{actor} joins {group}", actor=actor, group=group)


def say_leaving(step: Step, name: Naming, t: Translator) -> str:
    """Leaving in a sentence."""
    actor, group = map(name, list_ends(step))
    return t("{actor} leaves {group}", actor=actor, group=group)


KINDS = (
    StepKind(
        "join", "Join", N_("A body becomes a member of a collaboration."),
        "join:CODE@ID", "join:GM0344@GR24963449",
        read=read_tie, write=write_tie, take=join, say=say_joining, subjects=list_ends,
        fields=FIELDS,
    ),
    StepKind(
        "leave", "Leave", N_("A member of a collaboration is one no longer."),
        "leave:CODE@ID", "leave:GM0344@GR24966497",
        read=read_tie, write=write_tie, take=leave, say=say_leaving, subjects=list_ends,
        fields=FIELDS,
    ),
)  # fmt: skip
