"""The one way to compute the measures of nodes."""

from collections.abc import Iterable

import pandas as pd

from explorer.errors import MeasureError
from explorer.measures.registry import MEASURES
from explorer.network import Network


def list_bases(network: Network, ids: Iterable[str] = tuple(MEASURES)) -> pd.DataFrame:
    """What the values of measures rest on, where that differs from node to node, a column each.

    Indexed by node id, an empty text where nothing is known; no columns where none of the measures
    has a basis.
    """
    records = [MEASURES[measure] for measure in ids if MEASURES[measure].basis]
    named = {record.basis: record.function for record in records}
    columns = {name: function(network)[name] for name, function in named.items()}
    return pd.DataFrame(columns, index=network.degrees.index, dtype=object).fillna("")


def compute_measures(network: Network, ids: Iterable[str] = tuple(MEASURES)) -> pd.DataFrame:
    """The node measures asked for, a column each in the order asked, a row a node.

    Indexed by node id, actors and then collaborations; a node of a mode that does not have the
    measure has no value (NaN). Cost is the sum of that of the functions, each called once.
    Raises `MeasureError` naming the first id that is no measure of nodes.
    """
    wanted = list(dict.fromkeys(ids))
    unknown = [measure for measure in wanted if measure not in MEASURES]
    if unknown:
        raise MeasureError(f"{unknown[0]!r} is no measure; choose from {', '.join(MEASURES)}")
    functions = dict.fromkeys(MEASURES[measure].function for measure in wanted)
    results = {function: function(network) for function in functions}
    columns = {}
    for measure in wanted:
        record = MEASURES[measure]
        found = results[record.function]
        columns[measure] = found[record.column] if record.column else found
    return pd.DataFrame(columns, index=network.degrees.index)
