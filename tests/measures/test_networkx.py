"""NetworkX is the model: it computes the same by other means, and we agree to 1e-9."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from networkx.algorithms import bipartite

from explorer.dataset import Dataset
from explorer.measures import centrality
from explorer.measures.communities import find_communities
from explorer.measures.overlap import pairs, shared_counts
from explorer.network import Network, Selection, build_network
from tests.measures.quick import link_graph, quick_network
from tests.tiny import southern_women

ACTORS, GROUPS = "ABCDEFGH", "stuvwxyz"
TIES = st.lists(st.tuples(st.sampled_from(ACTORS), st.sampled_from(GROUPS)), max_size=24)
# NetworkX projects no graph without the other mode, and divides by nought below two of each.
SOME = TIES.filter(bool)
ENOUGH = TIES.filter(lambda ties: len({group for _, group in ties}) >= 2)
EXACT = 1e-9


@pytest.fixture(scope="module")
def province(nl: Dataset) -> Network:
    """The municipalities of Friesland, and the collaborations they join."""
    return build_network(nl, Selection(province=("PV21",)))


def assert_centralities_agree(network):
    graph, actors = link_graph(network), list(network.actors.index)
    for ours, theirs in (
        (centrality.degree(network), dict(graph.degree)),
        (centrality.normalised_degree(network), bipartite.degree_centrality(graph, actors)),
        (centrality.betweenness(network), bipartite.betweenness_centrality(graph, actors)),
        (centrality.closeness(network), near_by_networkx(graph, set(actors))),
    ):
        assert ours.to_dict() == pytest.approx(theirs, abs=EXACT)


def near_by_networkx(graph, actors):
    """Closeness by component. `bipartite.closeness_centrality` is right on a connected graph alone:

    elsewhere the least of the whole graph within a component cancels its own scaling.
    """
    values = dict.fromkeys(graph, 0.0)
    for part in map(graph.subgraph, nx.connected_components(graph)):
        if len(part) > 1:
            found = bipartite.closeness_centrality(part, actors & set(part), normalized=False)
            share = (len(part) - 1) / (len(graph) - 1)
            values |= {node: value * share for node, value in found.items()}
    return values


def assert_eigenvector_agrees(network):
    """NetworkX takes the whole graph's vector; of a connected one each mode has half its square."""
    ours = centrality.eigenvector(network)
    graph = link_graph(network)
    theirs = nx.eigenvector_centrality_numpy(graph, max_iter=1000, tol=1e-14)
    expected = np.abs([theirs[node] for node in ours.index]) * np.sqrt(2)
    assert ours.to_numpy() == pytest.approx(expected, abs=EXACT)


def assert_projections_agree(network):
    graph = link_graph(network)
    for mode, nodes in (("actor", network.actors.index), ("collaboration",
                        network.collaborations.index)):  # fmt: skip
        frame = pairs(network, mode)
        for column, projected in (
            ("shared", bipartite.weighted_projected_graph(graph, nodes)),
            ("newman", bipartite.collaboration_weighted_projected_graph(graph, nodes)),
            ("jaccard", bipartite.overlap_weighted_projected_graph(graph, nodes, jaccard=True)),
            ("overlap_coefficient",
             bipartite.overlap_weighted_projected_graph(graph, nodes, jaccard=False)),
        ):  # fmt: skip
            theirs = {
                tuple(sorted(edge)): weight for *edge, weight in projected.edges(data="weight")
            }
            ours = frame.set_index(["first", "second"])[column].to_dict()
            assert ours == pytest.approx(theirs, abs=EXACT)
        met = dict(bipartite.projected_graph(graph, nodes).degree)
        assert centrality.partners(network)[list(nodes)].to_dict() == met


@given(ENOUGH)
def test_centralities_of_any_network_with_isolates_and_parts(ties):
    assert_centralities_agree(quick_network(ties, ACTORS))


@settings(max_examples=40)
@given(SOME)
def test_projections_of_any_network(ties):
    assert_projections_agree(quick_network(ties, "AB"))


@given(ENOUGH)
def test_eigenvector_of_any_connected_network(ties):
    # Everyone also in one collaboration: connected.
    assert_eigenvector_agrees(quick_network([*ties, *((actor, "r") for actor in ACTORS)]))


@given(TIES)
def test_components(ties):
    network = quick_network(ties, "AB")
    parts = [part for part in nx.connected_components(link_graph(network)) if len(part) > 1]
    assert centrality.count_components(network) == len(parts)


@given(SOME, st.floats(0.3, 3))
def test_modularity(ties, resolution):
    network = quick_network(ties, "AB")
    found = find_communities(network, resolution=resolution)
    graph = bipartite.weighted_projected_graph(link_graph(network), network.actors.index)
    assume(graph.size())
    alone = [{node} for node in found.labels[found.labels < 0].index]
    kept = found.labels[found.labels >= 0]
    groups = [set(part.index) for _, part in kept.groupby(kept)] + alone
    expected = nx.community.modularity(graph, groups, resolution=resolution)
    assert found.modularity == pytest.approx(expected, abs=EXACT)


def test_southern_women():
    network = southern_women()
    assert_centralities_agree(network)
    assert_eigenvector_agrees(network)
    assert_projections_agree(network)


def test_a_province(province):
    assert len(province.actors) == 18
    assert_centralities_agree(province)
    assert_projections_agree(province)


def test_the_country_shares_as_networkx_counts(national):
    graph = bipartite.weighted_projected_graph(link_graph(national), national.actors.index)
    theirs = nx.to_scipy_sparse_array(graph, nodelist=list(national.actors.index))
    ours = shared_counts(national, "actor").toarray()
    np.fill_diagonal(ours, 0)
    assert (ours == theirs.toarray()).all()


def test_the_countrys_eigenvector_is_the_leading_singular_vector(national):
    u, _, vt = np.linalg.svd(national.incidence.toarray(), full_matrices=False)
    expected = np.abs(np.concatenate([u[:, 0], vt[0]]))
    assert centrality.eigenvector(national).to_numpy() == pytest.approx(expected, abs=EXACT)
