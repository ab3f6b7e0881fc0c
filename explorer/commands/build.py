"""`python -m explorer build`: the register network from all its sources."""

from pathlib import Path
from typing import Annotated

import typer

from explorer.dataset import Dataset, save_dataset
from explorer.network.positions import add_force
from explorer.settings import Settings, keep_installed
from explorer.sources.register.build import build_package
from explorer.translate import Translator

T = Translator("en")
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
    typer.echo(f"{out}: register of {T.day(dataset.date)}, {describe_counts(dataset)}")


def describe_counts(dataset: Dataset) -> str:
    """How many rows of each table there are."""
    actors, collaborations, versions, memberships, findings = (
        len(dataset.tables[name])
        for name in ("actors", "collaborations", "versions", "memberships", "findings")
    )
    counts = (
        T.n("{n} participant", "{n} participants", actors),
        T.n("{n} collaboration", "{n} collaborations", collaborations),
        T.n("{n} version", "{n} versions", versions),
        T.n("{n} membership", "{n} memberships", memberships),
        T.n("{n} finding", "{n} findings", findings),
    )
    return ", ".join(counts)
