"""Find a municipality, place or collaboration by name, typing errors forgiven."""

import unicodedata
from dataclasses import dataclass

import pandas as pd
from rapidfuzz import fuzz, process, utils

from explorer.dataset import Dataset
from explorer.dataset.timeslice import actors_at, collaborations_at

LEAST_SCORE = 72.0
ORDER = {"municipality": 0, "collaboration": 1, "former": 2, "place": 3, "body": 4, "actor": 5}


@dataclass(frozen=True)
class Match:
    """A name found: the node it leads to, the name, and what it names.

    kind: municipality, former (leads to its successor), place, collaboration, body (leads to its
    collaboration), or actor; `leads_to` is the name of the node when it differs from the name
    found.
    """

    node_id: str
    name: str
    kind: str
    leads_to: str = ""


def index_names(dataset: Dataset, date: str) -> list[Match]:
    """Every name that leads to a node in being at `date`."""
    actors = actors_at(dataset, date)
    names = actors.set_index("actor_id")["name"]
    kinds = actors["kind"].where(actors["kind"].eq("municipality"), "actor")
    found = [Match(*row) for row in zip(actors["actor_id"], actors["name"], kinds, strict=True)]
    rows = collaborations_at(dataset, date)
    for node_id, short_name in zip(rows["collaboration_id"], rows["short_name"], strict=True):
        found.append(Match(node_id, short_name, "collaboration"))
    found += _list_bodies(rows)
    for place, actor_id in zip(dataset.places["place"], dataset.places["actor_id"], strict=True):
        if actor_id in names.index and place != names[actor_id]:
            found.append(Match(actor_id, place, "place", names[actor_id]))
    return found + _list_former(dataset, names, date)


def _list_bodies(rows: pd.DataFrame) -> list[Match]:
    """Names of bodies and full titles of arrangements, where their collaboration has another."""
    found = []
    columns = (rows[name] for name in ("collaboration_id", "short_name", "body", "name"))
    for node_id, short_name, body, title in zip(*columns, strict=True):
        for name in dict.fromkeys((body, title)):
            if name and simplify_name(name) != simplify_name(short_name):
                found.append(Match(node_id, name, "body", short_name))
    return found


def _list_former(dataset: Dataset, names: pd.Series, date: str) -> list[Match]:
    former = dataset.actors.set_index("actor_id")["name"]
    return [
        Match(to_id, former[from_id], "former", names[to_id])
        for from_id, to_id in trace_successors(dataset, date).items()
        if to_id in names.index and former[from_id] != names[to_id]
    ]


def trace_successors(dataset: Dataset, date: str) -> dict[str, str]:
    """By id of every municipality gone by `date`, the one it is in then; sorted by id.

    Of one that was split it is the one that took over most.
    """
    changes = dataset.successions[dataset.successions["event"].ne("split_part")]
    changes = changes[changes["date"] <= date]
    leads = dict(zip(changes["from_id"], changes["to_id"], strict=True))
    found = {}
    for from_id in sorted(leads):
        to_id = leads[from_id]
        while to_id in leads:
            to_id = leads[to_id]
        found[from_id] = to_id
    return found


def simplify_name(name: str) -> str:
    """A name as it is compared: lower case, no accents, no punctuation."""
    plain = unicodedata.normalize("NFKD", name)
    return utils.default_process("".join(c for c in plain if not unicodedata.combining(c)))


def search_names(index: list[Match], text: str, *, limit: int = 10) -> list[Match]:
    """The best matches for `text`: names that begin with it first, then by likeness.

    An empty text finds nothing. Cost is linear in the number of names.
    """
    wanted = simplify_name(text)
    if not wanted:
        return []
    names = [simplify_name(match.name) for match in index]
    scored = process.extract(
        wanted, names, scorer=fuzz.WRatio, processor=None, limit=60, score_cutoff=LEAST_SCORE
    )
    places = {place: score for _, score, place in scored}
    begins = {place: 100.0 for place, name in enumerate(names) if name.startswith(wanted)}
    ranked = sorted(
        places | begins,
        key=lambda place: (
            names[place] != wanted,
            place not in begins,
            -places.get(place, 0.0) // 5,
            ORDER[index[place].kind],
            len(names[place]),
            names[place],
            index[place].node_id,
        ),
    )
    return [index[place] for place in ranked[:limit]]
