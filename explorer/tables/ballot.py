"""The vote that an address asks for: who votes, with what weight, and how much is needed.

Errors are in the language of the reader: page and download show them as they are.
"""

from dataclasses import dataclass
from urllib.parse import quote, unquote

import pandas as pd

from explorer.errors import MeasureError, SelectionError
from explorer.measures.voting import HOWS, count_needed, find_roles, voting_power, weigh_members
from explorer.network import Network
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.state import State

TYPED = "typed"
QUOTAS = ("", "two_thirds", "unanimity")
# Fewer would be nearer to a vote an inhabitant, but too large to count for the largest
# collaborations; every collaboration has the same, so that votes of two can be compared.
INHABITANTS = 1000
MOST_DIGITS = 9
MARKS = str.maketrans({mark: quote(mark) for mark in "%,:"})


@dataclass(frozen=True)
class Ballot:
    """Who votes: `names` and `weights` (whole numbers above 0) by member id, in order shown."""

    names: pd.Series
    weights: pd.Series

    @property
    def total(self) -> int:
        """The sum of the weights."""
        return int(self.weights.sum())


@dataclass(frozen=True)
class Vote:
    """A ballot, the weight needed (`quota`), and what follows.

    power: by member id as `voting_power`, with the roles of `find_roles`; needed: the fewest
    members that can reach the quota.
    """

    ballot: Ballot
    quota: int
    power: pd.DataFrame
    needed: int


def work_out_vote(service: Service, state: State, t: Translator) -> Vote:
    """The vote that a state asks for.

    Raises `SelectionError`, in the language of `t`, naming the first of `select`, `weights`,
    `members` and `quota` that is wrong or together too large to count.
    """
    ballot = read_ballot(service.network_of(state.selection), state, t)
    if not len(ballot.weights):
        raise SelectionError("members", t("choose a collaboration or name members: Alpha:3,Beta:2"))
    quota = read_quota(state.quota, ballot.total, t)
    try:
        power = voting_power(ballot.weights, quota).join(find_roles(ballot.weights, quota))
    except MeasureError as error:
        text = t("these are too large to count exactly; divide all by the same number")
        raise SelectionError("members" if state.members else "weights", text) from error
    return Vote(ballot, quota, power, count_needed(ballot.weights, quota))


def list_votes(vote: Vote) -> pd.DataFrame:
    """The vote as a table: a row a member with name, weight, power and roles, and the quota."""
    frame = vote.power.reset_index(names="member_id")
    frame.insert(1, "name", vote.ballot.names.to_numpy())
    return frame.assign(quota=vote.quota)


def read_ballot(network: Network, state: State, t: Translator) -> Ballot:
    """Members and weights as the state says; none when it names neither.

    With a collaboration: its selected members, weighing as `weights` says (`equal`; `population`,
    a vote for every 1,000 inhabitants; `typed`, one each; or a list in the order of their names),
    overridden one by one by `members`, which names them by id or by name. They come largest
    first, and when typed in the order of their names. Without one: `members` as they are typed,
    or a list of `weights` for members called 1, 2, 3.
    """
    given = read_members(state.members, t)
    listed = _read_list(state.weights, t)
    if not state.chosen:
        return _read_own(given, listed, t)
    names = _list_names(network, state.chosen, t)
    weights = _weigh(network, state, names, t) if listed is None else _align(listed, names, t)
    for member, weight in given.items():
        weights[_find_member(member, names, t)] = weight
    ballot = pd.DataFrame({"names": names, "weights": weights})
    if not is_typed(state):
        ballot = ballot.sort_values("weights", ascending=False, kind="stable")
    return Ballot(ballot["names"], ballot["weights"])


def draft_ballot(network: Network, state: State, t: Translator) -> Ballot:
    """Where to begin again when `read_ballot` fails: as written, or one vote a member.

    Own members have what was written, 0 where that is no weight; those of a collaboration one
    vote each; an unknown collaboration has none.
    """
    if state.chosen in network.collaborations.index:
        return read_ballot(network, State(state.selection, chosen=state.chosen), t)
    written = [] if state.chosen else split_members(state.members)
    index = [str(place) for place in range(len(written))]
    weights = [int(weight) if _is_whole(weight) else 0 for _, weight in written]
    names = pd.Series([name for name, _ in written], index=index, dtype=object)
    return Ballot(names, pd.Series(weights, index=index, dtype="int64"))


def find_ballot(
    network: Network, state: State, t: Translator
) -> tuple[Ballot, SelectionError | None]:
    """The ballot of a state, or where to begin again and what is wrong."""
    try:
        return read_ballot(network, state, t), None
    except SelectionError as error:
        return draft_ballot(network, state, t), error


def is_typed(state: State) -> bool:
    """Whether some weight is the user's own, one by one."""
    return bool(state.members) or state.weights not in HOWS


def read_quota(text: str, total: int, t: Translator) -> int:
    """The weight needed of `total`: a preset of `QUOTAS`, empty the simple majority, or a number.

    Two thirds is rounded up. Raises `SelectionError` for anything else or a number out of range.
    """
    presets = (total // 2 + 1, -(-2 * total // 3), total)
    if text in QUOTAS:
        return presets[QUOTAS.index(text)]
    if not _is_whole(text) or not 1 <= int(text) <= total:
        raise SelectionError(
            "quota",
            t("{given} is not a whole number from 1 to {most}", given=text, most=t.number(total)),
        )
    return int(text)


def read_members(text: str, t: Translator) -> dict[str, int]:
    """Weights by member, from `Alpha:3,Beta:2`; one where none is given. See `write_members`."""
    found: dict[str, int] = {}
    for name, weight in split_members(text):
        if not name:
            raise SelectionError("members", t("a name is missing"))
        if not _is_whole(weight) or not int(weight):
            text = t(
                "the weight of {name} is {weight}; give a whole number above 0",
                name=name,
                weight=weight or "–",
            )
            raise SelectionError("members", text)
        if name in found:
            raise SelectionError("members", t("{name} is named twice", name=name))
        found[name] = int(weight)
    return found


def split_members(text: str) -> list[tuple[str, str]]:
    """Names and weights of `Alpha:3,Beta:2` as they are written, right or wrong."""
    parts = [part.strip() for part in text.split(",")]
    split = [part.rpartition(":") if ":" in part else (part, ":", "1") for part in parts if part]
    return [(unquote(name).strip(), weight.strip()) for name, _, weight in split]


def write_members(weights: pd.Series) -> str:
    """Weights by member as `Alpha:3,Beta:2`; marks within a name as %2C, %3A and %25."""
    names = (str(member).translate(MARKS) for member in weights.index)
    return ",".join(f"{name}:{weight}" for name, weight in zip(names, weights, strict=True))


def _read_list(text: str, t: Translator) -> list[int] | None:
    """Weights from `3,2,1`; None when the text says how to weigh instead."""
    if text in (*HOWS, TYPED):
        return None
    parts = [part.strip() for part in text.split(",")]
    if not all(_is_whole(part) and int(part) for part in parts):
        raise SelectionError(
            "weights",
            t("{given} is unknown; choose equal, population or typed, or list them: 3,2,1",
              given=text),
        )  # fmt: skip
    return [int(part) for part in parts]


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS


def _read_own(given: dict[str, int], listed: list[int] | None, t: Translator) -> Ballot:
    if given and listed is not None:
        raise SelectionError("weights", t("the members have weights already; leave the list out"))
    numbered = {str(place): weight for place, weight in enumerate(listed or (), start=1)}
    weights = pd.Series(given or numbered, dtype="int64")
    weights.index = weights.index.astype(object)
    return Ballot(pd.Series(weights.index, index=weights.index, dtype=object), weights)


def _list_names(network: Network, collaboration_id: str, t: Translator) -> pd.Series:
    """Names of the selected members of a collaboration by id, in the order of the names."""
    if collaboration_id not in network.collaborations.index:
        text = t("{id} is no collaboration in this network; other filters or another date hide it",
                 id=collaboration_id)  # fmt: skip
        raise SelectionError("select", text)
    ties = network.ties
    members = ties.loc[ties["collaboration_id"].eq(collaboration_id), "actor_id"]
    return network.actors.loc[members, "name"].sort_values(kind="stable")


def _weigh(network: Network, state: State, names: pd.Series, t: Translator) -> pd.Series:
    if state.weights != "population":
        return weigh_members(network, state.chosen, "equal").reindex(names.index)
    population = network.actors.loc[names.index, "population"]
    if population.isna().any():
        name = names[population.isna()].iloc[0]
        text = t("the number of inhabitants of {name} is not known; weigh otherwise", name=name)
        raise SelectionError("weights", text)
    weights = weigh_members(network, state.chosen, "population", inhabitants=INHABITANTS)
    return weights.reindex(names.index)


def _align(listed: list[int], names: pd.Series, t: Translator) -> pd.Series:
    if len(listed) != len(names):
        text = t("{given} are listed for {all} members", given=len(listed), all=len(names))
        raise SelectionError("weights", text)
    return pd.Series(listed, index=names.index, dtype="int64")


def _find_member(member: str, names: pd.Series, t: Translator) -> str:
    if member in names.index:
        return member
    found = names.index[names.eq(member)]
    if len(found) != 1:
        text = t("{name} is no member of this collaboration", name=member)
        if len(found):
            text = t("{name} is the name of several members; write {id}", name=member, id=found[0])
        raise SelectionError("members", text)
    return str(found[0])
