"""Small examples that others published, one or more a measure."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from explorer.measures.agreement import compare_divisions
from explorer.measures.backbone import backbone, fit_chances
from explorer.measures.communities import find_communities
from explorer.measures.overlap import compare_nodes
from explorer.measures.voting import voting_power
from tests.tiny import make_network


def test_newman_weight_of_three_papers():
    """Newman 2001, doi 10.1103/PhysRevE.64.016132, figure with the definition (cited from memory,
    and the definition worked out): A and B wrote three papers together, of four, two and three
    authors, so 1/3 + 1 + 1/2 = 11/6.
    """
    papers = {"one": "ABCD", "two": "AB", "three": "ABE", "four": "CE"}
    network = make_network((author, paper) for paper, who in papers.items() for author in who)
    assert compare_nodes(network, "A", "B")["newman"] == pytest.approx(11 / 6)


@pytest.mark.parametrize(
    ("edges", "newman"),
    [
        ([(0, 1), (1, 2), (2, 3), (3, 4)], {(0, 2): 1.0, (2, 4): 1.0}),
        ([(0, 1), (1, 2), (2, 3), (3, 4), (1, 5)],
         {(0, 2): 0.5, (0, 5): 0.5, (2, 4): 1.0, (2, 5): 0.5}),
    ],
    ids=["path", "path and a leaf"],
)  # fmt: skip
def test_weights_on_a_path_as_networkx_documents_them(edges, newman):
    """networkx.org, bipartite.collaboration_weighted_projected_graph and
    overlap_weighted_projected_graph: path of five nodes, Jaccard 1/2 and overlap 1.
    """
    groups = {1, 3}
    ties = [(one, other) if other in groups else (other, one) for one, other in edges]
    network = make_network((f"n{actor}", f"g{group}") for actor, group in ties)
    for (one, other), weight in newman.items():
        found = compare_nodes(network, f"n{one}", f"n{other}")
        assert found["newman"] == pytest.approx(weight)
    if len(edges) == 4:
        assert found["jaccard"] == pytest.approx(1 / 2)
        assert found["overlap_coefficient"] == 1
    assert compare_nodes(network, "n0", "n4")["relation"] == "disjoint"


def test_the_lady_tasting_tea():
    """Fisher 1935, The Design of Experiments, ch. 2: four of eight cups guessed right by chance 1
    in 70, three or more 17 in 70. It is the tail of the hypergeometric test (Tumminello et al.
    2011): who joins 4 of 8 shares that many with who joins the same number.
    """
    cups = [f"cup{number}" for number in range(8)]
    milk = [("milk", cup) for cup in cups[:4]] + [("nobody", cup) for cup in cups]
    for right, chance in ((4, 1 / 70), (3, 17 / 70)):
        guess = [("guess", cup) for cup in cups[4 - right : 8 - right]]
        frame = backbone(make_network(milk + guess), method="hypergeometric")
        row = frame.set_index(["first", "second"]).loc[("guess", "milk")]
        assert row["shared"] == right
        assert row["p_value"] == pytest.approx(chance)


def test_configuration_model_of_the_r_package_backbone():
    """Neal 2022, backbone, github.com/zpneal/backbone, inst/tinytest/test_backbone.R: the chances
    to three decimals; its p-value for the first and third row 0.606, by an approximation of the
    Poisson-binomial distribution, where ours is exact.
    """
    network = make_network([("1", "c"), ("2", "b"), ("3", "a"), ("3", "c")])
    B = network.incidence.toarray()
    fitted = fit_chances(B.sum(axis=1), B.sum(axis=0))
    chances = fitted.values[fitted.rows][:, fitted.columns]
    published = [[0.216, 0.216, 0.568], [0.216, 0.216, 0.568], [0.568, 0.568, 0.863]]
    assert chances == pytest.approx(np.array(published), abs=0.0005)
    frame = backbone(network)
    assert frame[["first", "second"]].to_numpy().tolist() == [["1", "3"]]
    assert frame["p_value"].to_list() == pytest.approx([0.606], abs=0.005)
    exact = 1 - np.prod(1 - chances[0] * chances[2])
    assert frame["p_value"].to_list() == pytest.approx([exact])


def test_zachary_karate_club_has_the_greatest_modularity_proven():
    """Brandes et al. 2008, On modularity clustering, IEEE Trans. Knowledge and Data Engineering
    20:172-188, doi 10.1109/TKDE.2007.190689: 0.4198, in four clusters (cited from memory; the
    modularity of what is found is that of NetworkX). Each tie of the club is a collaboration of
    two, so that the projection is the club.
    """
    club = nx.karate_club_graph()
    ties = [(f"m{end:02}", f"t{place}") for place, edge in enumerate(club.edges) for end in edge]
    found = find_communities(make_network(ties))
    assert found.sizes.to_list() == [12, 11, 6, 5]
    assert found.modularity == pytest.approx(0.4198, abs=5e-5)
    members = found.labels.rename(lambda name: int(name[1:]))
    groups = [set(part.index) for _, part in members.groupby(members)]
    assert found.modularity == pytest.approx(nx.community.modularity(club, groups, weight=None))
    # At the split of the club its two leaders were apart.
    assert members[0] != members[33]


@pytest.mark.parametrize(
    ("first", "second", "information", "rand"),
    [
        ([0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 2, 2], 0.81, None),
        ([0, 0, 1, 1, 2, 2], [0, 0, 1, 1, 1, 1], 0.73, None),
        ([0, 0, 0, 1, 1, 1], [0, 1, 0, 1, 2, 2], 0.52, 0.24),
        ([0, 0, 0, 1, 1, 1], [0, 4, 0, 4, 2, 2], 0.52, 0.24),
        ([0, 0, 1, 2], [0, 0, 1, 1], None, 4 / 7),
        ([0, 0, 0, 0], [0, 1, 2, 3], 0.0, 0.0),
        ([0, 0, 1, 1], [0, 1, 0, 1], 0.0, -0.5),
        ([0, 0, 1, 1], [1, 1, 0, 0], 1.0, 1.0),
    ],
)
def test_agreement_as_scikit_learn_documents_it(first, second, information, rand):
    """scikit-learn, sklearn/metrics/cluster/tests/test_supervised.py (v-measure, which is the
    normalised mutual information with the arithmetic mean) and the examples in the documentation
    of adjusted_rand_score and normalized_mutual_info_score.
    """
    found = compare_divisions(pd.Series(first), pd.Series(second))
    if information is not None:
        assert found["normalised_mutual_information"] == pytest.approx(information, abs=0.005)
    if rand is not None:
        assert found["adjusted_rand_index"] == pytest.approx(rand, abs=0.005)


def decide(quota, *weights):
    frame = voting_power({f"m{place}": weight for place, weight in enumerate(weights)}, quota)
    return frame["banzhaf_normalised"].to_list(), frame["shapley_shubik"].to_list()


def test_straffins_four_voters():
    """Straffin 1993, Game Theory and Strategy, the game [6; 4, 3, 2, 1], by way of Wikipedia's
    article on the Banzhaf power index: 12 swings, of which 5, 3, 3 and 1.
    """
    banzhaf, _ = decide(6, 4, 3, 2, 1)
    assert banzhaf == pytest.approx([5 / 12, 3 / 12, 3 / 12, 1 / 12])


def test_nassau_county_board_of_1964():
    """Banzhaf 1965, Rutgers Law Review 19:317-343: three of six supervisors hold 25 of 115 votes
    and no power; milefoot.com/math/discrete/socialchoice/nassaucountypower.htm works it out.
    """
    for powers in decide(58, 31, 31, 28, 21, 2, 2):
        assert powers == pytest.approx([1 / 3] * 3 + [0] * 3)


def test_two_votes_of_twenty_nine_are_none():
    """Gelman, Katz & Tuerlinckx 2002, Statistical Science 17:420-435, section 1: weights 12, 9, 6
    and 2, simple majority; the last never decides.
    """
    for powers in decide(None, 12, 9, 6, 2):
        assert powers == pytest.approx([1 / 3] * 3 + [0])


def test_the_security_council():
    """Nine of fifteen votes with all five permanent members: [39; 7 x 5, 1 x 10]. Shapley-Shubik
    421/2145 and 4/2145 (gonitsora.com/veto-starting-to-sound-really-good has 4/2145 and 19.6 %);
    Banzhaf by counting: 848 swings a permanent member, 84 any other.
    """
    banzhaf, shapley = decide(39, *[7] * 5, *[1] * 10)
    assert shapley == pytest.approx([421 / 2145] * 5 + [4 / 2145] * 10)
    assert banzhaf == pytest.approx([848 / 5080] * 5 + [84 / 5080] * 10)
