import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.dataset.timeslice import actors_at, collaborations_at, keep_current, memberships_at
from explorer.parameters import is_date
from tests.tiny import make_dataset, make_table, tiny_dataset


@given(st.dates())
def test_every_date_of_the_calendar_is_one(date):
    assert is_date(date.isoformat())


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-2-3", "2026-02-30", "2026-13-01", "20260516", "2026-05-16 ", "today"]
)
def test_other_texts_are_none(text):
    assert not is_date(text)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2019-12-31", ["always", "before"]),
        ("2020-01-01", ["always", "before", "after", "between"]),
        ("2020-12-31", ["always", "before", "after", "between"]),
        ("2021-01-01", ["always", "after"]),
    ],
)
def test_intervals_are_half_open(date, expected):
    frame = pd.DataFrame(
        [
            ("always", "", ""),
            ("before", "", "2021-01-01"),
            ("after", "2020-01-01", ""),
            ("between", "2020-01-01", "2021-01-01"),
        ],
        columns=["name", "since", "until"],
    )
    assert keep_current(frame, date, start="since", end="until")["name"].to_list() == expected


def test_tables_at_a_date():
    dataset = tiny_dataset()
    assert len(actors_at(dataset, "2019-01-01")) == 5
    assert len(memberships_at(dataset, "2019-12-31")) == 0
    assert len(memberships_at(dataset, "2020-01-01")) == 9
    assert len(collaborations_at(dataset, "2019-12-31")) == 0
    assert len(collaborations_at(dataset, "2020-01-01")) == 4


def test_a_dissolved_municipality_is_gone_on_that_day():
    row = {"name": "A", "kind": "municipality"}
    dataset = make_dataset(
        actors=[
            {**row, "actor_id": "A", "dissolved": "2021-01-01"},
            {**row, "actor_id": "B", "founded": "2021-01-01"},
        ]
    )
    assert actors_at(dataset, "2020-12-31")["actor_id"].to_list() == ["A"]
    assert actors_at(dataset, "2021-01-01")["actor_id"].to_list() == ["B"]


def test_an_obligation_is_that_of_the_date():
    """Where the table has rows of a collaboration they say it, on a day without one nothing."""
    rows = [
        ("safety", "voluntary", "2020-01-01", "2021-01-01"),
        ("safety", "statutory", "2021-01-01", ""),
        ("health", "semi_statutory", "2020-06-01", ""),
    ]
    columns = ["collaboration_id", "obligation", "since", "until"]
    table = [dict(zip(columns, row, strict=True)) for row in rows]
    dataset = tiny_dataset().with_tables(obligations=make_table("obligations", table))

    def at(date: str) -> dict[str, str]:
        found = collaborations_at(dataset, date).set_index("collaboration_id")["obligation"]
        return {str(key): str(value) for key, value in found.items()}

    same = {"waste": "voluntary", "archive": "voluntary"}
    assert at("2020-01-01") == {"safety": "voluntary", "health": "", **same}
    assert at("2021-01-01") == {"safety": "statutory", "health": "semi_statutory", **same}


def test_without_the_table_the_column_holds_at_every_date():
    dataset = tiny_dataset()
    assert dataset.obligations.empty
    assert set(collaborations_at(dataset, "2020-01-01")["obligation"]) == {"voluntary"}
