"""What a council is told of a collaboration: in figures, and what its members weigh."""

import pytest

from explorer.measures.voting import count_needed, voting_power, weigh_members
from explorer.network import Selection
from explorer.tables.ballot import work_out_vote
from explorer.tables.dossier import (
    is_stale,
    list_findings_of,
    list_majorities,
    list_seated_members,
    summarise_dossier,
)
from explorer.tables.queries import Service

ENVIRONMENT, EUREGIO, AMBULANCE = "GR30432201", "GR28143358", "GR24962301"
KINDS = ("municipality", "province", "water_board", "foreign")


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


def test_who_is_in_it_and_who_is_left_out(service, national):
    found = summarise_dossier(service, national, ENVIRONMENT)
    assert (found.councils, found.council, found.known, found.others) == (26, 0, 26, 0)
    assert found.left_out == ("PV26",)
    whole = service.network_of(Selection(kind=("municipality", "province")))
    found = summarise_dossier(service, whole, ENVIRONMENT)
    assert (found.councils, found.others, found.left_out) == (26, 1, ())


def test_a_majority_is_that_of_voting_power(service, national):
    votes = list_majorities(service, Selection(), ENVIRONMENT)
    assert list(votes) == ["equal", "population"]
    for how, vote in votes.items():
        asked = work_out_vote(service, Selection(), selected=ENVIRONMENT, weights=how)
        weights = weigh_members(national, ENVIRONMENT, how)
        quota = int(weights.sum()) // 2 + 1
        assert vote.quota == asked.quota == quota
        assert vote.needed == asked.needed == count_needed(weights, quota)
        own = voting_power(weights, quota)["banzhaf_normalised"]
        assert vote.power["banzhaf_normalised"].reindex(own.index).tolist() == own.tolist()
    assert (votes["equal"].quota, votes["population"].needed) == (14, 5)


def test_without_inhabitants_nothing_is_weighed_by_them(service):
    whole = Selection(kind=KINDS)
    votes = list_majorities(service, whole, EUREGIO)
    assert list(votes) == ["equal"]
    members, _ = list_seated_members(service, service.network_of(whole), EUREGIO)
    assert members["power"].isna().all()
    assert members["seats"].notna().sum() == members["kind"].eq("municipality").sum() == 24


def test_seats_stand_behind_each_member(service, national):
    members, _ = list_seated_members(service, national, ENVIRONMENT)
    assert members.index[0] == "GM0344"
    assert members["seats"].mod(2).eq(1).all()
    assert members.loc["GM0356", ["seats", "seats_basis"]].to_list() == [33, "law"]
    assert members["power"].sum() == pytest.approx(1)


def test_what_stands_out_is_no_note_and_of_it_alone(service, national):
    found = list_findings_of(service, AMBULANCE)
    assert len(found) == 4
    assert found["collaboration_id"].eq(AMBULANCE).all()
    assert found["severity"].eq("warning").all()
    stale = service.network_of(Selection(amended="no")).collaborations.index
    every = national.collaborations.index
    assert [key for key in every if is_stale(service, national, key)] == list(stale)
