import networkx as nx
import pytest

from explorer.dataset import Dataset
from explorer.errors import SelectionError
from explorer.network import Network, Selection, build_network
from tests.tiny import (
    ACTORS,
    TIES,
    make_dataset,
    make_dataset_of,
    make_network,
    tiny_dataset,
    tiny_network,
)


def test_tiny_network_is_what_its_ties_say():
    network = tiny_network()
    assert list(network.actors.index) == list(ACTORS)
    assert list(network.collaborations.index) == ["archive", "health", "safety", "waste"]
    assert network.incidence.toarray().tolist() == [
        [0, 1, 1, 1],
        [0, 1, 1, 1],
        [0, 1, 1, 0],
        [1, 0, 0, 0],
        [0, 0, 0, 0],
    ]
    assert set(network.to_networkx().edges) == set(TIES)


def test_igraph_and_networkx_hold_the_same_graph():
    network = tiny_network()
    graph, other = network.to_networkx(), network.to_igraph()
    assert other.vs["name"] == list(graph.nodes)
    assert other.vs["bipartite"] == [kind for _, kind in graph.nodes(data="bipartite")]
    assert [tuple(other.vs[edge.tuple]["name"]) for edge in other.es] == list(graph.edges)
    assert nx.is_bipartite(graph)


@pytest.mark.parametrize("actors", [[], ["A"]])
def test_networks_without_ties_are_networks(actors):
    network = make_network([], actors)
    assert network.incidence.shape == (len(actors), 0)
    assert network.degrees.sum() == 0
    assert network.to_igraph().vcount() == network.to_networkx().number_of_nodes() == len(actors)


def ids_of(selection, dataset=None):
    return set(build_network(dataset or tiny_dataset(), selection).collaborations.index)


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(domain=("7",)), {"health", "waste"}),
        (Selection(form=("OL",)), {"health", "safety"}),
        (Selection(form=("OL", "RZM"), domain=("1", "5")), {"safety", "archive"}),
        (Selection(power=("mandate",)), set()),
        (Selection(power=("delegation", "mandate")), {"health", "safety", "waste", "archive"}),
        (Selection(obligation=("statutory",)), set()),
        (Selection(least=2), {"health", "safety", "waste"}),
        (Selection(least=3), {"health", "safety"}),
        (Selection(cross_border="yes"), set()),
        (Selection(cross_border="no", least=3), {"health", "safety"}),
        (Selection(province=("PV26",)), set()),
    ],
)
def test_filters_of_collaborations(selection, expected):
    assert ids_of(selection) == expected


def test_filters_leave_municipalities_in_as_isolates():
    network = build_network(tiny_dataset(), Selection(domain=("5",)))
    assert list(network.actors.index) == list(ACTORS)
    assert len(network.ties) == 1


def test_a_domain_finds_by_theme_and_says_so():
    dataset = tiny_dataset()
    themes = dataset.collaborations["themes"].mask(
        dataset.collaborations["collaboration_id"] == "safety", "1.1;7.1"
    )
    dataset = dataset.with_tables(collaborations=dataset.collaborations.assign(themes=themes))
    network = build_network(dataset, Selection(domain=("7",)))
    assert network.collaborations["matched"].to_dict() == {
        "health": "domain",
        "safety": "theme",
        "waste": "domain",
    }


def test_other_kinds_come_only_when_asked_for_and_tied():
    dataset = make_dataset_of([("A", "s"), ("P", "s"), ("P", "t")], actors=["Q"])
    kinds = dataset.actors["actor_id"].map(
        lambda each: "province" if each in "PQ" else "municipality"
    )
    dataset = dataset.with_tables(actors=dataset.actors.assign(kind=kinds))
    assert list(build_network(dataset, Selection()).actors.index) == ["A"]
    assert ids_of(Selection(), dataset) == {"s"}
    both = build_network(dataset, Selection(kind=("municipality", "province")))
    assert list(both.actors.index) == ["A", "P"]
    assert ids_of(Selection(kind=("province",)), dataset) == {"s", "t"}


def test_a_date_takes_the_version_then_in_force():
    group = {"collaboration_id": "g", "name": "New", "short_name": "G", "form": "OL", "domain": "1"}
    version = {"collaboration_id": "g", "power": "mandate"}
    dataset = make_dataset(
        actors=[{"actor_id": "A", "name": "A", "kind": "municipality"}],
        collaborations=[{**group, "cross_border": "false", "register_id": "2"}],
        versions=[
            {**version, "register_id": "1", "name": "Old", "form": "RZM", "since": "2018-01-01",
             "until": "2020-01-01"},
            {**version, "register_id": "2", "name": "New", "form": "OL", "since": "2020-01-01"},
        ],
        memberships=[{"actor_id": "A", "collaboration_id": "g", "since": "2018-01-01",
                      "basis": "register"}],
    )  # fmt: skip
    for date, expected in (("2019-12-31", "Old"), ("2020-01-01", "New")):
        groups = build_network(dataset, Selection(date=date)).collaborations
        assert groups["name"].to_list() == [expected]
    assert ids_of(Selection(date="2019-12-31", form=("OL",)), dataset) == set()


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2019-12-31", "date: 2019-12-31 is before these data, which begin on 2020-01-01; choose"),
        ("2026-01-02", "date: 2026-01-02 is after these data, which are of 2026-01-01; choose"),
    ],
)
def test_a_date_that_the_data_do_not_cover_is_refused(date, words):
    with pytest.raises(SelectionError, match=words):
        build_network(tiny_dataset(), Selection(date=date))


def test_national_network(nl: Dataset, national: Network):
    assert national.date == nl.date == "2026-05-16"
    assert national.incidence.shape == (342, 434)
    assert len(national.ties) == 3187
    assert not national.ties.duplicated(["actor_id", "collaboration_id"]).any()
    assert national.actors.index.is_monotonic_increasing
    assert national.collaborations.index.is_monotonic_increasing
