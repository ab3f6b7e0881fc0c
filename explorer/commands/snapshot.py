"""`python -m explorer snapshot`: the network of a selection as a file."""

from pathlib import Path
from typing import Annotated

import typer

from explorer.dataset import load_dataset
from explorer.errors import SnapshotError
from explorer.network import build_network, parse_selection
from explorer.settings import read_settings
from explorer.snapshot import (
    FORMATS,
    name_package,
    name_snapshot,
    open_package,
    parse_options,
    write_snapshot,
)

SEVERAL = "several by comma or by repeating the option"
PACKAGE = "package"
Values = list[str] | None


def snapshot(
    date: Annotated[str, typer.Option(help="ISO date; the register's date by default.")] = "",
    domain: Annotated[Values, typer.Option(help=f"Iv3 main functions 0-8, {SEVERAL}.")] = None,
    form: Annotated[Values, typer.Option(help=f"OL, GO, BVO, RZM, {SEVERAL}.")] = None,
    power: Annotated[Values, typer.Option(help="attribution, delegation, mandate.")] = None,
    obligation: Annotated[
        Values, typer.Option(help="statutory, semi_statutory, voluntary.")
    ] = None,
    kind: Annotated[Values, typer.Option(help="Kinds of actors; municipality by default.")] = None,
    province: Annotated[Values, typer.Option(help="Provinces, PV20-PV31.")] = None,
    cross_border: Annotated[str, typer.Option(help="yes or no; both by default.")] = "",
    least: Annotated[str, typer.Option(help="Least selected members a collaboration has.")] = "",
    format: Annotated[
        str, typer.Option(help=f"{', '.join(FORMATS)}, or {PACKAGE}: all of them in a zip.")
    ] = "graphml",
    nodes: Annotated[
        str, typer.Option(help="both, or a projection: municipality, collaboration.")
    ] = "",
    keep: Annotated[str, typer.Option(help="Ties of a projection: backbone or all.")] = "",
    threshold: Annotated[str, typer.Option(help="With all: least that two share.")] = "",
    method: Annotated[str, typer.Option(help="Of the backbone: sdsm, hypergeometric.")] = "",
    level: Annotated[str, typer.Option(help="Of the backbone: between 0 and 1.")] = "",
    measures: Annotated[bool, typer.Option("--measures", help="Nodes carry measures.")] = False,
    lang: Annotated[str, typer.Option(help="nl or en, of texts for people.")] = "",
    output: Annotated[
        str,
        typer.Option(help="File, or folder (usual name); - is standard output."),
    ] = "-",
    data: Annotated[
        Path | None, typer.Option(help="Folder of a data package [EXPLORER_DATA].")
    ] = None,
) -> None:
    """Write the network of a selection; the same bytes as the page and the API give."""
    given: dict[str, str | list[str]] = {
        "date": date,
        "domain": domain or [],
        "form": form or [],
        "power": power or [],
        "obligation": obligation or [],
        "kind": kind or [],
        "province": province or [],
        "cross_border": cross_border,
        "least": least,
    }
    selection = parse_selection(given)
    options = parse_options(
        {
            "nodes": nodes,
            "keep": keep,
            "threshold": threshold,
            "method": method,
            "level": level,
            "measures": "yes" if measures else "",
            "lang": lang,
        }
    )
    folder = data or read_settings().data
    dataset = load_dataset(folder)
    network = build_network(dataset, selection)
    if format == PACKAGE:
        package = folder.resolve().name
        with open_package(network, dataset, options=options, package=package) as file:
            name = name_package(network, package=package, options=options)
            _deliver(file.read(), output, name=name)
        return
    content = write_snapshot(network, dataset, format, options)
    _deliver(content, output, name=name_snapshot(network, format, options=options))


def _deliver(content: bytes, output: str, *, name: str) -> None:
    if output == "-":
        typer.get_binary_stream("stdout").write(content)
        return
    path = Path(output)
    target = path / name if path.is_dir() else path
    try:
        target.write_bytes(content)
    except OSError as error:
        raise SnapshotError(f"cannot write {target}: {error.strerror}") from error
    typer.echo(f"{target}: {len(content):,} bytes", err=True)
