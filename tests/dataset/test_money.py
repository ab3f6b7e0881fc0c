"""Reports of municipalities as they are known at a date, mergers followed; worked out by hand."""

import math

import pytest

from explorer.dataset.timeslice import slice_at
from tests.tiny import make_dataset

# Oud and Zij went into Nieuw in 2020; Dorp into Stad in the course of 2022.
ACTORS = (
    ("oud", "", "2020-01-01"), ("zij", "", "2020-01-01"), ("nieuw", "2020-01-01", ""),
    ("dorp", "", "2022-03-24"), ("stad", "", ""),
)  # fmt: skip
SUCCESSIONS = (
    ("2020-01-01", "oud", "nieuw", "merger"), ("2020-01-01", "zij", "nieuw", "merger"),
    ("2022-03-24", "dorp", "stad", "extension"),
)  # fmt: skip


def report(actor, year, name, people, spent, paid):
    return {
        "actor_id": actor, "year": year, "report": name, "inhabitants": people,
        "expenditure": spent, "joint_arrangements": paid,
    }  # fmt: skip


MONEY = (
    report("oud", 2019, "accounts", 100, 1000, 200), report("zij", 2019, "accounts", 50, 500, 100),
    report("oud", 2018, "accounts", 100, 900, 90), report("zij", 2018, "accounts", 50, 400, ""),
    report("nieuw", 2020, "budget", 150, 1600, 320), report("nieuw", 2020, "accounts", 151, "", ""),
    report("stad", 2022, "accounts", 900, 9000, 900), report("dorp", 2022, "accounts", 10, "", ""),
    report("stad", 2022, "budget", 900, 8000, 800), report("dorp", 2022, "budget", 10, 100, 20),
    report("stad", 2021, "accounts", 890, 8000, 1600), report("dorp", 2021, "accounts", 10, 90, 9),
)  # fmt: skip


@pytest.fixture(scope="module")
def dataset():
    return make_dataset(
        actors=[
            {"actor_id": code, "name": code, "kind": "municipality", "founded": founded,
             "dissolved": dissolved}
            for code, founded, dissolved in ACTORS
        ],
        successions=[
            dict(zip(("date", "from_id", "to_id", "event"), row, strict=True))
            for row in SUCCESSIONS
        ],
        money=MONEY,
    )  # fmt: skip


def find(dataset, date, actor, year, name):
    rows = slice_at(dataset, date).reports
    (row,) = rows[
        rows["actor_id"].eq(actor) & rows["year"].eq(year) & rows["report"].eq(name)
    ].to_dict("records")
    return row


def test_before_a_merger_each_has_its_own(dataset):
    row = find(dataset, "2019-06-01", "oud", 2019, "accounts")
    assert (row["parts"], row["known"], row["joint_euros"]) == (1, 1, 200)
    assert row["joint_share"] == 0.2
    assert row["joint_per_inhabitant"] == 2


def test_after_it_they_are_added_up(dataset):
    row = find(dataset, "2021-01-01", "nieuw", 2019, "accounts")
    assert (row["parts"], row["inhabitants"]) == (2, 150)
    assert (row["expenditure"], row["joint_euros"]) == (1500, 300)
    assert row["joint_share"] == 0.2
    assert "oud" not in set(slice_at(dataset, "2021-01-01").reports["actor_id"])


def test_a_sum_of_which_one_is_not_known_is_not_known(dataset):
    row = find(dataset, "2021-01-01", "nieuw", 2018, "accounts")
    assert (row["parts"], row["known"], row["expenditure"]) == (2, 1, 1300)
    assert math.isnan(row["joint_euros"])
    assert math.isnan(row["joint_share"])


def test_who_went_in_the_course_of_a_year_stands_in_the_others_accounts(dataset):
    row = find(dataset, "2023-01-01", "stad", 2022, "accounts")
    assert (row["parts"], row["joint_euros"], row["inhabitants"]) == (1, 900, 910)
    row = find(dataset, "2023-01-01", "stad", 2022, "budget")
    assert (row["parts"], row["joint_euros"]) == (2, 820)


@pytest.mark.parametrize(
    ("date", "actor", "report", "year"),
    [
        ("2018-06-01", "oud", "accounts", 2018),
        ("2019-12-31", "oud", "accounts", 2019),
        # Those of 2020 were never delivered, so the last before, added up.
        ("2020-06-01", "nieuw", "accounts", 2019),
        ("2022-01-01", "stad", "accounts", 2022),
        ("2026-01-01", "stad", "accounts", 2022),
    ],
)
def test_the_last_accounts_say_what_is_paid(dataset, date, actor, report, year):
    row = slice_at(dataset, date).money.loc[actor]
    assert (row["report"], row["year"]) == (report, year)


def test_where_there_are_none_the_budget_does(dataset):
    alone = dataset.with_tables(money=dataset.money[dataset.money["year"].eq(2020)])
    row = slice_at(alone, "2020-06-01").money.loc["nieuw"]
    assert (row["report"], row["year"], row["joint_share"]) == ("budget", 2020, 0.2)


def test_a_package_without_money_has_no_reports(dataset):
    bare = dataset.with_tables(money=dataset.money.iloc[:0])
    assert slice_at(bare, "2020-06-01").reports.empty
    assert slice_at(bare, "2020-06-01").money.empty
    assert "money" not in bare.present


def test_inhabitants_that_are_not_known_of_a_part_are_not_known(dataset):
    money = dataset.money.assign(
        inhabitants=dataset.money["inhabitants"].mask(dataset.money["actor_id"].eq("zij"))
    )
    row = find(dataset.with_tables(money=money), "2021-01-01", "nieuw", 2019, "accounts")
    assert row["joint_euros"] == 300
    assert math.isnan(row["inhabitants"])
    assert math.isnan(row["joint_per_inhabitant"])
