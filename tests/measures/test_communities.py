import random
from dataclasses import replace

import igraph as ig
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.dataset import Dataset
from explorer.dataset.timeslice import keep_current
from explorer.errors import MeasureError
from explorer.measures import communities
from explorer.measures.communities import (
    ALONE,
    community_stability,
    compare_communities,
    count_ties,
    describe_communities,
    find_communities,
    participation,
    stability,
)
from explorer.network import Network
from tests.measures.quick import quick_network
from tests.tiny import make_network, southern_women, tiny_network

TIES = st.lists(st.tuples(st.sampled_from("ABCDEFG"), st.sampled_from("stuvwxyz")), max_size=25)
# Two groups that meet twice, and C with X once.
BRIDGED = [(a, g) for a in "ABC" for g in "st"] + [(a, g) for a in "WXYZ" for g in "uv"]
BRIDGED += [("C", "w"), ("X", "w")]


def read_division(nl: Dataset, name: str) -> pd.Series:
    rows = keep_current(nl.divisions, nl.date, start="since", end="until")
    return rows[rows["division"] == name].set_index("actor_id")["region_id"]


def test_communities_worked_out_by_hand():
    found = find_communities(make_network(BRIDGED, ["I"]))
    expected = {"A": 1, "B": 1, "C": 1, "I": ALONE, "W": 0, "X": 0, "Y": 0, "Z": 0}
    assert found.labels.to_dict() == expected
    assert found.sizes.to_dict() == {0: 4, 1: 3}
    # Weights: 3 pairs of 2, 6 pairs of 2 and the bridge of 1: w = 19; strengths 13 and 25.
    assert found.modularity == pytest.approx(18 / 19 - (13**2 + 25**2) / 38**2)
    # C shares 4 with its own and 1 with X; X 6 and 1.
    assert found.participation["C"] == pytest.approx(1 - (4**2 + 1) / 5**2)
    assert found.participation["X"] == pytest.approx(1 - (6**2 + 1) / 7**2)
    assert (found.participation.drop(["C", "X"]) == 0).all()


def test_tiny_network_has_one_community():
    found = find_communities(tiny_network())
    assert found.labels.to_list() == [0, 0, 0, ALONE, ALONE]
    assert found.modularity == pytest.approx(0)


def test_communities_of_one_size_are_ordered_by_their_first_member():
    network = make_network([("A", "s"), ("C", "s"), ("B", "t"), ("D", "t")])
    assert find_communities(network).labels.to_list() == [0, 1, 0, 1]


def test_higher_resolution_gives_smaller_communities():
    network = make_network(BRIDGED)
    assert len(find_communities(network, resolution=0.01).sizes) == 1
    assert len(find_communities(network, resolution=10).sizes) == 7


@pytest.mark.parametrize(
    ("ties", "actors"),
    [([], []), ([], ["A"]), ([], ["A", "B"]), ([("A", "s")], ["B"])],
    ids=["empty", "one node", "isolates", "one tie and an isolate"],
)
def test_without_partners_there_is_no_community(ties, actors):
    network = make_network(ties, actors)
    found = find_communities(network)
    assert len(found.labels) == len(network.actors)
    assert (found.labels == ALONE).all()
    assert found.modularity == 0
    assert (found.participation == 0).all()
    assert found.sizes.empty
    assert count_ties(network, found).shape == (len(network.actors), 0)
    assert describe_communities(network, found).empty
    division = pd.Series("r", index=network.actors.index)
    assert compare_communities(found, division)["municipalities"] == 0


@given(TIES)
def test_labels_are_a_partition_by_size(ties):
    network = make_network(ties)
    found = find_communities(network)
    sizes = found.sizes
    assert sizes.index.to_list() == list(range(len(sizes)))
    assert sizes.is_monotonic_decreasing
    assert (sizes >= 2).all()
    assert found.participation.between(0, 1 - 1 / max(len(sizes), 1) + 1e-12).all()
    assert -0.5 <= found.modularity <= 1


def test_same_whatever_was_drawn_before_and_nothing_is_left_behind():
    network = southern_women()
    random.seed(1)
    first = find_communities(network)
    random.seed(2)
    state = random.getstate()
    second = find_communities(network)
    assert random.getstate() == state
    pd.testing.assert_series_equal(first.labels, second.labels)
    # igraph draws from Python's generator again.
    drawn = []
    for _ in range(2):
        random.seed(3)
        drawn.append(ig.Graph.Erdos_Renyi(20, 0.5).get_edgelist())
    assert drawn[0] == drawn[1]


def test_ties_by_community_worked_out_by_hand():
    network = make_network(BRIDGED, ["I"])
    counts = count_ties(network, find_communities(network))
    assert counts.loc["C"].to_list() == [1, 4]
    assert counts.loc["X"].to_list() == [6, 1]
    assert counts.loc["A"].to_list() == [0, 4]
    assert counts.loc["I"].to_list() == [0, 0]


def test_communities_are_described_by_size_largest_and_share_inside():
    network = make_network(BRIDGED, ["I"])
    population = pd.Series({"A": 5, "B": 9, "C": 7, "X": 3, "I": 99}, dtype=float)
    actors = network.actors.assign(population=population.reindex(network.actors.index))
    found = describe_communities(replace(network, actors=actors), find_communities(network))
    assert found["actors"].to_list() == [4, 3]
    # Inhabitants of W, Y and Z are unknown.
    assert found["largest"].to_list() == [("X", "W", "Y"), ("B", "C", "A")]
    # Strengths 25 and 13, of which one end of the bridge each lies outside.
    assert found["inside"].to_list() == pytest.approx([24 / 25, 12 / 13])


def test_participation_by_a_division():
    division = pd.Series({"A": "r", "B": "q", "C": "q", "D": "q", "E": "q"})
    values = participation(tiny_network(), division)
    # B shares 3 with A and 2 with C.
    assert values[["A", "B", "D"]].to_list() == pytest.approx([0, 1 - (3**2 + 2**2) / 5**2, 0])


def test_errors_say_what_is_wrong():
    with pytest.raises(MeasureError, match="resolution 0 is not above 0; 1 is the usual one"):
        find_communities(tiny_network(), resolution=0)
    with pytest.raises(MeasureError, match="B has no label; give every actor"):
        participation(tiny_network(), pd.Series({"A": 0}))


def test_national_communities(nl: Dataset, national: Network):
    found = find_communities(national)
    assert len(found.sizes) == 13
    assert found.sizes.sum() == 342
    assert found.modularity == pytest.approx(0.8475, abs=5e-4)
    described = describe_communities(national, found)
    assert described["actors"].sum() == 342
    assert described["inside"].between(0.5, 1).all()
    counts = count_ties(national, found)
    shares = counts.div(counts.sum(axis=1), axis=0)
    assert (1 - (shares**2).sum(axis=1)).to_list() == pytest.approx(found.participation.to_list())
    provinces = compare_communities(found, read_division(nl, "province"))
    assert provinces["municipalities"] == 342
    assert provinces["regions_other"] == 12
    assert provinces["normalised_mutual_information"] == pytest.approx(0.877, abs=5e-3)
    safety = compare_communities(found, read_division(nl, "safety_region"))
    assert safety["regions_other"] == 25
    assert safety["normalised_mutual_information"] == pytest.approx(0.891, abs=5e-3)


def test_national_modularity_hardly_depends_on_the_seed(national: Network):
    values = [find_communities(national, seed=seed).modularity for seed in range(5)]
    assert values == pytest.approx([0.8475] * 5, abs=1e-3)


def test_an_isolate_does_not_tip_a_municipality_between_two_equal_communities():
    ties = [("A", "t"), ("A", "u"), ("B", "t"), ("C", "t"), ("D", "u"), ("E", "u")]
    alone = find_communities(quick_network(ties)).labels
    more = find_communities(quick_network(ties, ["X", "Y"])).labels
    assert more[alone.index].equals(alone)
    assert more[["X", "Y"]].tolist() == [-1, -1]


def test_stability_is_the_share_of_runs_together():
    """Worked out again by a loop over the runs themselves, two by two."""
    ring = [(a, f"{a}{b}") for a, b in zip("ABCDEFGHIJ", "BCDEFGHIJA", strict=True)]
    ring += [(b, f"{a}{b}") for a, b in zip("ABCDEFGHIJ", "BCDEFGHIJA", strict=True)]
    for network in (make_network(BRIDGED, ["I"]), quick_network(ring), southern_women()):
        found = find_communities(network)
        values = stability(network, found)
        met = [actor for actor in values.index if found.labels[actor] != ALONE]
        W = communities._weigh_ties(network)
        places = [network.actors.index.get_loc(actor) for actor in met]
        graph = communities._build_projection(W[places][:, places])
        runs = communities._Runs(graph, 1.0, communities.SEED).take(communities.STABILITY_RUNS)
        for actor in met:
            own = [o for o in met if o != actor and found.labels[o] == found.labels[actor]]
            both = [
                sum(run[met.index(actor)] == run[met.index(other)] for run in runs) / len(runs)
                for other in own
            ]
            assert values[actor] == pytest.approx(sum(both) / len(both))


def test_a_ring_is_less_stable_than_two_groups():
    ring = [(a, f"{a}{b}") for a, b in zip("ABCDEFGHIJ", "BCDEFGHIJA", strict=True)]
    ring += [(b, f"{a}{b}") for a, b in zip("ABCDEFGHIJ", "BCDEFGHIJA", strict=True)]
    groups, round_about = make_network(BRIDGED, ["I"]), quick_network(ring)
    assert community_stability(groups).drop("I").eq(1).all()
    assert pd.isna(community_stability(groups)["I"])
    assert community_stability(round_about).between(0.2, 0.95).all()
    pd.testing.assert_series_equal(
        community_stability(round_about), community_stability(round_about)
    )


def test_the_countrys_communities_are_found_again_in_nearly_every_run(national):
    values = community_stability(national)
    assert values.min() > 0.9
    assert values.eq(1).mean() > 0.8


def test_runs_go_on_where_they_stopped(national):
    """Ten and then the rest are the runs of one go, whatever else ran in between."""
    graph = communities._build_projection(communities._weigh_ties(national))
    whole = communities._Runs(graph, 3.0, 1).take(25)
    parted = communities._Runs(graph, 3.0, 1)
    first = parted.take(10)
    communities._Runs(graph, 2.0, 5).take(3)
    assert all(np.array_equal(*pair) for pair in zip(parted.take(25), whole, strict=True))
    assert all(np.array_equal(*pair) for pair in zip(first, whole[:10], strict=True))
    assert len({tuple(run) for run in whole}) > 1


def test_only_the_last_few_runs_of_a_network_are_kept():
    network = southern_women()
    found = {number: find_communities(network, seed=number).labels for number in range(9)}
    assert len(communities._list_runs(network)) == communities.RUNS_KEPT
    for number, labels in found.items():
        pd.testing.assert_series_equal(find_communities(network, seed=number).labels, labels)
