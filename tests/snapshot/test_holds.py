"""What every format is said to hold: read back by its types, and what is not said is not there."""

import csv
import json
from collections.abc import Callable, Mapping
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import networkx as nx
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from explorer.network import Network, Selection, build_network
from explorer.snapshot import FORMATS, Options, write_snapshot
from explorer.snapshot.columns import TYPES
from explorer.snapshot.formats import HELD
from explorer.snapshot.tables import list_written_nodes
from explorer.translate import Translator
from explorer.web.download.page import describe_held
from tests.snapshot.nasty import nasty_dataset
from tests.tiny import tiny_dataset

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "snapshots.md"
Records = Mapping[str, Mapping[str, object]]


def read_csv(content: bytes) -> Records:
    """As what the column is: texts of whole numbers without a point, truths as JSON has them."""
    read = {"int64": int, "double": float, "bool": json.loads, "string": str}
    rows = csv.DictReader(StringIO(content.decode(), newline=""))
    return {row["id"]: {k: read[TYPES[k].parquet](v) for k, v in row.items() if v} for row in rows}


def read_sheet(content: bytes) -> Records:
    head, *rows = openpyxl.load_workbook(BytesIO(content))["nodes"].iter_rows(values_only=True)
    return {row[0]: dict(zip(head, row, strict=True)) for row in rows}


def unpack(name: str, read: Callable[[bytes], Records]) -> Callable[[bytes], Records]:
    return lambda content: read(ZipFile(BytesIO(content)).read(name))


def by_id(graph: nx.Graph) -> Records:
    return {node: {"id": node, **data} for node, data in graph.nodes(data=True)}


READERS: Mapping[str, Callable[[bytes], Records]] = {
    "graphml": lambda content: by_id(nx.read_graphml(BytesIO(content))),
    "gexf": lambda content: by_id(nx.read_gexf(BytesIO(content), version="1.3")),
    "node_link": lambda content: by_id(nx.node_link_graph(json.loads(content), edges="edges")),
    "cyjs": lambda content: by_id(nx.cytoscape_graph(json.loads(content))),
    "nodes": read_csv,
    "csv": unpack("nodes.csv", read_csv),
    "xlsx": read_sheet,
    "parquet": unpack("nodes.parquet", lambda content: {
        row["id"]: row for row in pq.read_table(BytesIO(content)).to_pylist()
    }),
    **dict.fromkeys(("geojson", "geojson_ties"), lambda content: {
        each["id"]: each["properties"] for each in json.loads(content)["features"] if "id" in each
    }),
}  # fmt: skip


def expect(network: Network, options: Options) -> Records:
    rows = list_written_nodes(network, options).to_dict("records")
    return {row["id"]: {k: v for k, v in row.items() if v not in (None, "")} for row in rows}


def test_every_format_with_attributes_has_a_reader():
    assert set(READERS) == {name for name, each in FORMATS.items() if "attributes" in each.holds}


@pytest.mark.parametrize("format_id", READERS)
@pytest.mark.parametrize("measures", [False, True])
def test_every_value_has_the_type_of_its_column(nl, national, format_id, measures):
    options = Options(measures=measures)
    found = READERS[format_id](write_snapshot(national, nl, format_id, options))
    expected = expect(national, options)
    assert list(found) == list(expected)
    for node, values in expected.items():
        mine = {k: v for k, v in found[node].items() if k in TYPES and v not in (None, "")}
        if format_id == "xlsx":  # whose numbers have one type
            mine = {k: TYPES[k].python(v) for k, v in mine.items()}
        assert mine == values
        assert {k: type(v) for k, v in mine.items()} == {k: type(v) for k, v in values.items()}


def test_counts_are_whole_and_truths_are_truths(nl, national):
    row = list_written_nodes(national, Options()).set_index("id").loc["GM0014"]
    assert (row["population"], type(row["population"])) == (244427, int)
    assert b"244427," in write_snapshot(national, nl, "nodes")
    assert b"244427.0" not in write_snapshot(national, nl, "nodes")
    groups = list_written_nodes(national, Options()).set_index("id")["cross_border"]
    assert set(groups.dropna()) == {True, False}


@pytest.mark.parametrize("format_id", FORMATS)
def test_what_is_not_held_is_not_there(format_id):
    """Signs of each thing, that nothing else in a file of the tiny network would give."""
    dataset, held = tiny_dataset(), FORMATS[format_id].holds
    actors = dataset.actors.assign(name=[f"Name{n}" for n in range(len(dataset.actors))])
    dataset = dataset.with_tables(actors=actors)
    content = write_snapshot(build_network(dataset, Selection()), dataset, format_id)
    if content.startswith(b"PK"):
        archive = ZipFile(BytesIO(content))
        content = b"".join(archive.read(name) for name in archive.namelist()) + archive.comment
    signs = {"names": b"Name1", "about": b"Worked out by hand"}
    if format_id != "parquet":  # which compresses what it holds
        assert {name: sign in content for name, sign in signs.items()} == {
            name: name in held for name in signs
        }


def test_times_are_where_they_are_said(nl):
    dataset = nasty_dataset()
    network = build_network(dataset, Selection())
    for name, each in FORMATS.items():
        content = write_snapshot(network, dataset, name)
        # The last day of a membership that ended before the date.
        assert (b"2019-12-31" in content) == ("times" in each.holds), name


def test_labels_are_the_names_people_use(nl, national):
    group = national.collaborations.loc["GR22938625"]
    assert group["short_name"] != group["name"]
    graph = nx.read_gexf(BytesIO(write_snapshot(national, nl, "gexf")), version="1.3")
    assert graph.nodes["GR22938625"]["label"] == group["short_name"]
    assert graph.nodes["GR22938625"]["name"] == group["name"]
    pajek = write_snapshot(national, nl, "pajek").decode()
    assert f'"GR22938625 {group["short_name"]}"' in pajek


def test_the_document_tells_what_the_records_tell():
    table = DOCUMENT.read_text("utf-8").partition("## Formats")[2].partition("\n## ")[0]
    rows = [line.split(" | ") for line in table.splitlines()]
    told = {row[0].strip("| `"): row[1:] for row in rows if row[0].startswith("| `")}
    for name, each in FORMATS.items():
        held = ", ".join(HELD[one] for one in HELD if one in each.holds) or "ids alone"
        assert told[name] == [f"`{each.suffix}`", held, f"{each.read_by} |"]


def test_the_page_says_measures_where_they_are_asked_for():
    t = Translator("en")
    assert describe_held(FORMATS["dl"], t, Options(measures=True)) == "ids alone"
    assert describe_held(FORMATS["nodes"], t, Options()) == "names, attributes"
    assert describe_held(FORMATS["nodes"], t, Options(measures=True)).endswith("measures")


def test_missing_values_are_missing_in_every_type():
    frame = list_written_nodes(build_network(tiny_dataset(), Selection()), Options())
    missing = {name: {repr(v) for v in frame[name] if v is None or v == ""} for name in frame}
    for name, values in missing.items():
        assert values <= {repr(TYPES[name].empty)}
    assert not any(isinstance(v, float) and pd.isna(v) for v in frame.to_numpy().ravel())
