"""What is told of bodies of a sort that stand side by side, on the pages that it concerns."""

from dataclasses import dataclass

from explorer.dataset import Dataset
from explorer.dataset.partitions import Doubled, list_doubled, list_doubled_at
from explorer.network import Network, build_network


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


def list_beside(dataset: Dataset, collaboration_id: str) -> list[Beside]:
    """With what others of its sort a collaboration has municipalities in common, the last first."""
    found: dict[tuple[str, tuple[str, ...], str, str], list[str]] = {}
    for each in list_doubled(dataset):
        if collaboration_id in each.bodies:
            others = tuple(body for body in each.bodies if body != collaboration_id)
            key = each.theme, others, each.since, each.until
            found.setdefault(key, []).append(each.actor_id)
    rows = [Beside(*key, tuple(sorted(towns))) for key, towns in found.items()]
    return sorted(rows, key=lambda row: (row.since, row.others), reverse=True)


def list_counted_twice(network: Network, node_id: str = "") -> list[Doubled]:
    """What `doubles` leaves out of a network, or would, in order of municipality.

    node_id: that of a municipality or collaboration, for what concerns it alone. What other
    filters leave out of the network is none of it.
    """
    if network.at is None:
        return []
    dataset, selection = network.at.dataset, network.selection.replace(doubles="")
    every = build_network(dataset, selection) if selection != network.selection else network
    ties = set(every.ties[["actor_id", "collaboration_id"]].itertuples(index=False, name=None))
    return [
        each
        for each in list_doubled_at(dataset, network.date)
        if node_id in ("", each.actor_id, *each.bodies)
        and any((each.actor_id, body) in ties for body in each.left)
    ]
