"""Who a spelling of a participant names: the actor with a code, and in what way it was found.

The ways, in order: decided by hand (`decisions/participants-2016.csv`), abroad, the name itself (a
municipality in being, a municipality abolished, a province or another body), a name nearly the
same. A spelling that none of them reaches stays unresolved.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from rapidfuzz import fuzz, process

from explorer import vocabulary
from explorer.dataset.findings import Finding, Values
from explorer.sources.mergers import Mergers, read_rows
from explorer.sources.regioatlas import make_slug
from explorer.sources.register.actors import Actor
from tools.inventory import DECISIONS
from tools.inventory.opengr import ReportedRow

LEAST_SCORE = 88
"""Least similarity (0 to 100, rapidfuzz `ratio` of normalised names) of an accepted match."""

ABROAD = " (Duitsland)"
# `Bergen` is in two provinces; where the arrangement is not of Noord-Holland, it is Limburg's.
HOMONYM = "Bergen"
NORTH = ("Noord-Holland", "GM0373")
SOUTH = ("Limburg", "GM0893")
# The rule of findings by the way of a resolution; what names a body in being has none.
RULES = {
    "curated": "curated_match",
    "abolished": "abolished_participant",
    "homonym": "homonym",
    "fuzzy": "fuzzy_match",
    "unresolved": "unresolved_participant",
}


class Resolution(NamedTuple):
    """The actors a spelling names, the way they were found, and the values of the finding on it."""

    actor_ids: tuple[str, ...]
    way: str
    values: Values = MappingProxyType({})


def normalise_name(name: str) -> str:
    """Letters and digits of a name in lower case, single spaces between them.

    >>> normalise_name("Overbetuwe, "), normalise_name("Sint-Oedenrode")
    ('overbetuwe', 'sint oedenrode')
    """
    return " ".join(re.findall(r"\w+", name.casefold()))


@dataclass(frozen=True)
class Directory:
    """Bodies by name as they stood at a date."""

    mergers: Mergers
    bodies: Mapping[str, Actor]
    decided: Mapping[str, Resolution]
    date: str

    @cached_property
    def current(self) -> Mapping[str, str]:
        """Names of the municipalities in being, by code."""
        return {
            m.code: m.name
            for m in self.mergers.municipalities.values()
            if m.founded <= self.date and (not m.dissolved or m.dissolved > self.date)
        }

    @cached_property
    def names(self) -> Mapping[str, tuple[str, str]]:
        """Way and id by normalised name; a municipality in being goes before one abolished."""
        found: dict[str, tuple[str, str]] = {}
        for m in self.mergers.municipalities.values():
            if m.dissolved and m.dissolved <= self.date:
                found[normalise_name(m.name)] = ("abolished", m.code)
        found |= {normalise_name(name): ("name", code) for code, name in self.current.items()}
        for actor in self.bodies.values():
            found[normalise_name(actor.name)] = ("name", actor.actor_id)
        for term in vocabulary.PROVINCES.values():
            found[normalise_name(f"Provincie {term.label}")] = ("name", term.id)
        return found

    def succeed(self, code: str) -> str:
        """The municipality in being that received the memberships of `code`, or `code` itself."""
        while code not in self.current and code in self.mergers.main_successors:
            code = self.mergers.main_successors[code]
        return code

    def resolve(self, spelling: str, *, province: str) -> Resolution:
        """The actors a spelling names in an arrangement that `province` reported."""
        if spelling in self.decided:
            return self.decided[spelling]
        if spelling.endswith(ABROAD):
            return Resolution((f"DE-{make_slug(spelling.removesuffix(ABROAD))}",), "foreign")
        if spelling == HOMONYM:
            code = NORTH[1] if province == NORTH[0] else SOUTH[1]
            return Resolution((code,), "homonym", {"province": province})
        if normalise_name(spelling) in self.names:
            return self._follow(*self.names[normalise_name(spelling)])
        return self._resemble(spelling)

    def _follow(self, way: str, code: str) -> Resolution:
        return Resolution((self.succeed(code) if way == "abolished" else code,), way)

    def _resemble(self, spelling: str) -> Resolution:
        best = process.extractOne(
            normalise_name(spelling),
            sorted(self.names),
            scorer=fuzz.ratio,
            score_cutoff=LEAST_SCORE,
        )
        if best is None:
            return Resolution((), "unresolved", {"least": LEAST_SCORE})
        way, code = self.names[best[0]]
        followed = self._follow(way, code)
        values: Values = {"match": best[0], "score": round(best[1], 1)}
        return Resolution(followed.actor_ids, "fuzzy", values)


def read_directory(mergers: Mergers, *, date: str, folder: Path = DECISIONS) -> Directory:
    """The directory at `date` with the bodies and decisions of the tables in `folder`."""
    bodies = {
        row["actor_id"]: Actor(row["actor_id"], row["name"], row["kind"])
        for row in read_rows(folder / "bodies-2016.csv", "actor_id", "name", "kind")
    }
    decided = {
        row["spelling"]: Resolution(
            tuple(row["actor_id"].split(";")), "curated", {"reason": row["reason"]}
        )
        for row in read_rows(folder / "participants-2016.csv", "spelling", "actor_id", "reason")
    }
    return Directory(mergers, bodies, decided, date)


def resolve_rows(
    rows: Iterable[ReportedRow], directory: Directory
) -> tuple[list[tuple[ReportedRow, Resolution]], list[Finding]]:
    """Every row with the actors it names, and a finding for what was decided or failed."""
    resolved = [(row, directory.resolve(row.participant, province=row.province)) for row in rows]
    findings = [
        report_resolution(row.participant, resolution)
        for row, resolution in resolved
        if resolution.way in RULES
    ]
    return resolved, findings


def report_resolution(spelling: str, resolution: Resolution) -> Finding:
    """A finding on a spelling that was not simply the name of a body in being."""
    values = {"codes": ", ".join(resolution.actor_ids), **resolution.values}
    actor_id = resolution.actor_ids[0] if len(resolution.actor_ids) == 1 else ""
    return Finding(RULES[resolution.way], "memberships", spelling, values, actor_id)


def count_ways(resolved: Sequence[tuple[ReportedRow, Resolution]]) -> dict[str, int]:
    """Number of spellings resolved by each way; a spelling counts once a way."""
    pairs = {(resolution.way, row.participant) for row, resolution in resolved}
    ways = sorted({way for way, _ in pairs})
    return {way: sum(other == way for other, _ in pairs) for way in ways}
