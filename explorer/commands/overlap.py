"""`python -m explorer overlap`: who shares what with whom, as a table."""

from typing import Annotated
from urllib.parse import urlencode

import typer

from explorer.commands.options import Data, Output, deliver, with_selection, write_answer
from explorer.dataset import load_dataset
from explorer.errors import SelectionError
from explorer.network import Selection
from explorer.settings import read_settings
from explorer.snapshot import name_snapshot
from explorer.tables.overlap import OVERLAP_TABLES
from explorer.tables.queries import Service
from explorer.web.state import State, parse_state, write_value

TABLES = ", ".join(OVERLAP_TABLES)
USUAL = State()


@with_selection
def overlap(
    selection: Selection,
    table: Annotated[str, typer.Option(help=f"One of {TABLES}.")] = "pairs",
    mode: Annotated[
        str, typer.Option(help="Of which nodes: municipality or collaboration.")
    ] = USUAL.listing,
    method: Annotated[
        str, typer.Option(help="Of the backbone: sdsm or hypergeometric.")
    ] = USUAL.method,
    level: Annotated[float, typer.Option(help="Significance level of the backbone.")] = USUAL.level,
    resolution: Annotated[
        float, typer.Option(help="Resolution of the communities.")
    ] = USUAL.resolution,
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
    asked = {
        "list": mode,
        "method": method,
        "level": write_value(level),
        "resolution": write_value(resolution),
    }
    state = parse_state(f"{selection.to_query()}&{urlencode(asked)}")
    folder = data or read_settings().data
    service = Service(load_dataset(folder))
    frame = OVERLAP_TABLES[table](service, state)
    stem = name_snapshot(
        service.network_of(selection), "ties", package=folder.resolve().name
    ).removesuffix("-ties.csv")
    deliver(write_answer(frame, format), output, name=f"{stem}-{table}.{format}")
