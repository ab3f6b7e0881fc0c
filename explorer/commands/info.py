"""`python -m explorer info`: what a data package is and holds."""

import json
from typing import Annotated, Any

import typer

from explorer import __version__
from explorer.commands.options import Data
from explorer.dataset import Dataset, load_dataset
from explorer.dataset.model import first_date
from explorer.measures.summary import summarise_network
from explorer.network import Selection, build_network
from explorer.settings import read_settings


def info(
    selection: Selection,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for programs.")] = False,
    data: Data = None,
) -> None:
    """Say what the data are, from whom, of when, under which licence, and what they amount to.

    Examples:

      python -m explorer info

      python -m explorer info --data data/nl-2016 --json
    """
    described = describe_package(load_dataset(data or read_settings().data), selection)
    if as_json:
        typer.echo(json.dumps(described, ensure_ascii=False, indent=1))
        return
    for name, value in described.items():
        if isinstance(value, dict):
            typer.echo(f"{name}:")
            for key, figure in value.items():
                typer.echo(f"  {key}: {figure}")
        else:
            text = "; ".join(value) if isinstance(value, list) else value
            typer.echo(f"{name}: {text}")


def describe_package(dataset: Dataset, selection: Selection) -> dict[str, Any]:
    """What is known of a package, and the key figures of its network under a selection."""
    metadata = dataset.metadata
    network = build_network(dataset, selection)
    return {
        "name": dataset.name,
        "title": str(metadata.get("title", "")),
        "date": dataset.date,
        "from": first_date(dataset),
        "fingerprint": dataset.fingerprint,
        "sources": [str(source.get("title", "")) for source in metadata.get("sources", [])],
        "licences": [str(each.get("name", "")) for each in metadata.get("licenses", [])],
        "rows": {table: len(rows) for table, rows in dataset.tables.items()},
        f"network of {network.date}": summarise_network(network),
        "software": f"Verband {__version__}",
    }
