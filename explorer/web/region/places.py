"""Where my municipalities stand out: a record each, which the page lists and the tests walk."""

from collections.abc import Collection
from dataclasses import dataclass

from explorer.measures.overlap import list_partners
from explorer.network import Network
from explorer.tables.nodes import list_shared
from explorer.translate import N_
from explorer.web.state import State


@dataclass(frozen=True)
class Place:
    """A place where my municipalities stand out.

    label: what it is, in English; path, query: its address, in which {town}, {partner} and {body}
    stand for one of them, who it shares most with, and what both take part in; within: a CSS
    selector of what holds it.
    """

    label: str
    path: str
    within: str
    query: str = ""


PLACES = (
    Place(N_("Explore: the network on the map"), "/", "#graph"),
    Place(N_("Explore: the matrix"), "/", "#matrix-picture", "view=matrix"),
    Place(N_("Explore: the table"), "/", "#table", "view=table"),
    Place(N_("Explore: beside what is selected"), "/", "#panel", "select={partner}"),
    Place(N_("A municipality: its partners"), "/municipality/{partner}", ".partners"),
    Place(N_("A municipality: the map"), "/municipality/{partner}", ".briefing figure"),
    Place(N_("A municipality: circles of councils"), "/municipality/{partner}", ".circles"),
    Place(N_("A collaboration: its members"), "/collaboration/{body}", ".sheet-table"),
    Place(N_("A collaboration: the map"), "/collaboration/{body}", "main figure"),
    Place(N_("Over time: the map"), "/time", "#difference"),
    Place(N_("Over time: what came and went"), "/time", ".events-lists", "from=2018-01-01"),
    Place(N_("Money: the map"), "/money", ".area-map"),
    Place(N_("Money: share beside collaborations"), "/money", "#money-ties"),
    Place(N_("Money: the table"), "/money", "#money-grid"),
    Place(N_("Centrality: the scatter plot"), "/centrality", "#scatter"),
    Place(N_("Centrality: the table"), "/centrality", "#centrality-grid", "y=degree"),
    Place(N_("Overlap: the matrix"), "/overlap", "#overlap-matrix"),
    Place(N_("Overlap: the pairs"), "/overlap", "#overlap-grid"),
    Place(N_("Overlap: the map of the backbone"), "/overlap", "#backbone", "part=backbone"),
    Place(N_("Overlap: the map of communities"), "/overlap", "#communities", "part=communities"),
    Place(N_("Voting power: the members"), "/voting", ".votes", "select={body}"),
    Place(N_("What if: the map to choose on"), "/scenario", "#step-map", "add=leave"),
)


def list_addresses(
    network: Network, mine: Collection[str], state: State
) -> list[tuple[Place, str]]:
    """Each place with its address in the state, for the first of mine that shares something.

    mine: codes of municipalities. Nothing where none of them shares a collaboration with another
    municipality of the network.
    """
    names = _find_names(network, mine)
    if not names:
        return []
    query = state.bare().to_query()
    found = []
    for place in PLACES:
        own = place.query.format(**names)
        parts = "&".join(filter(None, (own, query)))
        found.append((place, place.path.format(**names) + (f"?{parts}" if parts else "")))
    return found


def _find_names(network: Network, mine: Collection[str]) -> dict[str, str]:
    for town in mine:
        if town not in network.actors.index:
            continue
        partners = list_partners(network, town).index.difference(list(mine), sort=False)
        if len(partners):
            partner = str(partners[0])
            body = list_shared(network, [town, partner])[0]
            return {"town": town, "partner": partner, "body": body}
    return {}
