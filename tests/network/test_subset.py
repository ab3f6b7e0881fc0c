import json

import pytest
from pandas.testing import assert_frame_equal

from explorer.dataset import Dataset
from explorer.network import Network, Selection, build_network
from explorer.network.subset import cut_boundaries, cut_dataset
from tests.tiny import make_dataset, make_table, tiny_dataset

SELECTIONS = [
    Selection(),
    Selection(date="2019-07-01"),
    Selection(domain=("1", "6"), province=("PV26", "PV28")),
    Selection(kind=("municipality", "province", "water_board"), least=3),
    Selection(date="2021-01-01", cross_border="yes", kind=("municipality", "foreign")),
    Selection(domain=("4",), form=("GO",), province=("PV31",)),
]


def assert_same_network(one: Network, other: Network) -> None:
    assert (one.date, one.selection) == (other.date, other.selection)
    for table in ("actors", "collaborations", "ties"):
        assert_frame_equal(getattr(one, table), getattr(other, table))


@pytest.mark.parametrize("selection", SELECTIONS, ids=Selection.to_query)
def test_a_cut_gives_the_same_network(nl: Dataset, selection):
    stated = selection.on(selection.date or nl.date)
    network = build_network(nl, stated)
    cut = cut_dataset(nl, network)
    assert_same_network(build_network(cut, stated), network)
    assert len(cut.memberships) <= len(nl.memberships)
    assert set(cut.collaborations["collaboration_id"]) == set(network.collaborations.index)


def test_nothing_is_kept_of_what_was_filtered_out():
    dataset = tiny_dataset()
    selection = Selection(date="2026-01-01", domain=("5",))
    cut = cut_dataset(dataset, build_network(dataset, selection))
    assert list(cut.collaborations["collaboration_id"]) == ["archive"]
    assert list(cut.versions["collaboration_id"]) == ["archive"]
    assert cut.memberships[["actor_id", "collaboration_id"]].values.tolist() == [["D", "archive"]]
    # Municipalities without a tie are isolates of the network.
    assert list(cut.actors["actor_id"]) == ["A", "B", "C", "D", "E"]


def test_successions_come_with_both_their_ends():
    actors = [
        {
            "actor_id": name,
            "name": name,
            "kind": "municipality",
            "founded": since,
            "dissolved": until,
        }
        for name, since, until in [
            ("A", "", "2001-01-01"),
            ("B", "2001-01-01", "2010-01-01"),
            ("C", "2010-01-01", ""),
            ("Y", "", "2010-01-01"),
            ("Z", "2010-01-01", ""),
        ]
    ]
    actors[2]["province_id"] = "PV26"
    rows = [("2001-01-01", "A", "B"), ("2010-01-01", "B", "C"), ("2010-01-01", "Y", "Z")]
    dataset = make_dataset(
        actors=actors,
        successions=[
            {"date": date, "from_id": one, "to_id": other, "event": "merger"}
            for date, one, other in rows
        ],
    )
    network = build_network(dataset, Selection(date="2026-01-01", province=("PV26",)))
    cut = cut_dataset(dataset, network)
    assert list(cut.successions["from_id"]) == ["A", "B"]
    assert list(cut.actors["actor_id"]) == ["A", "B", "C"]


def test_continuations_stay_where_both_are_kept():
    row = {"from_id": "waste", "date": "2020-01-01", "shared_members": 1, "basis": "curated"}
    links = [{**row, "to_id": new} for new in ("health", "archive")]
    dataset = tiny_dataset().with_tables(continuations=make_table("continuations", links))
    network = build_network(dataset, Selection(domain=("7",)))
    assert cut_dataset(dataset, network).continuations["to_id"].tolist() == ["health"]


def test_findings_are_those_of_what_is_kept():
    dataset = tiny_dataset()
    kept = [("D", "archive"), ("D", ""), ("", "archive")]
    about = [*kept, ("D", "safety"), ("", "safety"), ("", "")]
    findings = make_dataset(
        findings=[
            {"rule": "r", "key": f"{actor}|{group}", "actor_id": actor, "collaboration_id": group}
            for actor, group in about
        ]
    ).findings
    dataset = dataset.with_tables(findings=findings)
    network = build_network(dataset, Selection(date="2026-01-01", domain=("5",)))
    assert list(cut_dataset(dataset, network).findings["key"]) == ["D|archive", "D|", "|archive"]


def test_boundaries_are_those_of_the_actors(nl):
    network = build_network(nl, Selection(province=("PV26",)))
    cut = json.loads(cut_boundaries(nl.boundaries["boundaries-2024.geojson"], network))
    codes = [feature["properties"]["code"].upper() for feature in cut["features"]]
    assert set(codes) == set(network.actors.index)


def test_obligations_come_with_their_collaborations(nl):
    network = build_network(nl, Selection(domain=("7",)))
    kept = cut_dataset(nl, network).obligations
    assert set(kept["collaboration_id"]) == set(network.collaborations.index)
    assert len(kept) > len(network.collaborations)
