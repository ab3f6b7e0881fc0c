"""Arguments of the commands that look at two dates, and what they have in common."""

from pathlib import Path
from typing import Annotated

import typer

from explorer.dataset import load_dataset
from explorer.network import Selection
from explorer.settings import read_settings
from explorer.snapshot import name_snapshot
from explorer.tables.queries import Service
from explorer.tables.time import FROM, TO, refuse_date

Since = Annotated[str, typer.Argument(help="The first date, 2018-01-01.")]
Until = Annotated[str, typer.Argument(help="The second date, 2026-05-16.")]


def open_service(
    data: Path | None, selection: Selection, since: str, until: str
) -> tuple[Service, str]:
    """Who answers about the package, and how a file about the two dates is called, kind aside.

    Raises `SelectionError` for what is no date, and for a date of the selection's own.
    """
    refuse_date(tuple(name for name, _ in selection.given))
    folder = data or read_settings().data
    dates = FROM.read([since]), TO.read([until])
    service = Service(load_dataset(folder))
    about = selection.on(min(dates[1], service.dataset.date))
    stem = name_snapshot(service.network_of(about), "csv", package=folder.resolve().name)
    return service, f"{stem.removesuffix('.zip')}-from-{since}"
