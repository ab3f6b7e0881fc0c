"""Municipalities and collaborations as machines read them: the numbers of their pages."""

from typing import Any

from explorer.errors import MissingError
from explorer.network.search import trace_successors
from explorer.tables.links import list_laws
from explorer.tables.nodes import find_identical, find_nesting, list_alike, list_node_measures
from explorer.tables.sheets import (
    list_collaborations,
    list_every_collaboration,
    list_every_municipality,
    list_members,
    list_same,
    list_versions,
)
from explorer.web.api.answers import Rows, Sheet, list_records
from explorer.web.api.calls import Call

LISTS = ("power", "themes", "laws")
PART = (
    "id", "name", "short_name", "domain", "themes", "form", "power", "obligation", "organs",
    "since", "member_count", "regulation_url", "laws", "law_names",
)  # fmt: skip
LISTS_OF_PART = ("power", "themes", "organs", "laws", "law_names")
MEMBER = ("id", "name", "kind", "population", "population_share", "organs", "since")
VERSION = ("register_id", "name", "form", "power", "since", "until", "regulation_url")


def answer_municipalities(call: Call) -> Rows:
    """Every municipality of the selection, by code."""
    return Rows(list_every_municipality(call.service, call.selection), "municipalities")


def answer_collaborations(call: Call) -> Rows:
    """Every collaboration of the selection, by id."""
    return Rows(list_every_collaboration(call.service, call.selection), "collaborations", LISTS)


def answer_municipality(call: Call) -> Sheet:
    """A municipality of the selection; raises `MissingError` when it is not there."""
    code, network = call.values["code"], call.network
    rows = list_every_municipality(call.service, call.selection)
    mine = rows[rows["code"].eq(code)]
    if mine.empty:
        raise MissingError("code", describe_gone(call, code))
    parts = list_collaborations(call.service, network, code).rename_axis("id").reset_index()
    parts["law_names"] = [
        ";".join(law.title for law in list_laws(call.service.dataset, key)) for key in parts["id"]
    ]
    parts = parts.rename(columns={"members": "member_count"})[list(PART)]
    identical = [
        {"members": int(size), "collaborations": list(together)}
        for together, size in list_same(network, code).itertuples(index=False)
    ]
    document = {
        **list_records(mine)[0],
        "collaborations": list_records(parts, lists=LISTS_OF_PART),
        "partners": list_records(list_alike(network, code).rename_axis("code").reset_index()),
        "identical": identical,
        "measures": _describe_measures(call, code),
    }
    return Sheet(document, parts, code.lower())


def answer_collaboration(call: Call) -> Sheet:
    """A collaboration of the selection; raises `MissingError` when it is not there."""
    node_id, network = call.values["id"], call.network
    rows = list_every_collaboration(call.service, call.selection)
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
        "laws_cited": _describe_laws(call, node_id),
        "overlapping": list_records(list_alike(network, node_id).rename_axis("id").reset_index()),
        "identical": find_identical(network, node_id),
        **find_nesting(call.service.nesting_of(call.selection), node_id),
        "measures": _describe_measures(call, node_id),
    }
    return Sheet(document, members, node_id.lower())


def _describe_laws(call: Call, node_id: str) -> list[dict[str, Any]]:
    return [
        {
            "law_id": law.law_id,
            "title": law.title,
            "url": law.url or None,
            "articles": [{"article": each, "url": url or None} for each, url in law.articles],
        }
        for law in list_laws(call.service.dataset, node_id)
    ]


def _describe_measures(call: Call, node_id: str) -> dict[str, dict[str, Any]]:
    frame = list_node_measures(call.service.measure_all(call.selection), node_id)
    return dict(zip(frame.index, list_records(frame), strict=True))


def describe_gone(call: Call, code: str) -> str:
    """Why a municipality is not in the network that is asked for."""
    date = call.network.date
    successor = trace_successors(call.service.dataset, date).get(code)
    if successor:
        return f"{code} no longer exists on {date}; it became part of {successor}"
    return f"there is no municipality {code!r} in this network of {date}"
