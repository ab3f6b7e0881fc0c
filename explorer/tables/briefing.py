"""What a council is told of its municipality: figures, and its files by who decides."""

from dataclasses import dataclass

import pandas as pd

from explorer.dataset.finding_rule import SEVERITIES
from explorer.dataset.wgr import find_amended
from explorer.measures.peers import size_classes
from explorer.network import Network
from explorer.network.spans import add_years
from explorer.tables.queries import Service
from explorer.tables.sheets import list_collaborations
from explorer.tables.timeline import list_timeline

PEERS = 4
# Who decides, in the order it is told: the council itself, a board with delegated power, the
# municipality in whose name a mandate is used, or what the register does not say so.
PARTS = ("council", "delegation", "mandate", "other", "unknown")


@dataclass(frozen=True)
class Briefing:
    """A municipality in figures.

    count: its collaborations; place: `most` or `fewest` where no other municipality has as many or
    as few, else empty; delegated, council: in how many power is delegated, and its own council
    takes part; peers: name and number of collaborations of those nearest in inhabitants.
    """

    count: int
    place: str
    delegated: int
    council: int
    peers: tuple[tuple[str, int], ...]


def summarise(service: Service, network: Network, code: str) -> Briefing:
    """What the first sentence says of a municipality of the network."""
    files = list_files(service, network, code)
    towns = network.actors.index[network.actors["kind"].eq("municipality")]
    counts = network.degrees[towns]
    own = counts[code]
    place = ""
    if len(counts) > 1 and counts.eq(own).sum() == 1:
        place = {counts.max(): "most", counts.min(): "fewest"}.get(own, "")
    return Briefing(
        count=int(own),
        place=place,
        delegated=int(files["delegated"].sum()),
        council=int(files["part"].eq("council").sum()),
        peers=tuple(
            (str(network.actors.at[peer, "name"]), int(counts[peer]))
            for peer in find_peers(network, code)
        ),
    )


def find_peers(network: Network, code: str, *, most: int = PEERS) -> list[str]:
    """Codes of the municipalities of its size class nearest in inhabitants, the nearest first.

    None where the inhabitants are not known.
    """
    classes = size_classes(network)
    if not classes.get(code):
        return []
    people = network.actors.loc[classes.index, "population"]
    others = people[classes.eq(classes[code])].drop(code)
    near = (others - people[code]).abs().astype(float).sort_values(kind="stable")
    return near.index[:most].tolist()


def list_files(service: Service, network: Network, code: str) -> pd.DataFrame:
    """The collaborations of a municipality by who decides, then by domain and name.

    `list_collaborations` with `part`, of `PARTS`, the council before all else, and `delegated`,
    whether power is delegated, whatever the part.
    """
    rows = list_collaborations(service, network, code)
    powers = group_powers(rows["power"])
    council = ["council" in organs.split(";") for organs in rows["organs"]]
    rows = rows.assign(part=powers.mask(council, "council"), delegated=powers.eq("delegation"))
    return rows.sort_values("part", key=lambda part: part.map(PARTS.index), kind="stable")


def group_powers(powers: pd.Series) -> pd.Series:
    """What was given to collaborations, an id of `PARTS`, by their powers.

    Delegation beside other powers is delegation; only mandate and nothing else is mandate, as in
    `municipal_control`.
    """
    groups = pd.Series("other", index=powers.index, dtype=object)
    groups[powers.eq("")] = "unknown"
    groups[powers.eq("mandate")] = "mandate"
    groups[["delegation" in power.split(";") for power in powers]] = "delegation"
    return groups


def list_recent(service: Service, network: Network, code: str) -> pd.DataFrame:
    """What came and went in the year up to the network's date, the last first.

    day; change, of `CHANGES`; other_id; name, of the collaboration.
    """
    since = add_years(network.date, -1)
    rows = list_timeline(service, code)
    ends = (("since", "began"), ("until", "ended"))
    events = pd.concat(
        [
            rows[[day, how, "other_id", "name"]].set_axis(
                ["day", "change", "other_id", "name"], axis=1
            )
            for day, how in ends
        ]
    )
    recent = events[events["day"].gt(since) & events["day"].le(network.date)]
    return recent.sort_values(["day", "name"], ascending=[False, True], ignore_index=True)


def list_not_amended(service: Service, network: Network, code: str) -> list[str]:
    """Collaborations of a municipality without a version since the law of 2022, by name."""
    amended = find_amended(service.dataset, network.date)
    rows = list_files(service, network, code).sort_values("short_name")
    return [key for key in rows.index if not amended.get(key, True)]


def list_odd(service: Service, network: Network, code: str) -> pd.DataFrame:
    """Findings about a municipality or its collaborations, as in the package.

    Those of what the law has it in one of come first, then errors, warnings and notes.
    """
    findings = service.dataset.findings
    mine = set(network.ties.loc[network.ties["actor_id"].eq(code), "collaboration_id"])
    about = findings["actor_id"].eq(code) | (
        findings["collaboration_id"].isin(mine) & findings["actor_id"].isin(["", code])
    )
    odd = findings[about]
    order = odd["severity"].map(SEVERITIES.index).mask(odd["rule"].str.startswith("statutory"), -1)
    return odd.loc[order.sort_values(kind="stable").index].reset_index(drop=True)
