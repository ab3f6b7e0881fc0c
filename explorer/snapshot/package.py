"""A selection as one zip: a data package of its own, the formats asked for, and what it is of."""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from typing import IO
from zipfile import ZipFile

from explorer.dataset import Dataset
from explorer.dataset.storage import list_files
from explorer.errors import SnapshotError
from explorer.network import Network
from explorer.network.subset import cut_boundaries, cut_dataset
from explorer.snapshot.archive import write_entry
from explorer.snapshot.extract import Extract
from explorer.snapshot.formats import (
    DEFAULT,
    FORMATS,
    find_format,
    name_snapshot,
    name_stem,
    write_extract,
)
from explorer.snapshot.geography import choose_boundaries
from explorer.snapshot.identity import snapshot_id, version_data
from explorer.snapshot.options import Options
from explorer.snapshot.readme import Written, write_readme

MEDIA_TYPE = "application/zip"
FOLDER = "formats"
README = "README.md"
IN_MEMORY = 8_000_000


def write_package(
    network: Network,
    dataset: Dataset,
    target: IO[bytes],
    *,
    formats: Iterable[str] = tuple(FORMATS),
    options: Options = DEFAULT,
    package: str = "nl",
) -> None:
    """Write the package of `network`, drawn from `dataset`, to `target`: always equal bytes.

    At its root the data package of the selection, which `load_dataset` reads when unpacked and
    which gives the same network; in `formats/` a file a format (of `FORMATS`; measures are left
    out where a format holds none), named as `name_snapshot` names it; `README.md` last. target: a
    binary file that can seek, since a zip written to one that cannot differs; files are written
    one by one, so that no more than one is held. `package` says which data, for file names.
    Raises `SnapshotError` when a format does not exist or target cannot seek.
    """
    if not target.seekable():
        raise SnapshotError("a package needs a file that can seek; write it to a temporary file")
    wanted = list(dict.fromkeys(formats))
    for format_id in wanted:
        find_format(format_id)
    written: list[Written] = []
    extract = Extract(network, dataset, options)
    with ZipFile(target, "w") as archive:
        for name, content in _list_contents(extract, wanted, package):
            write_entry(archive, name, content)
            written.append(Written(name, len(content), sha256(content).hexdigest()))
        write_entry(archive, README, write_readme(extract, written=written, package=package))


def open_package(
    network: Network,
    dataset: Dataset,
    *,
    formats: Iterable[str] = tuple(FORMATS),
    options: Options = DEFAULT,
    package: str = "nl",
) -> IO[bytes]:
    """The package in a temporary file, read from its start; it is gone when closed.

    In memory up to 8 MB, on disk beyond; see `write_package`.
    """
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    try:
        write_package(network, dataset, file, formats=formats, options=options, package=package)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def name_package(network: Network, *, package: str = "nl", options: Options = DEFAULT) -> str:
    """A plain file name, as `name_snapshot`: verband-nl-2026-05-16-domain-6-package.zip."""
    return name_stem(network, package=package, options=options) + "-package.zip"


def select_package(network: Network, dataset: Dataset, options: Options = DEFAULT) -> Dataset:
    """The data package of the selection: the tables cut to it, and what it is in the metadata.

    It is named after the data and the snapshot's id, and keeps their date, sources and licences;
    their coverage, which counts the whole, is left out. Of the boundaries the areas nearest to the
    date are kept.
    """
    metadata = {key: value for key, value in dataset.metadata.items() if key != "coverage"}
    selection = network.selection.on(network.date)
    own_id = snapshot_id(dataset, selection, options)
    metadata |= {
        "name": f"{dataset.name}-{own_id}",
        "snapshot": {
            "id": own_id,
            "of": dataset.name,
            "version": version_data(dataset),
            "selection": selection.to_query(),
            "options": options.without("language").to_parameters(),
        },
    }
    nearest = choose_boundaries(dataset, network.date)
    boundaries = {nearest: cut_boundaries(dataset.boundaries[nearest], network)} if nearest else {}
    cut = cut_dataset(dataset, network)
    return replace(cut, metadata=metadata, boundaries=boundaries)


def _list_contents(
    extract: Extract, formats: list[str], package: str
) -> Iterator[tuple[str, bytes]]:
    network, options = extract.network, extract.options
    yield from list_files(select_package(network, extract.dataset, options)).items()
    bare = replace(extract, options=options.without("measures"))
    for format_id in formats:
        name = name_snapshot(network, format_id, package=package, options=options)
        of_format = extract if find_format(format_id).measures else bare
        yield f"{FOLDER}/{name}", write_extract(of_format, format_id)
