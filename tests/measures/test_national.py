"""The network of the register at 16 May 2026 against the notes of its sources.

Those (`../shared/sources/README.md`) were worked out apart from this code. They count 3,181 ties
with the municipalities of that date alone; those of nine abolished municipalities, carried to
their successors, make 3,187.
"""

import pytest

from explorer.dataset import Dataset
from explorer.dataset.timeslice import keep_current
from explorer.measures import centrality
from explorer.measures.congruence import municipality_congruence
from explorer.measures.groups import list_identical
from explorer.measures.overlap import compare_nodes, list_partners, pairs
from explorer.measures.summary import summarise_network
from explorer.network import Network


def test_key_figures(national: Network):
    figures = summarise_network(national)
    assert figures["municipalities"] == figures["taking_part"] == 342
    assert (figures["collaborations"], figures["ties"]) == (434, 3187)
    assert figures["components"] == 1
    assert round(figures["mean_degree"], 1) == 9.3
    assert figures["mean_members"] == pytest.approx(7.4, abs=0.1)
    assert (figures["median_members"], figures["most_members"]) == (6, 35)


def test_least_and_most_collaborations(national: Network):
    degrees = centrality.degree(national)[national.actors.index]
    names = national.actors["name"]
    assert (degrees.min(), degrees.max()) == (4, 19)
    assert set(names[degrees == 4]) == {"Putten", "Steenwijkerland"}
    assert set(names[degrees == 19]) == {"Landgraaf"}


def test_congruence(national: Network):
    values = municipality_congruence(national)
    assert round(values.mean(), 3) == 0.456
    assert round(values.min(), 3) == 0.189
    assert values.idxmin() == "GM1982"


def test_pairs_that_share(national: Network):
    frame = pairs(national, "actor")
    assert len(frame) == 4469
    assert frame.loc[0, ["first", "second", "shared"]].to_list() == ["GM0882", "GM0899", 18]
    assert list_partners(national, "GM0882").loc["GM0899", "shared"] == 18
    assert compare_nodes(national, "GM0899", "GM0882")["shared"] == 18
    # Partners counted from either side: every pair twice.
    assert centrality.partners(national)[national.actors.index].sum() == 2 * 4469


def test_identical_memberships(national: Network):
    frame = list_identical(national)
    assert (len(frame), frame["count"].sum()) == (55, 148)
    # Zuidoost-Brabant: MRE, ODZOB, VRBZO and GGD.
    brabant = frame[frame["members"].map(lambda ids: "GM0772" in ids)].iloc[0]
    assert (brabant["size"], brabant["count"]) == (21, 4)
    of = national.ties.groupby("collaboration_id")["actor_id"].agg(set)
    shared = [group for group, members in of.items() if members >= set(brabant["members"])]
    assert len(shared) == 4


def test_the_safety_regions_are_25_that_hold_all(nl: Dataset, national: Network):
    divisions = keep_current(nl.divisions, nl.date, start="since", end="until")
    rows = divisions[divisions["division"] == "safety_region"].set_index("actor_id")
    assert rows.index.is_unique
    assert set(rows.index) == set(national.actors.index)
    assert rows["region_id"].nunique() == 25
    # Each is a collaboration too: one of exactly those members.
    of = national.ties.groupby("collaboration_id")["actor_id"].agg(frozenset)
    regions = rows.groupby("region_id").groups.values()
    assert sum(frozenset(ids) in set(of) for ids in regions) >= 24
