"""`python -m explorer growth`: why municipalities take part in more, or fewer, collaborations."""

from typing import Annotated

import orjson
import typer

from explorer.commands.options import Data, Output, deliver, write_answer
from explorer.commands.periods import Since, Until, open_service
from explorer.measures.growth import GROWTH_PARTS, Growth
from explorer.network import Selection
from explorer.tables.time import split_growth


def growth(
    selection: Selection,
    since: Since,
    until: Until,
    format: Annotated[str, typer.Option(help="text, csv or json.")] = "text",
    output: Output = "-",
    data: Data = None,
) -> None:
    """Split the change of the mean number of collaborations a municipality between two dates.

    Examples:

      python -m explorer growth 2018-01-01 2026-05-16

      python -m explorer growth 2018-01-01 2026-05-16 --province PV26 --format json
    """
    service, stem = open_service(data, selection, since, until)
    found = split_growth(service, selection, since=since, until=until)
    if format == "text":
        content = "\n".join([*describe_growth(found), ""]).encode()
    elif format == "json":
        content = orjson.dumps(found.to_document(), option=orjson.OPT_INDENT_2) + b"\n"
    else:
        content = write_answer(found.to_frame(), format)
    suffix = "txt" if format == "text" else format
    deliver(content, output, name=f"{stem}-growth.{suffix}")


def describe_growth(found: Growth) -> list[str]:
    """Lines that tell a person what growth was of."""
    width = max(len(part.label) for part in GROWTH_PARTS.values())
    lines = [
        f"{GROWTH_PARTS[part].label:{width}} {found.values[part]:+8.3f} {found.ties[part]:+7,} ties"
        for part in GROWTH_PARTS
    ]
    return [
        f"Collaborations a municipality, mean on {found.since}: {found.mean_from:.3f}",
        *lines,
        f"Collaborations a municipality, mean on {found.until}: {found.mean_to:.3f}",
    ]
