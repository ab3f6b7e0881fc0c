"""Tables of the overlap page: what a block shows and what its download holds, one function each."""

from collections.abc import Callable, Mapping

import pandas as pd

from explorer.measures.overlap import Mode, pairs
from explorer.web.service import Service
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
