"""`python -m explorer compare`: what differs between two dates, or two packages."""

from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from explorer.commands.options import Data, Output, deliver, write_answer
from explorer.dataset import Dataset, load_dataset
from explorer.network import Network, Selection, build_network
from explorer.network.changes import CHANGES, compare_networks
from explorer.parameters import is_date
from explorer.settings import read_settings
from explorer.translate import Translator

T = Translator("en")


def compare(
    selection: Selection,
    before: Annotated[str, typer.Argument(help="A date, or a folder of a data package.")],
    after: Annotated[str, typer.Argument(help="Likewise; what differs from the first.")],
    format: Annotated[str, typer.Option(help="text, csv or json.")] = "text",
    output: Output = "-",
    data: Data = None,
) -> None:
    """Say which municipalities, collaborations and ties came and went, under the same filters.

    A folder is looked at on --date, or else on its own date.

    Examples:

      python -m explorer compare 2023-01-01 2026-05-16

      python -m explorer compare 2020-01-01 2026-05-16 --domain 1 --format csv

      python -m explorer compare data/nl refreshed/nl
    """
    folder = data or read_settings().data
    networks = [_find_network(text, folder, selection) for text in (before, after)]
    frame = compare_networks(*networks)
    if format == "text":
        content = "\n".join([*describe_changes(frame, *networks), ""]).encode()
    else:
        content = write_answer(frame, format)
    dates = "-".join(network.date for network in networks)
    suffix = "txt" if format == "text" else format
    deliver(content, output, name=f"verband-compare-{dates}.{suffix}")


def _find_network(text: str, folder: Path, selection: Selection) -> Network:
    if is_date(text):
        return build_network(load_dataset(folder), selection.on(text))
    dataset: Dataset = load_dataset(Path(text))
    return build_network(dataset, selection)


def describe_changes(frame: pd.DataFrame, before: Network, after: Network) -> list[str]:
    """Lines that tell a person what changed: the counts, then every change by name."""
    lines = [f"{T.day(each.date)}: {', '.join(_count(each))}" for each in (before, after)]
    if frame.empty:
        return [*lines, "Nothing differs."]
    for change in CHANGES:
        rows = frame[frame["change"] == change]
        lines.append(f"{change}: {T.number(len(rows))}")
        for actor, collaboration in rows[["actor", "collaboration"]].itertuples(index=False):
            lines.append("  " + ": ".join(filter(None, (collaboration, actor))))
    return lines


def _count(network: Network) -> tuple[str, str, str]:
    return (
        T.n("{n} participant", "{n} participants", len(network.actors)),
        T.n("{n} collaboration", "{n} collaborations", len(network.collaborations)),
        T.n("{n} tie", "{n} ties", len(network.ties)),
    )
