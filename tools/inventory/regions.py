"""RegioAtlas regions that are joint bodies, and the arrangements they are.

A region and an arrangement are one body when their names are of the same sort of body and they
share most members, or when `decisions/regions-2016.csv` says so. Only safety regions are added, or
get other members, on the word of RegioAtlas: the law puts every municipality in exactly one.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from rapidfuzz import fuzz

from explorer.dataset.findings import Finding, Values
from explorer.sources.mergers import read_rows
from tools.inventory import DECISIONS
from tools.inventory.arrangements import Arrangement
from tools.inventory.reconcile import normalise_name

SAFETY = "regioatlas_veiligheidsregios"
LEAST_SHARED = 0.6
"""Least Jaccard index of the municipal members of a region and an arrangement that are one."""
LEAST_NAME = 80
"""Least similarity of names (rapidfuzz `token_set_ratio`) where the division has no pattern."""

PATTERNS: Mapping[str, re.Pattern[str] | None] = {
    SAFETY: re.compile(r"veiligheids(regio| en gezondheidsregio)"),
    "regioatlas_ggds": re.compile(r"\bggd\b|gezondheid"),
    "regioatlas_omgevingsdienstenregionaleuitvoeringsdiensten": re.compile(
        r"omgevingsdienst|uitvoeringsdienst|milieudienst|utfieringstsjinst"
    ),
    "regioatlas_intergemeentelijkesocialediensten": None,
    "regioatlas_socialewerkvoorziening": None,
}


class Region(NamedTuple):
    """One region of a division, with its municipalities."""

    division: str
    name: str
    members: frozenset[str]


def list_regions(divisions: pd.DataFrame) -> list[Region]:
    """Regions of the divisions that can be joint bodies, by division and name."""
    rows = divisions[divisions["division"].isin(PATTERNS)]
    groups = rows.groupby(["division", "region"], sort=True)["actor_id"]
    return [Region(str(d), str(name), frozenset(codes)) for (d, name), codes in groups]


def match_regions(
    regions: Iterable[Region], arrangements: Sequence[Arrangement], *, folder: Path = DECISIONS
) -> tuple[dict[Region, Arrangement], list[Finding]]:
    """The arrangement of each region that has one, and a finding for every region."""
    rows = read_rows(folder / "regions-2016.csv", "division", "region", "arrangement", "reason")
    decided = {(row["division"], row["region"]): row for row in rows}
    by_name = {arrangement.name: arrangement for arrangement in arrangements}
    matched, findings = {}, []
    for region in regions:
        row = decided.get((region.division, region.name))
        known = by_name.get(row["arrangement"]) if row else find_arrangement(region, arrangements)
        findings.append(report_match(region, known, row["reason"] if row else ""))
        if known is not None:
            matched[region] = known
    return matched, findings


def find_arrangement(region: Region, arrangements: Sequence[Arrangement]) -> Arrangement | None:
    """The arrangement of that sort of body that shares most members, if it shares enough."""
    pattern = PATTERNS[region.division]
    alike = [a for a in arrangements if not a.ended and is_alike(region.name, a.name, pattern)]
    best = max(alike, key=lambda a: (share_members(region, a), a.name), default=None)
    return best if best and share_members(region, best) >= LEAST_SHARED else None


def is_alike(region: str, name: str, pattern: re.Pattern[str] | None) -> bool:
    """Whether an arrangement's name is of the sort of body that the region's is."""
    if pattern:
        return pattern.search(normalise_name(name)) is not None
    return fuzz.token_set_ratio(normalise_name(region), normalise_name(name)) >= LEAST_NAME


def share_members(region: Region, arrangement: Arrangement) -> float:
    """Jaccard index of the municipalities of a region and of an arrangement."""
    members = {actor_id for actor_id in arrangement.members if actor_id.startswith("GM")}
    return len(region.members & members) / len(region.members | members)


def report_match(region: Region, arrangement: Arrangement | None, reason: str) -> Finding:
    """A finding that says what a region is taken for."""
    key = f"{region.division}/{region.name}"
    decided = {"cases": "decided", "reason": reason} if reason else {}
    if arrangement is None:
        return Finding("region_unmatched", "divisions", key, {"cases": "none", **decided})
    shared = round(share_members(region, arrangement), 2)
    said: Values = {"cases": "found", "arrangement": arrangement.name, "shared": shared, **decided}
    body = arrangement.collaboration_id
    return Finding("region_matched", "divisions", key, said, collaboration_id=body)


def complete_safety_regions(
    regions: Iterable[Region],
    matched: Mapping[Region, Arrangement],
    arrangements: list[Arrangement],
) -> tuple[list[Arrangement], list[Finding]]:
    """Arrangements with every safety region, each with the municipalities that the law gives it."""
    replaced: dict[str, Arrangement] = {}
    findings = []
    for region in regions:
        if region.division != SAFETY:
            continue
        known = matched.get(region)
        if known is None:
            added = Arrangement(f"Veiligheidsregio {region.name}", members=_name_members(region))
            replaced[added.name] = added
            findings.append(_report("safety_region_added", "collaborations", added))
            continue
        replaced[known.name], found = _correct_members(region, known)
        findings += found
    kept = [replaced.pop(a.name, a) for a in arrangements]
    return sorted([*kept, *replaced.values()], key=lambda a: a.collaboration_id), findings


def _name_members(region: Region) -> dict[str, str]:
    return dict.fromkeys(sorted(region.members), "register")


def _correct_members(region: Region, arrangement: Arrangement) -> tuple[Arrangement, list[Finding]]:
    """The arrangement with the region's municipalities; other bodies stay."""
    reported = {code for code in arrangement.members if code.startswith("GM")}
    others = {a: basis for a, basis in arrangement.members.items() if a not in reported}
    kept = {a: b for a, b in arrangement.members.items() if a in region.members}
    members = {**_name_members(region), **kept, **others}
    corrected = Arrangement(arrangement.name, arrangement.seat, arrangement.ended, members)
    if reported == region.members:
        return corrected, []
    codes = {"left_out": reported - region.members, "added": region.members - reported}
    values = {name: ", ".join(sorted(found)) for name, found in codes.items() if found}
    finding = _report(
        "safety_region_members", "memberships", arrangement, cases=";".join(values), **values
    )
    return corrected, [finding]


def _report(rule: str, table: str, arrangement: Arrangement, **values: str) -> Finding:
    key = arrangement.collaboration_id
    return Finding(rule, table, key, {"name": arrangement.name, **values}, collaboration_id=key)
