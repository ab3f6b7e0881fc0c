"""The measures on Davis, Gardner and Gardner's women and events, against what others published.

NetworkX carries the version of 89 ties, as UCINET does. Borgatti & Everett (1997) used a version of
93: Dorothy also at E10 and E12, Helen also at E13 and E14 (`southern_women` in the R package
classicnets, github.com/anespinosa/classicnets, names the four).
"""

import networkx as nx
import numpy as np
import pytest

from explorer.measures import centrality
from explorer.measures.backbone import METHODS, backbone
from explorer.measures.communities import compare_communities, find_communities
from explorer.measures.groups import list_identical
from explorer.measures.overlap import shared_counts
from tests.tiny import make_network, southern_women

MORE = (("Dorothy", "E10"), ("Dorothy", "E12"), ("Helen", "E13"), ("Helen", "E14"))
# Degree, closeness and betweenness of Borgatti & Halgin 2011, Analyzing affiliation networks, in
# The SAGE Handbook of Social Network Analysis, ch. 28, doi 10.4135/9781446294413.n28. Taken from
# NetworkX 3.6.1, algorithms/bipartite/tests/test_centrality.py, which refers to that chapter.
HANDBOOK = {
    "E8": (0.78, 0.85, 0.24), "E9": (0.67, 0.79, 0.23), "E7": (0.56, 0.73, 0.13),
    "Nora": (0.57, 0.80, 0.11), "Evelyn": (0.57, 0.80, 0.10), "Theresa": (0.57, 0.80, 0.09),
    "E6": (0.44, 0.69, 0.07), "Sylvia": (0.50, 0.77, 0.07), "Laura": (0.50, 0.73, 0.05),
    "Brenda": (0.50, 0.73, 0.05), "Katherina": (0.43, 0.73, 0.05), "E5": (0.44, 0.59, 0.04),
    "Helen": (0.36, 0.73, 0.04), "E3": (0.33, 0.56, 0.02), "Ruth": (0.29, 0.71, 0.02),
    "Verne": (0.29, 0.71, 0.02), "E12": (0.33, 0.56, 0.02), "Myra": (0.29, 0.69, 0.02),
    "E11": (0.22, 0.54, 0.02), "Eleanor": (0.29, 0.67, 0.01), "Frances": (0.29, 0.67, 0.01),
    "Pearl": (0.21, 0.67, 0.01), "E4": (0.22, 0.54, 0.01), "Charlotte": (0.29, 0.60, 0.01),
    "E10": (0.28, 0.55, 0.01), "Olivia": (0.14, 0.59, 0.01), "Flora": (0.14, 0.59, 0.01),
    "E2": (0.17, 0.52, 0.00), "E1": (0.17, 0.52, 0.00), "Dorothy": (0.14, 0.65, 0.00),
    "E13": (0.17, 0.52, 0.00), "E14": (0.17, 0.52, 0.00),
}  # fmt: skip
FIRST = ["Evelyn", "Laura", "Theresa", "Brenda", "Charlotte", "Frances", "Eleanor", "Pearl",
         "Ruth"]  # fmt: skip


def first_name(node):
    return node.split()[0]


def with_first_names(more=()):
    ties = southern_women().ties[["actor_id", "collaboration_id"]].to_numpy().tolist()
    return make_network([(first_name(woman), event) for woman, event in ties] + list(more))


def test_degree_closeness_and_betweenness_of_the_handbook():
    """All 32 nodes, both modes, to the two decimals printed."""
    network = with_first_names()
    assert set(HANDBOOK) == set(network.degrees.index)
    measures = (centrality.normalised_degree, centrality.closeness, centrality.betweenness)
    for place, measure in enumerate(measures):
        published = {node: row[place] for node, row in HANDBOOK.items()}
        assert measure(network).to_dict() == pytest.approx(published, abs=0.005 + 1e-9)


@pytest.mark.parametrize(
    ("node", "printed"),
    [("Evelyn", (0.571, 0.800, 0.097, 0.335)), ("E8", (0.778, 0.846, 0.244, 0.507))],
)
def test_the_four_centralities_as_ucinet_prints_them(node, printed):
    """UCINET 6.849, 2-Mode Centrality on its own davis data: degree, closeness, betweenness and
    eigenvector, scaled a mode at a time (its sign turned). Quoted by S. Borgatti in
    github.com/StephenBorgatti/xucinet, dev/UCINET-ISSUES.md, issue 2.
    """
    network = with_first_names()
    measures = (centrality.normalised_degree, centrality.closeness, centrality.betweenness,
                centrality.eigenvector)  # fmt: skip
    found = [measure(network)[node] for measure in measures]
    assert found == pytest.approx(printed, abs=0.0005)


# Evelyn to Charlotte, and E10 to E14.
SOME = [*FIRST[:5], *(f"E{number}" for number in range(10, 15))]


def test_the_version_of_93_ties_as_borgatti_and_everett_have_it():
    """Borgatti & Everett 1997, as the R package migraph quotes and tests them (github.com/
    stocnet/migraph, tests/testthat/test_centrality.R).

    Betweenness before it is divided: the paper (p. 256) prints another maximum for the women (2 *
    17 * 13 = 442) than UCINET and NetworkX use, whom we follow (445); for the events both are 452:
    github.com/StephenBorgatti/xucinet, tests/testthat/test-x2mode-centrality.R. Their eigenvector
    is of unit length over both modes together, ours in each: hence the root of 2.
    """
    network = with_first_names(MORE)
    assert len(network.ties) == 93
    assert centrality.degree(network)[SOME].to_list() == [8, 7, 8, 7, 4, 6, 4, 7, 4, 4]
    assert centrality.closeness(network)[SOME].to_list() == pytest.approx(
        [0.8, 0.7273, 0.8, 0.7273, 0.6, 0.5641, 0.5366, 0.5789, 0.5366, 0.5366], abs=5e-5
    )
    most = np.repeat([445, 452], 5)
    assert (centrality.betweenness(network)[SOME] * most).to_list() == pytest.approx(
        [42.7600, 22.8565, 38.7393, 22.0119, 4.7279, 6.8186, 9.0194, 10.2354, 1.8892, 1.8892],
        abs=5e-5,
    )
    assert (centrality.eigenvector(network)[SOME] / np.sqrt(2)).to_list() == pytest.approx(
        [0.22, 0.20, 0.25, 0.21, 0.11, 0.15, 0.07, 0.17, 0.11, 0.11], abs=0.005
    )


def test_partners():
    """Evelyn and Laura: NetworkX' gallery, Davis Club, networkx.org; Flora meets 12 at her 2
    events: Opsahl, Node centrality in two-mode networks, toreopsahl.com/tnet.
    """
    network = with_first_names()
    found = centrality.partners(network)
    assert found[["Evelyn", "Laura", "Flora"]].to_list() == [17, 15, 12]
    assert centrality.degree(network)["Flora"] == 2


def test_shared_events():
    """Breiger 1974, The duality of persons and groups, Social Forces 53:181-190; also tested by
    xucinet, tests/testthat/test-twomode.R.
    """
    network = with_first_names()
    shared = shared_counts(network, "actor").toarray()
    place = network.actors.index.get_loc
    assert shared[place("Evelyn"), place("Laura")] == 6
    assert shared[place("Evelyn"), place("Theresa")] == 7
    assert shared[place("Evelyn"), place("Evelyn")] == 8


def test_the_same_three_women_were_at_the_last_two_events():
    frame = list_identical(with_first_names())
    assert frame["collaborations"].to_list() == [("E13", "E14")]
    assert frame["members"].to_list() == [("Katherina", "Nora", "Sylvia")]


def test_communities_are_the_two_groups_all_but_one():
    """Of 21 procedures Freeman (2003, Finding social groups, in Dynamic Social Network Modeling
    and Analysis, National Academies Press, pp. 39-97) finds the consensus: women 1 to 9, and 10
    to 18; cited from memory. Leiden on shared events has Pearl, who came to three, with the
    others; she and Ruth are those most between both.
    """
    network = with_first_names()
    found = find_communities(network)
    assert found.sizes.to_list() == [10, 8]
    names = [name for name in FIRST if name != "Pearl"]
    assert set(found.labels[names]) == {1}
    assert set(found.labels.drop(names)) == {0}
    assert set(found.participation.nlargest(2).index) == {"Pearl", "Ruth"}
    consensus = found.labels.copy()
    consensus.loc[FIRST] = 1
    assert compare_communities(found, consensus)["adjusted_rand_index"] > 0.75


def test_modularity_is_that_of_networkx():
    network = with_first_names()
    found = find_communities(network)
    graph = nx.bipartite.weighted_projected_graph(network.to_networkx(), network.actors.index)
    groups = [set(part.index) for _, part in found.labels.groupby(found.labels)]
    assert found.modularity == pytest.approx(nx.community.modularity(graph, groups), abs=1e-9)
    split = [set(FIRST), set(graph) - set(FIRST)]
    assert found.modularity > nx.community.modularity(graph, split)


@pytest.mark.parametrize("method", METHODS)
def test_no_tie_is_above_chance_among_so_many_tests(method):
    """So says the R package backbone (Domagalski, Neal & Sagan 2021, doi
    10.1371/journal.pone.0244363; vignette of version 1.2, SDSM, its chances of greatest entropy,
    level 0.1 corrected for all pairs: an empty backbone).
    """
    frame = backbone(with_first_names(), method=method, level=0.1)
    assert not frame["significant"].any()
    assert frame["p_value"].min() > 0.1 / 153
