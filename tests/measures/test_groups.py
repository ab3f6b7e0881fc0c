import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.measures.groups import IDENTICAL, NESTING, build_nesting, list_identical
from tests.measures.quick import quick_network
from tests.tiny import make_network, tiny_network

TIES = st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("stuvwxyz")), max_size=30)


def test_identical_worked_out_by_hand():
    frame = list_identical(tiny_network())
    assert frame.to_dict("records") == [
        {
            "collaborations": ("health", "safety"),
            "count": 2,
            "size": 3,
            "members": ("A", "B", "C"),
        }
    ]


def test_nesting_worked_out_by_hand():
    frame = build_nesting(tiny_network()).set_index("node")
    assert list(frame.index) == ["health", "waste", "archive"]
    assert frame["parent"].to_dict() == {"health": "", "waste": "health", "archive": ""}
    assert frame["size"].to_list() == [3, 2, 1]
    assert frame.loc["health", "collaborations"] == ("health", "safety")
    assert frame.loc["waste", "members"] == ("A", "B")


def test_smallest_superset_is_the_parent_and_the_first_id_among_equals():
    sets = {"all": "ABCD", "y": "ABC", "x": "ABD", "z": "AB", "one": "A"}
    network = make_network((actor, group) for group, actors in sets.items() for actor in actors)
    parents = build_nesting(network).set_index("node")["parent"].to_dict()
    assert parents == {"all": "", "x": "all", "y": "all", "z": "x", "one": "z"}
    within = build_nesting(network).set_index("node")["within"].to_dict()
    assert within == {"all": (), "x": ("all",), "y": ("all",), "z": ("x", "y"), "one": ("z",)}


def test_groups_are_sorted_by_size_then_count_then_id_and_leave_single_members_out():
    sets = dict.fromkeys("pq", "AB") | dict.fromkeys("rsy", "CD") | dict.fromkeys("wx", "ABC")
    sets |= dict.fromkeys("tuv", "E")
    network = make_network((actor, group) for group, actors in sets.items() for actor in actors)
    found = list_identical(network)["collaborations"].to_list()
    assert found == [("w", "x"), ("r", "s", "y"), ("p", "q")]


@pytest.mark.parametrize("actors", [[], ["A"], ["A", "B"]])
def test_without_ties_there_are_no_groups(actors):
    network = make_network([], actors)
    assert list_identical(network).empty
    assert build_nesting(network).empty
    assert list(list_identical(network).columns) == IDENTICAL
    assert list(build_nesting(network).columns) == NESTING


@given(TIES)
def test_nesting_is_what_trying_every_pair_gives(ties):
    members: dict[str, frozenset[str]] = {}
    for actor, group in ties:
        members[group] = members.get(group, frozenset()) | {actor}
    frame = build_nesting(quick_network(ties))
    assert sorted(sum(frame["collaborations"], ())) == sorted(members)
    for row in frame.to_dict("records"):
        own = members[row["node"]]
        same = sorted(group for group, other in members.items() if other == own)
        above = [(len(other), group) for group, other in members.items() if own < other]
        assert row["collaborations"] == tuple(same)
        assert row["parent"] == (min(above)[1] if above else "")
        nearest = [
            (size, group)
            for size, group in above
            if group == min(g for g in members if members[g] == members[group])
            and not any(own < members[other] < members[group] for other in members)
        ]
        assert row["within"] == tuple(group for _, group in sorted(nearest))
        assert row["size"] == len(row["members"]) == len(own)


def test_identical_memberships_of_the_register(national):
    frame = list_identical(national)
    assert (len(frame), int(frame["count"].sum())) == (55, 148)
    nodes = build_nesting(national)
    assert (len(nodes), int(nodes["parent"].eq("").sum())) == (339, 66)
    assert int(nodes["within"].map(len).gt(1).sum()) == 98
    assert int(nodes["collaborations"].map(len).sum()) == len(national.collaborations)
    assert set(nodes["parent"]) - {""} <= set(nodes["node"])
