"""What the controls of a vote do to the state of its page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from explorer.errors import SelectionError
from explorer.measures.voting import HOWS
from explorer.tables.ballot import (
    MOST_DIGITS,
    QUOTAS,
    TYPED,
    find_ballot,
    is_typed,
    read_quota,
    write_members,
)
from explorer.tables.queries import Service
from explorer.web import ids
from explorer.web.state import State
from explorer.web.voting.parameters import MEMBERS, QUOTA, WEIGHTS

MAJORITY = "majority"
NUMBER = "number"
VOTES = re.compile(rf"[0-9]{{1,{MOST_DIGITS}}}")


@dataclass(frozen=True)
class Row:
    """A row that can be typed into.

    member: the name typed, or the id of a collaboration's member; weight: None where empty.
    """

    member: str
    weight: int | None

    @property
    def full(self) -> bool:
        """Whether it names a member and its votes: until then it is none."""
        return bool(self.member and self.weight)


def ask_voters(state: State) -> dict[str, str]:
    """What a state says of who votes, as `find_ballot` and `work_out_vote` take it."""
    return {"selected": state.node, "weights": state[WEIGHTS], "members": state[MEMBERS]}


def list_rows(inputs: Sequence[dict[str, Any]]) -> list[Row]:
    """Rows of the table from its inputs as Dash lists them, each with its `id` and `value`."""
    members: dict[int, str] = {}
    weights: dict[int, Any] = {}
    for each in inputs:
        place, value = each["id"]["row"], each.get("value")
        if each["id"]["part"] == "name":
            members[place] = str(value or "").strip()
        else:
            weights[place] = int(str(value)) if VOTES.fullmatch(str(value)) else None
            members.setdefault(place, each["id"]["member"])
    return [Row(members[place], weights.get(place)) for place in sorted(members)]


def change_vote(service: Service, state: State, *, control: str, value: Any) -> State:  # noqa: ANN401
    """The state after a control of the form says `value`; the same one if it says so already.

    control: `select`, `weights`, `quota` (a preset, or `NUMBER` for the number now in effect) or
    `number` (a quota). A number needed belongs to the votes it was chosen for: with other votes
    it is left out, and a preset stays.
    """
    if control == "select":
        weights = state[WEIGHTS] if state[WEIGHTS] in HOWS else "equal"
        changed = state.choose(str(value or "")).put(weights=weights)
        return state if changed.node == state.node else _weigh_anew(changed)
    if control == "weights":
        same = value in (
            None,
            TYPED if is_typed(state[WEIGHTS], state[MEMBERS]) else state[WEIGHTS],
        )
        return state if same else _change_weights(service, state, value)
    now = describe_quota(service, state)
    if control == "quota":
        quota = {MAJORITY: "", NUMBER: now, None: state[QUOTA]}.get(value, value)
    else:
        quota = state[QUOTA] if str(value) == now else "" if value in (None, "") else str(value)
    return state.put(quota=quota)


def type_members(state: State, rows: Sequence[Row]) -> State:
    """The state after rows are typed; two of one name are written so, for the page to say so."""
    full = [row for row in rows if row.full]
    weights = pd.Series([row.weight for row in full], index=[row.member for row in full])
    return state.put(weights=TYPED if state.node else "equal", members=write_members(weights))


def describe_quota(service: Service, state: State) -> str:
    """The number of votes now needed, or what is written where that is none."""
    ballot, _ = find_ballot(service.network_of(state.selection), **ask_voters(state))
    try:
        return str(read_quota(state[QUOTA], ballot.total)) if ballot.total else ""
    except SelectionError:
        return state[QUOTA]


def describe_weights(state: State) -> str:
    """How each member's votes are found: `typed` where some weight is the user's own."""
    return TYPED if is_typed(state[WEIGHTS], state[MEMBERS]) else str(state[WEIGHTS])


def describe_controls(service: Service, state: State) -> dict[str, Any]:
    """What each control of the form says in a state; `change_vote` undoes it."""
    return {
        "select": state.node or None,
        "weights": describe_weights(state),
        "quota": (state[QUOTA] or MAJORITY) if state[QUOTA] in QUOTAS else NUMBER,
        "number": describe_quota(service, state),
    }


def follow_controls(
    service: Service,
    state: State,
    *,
    triggered: Sequence[dict[str, Any]],
    form: Sequence[Any],
    inputs: Sequence[Any],
) -> State:
    """The state that the controls say, those of the form and the `inputs` of the table.

    triggered: ids of those that changed. What the form says otherwise than the state may have been
    chosen before the address followed, and counts as well; a table counts when it is typed into,
    not when it is made together with its form.
    """
    said = describe_controls(service, state)
    values = [
        (name, value)
        for name, value in ((control["id"]["name"], control.get("value")) for control in form)
        if name in said and not isinstance(value, list)
    ]
    kinds = [control["type"] for control in triggered]
    if ids.VOTER in kinds and kinds.count(ids.VOTE) < len(form):
        state = type_members(state, list_rows(inputs))
    for name, value in values:
        if str(value or "") != str(said[name] or ""):
            state = change_vote(service, state, control=name, value=value)
    return state


def _change_weights(service: Service, state: State, how: str) -> State:
    """Weigh otherwise; own weights begin as those that were shown."""
    if how != TYPED:
        return _weigh_anew(state.put(weights=how))
    ballot, _ = find_ballot(service.network_of(state.selection), **ask_voters(state))
    return state.put(weights=TYPED, members=write_members(ballot.weights.sort_index()))


def _weigh_anew(state: State) -> State:
    return state.put(members="", quota=state[QUOTA] if state[QUOTA] in QUOTAS else "")
