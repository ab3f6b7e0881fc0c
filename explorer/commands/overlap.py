"""`python -m explorer overlap`: who shares what with whom, as a table."""

from typing import Annotated

import typer

from explorer.commands.options import Data, Output, deliver, write_answer
from explorer.dataset import load_dataset
from explorer.errors import SelectionError
from explorer.network import Selection
from explorer.parameters import read_values, write_value
from explorer.settings import read_settings
from explorer.snapshot import name_snapshot
from explorer.tables.overlap import (
    LEVEL,
    LIST,
    METHOD,
    OVERLAP_TABLES,
    PARAMETERS,
    RESOLUTION,
)
from explorer.tables.queries import Service
from explorer.translate import DEFAULT, Translator

TABLES = ", ".join(OVERLAP_TABLES)


def overlap(
    selection: Selection,
    table: Annotated[str, typer.Option(help=f"One of {TABLES}.")] = "pairs",
    mode: Annotated[
        str, typer.Option(help="Of which nodes: municipality or collaboration.")
    ] = LIST.default,
    method: Annotated[
        str, typer.Option(help="Of the backbone: sdsm or hypergeometric.")
    ] = METHOD.default,
    level: Annotated[
        float, typer.Option(help="Significance level of the backbone.")
    ] = LEVEL.default,
    resolution: Annotated[
        float, typer.Option(help="Resolution of the communities.")
    ] = RESOLUTION.default,
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
    asked = {"list": mode, "method": method, "level": level, "resolution": resolution}
    values = read_values({name: [write_value(value)] for name, value in asked.items()}, PARAMETERS)
    folder = data or read_settings().data
    service = Service(load_dataset(folder))
    frame = OVERLAP_TABLES[table].list_rows(
        service, selection, values, label=Translator(DEFAULT).label
    )
    stem = name_snapshot(
        service.network_of(selection), "ties", package=folder.resolve().name
    ).removesuffix("-ties.csv")
    deliver(write_answer(frame, format), output, name=f"{stem}-{table}.{format}")
