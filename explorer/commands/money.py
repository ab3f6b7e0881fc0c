"""`python -m explorer money`: what municipalities pay to joint arrangements, as a table."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from explorer.commands.opened import open_package
from explorer.commands.options import Data, Output, deliver, with_parameters, write_answer
from explorer.network import Selection
from explorer.parameters import read_values, refuse_idle
from explorer.tables.money_figures import (
    PARAMETERS,
    TABLE,
    answer_money,
    refuse_idle_of_money,
)

FILES = "money FILE... or --download"
Options = Mapping[str, Any]


def read_asked(given: Mapping[str, list[str]]) -> dict[str, Any]:
    """The values of the options given; refuses one that changes nothing."""
    asked = read_values(given, PARAMETERS)
    refuse_idle_of_money(set(given), asked.get("table") or TABLE.default)
    return asked


@with_parameters("asked", {each.name: each for each in PARAMETERS}, read_asked)
def money(
    selection: Selection,
    asked: Options,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="Raw Iv3 tables of CBS, CSV or JSON: write money.csv with what they say.",
            show_default=False,
        ),
    ] = None,
    download: Annotated[
        list[str] | None,
        typer.Option(help="Fetch a raw table of CBS by its id, as in 45067NED; may be repeated."),
    ] = None,
    base: Annotated[str, typer.Option(help="Where --download finds the tables.")] = "",
    by: Annotated[
        str,
        typer.Option(help="Of raw tables: municipality (money.csv), task_field or domain."),
    ] = "",
    renew: Annotated[
        bool,
        typer.Option("--renew", help="Put what raw tables say into the package of --data."),
    ] = False,
    format: Annotated[str, typer.Option(help="csv or json.")] = "csv",
    output: Output = "-",
    data: Data = None,
) -> None:
    """Write what municipalities pay to joint arrangements, and of what that is.

    With FILE or --download: all of money.csv of the package, with what raw tables of CBS say in the
    place of what it has of the same year and report.

    Examples:

      python -m explorer money --province PV31

      python -m explorer money --table years --node GM0882

      python -m explorer money 45067NED.csv --output money.csv

      python -m explorer money --download 45067NED --by domain

      python -m explorer money 45067NED.json --renew --data my-network
    """
    own = {"base": base, "by": by, "renew": renew}
    if files or download:
        _refuse_network(selection, asked)
        _read_files(files or [], download or [], own, format=format, output=output, data=data)
        return
    refuse_idle([name for name, value in own.items() if value], dict.fromkeys(own, FILES))
    opened = open_package(data)
    frame = answer_money(opened.service, selection, asked)
    stem = opened.name(selection)
    deliver(write_answer(frame, format), output, name=f"{stem}-money.{format}")


def _refuse_network(selection: Selection, asked: Options) -> None:
    """Raise `SelectionError` for what is of a network: raw tables are read whole."""
    given = [*(name for name, _ in selection.given), *asked]
    refuse_idle(given, dict.fromkeys(given, "money without FILE"))


def _read_files(
    files: list[Path],
    tables: list[str],
    own: Options,
    *,
    format: str,
    output: str,
    data: Path | None,
) -> None:
    # Imported late: what asks a package needs nothing of it.
    from explorer.commands.money_files import BY, Asked, renew_package, write_money
    from explorer.sources.cbs.download import BASE

    if not tables:
        refuse_idle(["base"] if own["base"] else [], {"base": "--download"})
    asked = Asked(files, tables, own["base"] or BASE, data)
    if not own["renew"]:
        write_money(asked, by=own["by"] or BY[0], format=format, output=output)
        return
    given = {"by": own["by"], "output": output != "-", "format": format != "csv"}
    idle = dict.fromkeys(given, "money FILE without --renew")
    refuse_idle([name for name, value in given.items() if value], idle)
    renew_package(asked)
