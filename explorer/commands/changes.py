"""`python -m explorer changes`: what came and went between two dates, when and why."""

from typing import Annotated

import pandas as pd
import typer

from explorer.commands.options import Data, Output, deliver, write_answer
from explorer.commands.periods import Since, Until, open_service
from explorer.network import Selection
from explorer.network.change_records import CHANGES
from explorer.tables.time import BY, COUNTED_BY, count_changes, list_changes


def changes(
    selection: Selection,
    since: Since,
    until: Until,
    by: Annotated[str, typer.Option(help=f"Count by {', '.join(BY)} instead.")] = "",
    format: Annotated[str, typer.Option(help="text, csv or json.")] = "text",
    output: Output = "-",
    data: Data = None,
) -> None:
    """List what came and went between two dates, each with its day and its cause.

    Examples:

      python -m explorer changes 2018-01-01 2026-05-16 --domain 1

      python -m explorer changes 2022-03-16 2026-03-18 --by domain --format csv
    """
    service, stem = open_service(data, selection, since, until)
    frame = list_changes(service, selection, since=since, until=until)
    if by:
        frame = count_changes(frame, COUNTED_BY.read([by]))
    if format == "text":
        lines = frame.to_string(index=False).splitlines() if by else describe_changes(frame)
        content = "\n".join([f"{since} to {until}", *lines, ""]).encode()
    else:
        content = write_answer(frame, format)
    suffix = "txt" if format == "text" else format
    deliver(content, output, name=f"{stem}-changes.{suffix}")


def describe_changes(frame: pd.DataFrame) -> list[str]:
    """Lines that tell a person what changed: of each kind how many, then each by day and name."""
    if frame.empty:
        return ["Nothing changed."]
    lines = []
    for change, rows in sorted(
        frame.groupby("change"), key=lambda pair: list(CHANGES).index(pair[0])
    ):
        lines.append(f"{CHANGES[change].label}: {len(rows)}")
        for row in rows.itertuples(index=False):
            name = ": ".join(filter(None, (row.collaboration, row.actor)))
            lines.append(f"  {row.date} {name}" + (f" ({row.cause})" if row.cause else ""))
    return lines
