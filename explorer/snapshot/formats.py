"""Every format of a snapshot, one record each, and the one way to write it.

The pages, the command line and the API all call `write_snapshot`, so that the same network gives
the same bytes three ways: nodes and ties are sorted and nothing depends on the clock.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd

from explorer import __version__
from explorer.dataset import Dataset
from explorer.errors import SnapshotError
from explorer.network import Network
from explorer.network.serialise import to_graphml
from explorer.snapshot.tables import list_nodes, list_ties, write_csv

# The earliest time a zip archive can hold: an archive's bytes must not depend on the clock.
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
LONGEST = 200


@dataclass(frozen=True)
class Format:
    """One format: its id, name for people, file ending, media type and writer."""

    id: str
    label: str
    suffix: str
    media_type: str
    function: Callable[[Network, Dataset], bytes]


def write_snapshot(network: Network, dataset: Dataset, format: str) -> bytes:
    """The file of `network`, drawn from `dataset`, in a format of `FORMATS`: always equal bytes.

    Raises `SnapshotError` when the format does not exist.
    """
    return _find_format(format).function(network, dataset)


def name_snapshot(network: Network, format: str, *, package: str = "nl") -> str:
    """A plain file name stating date and filters: verband-nl-2026-05-16-domain-6.graphml.

    Letters, digits, hyphens and one dot; very long filters are cut. `package` says which data.
    Raises `SnapshotError` when the format does not exist.
    """
    filters = [
        f"{name}-{value}".replace(",", "-").replace("_", "-")
        for name, value in network.selection.to_parameters().items()
        if name != "date"
    ]
    stem = "-".join(["verband", package, network.date, *filters])
    return stem[:LONGEST] + _find_format(format).suffix


def describe_snapshot(network: Network, dataset: Dataset) -> dict[str, str]:
    """What a snapshot is of: date, selection, source, licence, fingerprint, software version.

    `selection` is a query string whose date is always stated, so that it gives the same network
    of the same data later.
    """
    metadata = dataset.metadata
    sources = [str(source.get("title", "")) for source in metadata.get("sources", [])]
    licences = [str(each.get("name", "")) for each in metadata.get("licenses", [])]
    return {
        "name": dataset.name,
        "date": network.date,
        "selection": network.selection.on(network.date).to_query(),
        "source": "; ".join(filter(None, sources)),
        "licence": "; ".join(filter(None, licences)),
        "fingerprint": dataset.fingerprint,
        "software": f"Verband {__version__}",
    }


def _find_format(format_id: str) -> Format:
    if format_id not in FORMATS:
        raise SnapshotError(f"format {format_id!r} is unknown; choose from {', '.join(FORMATS)}")
    return FORMATS[format_id]


def _write_graphml(network: Network, dataset: Dataset) -> bytes:
    graph = network.to_networkx()
    graph.graph.update(describe_snapshot(network, dataset))
    for record in list_nodes(network).to_dict("records"):
        node_id = record.pop("id")
        graph.nodes[node_id].update(
            {key: _to_plain(value) for key, value in record.items() if not pd.isna(value)}
        )
    for tie in list_ties(network).to_dict("records"):
        graph.edges[tie["actor_id"], tie["collaboration_id"]]["share"] = tie["weight"]
    return to_graphml(graph)


def _to_plain(value: object) -> object:
    """Numbers of NumPy as Python's own, which GraphML types are known for."""
    return value.item() if hasattr(value, "item") else value


def _write_nodes(network: Network, _: Dataset) -> bytes:
    return write_csv(list_nodes(network))


def _write_ties(network: Network, _: Dataset) -> bytes:
    return write_csv(list_ties(network))


def _write_csv_archive(network: Network, dataset: Dataset) -> bytes:
    """Both tables in a zip archive whose comment is `describe_snapshot` as JSON."""
    contents = {
        "nodes.csv": _write_nodes(network, dataset),
        "ties.csv": _write_ties(network, dataset),
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in contents.items():
            entry = ZipInfo(name, FIXED_TIME)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, compresslevel=9)
        about = json.dumps(describe_snapshot(network, dataset), ensure_ascii=False)
        archive.comment = about.encode()[:65535]
    return buffer.getvalue()


_RECORDS = (
    Format("graphml", "GraphML", ".graphml", "application/graphml+xml", _write_graphml),
    Format("nodes", "CSV, nodes", "-nodes.csv", "text/csv; charset=utf-8", _write_nodes),
    Format("ties", "CSV, ties", "-ties.csv", "text/csv; charset=utf-8", _write_ties),
    Format("csv", "CSV, nodes and ties", ".zip", "application/zip", _write_csv_archive),
)
FORMATS: Mapping[str, Format] = MappingProxyType({record.id: record for record in _RECORDS})
