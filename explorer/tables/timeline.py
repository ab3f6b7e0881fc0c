"""All memberships of one municipality, or members of one collaboration, from first to last."""

import pandas as pd

from explorer.errors import MissingError
from explorer.network.change_records import CHANGES
from explorer.tables.queries import Service
from explorer.translate import N_

UNKNOWN = N_("{given} is neither a participant nor a collaboration of these data")
COLUMNS = [
    "other_id", "name", "domain", "since", "until", "began", "began_by", "began_by_name",
    "ended", "ended_by", "ended_by_name",
]  # fmt: skip


def list_timeline(service: Service, node_id: str) -> pd.DataFrame:
    """Every interval in which a node was tied to another, those of one other together.

    other_id, name: the collaboration of a participant, or the participant of a collaboration;
    domain: the collaboration's; since, until (empty: still so); began and ended (empty: still so):
    how, of `CHANGES`; began_by, ended_by and their names: what brought it about, `;` between (see
    `History`). By domain, then by the first day of each other. Whatever the filters are: it is all
    that the data know. Raises `MissingError` when they do not know the node.
    """
    dataset, ties = service.dataset, service.history.ties
    actors = dataset.actors.set_index("actor_id")["name"]
    groups = dataset.collaborations.set_index("collaboration_id")
    if node_id not in actors.index and node_id not in groups.index:
        raise MissingError("node", UNKNOWN, given=repr(node_id))
    own, other = "actor_id", "collaboration_id"
    if node_id not in actors.index:
        own, other = other, own
    rows = ties[ties[own].eq(node_id)].rename(columns={other: "other_id"})
    names = {**actors.to_dict(), **groups["short_name"].to_dict()}
    collaborations = rows["other_id"] if other == "collaboration_id" else rows[own]
    rows = rows.assign(
        name=rows["other_id"].map(names),
        domain=collaborations.map(groups["domain"]),
        first=rows.groupby("other_id")["since"].transform("min"),
        **{f"{end}_name": _name(rows[end], names) for end in ("began_by", "ended_by")},
    )
    order = ["domain", "first", "name", "other_id", "since"]
    return rows.sort_values(order).reset_index(drop=True)[COLUMNS]


def count_timeline(rows: pd.DataFrame, since: str) -> pd.DataFrame:
    """How many ties of a timeline came and went after a day, by how; only what happened.

    rows: of `list_timeline`. Indexed by change in the order of `CHANGES`: n, and caused, how many
    of them something brought about.
    """
    parts = [
        rows.loc[rows[day] > since, [how, f"{how}_by"]].set_axis(["change", "by"], axis=1)
        for day, how in (("since", "began"), ("until", "ended"))
    ]
    events = pd.concat(parts, ignore_index=True)
    found = events.assign(caused=events["by"].ne("")).groupby("change")["caused"]
    counts = found.agg(n="size", caused="sum").astype(int)
    return counts.loc[[change for change in CHANGES if change in counts.index]]


def list_obligations(service: Service) -> dict[str, list[tuple[str, str, str]]]:
    """Of collaborations whose obligation changed: obligation, since and until, the oldest first."""
    rows = service.dataset.obligations.sort_values(["collaboration_id", "since"])
    found: dict[str, list[tuple[str, str, str]]] = {}
    columns = ["collaboration_id", "obligation", "since", "until"]
    for key, obligation, since, until in rows[columns].itertuples(index=False, name=None):
        mine = found.setdefault(key, [])
        if mine and mine[-1][0] == obligation and mine[-1][2] == since:
            # Another law asks the same.
            since = mine.pop()[1]
        mine.append((obligation, since, until))
    return {key: mine for key, mine in found.items() if len(mine) > 1}


def _name(causes: pd.Series, names: dict[str, str]) -> list[str]:
    return [";".join(names[each] for each in text.split(";") if each) for text in causes]


def list_continuations(service: Service, collaboration_id: str) -> pd.DataFrame:
    """What a collaboration carries on, and what carries it on, by date.

    relation: `carries_on` or `carried_on`; other_id, name: the other; date: the first day of the
    one that carries on; shared_members; basis: `inferred` or `curated`.
    """
    rows, parts = service.dataset.continuations, []
    for relation, own, other in (
        ("carries_on", "to_id", "from_id"),
        ("carried_on", "from_id", "to_id"),
    ):
        part = rows[rows[own].eq(collaboration_id)].rename(columns={other: "other_id"})
        parts.append(part.assign(relation=relation))
    groups = service.dataset.collaborations.set_index("collaboration_id")["short_name"]
    found = pd.concat(parts)
    found = found.assign(name=found["other_id"].map(groups)).sort_values(["date", "other_id"])
    columns = ["relation", "other_id", "name", "date", "shared_members", "basis"]
    return found[columns].reset_index(drop=True)
