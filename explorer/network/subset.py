"""The part of a dataset that a network is made of, as a dataset of its own."""

import json

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.links import LINKS, check_links
from explorer.network.model import Network


def cut_dataset(dataset: Dataset, network: Network) -> Dataset:
    """The dataset of the network's actors and collaborations, with all that is known of them.

    Of them all times are kept: versions, obligations, memberships between them, money,
    divisions, places, positions and findings. Municipalities that went into them, or they into,
    come along with their successions, which need both. The same selection, its date stated, gives
    the same network of the result. Boundaries are left to `cut_boundaries`, and links that may not
    be shown are left out (see `check_link`). Cost O(rows).
    """
    groups = set(network.collaborations.index)
    successions = _follow_successions(dataset.successions, set(network.actors.index))
    actors = set(network.actors.index) | {*successions["from_id"], *successions["to_id"]}
    findings = dataset.findings
    about = {"actor_id": actors | {""}, "collaboration_id": groups | {""}}
    findings = _keep(findings[findings[list(about)].ne("").any(axis=1)], **about)
    return dataset.with_tables(
        actors=_keep(dataset.actors, actor_id=actors),
        collaborations=check_links(
            _keep(dataset.collaborations, collaboration_id=groups), "collaborations"
        ),
        versions=check_links(_keep(dataset.versions, collaboration_id=groups), "versions"),
        laws=_keep_links(dataset.laws, "laws"),
        articles=_keep_links(_keep(dataset.articles, collaboration_id=groups), "articles"),
        links=_keep_links(_keep(dataset.links, node_id=actors | groups), "links"),
        obligations=_keep(dataset.obligations, collaboration_id=groups),
        memberships=_keep(dataset.memberships, actor_id=actors, collaboration_id=groups),
        successions=successions,
        continuations=_keep(dataset.continuations, from_id=groups, to_id=groups),
        money=_keep(dataset.money, actor_id=actors),
        parties=_keep(dataset.parties, actor_id=actors),
        divisions=_keep(dataset.divisions, actor_id=actors),
        places=_keep(dataset.places, actor_id=actors),
        positions=_keep(dataset.positions, node_id=actors | groups),
        events=_keep(dataset.events, actor_id=actors | {""}, collaboration_id=groups | {""}),
        findings=findings,
    )


def cut_boundaries(geojson: bytes, network: Network) -> bytes:
    """A GeoJSON text with the areas of the network's actors alone, in their order."""
    collection = json.loads(geojson)
    kept = [
        feature
        for feature in collection["features"]
        if str(feature["properties"]["code"]).upper() in network.actors.index
    ]
    text = json.dumps({**collection, "features": kept}, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def _keep(frame: pd.DataFrame, **ids: set[str]) -> pd.DataFrame:
    """The rows of a table whose columns hold one of the ids given for each."""
    kept = pd.Series(True, index=frame.index)
    for column, values in ids.items():
        kept &= frame[column].isin(values)
    return frame[kept].reset_index(drop=True)


def _keep_links(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """The rows of a table of links that may be shown."""
    checked = check_links(frame, table)
    return checked[checked[LINKS[table]].ne("")].reset_index(drop=True)


def _follow_successions(successions: pd.DataFrame, actors: set[str]) -> pd.DataFrame:
    """Successions that lead to `actors` through any number of others, or away from them."""
    reached = actors
    while True:
        kept = successions["to_id"].isin(reached) | successions["from_id"].isin(actors)
        wider = actors | set(successions.loc[successions["to_id"].isin(reached), "from_id"])
        if wider <= reached:
            return successions[kept].reset_index(drop=True)
        reached = reached | wider
