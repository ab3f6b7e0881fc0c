"""Who was a member of what and when: versions of regulations to intervals of membership.

The register states participants a version, with a day of accession but no day of leaving, and
versions are edited in place. An interval is therefore inferred: it begins and ends with the
version, the accession may delay it, and where it lies outside a municipality's lifetime it passes
to predecessors or successors (basis `succession`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from explorer.dataset.findings import Finding
from explorer.sources.mergers import Mergers
from explorer.sources.register.read import Version

OPEN = "9999-12-31"


@dataclass(frozen=True)
class MembershipInterval:
    """One actor's membership over [since, until); `until` is `OPEN` when still so."""

    actor_id: str
    since: str
    until: str
    organs: str
    cost_share: str
    basis: str = "register"


@dataclass(frozen=True)
class StatedParticipation:
    """A participation as the register states it, its actor known."""

    actor_id: str
    accession: str
    organs: str
    cost_share: str


@dataclass(frozen=True)
class VersionContext:
    """One version and what came before it: what is needed to read its participations."""

    version: Version
    stated: tuple[StatedParticipation, ...]
    earlier_names: frozenset[str]
    earlier_members: frozenset[str]
    date: str

    @property
    def until(self) -> str:
        """End of the version, `OPEN` when in force."""
        return self.version.until or OPEN

    @property
    def names(self) -> frozenset[str]:
        """Actors the version names."""
        return frozenset(row.actor_id for row in self.stated)

    def report(self, rule: str, row: StatedParticipation, **values: str) -> Finding:
        """A finding about a participation of this version."""
        key = f"{row.actor_id}|{self.version.system_id}"
        told = {"title": self.version.title, "code": row.actor_id, **values}
        return Finding(rule, "memberships", key, told, row.actor_id)


def read_history(
    versions: Sequence[tuple[Version, tuple[StatedParticipation, ...]]],
    mergers: Mergers,
    *,
    date: str,
) -> tuple[list[MembershipInterval], list[Finding]]:
    """Segments of one arrangement, overlapping still, from its versions in order of time.

    `date` is the register's; `merger_lag` is said of versions in force then.
    """
    segments: list[MembershipInterval] = []
    findings: list[Finding] = []
    names: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    ended = ""
    for version, stated in versions:
        joined = members if ended == version.since else frozenset[str]()
        reading = VersionContext(version, stated, names, joined, date)
        own: list[MembershipInterval] = []
        for row in stated:
            found, noted = _read_participation(reading, row, mergers)
            own += found
            findings += noted
        segments += own
        names, ended = reading.names, reading.until
        members = frozenset(segment.actor_id for segment in own if segment.until == ended)
    return segments, findings


def _read_participation(
    reading: VersionContext, row: StatedParticipation, mergers: Mergers
) -> tuple[list[MembershipInterval], list[Finding]]:
    body = mergers.bodies.get(row.actor_id)
    founded = body.founded if body else ""
    start, findings = _find_start(reading, row, mergers)
    if not start and not (founded and founded >= row.accession):
        return [], [reading.report("accession_after_end", row, day=row.accession)]
    start = start or reading.version.since
    whole = MembershipInterval(row.actor_id, start, reading.until, row.organs, row.cost_share)
    if any(finding.rule == "accession_after_merger" for finding in findings):
        whole = replace(whole, cost_share="", basis="succession")
    segments: list[MembershipInterval] = []
    if founded > start:
        before, found = _infer_predecessors(reading, row, whole, mergers)
        segments += before
        findings += found
        whole = replace(whole, since=founded)
    if whole.since < whole.until:
        after, found = _pass_on(reading, row, whole, mergers)
        segments += after
        findings += found
    return segments, findings


def _find_start(
    reading: VersionContext, row: StatedParticipation, mergers: Mergers
) -> tuple[str, list[Finding]]:
    """First day of membership in the version, empty when the accession lies after its end."""
    version = reading.version
    body = mergers.bodies.get(row.actor_id)
    founded = body.founded if body else ""
    # An accession on the day of founding is the merger's date, not that of joining.
    if row.accession <= version.since or row.accession == founded:
        return version.since, []
    if _continues_predecessors(reading, row, mergers):
        rule, said = "accession_after_merger", {"founded": founded}
        return version.since, [reading.report(rule, row, day=row.accession, **said)]
    if row.accession >= reading.until:
        return "", []
    if row.actor_id not in reading.earlier_members:
        return row.accession, []
    rule, said = "accession_after_membership", {"since": version.since}
    return version.since, [reading.report(rule, row, day=row.accession, **said)]


def _continues_predecessors(
    reading: VersionContext, row: StatedParticipation, mergers: Mergers
) -> bool:
    """Whether a municipality founded during the version took over from its predecessors then.

    So it is when they all were members as the version began, or when the stated accession lies
    after the end of the version that names it and so cannot be. Predecessors that the version
    names pass on their own membership.
    """
    body = mergers.bodies.get(row.actor_id)
    direct = mergers.predecessors.get(row.actor_id, ())
    if body is None or not direct or not reading.names.isdisjoint(direct):
        return False
    if not reading.version.since < body.founded < min(reading.until, row.accession):
        return False
    return row.accession >= reading.until or reading.earlier_members.issuperset(direct)


def _infer_predecessors(
    reading: VersionContext, row: StatedParticipation, whole: MembershipInterval, mergers: Mergers
) -> tuple[list[MembershipInterval], list[Finding]]:
    founded = mergers.bodies[row.actor_id].founded
    span = replace(whole, until=min(founded, whole.until), cost_share="", basis="succession")
    direct = mergers.predecessors.get(row.actor_id, ())
    named = [c for c in direct if c in reading.earlier_names or c in reading.earlier_members]
    if named:
        codes: Sequence[str] = named
    elif any(code in reading.names for code in direct):
        codes = ()
    else:
        codes = direct
    segments = [part for code in codes for part in _trace_back(code, span, mergers)]
    dates = {"since": span.since, "founded": founded}
    return segments, [
        reading.report("version_edited_in_place", row, **dates, **_describe_heirs(codes))
    ]


def _describe_heirs(codes: Iterable[str]) -> dict[str, str]:
    """Values for the text of a finding that says who is a member by succession."""
    heirs = ", ".join(codes)
    return {"cases": "heirs", "heirs": heirs} if heirs else {"cases": "nobody"}


def _trace_back(code: str, span: MembershipInterval, mergers: Mergers) -> list[MembershipInterval]:
    """The span held by `code` while it existed, and before that by its predecessors."""
    body = mergers.bodies[code]
    founded = body.founded
    until = min(span.until, body.dissolved or OPEN)
    own = replace(span, actor_id=code, since=max(span.since, founded), until=until)
    parts = [own] if own.since < own.until else []
    if founded > span.since:
        earlier = replace(span, until=min(founded, span.until))
        for predecessor in mergers.predecessors.get(code, ()):
            parts += _trace_back(predecessor, earlier, mergers)
    return parts


def _pass_on(
    reading: VersionContext, row: StatedParticipation, whole: MembershipInterval, mergers: Mergers
) -> tuple[list[MembershipInterval], list[Finding]]:
    """The segment held by the actor while it exists, and after that by its main successor."""
    body = mergers.bodies.get(whole.actor_id)
    dissolved = body.dissolved if body else ""
    if not dissolved or dissolved >= whole.until:
        return [whole], []
    segments = _trace_forward(whole, mergers)
    heirs = dict.fromkeys(s.actor_id for s in segments if s.basis == "succession")
    lags = reading.version.since <= reading.date < reading.until
    rule = "merger_lag" if lags else "abolished_member"
    return segments, [reading.report(rule, row, dissolved=dissolved, **_describe_heirs(heirs))]


def _trace_forward(span: MembershipInterval, mergers: Mergers) -> list[MembershipInterval]:
    body = mergers.bodies[span.actor_id]
    dissolved = body.dissolved or OPEN
    own = replace(span, until=min(span.until, dissolved))
    parts = [own] if own.since < own.until else []
    successor = mergers.main_successors.get(span.actor_id)
    if dissolved < span.until and successor:
        later = replace(
            span,
            actor_id=successor,
            since=max(span.since, dissolved),
            cost_share="",
            basis="succession",
        )
        parts += _trace_forward(later, mergers)
    return parts


def clip_to_lifetimes(
    segments: Sequence[MembershipInterval], dissolved: Mapping[str, str]
) -> list[MembershipInterval]:
    """Segments of bodies in `dissolved` cut at their end."""
    cut = [replace(s, until=min(s.until, dissolved.get(s.actor_id, OPEN))) for s in segments]
    return [segment for segment in cut if segment.since < segment.until]
