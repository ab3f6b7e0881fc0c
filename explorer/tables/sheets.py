"""Municipalities and collaborations, and what the sheet of one lists, one function a table."""

import pandas as pd

from explorer import vocabulary
from explorer.dataset.links import check_links
from explorer.dataset.seats import SEATS_BASIS
from explorer.measures.groups import list_identical
from explorer.measures.peers import size_classes
from explorer.network import Network, Selection
from explorer.tables.queries import Service
from explorer.tables.regions import name_province

MUNICIPALITY = (
    "code", "name", "province", "province_name", "population", "council_seats", "seats_by_law",
    "seats_basis", "size_class", "area_km2", "longitude", "latitude", "collaboration_count",
    "partner_count", "website", "record_url",
)  # fmt: skip
COLLABORATION = (
    "id", "name", "short_name", "form", "power", "domain", "themes", "domain_basis", "obligation",
    "laws", "body", "seat", "website", "cross_border", "started", "verified", "register_id",
    "matched", "regulation_url", "record_url", "member_count",
)  # fmt: skip


def list_every_municipality(service: Service, selection: Selection) -> pd.DataFrame:
    """The columns `MUNICIPALITY` of every municipality of the selection.

    council_seats: as the register has them; seats_by_law: what the law gives the inhabitants of the
    date; seats_basis: which of the two indicators by seat use, `register` or `law`.
    """
    measured = service.measure_shown(selection)
    actors = measured.network.actors
    frame = actors[actors["kind"].eq("municipality")].rename(columns={"province_id": "province"})
    frame["province_name"] = [
        name_province(province) if province in vocabulary.PROVINCES else ""
        for province in frame["province"]
    ]
    frame["seats_by_law"] = measured.network.seats_by_law.reindex(frame.index)
    frame[SEATS_BASIS] = measured.network.seats[SEATS_BASIS].reindex(frame.index)
    frame["size_class"] = size_classes(measured.network)
    frame["collaboration_count"] = measured.measures["degree"].reindex(frame.index)
    for column, relation in (("website", "website"), ("record_url", "record")):
        frame[column] = list_links(service, relation).reindex(frame.index).fillna("")
    frame["partner_count"] = measured.measures["partners"].reindex(frame.index)
    return frame.rename_axis("code").reset_index()[list(MUNICIPALITY)]


def list_every_collaboration(service: Service, selection: Selection) -> pd.DataFrame:
    """The columns `COLLABORATION` of every collaboration of the selection."""
    network = service.network_of(selection)
    frame = network.collaborations.copy()
    regulations = find_regulations(service, network)
    frame["regulation_url"] = regulations.reindex(frame.index).fillna("")
    frame["record_url"] = list_links(service, "record").reindex(frame.index).fillna("")
    frame["member_count"] = network.degrees.reindex(frame.index)
    return frame.rename_axis("id").reset_index()[list(COLLABORATION)]


def list_collaborations(service: Service, network: Network, code: str) -> pd.DataFrame:
    """The collaborations of a municipality by domain and name, with its tie and the regulation.

    Indexed by collaboration id: columns of `network.collaborations`, `organs` and `since` of the
    tie, `members` (number) and `regulation_url` of the version in force, or empty.
    """
    ties = network.ties[network.ties["actor_id"] == code].set_index("collaboration_id")
    rows = network.collaborations.loc[ties.index].join(ties[["organs", "since"]])
    rows["members"] = network.degrees.reindex(rows.index)
    rows["regulation_url"] = find_regulations(service, network).reindex(rows.index).fillna("")
    return rows.sort_values(["domain", "short_name"])


def find_regulations(service: Service, network: Network) -> pd.Series:
    """The address of the regulation last in force at the network's date, by collaboration id."""
    versions = service.dataset.versions
    current = versions[(versions["since"] <= network.date)].sort_values("since")
    urls = current.drop_duplicates("collaboration_id", keep="last")
    return check_links(urls, "versions").set_index("collaboration_id")["regulation_url"]


def list_links(service: Service, relation: str) -> pd.Series:
    """Links of a relation (`record` or `website`) that may be shown, by node id."""
    rows = check_links(service.dataset.links, "links")
    return rows[rows["relation"].eq(relation)].set_index("node_id")["url"]


def list_members(network: Network, node_id: str) -> pd.DataFrame:
    """The members of a collaboration, the most populous first.

    Indexed by actor id: columns of `network.actors`, `organs` and `since` of the tie, and
    `share`, the member's share of the inhabitants of all, missing unless all are known.
    """
    ties = network.ties[network.ties["collaboration_id"] == node_id].set_index("actor_id")
    actors = network.actors.loc[ties.index].join(ties[["organs", "since"]])
    total = actors["population"].sum()
    known = bool(actors["population"].notna().all()) and total > 0
    actors["share"] = (actors["population"] / total).astype(float) if known else float("nan")
    return actors.sort_values(["population", "name"], ascending=[False, True])


def list_versions(service: Service, node_id: str) -> pd.DataFrame:
    """The versions of a collaboration's regulation, the oldest first."""
    versions = service.dataset.versions
    mine = versions[versions["collaboration_id"] == node_id].sort_values("since")
    return check_links(mine, "versions")


def list_same(network: Network, code: str) -> pd.DataFrame:
    """Groups of collaborations with the same members, a municipality among them."""
    groups = list_identical(network)
    mine = [code in members for members in groups["members"]]
    return groups.loc[mine, ["collaborations", "size"]]
