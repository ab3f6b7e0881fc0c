"""Nodes and ties of a network as tables, and how tables are written as CSV."""

import csv
from io import StringIO
from typing import Any

import numpy as np
import pandas as pd

from explorer.measures.compute import compute_measures, list_bases
from explorer.measures.projection import project
from explorer.measures.registry import MEASURES, measures_of
from explorer.network import Network
from explorer.snapshot.columns import NODE_COLUMNS, PAIR_COLUMNS, TIE_COLUMNS, type_values
from explorer.snapshot.options import Options

FORMULA = ("=", "+", "-", "@", "\t", "\r")
DIGITS = 12


def list_nodes(network: Network) -> pd.DataFrame:
    """All nodes, actors and then collaborations, each by id, with the columns `NODE_COLUMNS`.

    `bipartite` is 0 for actors and 1 for collaborations, whose `kind` is `collaboration`. Values
    are of the types of `explorer.snapshot.columns`; what a node does not have is an empty text, or
    None.
    """
    actors = network.actors.rename_axis("id").reset_index().assign(bipartite=0)
    groups = network.collaborations.rename_axis("id").reset_index()
    groups = groups.assign(bipartite=1, kind="collaboration")
    parts = [part.reindex(columns=NODE_COLUMNS).astype(object) for part in (actors, groups)]
    return type_values(pd.concat(parts, ignore_index=True))


def list_ties(network: Network) -> pd.DataFrame:
    """All ties, by actor and then collaboration, with the columns `TIE_COLUMNS`."""
    return type_values(network.ties[TIE_COLUMNS])


def list_written_nodes(network: Network, options: Options) -> pd.DataFrame:
    """The nodes that `options` ask for, as `list_nodes`, a column a measure after that,
    and what their values rest on (see `list_bases`).

    Of a projection only the measures its nodes have. Measures are rounded to 12 significant
    digits: the last ones differ from machine to machine.
    """
    nodes = list_nodes(network)
    if options.mode is not None:
        nodes = nodes[nodes["bipartite"].eq(0 if options.mode == "actor" else 1)]
    if options.measures:
        wanted = MEASURES if options.mode is None else measures_of(options.mode)
        measures = compute_measures(network, wanted).loc[nodes["id"]]
        whole = measures.dtypes.map(pd.api.types.is_integer_dtype)
        measures.loc[:, ~whole] = measures.loc[:, ~whole].apply(_round)
        measures = measures.join(list_bases(network, wanted))
        nodes = nodes.assign(**{name: measures[name].to_numpy() for name in measures})
        nodes = type_values(nodes)
    return nodes.reset_index(drop=True)


def list_written_ties(network: Network, options: Options) -> pd.DataFrame:
    """The ties that `options` ask for: as `list_ties`, or of a projection `PAIR_COLUMNS`.

    Pairs stand by their ids, `first` before `second`.
    """
    if options.mode is None:
        return list_ties(network)
    pairs = project(
        network,
        options.mode,
        keep=options.keep,
        threshold=options.threshold,
        method=options.method,
        level=options.level,
    )
    return type_values(pairs.sort_values(["first", "second"], ignore_index=True)[PAIR_COLUMNS])


def list_matrix(nodes: pd.DataFrame, ties: pd.DataFrame) -> pd.DataFrame:
    """Ties as a matrix with an `id` column: biadjacency (1 or 0), or of a projection adjacency.

    nodes, ties: those of one extract. Two-mode, actors are rows and collaborations columns; of a
    projection both are its nodes and a cell is what two share, the diagonal 0. Cost is the size
    of the matrix.
    """
    ids = nodes["id"].astype(str)
    one_mode = "shared" in ties
    is_actor = nodes["bipartite"].eq(0)
    rows, columns = (ids, ids) if one_mode else (ids[is_actor], ids[~is_actor])
    cells = np.zeros((len(rows), len(columns)), dtype=np.int64)
    at = pd.Index(rows).get_indexer(ties.iloc[:, 0])
    to = pd.Index(columns).get_indexer(ties.iloc[:, 1])
    cells[at, to] = ties["shared"] if one_mode else 1
    if one_mode:
        cells[to, at] = ties["shared"]
    matrix = pd.DataFrame(cells, columns=list(columns))
    matrix.insert(0, "id", list(rows), allow_duplicates=True)
    return matrix


def write_csv(frame: pd.DataFrame) -> bytes:
    """`frame` as CSV: UTF-8, LF (also within texts), a header, missing values empty.

    Truths are `true` and `false`, as in JSON. A text that a spreadsheet would run as a formula gets
    an apostrophe before it. The one writer of tables that go out: pages, API, command line, files.
    """
    buffer = StringIO()
    # Not pandas' own: it makes a column of counts and gaps one of fractions (244427.0).
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(neutralise(column) for column in frame.columns)
    for row in frame.astype(object).itertuples(index=False, name=None):
        writer.writerow(map(_write_value, row))
    return buffer.getvalue().encode("utf-8", errors="replace")


def _write_value(value: Any) -> object:  # noqa: ANN401
    if pd.isna(value):
        return ""
    plain = value.item() if hasattr(value, "item") else value
    if isinstance(plain, bool):
        return "true" if plain else "false"
    return neutralise(plain)


def neutralise(value: object) -> object:
    """A text as a spreadsheet shows it and does not run it; anything else as it is.

    An apostrophe goes before what would start a formula, and line ends become LF.
    """
    if not isinstance(value, str):
        return value
    text = unify_lines(value)
    return "'" + text if value.startswith(FORMULA) else text


def unify_lines(text: str) -> str:
    """`text` with LF for every line end: the csv module leaves a lone CR unquoted."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _round(values: pd.Series) -> pd.Series:
    return values.map(lambda value: float(f"{value:.{DIGITS}g}"), na_action="ignore")
