"""`python -m explorer snapshot`: the network of a selection as a file, or a package to cite."""

import shutil
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from explorer.commands.options import Data, Output, Values, deliver, with_selection
from explorer.dataset import Dataset, load_dataset
from explorer.errors import SnapshotError
from explorer.network import Network, Selection, build_network
from explorer.settings import read_settings
from explorer.snapshot import (
    FORMATS,
    PACKAGE,
    Options,
    address_snapshot,
    name_package,
    name_snapshot,
    open_package,
    parse_options,
    write_snapshot,
)

USUAL = Options()


@with_selection
def snapshot(
    selection: Selection,
    format: Annotated[
        str, typer.Option(help=f"One of {', '.join(FORMATS)}, or {PACKAGE}.")
    ] = "graphml",
    formats: Annotated[
        Values, typer.Option(help=f"Of a {PACKAGE}: the formats in it; all by default.")
    ] = None,
    nodes: Annotated[
        str, typer.Option(help="both, or a projection: municipality or collaboration.")
    ] = USUAL.nodes,
    keep: Annotated[str, typer.Option(help="Ties of a projection: backbone, or all.")] = USUAL.keep,
    threshold: Annotated[
        str, typer.Option(help="Least shared, of a projection that keeps all.")
    ] = str(USUAL.threshold),
    method: Annotated[str, typer.Option(help="Of the backbone: sdsm or hypergeometric.")] = (
        USUAL.method
    ),
    level: Annotated[str, typer.Option(help="Significance level of the backbone.")] = (
        f"{USUAL.level:g}"
    ),
    measures: Annotated[bool, typer.Option("--measures", help="With the measures.")] = False,
    lang: Annotated[str, typer.Option(help="Of texts for people: nl or en.")] = USUAL.language,
    output: Output = "-",
    data: Data = None,
) -> None:
    """Write the network of a selection; the same bytes as the page and the API give.

    Examples:

      python -m explorer snapshot --date 2026-05-16 --domain 6 --output social.graphml

      python -m explorer snapshot --nodes municipality --measures --format gexf --output .

      python -m explorer snapshot --format package --formats csv,xlsx --output .
    """
    options = parse_options(
        {
            "nodes": nodes,
            "keep": keep,
            "threshold": threshold,
            "method": method,
            "level": level,
            "measures": "yes" if measures else "no",
            "lang": lang,
        }
    )
    dataset = load_dataset(data or read_settings().data)
    network = build_network(dataset, selection)
    if format == PACKAGE:
        wanted = [part for text in formats or [] for part in text.split(",") if part]
        _deliver_package(network, dataset, options, formats=wanted or list(FORMATS), output=output)
    else:
        content = write_snapshot(network, dataset, format, options)
        deliver(content, output, name=name_snapshot(network, format, options=options))


def _deliver_package(
    network: Network, dataset: Dataset, options: Options, *, formats: list[str], output: str
) -> None:
    """Write a package file by file; where it goes to is made only when it is whole."""
    address = address_snapshot(dataset, network.selection, options)
    with (
        Console(stderr=True).status("Packing ..."),
        open_package(network, dataset, formats=formats, options=options) as packed,
    ):
        if output == "-":
            shutil.copyfileobj(packed, typer.get_binary_stream("stdout"))
        else:
            path = Path(output)
            target = path / name_package(network, options=options) if path.is_dir() else path
            try:
                with target.open("wb") as file:
                    shutil.copyfileobj(packed, file)
            except OSError as error:
                raise SnapshotError(f"cannot write {target}: {error.strerror}") from error
            typer.echo(f"{target}: {target.stat().st_size:,} bytes", err=True)
    typer.echo(f"cite as {address}", err=True)
