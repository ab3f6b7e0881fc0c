"""`python -m explorer series`: what the network looked like at one date after another."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from explorer.commands.opened import open_package
from explorer.commands.options import Data, Output, deliver, with_parameters, write_answer
from explorer.network import Selection
from explorer.parameters import read_values
from explorer.tables.series import PARAMETERS, answer_series, refuse_idle_of_series


def read_asked(given: Mapping[str, list[str]]) -> dict[str, Any]:
    """The values of the options given; refuses one that changes nothing."""
    refuse_idle_of_series(given)
    return read_values(given, PARAMETERS)


@with_parameters("asked", {each.name: each for each in PARAMETERS}, read_asked)
def series(
    selection: Selection,
    asked: Mapping[str, Any],
    format: Annotated[str, typer.Option(help="csv or json.")] = "csv",
    output: Output = "-",
    data: Data = None,
) -> None:
    """Write key figures, or the mean of a measure, at one date after another, up to --date.

    Examples:

      python -m explorer series --by domain

      python -m explorer series --every quarter --measure degree --node GM0344
    """
    opened = open_package(data)
    frame = answer_series(opened.service, selection, asked)
    stem = opened.name(selection)
    deliver(write_answer(frame, format), output, name=f"{stem}-series.{format}")
