import numpy as np
import pytest

from explorer.network.positions import arrange_layout
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
