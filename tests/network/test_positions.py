import numpy as np
import pytest

from explorer.network.positions import add_force, arrange_force, arrange_layout
from tests.tiny import make_dataset, make_dataset_of, tiny_dataset


def test_every_node_has_a_place_within_300_km_and_the_same_again():
    layout = arrange_layout(tiny_dataset())
    assert set(layout["node_id"]) == {*"ABCDE", "safety", "health", "waste", "archive"}
    assert layout.equals(arrange_layout(tiny_dataset()))
    spans = np.ptp(layout[["x", "y"]].to_numpy(), axis=0)
    assert spans.max() == pytest.approx(300, abs=0.1)


def test_who_takes_part_stands_nearer_than_who_does_not():
    places = arrange_layout(tiny_dataset()).set_index("node_id")[["x", "y"]]
    a, d, safety = (places.loc[node].to_numpy() for node in ("A", "D", "safety"))
    assert np.hypot(*(a - safety)) < np.hypot(*(d - safety))


def test_nothing_and_a_single_node():
    assert arrange_layout(make_dataset()).empty
    one = arrange_layout(make_dataset_of([], actors=["A"]))
    assert one[["node_id", "x", "y"]].to_numpy().tolist() == [["A", 0.0, 0.0]]


def test_the_force_layout_places_every_node_once_and_the_same_again():
    dataset = tiny_dataset()
    dataset = dataset.with_tables(positions=arrange_layout(dataset))
    layout = arrange_force(dataset)
    assert sorted(layout["node_id"]) == sorted(dataset.positions["node_id"])
    assert layout.equals(arrange_force(dataset))
    tied = layout[layout["node_id"] != "E"][["x", "y"]].to_numpy()
    assert np.ptp(tied, axis=0).max() == pytest.approx(300, abs=0.1)
    assert layout.set_index("node_id").loc["E", "y"] > tied[:, 1].max()
    again = add_force(add_force(dataset))
    assert sorted(again.positions["layout"].unique()) == ["force", "map"]
    assert len(again.positions) == 2 * len(dataset.positions)


def test_the_force_layout_of_nothing():
    assert arrange_force(make_dataset()).empty


def test_members_stand_nearer_to_each_other_than_to_the_rest(nl):
    places = nl.positions[nl.positions["layout"] == "force"].set_index("node_id")[["x", "y"]]
    ties = nl.memberships[nl.memberships["until"] == ""]
    ends = places.loc[ties["actor_id"]].to_numpy() - places.loc[ties["collaboration_id"]].to_numpy()
    turned = places.loc[ties["actor_id"]].to_numpy()[::-1]
    others = turned - places.loc[ties["collaboration_id"]].to_numpy()
    assert np.median(np.hypot(*ends.T)) < np.median(np.hypot(*others.T)) / 5
