"""`python -m explorer scenario`: what a merger, leaving or another step would change."""

from pathlib import Path
from typing import Annotated, Any

import orjson
import pandas as pd
import typer

from explorer.commands.options import Data, Output, deliver, write_answer
from explorer.dataset import load_dataset
from explorer.dataset.storage import save_dataset
from explorer.errors import SnapshotError
from explorer.network import Selection
from explorer.network.proposal import read_division
from explorer.parameters import Lines, OneOf
from explorer.query import encode_query, write_value
from explorer.scenario.answer import TABLES, Scenario
from explorer.scenario.report import write_report
from explorer.scenario.texts import say_scenario
from explorer.settings import read_settings
from explorer.snapshot import name_snapshot
from explorer.tables.queries import Service
from explorer.tables.scenario import (
    describe_scenario,
    refuse_idle_scenario,
    work_out,
)
from explorer.translate import Translator

FORMATS = ("text", "json", "csv", "ties", "html", "package")
NEEDS_FOLDER = "a package is a folder; say which with --output"
NEEDS_CSV = "--table chooses a table for --format csv; leave it out"


def scenario(
    selection: Selection,
    step: Annotated[
        list[str], typer.Option(help="A step; several by repeating the option, in order.")
    ] = [],  # noqa: B006
    division: Annotated[
        Path | None, typer.Option(help="A CSV of municipality and region, for redraw:6@proposal.")
    ] = None,
    table: Annotated[str, typer.Option(help=f"With csv: one of {', '.join(TABLES)}.")] = "",
    format: Annotated[str, typer.Option(help="text, json, csv, ties, html or package.")] = "text",
    output: Output = "-",
    data: Data = None,
) -> None:
    """Work out what steps on the network would change; they hold from the date of the selection.

    Steps: merge:CODE,CODE>CODE:Name  join:CODE@ID  leave:CODE@ID  dissolve:ID
    combine:ID,ID>Name  found:Name@CODE,CODE#DOMAIN  redraw:DOMAIN@division

    Examples:

      python -m explorer scenario --step leave:GM0344@GR24221387

      python -m explorer scenario --date 2021-12-31 --step "merge:GM0370>GM0439" --format json

      python -m explorer scenario --step redraw:6@safety_region --format package --output what-if
    """
    OneOf(FORMATS)("format", format)
    refuse_idle_scenario(tuple(step))
    if table and format != "csv":
        raise SnapshotError(NEEDS_CSV)
    folder = data or read_settings().data
    service = Service(load_dataset(folder))
    proposal = _read_division(division, service, selection)
    found = work_out(service, selection, tuple(step), proposal=proposal)
    if format == "package":
        if output == "-":
            raise SnapshotError(NEEDS_FOLDER)
        save_dataset(found.outcome.after, output)
        return
    name = name_snapshot(found.effects.before, "csv", package=folder.resolve().name)
    stem = f"{name.removesuffix('.zip')}-scenario"
    suffix = {"text": "txt", "ties": "csv"}.get(format, format)
    content = (
        write_page(found, service, selection, tuple(step))
        if format == "html"
        else write(found, format, table)
    )
    deliver(content, output, name=f"{stem}.{suffix}")


def _read_division(
    division: Path | None, service: Service, selection: Selection
) -> pd.Series | None:
    if division is None:
        return None
    try:
        content = division.read_bytes()
    except OSError as error:
        raise SnapshotError(f"cannot read {division}: {error.strerror}") from error
    return read_division(content, service.dataset, service.date_of(selection))


def write_page(
    found: Scenario, service: Service, selection: Selection, steps: tuple[str, ...]
) -> bytes:
    """A scenario as the report that the page offers, in English."""
    given = encode_query(selection.to_parameters() | {"step": write_value(Lines(steps))})
    return write_report(found, service.dataset, Translator("en"), query=f"/scenario?{given}")


def write(found: Scenario, format: str, table: str) -> bytes:
    """A scenario as text, JSON, or one of its tables as CSV."""
    if format == "text":
        return "\n".join([*say_scenario(found, Translator("en")), ""]).encode()
    if format == "json":
        rows: dict[str, Any] = {
            name: orjson.loads(write_answer(found[name], "json"))
            for name, record in TABLES.items()
            if record.told
        }
        document = describe_scenario(found) | rows
        option = orjson.OPT_INDENT_2 | orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_APPEND_NEWLINE
        return orjson.dumps(document, option=option)
    name = OneOf(tuple(TABLES))("table", table) if table else "changed"
    return write_answer(found["ties" if format == "ties" else name], "csv")
