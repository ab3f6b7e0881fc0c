"""`python -m explorer series`: what the network looked like at one date after another."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from explorer.commands.options import Data, Output, deliver, with_parameters, write_answer
from explorer.dataset import load_dataset
from explorer.network import Selection
from explorer.parameters import read_values
from explorer.settings import read_settings
from explorer.snapshot import name_snapshot
from explorer.tables.queries import Service
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
    folder = data or read_settings().data
    service = Service(load_dataset(folder))
    frame = answer_series(service, selection, asked)
    network = service.network_of(selection)
    stem = name_snapshot(network, "csv", package=folder.resolve().name).removesuffix(".zip")
    deliver(write_answer(frame, format), output, name=f"{stem}-series.{format}")
