import csv
import json
import os
import subprocess
import sys
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import igraph as ig
import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import __version__
from explorer.dataset import Dataset
from explorer.errors import SnapshotError
from explorer.network import Network, Selection, build_network
from explorer.snapshot import FORMATS, Options, name_snapshot, write_snapshot
from explorer.snapshot.tables import NODE_COLUMNS, TIE_COLUMNS, list_nodes, write_csv
from tests.snapshot.names import each_file_of_names, name_all, rename_actors
from tests.tiny import ACTORS, make_dataset_of, tiny_dataset, tiny_network

STATED = {
    "name": "verband-tiny",
    "date": "2026-01-01",
    "selection": "date=2026-01-01",
    "source": "Worked out by hand",
    "licence": "CC0-1.0",
    "software": f"Verband {__version__}",
}


def read_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode())))


def test_graphml_is_read_back_by_networkx():
    dataset, network = tiny_dataset(), tiny_network()
    graph = nx.read_graphml(BytesIO(write_snapshot(network, dataset, "graphml")))
    expected = network.to_networkx()
    assert list(graph.nodes) == list(expected.nodes)
    assert list(graph.edges) == list(expected.edges)
    for node, attributes in expected.nodes(data=True):
        known = {key: value for key, value in attributes.items() if value != ""}
        assert known.items() <= graph.nodes[node].items()
    for one, other, attributes in expected.edges(data=True):
        assert graph.edges[one, other] == attributes
    assert STATED.items() <= graph.graph.items()
    assert graph.graph["fingerprint"] == dataset.fingerprint


def test_graphml_is_read_back_by_igraph(tmp_path):
    file = tmp_path / "tiny.graphml"
    file.write_bytes(write_snapshot(tiny_network(), tiny_dataset(), "graphml"))
    graph = ig.Graph.Read_GraphML(str(file))
    expected = tiny_network().to_networkx()
    assert graph.vs["id"] == list(expected.nodes)
    assert graph.vs["bipartite"] == [0] * 5 + [1] * 4
    assert graph.vs["name"] == [name for _, name in expected.nodes(data="name")]
    assert graph.vs["kind"] == [kind for _, kind in expected.nodes(data="kind")]
    assert graph.vs["domain"] == [domain for _, domain in expected.nodes(data="domain")]
    ends = [(graph.vs[edge.source]["id"], graph.vs[edge.target]["id"]) for edge in graph.es]
    assert ends == list(expected.edges)
    assert graph.es["since"] == ["2020-01-01"] * 9
    assert {key: graph[key] for key in STATED} == STATED


def test_national_graphml_keeps_everything(nl: Dataset, national: Network):
    graph = nx.read_graphml(BytesIO(write_snapshot(national, nl, "graphml")))
    nodes = list_nodes(national).set_index("id")
    assert list(graph.nodes) == list(nodes.index)
    assert graph.number_of_edges() == len(national.ties)
    for node, row in nodes.iterrows():
        known = {key: value for key, value in row.items() if not pd.isna(value) and value != ""}
        assert graph.nodes[node] == known


def test_tables_hold_all_nodes_and_ties():
    dataset, network = tiny_dataset(), tiny_network()
    nodes = read_rows(write_snapshot(network, dataset, "nodes"))
    ties = read_rows(write_snapshot(network, dataset, "ties"))
    assert list(nodes[0]) == NODE_COLUMNS
    assert [row["id"] for row in nodes] == list(network.degrees.index)
    assert [row["bipartite"] for row in nodes] == ["0"] * 5 + ["1"] * 4
    assert nodes[6] == {
        **dict.fromkeys(NODE_COLUMNS, ""),
        "id": "health",
        "bipartite": "1",
        "kind": "collaboration",
        "name": "Regeling health",
        "short_name": "health",
        "domain": "7",
        "themes": "7.1",
        "form": "OL",
        "power": "delegation",
        "obligation": "voluntary",
        "cross_border": "false",
        "register_id": "health",
        "matched": "domain",
    }
    assert list(ties[0]) == TIE_COLUMNS
    assert [(row["actor_id"], row["collaboration_id"]) for row in ties] == list(
        network.to_networkx().edges
    )


def test_archive_holds_both_tables_and_what_they_are_of():
    dataset, network = tiny_dataset(), tiny_network()
    with ZipFile(BytesIO(write_snapshot(network, dataset, "csv"))) as archive:
        assert archive.namelist() == ["nodes.csv", "ties.csv"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in ("nodes", "ties"):
            assert archive.read(f"{name}.csv") == write_snapshot(network, dataset, name)
        assert STATED.items() <= json.loads(archive.comment).items()


@pytest.mark.parametrize("format_id", FORMATS)
def test_same_network_same_bytes(format_id):
    once, again = (
        write_snapshot(build_network(dataset, Selection()), dataset, format_id)
        for dataset in (tiny_dataset(), tiny_dataset())
    )
    assert once == again


WRITE_ALL = """
from hashlib import sha256
from explorer.snapshot import FORMATS, Options, write_snapshot
from tests.snapshot.nasty import nasty_dataset, nasty_network
for record in FORMATS.values():
    options = record.fit(Options(measures=True))
    content = write_snapshot(nasty_network(), nasty_dataset(), record.id, options)
    print(record.id, sha256(content).hexdigest())
"""


def test_same_bytes_in_another_process_at_another_time():
    once, again = (
        subprocess.run(
            [sys.executable, "-c", WRITE_ALL],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": "."},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    )
    assert len(once.splitlines()) == len(FORMATS)
    assert once == again


@pytest.mark.parametrize("format_id", FORMATS)
@pytest.mark.parametrize("actors", [[], ["A"]])
def test_networks_without_ties_are_written(format_id, actors):
    dataset = make_dataset_of([], actors=actors)
    assert write_snapshot(build_network(dataset, Selection()), dataset, format_id)


@each_file_of_names
@given(name_all(st.text()))
def test_any_name_survives_graphml(names):
    dataset = rename_actors("x" + name for name in names)
    network = build_network(dataset, Selection())
    read = nx.read_graphml(BytesIO(write_snapshot(network, dataset, "graphml"))).nodes
    for node, name in zip(ACTORS, names, strict=True):
        kept = "".join("\ufffd" if not is_xml(letter) else letter for letter in name)
        assert read[node]["name"] == "x" + kept


def is_xml(letter: str) -> bool:
    code = ord(letter)
    return code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or code > 0xFFFF


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_spreadsheet_formulas_are_neutralised(start):
    frame = pd.DataFrame({"text": [f"{start}cmd|' /C calc'!A0"], "number": [-1.5]})
    assert read_rows(write_csv(frame))[0] == {
        "text": f"'{start}cmd|' /C calc'!A0".replace("\r", "\n"),
        "number": "-1.5",
    }


@pytest.mark.parametrize(
    ("selection", "format_id", "expected"),
    [
        (Selection(), "graphml", "verband-nl-2026-01-01.graphml"),
        (Selection(domain=("6",)), "graphml", "verband-nl-2026-01-01-domain-6.graphml"),
        (
            Selection(date="2021-05-01", domain=("7", "1"), obligation=("semi_statutory",)),
            "nodes",
            "verband-nl-2021-05-01-domain-1-7-obligation-semi-statutory-nodes.csv",
        ),
        (
            Selection(cross_border="no", least=2),
            "csv",
            "verband-nl-2026-01-01-cross-border-no-least-2.zip",
        ),
    ],
)
def test_file_names_are_plain(selection, format_id, expected):
    assert name_snapshot(build_network(tiny_dataset(), selection), format_id) == expected


def test_unknown_format_is_named():
    message = "format 'gif' is unknown; choose from graphml, gexf, pajek"
    with pytest.raises(SnapshotError, match=message):
        write_snapshot(tiny_network(), tiny_dataset(), "gif")
    with pytest.raises(SnapshotError, match=message):
        name_snapshot(tiny_network(), "gif")


@pytest.mark.parametrize(
    ("options", "format_id", "expected"),
    [
        (Options(nodes="municipality", level=0.01), "gexf", "-nodes-municipality-level-0-01.gexf"),
        (Options(measures=True, language="en"), "xlsx", "-measures-yes.xlsx"),
        (Options(measures=True, language="en"), "dl", ".dl"),
        (Options(language="en"), "html", "-lang-en.html"),
    ],
)
def test_file_names_state_the_options_that_bear_on_the_file(options, format_id, expected):
    name = name_snapshot(tiny_network(), format_id, options=options)
    assert name == "verband-nl-2026-01-01" + expected


def test_names_of_packages_become_plain():
    name = name_snapshot(tiny_network(), "nodes", package='../é "x"')
    assert name == "verband-------x--2026-01-01-nodes.csv"


def test_formats_that_share_an_ending_cannot_share_a_name():
    suffixes = [record.suffix for record in FORMATS.values()]
    assert len(set(suffixes)) == len(suffixes)
    assert all(record.id == name for name, record in FORMATS.items())


def test_every_format_stands_in_the_document():
    text = (Path(__file__).resolve().parents[2] / "docs" / "snapshots.md").read_text("utf-8")
    table = text.partition("## Formats")[2].partition("\n## ")[0]
    cells = [line.split("|")[1:3] for line in table.splitlines() if line.startswith("| `")]
    told = {name: suffix for names, suffix in cells for name in names.strip(" `").split("`, `")}
    for record in FORMATS.values():
        assert record.suffix.endswith(told[record.id].strip(" `"))
