"""Seats of councils: the law's, and what the register has."""

import pandas as pd
import pytest

from explorer.dataset import Dataset
from explorer.dataset.findings import read_values
from explorer.dataset.seats import choose_seats, count_seats, is_possible


@pytest.mark.parametrize(
    ("people", "seats"),
    [(0, 9), (3_000, 9), (3_001, 11), (36_844, 25), (99_999, 37), (100_001, 39), (200_001, 45)],
)
def test_the_law_gives_so_many(people, seats):
    assert count_seats(people) == seats
    assert is_possible(seats)


@pytest.mark.parametrize("seats", [0, 7, 8, 10, 48, 47])
def test_what_no_council_has(seats):
    assert not is_possible(seats)


def test_seats_are_the_registers_where_a_council_can_have_them():
    stated = pd.Series([25, 12, 12, None, 13], index=list("abcde"), dtype="Int64")
    people = pd.Series([100, 39_060, None, 5_000], index=list("abcd"), dtype="Float64")
    found = choose_seats(stated, people)
    assert found["council_seats"].to_list() == [25, 25, pd.NA, pd.NA, 13]
    assert found["seats_basis"].to_list() == ["register", "law", "", "", "register"]


def test_parties_are_those_of_councils_that_there_are(nl: Dataset):
    towns = nl.actors[nl.actors["kind"].eq("municipality") & nl.actors["dissolved"].eq("")]
    assert set(nl.parties["actor_id"]) <= set(towns["actor_id"])
    assert nl.parties["actor_id"].nunique() > 330
    assert not nl.parties.duplicated(["actor_id", "party"]).any()


def test_every_odd_number_is_found(nl: Dataset):
    towns = nl.actors[nl.actors["kind"].eq("municipality") & nl.actors["dissolved"].eq("")]
    seats = towns.set_index("actor_id")["council_seats"].dropna().astype(int)
    people = towns.set_index("actor_id")["population"].dropna().astype(int)
    found = nl.findings.groupby("rule")["actor_id"].agg(set)
    even = set(seats.index[seats.mod(2).eq(0)])
    assert len(even) == 64
    assert even <= found["seats_impossible"]
    law = people.map(count_seats).reindex(seats.index)
    differ = set(seats.index[seats.ne(law) & law.notna()])
    assert differ == found["seats_impossible"] | found["seats_differ_from_law"]
    sums = nl.parties.groupby("actor_id")["seats"].sum().reindex(seats.index)
    other = set(seats.index[sums.notna() & sums.ne(seats)])
    assert found["seats_differ_from_parties"] == other
    assert len(other) == 14


def test_a_finding_says_both_numbers(nl: Dataset):
    rows = nl.findings[nl.findings["rule"].eq("seats_impossible")]
    (hague,) = rows.loc[rows["actor_id"].eq("GM0518"), "values"]
    values = read_values(hague)
    assert (values["seats"], values["law"]) == (48, 45)


def test_laws_have_the_name_that_people_know(nl: Dataset):
    laws = nl.laws.set_index("law_id")
    assert laws.at["BWBR0003740", "title"] == "Wet gemeenschappelijke regelingen"
    assert laws["url"].eq("https://wetten.overheid.nl/" + laws.index).all()
    cited = {law for text in nl.collaborations["laws"] for law in text.split(";") if law}
    # Of one treaty the register states no name.
    assert cited - set(laws.index) == {"BWBV0002367"}
