"""What goes with a package: what it is of, from where, under what licence, and how to cite it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from explorer import __version__
from explorer.dataset import Dataset
from explorer.snapshot.extract import Extract
from explorer.snapshot.identity import address_snapshot, snapshot_id, version_data
from explorer.snapshot.texts import STATED, describe_definition, describe_filters
from explorer.translate import Translator


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
    dataset, t = extract.dataset, Translator(extract.options.language)
    lines = [
        f"# {_line(t(dataset.metadata.get('title', dataset.name)))}, {extract.network.date}",
        "",
        describe_definition(extract),
        "",
        *_list_facts(extract, t),
        "",
        *_list_sources(dataset, t),
        *_cite(extract, package, t),
        *_list_written(written, t),
    ]
    return ("\n".join(lines) + "\n").encode("utf-8", errors="replace")


def _list_facts(extract: Extract, t: Translator) -> Iterator[str]:
    network, dataset = extract.network, extract.dataset
    facts = {
        "date": network.date,
        "filters": describe_filters(extract, t),
        "selection": f"`{extract.about['selection']}`",
        "options": f"`{extract.about['options']}`" if "options" in extract.about else "",
        "name": f"{dataset.name}, {version_data(dataset)}",
        "fingerprint": dataset.fingerprint,
        "software": f"Verband {__version__}",
    }
    for name, text in facts.items():
        if text:
            yield f"- {t(STATED[name])}: {_line(text)}"


def _list_sources(dataset: Dataset, t: Translator) -> Iterator[str]:
    for key, heading in (("sources", "source"), ("licenses", "licence")):
        yield f"## {t(STATED[heading])}"
        yield ""
        for entry in dataset.metadata.get(key, []):
            yield f"- {_describe_entry(entry, t)}"
        yield ""


def _describe_entry(entry: Mapping[str, Any], t: Translator) -> str:
    title = str(entry.get("title") or entry.get("name") or "")
    parts = [t(title), *(entry.get(key, "") for key in ("publisher", "path", "state", "licence"))]
    return _line(", ".join(str(part) for part in parts if part))


def _cite(extract: Extract, package: str, t: Translator) -> Iterator[str]:
    network, dataset, options = extract.network, extract.dataset, extract.options
    selection = network.selection.on(network.date)
    own_id = snapshot_id(dataset, selection, options)
    address = address_snapshot(dataset, selection, options, package=package)
    yield f"## {t.within('snapshot', 'How to cite')}"
    yield ""
    title = _line(t(dataset.metadata.get("title", dataset.name)))
    filters = describe_filters(extract, t)
    yield f"> {title}, {network.date}. {filters}. "
    cited = t("Verband, snapshot {id}, data {version}.", id=own_id, version=version_data(dataset))
    yield f"> {cited}"
    yield f"> `{address}`"
    yield ""
    yield t(
        "The address goes behind that of a Verband with these data. It gives the same snapshot, or "
        "says what has changed in the data since."
    )
    yield ""


def _list_written(written: Sequence[Written], t: Translator) -> Iterator[str]:
    yield f"## {t('Files')}"
    yield ""
    yield t(
        "Unpacked, this folder is a data package itself (Frictionless): `datapackage.json` says "
        "what every column is, and Verband opens it with `EXPLORER_DATA`. The SHA-256 of every "
        "file, as `sha256sum --check README.md` reads them:"
    )
    yield ""
    yield "```"
    for file in written:
        yield f"{file.checksum}  {file.name}"
    yield "```"


def _line(text: object) -> str:
    return re.sub(r"\s+", " ", str(text)).strip()
