"""What pages show and their downloads hold, one function a table."""

from collections.abc import Callable, Mapping

import pandas as pd

from explorer.measures.overlap import Mode, pairs
from explorer.measures.peers import WITHIN
from explorer.measures.registry import MEASURES
from explorer.web.service import Looked, Service
from explorer.web.state import State

Table = Callable[[Service, State], pd.DataFrame]


def mode_of(state: State) -> Mode:
    """The mode of the network that the state lists."""
    return "actor" if state.listing == "municipality" else "collaboration"


def names_of(service: Service, state: State) -> pd.Series:
    """Names of the nodes of the listed mode, by id."""
    network = service.network_of(state.selection)
    if state.listing == "municipality":
        return network.actors["name"]
    return network.collaborations["short_name"]


def list_measures(looked: Looked) -> pd.DataFrame:
    """Every measure of every node, with its rank, and of municipalities its percentiles.

    Indexed by node id, actors first; `bipartite` 0 for actors and 1 for collaborations, `name`,
    and for each measure `<measure>`, `<measure>_rank` (within its mode), `<measure>_size_class`
    and `<measure>_province` (percentiles, see `list_percentiles`).
    """
    network = looked.network
    places = {"bipartite": [0] * len(network.actors) + [1] * len(network.collaborations)}
    names = [*network.actors["name"], *network.collaborations["short_name"]]
    frame = pd.DataFrame(places | {"name": names}, index=looked.measures.index)
    frame = frame.join(looked.measures).join(looked.ranks.add_suffix("_rank"))
    columns = [
        name
        for measure in MEASURES
        for name in (measure, *(f"{measure}_{part}" for part in ("rank", *WITHIN)))
    ]
    return frame.join(looked.percentiles)[["bipartite", "name", *columns]]


def list_pairs(service: Service, state: State) -> pd.DataFrame:
    """All pairs of the listed mode that share something, with their names; see `pairs`."""
    frame = pairs(service.network_of(state.selection), mode_of(state))
    names = names_of(service, state)
    frame.insert(2, "first_name", frame["first"].map(names))
    frame.insert(3, "second_name", frame["second"].map(names))
    return frame


OVERLAP_TABLES: Mapping[str, Table] = {
    "pairs": list_pairs,
}
