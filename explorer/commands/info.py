"""`python -m explorer info`: what a data package is and holds."""

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import typer

from explorer import __version__, vocabulary
from explorer.commands.options import Data
from explorer.dataset import Dataset, load_dataset
from explorer.dataset.model import first_date
from explorer.measures.summary import summarise_network
from explorer.network import Selection, build_network
from explorer.parameters import is_date
from explorer.settings import read_settings
from explorer.translate import Translator

T = Translator("en")
# What the ids are called by which key figures are counted.
TERMS = {"by_domain": vocabulary.DOMAINS, "by_form": vocabulary.FORMS}


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
    for line in write_lines(described):
        typer.echo(line)


def write_lines(described: Mapping[str, Any], *, depth: int = 0) -> Iterator[str]:
    """A description for people to read: a line a value, numbers and dates as on the pages."""
    for name, value in described.items():
        words = (T.day(word) if is_date(word) else word for word in name.replace("_", " ").split())
        label = "  " * depth + (" ".join(words) or "unknown")
        if isinstance(value, dict):
            terms = TERMS.get(name, {})
            yield f"{label}:"
            named = {T.label(terms[key]) if key in terms else key: n for key, n in value.items()}
            yield from write_lines(named, depth=depth + 1)
        else:
            yield f"{label}: {_write_value(value)}"


def _write_value(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, int | float):
        return T.number(value, digits=0 if value == int(value) else 2)
    if isinstance(value, list):
        return "; ".join(value)
    return T.day(value) if is_date(value) else str(value)


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
