"""The command line: `python -m explorer`; every command calls the functions the pages call."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from explorer.commands.compare import compare
from explorer.commands.import_ import import_
from explorer.commands.info import info
from explorer.commands.measures import measures
from explorer.commands.overlap import overlap
from explorer.commands.refresh import refresh
from explorer.commands.serve import serve
from explorer.commands.snapshot import snapshot
from explorer.commands.validate import validate
from explorer.dataset import save_dataset
from explorer.errors import ExplorerError
from explorer.network.positions import add_force
from explorer.settings import Settings
from explorer.sources.register.build import build_package

NATIONAL = Settings().data

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="The network of Dutch municipalities and the collaborations they join.",
)
app.command("snapshot")(snapshot)
app.command("measures")(measures)
app.command("overlap")(overlap)
app.command("compare")(compare)
app.command("info")(info)
app.command("serve")(serve)
app.command("validate")(validate)
app.command("refresh")(refresh)
app.command("import")(import_)


@app.callback()
def describe_program() -> None:
    """Keep every command a subcommand, be there one or many."""


@app.command("build")
def build(
    sources: Annotated[Path, typer.Argument(help="Folder with roo, tooi, cbs and geo.")],
    out: Annotated[Path, typer.Option(help="Folder of the data package.")] = NATIONAL,
) -> None:
    """Make the register network from its sources and save it as a data package.

    Examples:

      python -m explorer build ../shared/sources --out data/nl
    """
    dataset = add_force(build_package(sources, out))
    save_dataset(dataset, out)
    counts = ", ".join(
        f"{len(dataset.tables[table])} {table}"
        for table in ("actors", "collaborations", "versions", "memberships", "findings")
    )
    typer.echo(f"{out}: register of {dataset.date}, {counts}")


def run(arguments: list[str] | None = None) -> None:
    """Run a command; an error of the project is one line on standard error and exit status 1."""
    try:
        app(arguments)
    except ExplorerError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    run()
