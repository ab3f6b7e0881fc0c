"""`python -m explorer money`: what municipalities pay to joint arrangements, as a table."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from explorer.commands.opened import open_package
from explorer.commands.options import Data, Output, deliver, with_parameters, write_answer
from explorer.network import Selection
from explorer.parameters import read_values
from explorer.tables.money_figures import (
    PARAMETERS,
    TABLE,
    answer_money,
    refuse_idle_of_money,
)


def read_asked(given: Mapping[str, list[str]]) -> dict[str, Any]:
    """The values of the options given; refuses one that changes nothing."""
    asked = read_values(given, PARAMETERS)
    refuse_idle_of_money(set(given), asked.get("table") or TABLE.default)
    return asked


@with_parameters("asked", {each.name: each for each in PARAMETERS}, read_asked)
def money(
    selection: Selection,
    asked: Mapping[str, Any],
    format: Annotated[str, typer.Option(help="csv or json.")] = "csv",
    output: Output = "-",
    data: Data = None,
) -> None:
    """Write what municipalities pay to joint arrangements, and of what that is.

    Examples:

      python -m explorer money --province PV31

      python -m explorer money --table years

      python -m explorer money --table years --node GM0882

      python -m explorer money --table groups --format json
    """
    opened = open_package(data)
    frame = answer_money(opened.service, selection, asked)
    stem = opened.name(selection)
    deliver(write_answer(frame, format), output, name=f"{stem}-money.{format}")
