"""`python -m explorer measures`: every measure of every node, as a table."""

from typing import Annotated

import typer

from explorer.commands.options import Data, Output, Values, deliver, write_answer
from explorer.dataset import load_dataset
from explorer.errors import MeasureError
from explorer.measures.registry import ALL_MEASURES, MEASURES
from explorer.network import Selection
from explorer.settings import read_settings
from explorer.snapshot import name_snapshot
from explorer.tables.overlap import list_measures, pick_measures
from explorer.tables.queries import Service

MODES = ("both", "municipality", "collaboration")


def measures(
    selection: Selection,
    measure: Annotated[
        Values, typer.Option(help="Ids of measures; all by default. See --list.")
    ] = None,
    mode: Annotated[str, typer.Option(help=f"Nodes: {', '.join(MODES)}.")] = "both",
    list_all: Annotated[
        bool, typer.Option("--list", help="Say which measures there are, and what they mean.")
    ] = False,
    format: Annotated[str, typer.Option(help="csv or json.")] = "csv",
    output: Output = "-",
    data: Data = None,
) -> None:
    """Write the measures of municipalities and collaborations, with ranks and percentiles.

    Examples:

      python -m explorer measures --measure degree,betweenness --mode municipality

      python -m explorer measures --domain 6 --format json --output social.json

      python -m explorer measures --list
    """
    if list_all:
        _print_records()
        return
    if mode not in MODES:
        raise MeasureError(f"mode {mode!r} is unknown; choose from {', '.join(MODES)}")
    wanted = [part for text in measure or [] for part in text.split(",") if part]
    folder = data or read_settings().data
    service = Service(load_dataset(folder))
    measured = service.measure_all(selection)
    frame = pick_measures(list_measures(measured), wanted or list(MEASURES))
    if mode != "both":
        frame = frame[frame["bipartite"].eq(MODES.index(mode) - 1)]
    content = write_answer(frame.rename_axis("node_id").reset_index(), format)
    stem = name_snapshot(measured.network, "ties", package=folder.resolve().name).removesuffix(
        "-ties.csv"
    )
    deliver(content, output, name=f"{stem}-measures.{format}")


def _print_records() -> None:
    for record in ALL_MEASURES.values():
        typer.echo(f"{record.id}\t{record.label}\t{record.unit}\t{record.meaning}")
