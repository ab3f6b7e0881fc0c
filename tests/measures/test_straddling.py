import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.measures.communities import find_communities
from explorer.measures.straddling import count_regions, list_between, list_outsiders, mark_crossing
from tests.tiny import make_network

# Two groups that meet twice, and C with X once: communities W X Y Z (0) and A B C (1).
BRIDGED = [(a, g) for a in "ABC" for g in "st"] + [(a, g) for a in "WXYZ" for g in "uv"]
BRIDGED += [("C", "w"), ("X", "w")]
REGIONS = pd.Series({"A": "q", "B": "q", "C": "r", "W": "r", "X": "r", "Y": "q", "Z": "r"})
TIES = st.lists(st.tuples(st.sampled_from("ABCDEFG"), st.sampled_from("stuvwxyz")), max_size=25)


def test_a_tie_crosses_when_its_actors_lie_in_different_regions():
    pairs = pd.DataFrame(
        [("A", "B"), ("B", "C"), ("A", "D"), ("A", "E"), ("D", "E")], columns=["first", "second"]
    )
    regions = pd.Series({"A": "q", "B": "q", "C": "r", "D": ""})
    crossing = mark_crossing(pairs, regions)
    assert crossing.tolist() == [False, True, pd.NA, pd.NA, pd.NA]
    assert mark_crossing(pairs.iloc[:0], regions).empty


def test_members_are_counted_by_region_most_first():
    found = count_regions(find_communities(make_network(BRIDGED, ["I"])), REGIONS)
    rows = [(0, "r", 3), (0, "q", 1), (1, "q", 2), (1, "r", 1)]
    assert list(found.itertuples(index=False, name=None)) == rows


def test_outsiders_lie_in_another_region_than_most_of_their_community():
    found = list_outsiders(find_communities(make_network(BRIDGED, ["I"])), REGIONS)
    rows = [("Y", 0, "q", "r", 3, 4), ("C", 1, "r", "q", 2, 3)]
    assert list(found.itertuples(index=False, name=None)) == rows


def test_a_community_of_two_equal_regions_has_no_outsiders():
    regions = pd.Series({"A": "q", "B": "", "C": "r", "W": "r", "X": "r", "Y": "q", "Z": "q"})
    assert list_outsiders(find_communities(make_network(BRIDGED)), regions).empty


def test_the_largest_region_leads_without_a_majority():
    regions = pd.Series({"W": "r", "X": "r", "Y": "p", "Z": "q"})
    found = list_outsiders(find_communities(make_network(BRIDGED)), regions)
    assert found["actor_id"].tolist() == ["Y", "Z"]
    assert found["leading"].tolist() == ["r", "r"]


def test_between_communities_are_those_with_ties_in_both():
    communities = find_communities(make_network(BRIDGED, ["I"]))
    found = list_between(communities)
    # C shares 4 with its own and 1 with X; X 6 and 1.
    assert found.to_dict() == pytest.approx({"C": 1 - 17 / 25, "X": 1 - 37 / 49})
    assert list(found.index) == ["C", "X"]
    assert list(list_between(communities, most=1).index) == ["C"]


@pytest.mark.parametrize(
    ("ties", "actors"),
    [([], []), ([], ["A"]), ([("A", "s")], ["B"]), ([("A", "s"), ("B", "s")], [])],
    ids=["empty", "one node", "one tie and an isolate", "no regions"],
)
def test_without_communities_or_regions_there_is_nothing_to_straddle(ties, actors):
    communities = find_communities(make_network(ties, actors))
    regions = pd.Series(dtype=object)
    assert list(count_regions(communities, regions).columns) == ["community", "region", "actors"]
    assert count_regions(communities, regions).empty
    assert list_outsiders(communities, regions).empty
    assert list_between(communities).empty


@given(TIES, st.dictionaries(st.sampled_from("ABCDEFG"), st.sampled_from("pqr")))
def test_members_and_outsiders_add_up(ties, placed):
    communities = find_communities(make_network(ties))
    regions = pd.Series(placed, dtype=object)
    counts = count_regions(communities, regions)
    outsiders = list_outsiders(communities, regions)
    assert counts["actors"].sum() == sum(communities.labels.get(actor, -1) >= 0 for actor in placed)
    placed_in = counts.groupby("community")["actors"].sum()
    assert (placed_in <= communities.sizes.loc[placed_in.index]).all()
    assert (outsiders["region"] != outsiders["leading"]).all()
    assert not outsiders["actor_id"].duplicated().any()


def test_national_straddling(national):
    communities = find_communities(national)
    found = list_outsiders(communities, national.actors["province_id"])
    assert len(found) == 36
    assert found["community"].unique().tolist() == [1, 7, 8]
    assert (found["leading_actors"] <= found["actors"]).all()
    # The ten of Groningen lie with the twelve of Drenthe.
    names = national.actors["name"]
    assert (found["region"] == "PV20").sum() == 10
    assert list_between(communities).index.map(names)[0] == "Nijkerk"
    assert len(list_between(communities)) == 15
