"""Two networks on one map: where their nodes are, and which ties one has and the other not."""

from collections.abc import Sequence

import pandas as pd

from explorer.network import Network

ENDS = ("actor_id", "collaboration_id")


def place_nodes(positions: pd.DataFrame, networks: Sequence[Network]) -> pd.DataFrame:
    """Name, kind and place of the nodes of networks, by id; those of the last come first.

    positions: the table of the package.
    """
    on_map = positions[positions["layout"].eq("map")]
    places = on_map.set_index("node_id")[["x", "y"]]
    frames = []
    for network in reversed(networks):
        groups = network.collaborations[["short_name"]].set_axis(["name"], axis=1)
        frames += [network.actors[["name", "kind"]], groups.assign(kind="collaboration")]
    nodes = pd.concat(frames)
    nodes = nodes[~nodes.index.duplicated()]
    return nodes.join(places)


def list_difference(before: Network, after: Network) -> pd.DataFrame:
    """The ties of two networks: `first`, `second`, and `change` 1 came, -1 went, 0 stayed."""
    ties = before.ties[[*ENDS]].merge(after.ties[[*ENDS]], how="outer", indicator=True)
    change = ties["_merge"].map({"left_only": -1, "right_only": 1, "both": 0}).astype(int)
    return pd.DataFrame({"first": ties[ENDS[0]], "second": ties[ENDS[1]], "change": change})
