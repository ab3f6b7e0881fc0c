"""What a council is told of a collaboration: what it is, and what its members weigh in it."""

from dataclasses import dataclass

import pandas as pd

from explorer.dataset.timeslice import memberships_at
from explorer.dataset.wgr import find_amended
from explorer.errors import SelectionError
from explorer.measures.voting import HOWS
from explorer.network import Network, Selection
from explorer.tables.ballot import Vote, work_out_vote
from explorer.tables.queries import Service
from explorer.tables.sheets import list_members


@dataclass(frozen=True)
class Dossier:
    """A collaboration in figures.

    councils: its municipalities, each with a council; council: of how many the council itself takes
    part; known: of how many it is known which organ does; others: members of other kinds in the
    network; left_out: ids of those who take part at the date and are not in the network, by name.
    """

    councils: int
    council: int
    known: int
    others: int
    left_out: tuple[str, ...]


def summarise_dossier(service: Service, network: Network, node_id: str) -> Dossier:
    """What the first sentence says of a collaboration of the network."""
    ties = network.ties[network.ties["collaboration_id"].eq(node_id)]
    towns = ties[ties["actor_id"].map(network.actors["kind"]).eq("municipality")]
    stated = memberships_at(service.dataset, network.date)
    every = set(stated.loc[stated["collaboration_id"].eq(node_id), "actor_id"])
    names = service.dataset.actors.set_index("actor_id")["name"]
    missing = sorted(every - set(ties["actor_id"]), key=lambda code: (names[code], code))
    return Dossier(
        councils=len(towns),
        council=sum("council" in organs.split(";") for organs in towns["organs"]),
        known=int(towns["organs"].ne("").sum()),
        others=len(ties) - len(towns),
        left_out=tuple(missing),
    )


def list_majorities(service: Service, selection: Selection, node_id: str) -> dict[str, Vote]:
    """A simple majority of the members of a collaboration, by how their votes weigh.

    `equal`, one vote each; `population`, a vote for every 1,000 inhabitants: an assumption, for the
    register has no voting rules. The votes are those of Voting power and `/api/voting`
    (`work_out_vote`). A way in which they cannot be weighed or counted is left out.
    """
    found = {}
    for how in HOWS:
        try:
            found[how] = work_out_vote(service, selection, selected=node_id, weights=how)
        except SelectionError:
            continue
    return found


def list_seated_members(
    service: Service, network: Network, node_id: str
) -> tuple[pd.DataFrame, dict[str, Vote]]:
    """The members of a collaboration with what they weigh, and the votes that says (see above).

    `list_members` with `seats`, number in its council, and `seats_basis` (see `choose_seats`),
    missing and empty for who has none; `power`, its normalised Banzhaf power in a simple majority
    by population, 0 to 1, missing where that cannot be counted.
    """
    members = list_members(network, node_id)
    votes = list_majorities(service, network.selection, node_id)
    seats = network.seats.reindex(members.index)
    power = votes["population"].power["banzhaf_normalised"] if "population" in votes else None
    members = members.assign(
        seats=seats["council_seats"],
        seats_basis=seats["seats_basis"].fillna(""),
        power=float("nan") if power is None else power.reindex(members.index),
    )
    return members, votes


def is_stale(service: Service, network: Network, node_id: str) -> bool:
    """Whether its regulation is not visibly amended since the law of 1 July 2022."""
    return not find_amended(service.dataset, network.date).get(node_id, True)


def list_findings_of(service: Service, node_id: str) -> pd.DataFrame:
    """Findings about a collaboration that are more than a note, as in the package."""
    findings = service.dataset.findings
    mine = findings["collaboration_id"].eq(node_id) & findings["severity"].ne("note")
    # Those of `list_beside` are one a municipality; the sheet tells them together.
    mine &= findings["rule"].ne("statutory_twice")
    return findings[mine].reset_index(drop=True)
