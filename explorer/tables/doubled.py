"""What is told of bodies of a sort that stand side by side, on the sheets that it concerns."""

from dataclasses import dataclass

from explorer.dataset.partitions import Doubled, list_doubled
from explorer.tables.queries import Service


@dataclass(frozen=True)
class Beside:
    """A body beside others of its sort over an interval, for the same municipalities, by code.

    theme: the sort; since, until: as of `Doubled`.
    """

    theme: str
    others: tuple[str, ...]
    since: str
    until: str
    towns: tuple[str, ...]


def list_beside(service: Service, collaboration_id: str) -> list[Beside]:
    """With what others of its sort a collaboration has municipalities in common, the last first."""
    found: dict[tuple[str, tuple[str, ...], str, str], list[str]] = {}
    for each in list_doubled(service.dataset):
        if collaboration_id in each.bodies:
            others = tuple(body for body in each.bodies if body != collaboration_id)
            key = each.theme, others, each.since, each.until
            found.setdefault(key, []).append(each.actor_id)
    rows = [Beside(*key, tuple(sorted(towns))) for key, towns in found.items()]
    return sorted(rows, key=lambda row: (row.since, row.others), reverse=True)


def list_counted_twice(service: Service, node_id: str, date: str) -> list[Doubled]:
    """What concerns a municipality or a collaboration at a date: what a switch would leave out."""
    return [
        each
        for each in list_doubled(service.dataset)
        if each.holds(date) and node_id in (each.actor_id, *each.bodies)
    ]
