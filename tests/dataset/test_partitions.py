"""Bodies of a sort side by side: by hand, and what a plain loop over the register finds."""

import pytest

from explorer.dataset.partitions import Doubled, find_doubled, list_doubled, list_doubled_at
from tests.history import make_history

GROUPS = {"old": ("2018-01-01", ""), "new": ("2018-01-01", ""), "third": ("2018-01-01", "")}
ALWAYS = tuple((group, "2018-01-01", "") for group in GROUPS)


def find(*ties, duties=ALWAYS):
    """What is doubled of ties (actor, group, since, until) while the law asks for `duties`."""
    data = make_history([], GROUPS, [(*tie, 0) for tie in ties], actors="AB")
    rows = data.obligations.reindex(range(len(duties))).fillna("")
    for place, (group, since, until) in enumerate(duties):
        rows.loc[place, ["collaboration_id", "obligation", "since", "until"]] = [
            group, "statutory", since, until,
        ]  # fmt: skip
    return find_doubled({**data.tables, "obligations": rows})


def test_one_after_the_other_is_one():
    assert find(("A", "old", "2018-01-01", "2020-01-01"), ("A", "new", "2020-01-01", "")) == []
    assert find(("A", "old", "2018-01-01", ""), ("B", "new", "2018-01-01", "")) == []


def test_what_lasts_longest_is_kept():
    ties = ("A", "old", "2018-01-01", ""), ("A", "new", "2019-01-01", "2020-03-11")
    assert find(*ties) == [Doubled("A", "1.1", "2019-01-01", "2020-03-11", "old", ("new",))]


def test_of_those_that_last_what_was_joined_last_is_kept():
    ties = ("A", "old", "2018-01-01", ""), ("A", "new", "2019-01-01", "")
    assert find(*ties) == [Doubled("A", "1.1", "2019-01-01", "", "new", ("old",))]
    both = ("A", "old", "2018-01-01", ""), ("A", "new", "2018-01-01", "")
    assert find(*both) == [Doubled("A", "1.1", "2018-01-01", "", "old", ("new",))]


def test_a_stay_in_two_rows_is_one():
    ties = (
        ("A", "old", "2018-01-01", "2019-06-01"), ("A", "old", "2019-06-01", ""),
        ("A", "new", "2019-01-01", "2020-01-01"),
    )  # fmt: skip
    assert find(*ties) == [Doubled("A", "1.1", "2019-01-01", "2020-01-01", "old", ("new",))]


def test_three_at_once_leave_two_out():
    ties = (
        ("A", "old", "2018-01-01", ""), ("A", "new", "2019-01-01", ""),
        ("A", "third", "2020-01-01", "2021-01-01"),
    )  # fmt: skip
    assert find(*ties) == [
        Doubled("A", "1.1", "2019-01-01", "2020-01-01", "new", ("old",)),
        Doubled("A", "1.1", "2020-01-01", "2021-01-01", "new", ("old", "third")),
        Doubled("A", "1.1", "2021-01-01", "", "new", ("old",)),
    ]


def test_only_while_a_law_asks_for_both():
    ties = ("A", "old", "2018-01-01", ""), ("A", "new", "2018-01-01", "")
    assert find(*ties, duties=[("old", "2018-01-01", "")]) == []
    dated = ("old", "2018-01-01", ""), ("new", "2020-01-01", "2021-01-01")
    (one,) = find(*ties, duties=dated)
    assert (one.since, one.until) == ("2020-01-01", "2021-01-01")


def loop(dataset, date):
    """Memberships (actor, collaboration) that one of a sort leaves out, row by row."""
    towns = {row["actor_id"] for row in dataset.actors.to_dict("records")
             if row["kind"] == "municipality"}  # fmt: skip
    duty = {
        row["collaboration_id"]
        for row in dataset.obligations.to_dict("records")
        if row["obligation"] == "statutory"
        and row["since"] <= date
        and (not row["until"] or date < row["until"])
    }
    rows = dataset.memberships.to_dict("records")
    spans = {}
    for row in sorted(rows, key=lambda row: row["since"]):
        spans.setdefault((row["actor_id"], row["collaboration_id"]), []).append(
            (row["since"], row["until"] or "9999")
        )
    left = set()
    for theme in ("1.1", "7.1", "7.4"):
        bodies = {
            row["collaboration_id"]
            for row in dataset.collaborations.to_dict("records")
            if theme in row["themes"].split(";")
        } & duty
        held = {}
        for row in rows:
            pair = row["actor_id"], row["collaboration_id"]
            there = row["since"] <= date and (not row["until"] or date < row["until"])
            if there and pair[0] in towns and pair[1] in bodies:
                first, last = row["since"], row["until"] or "9999"
                while any(since < first <= until for since, until in spans[pair]):
                    first = min(since for since, until in spans[pair] if since < first <= until)
                while any(since <= last < until for since, until in spans[pair]):
                    last = max(until for since, until in spans[pair] if since <= last < until)
                held.setdefault(pair[0], []).append((last, first, pair[1]))
        for town, stays in held.items():
            left |= {(town, body) for _, _, body in sorted(stays)[:-1]}
    return left


@pytest.mark.parametrize(
    ("date", "count"),
    [("2018-06-01", 1), ("2019-06-01", 3), ("2020-02-01", 1), ("2020-06-01", 0),
     ("2022-01-01", 1), ("2025-10-13", 1), ("2025-10-14", 27), ("2026-05-16", 27)],
)  # fmt: skip
def test_the_register_as_a_loop_finds_it(nl, date, count):
    found = {(each.actor_id, body) for each in list_doubled_at(nl, date) for body in each.left}
    assert found == loop(nl, date)
    assert len(found) == count


def test_who_they_are(nl):
    rows = list_doubled(nl)
    named = {row.actor_id for row in rows if row.kept == "GR30432201"}
    assert len(named) == 26
    assert {row.left for row in rows if row.actor_id in named and row.kept == "GR30432201"} == {
        ("GR27030716",), ("GR28059612",),
    }  # fmt: skip
    others = [
        (row.actor_id, row.theme, row.since, row.until) for row in rows if row.kept != "GR30432201"
    ]
    assert others == [
        ("GM0317", "7.1", "2021-01-01", ""),
        ("GM0797", "7.4", "2016-04-14", "2020-01-01"),
        ("GM1961", "1.1", "2019-01-01", "2020-03-11"),
        ("GM1961", "7.4", "2019-01-01", "2019-11-21"),
    ]


def test_no_yardsticks_no_doubles():
    bare = make_history([], GROUPS, [("A", "old", "2018-01-01", "", 0)])
    assert find_doubled(bare.tables) == []
