"""`python -m explorer cohesion`: what holds the network together, as a table."""

from typing import Annotated, Any

import typer

from explorer.commands.options import Data, Output, deliver, with_parameters, write_answer
from explorer.dataset import load_dataset
from explorer.network import Selection
from explorer.parameters import read_values
from explorer.settings import read_settings
from explorer.snapshot import name_snapshot
from explorer.tables.cohesion import COHESION_TABLES, TABLE_OF_COHESION
from explorer.tables.queries import Service

PARAMETERS = (TABLE_OF_COHESION,)


@with_parameters(
    "values",
    {each.name: each for each in PARAMETERS},
    lambda given: read_values(given, PARAMETERS),
)
def cohesion(
    selection: Selection,
    values: dict[str, Any],
    format: Annotated[str, typer.Option(help="csv or json.")] = "csv",
    output: Output = "-",
    data: Data = None,
) -> None:
    """Write who or what others are connected through alone, and the exits that change most.

    Examples:

      python -m explorer cohesion --domain 0

      python -m explorer cohesion --table exits --format json

      python -m explorer cohesion --table domains --output domains.csv
    """
    record = COHESION_TABLES[values.get(TABLE_OF_COHESION.name, TABLE_OF_COHESION.default)]
    folder = data or read_settings().data
    service = Service(load_dataset(folder))
    stem = name_snapshot(
        service.network_of(selection), "csv", package=folder.resolve().name
    ).removesuffix(".zip")
    frame = record.make(service, selection)
    deliver(write_answer(frame, format), output, name=f"{stem}-cohesion-{record.id}.{format}")
