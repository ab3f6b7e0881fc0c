"""The vote that is asked for: who votes, with what weight, and how much is needed.

Asked with texts: `selected`, the id of a collaboration or empty; `weights`, `equal`, `population`,
`typed` or a list; `members`, weights by member; `quota`, a preset or a number.
"""

from dataclasses import dataclass
from urllib.parse import quote, unquote

import pandas as pd

from explorer.errors import MeasureError, SelectionError
from explorer.measures.voting import HOWS, count_needed, find_roles, voting_power, weigh_members
from explorer.network import Network, Selection
from explorer.parameters import shorten
from explorer.tables.queries import Service
from explorer.translate import N_

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


def work_out_vote(
    service: Service,
    selection: Selection,
    *,
    selected: str = "",
    weights: str = HOWS[0],
    members: str = "",
    quota: str = "",
) -> Vote:
    """The vote that is asked for; see `read_ballot` and `read_quota`.

    Raises `SelectionError` naming the first of `select`, `weights`, `members` and `quota` that is
    wrong or together too large to count.
    """
    network = service.network_of(selection)
    ballot = read_ballot(network, selected=selected, weights=weights, members=members)
    if not len(ballot.weights):
        text = N_("choose a collaboration or name members: Alpha:3,Beta:2")
        raise SelectionError("members", text)
    least = read_quota(quota, ballot.total)
    try:
        power = voting_power(ballot.weights, least).join(find_roles(ballot.weights, least))
    except MeasureError as error:
        text = N_("these are too large to count exactly; divide all by the same number")
        raise SelectionError("members" if members else "weights", text) from error
    return Vote(ballot, least, power, count_needed(ballot.weights, least))


def list_votes(vote: Vote) -> pd.DataFrame:
    """The vote as a table: a row a member with name, weight, power and roles, and the quota."""
    frame = vote.power.reset_index(names="member_id")
    frame.insert(1, "name", vote.ballot.names.to_numpy())
    return frame.assign(quota=vote.quota)


def read_ballot(
    network: Network, *, selected: str = "", weights: str = HOWS[0], members: str = ""
) -> Ballot:
    """Members and weights as they are asked for; none when neither is.

    With a collaboration: its selected members, weighing as `weights` says (`equal`; `population`,
    a vote for every 1,000 inhabitants; `typed`, one each; or a list in the order of their names),
    overridden one by one by `members`, which names them by id or by name. They come largest
    first, and when typed in the order of their names. Without one: `members` as they are typed,
    or a list of `weights` for members called 1, 2, 3.
    """
    given = read_members(members)
    listed = _read_list(weights)
    if not selected:
        return _read_own(given, listed)
    names = _list_names(network, selected)
    votes = _weigh(network, selected, weights, names) if listed is None else _align(listed, names)
    for member, weight in given.items():
        votes[_find_member(member, names)] = weight
    ballot = pd.DataFrame({"names": names, "weights": votes})
    if not is_typed(weights, members):
        ballot = ballot.sort_values("weights", ascending=False, kind="stable")
    return Ballot(ballot["names"], ballot["weights"])


def draft_ballot(network: Network, *, selected: str, members: str) -> Ballot:
    """Where to begin again when `read_ballot` fails: as written, or one vote a member.

    Own members have what was written, 0 where that is no weight; those of a collaboration one
    vote each; an unknown collaboration has none.
    """
    if selected in network.collaborations.index:
        return read_ballot(network, selected=selected)
    written = [] if selected else split_members(members)
    index = [str(place) for place in range(len(written))]
    weights = [int(weight) if _is_whole(weight) else 0 for _, weight in written]
    names = pd.Series([name for name, _ in written], index=index, dtype=object)
    return Ballot(names, pd.Series(weights, index=index, dtype="int64"))


def find_ballot(
    network: Network, *, selected: str, weights: str, members: str
) -> tuple[Ballot, SelectionError | None]:
    """The ballot that is asked for, or where to begin again and what is wrong."""
    try:
        return read_ballot(network, selected=selected, weights=weights, members=members), None
    except SelectionError as error:
        return draft_ballot(network, selected=selected, members=members), error


def is_typed(weights: str, members: str) -> bool:
    """Whether some weight is the user's own, one by one."""
    return bool(members) or weights not in HOWS


def read_quota(text: str, total: int) -> int:
    """The weight needed of `total`: a preset of `QUOTAS`, empty the simple majority, or a number.

    Two thirds is rounded up. Raises `SelectionError` for anything else or a number out of range.
    """
    presets = (total // 2 + 1, -(-2 * total // 3), total)
    if text in QUOTAS:
        return presets[QUOTAS.index(text)]
    if not _is_whole(text) or not 1 <= int(text) <= total:
        wrong = N_("{given} is not a whole number from 1 to {most}")
        raise SelectionError("quota", wrong, given=text, most=total)
    return int(text)


def refuse_quota(text: str) -> None:
    """Raise `SelectionError` for what is no quota, while there are no votes yet."""
    if text not in QUOTAS and not (_is_whole(text) and int(text)):
        wrong = N_("{given} is neither two_thirds, unanimity nor a whole number above 0")
        raise SelectionError("quota", wrong, given=repr(shorten(text)))


def read_members(text: str) -> dict[str, int]:
    """Weights by member, from `Alpha:3,Beta:2`; one where none is given. See `write_members`."""
    found: dict[str, int] = {}
    for name, weight in split_members(text):
        if not name:
            raise SelectionError("members", N_("a name is missing"))
        if not _is_whole(weight) or not int(weight):
            wrong = N_("the weight of {name} is {weight}; give a whole number above 0")
            raise SelectionError("members", wrong, name=name, weight=weight or "–")
        if name in found:
            raise SelectionError("members", N_("{name} is named twice"), name=name)
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


def _read_list(text: str) -> list[int] | None:
    """Weights from `3,2,1`; None when the text says how to weigh instead."""
    if text in (*HOWS, TYPED):
        return None
    parts = [part.strip() for part in text.split(",")]
    if not all(_is_whole(part) and int(part) for part in parts):
        wrong = N_("{given} is unknown; choose equal, population or typed, or list them: 3,2,1")
        raise SelectionError("weights", wrong, given=text)
    return [int(part) for part in parts]


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS


def _read_own(given: dict[str, int], listed: list[int] | None) -> Ballot:
    if given and listed is not None:
        raise SelectionError("weights", N_("the members have weights already; leave the list out"))
    numbered = {str(place): weight for place, weight in enumerate(listed or (), start=1)}
    weights = pd.Series(given or numbered, dtype="int64")
    weights.index = weights.index.astype(object)
    return Ballot(pd.Series(weights.index, index=weights.index, dtype=object), weights)


def _list_names(network: Network, collaboration_id: str) -> pd.Series:
    """Names of the selected members of a collaboration by id, in the order of the names."""
    if collaboration_id not in network.collaborations.index:
        wrong = N_(
            "{id} is no collaboration in this network; other filters or another date hide it"
        )
        raise SelectionError("select", wrong, id=collaboration_id)
    ties = network.ties
    members = ties.loc[ties["collaboration_id"].eq(collaboration_id), "actor_id"]
    return network.actors.loc[members, "name"].sort_values(kind="stable")


def _weigh(network: Network, collaboration_id: str, how: str, names: pd.Series) -> pd.Series:
    if how != "population":
        return weigh_members(network, collaboration_id, "equal").reindex(names.index)
    population = network.actors.loc[names.index, "population"]
    if population.isna().any():
        name = names[population.isna()].iloc[0]
        wrong = N_("the number of inhabitants of {name} is not known; weigh otherwise")
        raise SelectionError("weights", wrong, name=name)
    weights = weigh_members(network, collaboration_id, "population", inhabitants=INHABITANTS)
    return weights.reindex(names.index)


def _align(listed: list[int], names: pd.Series) -> pd.Series:
    if len(listed) != len(names):
        wrong = N_("listed: {given}; members: {all}")
        raise SelectionError("weights", wrong, given=len(listed), all=len(names))
    return pd.Series(listed, index=names.index, dtype="int64")


def _find_member(member: str, names: pd.Series) -> str:
    if member in names.index:
        return member
    found = names.index[names.eq(member)]
    if found.empty:
        wrong = N_("{name} is no member of this collaboration")
        raise SelectionError("members", wrong, name=member)
    if len(found) > 1:
        wrong = N_("{name} is the name of several members; write {id}")
        raise SelectionError("members", wrong, name=member, id=str(found[0]))
    return str(found[0])
