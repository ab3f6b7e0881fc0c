"""Ego networks and paths."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import SelectionError
from explorer.network.distance import Path, find_path, measure_distances
from tests.tiny import make_network, tiny_network

TIES = st.lists(
    st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("stuvw")), min_size=1, unique=True
)


def test_an_ego_network_worked_out_by_hand():
    found = measure_distances(tiny_network(), ("waste",), most=3)
    expected = {"waste": 0, "A": 1, "B": 1, "health": 2, "safety": 2, "C": 3}
    assert list(found.items()) == list(expected.items())
    assert dict(measure_distances(tiny_network(), ("waste",), most=1)) == {
        "waste": 0,
        "A": 1,
        "B": 1,
    }


def test_an_ego_network_of_two_is_the_nearest_of_both():
    found = measure_distances(tiny_network(), ("waste", "archive", "nowhere"), most=1)
    assert dict(found) == {"archive": 0, "waste": 0, "A": 1, "B": 1, "D": 1}
    assert measure_distances(tiny_network(), ("nowhere",), most=2).empty


def test_a_path_goes_through_the_smallest_collaborations():
    assert find_path(tiny_network(), "A", "B") == Path(("A", "waste", "B"), 3)
    assert find_path(tiny_network(), "C", "waste") == Path(("C", "health", "A", "waste"), 4)
    assert find_path(tiny_network(), "A", "A") == Path(("A",), 1)


def test_who_is_not_connected_has_no_path():
    assert find_path(tiny_network(), "A", "D") is None
    assert find_path(tiny_network(), "A", "E") is None


def test_a_node_that_is_not_there_is_named():
    with pytest.raises(SelectionError, match=r"^select: 'Z' is not in the network of 2026-01-01$"):
        find_path(tiny_network(), "A", "Z")


@given(TIES)
def test_paths_are_those_of_networkx(ties):
    network = make_network(ties)
    graph = network.to_networkx()
    nodes = list(graph)
    for last in nodes:
        path = find_path(network, nodes[0], last)
        if not nx.has_path(graph, nodes[0], last):
            assert path is None
            continue
        paths = list(nx.all_shortest_paths(graph, nodes[0], last))
        assert list(path.nodes) in paths
        assert path.count == len(paths)


@given(TIES, st.integers(0, 4))
def test_distances_are_those_of_networkx(ties, most):
    network = make_network(ties)
    first = str(network.degrees.index[0])
    expected = nx.single_source_shortest_path_length(network.to_networkx(), first, cutoff=most)
    assert dict(measure_distances(network, (first,), most=most)) == dict(expected)


def test_from_the_north_to_the_south(national):
    path = find_path(national, "GM0034", "GM0935")
    assert path.nodes[0] == "GM0034"
    assert path.nodes[-1] == "GM0935"
    assert path.steps % 2 == 0
    graph = national.to_networkx()
    assert path.steps == nx.shortest_path_length(graph, "GM0034", "GM0935")
