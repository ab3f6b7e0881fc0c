"""Every format of a snapshot, one record each, and the one way to write it.

The pages, the command line and the API all call `write_snapshot`, so that the same network gives
the same bytes three ways: nodes and ties are sorted and nothing depends on the clock.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from explorer.dataset import Dataset
from explorer.errors import SnapshotError
from explorer.network import Network
from explorer.snapshot import geography, graphs
from explorer.snapshot.archive import pack
from explorer.snapshot.columnar import write_parquet
from explorer.snapshot.extract import Extract
from explorer.snapshot.options import Options
from explorer.snapshot.page import write_page
from explorer.snapshot.tables import list_matrix, write_csv
from explorer.translate import N_

LONGEST = 200
# What a zip of several formats and the data themselves is asked for as.
PACKAGE = "package"
DEFAULT = Options()
# What a file can hold beside ids, as it is said of a format.
HELD: Mapping[str, str] = {
    "names": N_("names"),
    "attributes": N_("attributes"),
    "ties": N_("attributes of ties"),
    "measures": N_("measures"),
    "places": N_("places on the map"),
    "areas": N_("areas of municipalities"),
    "times": N_("from when until when"),
    "about": N_("origin"),
}
ALL = ("names", "attributes", "ties", "measures")


@dataclass(frozen=True)
class Format:
    """One format: its id, name for people, file ending, media type, what reads it, and its writer.

    read_by: programs, whose names need no translation; holds: what of `HELD` is in the file beside
    ids (and ties, in all but `nodes`); projections: whether it holds a network of one mode; words:
    whether it has texts in a language.
    """

    id: str
    label: str
    suffix: str
    media_type: str
    read_by: str
    function: Callable[[Extract], bytes]
    holds: tuple[str, ...]
    projections: bool = True
    words: bool = False
    context: ClassVar[str] = "format"

    @property
    def measures(self) -> bool:
        """Whether nodes carry measures."""
        return "measures" in self.holds

    def fit(self, options: Options) -> Options:
        """The options without what the format cannot hold or does not depend on."""
        idle = [] if self.projections else ["nodes"]
        idle += [] if self.measures else ["measures"]
        return options.without(*idle, *([] if self.words else ["language"]))


def write_snapshot(
    network: Network, dataset: Dataset, format: str, options: Options = DEFAULT
) -> bytes:
    """The file of `network`, drawn from `dataset`, in a format of `FORMATS`: always equal bytes.

    Raises `SnapshotError` when the format does not exist, or cannot hold what `options` ask for.
    """
    return write_extract(Extract(network, dataset, options), format)


def write_extract(extract: Extract, format: str) -> bytes:
    """As `write_snapshot`; formats that are given one extract share the work done for it."""
    record = find_format(format)
    check_options(record, extract.options)
    return record.function(extract)


def list_idle(format_id: str, options: Options) -> dict[str, str]:
    """The parameters that change nothing in a file, each with what they would bear on.

    format_id: of `FORMATS`, or `PACKAGE`, whose README is for people and which holds several.
    """
    idle = options.list_idle()
    if format_id != PACKAGE:
        idle["formats"] = f"format={PACKAGE}"
        if not find_format(format_id).words:
            worded = (each.id for each in FORMATS.values() if each.words)
            idle["lang"] = "format=" + "|".join([*worded, PACKAGE])
    return idle


def check_options(record: Format, options: Options) -> None:
    """Raise `SnapshotError` when a format cannot hold what `options` ask for."""
    for able, wanted, what, instead in (
        (record.projections, options.mode is not None, "a projection", "nodes=both"),
        (record.measures, options.measures, "measures", "measures=no"),
    ):
        if wanted and not able:
            raise SnapshotError(
                f"{record.label} cannot hold {what}; ask for {instead} or choose another format"
            )


def name_snapshot(
    network: Network, format: str, *, package: str = "nl", options: Options = DEFAULT
) -> str:
    """A plain file name stating date, filters and options: verband-nl-2026-05-16-domain-6.graphml.

    Letters, digits, hyphens and one dot; very long filters are cut. `package` says which data.
    Raises `SnapshotError` when the format does not exist.
    """
    record = find_format(format)
    return name_stem(network, package=package, options=record.fit(options)) + record.suffix


def name_stem(network: Network, *, package: str, options: Options) -> str:
    """What the names of all files of a network have in common."""
    stated = {**network.selection.to_parameters(), **options.to_parameters()}
    filters = [
        f"{name}-{value}".replace(",", "-").replace("_", "-")
        for name, value in stated.items()
        if name != "date"
    ]
    stem = "-".join(["verband", package, network.date, *filters])
    plain = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in stem)
    return plain[:LONGEST]


def find_format(format_id: str) -> Format:
    """The record of a format; raises `SnapshotError` when there is none of that id."""
    if format_id not in FORMATS:
        known = ", ".join([*FORMATS, PACKAGE])
        raise SnapshotError(f"format {format_id!r} is unknown; choose from {known}")
    return FORMATS[format_id]


def _write_nodes(extract: Extract) -> bytes:
    return write_csv(extract.nodes)


def _write_ties(extract: Extract) -> bytes:
    return write_csv(extract.ties)


def _write_matrix(extract: Extract) -> bytes:
    return write_csv(list_matrix(extract.nodes, extract.ties))


def _write_csv_archive(extract: Extract) -> bytes:
    """Both tables in a zip archive whose comment is `describe_snapshot` as JSON."""
    about = json.dumps(dict(extract.about), ensure_ascii=False)
    contents = {"nodes.csv": _write_nodes(extract), "ties.csv": _write_ties(extract)}
    return pack(contents, comment=about.encode())


def _write_workbook(extract: Extract) -> bytes:
    # No other format needs openpyxl, which takes as long to import as a CSV takes to write.
    from explorer.snapshot.workbook import write_workbook

    return write_workbook(extract)


CSV = "text/csv; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"
SHEETS = "Excel, LibreOffice, R, Python"
GEOJSON = "application/geo+json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RECORDS = (
    Format("graphml", "GraphML", ".graphml", "application/graphml+xml",
           "Gephi, yEd, Cytoscape, igraph, NetworkX", graphs.write_graphml, (*ALL, "about")),
    Format("gexf", "GEXF 1.3", ".gexf", "application/gexf+xml", "Gephi, Gephi Lite, Retina",
           graphs.write_gexf, (*ALL, "places", "times", "about")),
    Format("pajek", "Pajek", ".net", PLAIN, "Pajek, UCINET, igraph, NetworkX",
           graphs.write_pajek, ("names", "places", "about")),
    Format("node_link", "JSON, node-link", ".json", "application/json", "NetworkX, D3",
           graphs.write_node_link, (*ALL, "about")),
    Format("cyjs", "Cytoscape", ".cyjs", "application/json", "Cytoscape", graphs.write_cyjs,
           (*ALL, "places", "about")),
    Format("dl", "UCINET DL", ".dl", PLAIN, "UCINET, Gephi", graphs.write_dl, ()),
    Format("nodes", "CSV, nodes", "-nodes.csv", CSV, SHEETS, _write_nodes,
           ("names", "attributes", "measures")),
    Format("ties", "CSV, ties", "-ties.csv", CSV, SHEETS, _write_ties, ("ties",)),
    Format("matrix", "CSV, matrix", "-matrix.csv", CSV, "Excel, UCINET, R", _write_matrix, ()),
    Format("csv", "CSV, nodes and ties", ".zip", "application/zip", SHEETS, _write_csv_archive,
           (*ALL, "about")),
    Format("xlsx", "Excel", ".xlsx", XLSX, "Excel, LibreOffice", _write_workbook,
           (*ALL, "about")),
    Format("parquet", "Parquet", "-parquet.zip", "application/zip", "pandas, R arrow, DuckDB",
           write_parquet, (*ALL, "about")),
    Format("geojson", "GeoJSON", ".geojson", GEOJSON, "QGIS, Leaflet, Datawrapper",
           geography.write_geojson, ("names", "attributes", "measures", "areas", "about")),
    Format("geojson_ties", "GeoJSON with ties", "-ties.geojson", GEOJSON, "QGIS, Leaflet",
           geography.write_geojson_ties, (*ALL, "areas", "about")),
    Format("html", "HTML page", ".html", "text/html; charset=utf-8",
           N_("any browser; to show or to publish"), write_page,
           ("names", "measures", "places", "about"), words=True),
)  # fmt: skip
FORMATS: Mapping[str, Format] = MappingProxyType({record.id: record for record in _RECORDS})
