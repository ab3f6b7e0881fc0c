"""`python -m explorer cohesion`: what holds the network together, as a table."""

from typing import Annotated, Any

import typer

from explorer.commands.opened import open_package
from explorer.commands.options import Data, Output, deliver, with_parameters, write_answer
from explorer.network import Selection
from explorer.parameters import read_values
from explorer.tables.cohesion import COHESION_TABLES, TABLE_OF_COHESION

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
    opened = open_package(data)
    frame = record.make(opened.service, selection)
    name = f"{opened.name(selection)}-cohesion-{record.id}.{format}"
    deliver(write_answer(frame, format), output, name=name)
