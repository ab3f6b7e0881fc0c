"""Counts of changes, the periods that are offered, and that all who ask get the same answer."""

import json

import pytest
from flask import Flask

from explorer.__main__ import run
from explorer.dataset import save_dataset
from explorer.network import Selection
from explorer.network.change_records import CHANGES
from explorer.tables.queries import Packages, Service
from explorer.tables.time import (
    choose_dates,
    count_changes,
    go_back_a_year,
    list_changes,
    list_periods,
)
from explorer.web.api import register_routes
from tests.history import SINCE, UNTIL, told_history


@pytest.fixture(scope="module")
def changes():
    return list_changes(Service(told_history()), Selection(), since=SINCE, until=UNTIL)


def test_every_change_of_a_collaboration_or_tie_has_one_form(changes):
    counts = count_changes(changes, "form")
    assert counts[["by", "label"]].to_numpy().tolist() == [["OL", "Public body"]]
    assert list(counts)[2:] == list(CHANGES)
    listed = changes.loc[changes["collaboration_id"].ne(""), "change"].value_counts()
    assert counts.iloc[0, 2:].to_dict() == {each: listed.get(each, 0) for each in CHANGES}


def test_municipalities_are_counted_by_province_and_a_collaboration_in_each_of_its_own(changes):
    counts = count_changes(changes, "province").set_index("by")
    assert list(counts.index) == ["PV26", "PV27", "PV28"]
    assert counts["municipality_merged"].tolist() == [1, 0, 3]
    assert counts["collaboration_carries_on"].tolist() == [1, 1, 1]
    assert counts["tie_joined"].tolist() == [1, 1, 0]


def test_where_nothing_changed_nothing_is_counted(changes):
    assert count_changes(changes.iloc[:0], "theme").empty


def test_the_periods_offered_are_those_that_the_data_cover(nl):
    assert list_periods(nl) == {
        "filled": ("2018-01-01", "2026-05-16"),
        "council_2018": ("2018-03-21", "2026-05-16"),
        "council_2022": ("2022-03-16", "2026-05-16"),
        "council_2026": ("2026-03-18", "2026-05-16"),
        "year": ("2025-05-16", "2026-05-16"),
    }
    # Of 2019 until 1 January 2026.
    assert list(list_periods(told_history())) == ["council_2022", "year"]


def test_dates_left_out_are_the_last_year():
    assert go_back_a_year("2024-02-29") == "2023-02-28"
    assert choose_dates(told_history(), None, None) == ("2025-01-01", "2026-01-01")
    assert choose_dates(told_history(), None, "2019-03-01") == ("2019-01-01", "2019-03-01")


@pytest.fixture(scope="module")
def ask():
    server = Flask("told")
    register_routes(server, Packages({"told": told_history()}))
    return server.test_client().get


@pytest.mark.parametrize(
    ("asked", "query"),
    [
        (["changes"], "/api/changes?"),
        (["changes", "--by", "domain"], "/api/changes?by=domain&"),
        (["growth"], "/api/growth?"),
    ],
)
def test_command_and_api_answer_alike(ask, tmp_path, capfd, asked, query):
    save_dataset(told_history(), tmp_path / "told")
    answers = []
    for format in ("json", "csv"):
        where = ["--data", str(tmp_path / "told"), "--format", format]
        with pytest.raises(SystemExit) as ended:
            run([asked[0], SINCE, UNTIL, *asked[1:], *where])
        assert not ended.value.code
        said = capfd.readouterr().out
        answer = ask(f"{query}from={SINCE}&to={UNTIL}&format={format}")
        assert answer.status_code == 200
        if format == "csv":
            assert answer.data.decode() == said
            assert "2023-01-01" in answer.headers["Content-Disposition"]
        answers.append((answer, said))
    (answer, said), _ = answers
    document = answer.get_json()
    if asked == ["growth"]:
        assert document == json.loads(said)
    else:
        assert document["about"]["date"] == UNTIL
        assert document["total"] == len(json.loads(said))
    if asked == ["changes"]:
        first = document["rows"][0]
        assert (first["actor_id"], first["cause_id"], first["form"]) == ("A", ["N"], None)


def test_two_dates_leave_no_place_for_a_third_and_the_problem_names_its_parameter(ask):
    answer = ask("/api/growth?date=2021-01-01")
    assert (answer.status_code, answer.get_json()["parameter"]) == (400, "date")
    answer = ask(f"/api/changes?from={UNTIL}&to={SINCE}")
    assert (answer.status_code, answer.get_json()["parameter"]) == (400, "to")


def test_the_command_tells_a_person(tmp_path, capfd):
    save_dataset(told_history(), tmp_path / "told")
    for command in ("changes", "growth"):
        with pytest.raises(SystemExit):
            run([command, SINCE, UNTIL, "--data", str(tmp_path / "told")])
    said = capfd.readouterr().out
    assert "Collaboration carried on by another: 1\n  2022-01-01 former (latter)\n" in said
    assert "Continued   +0.250      +1 ties" in said
