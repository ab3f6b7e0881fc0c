"""Versions of regulations chained into arrangements, each version with its resolved interval."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from explorer.dataset.findings import Finding
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
        Finding("version_without_start", "versions", v.system_id, {"title": v.title})
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
        chain = Chain(f"GR{ordered[0].system_id}", tuple(resolved))
        chains.append(chain)
        own = {version.system_id for version in ordered}
        found += [finding for finding in broken if finding.key in own]
        findings += [replace(each, collaboration_id=chain.collaboration_id) for each in found]
    return sorted(chains, key=lambda chain: chain.collaboration_id), findings


def _join_links(versions: Mapping[str, Version]) -> tuple[dict[str, str], list[Finding]]:
    roots = {system_id: system_id for system_id in versions}
    findings = []
    for system_id, version in versions.items():
        for linked in (*version.previous, *version.following):
            if linked in roots:
                roots[_find_root(roots, linked)] = _find_root(roots, system_id)
            else:
                values = {"title": version.title, "linked": linked}
                findings.append(Finding("broken_version_link", "versions", system_id, values))
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
            values = {"title": version.title, "since": version.since, "until": version.until}
            findings.append(Finding("empty_version", "versions", version.system_id, values))
            resolved.append(replace(version, until=version.since))
            continue
        if latest is not None:
            earlier, found = _resolve_pair(resolved[latest], version)
            resolved[latest] = earlier
            findings += found
        latest = len(resolved)
        resolved.append(version)
    return resolved, findings


def _resolve_pair(earlier: Version, later: Version) -> tuple[Version, list[Finding]]:
    if earlier.until == later.since:
        return earlier, []
    values: dict[str, str | float] = {
        "title": earlier.title,
        "until": earlier.until,
        "successor": later.system_id,
        "since": later.since,
    }
    until = replace(earlier, until=later.since)
    if not earlier.until or earlier.until > later.since:
        values["cases"] = "stated" if earlier.until else "open"
        return until, [Finding("version_overlap", "versions", earlier.system_id, values)]
    days = (date.fromisoformat(later.since) - date.fromisoformat(earlier.until)).days
    values["days"] = days
    if days <= BRIDGED_DAYS:
        return until, [Finding("version_gap_bridged", "versions", earlier.system_id, values)]
    return earlier, [Finding("version_gap", "versions", earlier.system_id, values)]
