import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import MeasureError
from explorer.measures.overlap import compare_nodes, list_partners, pairs, shared_counts
from explorer.network import Network
from tests.measures.quick import quick_network
from tests.tiny import make_network, tiny_network

TIES = st.lists(st.tuples(st.sampled_from("ABCDEFG"), st.sampled_from("stuvwxyz")), max_size=25)


def test_partners_worked_out_by_hand():
    # Newman: safety and health have 3 members (1/2 each), waste has 2 (1).
    frame = list_partners(tiny_network(), "C")
    assert frame.index.to_list() == ["A", "B"]
    assert frame.loc["A"].to_dict() == {
        "shared": 2,
        "newman": 1.0,
        "jaccard": pytest.approx(2 / 3),
        "overlap_coefficient": 1.0,
        "relation": "subset",
    }
    assert list_partners(tiny_network(), "A").loc["B", "newman"] == 2.0


def test_collaborations_worked_out_by_hand():
    # Newman, over members: A and B have degree 3 (1/2 each), C has 2 (1).
    frame = pairs(tiny_network(), "collaboration")
    assert frame.to_dict("split")["data"] == [
        ["health", "safety", 3, 2.0, 1.0, 1.0, "equal"],
        ["health", "waste", 2, 1.0, pytest.approx(2 / 3), 1.0, "superset"],
        ["safety", "waste", 2, 1.0, pytest.approx(2 / 3), 1.0, "superset"],
    ]


def test_partial_overlap():
    network = make_network([("A", "s"), ("A", "t"), ("B", "t"), ("B", "u")])
    assert pairs(network, "actor").to_dict("split")["data"] == [
        ["A", "B", 1, 1.0, pytest.approx(1 / 3), 0.5, "partial"]
    ]


def test_partners_that_share_most_come_first_then_the_most_alike_then_by_id():
    sets = {"A": "st", "E": "st", "D": "s", "C": "su", "B": "sv"}
    network = make_network((actor, group) for actor, groups in sets.items() for group in groups)
    assert list_partners(network, "A").index.to_list() == ["E", "D", "B", "C"]


def test_comparison_of_any_two():
    network = tiny_network()
    assert compare_nodes(network, "safety", "archive") == {
        "shared": 0,
        "newman": 0.0,
        "jaccard": 0.0,
        "overlap_coefficient": 0.0,
        "relation": "disjoint",
    }
    assert compare_nodes(network, "A", "E")["relation"] == "disjoint"
    assert compare_nodes(network, "A", "C") == {
        **list_partners(network, "A").loc["C"].to_dict(),
        "relation": "superset",
    }


def test_shared_counts_have_the_degrees_on_the_diagonal():
    shared = shared_counts(tiny_network(), "actor").toarray()
    assert shared.diagonal().tolist() == [3, 3, 2, 1, 0]
    assert shared[0].tolist() == [3, 3, 2, 0, 0]
    assert (shared == shared.T).all()


@pytest.mark.parametrize("mode", ["actor", "collaboration"])
def test_empty_network_gives_empty_frames(mode):
    frame = pairs(make_network([]), mode)
    assert frame.empty
    assert list(frame.columns) == [
        "first", "second", "shared", "newman", "jaccard", "overlap_coefficient", "relation",
    ]  # fmt: skip


def test_isolate_has_no_partners():
    frame = list_partners(tiny_network(), "E")
    assert frame.empty
    assert "shared" in frame.columns


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda n: list_partners(n, "X"), "node 'X' is not in the network of 2026-01-01"),
        (lambda n: pairs(n, "both"), "mode 'both' is unknown; choose actor or collaboration"),
        (lambda n: compare_nodes(n, "A", "waste"), "A and waste are of different modes"),
        (lambda n: compare_nodes(n, "A", "X"), "node 'X' is not in the network"),
    ],
)
def test_errors_say_what_is_wrong(call, message):
    with pytest.raises(MeasureError, match=message):
        call(tiny_network())


@given(TIES, st.sampled_from(["actor", "collaboration"]))
def test_pairs_equal_sets_compared_one_by_one(ties, mode):
    own, other = (0, 1) if mode == "actor" else (1, 0)
    sets: dict[str, set[str]] = {}
    sizes: dict[str, set[str]] = {}
    for tie in ties:
        sets.setdefault(tie[own], set()).add(tie[other])
        sizes.setdefault(tie[other], set()).add(tie[own])
    frame = pairs(quick_network(ties), mode)
    assert len(frame) == sum(
        bool(sets[a] & sets[b]) for a in sets for b in sets if a < b
    )  # fmt: skip
    for row in frame.itertuples():
        a, b = sets[row.first], sets[row.second]
        assert row.shared == len(a & b)
        assert row.newman == pytest.approx(sum(1 / (len(sizes[k]) - 1) for k in a & b))
        assert row.jaccard == pytest.approx(len(a & b) / len(a | b))
        assert row.overlap_coefficient == pytest.approx(len(a & b) / min(len(a), len(b)))
        assert row.jaccard <= row.overlap_coefficient <= 1
        assert row.relation == (
            "equal" if a == b else "subset" if a < b else "superset" if b < a else "partial"
        )


@given(TIES.filter(bool))
def test_overlap_is_symmetric_but_for_the_relation(ties):
    network = quick_network(ties)
    turned = {"subset": "superset", "superset": "subset"}
    for node in network.actors.index:
        for partner, row in list_partners(network, node).iterrows():
            back = list_partners(network, partner).loc[node]
            assert row.drop("relation").to_list() == back.drop("relation").to_list()
            assert back["relation"] == turned.get(row["relation"], row["relation"])


def test_partners_and_pairs_are_the_same_numbers():
    network = tiny_network()
    frame = pairs(network, "actor").set_index(["first", "second"])
    pd.testing.assert_series_equal(
        frame.loc["A"]["newman"], list_partners(network, "A")["newman"], check_names=False
    )


def test_national_overlap(national: Network):
    frame = pairs(national, "actor")
    assert len(frame) == 4469
    assert compare_nodes(national, "GM0882", "GM0899")["shared"] == 18
