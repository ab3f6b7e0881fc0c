"""What holds of every network: isolates, names and order change nothing; definitions in loops."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.measures import centrality
from explorer.measures.agreement import compare_divisions
from explorer.measures.backbone import METHODS, backbone
from explorer.measures.communities import find_communities, participation
from explorer.measures.congruence import (
    collaboration_congruence,
    division_congruence,
    municipality_congruence,
)
from explorer.measures.groups import build_nesting, list_identical
from explorer.measures.overlap import pairs
from explorer.measures.registry import MEASURES
from tests.measures.quick import quick_network
from tests.tiny import ACTORS as TINY_ACTORS
from tests.tiny import TIES as TINY_TIES
from tests.tiny import tiny_network

ACTORS, GROUPS = "ABCDEFG", "stuvwxyz"
TIES = st.lists(st.tuples(st.sampled_from(ACTORS), st.sampled_from(GROUPS)), max_size=24)
MODES = ("actor", "collaboration")
SAME = {"rtol": 0, "atol": 1e-9}


def turn(name):
    """The name at the other end of its alphabet: order is turned round."""
    ends = ACTORS[0] + ACTORS[-1] if name in ACTORS else GROUPS[0] + GROUPS[-1]
    return chr(ord(ends[0]) + ord(ends[1]) - ord(name))


def memberships(ties):
    """S_i by actor and M_g by collaboration, as sets."""
    joined, members = {}, {}
    for actor, group in ties:
        joined.setdefault(actor, set()).add(group)
        members.setdefault(group, set()).add(actor)
    return joined, members


def test_networks_made_at_once_are_those_of_the_tables():
    quick, made = quick_network(TINY_TIES, TINY_ACTORS), tiny_network()
    assert (quick.incidence != made.incidence).nnz == 0
    pd.testing.assert_series_equal(quick.degrees, made.degrees)
    ends = ["actor_id", "collaboration_id"]
    pd.testing.assert_frame_equal(quick.ties, made.ties[ends])


@settings(max_examples=40)
@given(TIES)
def test_an_isolate_leaves_what_does_not_count_nodes_as_it_was(ties):
    network, more = quick_network(ties), quick_network(ties, ["X", "Y"])
    nodes = network.degrees.index
    for measure in ("degree", "partners", "eigenvector", "congruence", "collaboration_congruence",
                    "participation"):  # fmt: skip
        compute = MEASURES[measure].function
        found = compute(more)
        pd.testing.assert_series_equal(
            found.reindex(nodes), compute(network).reindex(nodes), **SAME
        )
        assert found.reindex(["X", "Y"]).fillna(0).eq(0).all()
    for mode in MODES:
        pd.testing.assert_frame_equal(pairs(more, mode), pairs(network, mode))
    pd.testing.assert_frame_equal(list_identical(more), list_identical(network))
    pd.testing.assert_frame_equal(build_nesting(more), build_nesting(network))
    for method in METHODS:
        shared = ["first", "second", "shared", "p_value"]
        pd.testing.assert_frame_equal(
            backbone(more, method=method)[shared], backbone(network, method=method)[shared], **SAME
        )


@given(TIES)
def test_an_isolate_changes_only_the_most_that_betweenness_is_a_share_of(ties):
    network, more = quick_network(ties), quick_network(ties, ["X"])
    place = more.degrees.index.get_indexer(network.degrees.index)
    assert count_between(more)[place] == pytest.approx(count_between(network))


def count_between(network):
    n, m = network.incidence.shape
    most = [centrality._most_between(n, m)] * n + [centrality._most_between(m, n)] * m
    return centrality.betweenness(network).to_numpy() * most


@settings(max_examples=40)
@given(TIES)
def test_names_change_nothing(ties):
    network = quick_network(ties)
    turned = quick_network([(turn(actor), turn(group)) for actor, group in ties])
    for mode in MODES:
        columns = ["shared", "newman", "jaccard", "overlap_coefficient", "relation"]
        ours, theirs = (
            {frozenset([row["first"], row["second"]]): row for row in frame.to_dict("records")}
            for frame in (pairs(network, mode), pairs(turned, mode))
        )
        other = {"subset": "superset", "superset": "subset"}
        assert len(ours) == len(theirs)
        for pair, row in ours.items():
            back = theirs[frozenset(map(turn, pair))]
            assert [back[column] for column in columns[:4]] == pytest.approx(
                [row[column] for column in columns[:4]]
            )
            # The first is now the second.
            assert back["relation"] == other.get(row["relation"], row["relation"])
    for method in METHODS:
        p_values = [
            backbone(each, method=method)["p_value"].sort_values().to_list()
            for each in (network, turned)
        ]
        assert p_values[0] == pytest.approx(p_values[1], abs=1e-8)
    for compute in (municipality_congruence, collaboration_congruence):
        found = compute(turned).rename(index=turn).sort_index()
        pd.testing.assert_series_equal(found, compute(network), check_names=False, **SAME)
    sizes = [list_identical(each)["size"].to_list() for each in (network, turned)]
    assert sizes[0] == sizes[1]


@settings(max_examples=40)
@given(TIES)
def test_the_modes_change_places_with_the_ties_turned_round(ties):
    """B and its transpose: what holds of actors holds of collaborations."""
    network = quick_network(ties)
    other = quick_network([(group, actor) for actor, group in ties])
    for compute in (
        centrality.degree, centrality.normalised_degree, centrality.partners,
        centrality.betweenness, centrality.closeness, centrality.eigenvector,
    ):  # fmt: skip
        # Components of equal sigma are shared out by their actors.
        if compute is centrality.eigenvector and centrality.count_components(network) > 1:
            continue
        found = compute(other).reindex(network.degrees.index)
        pd.testing.assert_series_equal(found, compute(network), **SAME)
    pd.testing.assert_frame_equal(pairs(network, "actor"), pairs(other, "collaboration"))
    pd.testing.assert_frame_equal(pairs(network, "collaboration"), pairs(other, "actor"))


@settings(max_examples=40)
@given(TIES)
def test_doubling_every_collaboration_doubles_counts_and_no_share(ties):
    network = quick_network(ties)
    twice = quick_network([*ties, *((actor, group.upper() * 2) for actor, group in ties)])
    one, two = pairs(network, "actor"), pairs(twice, "actor")
    shares = ["jaccard", "overlap_coefficient", "relation"]
    pd.testing.assert_frame_equal(one[["first", "second", *shares]],
                                  two[["first", "second", *shares]])  # fmt: skip
    for count in ("shared", "newman"):
        assert two[count].to_list() == pytest.approx((2 * one[count]).to_list())
    pd.testing.assert_series_equal(
        municipality_congruence(network), municipality_congruence(twice), **SAME
    )
    assert centrality.partners(twice)[network.actors.index].to_list() == (
        centrality.partners(network)[network.actors.index].to_list()
    )


POSITION = ("degree", "normalised_degree", "partners", "betweenness", "closeness", "eigenvector",
            "participation")  # fmt: skip


@settings(max_examples=60)
@given(TIES.filter(lambda ties: len({actor for actor, _ in ties}) > 1))
def test_no_node_outranks_for_being_in_a_small_component(ties):
    """A pair of its own is nowhere above the nodes of the large component, in no measure of place.

    What is a mean or share over a node's own ties is left as it was for all others.
    """
    ties = [*ties, *((actor, "r") for actor, _ in ties)]  # connected
    network, more = quick_network(ties), quick_network([*ties, ("Z", "zz")])
    for measure, record in MEASURES.items():
        # What is paid is of the data, not of the network.
        if record.group in ("control", "money"):
            continue
        before, after = record.function(network), record.function(more)
        if measure not in POSITION:
            kept = after.reindex(before.index)
            pd.testing.assert_series_equal(kept, before, check_names=False, **SAME)
            continue
        for own, others in (("Z", network.actors.index), ("zz", network.collaborations.index)):
            if own in after.index:
                assert after[own] <= after[others].min() + 1e-12, measure


@settings(max_examples=60)
@given(TIES)
def test_closeness_is_a_share_by_its_definition(ties):
    """Between 0 and 1, and worked out a second way: breadth first, by hand."""
    network = quick_network(ties, ["X"])
    near = {}
    for actor, group in set(ties):
        near.setdefault(actor, set()).add(group)
        near.setdefault(group, set()).add(actor)
    values = centrality.closeness(network)
    for node in values.index:
        steps, edge, far = {node}, {node}, 0
        total, actors = 0, 0
        while edge:
            edge = {other for each in edge for other in near.get(each, ())} - steps
            far += 1
            total += far * len(edge)
            steps |= edge
        actors = sum(each in network.actors.index for each in steps)
        own, other = (actors, len(steps) - actors)
        if node not in network.actors.index:
            own, other = other, own
        least = other + 2 * (own - 1)
        expected = least / total * (len(steps) - 1) / (len(values) - 1) if total else 0
        assert values[node] == pytest.approx(expected)
        assert 0 <= values[node] <= 1


@given(TIES)
def test_newman_weights_sum_to_the_joint_collaborations(ties):
    """Newman 2001, eq. 3: an author's weights sum to the papers written with others."""
    joined, members = memberships(ties)
    frame = pairs(quick_network(ties), "actor")
    both = pd.concat([frame["newman"].groupby(frame[end]).sum() for end in ("first", "second")])
    sums = both.groupby(level=0).sum()
    for actor, groups in joined.items():
        joint = sum(len(members[group]) > 1 for group in groups)
        assert sums.get(actor, 0) == pytest.approx(joint)


@given(TIES)
def test_congruence_is_its_definition(ties):
    joined, members = memberships(ties)
    network = quick_network(ties)
    joint = {group: who for group, who in members.items() if len(who) > 1}
    taken = {actor: groups & set(joint) for actor, groups in joined.items()}
    for actor, value in municipality_congruence(network).items():
        met = set().union(*(joint[group] for group in taken[actor])) - {actor}
        if not met:
            assert np.isnan(value)
            continue
        shares = [len(taken[actor] & taken[partner]) / len(taken[actor]) for partner in met]
        assert value == pytest.approx(np.mean(shares))
    for group, value in collaboration_congruence(network).items():
        own = joint.get(group, set())
        alike = [len(own & other) / len(own | other)
                 for name, other in joint.items() if name != group and own & other]  # fmt: skip
        assert np.isnan(value) if not alike else value == pytest.approx(np.mean(alike))


@given(TIES, st.lists(st.sampled_from(["r", "q", ""]), min_size=7, max_size=7))
def test_congruence_with_a_division_and_participation_are_their_definitions(ties, regions):
    joined, _ = memberships(ties)
    network = quick_network(ties)
    division = pd.Series(dict(zip(ACTORS, regions, strict=True)))
    congruent = division_congruence(network, division)
    spread = participation(network, division)
    for actor in network.actors.index:
        shared = {other: len(joined[actor] & joined[other]) for other in joined if other != actor}
        total = sum(shared.values())
        by_region = dict.fromkeys(("r", "q", ""), 0)
        for other, count in shared.items():
            by_region[division[other]] += count
        if not total or not division[actor]:
            assert np.isnan(congruent[actor])
        else:
            assert congruent[actor] == pytest.approx(by_region[division[actor]] / total)
        expected = 1 - sum((count / total) ** 2 for count in by_region.values()) if total else 0
        assert spread[actor] == pytest.approx(expected)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=20))
def test_share_nested_is_its_definition(labels):
    one, other = (pd.Series(side) for side in zip(*labels, strict=True))
    lying = [other[one == region].nunique() == 1 for region in one.unique()]
    assert compare_divisions(one, other)["nested"] == pytest.approx(np.mean(lying))


def list_partitions(nodes):
    """Every way to divide nodes into groups."""
    if not nodes:
        yield []
        return
    first, rest = nodes[0], nodes[1:]
    for groups in list_partitions(rest):
        yield [[first], *groups]
        for place, group in enumerate(groups):
            yield [*groups[:place], [first, *group], *groups[place + 1 :]]


@pytest.mark.parametrize("seed", range(12))
def test_no_partition_of_a_small_network_has_more_modularity(seed):
    random = np.random.default_rng(seed)
    ties = [(a, g) for a in "ABCDEF" for g in GROUPS if random.random() < 0.3]
    network = quick_network(ties, "ABCDEF")
    W = (network.incidence @ network.incidence.T).toarray().astype(float)
    np.fill_diagonal(W, 0)
    strength, total = W.sum(axis=1), W.sum()
    gain = W / total - np.outer(strength, strength) / total**2
    best = max(
        sum(gain[np.ix_(group, group)].sum() for group in groups)
        for groups in list_partitions(list(range(6)))
    )
    assert find_communities(network).modularity == pytest.approx(best)
