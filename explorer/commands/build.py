"""`python -m explorer build`: the register network from all its sources."""

from pathlib import Path
from typing import Annotated

import typer

from explorer.dataset import save_dataset
from explorer.network.positions import add_force
from explorer.settings import Settings, keep_installed
from explorer.sources.register.build import build_package

NATIONAL = Settings().data


def build(
    sources: Annotated[Path, typer.Argument(help="Folder with roo, tooi, cbs and geo.")],
    out: Annotated[Path, typer.Option(help="Folder of the data package.")] = NATIONAL,
) -> None:
    """Make the register network from its sources and save it as a data package.

    Examples:

      python -m explorer build ../shared/sources --out data/nl
    """
    dataset = add_force(build_package(sources, keep_installed(out)))
    save_dataset(dataset, out)
    counts = ", ".join(
        f"{len(dataset.tables[table])} {table}"
        for table in ("actors", "collaborations", "versions", "memberships", "findings")
    )
    typer.echo(f"{out}: register of {dataset.date}, {counts}")
