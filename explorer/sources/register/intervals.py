"""Overlapping segments of membership to rows of the memberships table that do not overlap."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from explorer.sources.register.memberships import OPEN, MembershipInterval
from explorer.sources.register.read import join_organs


def unite_segments(segments: Iterable[MembershipInterval]) -> list[MembershipInterval]:
    """Rows of one arrangement: an actor at most one at a time, contiguous equal ones joined.

    Where a membership the register states and one by succession overlap, the stated one counts;
    several by succession become one, with all their organs.
    """
    by_actor: dict[str, list[MembershipInterval]] = {}
    for segment in segments:
        by_actor.setdefault(segment.actor_id, []).append(segment)
    united: list[MembershipInterval] = []
    for actor_id in sorted(by_actor):
        united += _join_equal(_split_at_bounds(by_actor[actor_id]))
    return united


def _split_at_bounds(segments: Sequence[MembershipInterval]) -> list[MembershipInterval]:
    bounds = sorted({bound for s in segments for bound in (s.since, s.until)})
    pieces = []
    for since, until in pairwise(bounds):
        present = [s for s in segments if s.since <= since and s.until >= until]
        if present:
            pieces.append(replace(_choose(present), since=since, until=until))
    return pieces


def _choose(present: Sequence[MembershipInterval]) -> MembershipInterval:
    stated = [segment for segment in present if segment.basis == "register"]
    if stated:
        return stated[-1]
    organs = {organ for segment in present for organ in segment.organs.split(";") if organ}
    return replace(present[0], organs=join_organs(organs))


def _join_equal(pieces: Sequence[MembershipInterval]) -> list[MembershipInterval]:
    joined: list[MembershipInterval] = []
    for piece in pieces:
        if joined and replace(piece, since=joined[-1].since, until=piece.since) == joined[-1]:
            joined[-1] = replace(joined[-1], until=piece.until)
        else:
            joined.append(piece)
    return joined


def to_row(segment: MembershipInterval, collaboration_id: str) -> dict[str, str]:
    """A row of the `memberships` table."""
    return {
        "actor_id": segment.actor_id,
        "collaboration_id": collaboration_id,
        "since": segment.since,
        "until": "" if segment.until == OPEN else segment.until,
        "organs": segment.organs,
        "cost_share": segment.cost_share,
        "basis": segment.basis,
    }
