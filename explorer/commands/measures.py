"""`python -m explorer measures`: every measure of every node, as a table."""

from typing import Annotated

import pandas as pd
import typer

from explorer.commands.opened import open_package
from explorer.commands.options import Data, Output, Values, deliver, write_answer
from explorer.dataset import Dataset
from explorer.errors import MeasureError
from explorer.measures.registry import ALL_MEASURES, MEASURES
from explorer.network import Selection
from explorer.parameters import refuse_idle
from explorer.tables.overlap import pick_measures
from explorer.tables.series import EVERY, list_dates, list_measures_at
from explorer.tables.time import FROM

MODES = ("both", "municipality", "collaboration")


def measures(
    selection: Selection,
    measure: Annotated[
        Values, typer.Option(help="Ids of measures; all by default. See --list.")
    ] = None,
    mode: Annotated[str, typer.Option(help=f"Nodes: {', '.join(MODES)}.")] = "both",
    every: Annotated[
        str, typer.Option(help="At many dates: the first of each year, quarter or month, and last.")
    ] = "",
    since: Annotated[str, typer.Option("--from", help="The first date with --every.")] = "",
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

      python -m explorer measures --every year --from 2018-01-01 --measure degree

      python -m explorer measures --list
    """
    if list_all:
        _print_records()
        return
    if mode not in MODES:
        raise MeasureError(f"mode {mode!r} is unknown; choose from {', '.join(MODES)}")
    opened = open_package(data)
    service = opened.service
    dates = choose_dates(service.dataset, selection, every=every, since=since)
    frame = list_measures_at(service, selection, dates).set_index(["date", "node_id"])
    frame = _pick(frame, measure or [], mode)
    frame = frame.reset_index() if every else frame.droplevel("date").reset_index()
    content = write_answer(frame, format)
    stem = opened.name(selection)
    stem += f"-every-{every}-from-{dates[0]}" if every else ""
    deliver(content, output, name=f"{stem}-measures.{format}")


def _pick(frame: pd.DataFrame, measure: list[str], mode: str) -> pd.DataFrame:
    """The columns of some measures, all when none is given, of the nodes of a mode."""
    wanted = [part for text in measure for part in text.split(",") if part]
    frame = pick_measures(frame, wanted or list(MEASURES))
    return frame if mode == "both" else frame[frame["bipartite"].eq(MODES.index(mode) - 1)]


def choose_dates(dataset: Dataset, selection: Selection, *, every: str, since: str) -> list[str]:
    """The dates to measure at: that of the selection, or with `every` more, up to it."""
    last = selection.date or dataset.date
    if not every:
        refuse_idle(["from"] if since else [], {"from": "every"})
        return [last]
    first = FROM.read([since]) if since else ""
    return list_dates(dataset, EVERY.read([every]), since=first, until=last)


def _print_records() -> None:
    for record in ALL_MEASURES.values():
        typer.echo(f"{record.id}\t{record.label}\t{record.unit}\t{record.meaning}")
