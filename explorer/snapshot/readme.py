"""What goes with a package: what it is of, from where, under what licence, and how to cite it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from explorer import __version__
from explorer.dataset import Dataset
from explorer.snapshot.extract import Extract
from explorer.snapshot.identity import address_snapshot, snapshot_id, version_data
from explorer.snapshot.texts import describe_definition, describe_filters, word


@dataclass(frozen=True)
class Written:
    """A file of a package: its name in it, size in bytes and SHA-256."""

    name: str
    size: int
    checksum: str


def write_readme(extract: Extract, *, written: Sequence[Written], package: str) -> bytes:
    """`README.md` of a package in the language of its options, with a checksum of every other file.

    The block of checksums is as `sha256sum --check` reads it.
    """
    dataset, language = extract.dataset, extract.options.language
    lines = [
        f"# {_line(dataset.metadata.get('title', dataset.name))}, {extract.network.date}",
        "",
        describe_definition(extract),
        "",
        *_list_facts(extract),
        "",
        *_list_sources(dataset, language),
        *_cite(extract, package),
        *_list_written(written, language),
    ]
    return ("\n".join(lines) + "\n").encode("utf-8", errors="replace")


def _list_facts(extract: Extract) -> Iterator[str]:
    network, dataset, language = extract.network, extract.dataset, extract.options.language
    facts = {
        "date": network.date,
        "filters": describe_filters(network, language),
        "selection": f"`{extract.about['selection']}`",
        "options": f"`{extract.about['options']}`" if "options" in extract.about else "",
        "name": f"{dataset.name}, {version_data(dataset)}",
        "fingerprint": dataset.fingerprint,
        "software": f"Verband {__version__}",
    }
    for name, text in facts.items():
        if text:
            yield f"- {word(language, name)}: {_line(text)}"


def _list_sources(dataset: Dataset, language: str) -> Iterator[str]:
    for key, heading in (("sources", "source"), ("licenses", "licence")):
        yield f"## {word(language, heading)}"
        yield ""
        for entry in dataset.metadata.get(key, []):
            yield f"- {_describe_entry(entry)}"
        yield ""


def _describe_entry(entry: Mapping[str, Any]) -> str:
    parts = [entry.get(key, "") for key in ("title", "publisher", "path", "state", "licence")]
    if not parts[0]:
        parts[0] = entry.get("name", "")
    return _line(", ".join(str(part) for part in parts if part))


def _cite(extract: Extract, package: str) -> Iterator[str]:
    network, dataset, options = extract.network, extract.dataset, extract.options
    selection = network.selection.on(network.date)
    own_id = snapshot_id(dataset, selection, options)
    address = address_snapshot(dataset, selection, options, package=package)
    yield f"## {word(options.language, 'cite')}"
    yield ""
    title = _line(dataset.metadata.get("title", dataset.name))
    filters = describe_filters(network, options.language)
    yield f"> {title}, {network.date}. {filters}. "
    yield f"> {word(options.language, 'cited', id=own_id, version=version_data(dataset))}"
    yield f"> `{address}`"
    yield ""
    yield word(options.language, "cite_how")
    yield ""


def _list_written(written: Sequence[Written], language: str) -> Iterator[str]:
    yield f"## {word(language, 'files')}"
    yield ""
    yield word(language, "files_how")
    yield ""
    yield "```"
    for file in written:
        yield f"{file.checksum}  {file.name}"
    yield "```"


def _line(text: object) -> str:
    return re.sub(r"\s+", " ", str(text)).strip()
