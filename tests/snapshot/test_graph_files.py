"""What network software reads back from a snapshot is what was written."""

import json
import re
from io import BytesIO
from pathlib import Path

import igraph as ig
import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from explorer.dataset import Dataset
from explorer.errors import SnapshotError
from explorer.network import Network, Selection, build_network
from explorer.snapshot import Options, write_snapshot
from explorer.snapshot.tables import list_written_nodes, list_written_ties
from tests.snapshot.names import each_file_of_names, name_all, rename_actors
from tests.snapshot.nasty import OPTIONS, nasty_dataset, nasty_network
from tests.tiny import ACTORS, tiny_dataset, tiny_network

GEXF = "{http://gexf.net/1.3}"
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "gexf-1.3.rng"))
PARSE = {"long": int, "double": float, "string": str, "boolean": bool}


def expect(network: Network, options: Options) -> nx.Graph:
    """The graph that files should hold, from the tables alone."""
    graph = nx.Graph()
    for record in list_written_nodes(network, options).to_dict("records"):
        graph.add_node(record["id"], **keep(record, without=("id",)))
    for record in list_written_ties(network, options).to_dict("records"):
        (_, one), (_, other), *rest = record.items()
        renamed = {"shared": "weight"}
        graph.add_edge(one, other, **keep({renamed.get(k, k): v for k, v in rest}, without=()))
    return graph


def keep(record: dict, *, without: tuple[str, ...]) -> dict:
    return {
        key: value
        for key, value in record.items()
        if key not in without and not pd.isna(value) and value != ""
    }


def assert_same(graph: nx.Graph, expected: nx.Graph, *, beside: tuple[str, ...] = ()) -> None:
    assert list(graph.nodes) == list(expected.nodes)
    assert list(graph.edges) == list(expected.edges)
    for node, attributes in expected.nodes(data=True):
        found = {k: v for k, v in graph.nodes[node].items() if k not in beside}
        assert found == attributes
    for one, other, attributes in expected.edges(data=True):
        found = {k: v for k, v in graph.edges[one, other].items() if k not in beside}
        assert found == attributes


def read_gexf(content: bytes) -> nx.Graph:
    """The graph, spells left in its attributes; NetworkX reads labels and ids as they stand."""
    return nx.read_gexf(BytesIO(content), version="1.3")


def read_cyjs(content: bytes) -> nx.Graph:
    return nx.cytoscape_graph(json.loads(content))


def read_node_link(content: bytes) -> nx.Graph:
    return nx.node_link_graph(json.loads(content), edges="edges")


READERS = {
    "graphml": (lambda content: nx.read_graphml(BytesIO(content)), ()),
    "gexf": (read_gexf, ("label", "spells", "viz", "id")),
    "node_link": (read_node_link, ()),
    "cyjs": (read_cyjs, ("id", "value", "shared_name", "source", "target")),
}


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("format_id", READERS)
@pytest.mark.parametrize("make", [tiny_dataset, nasty_dataset])
def test_networkx_reads_everything_back(format_id, options, make):
    read, beside = READERS[format_id]
    dataset = make()
    network = build_network(dataset, Selection())
    graph = read(write_snapshot(network, dataset, format_id, options))
    assert_same(graph, expect(network, options), beside=beside)
    if format_id != "gexf":
        stated = graph.graph
        assert stated["date"] == "2026-01-01"
        assert stated["fingerprint"] == dataset.fingerprint
        written = {**options.to_parameters()}
        written.pop("lang", None)
        query = "&".join(f"{name}={value}" for name, value in written.items())
        assert stated.get("options", "") == query


@pytest.mark.parametrize("options", [OPTIONS[1], Options(nodes="municipality")], ids=str)
@pytest.mark.parametrize("format_id", READERS)
def test_the_national_network_is_read_back(nl: Dataset, national: Network, format_id, options):
    read, beside = READERS[format_id]
    graph = read(write_snapshot(national, nl, format_id, options))
    assert_same(graph, expect(national, options), beside=beside)


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@pytest.mark.parametrize("format_id", ["gexf", "node_link", "cyjs"])
@each_file_of_names
@given(names=name_all(TEXTS))
def test_any_name_survives(format_id, names):
    dataset = rename_actors("x" + name for name in names)
    network = build_network(dataset, Selection())
    read, _ = READERS[format_id]
    found = read(write_snapshot(network, dataset, format_id)).nodes
    allowed = format_id == "gexf" and re.compile("[\ufffe\uffff]")
    for node, name in zip(ACTORS, names, strict=True):
        assert found[node]["name"] == "x" + (allowed.sub("\ufffd", name) if allowed else name)


def check_gexf(content: bytes) -> etree._Element:
    """Hold a file against the schema, and what a schema cannot say; its graph element."""
    root = etree.fromstring(content)
    SCHEMA.assertValid(root)
    graph = root.find(f"{GEXF}graph")
    types = {
        each.get("class"): {one.get("id"): one.get("type") for one in each}
        for each in graph.findall(f"{GEXF}attributes")
    }
    nodes, edges = graph.find(f"{GEXF}nodes"), graph.find(f"{GEXF}edges")
    ids = [node.get("id") for node in nodes]
    assert len(set(ids)) == len(ids) == int(nodes.get("count"))
    assert len({edge.get("id") for edge in edges}) == len(edges) == int(edges.get("count"))
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(ids)
    for kind, elements in (("node", nodes), ("edge", edges)):
        for element in elements:
            carried = list(element.iter(f"{GEXF}attvalue"))
            assert len({value.get("for") for value in carried}) == len(carried)
            for value in carried:
                PARSE[types[kind][value.get("for")]](value.get("value"))
            for spell in element.iter(f"{GEXF}spell"):
                assert spell.get("start", "0") <= spell.get("end", "9")
    return graph


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_gexf_keeps_the_rules_of_its_format(nl, national, options):
    for dataset, network in (
        (tiny_dataset(), tiny_network()),
        (nasty_dataset(), nasty_network()),
        (nl, national),
    ):
        check_gexf(write_snapshot(network, dataset, "gexf", options))


def test_the_rules_of_gexf_can_be_broken():
    content = write_snapshot(tiny_network(), tiny_dataset(), "gexf")
    with pytest.raises(etree.DocumentInvalid):
        check_gexf(content.replace(b'idtype="string"', b'idtype="text"'))
    with pytest.raises(etree.DocumentInvalid):
        check_gexf(content.replace(b"2020-01-01", b"1 January"))
    with pytest.raises(AssertionError):
        check_gexf(content.replace(b'target="safety"', b'target="safe"', 1))


def test_gexf_says_when_nodes_and_ties_were_there():
    graph = check_gexf(write_snapshot(nasty_network(), nasty_dataset(), "gexf"))
    assert graph.get("mode") == "dynamic"
    spells = {}
    for element in [*graph.find(f"{GEXF}nodes"), *graph.find(f"{GEXF}edges")]:
        name = (element.get("source"), element.get("target")) if element.get("source") else None
        found = [(one.get("start"), one.get("end")) for one in element.iter(f"{GEXF}spell")]
        spells[name or element.get("id")] = found
    assert spells["GM1"] == [("2001-01-01", None)]
    assert spells["GR 1"] == [("2019-01-01", None)]
    # A spell holds both its days, so it ends on the last day of membership.
    assert spells["GM1", "GR 1"] == [("2019-01-01", "2019-12-31"), ("2021-01-01", None)]
    assert spells["GM2", "GR 1"] == [("2019-01-01", "2026-12-31")]


def test_versions_that_follow_each_other_are_one_spell(nl: Dataset, national: Network):
    graph = check_gexf(write_snapshot(national, nl, "gexf"))
    for node in graph.find(f"{GEXF}nodes"):
        spells = [(one.get("start", ""), one.get("end", "")) for one in node.iter(f"{GEXF}spell")]
        before = ""
        for start, end in spells:
            assert start == "" or start > before
            before = end
        # What stands in a network of this date is there at this date.
        assert not spells or any(a <= national.date <= (b or "9") for a, b in spells)


def test_gexf_without_dates_is_static():
    dataset = tiny_dataset()
    content = write_snapshot(tiny_network(), dataset, "gexf", Options(nodes="municipality"))
    assert check_gexf(content).get("mode") == "static"


def read_pajek(content: bytes, folder: Path) -> ig.Graph:
    file = folder / "network.net"
    file.write_bytes(content)
    return ig.Graph.Read_Pajek(str(file))


@pytest.mark.parametrize("which", ["tiny", "nasty", "national"])
def test_igraph_reads_two_mode_pajek(which, nl, national, tmp_path):
    dataset, network = {
        "tiny": (tiny_dataset(), tiny_network()),
        "nasty": (nasty_dataset(), nasty_network()),
        "national": (nl, national),
    }[which]
    graph = read_pajek(write_snapshot(network, dataset, "pajek"), tmp_path)
    expected = network.to_networkx()
    names = {
        node: re.sub(r"[\r\n\t]+", " ", data.get("short_name") or data["name"])
        for node, data in expected.nodes(data=True)
    }
    assert graph.vs["name"] == [f"{node} {name}".replace('"', "'") for node, name in names.items()]
    assert graph.vs["type"] == [bool(mode) for _, mode in expected.nodes(data="bipartite")]
    number = {node: place for place, node in enumerate(expected)}
    assert graph.get_edgelist() == [(number[one], number[other]) for one, other in expected.edges]


@pytest.mark.parametrize("mode", ["municipality", "collaboration"])
def test_networkx_and_igraph_read_one_mode_pajek(mode, nl, national, tmp_path):
    options = Options(nodes=mode, keep="all", threshold=3)
    content = write_snapshot(national, nl, "pajek", options)
    expected = expect(national, options)
    read = nx.Graph(nx.parse_pajek(content.decode().splitlines()))
    assert [label.split(" ", 1)[0] for label in read] == list(expected)
    weights = [data["weight"] for _, _, data in expected.edges(data=True)]
    assert sorted(data["weight"] for _, _, data in read.edges(data=True)) == sorted(weights)
    assert read_pajek(content, tmp_path).es["weight"] == weights


def test_pajek_says_what_it_is_of():
    text = write_snapshot(tiny_network(), tiny_dataset(), "pajek").decode()
    assert text.startswith("% name: verband-tiny\n% date: 2026-01-01\n")
    assert "\n*Vertices 9 5\n" in text


def read_dl(text: str) -> tuple[list[str], list[str], list[tuple[str, str, int]]]:
    """Row labels, column labels and cells of an edge list with its labels ahead."""
    head, _, body = text.partition("data:\n")
    first, *others = re.split(r"\n(?:row labels|column labels|labels):\n", head.rstrip("\n"))
    labels = [[line.strip('"') for line in block.split("\n")] for block in others]
    sizes = [int(size) for size in re.findall(r"n[rc]?=(\d+)", first)]
    assert [len(block) for block in labels] == sizes
    rows, columns = labels[0], labels[-1]
    cells = [tuple(map(int, line.split())) for line in body.splitlines()]
    return rows, columns, [(rows[r - 1], columns[c - 1], value) for r, c, value in cells]


def test_two_mode_dl_holds_all_nodes_and_ties(nl, national):
    for dataset, network in (
        (tiny_dataset(), tiny_network()),
        (nasty_dataset(), nasty_network()),
        (nl, national),
    ):
        text = write_snapshot(network, dataset, "dl").decode()
        assert "format = edgelist2" in text
        rows, columns, cells = read_dl(text)
        assert rows == list(network.actors.index)
        assert columns == list(network.collaborations.index)
        assert cells == [(one, other, 1) for one, other in network.to_networkx().edges]


def test_igraph_reads_one_mode_dl(nl, national, tmp_path):
    options = Options(nodes="municipality")
    file = tmp_path / "network.dl"
    file.write_bytes(write_snapshot(national, nl, "dl", options))
    graph = ig.Graph.Read_DL(str(file), directed=False)
    expected = expect(national, options)
    assert graph.vs["name"] == list(expected)
    found = {
        frozenset((graph.vs[edge.source]["name"], graph.vs[edge.target]["name"])): edge["weight"]
        for edge in graph.es
    }
    assert found == {frozenset((a, b)): w for a, b, w in expected.edges(data="weight")}


def test_cytoscape_gets_places_and_links_its_ties():
    data = json.loads(write_snapshot(nasty_network(), nasty_dataset(), "cyjs"))
    nodes = {node["data"]["id"]: node for node in data["elements"]["nodes"]}
    assert nodes["GM1"]["position"] == {"x": -70.5, "y": 12.25}
    assert "position" not in nodes["GM2"]
    assert data["data"]["name"] == "verband-tiny"
    assert {edge["data"]["source"] for edge in data["elements"]["edges"]} == {"GM1", "GM2"}


@pytest.mark.parametrize("format_id", ["pajek", "dl"])
def test_formats_say_that_they_hold_no_measures(format_id):
    with pytest.raises(SnapshotError, match="cannot hold measures; ask for measures=no or choose"):
        write_snapshot(tiny_network(), tiny_dataset(), format_id, Options(measures=True))
