"""What differs between two networks or datasets: of two dates, or of two states of the register."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from explorer.dataset import Dataset, schema
from explorer.dataset.timeslice import collaborations_at, memberships_at
from explorer.network.model import Network
from explorer.network.period import list_ties

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
        rows += [
            (f"tie {sign}", *ends) for ends in sorted(_find_ties(new, old) - list_ties(old.ties))
        ]
    frame = pd.DataFrame(rows, columns=["change", "actor_id", "collaboration_id"], dtype=object)
    frame["actor"] = [actors.get(one, "") for one in frame["actor_id"]]
    frame["collaboration"] = [groups.get(one, "") for one in frame["collaboration_id"]]
    places = frame["change"].map(CHANGES.index)
    return frame.iloc[places.argsort(kind="stable")].reset_index(drop=True)[COLUMNS]


def _name(before: pd.Series, after: pd.Series) -> dict[str, str]:
    return before.to_dict() | after.to_dict()


def _list_new(old: pd.DataFrame, new: pd.DataFrame) -> list[str]:
    return sorted(new.index.difference(old.index))


def _find_ties(network: Network, other: Network) -> set[tuple[str, str]]:
    """Ties of `network` between nodes that `other` has too."""
    ties = network.ties
    both = ties["actor_id"].isin(other.actors.index) & ties["collaboration_id"].isin(
        other.collaborations.index
    )
    return list_ties(ties[both])


@dataclass(frozen=True)
class Changes:
    """Names sorted; `joined` and `left` are (actor, collaboration) in what is in force in both.

    findings: how many findings are new, by rule; tables: the tables in which anything differs.
    """

    begun: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    joined: tuple[tuple[str, str], ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    findings: Mapping[str, int] = field(default_factory=dict)
    tables: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.tables)


def compare_datasets(old: Dataset, new: Dataset) -> Changes:
    """What `new` has that `old` has not, and the reverse; linear in the rows."""
    before, after = _name_in_force(old), _name_in_force(new)
    both = before.keys() & after.keys()
    were, are = _list_ties(old, both), _list_ties(new, both)
    actors = _name_actors(old) | _name_actors(new)
    names = before | after
    known = set(old.findings.itertuples(index=False, name=None))
    fresh = [row[0] for row in new.findings.itertuples(index=False, name=None) if row not in known]
    return Changes(
        begun=tuple(sorted(after[key] for key in after.keys() - both)),
        ended=tuple(sorted(before[key] for key in before.keys() - both)),
        joined=tuple(sorted((actors[a], names[c]) for a, c in are - were)),
        left=tuple(sorted((actors[a], names[c]) for a, c in were - are)),
        findings={rule: fresh.count(rule) for rule in sorted(set(fresh))},
        tables=tuple(
            table
            for table in schema.list_tables()
            if not old.tables[table].equals(new.tables[table])
        ),
    )


def _name_in_force(dataset: Dataset) -> dict[str, str]:
    """Short names of the collaborations in force, by id."""
    rows = collaborations_at(dataset, dataset.date)
    return dict(zip(rows["collaboration_id"], rows["short_name"], strict=True))


def _name_actors(dataset: Dataset) -> dict[str, str]:
    return dict(zip(dataset.actors["actor_id"], dataset.actors["name"], strict=True))


def _list_ties(dataset: Dataset, collaborations: set[str]) -> set[tuple[str, str]]:
    rows = memberships_at(dataset, dataset.date)
    return list_ties(rows[rows["collaboration_id"].isin(collaborations)])
