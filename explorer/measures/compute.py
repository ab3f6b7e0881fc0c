"""The one way to compute the measures of nodes."""

from collections.abc import Iterable

import pandas as pd

from explorer.errors import MeasureError
from explorer.measures.registry import MEASURES
from explorer.network import Network


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
