"""What spreadsheets and data frames read back from a snapshot is what was written."""

import csv
import json
import re
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.dataset import Dataset
from explorer.errors import SnapshotError
from explorer.measures.compute import compute_measures
from explorer.measures.registry import measures_of
from explorer.network import Network, Selection, build_network
from explorer.snapshot import Options, write_snapshot
from explorer.snapshot.tables import list_written_nodes, list_written_ties, unify_lines
from tests.snapshot.names import each_file_of_names, name_all, rename_actors
from tests.snapshot.nasty import GROUPS, NAMES, OPTIONS, nasty_dataset, nasty_network
from tests.tiny import ACTORS, tiny_dataset, tiny_network

CASES = ["tiny", "nasty", "national"]


@pytest.fixture
def case(request, nl, national) -> tuple[Dataset, Network]:
    return {
        "tiny": (tiny_dataset(), tiny_network()),
        "nasty": (nasty_dataset(), nasty_network()),
        "national": (nl, national),
    }[request.param]


def list_values(frame: pd.DataFrame) -> list[list]:
    """Rows of a frame with lines unified and everything missing as None."""
    return [
        [
            None if pd.isna(v) or v == "" else unify_lines(v) if isinstance(v, str) else v
            for v in row
        ]
        for row in frame.astype(object).to_numpy().tolist()
    ]


def read_sheet(content: bytes, name: str) -> tuple[list[str], list[list]]:
    sheet = openpyxl.load_workbook(BytesIO(content))[name]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return rows[0], rows[1:]


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("case", CASES, indirect=True)
def test_openpyxl_reads_everything_back(case, options):
    dataset, network = case
    content = write_snapshot(network, dataset, "xlsx", options)
    for name, make in (("nodes", list_written_nodes), ("ties", list_written_ties)):
        frame = make(network, options)
        header, rows = read_sheet(content, name)
        assert header == list(frame.columns)
        assert rows == list_values(frame)
    about = dict(read_sheet(content, "about")[1])
    assert about["date"] == network.date
    assert about["fingerprint"] == dataset.fingerprint


def test_a_workbook_runs_nothing():
    content = write_snapshot(nasty_network(), nasty_dataset(), "xlsx")
    book = openpyxl.load_workbook(BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if isinstance(cell.value, str)} == {"s"}
    assert NAMES["GM2"] in {cell.value for cell in cells}
    assert b"<f>" not in ZipFile(BytesIO(content)).read("xl/worksheets/sheet1.xml")


def test_a_workbook_has_no_time_of_its_own():
    content = write_snapshot(tiny_network(), tiny_dataset(), "xlsx")
    with ZipFile(BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_what_a_cell_cannot_hold_is_said():
    dataset = tiny_dataset()
    actors = dataset.actors.assign(name="x" * 32_768)
    network = build_network(dataset.with_tables(actors=actors), Selection())
    with pytest.raises(SnapshotError, match="a cell of XLSX holds 32,767 characters, too few for"):
        write_snapshot(network, dataset, "xlsx")


@each_file_of_names
@given(name_all(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)))
def test_any_name_survives_a_workbook(names):
    dataset = rename_actors(names)
    network = build_network(dataset, Selection())
    _, rows = read_sheet(write_snapshot(network, dataset, "xlsx"), "nodes")
    kept = [name.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd") for name in names]
    assert [row[3] for row in rows[: len(ACTORS)]] == kept


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("case", CASES, indirect=True)
def test_pyarrow_reads_everything_back(case, options):
    dataset, network = case
    with ZipFile(BytesIO(write_snapshot(network, dataset, "parquet", options))) as archive:
        assert archive.namelist() == ["nodes.parquet", "ties.parquet"]
        for name, make in (("nodes", list_written_nodes), ("ties", list_written_ties)):
            table = pq.read_table(BytesIO(archive.read(f"{name}.parquet")))
            frame = make(network, options)
            assert table.column_names == list(frame.columns)
            found = [[v or None if isinstance(v, str) else v for v in row.values()]
                     for row in table.to_pylist()]  # fmt: skip
            expected = frame.astype(object).to_numpy().tolist()
            assert found == [[None if pd.isna(v) or v == "" else v for v in row]
                             for row in expected]  # fmt: skip
            assert table.schema.metadata[b"fingerprint"] == dataset.fingerprint.encode()


def test_parquet_types_do_not_depend_on_what_is_in_it():
    def read_types(network: Network) -> dict[str, str]:
        content = write_snapshot(network, tiny_dataset(), "parquet", Options(measures=True))
        table = pq.read_table(BytesIO(ZipFile(BytesIO(content)).read("nodes.parquet")))
        return {field.name: str(field.type) for field in table.schema}

    full = read_types(tiny_network())
    assert full == read_types(build_network(tiny_dataset(), Selection(cross_border="yes")))
    assert full["degree"] == full["population"] == "int64"
    assert full["betweenness"] == full["longitude"] == "double"
    assert full["name"] == full["started"] == "string"


@pytest.mark.parametrize("case", CASES, indirect=True)
def test_the_biadjacency_matrix_is_the_incidence(case):
    dataset, network = case
    content = write_snapshot(network, dataset, "matrix")
    matrix = pd.read_csv(BytesIO(content), index_col="id", dtype={"id": str})
    assert list(matrix.index) == list(network.actors.index)
    assert list(matrix.columns) == list(network.collaborations.index)
    assert np.array_equal(matrix.to_numpy(), network.incidence.toarray())


def test_the_matrix_of_a_projection_is_symmetric():
    options = Options(nodes="collaboration", keep="all", threshold=1)
    content = write_snapshot(tiny_network(), tiny_dataset(), "matrix", options)
    assert content.decode().splitlines() == [
        "id,archive,health,safety,waste",
        "archive,0,0,0,0",
        "health,0,0,3,2",
        "safety,0,3,0,2",
        "waste,0,2,2,0",
    ]


def test_a_projection_as_tables():
    options = Options(nodes="municipality", keep="all", threshold=2)
    dataset, network = tiny_dataset(), tiny_network()
    ties = write_snapshot(network, dataset, "ties", options).decode().splitlines()
    assert ties == ["first,second,shared", "A,B,3", "A,C,2", "B,C,2"]
    nodes = list(
        csv.DictReader(StringIO(write_snapshot(network, dataset, "nodes", options).decode()))
    )
    assert [row["id"] for row in nodes] == ["A", "B", "C", "D", "E"]
    with ZipFile(BytesIO(write_snapshot(network, dataset, "csv", options))) as archive:
        assert json.loads(archive.comment)["options"] == "nodes=municipality&keep=all"


def test_csv_of_nasty_names_is_read_back_and_runs_nothing():
    content = write_snapshot(nasty_network(), nasty_dataset(), "nodes")
    rows = {row["id"]: row for row in csv.DictReader(StringIO(content.decode(), newline=""))}
    assert rows["GM1"]["name"] == "'" + NAMES["GM1"] if NAMES["GM1"][0] in "=+-@" else NAMES["GM1"]
    assert rows["GM2"]["name"] == "'" + NAMES["GM2"]
    assert rows["GM3"]["name"] == NAMES["GM3"]
    assert rows["GR 1"]["name"] == unify_lines(GROUPS["GR 1"])
    assert rows["GR 1"]["short_name"] == "'-kort"
    assert rows["GR2"]["short_name"] == "'@2"
    assert rows["GM2"]["population"] == rows["GR2"]["seat"] == ""


@pytest.mark.parametrize(("nodes", "mode"), [("municipality", "actor"), ("collaboration",) * 2])
def test_measures_are_those_of_the_registry(nl, national, nodes, mode):
    written = list_written_nodes(national, Options(nodes=nodes, measures=True)).set_index("id")
    expected = compute_measures(national, measures_of(mode)).loc[written.index]
    assert set(expected) <= set(written)
    found = written[list(expected)].astype(float)
    assert np.allclose(found, expected.astype(float), rtol=1e-11, atol=0, equal_nan=True)


# What writes CSV beside `write_csv`, and why a spreadsheet never opens it as it stands.
OTHER_WRITERS = {
    "explorer/snapshot/tables.py": "the one writer",
    "explorer/dataset/storage.py": "tables of a data package, which are read back to the letter",
    "explorer/dataset/model.py": "a digest",
    "explorer/snapshot/identity.py": "a digest",
}


def test_tables_go_out_by_one_writer():
    root = Path(__file__).parents[2]
    found = {
        str(file.relative_to(root))
        for file in (root / "explorer").rglob("*.py")
        if re.search(r"\.to_csv\(|csv\.(writer|DictWriter)", file.read_text("utf-8"))
    }
    assert found == set(OTHER_WRITERS)
