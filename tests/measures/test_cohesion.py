"""What holds a network together: against NetworkX, and by taking things away one by one."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.measures.cohesion import (
    BRIDGES,
    CUT_POINTS,
    EXITS,
    count_parts,
    list_bridges,
    list_cut_points,
    list_exits,
)
from explorer.network import Network, Selection, build_network
from tests.measures.quick import link_graph, quick_network

TIES = st.lists(st.tuples(st.sampled_from("ABCDEFGH"), st.sampled_from("stuvwxyz")), max_size=24)


def cut(network: Network, graph: nx.Graph, part: set[str]) -> set[str]:
    """Actors of a part that are outside what is left of it with most actors."""
    actors = set(network.actors.index)
    pieces = [piece for piece in nx.connected_components(graph) if piece <= part]
    kept = max(pieces, key=lambda piece: (len(piece & actors), len(piece)))
    return (set().union(*pieces) - kept) & actors


def test_worked_out_by_hand():
    # A and B share s; B and C share t, and u; C and D share v; D alone is in w.
    ties = ["As", "Bs", "Bt", "Ct", "Bu", "Cu", "Cv", "Dv", "Dw"]
    network = quick_network([tuple(tie) for tie in ties])
    points = list_cut_points(network)
    assert points.drop(columns="parts").to_dict("split")["data"] == [
        ["B", "actor", 1, ("A",)],
        ["C", "actor", 1, ("D",)],
        ["s", "collaboration", 1, ("A",)],
        ["v", "collaboration", 1, ("D",)],
        ["D", "actor", 0, ()],
    ]
    bridges = list_bridges(network).set_index(["actor_id", "collaboration_id"])["cut_off"]
    assert bridges.to_dict() == {
        ("A", "s"): ("A",), ("B", "s"): ("A",), ("C", "v"): ("D",), ("D", "v"): ("D",),
        ("D", "w"): (),
    }  # fmt: skip
    exits = list_exits(network)
    assert exits[["actor_id", "collaboration_id", "actors", "partners_lost"]].to_dict("split")[
        "data"
    ] == [["A", "s", 1, 1], ["B", "s", 1, 1], ["C", "v", 1, 1], ["D", "v", 1, 1]]
    assert exits["distance"].to_list() == [0, 0, 0, 0]


def test_an_exit_lengthens_the_way():
    # A, B and C in a ring: without its tie to s, A is two from B.
    network = quick_network([tuple(tie) for tie in ["As", "Bs", "Bt", "Ct", "Cu", "Au"]])
    exits = list_exits(network)
    assert len(exits) == 6
    assert exits["actors"].eq(0).all()
    assert exits["partners_lost"].eq(1).all()
    assert exits["distance"].to_list() == pytest.approx([1 / 3] * 6)
    assert list_exits(network, most=2).equals(exits.head(2))


@given(TIES)
def test_points_are_those_of_networkx_and_cut_off_whom_taking_them_away_does(ties):
    network = quick_network(ties, "XY")
    graph = link_graph(network)
    found = list_cut_points(network)
    assert set(found["node"]) == set(nx.articulation_points(graph))
    for row in found.itertuples():
        part = nx.node_connected_component(graph, row.node) - {row.node}
        left = graph.subgraph(set(graph) - {row.node})
        pieces = [each for each in nx.connected_components(left) if each <= part]
        assert row.parts == len(pieces)
        assert row.actors == len(row.cut_off)
        sizes = [len(piece & set(network.actors.index)) for piece in pieces]
        assert row.actors == sum(sizes) - max(sizes)
        if sorted(sizes)[-2:] != [max(sizes)] * 2:
            assert set(row.cut_off) == cut(network, left, part)


@given(TIES)
def test_bridges_are_those_of_networkx_and_cut_off_the_lesser_side(ties):
    network = quick_network(ties, "X")
    graph = link_graph(network)
    found = list_bridges(network)
    ends = {frozenset(tie) for tie in found[["actor_id", "collaboration_id"]].to_numpy()}
    assert ends == {frozenset(tie) for tie in nx.bridges(graph)}
    actors = set(network.actors.index)
    for row in found.itertuples():
        left = graph.copy()
        left.remove_edge(row.actor_id, row.collaboration_id)
        sides = [
            nx.node_connected_component(left, end) & actors
            for end in (row.actor_id, row.collaboration_id)
        ]
        assert set(row.cut_off) in [side for side in sides if len(side) == row.actors]
        assert row.actors == min(map(len, sides))


@given(TIES)
def test_an_exit_changes_what_taking_the_tie_away_does(ties):
    network = quick_network(ties)
    graph = link_graph(network)
    found = list_exits(network)
    bridges = {tuple(tie) for tie in list_bridges(network)[BRIDGES[:2]].to_numpy()}
    for row in found.itertuples():
        left = graph.copy()
        left.remove_edge(row.actor_id, row.collaboration_id)
        met, meets = (
            {two for one in each[row.actor_id] for two in each[one]} - {row.actor_id}
            for each in (graph, left)
        )
        assert row.partners_lost == len(met - meets)
        assert (row.actors > 0) <= ((row.actor_id, row.collaboration_id) in bridges)
        was, now = (dict(nx.all_pairs_shortest_path_length(each)) for each in (graph, left))
        grown = [
            (now[one][two] - was[one][two]) / 2
            for one, two in combinations(network.actors.index, 2)
            if two in now[one]
        ]
        assert row.distance == pytest.approx(np.mean(grown) if grown else 0, abs=1e-6)


@given(TIES)
def test_an_exit_that_is_left_out_changes_nothing_of_these(ties):
    network = quick_network(ties)
    graph = link_graph(network)
    listed = {tuple(tie) for tie in list_exits(network)[BRIDGES[:2]].to_numpy()}
    for actor, group in network.ties[BRIDGES[:2]].to_numpy():
        if (actor, group) in listed:
            continue
        others = set(graph[group]) - {actor}
        shared = {two for one in set(graph[actor]) - {group} for two in graph[one]}
        assert others <= shared


@pytest.mark.parametrize(("ties", "actors"), [([], ""), ([], "A"), ([], "AB"), (["As"], "A")])
def test_where_little_is_tied_nothing_falls_apart(ties, actors):
    network = quick_network([tuple(tie) for tie in ties], actors)
    assert list(list_cut_points(network).columns) == CUT_POINTS
    assert list(list_exits(network).columns) == EXITS
    assert list_cut_points(network).empty
    assert list_bridges(network)["actors"].sum() == 0
    assert list_exits(network).empty
    assert count_parts(network) == [1] * len(ties)


def test_parts_are_those_that_have_a_tie():
    network = quick_network([tuple(tie) for tie in ["As", "Bs", "Ct"]], "XYZ")
    assert count_parts(network) == [2, 1]


def test_the_whole_hangs_together_but_for_those_who_tie_zeeland_to_it(national):
    points = list_cut_points(national).set_index("node")
    graph = link_graph(national)
    assert nx.is_connected(graph)
    assert set(points.index) == set(nx.articulation_points(graph))
    graph.remove_node("GR25055756")
    parts = sorted(nx.connected_components(graph), key=len)
    towns = parts[0] & set(national.actors.index)
    assert set(points.loc["GR25055756", "cut_off"]) == towns
    assert len(towns) == 13


def test_without_euregio_the_north_east_falls_off_in_its_domain(nl):
    network = build_network(nl, Selection(domain=("0",)))
    points = list_cut_points(network).set_index("node")
    graph = link_graph(network)
    whole = nx.node_connected_component(graph, "GR28143358")
    graph.remove_node("GR28143358")
    assert set(points.loc["GR28143358", "cut_off"]) == cut(network, graph, whole)
