"""`python -m explorer snapshot`: the network of a selection as a file, or a package to cite."""

import shutil
from pathlib import Path
from typing import IO, Annotated

import typer
from rich.console import Console

from explorer.commands.options import Data, Output, Values, deliver, with_parameters
from explorer.dataset import load_dataset
from explorer.errors import SnapshotError
from explorer.network import Selection, build_network
from explorer.parameters import refuse_idle
from explorer.settings import read_settings
from explorer.snapshot import (
    FORMATS,
    PACKAGE,
    Options,
    address_snapshot,
    list_idle,
    name_package,
    name_snapshot,
    open_package,
    write_snapshot,
)
from explorer.snapshot.options import PARAMETERS, ask_options


@with_parameters("options", {each.name: each for each in PARAMETERS}, ask_options)
def snapshot(
    selection: Selection,
    options: Options,
    format: Annotated[
        str, typer.Option(help=f"One of {', '.join(FORMATS)}, or {PACKAGE}.")
    ] = "graphml",
    formats: Annotated[
        Values, typer.Option(help=f"Of a {PACKAGE}: the formats in it; all by default.")
    ] = None,
    output: Output = "-",
    data: Data = None,
) -> None:
    """Write the network of a selection; the same bytes as the page and the API give.

    Examples:

      python -m explorer snapshot --date 2026-05-16 --domain 6 --output social.graphml

      python -m explorer snapshot --nodes municipality --measures --format gexf --output .

      python -m explorer snapshot --format package --formats csv,xlsx --output .
    """
    given = [*options.to_parameters(), *(["formats"] if formats else [])]
    refuse_idle(given, list_idle(format, options))
    folder = data or read_settings().data
    dataset, package = load_dataset(folder), folder.resolve().name
    network = build_network(dataset, selection)
    if format != PACKAGE:
        content = write_snapshot(network, dataset, format, options)
        name = name_snapshot(network, format, package=package, options=options)
        deliver(content, output, name=name)
        return
    wanted = [part for text in formats or [] for part in text.split(",") if part] or FORMATS
    name = name_package(network, package=package, options=options)
    making = open_package(network, dataset, formats=wanted, options=options, package=package)
    with Console(stderr=True).status("Packing ..."), making as packed:
        _deliver_package(packed, output, name=name)
    address = address_snapshot(dataset, selection, options, package=package)
    typer.echo(f"cite as {address}", err=True)


def _deliver_package(packed: IO[bytes], output: str, *, name: str) -> None:
    """Copy a package to where it goes; a file there is replaced when the new one is whole."""
    if output == "-":
        shutil.copyfileobj(packed, typer.get_binary_stream("stdout"))
        return
    path = Path(output)
    target = path / name if path.is_dir() else path
    part = target.with_name(target.name + ".part")
    try:
        with part.open("wb") as file:
            shutil.copyfileobj(packed, file)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise SnapshotError(f"cannot write {target}: {error.strerror}") from error
    typer.echo(f"{target}: {target.stat().st_size:,} bytes", err=True)
