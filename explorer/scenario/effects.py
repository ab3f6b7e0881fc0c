"""What steps would change: who and what, before and after, under the same filters."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from explorer.dataset.yardsticks import YARDSTICKS, list_members
from explorer.measures.groups import list_identical
from explorer.network import Network
from explorer.scenario.run import Outcome
from explorer.scenario.steps import STEPS

CHANGED = [
    "collaboration_id", "collaboration", "domain", "state", "members_before", "members_after",
    "joined", "left", "merged", "needed_before", "needed_after", "share_before", "share_after",
    "consequence",
]  # fmt: skip
TOUCHED = [
    "actor_id", "actor", "heir_id", "heir", "seats_before", "seats_after",
    "collaborations_before", "collaborations_after", "gained", "lost",
    "partners_before", "partners_after", "partners_gained", "partners_lost",
]  # fmt: skip
BROKEN = ["yardstick", "actor_id", "actor", "before", "after"]
# What becomes of a collaboration that has too few members for the law.
ONE, NONE = "one_member", "no_member"


@dataclass(frozen=True)
class Effects:
    """Two networks of one selection, before and after steps.

    subjects: the actors that the steps name, those that went into another by their own code.
    """

    outcome: Outcome
    before: Network
    after: Network

    @cached_property
    def heirs(self) -> dict[str, str]:
        """Of each municipality that merged by a step what it went into in the end."""
        heirs: dict[str, str] = {}
        for step in self.outcome.taken:
            if step.kind == "merge":
                heirs |= {
                    code: step["into"] for code, heir in heirs.items() if heir in step["merging"]
                }
                heirs |= {code: step["into"] for code in step["merging"] if code != step["into"]}
        known = set(self.outcome.before.actors["actor_id"])
        return {code: heir for code, heir in heirs.items() if code in known}

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """Actors of the network before that the steps name, and those they merge into."""
        named = [each for step in self.outcome.taken for each in STEPS[step.kind].subjects(step)]
        wanted = {*named, *self.heirs}
        return tuple(code for code in self.before.actors.index if code in wanted)

    @cached_property
    def members(self) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
        """By collaboration its members before, and after."""
        ends = "collaboration_id", "actor_id"
        were, are = (_group(each.ties, *ends) for each in (self.before, self.after))
        none: frozenset[str] = frozenset()
        return {key: (were.get(key, none), are.get(key, none)) for key in sorted({*were, *are})}

    @cached_property
    def people(self) -> tuple[dict[str, float], dict[str, float]]:
        """Inhabitants by municipality, before and after; missing (NaN) where not known."""
        before, after = (_count_people(each) for each in (self.before, self.after))
        return before, after

    def carry(self, codes: Iterable[str]) -> frozenset[str]:
        """What actors are called after the steps."""
        return frozenset(self.heirs.get(code, code) for code in codes)


def _count_people(network: Network) -> dict[str, float]:
    towns = network.actors[network.actors["kind"].eq("municipality")]
    return dict(zip(towns.index, towns["population"].to_numpy(float, na_value=np.nan), strict=True))


def _group(ties: pd.DataFrame, by: str, other: str) -> dict[str, frozenset[str]]:
    """By one end of ties the other ends."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, each in zip(ties[by], ties[other], strict=True):
        found[key].add(each)
    return {key: frozenset(ids) for key, ids in found.items()}


def list_changed(effects: Effects) -> pd.DataFrame:
    """Collaborations that the steps change, one a row, by what becomes of them and by name.

    state: `gone`, `new` or `kept`; members_before, members_after: how many of the selection;
    joined, left: ids of who came and went otherwise than by merger, `;` between; merged: how many
    ties vanish because those that merged were members already; needed_before, needed_after:
    members that are half, rounded up; share_before, share_after: the part of the inhabitants of
    its municipalities that the subjects of the steps have, missing where one is not known;
    consequence: `one_member` or `no_member` where as many are left, which is no collaboration.
    """
    rows, people = [], effects.people
    names = {**_describe(effects.before), **_describe(effects.after)}
    versions = effects.outcome.after.versions
    in_force = set(versions["collaboration_id"][versions["until"].eq("")])
    for key, (were, are) in effects.members.items():
        carried = effects.carry(were)
        if carried == are and len(were) == len(are):
            continue
        state = "new" if not were else "kept" if key in in_force else "gone"
        rows.append(
            {
                "collaboration_id": key,
                **names[key],
                "state": state,
                "members_before": len(were),
                "members_after": len(are),
                "joined": _join(are - carried),
                "left": _join(carried - are),
                "merged": len(were) - len(carried),
                "needed_before": -(-len(were) // 2),
                "needed_after": -(-len(are) // 2),
                "share_before": share_people(people[0], were, effects.subjects),
                "share_after": share_people(people[1], are, effects.carry(effects.subjects)),
                "consequence": "" if state == "gone" else {0: NONE, 1: ONE}.get(len(are), ""),
            }
        )
    frame = pd.DataFrame(rows, columns=CHANGED)
    order = {"gone": 0, "new": 1, "kept": 2}
    frame["rank"] = frame["state"].map(order) - frame["consequence"].ne("") * 3
    frame = frame.sort_values(["rank", "merged", "collaboration"], ascending=[True, False, True])
    return frame[CHANGED].reset_index(drop=True)


def _describe(network: Network) -> dict[str, dict[str, str]]:
    rows = network.collaborations
    return {
        str(key): {"collaboration": name, "domain": domain}
        for key, name, domain in rows[["short_name", "domain"]].itertuples()
    }


def _join(codes: Iterable[str]) -> str:
    return ";".join(sorted(codes))


def share_people(
    people: Mapping[str, float], members: Iterable[str], own: Collection[str]
) -> float:
    """The part of the inhabitants of the municipalities among members that some of them have.

    people: inhabitants by municipality. Missing (NaN) where those of one are not known, or there
    is no municipality.
    """
    counts = {code: people[code] for code in members if code in people}
    total = sum(counts.values())
    return sum(counts[code] for code in own if code in counts) / total if total else np.nan


def list_touched(effects: Effects) -> pd.DataFrame:
    """Participants whose collaborations the steps change, one a row; what merged has a row each.

    heir_id, heir: what it went into; seats_before, seats_after: of its council, those of the
    law where no council can have the number in the register; collaborations, and partners
    (municipalities met), before and after, with the ids gained and lost, `;` between; those who
    went into one are no loss to each other.
    """
    found = Touched(effects)
    rows = [row for code in found.codes if (row := found.describe(code))]
    return pd.DataFrame(rows, columns=TOUCHED)


class Touched:
    """Participants before and after, with what they are in and whom they meet."""

    def __init__(self, effects: Effects) -> None:
        """Compare the networks of `effects`."""
        self.effects = effects
        ends = "actor_id", "collaboration_id"
        networks = effects.before, effects.after
        self.were, self.are = (_group(each.ties, *ends) for each in networks)
        self.met, self.meet = Met(effects.before), Met(effects.after)
        old, new = effects.before.actors, effects.after.actors
        merged = effects.carry(effects.heirs)
        self.codes = [
            *old.index,
            *(each for each in new.index.difference(old.index) if each not in merged),
        ]
        self.names = {**new["name"], **old["name"]}

    def describe(self, code: str) -> dict[str, object] | None:
        """The row of a participant, None where the steps leave it as it was."""
        effects, none = self.effects, frozenset[str]()
        heir = effects.heirs.get(code, code)
        old, new = self.were.get(code, none), self.are.get(heir, none)
        if old == new and code == heir and code not in effects.subjects:
            return None
        met, meets = self.met.find(code), self.meet.find(heir)
        carried = effects.carry(met) - {heir}
        return {
            "actor_id": code,
            "actor": self.names[code],
            "heir_id": heir if heir != code else "",
            "heir": effects.after.actors["name"].get(heir, "") if heir != code else "",
            "seats_before": effects.before.seats["council_seats"].get(code),
            "seats_after": effects.after.seats["council_seats"].get(heir),
            "collaborations_before": len(old),
            "collaborations_after": len(new),
            "gained": _join(new - old),
            "lost": _join(old - new),
            "partners_before": len(met),
            "partners_after": len(meets),
            "partners_gained": _join(meets - carried),
            "partners_lost": _join(carried - meets),
        }


class Met:
    """Which other municipalities a municipality meets, looked up where it is asked."""

    def __init__(self, network: Network) -> None:
        """Look in `network`."""
        self.towns = network.actors.index[network.actors["kind"].eq("municipality")]
        B = network.incidence[network.actors.index.get_indexer(self.towns)]
        self.shared = (B @ B.T).tocsr()

    def find(self, code: str) -> frozenset[str]:
        """The codes of those whom one meets; none for what is no municipality there."""
        if code not in self.towns:
            return frozenset()
        place = self.towns.get_loc(code)
        start, end = self.shared.indptr[place : place + 2]
        return frozenset(self.towns[self.shared.indices[start:end]]) - {code}


def list_alike(effects: Effects) -> pd.DataFrame:
    """Groups of collaborations that come to have the same members, which they had not before.

    Columns as `list_identical`, ids with `;` between.
    """
    was = list_identical(effects.before)["collaborations"]
    now = list_identical(effects.after)
    grouped = {each: ids for ids in was for each in ids}
    new = [not set(ids) <= set(grouped.get(ids[0], ())) for ids in now["collaborations"]]
    rows = now[np.array(new, dtype=bool)].reset_index(drop=True)
    lists = {name: rows[name].map(";".join) for name in ("collaborations", "members")}
    return rows.assign(**lists)


def list_broken(effects: Effects) -> pd.DataFrame:
    """Municipalities that the steps put in none, or several, of bodies where the law asks for one.

    yardstick: which bodies, in English; actor_id, actor; before, after: how many of them it is in,
    of a merged municipality the most that one of its parts was in.
    """
    rows = []
    names = effects.outcome.after.actors.set_index("actor_id")["name"]
    towns = effects.after.actors.index[effects.after.actors["kind"].eq("municipality")]
    for each in YARDSTICKS:
        counts = []
        for dataset in (effects.outcome.before, effects.outcome.after):
            rows_of = list_members(dataset.tables, each)
            current = rows_of[rows_of["until"].eq("")]
            counts.append(current.groupby("actor_id")["collaboration_id"].nunique())
        before: dict[str, int] = {}
        for code, number in counts[0].items():
            heir = effects.heirs.get(str(code), str(code))
            before[heir] = max(before.get(heir, 0), int(number))
        if not before:
            continue
        for code in towns:
            number = int(counts[1].get(code, 0))
            if number != 1 and number != before.get(code, 0):
                rows.append((each.label, code, names[code], before.get(code, 0), number))
    return pd.DataFrame(rows, columns=BROKEN)


def count_network(network: Network) -> Mapping[str, float]:
    """Municipalities, collaborations, ties of municipalities, and their mean a municipality."""
    towns = network.actors.index[network.actors["kind"].eq("municipality")]
    ties = int(network.ties["actor_id"].isin(towns).sum())
    return {
        "municipalities": len(towns),
        "collaborations": len(network.collaborations),
        "ties": ties,
        "mean": ties / len(towns) if len(towns) else np.nan,
    }
