"""What holds a network together, by name, each with the step that would take it away."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from explorer.measures.cohesion import (
    MOST_EXITS,
    count_parts,
    list_bridges,
    list_cut_points,
    list_exits,
)
from explorer.network import Network, Selection
from explorer.parameters import OneOf, Parameter
from explorer.scenario.record import Step
from explorer.scenario.steps import write_step
from explorer.tables.queries import Service
from explorer.translate import N_
from explorer.vocabulary import DOMAINS

POINTS = ["node_id", "name", "mode", "parts", "actors", "cut_off", "step"]
BRIDGES = [
    "actor_id", "actor", "collaboration_id", "collaboration", "actors", "cut_off", "step",
]  # fmt: skip
EXITS = [*BRIDGES[:-1], "partners_lost", "distance", "step"]
BY_DOMAIN = [
    "domain", "collaborations", "parts", "largest", "points", "bridges",
    "node_id", "name", "actors", "cut_off",
]  # fmt: skip
LISTS_OF_COHESION = ("cut_off",)


@dataclass(frozen=True)
class CohesionTable:
    """One table of what holds a network together: its columns, and the function that makes it."""

    id: str
    columns: Sequence[str]
    make: Callable[[Service, Selection], pd.DataFrame]


def list_points(service: Service, selection: Selection) -> pd.DataFrame:
    """Nodes without which a part falls apart, as `list_cut_points`, with name and step.

    cut_off: ids, `;` between; step: the one that ends a collaboration, empty for a participant.
    """
    network = service.network_of(selection)
    names = name_all(network)
    found = list_cut_points(network).rename(columns={"node": "node_id"})
    groups = found["mode"].eq("collaboration")
    steps = [
        write_step(Step("dissolve", (("collaboration", key),))) if group else ""
        for key, group in zip(found["node_id"], groups, strict=True)
    ]
    found = found.assign(name=found["node_id"].map(names), step=steps)
    return join_ids(found)[POINTS]


def list_bridging(service: Service, selection: Selection) -> pd.DataFrame:
    """Ties without which a part falls in two, as `list_bridges`, with names and step."""
    network = service.network_of(selection)
    return name_ties(list_bridges(network), network)[BRIDGES]


def list_leaving(service: Service, selection: Selection, *, most: int = MOST_EXITS) -> pd.DataFrame:
    """The exits that change most, as `list_exits`, with names and step."""
    network = service.network_of(selection)
    return name_ties(list_exits(network, most=most), network)[EXITS]


def list_by_domain(service: Service, selection: Selection) -> pd.DataFrame:
    """The whole selection (domain empty), then each of its domains: how it hangs together.

    collaborations; parts: connected parts with a tie; largest: participants in the largest, by
    number; points and bridges: how many there are; and the point that cuts off most, as
    `list_points`, empty where none cuts off anyone.
    """
    domains = selection.domain or tuple(DOMAINS)
    asked = [("", selection), *((each, selection.replace(domain=(each,))) for each in domains)]
    rows = [_describe(service, domain, each) for domain, each in asked]
    return pd.DataFrame(rows, columns=BY_DOMAIN)


def _describe(service: Service, domain: str, selection: Selection) -> dict[str, object]:
    network = service.network_of(selection)
    parts = count_parts(network)
    points = list_points(service, selection)
    row: dict[str, object] = {
        "domain": domain,
        "collaborations": len(network.collaborations),
        "parts": len(parts),
        "largest": max(parts, default=0),
        "points": len(points),
        "bridges": len(list_bridges(network)),
        "node_id": "", "name": "", "actors": 0, "cut_off": "",
    }  # fmt: skip
    if len(points) and points["actors"][0]:
        row |= dict(points.loc[0, ["node_id", "name", "actors", "cut_off"]])
    return row


def name_all(network: Network) -> dict[str, str]:
    """What the nodes of a network are called, by id."""
    return {**network.actors["name"], **network.collaborations["short_name"]}


def name_ties(ties: pd.DataFrame, network: Network) -> pd.DataFrame:
    """Ties with the names of both ends and the step that takes them away."""
    names = name_all(network)
    ends = ties[["actor_id", "collaboration_id"]].set_axis(["actor", "collaboration"], axis=1)
    steps = [write_step(Step("leave", tuple(end.items()))) for end in ends.to_dict("records")]
    named = ties.assign(
        actor=ties["actor_id"].map(names),
        collaboration=ties["collaboration_id"].map(names),
        step=steps,
    )
    return join_ids(named)


def join_ids(frame: pd.DataFrame) -> pd.DataFrame:
    """A table with the ids of who is cut off as one text, `;` between."""
    return frame.assign(cut_off=frame["cut_off"].map(";".join).astype(str))


_RECORDS = (
    CohesionTable("points", POINTS, list_points),
    CohesionTable("bridges", BRIDGES, list_bridging),
    CohesionTable("exits", EXITS, list_leaving),
    CohesionTable("domains", BY_DOMAIN, list_by_domain),
)
COHESION_TABLES: Mapping[str, CohesionTable] = MappingProxyType(
    {record.id: record for record in _RECORDS}
)
TABLE_OF_COHESION = Parameter(
    "table",
    N_(
        "Which table: articulation points, bridges, the 50 exits that change most, or the whole "
        "and each domain."
    ),
    OneOf(tuple(COHESION_TABLES)),
    "points",
)
