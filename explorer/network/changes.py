"""What differs between two networks: of two dates, say, or of two states of the register."""

import pandas as pd

from explorer.network.model import Network

COLUMNS = ["change", "actor_id", "actor", "collaboration_id", "collaboration"]
CHANGES = (
    "actor added",
    "actor removed",
    "collaboration added",
    "collaboration removed",
    "tie added",
    "tie removed",
)


def compare_networks(before: Network, after: Network) -> pd.DataFrame:
    """What `after` has that `before` has not, and the reverse.

    Columns `change` (of `CHANGES`), `actor_id`, `actor`, `collaboration_id` and `collaboration`
    (names, those of `after` where both have them; empty where the change is not of one). Ties are
    those between nodes that both have: what a node brings or takes with it goes without saying. In
    the order of `CHANGES`, then by id. Empty when nothing differs; linear in nodes and ties.
    """
    actors = _name(before.actors["name"], after.actors["name"])
    groups = _name(before.collaborations["short_name"], after.collaborations["short_name"])
    rows: list[tuple[str, str, str]] = []
    for sign, old, new in (("added", before, after), ("removed", after, before)):
        rows += [(f"actor {sign}", one, "") for one in _list_new(old.actors, new.actors)]
        rows += [
            (f"collaboration {sign}", "", one)
            for one in _list_new(old.collaborations, new.collaborations)
        ]
        rows += [(f"tie {sign}", *ends) for ends in sorted(_find_ties(new, old) - _tie(old))]
    frame = pd.DataFrame(rows, columns=["change", "actor_id", "collaboration_id"], dtype=object)
    frame["actor"] = [actors.get(one, "") for one in frame["actor_id"]]
    frame["collaboration"] = [groups.get(one, "") for one in frame["collaboration_id"]]
    places = frame["change"].map(CHANGES.index)
    return frame.iloc[places.argsort(kind="stable")].reset_index(drop=True)[COLUMNS]


def _name(before: pd.Series, after: pd.Series) -> dict[str, str]:
    return before.to_dict() | after.to_dict()


def _list_new(old: pd.DataFrame, new: pd.DataFrame) -> list[str]:
    return sorted(new.index.difference(old.index))


def _tie(network: Network) -> set[tuple[str, str]]:
    ends = network.ties[["actor_id", "collaboration_id"]]
    return set(ends.itertuples(index=False, name=None))


def _find_ties(network: Network, other: Network) -> set[tuple[str, str]]:
    """Ties of `network` between nodes that `other` has too."""
    ties = network.ties
    both = ties["actor_id"].isin(other.actors.index) & ties["collaboration_id"].isin(
        other.collaborations.index
    )
    ends = ties.loc[both, ["actor_id", "collaboration_id"]]
    return set(ends.itertuples(index=False, name=None))
