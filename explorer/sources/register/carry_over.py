"""What a package of the register knows that the register's export does not state.

Municipalities through time, their successions, points, boundaries, positions, divisions and money
come from other sources, which are not shipped: a refresh takes them from the package it renews. Of
a municipality founded or dissolved since, the export says when; its successor is the one that now
lists its places.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from explorer import vocabulary
from explorer.dataset import Dataset
from explorer.dataset.findings import Finding, read_findings
from explorer.sources.geography import spread_apart
from explorer.sources.mergers import Mergers, Municipality, Succession, day_after
from explorer.sources.register.actors import list_codes, strip_kind
from explorer.sources.register.divisions import list_provinces
from explorer.sources.register.read import Register

CARRIED_TABLES = ("successions", "divisions", "money")
CARRIED_RULES = ("municipality_founded", "municipality_dissolved")
Point = tuple[float, float]


def recall_mergers(old: Dataset, register: Register) -> Mergers:
    """Municipalities and successions of the package, with those the export adds, and findings."""
    actors = old.actors[old.actors["kind"] == "municipality"]
    columns = ["actor_id", "name", "province_id", "founded", "dissolved"]
    known = {str(row[0]): Municipality(*row) for row in actors[columns].to_numpy().tolist()}
    # Those of water boards stand in a table of their own.
    rows = old.successions[old.successions["from_id"].isin(known)]
    successions = [
        Succession(*row) for row in rows[["date", "from_id", "to_id", "event"]].to_numpy().tolist()
    ]
    carried = old.findings["table"].isin(CARRIED_TABLES) | old.findings["rule"].isin(CARRIED_RULES)
    findings = read_findings(old.findings[carried])
    municipalities, noted = _update_lifetimes(known, register)
    ended = [m for code, m in municipalities.items() if m.dissolved and not known[code].dissolved]
    added, inferred = _infer_successions(ended, municipalities, old, register)
    return Mergers(municipalities, (*successions, *added), (*findings, *noted, *inferred))


def _update_lifetimes(
    known: Mapping[str, Municipality], register: Register
) -> tuple[dict[str, Municipality], list[Finding]]:
    """`known` with the municipalities the export founds or dissolves."""
    found = dict(known)
    findings = []
    for code, organisation in list_codes(register, "GM").items():
        ended = organisation.ended if organisation.ended <= register.date else ""
        last = day_after(ended) if ended.endswith("12-31") else ended
        if code in known:
            if ended and not known[code].dissolved:
                found[code] = replace(known[code], dissolved=last)
                values = {"name": known[code].name, "day": last}
                findings.append(Finding("municipality_dissolved", "actors", code, values, code))
        elif not ended and "Gemeente" in organisation.types:
            province = (
                organisation.province if organisation.province in vocabulary.PROVINCES else ""
            )
            name = strip_kind(organisation.name)
            found[code] = Municipality(code, name, province, organisation.started, "")
            dated = "dated" if organisation.started else "undated"
            values = {"name": name, "day": organisation.started, "cases": dated}
            findings.append(Finding("municipality_founded", "actors", code, values, code))
    return found, findings


def _infer_successions(
    ended: list[Municipality],
    municipalities: Mapping[str, Municipality],
    old: Dataset,
    register: Register,
) -> tuple[list[Succession], list[Finding]]:
    """Of every municipality in `ended` the one in being that lists most of its places."""
    holders = {
        place: code
        for code, organisation in list_codes(register, "GM").items()
        for place in organisation.places
        if code in municipalities and not municipalities[code].dissolved
    }
    successions, findings = [], []
    for gone in ended:
        places = old.places.loc[old.places["actor_id"] == gone.code, "place"]
        heirs = Counter(holders[place] for place in sorted(places) if place in holders)
        if not heirs:
            values = {"name": gone.name}
            findings.append(
                Finding("successor_unknown", "successions", gone.code, values, gone.code)
            )
            continue
        heir = municipalities[heirs.most_common(1)[0][0]]
        event = "merger" if heir.founded == gone.dissolved else "extension"
        successions.append(Succession(gone.dissolved, gone.code, heir.code, event))
        values = {"name": gone.name, "successor": heir.name, "day": gone.dissolved}
        key = f"{gone.code}>{heir.code}"
        findings.append(Finding("succession_inferred", "successions", key, values, gone.code))
    return successions, findings


def recall_points(old: Dataset) -> dict[str, Point]:
    """Longitude and latitude by municipality."""
    actors = old.actors[old.actors["longitude"].notna() & old.actors["latitude"].notna()]
    rows = actors[["actor_id", "longitude", "latitude"]].to_numpy().tolist()
    return {str(code): (float(x), float(y)) for code, x, y in rows}


def keep_divisions(old: Dataset, mergers: Mergers) -> pd.DataFrame:
    """The divisions of the package: provinces by the municipalities now known, the rest ended
    where a municipality is.
    """
    rows = old.divisions[old.divisions["division"] != "province"].copy()
    ends = rows["actor_id"].map(lambda code: mergers.municipalities[code].dissolved)
    rows["until"] = rows["until"].mask((rows["until"] == "") & (ends != ""), ends)
    provinces = pd.DataFrame(list_provinces(mergers), columns=list(rows.columns))
    return pd.concat([provinces, rows[rows["until"].eq("") | (rows["since"] < rows["until"])]])


def keep_positions(
    old: Dataset, memberships: pd.DataFrame, nodes: set[str], collaborations: set[str]
) -> pd.DataFrame:
    """Positions of `nodes`: as in the package where it has them, so that nothing jumps.

    A new collaboration stands amid its members, a new actor amid its collaborations; they are
    spread apart from all others.
    """
    layout = old.positions[old.positions["layout"] == "map"]
    rows = layout[layout["node_id"].isin(nodes)][["node_id", "x", "y"]].to_numpy().tolist()
    places: dict[str, Point] = {str(node): (float(x), float(y)) for node, x, y in rows}
    for group, own, other in (
        (collaborations, "collaboration_id", "actor_id"),
        (nodes - collaborations, "actor_id", "collaboration_id"),
    ):
        places |= _place_new(group - places.keys(), memberships[[own, other]], places)
    frame = pd.DataFrame(
        [("map", node, *places[node]) for node in sorted(nodes)],
        columns=["layout", "node_id", "x", "y"],
    )
    return frame.assign(x=frame["x"].round(2) + 0.0, y=frame["y"].round(2) + 0.0)


def _place_new(new: set[str], ties: pd.DataFrame, places: Mapping[str, Point]) -> dict[str, Point]:
    """Points for the nodes `new`, the first column of `ties` amid the second."""
    if not new:
        return {}
    fixed = np.array(list(places.values()), dtype=float).reshape(-1, 2)
    centre = fixed.mean(axis=0) if len(fixed) else np.zeros(2)
    own, other = ties.columns
    spots = {}
    for node in sorted(new):
        near = sorted({*ties.loc[ties[own] == node, other]} & places.keys())
        spots[node] = np.mean([places[each] for each in near], axis=0) if near else centre
    placed = spread_apart(np.array(list(spots.values())), fixed)
    return {node: (x, y) for node, (x, y) in zip(spots, placed.tolist(), strict=True)}
