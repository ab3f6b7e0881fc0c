"""What is asked of a node or of several: names, what they share, what is like them, measures."""

from collections.abc import Sequence

import pandas as pd

from explorer.measures.groups import list_identical
from explorer.measures.overlap import Mode, list_partners
from explorer.measures.peers import WITHIN, domain_medians
from explorer.measures.registry import measures_of
from explorer.network import Network
from explorer.tables.queries import MeasuredNetwork


def mode_of(network: Network, node_id: str) -> Mode:
    """The mode of a node of the network."""
    return "actor" if node_id in network.actors.index else "collaboration"


def name_nodes(network: Network, mode: Mode) -> pd.Series:
    """Names of the nodes of a mode by id, the short ones of collaborations."""
    return network.actors["name"] if mode == "actor" else network.collaborations["short_name"]


def name_node(network: Network, node_id: str) -> str:
    """The name of a node of the network, short for collaborations."""
    return str(name_nodes(network, mode_of(network, node_id))[node_id])


def list_shared(network: Network, nodes: Sequence[str]) -> list[str]:
    """What all of some nodes of one mode are tied to: collaborations of actors, or members.

    Ids by name; of no nodes, nothing.
    """
    own, other = ("actor_id", "collaboration_id")
    if nodes and mode_of(network, nodes[0]) == "collaboration":
        own, other = other, own
    counts = network.ties.loc[network.ties[own].isin(nodes), other].value_counts()
    found = [str(node) for node in counts.index[counts == len(nodes)]]
    return sorted(found, key=lambda node: (name_node(network, node), node))


def list_alike(network: Network, node_id: str) -> pd.DataFrame:
    """Nodes of its mode that share something with a node, those that share most first.

    Indexed by node id: `name`, and the columns of `list_partners`.
    """
    frame = list_partners(network, node_id)
    names = name_nodes(network, mode_of(network, node_id))
    frame.insert(0, "name", names.reindex(frame.index))
    return frame


def find_identical(network: Network, node_id: str) -> list[str]:
    """Other collaborations with exactly the same members; see `list_identical`."""
    found = [ids for ids in list_identical(network)["collaborations"] if node_id in ids]
    return [other for ids in found for other in ids if other != node_id]


def find_nesting(forest: pd.DataFrame, node_id: str) -> dict[str, list[str]]:
    """`within`, what strictly holds a collaboration with none between, and `holds`, the reverse.

    forest: of `build_nesting`.
    """
    own = forest[[node_id in ids for ids in forest["collaborations"]]]
    nodes = set(own["node"])
    above = forest.loc[forest["node"].isin(own["within"].explode()), "collaborations"]
    below = forest.loc[forest["within"].map(nodes.intersection).astype(bool), "collaborations"]
    return {
        "within": [each for ids in above for each in ids],
        "holds": sorted(each for ids in below for each in ids),
    }


def list_node_measures(measured: MeasuredNetwork, node_id: str) -> pd.DataFrame:
    """Every measure of a municipality or collaboration, and how it lies among its peers.

    Indexed by measure: `value`; `rank` within its mode; of a municipality `size_class_percentile`
    and `province_percentile` (see `list_percentiles`), of a collaboration `domain_median`.
    """
    mode = mode_of(measured.network, node_id)
    wanted = list(measures_of(mode))
    if mode == "actor":
        peers = measured.percentiles.loc[node_id]
        among = {f"{by}_percentile": f"_{by}" for by in WITHIN}
    else:
        peers = domain_medians(measured.network, measured.measures).loc[node_id]
        among = {"domain_median": ""}
    frame = pd.DataFrame(
        {
            "value": measured.measures.loc[node_id, wanted],
            "rank": measured.ranks.loc[node_id, wanted].astype("Int64"),
        }
    )
    columns = {
        name: peers[[measure + end for measure in wanted]].to_numpy() for name, end in among.items()
    }
    return frame.assign(**columns)
