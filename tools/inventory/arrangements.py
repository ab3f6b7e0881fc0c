"""Arrangements of the 2016 inventory: one a body, however many names it was reported by."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from explorer.dataset.findings import Finding
from explorer.errors import SourceError
from explorer.sources.mergers import read_rows
from tools.inventory import DECISIONS
from tools.inventory.opengr import ReportedRow
from tools.inventory.reconcile import Resolution

FORM_TITLES = (
    (re.compile(r"^openbaar lichaam\b", re.I), "OL"),
    (re.compile(r"^gemeenschappelijk orgaan\b", re.I), "GO"),
    (re.compile(r"^bedrijfsvoeringsorganisatie\b", re.I), "BVO"),
)
SUSPECT = re.compile(r"liquidatie|opgeheven|opgegaan", re.I)


@dataclass
class Arrangement:
    """One body: its name, seat, end if any, and its members with the basis of each membership."""

    name: str
    seat: str = ""
    ended: str = ""
    members: dict[str, str] = field(default_factory=dict)

    @property
    def collaboration_id(self) -> str:
        """An id that depends on the name alone."""
        return identify_arrangement(self.name)

    @property
    def form(self) -> str:
        """Form, if the title itself states it."""
        return next((form for title, form in FORM_TITLES if title.search(self.name)), "")


def identify_arrangement(name: str) -> str:
    """`OG` and eight digits out of the name's SHA-256.

    >>> identify_arrangement("Aquon")
    'OG69062064'
    """
    return f"OG{int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10**8:08d}"


@dataclass(frozen=True)
class Decision:
    """What was decided on one reported name: the name it goes under, and when it ended."""

    canonical: str
    ended: str
    reason: str


def read_decisions(folder: Path = DECISIONS) -> dict[str, Decision]:
    """`arrangements-2016.csv` by reported name; an empty canonical name is the name itself."""
    rows = read_rows(folder / "arrangements-2016.csv", "name", "canonical", "ended", "reason")
    return {
        row["name"]: Decision(row["canonical"] or row["name"], row["ended"], row["reason"])
        for row in rows
    }


def merge_arrangements(
    resolved: Iterable[tuple[ReportedRow, Resolution]], decisions: Mapping[str, Decision]
) -> tuple[list[Arrangement], list[Finding]]:
    """Arrangements by id, with the members that any of their names was reported with.

    A member named itself has basis `register` (named in the source), one named only by a
    municipality since abolished `succession`. Raises `SourceError` when two names share an id.
    """
    found: dict[str, Arrangement] = {}
    names = set()
    for row, resolution in resolved:
        names.add(row.arrangement)
        decision = decisions.get(row.arrangement)
        name = decision.canonical if decision else row.arrangement
        arrangement = found.setdefault(name, Arrangement(name, ended=_find_end(name, decisions)))
        if not arrangement.seat or name == row.arrangement:
            arrangement.seat = row.seat
        basis = "succession" if resolution.way == "abolished" else "register"
        for actor_id in resolution.actor_ids:
            if arrangement.members.get(actor_id) != "register":
                arrangement.members[actor_id] = basis
    _check_ids(found)
    ordered = sorted(found.values(), key=lambda a: a.collaboration_id)
    return ordered, report_decisions(decisions, names)


def _find_end(name: str, decisions: Mapping[str, Decision]) -> str:
    return decisions[name].ended if name in decisions else ""


def _check_ids(names: Iterable[str]) -> None:
    taken: dict[str, str] = {}
    for name in names:
        other = taken.setdefault(identify_arrangement(name), name)
        if other != name:
            raise SourceError(
                f"{name!r} and {other!r} would get the same id; lengthen the id in "
                "tools/inventory/arrangements.py"
            )


def report_decisions(decisions: Mapping[str, Decision], names: set[str]) -> list[Finding]:
    """A finding for every decision used, and for names that still ask for one."""
    findings = []
    for name, decision in decisions.items():
        key = identify_arrangement(decision.canonical)
        if name not in names:
            continue
        if decision.canonical != name:
            values = {"canonical": decision.canonical, "reason": decision.reason}
            findings.append(_report("duplicate_merged", key, name, **values))
        elif decision.ended:
            values = {"day": decision.ended, "reason": decision.reason}
            findings.append(_report("ended_by_name", key, name, **values))
    findings += [
        _report("end_undecided", identify_arrangement(name), name)
        for name in sorted(names - set(decisions))
        if SUSPECT.search(name)
    ]
    return findings


def _report(rule: str, key: str, name: str, **values: str) -> Finding:
    return Finding(rule, "collaborations", key, {"name": name, **values}, collaboration_id=key)


def count_merged(decisions: Mapping[str, Decision], arrangements: Sequence[Arrangement]) -> int:
    """Number of reported names that were folded into another one present."""
    present = {arrangement.name for arrangement in arrangements}
    return sum(
        decision.canonical != name and decision.canonical in present
        for name, decision in decisions.items()
    )
