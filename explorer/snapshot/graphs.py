"""Extracts as files of network software, written by the network layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from explorer.network.plain_text import to_dl, to_pajek
from explorer.network.serialise import to_cyjs, to_graphml, to_node_link
from explorer.snapshot.extract import Extract

if TYPE_CHECKING:
    from explorer.network.gexf import Key, Spells


def write_graphml(extract: Extract) -> bytes:
    """GraphML, everything that nodes and ties carry typed."""
    return to_graphml(extract.graph)


def write_gexf(extract: Extract) -> bytes:
    """GEXF 1.3 with spells: nodes while they exist or are in force, ties while they hold."""
    # It builds XML with a library of its own, that no other format asks for.
    from explorer.network.gexf import to_gexf

    return to_gexf(
        extract.graph,
        list_spells(extract),
        places=list_places(extract),
        description=_describe_spells(extract),
    )


def write_node_link(extract: Extract) -> bytes:
    """Node-link JSON."""
    return to_node_link(extract.graph)


def write_cyjs(extract: Extract) -> bytes:
    """Cytoscape JSON, nodes at their place on the map."""
    return to_cyjs(extract.graph, list_places(extract))


def write_pajek(extract: Extract) -> bytes:
    """Pajek .net, vertices at their place on the map."""
    return to_pajek(extract.graph, places=list_places(extract))


def write_dl(extract: Extract) -> bytes:
    """UCINET DL, ids as labels."""
    return to_dl(extract.graph)


def list_places(extract: Extract) -> dict[str, tuple[float, float]]:
    """x and y on the map in kilometres, y down, by id of the nodes that have a place."""
    known = extract.places.index.intersection(extract.nodes["id"])
    rows = extract.places.loc[known].sort_index()
    return {str(node): (float(x), float(y)) for node, x, y in rows.itertuples()}


def list_spells(extract: Extract) -> dict[Key, Spells]:
    """When nodes and ties of the extract were there, at any date: intervals since and until.

    Actors from founding to dissolution, collaborations while a version of theirs was in force,
    ties of the two-mode network while the membership held. Ties of a projection have none.
    """
    dataset, written = extract.dataset, set(extract.nodes["id"])
    actors = dataset.actors[dataset.actors["actor_id"].isin(written)]
    versions = dataset.versions[dataset.versions["collaboration_id"].isin(written)]
    spells: dict[Key, Spells] = {
        **_group_spells(actors[["founded", "dissolved", "actor_id"]]),
        **_group_spells(versions[["since", "until", "collaboration_id"]]),
    }
    if extract.options.mode is None:
        ends = ["actor_id", "collaboration_id"]
        tied = dataset.memberships.merge(extract.ties[ends], on=ends)
        spells.update(_group_spells(tied[["since", "until", *ends]]))
    return spells


def _group_spells(rows: pd.DataFrame) -> dict[Key, Spells]:
    """Intervals by what they are of, those that touch joined; those of no days left out."""
    found: dict[Key, list[tuple[str, str]]] = {}
    for since, until, *subject in rows.sort_values(list(rows.columns)).itertuples(index=False):
        if until and since >= until:
            continue
        key = tuple(subject) if len(subject) > 1 else subject[0]
        intervals = found.setdefault(key, [])
        if intervals and (not intervals[-1][1] or since <= intervals[-1][1]):
            since, before = intervals.pop()
            until = "" if "" in (before, until) else max(before, until)
        intervals.append((since, until))
    return {key: spells for key, spells in found.items() if spells != [("", "")]}


def _describe_spells(extract: Extract) -> str:
    about = "; ".join(f"{name}: {value}" for name, value in extract.about.items())
    return (
        f"Nodes and ties of {extract.network.date} with when they were there. A spell holds both "
        f"its days. {about}"
    )
