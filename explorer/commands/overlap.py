"""`python -m explorer overlap`: who shares what with whom, as a table."""

from typing import Annotated, Any

import typer

from explorer.commands.opened import open_package
from explorer.commands.options import Data, Output, deliver, with_parameters, write_answer
from explorer.errors import SelectionError
from explorer.network import Selection
from explorer.parameters import read_values
from explorer.snapshot.options import LANG
from explorer.tables.overlap import LIST, OVERLAP_TABLES, PARAMETERS
from explorer.translate import Translator

TABLES = ", ".join(OVERLAP_TABLES)
# Named `--mode` here, since `--list` lists measures in another command.
OPTIONS = {"mode" if each is LIST else each.name: each for each in PARAMETERS}


@with_parameters("values", OPTIONS, lambda given: read_values(given, PARAMETERS))
def overlap(
    selection: Selection,
    values: dict[str, Any],
    table: Annotated[str, typer.Option(help=f"One of {TABLES}.")] = "pairs",
    format: Annotated[str, typer.Option(help="csv or json.")] = "csv",
    output: Output = "-",
    data: Data = None,
) -> None:
    """Write pairs, groups of identical membership, nesting, backbone, communities or divisions.

    Examples:

      python -m explorer overlap --mode collaboration --domain 1,7

      python -m explorer overlap --table identical --format json

      python -m explorer overlap --table backbone --level 0.01 --output backbone.csv
    """
    if table not in OVERLAP_TABLES:
        raise SelectionError("table", f"{table!r} is unknown; choose from {TABLES}")
    OVERLAP_TABLES[table].refuse_idle([*selection.to_parameters(), *values])
    opened = open_package(data)
    label = Translator(values.get(LANG.name, LANG.default)).label
    frame = OVERLAP_TABLES[table].list_rows(opened.service, selection, values, label=label)
    stem = opened.name(selection)
    deliver(write_answer(frame, format), output, name=f"{stem}-{table}.{format}")
