"""Like stands by like."""

import numpy as np
import pytest

from explorer.measures.ordering import order_by_likeness
from explorer.network import Selection, build_network


@pytest.mark.parametrize("mode", ["actor", "collaboration"])
def test_every_node_has_one_place(national, mode):
    size = len(national.actors) if mode == "actor" else len(national.collaborations)
    assert sorted(order_by_likeness(national, mode)) == list(range(size))


def test_the_same_members_stand_side_by_side(national):
    order = national.collaborations.index[order_by_likeness(national, "collaboration")]
    members = national.ties.groupby("collaboration_id")["actor_id"].agg(tuple)
    mre = [g for g in order if len(members[g]) == 21 and members[g][0] == "GM0743"]
    places = [order.get_loc(node) for node in mre]
    assert len(mre) == 4
    assert max(places) - min(places) == 3


def test_an_empty_network_has_an_empty_order(nl):
    empty = build_network(nl, Selection(least=400))
    assert np.array_equal(order_by_likeness(empty, "collaboration"), [])
