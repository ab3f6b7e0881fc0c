"""`python -m explorer import`: a table of one's own ties as a data package."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from explorer.dataset import load_dataset, save_dataset
from explorer.errors import SourceError
from explorer.network.positions import add_force, arrange_layout
from explorer.parameters import is_date
from explorer.settings import Settings
from explorer.sources.own.package import build_tidy
from explorer.sources.own.read import read_ties

NATIONAL = Settings().data


def import_(
    table: Annotated[Path, typer.Argument(help="CSV with a row a tie; see docs/data.md.")],
    out: Annotated[Path, typer.Option(help="Folder of the new data package.")],
    name: Annotated[str, typer.Option(help="Name; that of the file by default.")] = "",
    date: Annotated[str, typer.Option(help="Date of the data; today by default.")] = "",
) -> None:
    """Make a data package of a table of ties: participant, collaboration and what is known.

    Example:

      python -m explorer import ties.csv --out my-network --date 2026-01-01
    """
    date = date or datetime.now(UTC).date().isoformat()
    if not is_date(date):
        raise SourceError(f"--date is {date!r}, which is no date; write 2020-01-31")
    ties = read_ties(table)
    known = load_dataset(NATIONAL)
    dataset = build_tidy(ties, known, name=name or table.stem, date=date)
    recognised = dataset.actors["actor_id"].isin(known.actors["actor_id"]).sum()
    if dataset.positions.empty:
        dataset = dataset.with_tables(positions=arrange_layout(dataset))
    save_dataset(add_force(dataset), out)
    typer.echo(
        f"{out}: {len(dataset.actors)} participants ({recognised} known municipalities), "
        f"{len(dataset.collaborations)} collaborations, {len(dataset.memberships)} memberships\n"
        f"Look at it with: python -m explorer serve --data {out}"
    )
