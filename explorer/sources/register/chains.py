"""Versions of regulations chained into arrangements, each version with its resolved interval."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from explorer.sources.finding import Finding
from explorer.sources.register.read import Version

BRIDGED_DAYS = 62


@dataclass(frozen=True)
class Chain:
    """One arrangement: its versions in order of time, intervals resolved, none overlapping."""

    collaboration_id: str
    versions: tuple[Version, ...]

    @property
    def last(self) -> Version:
        """The current or last version."""
        return self.versions[-1]

    @property
    def in_force(self) -> tuple[Version, ...]:
        """Versions that were in force on at least one day."""
        return tuple(v for v in self.versions if not v.until or v.since < v.until)


def chain_versions(versions: Sequence[Version]) -> tuple[list[Chain], list[Finding]]:
    """Arrangements by collaboration id, from the links between versions, and what was resolved.

    A version without a date of entry into force is left out, with a finding.
    """
    dated = {version.system_id: version for version in versions if version.since}
    findings = [
        Finding("version_without_start", "error", "versions", v.system_id, f"{v.title}: left out.")
        for v in versions
        if not v.since
    ]
    roots, broken = _join_links(dated)
    groups: dict[str, list[Version]] = {}
    for system_id, version in dated.items():
        groups.setdefault(_find_root(roots, system_id), []).append(version)
    chains = []
    for group in groups.values():
        ordered = sorted(group, key=lambda v: (v.since, v.until or "9999", v.system_id))
        resolved, found = _resolve_intervals(ordered)
        chains.append(Chain(f"GR{ordered[0].system_id}", tuple(resolved)))
        findings += found
    return sorted(chains, key=lambda chain: chain.collaboration_id), [*findings, *broken]


def _join_links(versions: Mapping[str, Version]) -> tuple[dict[str, str], list[Finding]]:
    roots = {system_id: system_id for system_id in versions}
    findings = []
    for system_id, version in versions.items():
        for linked in (*version.previous, *version.following):
            if linked in roots:
                roots[_find_root(roots, linked)] = _find_root(roots, system_id)
            else:
                detail = f"{version.title}: links to version {linked}, which the export lacks."
                findings.append(
                    Finding("broken_version_link", "warning", "versions", system_id, detail)
                )
    return roots, findings


def _find_root(roots: Mapping[str, str], system_id: str) -> str:
    while roots[system_id] != system_id:
        system_id = roots[system_id]
    return system_id


def _resolve_intervals(ordered: Sequence[Version]) -> tuple[list[Version], list[Finding]]:
    resolved: list[Version] = []
    findings: list[Finding] = []
    latest: int | None = None
    for version in ordered:
        if version.until and version.until <= version.since:
            findings.append(_note_empty(version))
            resolved.append(replace(version, until=version.since))
            continue
        if latest is not None:
            earlier, found = _resolve_pair(resolved[latest], version)
            resolved[latest] = earlier
            findings += found
        latest = len(resolved)
        resolved.append(version)
    return resolved, findings


def _note_empty(version: Version) -> Finding:
    detail = (
        f"{version.title}: out of force on {version.until}, the day it entered ({version.since}); "
        "it carries no memberships."
    )
    return Finding("empty_version", "warning", "versions", version.system_id, detail)


def _resolve_pair(earlier: Version, later: Version) -> tuple[Version, list[Finding]]:
    if earlier.until == later.since:
        return earlier, []
    key = earlier.system_id
    if not earlier.until or earlier.until > later.since:
        detail = (
            f"{earlier.title}: in force until {earlier.until or 'further notice'}, though its "
            f"successor {later.system_id} begins {later.since}; cut at that date."
        )
        cut = replace(earlier, until=later.since)
        return cut, [Finding("version_overlap", "warning", "versions", key, detail)]
    days = (date.fromisoformat(later.since) - date.fromisoformat(earlier.until)).days
    stated = (
        f"{earlier.title}: ends {earlier.until}, its successor {later.system_id} begins "
        f"{later.since}, {days} days later"
    )
    if days <= BRIDGED_DAYS:
        detail = f"{stated}; held in force until then."
        bridged = replace(earlier, until=later.since)
        return bridged, [Finding("version_gap_bridged", "warning", "versions", key, detail)]
    detail = f"{stated}; the gap stays."
    return earlier, [Finding("version_gap", "warning", "versions", key, detail)]
