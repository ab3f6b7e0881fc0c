"""A council's year: the days of the law, and who shares a season."""

import pandas as pd
import pytest

from explorer.dataset.wgr import AMENDED, WITH_BODY, find_amended
from explorer.errors import SelectionError
from explorer.network import Selection, build_network
from explorer.tables.council_year import COLUMNS, DEADLINES, list_circles, list_year
from tests.tiny import make_network

LANDGRAAF = "GM0882"


def test_the_days_are_those_of_the_law():
    days = {key: record.find_days(2026) for key, record in DEADLINES.items()}
    assert days == {
        "accounts": ("2026-04-30", "2026-04-30"),
        "principles": ("2026-04-30", "2026-04-30"),
        "views": ("2026-04-15", "2026-07-08"),
        "adopted": ("2026-09-15", "2026-09-15"),
    }
    years = {key: 2026 + record.budget for key, record in DEADLINES.items()}
    assert years == {"accounts": 2025, "principles": 2027, "views": 2027, "adopted": 2027}


def test_circles_hold_every_collaboration_once(national):
    circles = list_circles(national, [LANDGRAAF])
    ids = [key for circle in circles for key in circle.collaborations]
    ties = national.ties
    mine = ties.loc[ties["actor_id"].eq(LANDGRAAF), "collaboration_id"]
    assert sorted(ids) == sorted(mine)
    for circle in circles:
        for key in circle.collaborations:
            members = ties.loc[ties["collaboration_id"].eq(key), "actor_id"]
            assert tuple(sorted(members)) == circle.members
    sizes = [len(circle.collaborations) for circle in circles]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 5  # as the sketch has it: five files of the same seven councils
    assert len(circles[0].members) == 7


def test_those_with_a_body_alone_have_a_year(national):
    rows = list_year(national, [LANDGRAAF])
    assert list(rows.columns) == COLUMNS
    listed = {key for text in rows["collaborations"] for key in text.split(";")}
    ties = national.ties
    mine = ties.loc[ties["actor_id"].eq(LANDGRAAF), "collaboration_id"]
    bodies = national.collaborations.loc[mine]
    bodies = bodies.index[bodies["form"].isin(WITH_BODY)]
    assert listed == set(bodies)
    seasons = rows[rows["deadline"].eq("views") & rows["year"].eq(2026)]
    own = [key for text in seasons["collaborations"] for key in text.split(";")]
    assert sorted(own) == sorted(bodies)
    assert rows["first_day"].is_monotonic_increasing
    assert set(rows["year"]) == {2026, 2027}


def test_of_several_each_collaboration_is_told_once(national):
    rows = list_year(national, [LANDGRAAF, "GM0899"])
    seasons = rows[rows["deadline"].eq("views") & rows["year"].eq(2026)]
    own = [key for text in seasons["collaborations"] for key in text.split(";")]
    assert len(own) == len(set(own))


def test_without_a_body_there_is_no_year():
    network = make_network([("A", "s"), ("B", "s")])
    assert list_year(network, ["A"]).empty == (
        network.collaborations["form"].isin(WITH_BODY).sum() == 0
    )
    assert list_year(network, []).empty
    assert list_circles(network, ["Z"]) == []


def test_before_the_amended_law_there_is_none(nl):
    network = build_network(nl, Selection(date="2022-12-31"))
    with pytest.raises(SelectionError, match="choose a day from 2023-01-01"):
        list_year(network, [LANDGRAAF])


def test_the_register_shows_132_of_451_not_amended(nl):
    amended = find_amended(nl, nl.date)
    assert (len(amended), int((~amended).sum())) == (451, 132)
    forms = nl.collaborations.set_index("collaboration_id")["form"].reindex(amended.index)
    assert forms[~amended].value_counts().to_dict() == {"OL": 73, "RZM": 36, "BVO": 17, "GO": 6}
    # A second way: the version in force, looked up one by one.
    versions = nl.versions[nl.versions["until"].eq("") | nl.versions["until"].gt(nl.date)]
    versions = versions[versions["since"].le(nl.date)]
    since = versions.sort_values("since").groupby("collaboration_id")["since"].last()
    pd.testing.assert_series_equal(since.ge(AMENDED).sort_index(), amended.sort_index())


def test_the_filter_keeps_those(nl):
    every, amended, others = (
        build_network(nl, Selection(**given))
        for given in ({}, {"amended": "yes"}, {"amended": "no"})
    )
    parts = [set(each.collaborations.index) for each in (amended, others)]
    assert not parts[0] & parts[1]
    assert parts[0] | parts[1] == set(every.collaborations.index)
    assert not find_amended(nl, nl.date)[others.collaborations.index].any()
