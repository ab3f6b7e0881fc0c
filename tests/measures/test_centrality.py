from math import sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networkx.algorithms import bipartite

from explorer.measures import centrality
from explorer.measures.compute import compute_measures
from explorer.measures.registry import MEASURES
from tests.measures.quick import quick_network
from tests.tiny import make_network, southern_women, tiny_network

NAMES = st.sampled_from("ABCDEFG")
GROUPS = st.sampled_from("stuvwxyz")
ANY_TIES = st.lists(st.tuples(NAMES, GROUPS), max_size=25)
ORDER = ["A", "B", "C", "D", "E", "archive", "health", "safety", "waste"]


def by_hand(**values):
    return [values[node] for node in ORDER]


def spread(actors, collaborations):
    """Values for A, B (alike), C, D, E and for safety, health (alike), waste, archive."""
    a, c, d, e = actors
    big, waste, archive = collaborations
    return by_hand(A=a, B=a, C=c, D=d, E=e, safety=big, health=big, waste=waste, archive=archive)


CENTRALITY = [key for key, record in MEASURES.items() if record.group == "centrality"]

U = np.array([1, 1, sqrt(3) - 1]) / np.linalg.norm([1, 1, sqrt(3) - 1])


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("degree", spread((3, 2, 1, 0), (3, 2, 1))),
        ("normalised_degree", spread((3 / 4, 2 / 4, 1 / 4, 0), (3 / 5, 2 / 5, 1 / 5))),
        ("partners", spread((2, 2, 0, 0), (2, 2, 0))),
        ("betweenness", spread((11 / 6 / 24, 1 / 3 / 24, 0, 0), (11 / 6 / 25, 1 / 3 / 25, 0))),
        ("closeness", spread((5 / 8, 35 / 72, 1 / 8, 0), (5 / 8, 35 / 72, 1 / 8))),
        ("eigenvector", spread((U[0], U[2], 0, 0), (U[0], U[2], 0))),
    ],
)
def test_values_worked_out_by_hand(measure, expected):
    values = MEASURES[measure].function(tiny_network())
    assert list(values.index) == ORDER
    assert values.to_numpy() == pytest.approx(expected, abs=1e-12)


def assert_equals_networkx(network):
    graph = network.to_networkx()
    actors = list(network.actors.index)
    for values, reference in (
        (centrality.normalised_degree(network), bipartite.degree_centrality(graph, actors)),
        (centrality.betweenness(network), bipartite.betweenness_centrality(graph, actors)),
    ):
        assert values.to_dict() == pytest.approx(reference, abs=1e-9)


def test_southern_women_as_networkx_has_them():
    network = southern_women()
    assert network.incidence.shape == (18, 14)
    assert_equals_networkx(network)
    reference = bipartite.closeness_centrality(network.to_networkx(), list(network.actors.index))
    assert centrality.closeness(network).to_dict() == pytest.approx(reference, abs=1e-9)


def test_disconnected_network_as_networkx_has_it():
    assert_equals_networkx(tiny_network())


def test_eigenvector_of_southern_women_is_the_leading_singular_vector():
    network = southern_women()
    u, _, vt = np.linalg.svd(network.incidence.toarray())
    expected = np.abs(np.concatenate([u[:, 0], vt[0]]))
    assert centrality.eigenvector(network).to_numpy() == pytest.approx(expected, abs=1e-9)


def test_sparse_and_dense_solver_agree(monkeypatch):
    network = southern_women()
    dense = centrality.eigenvector(network)
    monkeypatch.setattr(centrality, "DENSE", 0)
    pd.testing.assert_series_equal(centrality.eigenvector(network), dense, rtol=1e-9)


def test_small_values_of_the_eigenvector_are_exact(national):
    """The leading vector of the exact matrix by plain power iteration, small values included."""
    B = national.incidence.toarray().astype(float)
    vector = np.ones(len(B))
    for _ in range(3000):
        vector = B @ (B.T @ vector)
        vector /= np.linalg.norm(vector)
    found = centrality.eigenvector(national)[national.actors.index].to_numpy()
    assert found == pytest.approx(vector, rel=1e-10)
    assert found.min() > 0


def test_most_of_the_eigenvector_lies_in_one_corner_of_the_country(national):
    values = centrality.eigenvector(national)[national.actors.index]
    most = centrality.hold_most(values)
    assert len(most) == 20
    assert (values[most] ** 2).sum() == pytest.approx(0.851, abs=5e-4)
    assert set(national.actors.loc[most, "province_id"]) == {"PV31"}
    assert list(centrality.hold_most(pd.Series([0.6, 0.8], ["a", "b"]), 0.64)) == ["b"]
    assert centrality.hold_most(values * 0).empty


def test_equal_components_share_the_eigenvector():
    network = make_network([("A", "s"), ("B", "s"), ("C", "t"), ("D", "t"), ("E", "u")])
    values = centrality.eigenvector(network)
    assert values[["A", "B", "C", "D", "E"]].to_list() == pytest.approx([0.5] * 4 + [0])
    assert values[["s", "t", "u"]].to_list() == pytest.approx([sqrt(0.5)] * 2 + [0])


def test_components_of_equal_sigma_share_by_their_projection():
    # sigma = 2 for one group of four and for two of two: the all-ones vector is left as it is.
    network = make_network([(a, "s") for a in "ABCD"] + [(a, g) for a in "EF" for g in "tu"])
    values = centrality.eigenvector(network)
    assert values[list("ABCDEF")].to_list() == pytest.approx([1 / sqrt(6)] * 6)
    assert values[list("stu")].to_list() == pytest.approx([2 / sqrt(6), 1 / sqrt(6), 1 / sqrt(6)])


@pytest.mark.parametrize("measure", CENTRALITY)
@pytest.mark.parametrize(
    ("ties", "actors", "size"),
    [([], [], 0), ([], ["A"], 1), ([], ["A", "B"], 2), ([("A", "s")], ["B"], 3)],
    ids=["empty", "one node", "isolates", "one tie and an isolate"],
)
def test_degenerate_networks_are_defined(measure, ties, actors, size):
    values = MEASURES[measure].function(make_network(ties, actors))
    assert len(values) == size
    assert np.isfinite(values.astype(float)).all()
    assert all(values.get(node, 0) == 0 for node in actors)


@given(ANY_TIES, st.lists(NAMES, max_size=3))
def test_ranges(ties, actors):
    network = quick_network(ties, actors)
    frame = compute_measures(network, CENTRALITY).astype(float)
    assert np.isfinite(frame.to_numpy()).all()
    assert (frame.to_numpy() >= 0).all()
    bounded = frame[["normalised_degree", "betweenness", "eigenvector"]]
    assert (bounded.to_numpy() <= 1 + 1e-9).all()


@given(ANY_TIES)
def test_relabelling_changes_nothing(ties):
    def rename(node):
        return chr(ord("a" if node.islower() else "A") + (ord("z") - ord(node.lower())))

    frame = compute_measures(quick_network(ties), CENTRALITY).astype(float)
    turned = quick_network([(rename(a), rename(g)) for a, g in ties])
    renamed = compute_measures(turned, CENTRALITY)
    renamed = renamed.astype(float).rename(index=rename)
    pd.testing.assert_frame_equal(frame, renamed.loc[frame.index], rtol=1e-7, atol=1e-7)


def test_components_are_counted_without_isolates():
    assert centrality.count_components(tiny_network()) == 2
    assert centrality.count_components(make_network([], ["A"])) == 0
