"""`python -m explorer import`: a table of one's own ties as a data package."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from explorer.dataset import Dataset, load_dataset, save_dataset
from explorer.dataset.storage import DESCRIPTOR
from explorer.errors import SourceError
from explorer.network.positions import add_force, arrange_layout
from explorer.parameters import is_date
from explorer.settings import Settings
from explorer.sources.own.package import build_tidy
from explorer.sources.own.read import read_ties
from explorer.translate import Translator

NATIONAL = Settings().data
SHIPPED = tuple(NATIONAL.resolve().with_name(name) for name in ("nl", "nl-2016"))


def import_(
    table: Annotated[Path, typer.Argument(help="CSV with a row a tie; see docs/data.md.")],
    out: Annotated[Path, typer.Option(help="Folder of the new data package.")],
    name: Annotated[str, typer.Option(help="Name; that of the file by default.")] = "",
    date: Annotated[str, typer.Option(help="Date of the data; today by default.")] = "",
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of a package in that folder.")
    ] = False,
) -> None:
    """Make a data package of a table of ties: participant, collaboration and what is known.

    Example:

      python -m explorer import ties.csv --out my-network --date 2026-01-01
    """
    date = date or datetime.now(UTC).date().isoformat()
    if not is_date(date):
        raise SourceError(f"--date is {date!r}, which is no date; write 2020-01-31")
    _refuse_taken(out, replace=replace)
    ties = read_ties(table)
    known = load_dataset(NATIONAL)
    dataset = build_tidy(ties, known, name=name or table.stem, date=date)
    recognised = dataset.actors["actor_id"].isin(known.actors["actor_id"]).sum()
    if dataset.positions.empty:
        dataset = dataset.with_tables(positions=arrange_layout(dataset))
    save_dataset(add_force(dataset), out)
    typer.echo(
        f"{out}: {describe_counts(dataset, recognised)}\n"
        f"Look at it with: python -m explorer serve --data {out}"
    )


def describe_counts(dataset: Dataset, recognised: int) -> str:
    """How many of each were imported."""
    n = Translator("en").n
    return ", ".join(
        [
            n("{n} participant", "{n} participants", len(dataset.actors))
            + n(" ({n} known municipality)", " ({n} known municipalities)", recognised),
            n("{n} collaboration", "{n} collaborations", len(dataset.collaborations)),
            n("{n} membership", "{n} memberships", len(dataset.memberships)),
        ]
    )


def _refuse_taken(out: Path, *, replace: bool) -> None:
    """Raise `SourceError` where a package would be replaced unasked, or a shipped one at all."""
    if (out / DESCRIPTOR).is_file() and out.resolve() in SHIPPED:
        raise SourceError(f"{out} is shipped with Verband; choose another folder")
    if (out / DESCRIPTOR).is_file() and not replace:
        raise SourceError(
            f"{out} holds a data package; give --replace to put this in its place, or choose "
            "another folder"
        )
