"""What is asked of nodes, worked out by hand on the tiny network."""

import pytest

from explorer.measures.groups import build_nesting
from explorer.measures.overlap import COLUMNS
from explorer.measures.peers import domain_medians, list_percentiles
from explorer.measures.registry import measures_of
from explorer.network import Selection
from explorer.tables.nodes import (
    find_identical,
    find_nesting,
    list_alike,
    list_node_measures,
    list_shared,
    mode_of,
    name_node,
    name_nodes,
)
from explorer.tables.queries import Service
from tests.tiny import make_network, tiny_network


def test_names_are_those_of_the_mode():
    network = tiny_network()
    assert (mode_of(network, "A"), mode_of(network, "waste")) == ("actor", "collaboration")
    assert (name_node(network, "A"), name_node(network, "waste")) == ("Plaats A", "waste")
    assert list(name_nodes(network, "collaboration").index) == list(network.collaborations.index)


def test_what_all_share():
    network = tiny_network()
    assert list_shared(network, ["A", "B"]) == ["health", "safety", "waste"]
    assert list_shared(network, ["A", "B", "C"]) == ["health", "safety"]
    assert list_shared(network, ["safety", "waste"]) == ["A", "B"]
    assert list_shared(network, ["A", "D"]) == []
    assert list_shared(network, []) == []


def test_those_that_share_most_come_first():
    frame = list_alike(tiny_network(), "C")
    assert list(frame.columns) == ["name", *COLUMNS]
    assert frame[["name", "shared"]].to_numpy().tolist() == [["Plaats A", 2], ["Plaats B", 2]]
    assert list_alike(make_network([], ["A"]), "A").empty


def test_who_has_the_same_members_and_who_lies_within():
    network = make_network(
        [(actor, group) for actor in "AB" for group in ("s", "t", "u")] + [("C", "u"), ("C", "v")]
    )
    forest = build_nesting(network)
    assert find_identical(network, "s") == ["t"]
    assert find_identical(network, "u") == []
    assert find_nesting(forest, "s") == {"within": ["u"], "holds": []}
    assert find_nesting(forest, "u") == {"within": [], "holds": ["s", "t", "v"]}
    assert find_nesting(forest, "nothing") == {"within": [], "holds": []}


@pytest.mark.parametrize("node_id", ["GM0344", "GR24966497"])
def test_measures_of_a_node_are_those_of_all(nl, node_id):
    measured = Service(nl).measure_all(Selection())
    frame = list_node_measures(measured, node_id)
    mode = mode_of(measured.network, node_id)
    assert list(frame.index) == list(measures_of(mode))
    for measure, row in frame.iterrows():
        assert row["value"] == measured.measures.at[node_id, measure]
        assert row["rank"] == measured.ranks.at[node_id, measure]
    values = measured.measures[list(frame.index)]
    if mode == "actor":
        peers = list_percentiles(measured.network, values).loc[node_id]
        for by in ("size_class", "province"):
            expected = [peers[f"{measure}_{by}"] for measure in frame.index]
            assert frame[f"{by}_percentile"].to_list() == pytest.approx(expected, nan_ok=True)
    else:
        medians = domain_medians(measured.network, values).loc[node_id, list(frame.index)]
        assert frame["domain_median"].to_list() == pytest.approx(medians.to_list(), nan_ok=True)
