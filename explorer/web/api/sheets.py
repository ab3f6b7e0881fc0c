"""Municipalities and collaborations as machines read them: the numbers of their pages."""

from typing import Any

import pandas as pd

from explorer import vocabulary
from explorer.errors import MissingError
from explorer.measures.groups import list_identical
from explorer.measures.overlap import list_partners
from explorer.measures.peers import WITHIN, domain_medians, size_classes
from explorer.measures.registry import measures_of
from explorer.network import Network
from explorer.network.search import trace_successors
from explorer.tables.regions import name_province
from explorer.tables.sheets import (
    find_regulations,
    list_collaborations,
    list_members,
    list_same,
    list_versions,
)
from explorer.web.api.answers import Rows, Sheet, list_records, plain
from explorer.web.api.calls import Call

LISTS = ("power", "themes", "laws")
MUNICIPALITY = (
    "code", "name", "province", "province_name", "population", "council_seats", "size_class",
    "area_km2", "longitude", "latitude", "collaboration_count", "partner_count",
)  # fmt: skip
COLLABORATION = (
    "id", "name", "short_name", "form", "power", "domain", "themes", "domain_basis", "obligation",
    "laws", "body", "seat", "website", "cross_border", "started", "verified", "register_id",
    "matched", "regulation_url", "member_count",
)  # fmt: skip
PART = (
    "id", "name", "short_name", "domain", "themes", "form", "power", "obligation", "organs",
    "since", "member_count", "regulation_url",
)  # fmt: skip
MEMBER = ("id", "name", "kind", "population", "population_share", "organs", "since")
VERSION = ("register_id", "name", "form", "power", "since", "until", "regulation_url")
OVERLAP = ("shared", "newman", "jaccard", "overlap_coefficient", "relation")


def answer_municipalities(call: Call) -> Rows:
    """Every municipality of the selection, by code."""
    return Rows(tabulate_municipalities(call), "municipalities")


def answer_collaborations(call: Call) -> Rows:
    """Every collaboration of the selection, by id."""
    return Rows(tabulate_collaborations(call), "collaborations", LISTS)


def tabulate_municipalities(call: Call) -> pd.DataFrame:
    """The columns `MUNICIPALITY` of every municipality of the selection."""
    measured = call.service.measure_shown(call.selection)
    actors = measured.network.actors
    frame = actors[actors["kind"].eq("municipality")].rename(columns={"province_id": "province"})
    frame["province_name"] = [_name_province(province) for province in frame["province"]]
    frame["size_class"] = size_classes(measured.network)
    frame["collaboration_count"] = measured.measures["degree"].reindex(frame.index)
    frame["partner_count"] = measured.measures["partners"].reindex(frame.index)
    return frame.rename_axis("code").reset_index()[list(MUNICIPALITY)]


def tabulate_collaborations(call: Call) -> pd.DataFrame:
    """The columns `COLLABORATION` of every collaboration of the selection."""
    network = call.network
    frame = network.collaborations.copy()
    regulations = find_regulations(call.service, network)
    frame["regulation_url"] = regulations.reindex(frame.index).fillna("")
    frame["member_count"] = network.degrees.reindex(frame.index)
    return frame.rename_axis("id").reset_index()[list(COLLABORATION)]


def answer_municipality(call: Call) -> Sheet:
    """A municipality of the selection; raises `MissingError` when it is not there."""
    code, network = call.values["code"], call.network
    rows = tabulate_municipalities(call)
    mine = rows[rows["code"].eq(code)]
    if mine.empty:
        raise MissingError("code", _describe_gone(call, code))
    parts = list_collaborations(call.service, network, code).rename_axis("id").reset_index()
    parts = parts.rename(columns={"members": "member_count"})[list(PART)]
    identical = [
        {"members": int(size), "collaborations": list(together)}
        for together, size in list_same(network, code).itertuples(index=False)
    ]
    document = {
        **list_records(mine)[0],
        "collaborations": list_records(parts, lists=("power", "themes", "organs")),
        "partners": _list_alike(network, code),
        "identical": identical,
        "measures": _describe_measures(call, code, "actor"),
    }
    return Sheet(document, parts, code.lower())


def answer_collaboration(call: Call) -> Sheet:
    """A collaboration of the selection; raises `MissingError` when it is not there."""
    node_id, network = call.values["id"], call.network
    rows = tabulate_collaborations(call)
    mine = rows[rows["id"].eq(node_id)]
    if mine.empty:
        said = f"there is no collaboration {node_id!r} in this network of {network.date}"
        raise MissingError("id", said + "; other filters or another date hide it")
    members = list_members(network, node_id).rename_axis("id").reset_index()
    members = members.rename(columns={"share": "population_share"})[list(MEMBER)]
    versions = list_versions(call.service, node_id)[list(VERSION)]
    document = {
        **list_records(mine, lists=LISTS)[0],
        "members": list_records(members, lists=("organs",)),
        "versions": list_records(versions, lists=("power",)),
        "overlapping": _list_alike(network, node_id),
        "identical": _find_identical(network, node_id),
        **_find_nesting(call.service.nesting_of(call.selection), node_id),
        "measures": _describe_measures(call, node_id, "collaboration"),
    }
    return Sheet(document, members, node_id.lower())


def _list_alike(network: Network, node_id: str) -> list[dict[str, Any]]:
    """Nodes that share something with one, those that share most first; see `list_partners`."""
    actor = node_id in network.actors.index
    names = network.actors["name"] if actor else network.collaborations["short_name"]
    frame = list_partners(network, node_id)[list(OVERLAP)]
    frame.insert(0, "name", names.reindex(frame.index))
    return list_records(frame.rename_axis("code" if actor else "id").reset_index())


def _find_identical(network: Network, node_id: str) -> list[str]:
    """Other collaborations with exactly the same members; see `list_identical`."""
    found = [ids for ids in list_identical(network)["collaborations"] if node_id in ids]
    return [other for ids in found for other in ids if other != node_id]


def _find_nesting(forest: pd.DataFrame, node_id: str) -> dict[str, list[str]]:
    """`within`, the smallest that strictly holds a collaboration, and `holds`, those below it."""
    own = forest[[node_id in ids for ids in forest["collaborations"]]]
    if own.empty:
        return {"within": [], "holds": []}
    node, parent = own.iloc[0]["node"], own.iloc[0]["parent"]
    above = forest.loc[forest["node"].eq(parent), "collaborations"]
    below = forest.loc[forest["parent"].eq(node), "collaborations"]
    return {
        "within": [each for ids in above for each in ids],
        "holds": sorted(each for ids in below for each in ids),
    }


def _describe_measures(call: Call, node_id: str, mode: str) -> dict[str, dict[str, Any]]:
    """Every measure of a node with its rank among its mode, and how it lies among its peers."""
    measured = call.service.measure_all(call.selection)
    values, ranks = measured.measures.loc[node_id], measured.ranks.loc[node_id]
    if mode == "actor":
        peers = measured.percentiles.loc[node_id]
        among = {f"{by}_percentile": f"_{by}" for by in WITHIN}
    else:
        peers = domain_medians(measured.network, measured.measures).loc[node_id]
        among = {"domain_median": ""}
    return {
        measure: {
            "value": plain(values[measure]),
            "rank": _whole(ranks[measure]),
            **{name: plain(peers[measure + end]) for name, end in among.items()},
        }
        for measure in measures_of(mode)
    }


def _whole(value: Any) -> int | None:  # noqa: ANN401
    found = plain(value)
    return None if found is None else int(found)


def _describe_gone(call: Call, code: str) -> str:
    date = call.network.date
    successor = trace_successors(call.service.dataset, date).get(code)
    if successor:
        return f"{code} no longer exists on {date}; it became part of {successor}"
    return f"there is no municipality {code!r} in this network of {date}"


def _name_province(province: str) -> str:
    return name_province(province) if province in vocabulary.PROVINCES else ""
