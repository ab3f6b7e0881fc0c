"""Projections that are drawn."""

import pytest

from explorer.measures.backbone import backbone
from explorer.measures.overlap import pairs
from explorer.measures.projection import project
from tests.tiny import make_network, tiny_network


def test_a_threshold_worked_out_by_hand():
    found = project(tiny_network(), "actor", keep="all", threshold=2)
    assert found.to_numpy().tolist() == [["A", "B", 3], ["A", "C", 2], ["B", "C", 2]]
    found = project(tiny_network(), "collaboration", keep="all", threshold=3)
    assert found.to_numpy().tolist() == [["health", "safety", 3]]


@pytest.mark.parametrize("mode", ["actor", "collaboration"])
def test_the_country(national, mode):
    assert len(project(national, mode, keep="all", threshold=1)) == len(pairs(national, mode))
    kept = project(national, mode)
    assert len(kept) == backbone(national, mode)["significant"].sum()
    assert 0 < len(kept) < len(pairs(national, mode))


def test_collaborations_are_the_actors_of_the_network_turned_round():
    ties = [("A", "s"), ("A", "t"), ("B", "s"), ("B", "t"), ("C", "u"), ("C", "s"), ("D", "v")]
    turned = make_network([(group.upper(), actor.lower()) for actor, group in ties])
    one = backbone(make_network(ties), "collaboration")
    other = backbone(turned)
    assert one["p_value"].tolist() == pytest.approx(other["p_value"].tolist())
    assert one["first"].str.upper().tolist() == other["first"].tolist()


def test_an_empty_network_has_no_projection():
    assert project(make_network([]), "collaboration").empty
    assert project(make_network([]), "actor", keep="all").empty
