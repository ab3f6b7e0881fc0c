"""The vote that is asked for: who votes, with what weight, how much is needed, what is wrong."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import SelectionError
from explorer.measures.voting import voting_power, weigh_members
from explorer.network import Selection
from explorer.tables.ballot import (
    Vote,
    find_ballot,
    is_typed,
    list_votes,
    read_members,
    read_quota,
    work_out_vote,
    write_members,
)
from explorer.tables.queries import Service
from tests.tiny import make_dataset

SIX = "DE:4,FR:4,IT:4,NL:2,BE:2,LU:1"
WMO = "GR24967448"  # Bernheze, Boekel, Land van Cuijk, Maashorst and Oss
WMO_IDS = ["GM1721", "GM0755", "GM1982", "GM1991", "GM0828"]  # in the order of those names
LARGE = "9" * 5000


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


def count(service: Service, **asked: str) -> Vote:
    return work_out_vote(service, Selection(), **asked)


def test_the_council_of_the_six(service):
    # Brams 1976, Paradoxes in Politics: Luxembourg, with a vote of 17, never decided.
    vote = count(service, members=SIX, quota="12")
    power = vote.power["banzhaf_normalised"]
    assert power.to_list() == pytest.approx([5 / 21] * 3 + [3 / 21] * 2 + [0])
    assert vote.power["shapley_shubik"].to_list() == pytest.approx(
        [14 / 60] * 3 + [9 / 60] * 2 + [0]
    )
    assert (vote.quota, vote.needed) == (12, 3)
    assert list(vote.power.index[vote.power["dummy"]]) == ["LU"]


def test_fifty_one_of_a_hundred(service):
    vote = count(service, members="A:50,B:49,C:1", quota="51")
    assert vote.power["banzhaf_normalised"].to_list() == pytest.approx([3 / 5, 1 / 5, 1 / 5])
    assert vote.power["veto"].to_list() == [True, False, False]


def test_the_textbook_notation(service):
    # [12; 4,4,4,2,2,1]: a list of weights, members called by their place.
    vote = count(service, weights="4,4,4,2,2,1", quota="12")
    six = count(service, members=SIX, quota="12")
    pd.testing.assert_frame_equal(
        vote.power.reset_index(drop=True), six.power.reset_index(drop=True)
    )
    assert vote.ballot.names.to_list() == ["1", "2", "3", "4", "5", "6"]


def test_every_collaboration_can_be_weighed_by_population(service, national):
    for collaboration in national.collaborations.index:
        vote = count(service, selected=collaboration, weights="population")
        assert vote.power["banzhaf_normalised"].sum() == pytest.approx(1)
        assert vote.ballot.weights.is_monotonic_decreasing


def test_weights_of_a_collaboration(service, national):
    equal = count(service, selected=WMO)
    assert equal.ballot.weights.to_dict() == dict.fromkeys(WMO_IDS, 1)
    assert (equal.quota, equal.needed) == (3, 3)
    people = count(service, selected=WMO, weights="population")
    expected = weigh_members(national, WMO, "population")
    assert people.ballot.weights.sort_index().to_dict() == expected.to_dict()
    pd.testing.assert_frame_equal(
        people.power.iloc[:, :5], voting_power(people.ballot.weights), check_names=False
    )
    listed = count(service, selected=WMO, weights="5,4,3,2,1")
    assert listed.ballot.weights.to_dict() == dict(zip(WMO_IDS, [5, 4, 3, 2, 1], strict=True))
    typed = count(service, selected=WMO, weights="typed", members="GM0828:9,Boekel:2")
    assert typed.ballot.weights.to_list() == [1, 2, 1, 1, 9]


def test_weights_are_typed_once_a_member_or_a_list_is():
    assert [is_typed(how, "") for how in ("equal", "population")] == [False, False]
    assert is_typed("equal", "A:1")
    assert is_typed("typed", "")
    assert is_typed("3,2,1", "")


@pytest.mark.parametrize(
    ("quota", "number"), [("", 9), ("two_thirds", 12), ("unanimity", 17), ("1", 1), ("17", 17)]
)
def test_quota_and_its_presets(quota, number):
    assert read_quota(quota, 17) == number


@pytest.mark.parametrize(
    ("asked", "parameter", "words"),
    [
        ({"selected": WMO, "quota": "6"}, "quota", "6 is not a whole number from 1 to 5"),
        ({"selected": WMO, "quota": "half"}, "quota", "half is not a whole number from 1 to 5"),
        ({"selected": WMO, "quota": "-1"}, "quota", "-1 is not a whole number"),
        ({"selected": WMO, "quota": "2.5"}, "quota", "2.5 is not a whole number"),
        ({"selected": WMO, "quota": LARGE}, "quota", "is not a whole number"),
        ({"members": "A:4000,B:2", "quota": "9000"}, "quota", "from 1 to 4,002"),
        ({"selected": "GR0"}, "select", "GR0 is no collaboration in this network; other"),
        ({"selected": "GM0344"}, "select", "GM0344 is no collaboration in this network"),
        ({"selected": WMO, "weights": "seats"}, "weights", "seats is unknown; choose equal"),
        ({"selected": WMO, "weights": "3,2"}, "weights", "listed: 2; members: 5"),
        ({"selected": WMO, "weights": "3,2,1,1,0"}, "weights", "3,2,1,1,0 is unknown"),
        ({"selected": WMO, "members": "GM0344:2"}, "members", "GM0344 is no member of this"),
        ({"members": "A:3,B:0"}, "members", "the weight of B is 0; give a whole number above 0"),
        ({"members": "A:x"}, "members", "the weight of A is x; give a whole number above 0"),
        ({"members": "A:"}, "members", "the weight of A is –"),
        ({"members": "A:1.5"}, "members", "the weight of A is 1.5"),
        ({"members": f"A:{LARGE}"}, "members", "the weight of A is 999"),
        ({"members": "A:1,A:2"}, "members", "A is named twice"),
        ({"members": "{0}:1,{0}:2"}, "members", "{0} is named twice"),
        ({"members": ":2"}, "members", "a name is missing"),
        ({"weights": "2,1", "members": "A:1"}, "weights", "the members have weights already"),
        ({"members": "A:900000000,B:900000001,C:7"}, "members", "too large to count exactly"),
        ({"weights": "900000000,900000001,7"}, "weights", "too large to count exactly"),
        ({}, "members", "choose a collaboration or name members: Alpha:3,Beta:2"),
    ],
)
def test_what_is_wrong_names_its_parameter(service, asked, parameter, words):
    with pytest.raises(SelectionError) as caught:
        count(service, **asked)
    error = caught.value
    assert error.parameter == parameter
    assert str(error).startswith(f"{parameter}: ")
    assert words in str(error)
    # What was asked for is a value: the text itself can stand in a catalogue.
    assert not any(text and text in error.template for text in asked.values())


def test_where_it_is_wrong_the_table_begins_again(national):
    def begin(selected="", weights="equal", members=""):
        ballot, wrong = find_ballot(national, selected=selected, weights=weights, members=members)
        assert wrong is not None
        return dict(zip(ballot.names, ballot.weights, strict=True))

    assert set(begin(WMO, weights="seats").values()) == {1}
    assert len(begin(WMO, weights="3,2")) == len(WMO_IDS)
    assert begin("GR0") == {}
    assert begin(members="A:3,B:x") == {"A": 3, "B": 0}


def test_unknown_inhabitants_and_names_of_two_are_said():
    rows = [{"collaboration_id": "s", "register_id": "s", "since": "2020-01-01",
             "cross_border": "false"}]  # fmt: skip
    dataset = make_dataset(
        actors=[
            {"actor_id": "M", "name": "Utrecht", "kind": "municipality", "population": "900"},
            {"actor_id": "P", "name": "Utrecht", "kind": "province"},
        ],
        collaborations=rows,
        versions=rows,
        memberships=[
            {"actor_id": each, "collaboration_id": "s", "since": "2020-01-01"} for each in "MP"
        ],
    )
    service = Service(dataset)
    both = Selection(kind=("municipality", "province"))

    def count_both(**asked):
        return work_out_vote(service, both, selected="s", **asked)

    assert count_both().power["banzhaf_normalised"].to_list() == [0.5, 0.5]
    with pytest.raises(SelectionError, match="weights: the number of inhabitants of Utrecht is"):
        count_both(weights="population")
    with pytest.raises(SelectionError, match="members: Utrecht is the name of several members; wr"):
        count_both(members="Utrecht:2")
    assert count_both(members="P:2").ballot.weights.to_dict() == {"M": 1, "P": 2}
    vote = count(service, selected="s", weights="population")
    assert vote.ballot.weights.to_dict() == {"M": 1}


names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
weights = st.dictionaries(
    names.map(str.strip).filter(bool), st.integers(1, 999_999_999), min_size=1, max_size=8
)


@given(weights)
def test_names_of_any_kind_are_read_as_they_are_written(typed):
    assert read_members(write_members(pd.Series(typed))) == typed


def test_a_vote_as_a_table(service):
    vote = count(service, selected=WMO, weights="population", quota="two_thirds")
    frame = list_votes(vote)
    assert list(frame.columns[:2]) == ["member_id", "name"]
    assert frame["name"].to_list()[0] == "Oss"
    assert frame["quota"].unique().tolist() == [vote.quota]
    assert frame["weight"].sum() == vote.ballot.total
