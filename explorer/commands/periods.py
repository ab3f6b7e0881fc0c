"""Arguments of the commands that look at two dates, and what they have in common."""

from pathlib import Path
from typing import Annotated

import typer

from explorer.commands.opened import open_package
from explorer.network import Selection
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
    dates = FROM.read([since]), TO.read([until])
    opened = open_package(data)
    about = selection.on(min(dates[1], opened.service.dataset.date))
    return opened.service, f"{opened.name(about)}-from-{since}"
