"""`python -m explorer events`: everything that happened in a period, an event a row."""

from typing import Annotated

import typer

from explorer.commands.options import Data, Output, deliver, write_answer
from explorer.commands.periods import Since, Until, open_service
from explorer.network import Selection
from explorer.network.events import list_events


def events(
    selection: Selection,
    since: Since,
    until: Until,
    format: Annotated[str, typer.Option(help="csv or json.")] = "csv",
    output: Output = "-",
    data: Data = None,
) -> None:
    """Write every event between two dates, for models of event history: who did what, and when.

    Examples:

      python -m explorer events 2018-01-01 2026-05-16 --output events.csv

      python -m explorer events 2018-01-01 2026-05-16 --domain 6 --format json
    """
    service, stem = open_service(data, selection, since, until)
    frame = list_events(service.dataset, selection, since=since, until=until)
    deliver(write_answer(frame, format), output, name=f"{stem}-events.{format}")
