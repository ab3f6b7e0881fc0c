"""A node's memberships from first to last."""

import pytest

from explorer.errors import MissingError
from explorer.tables.queries import Service
from explorer.tables.timeline import COLUMNS, list_continuations, list_timeline
from tests.history import told_history


def test_a_municipality_and_what_it_was_in():
    rows = list_timeline(Service(told_history()), "T")
    assert list(rows.columns) == COLUMNS
    said = rows[["other_id", "since", "until", "began", "began_by", "ended", "ended_by_name"]]
    assert said.to_numpy().tolist() == [
        ["former", "2019-01-01", "2022-01-01", "tie_came", "", "tie_went", "latter"],
        ["switch", "2019-01-01", "2022-09-01", "tie_came", "", "tie_left", ""],
        ["shared", "2021-01-01", "", "tie_inherited", "S", "", ""],
        ["latter", "2022-01-01", "", "tie_came", "former", "", ""],
        ["opened", "2022-06-01", "", "tie_came", "", "", ""],
    ]


def test_a_collaboration_and_who_was_in_it():
    rows = list_timeline(Service(told_history()), "joint")
    assert rows["name"].tolist() == [f"Plaats {each}" for each in "ABEMNU"]
    row = rows.iloc[0]
    assert (row["domain"], row["ended"], row["ended_by_name"]) == ("1", "tie_passed_on", "Plaats M")


def test_what_is_in_force_is_what_the_network_has(nl):
    service = Service(nl)
    rows = list_timeline(service, "GM1982")
    now = nl.memberships[nl.memberships["actor_id"].eq("GM1982") & nl.memberships["until"].eq("")]
    assert sorted(rows.loc[rows["until"].eq(""), "other_id"]) == sorted(now["collaboration_id"])
    # Land van Cuijk began by merger; so did what it inherited.
    assert (
        rows.loc[rows["since"].eq("2022-01-01"), "began"].isin(["tie_inherited", "tie_came"]).all()
    )


def test_what_carries_on_what(nl):
    service = Service(nl)
    rows = list_continuations(service, "GR30478829")
    assert rows[["relation", "other_id", "basis"]].to_numpy().tolist() == [
        ["carries_on", "GR23574174", "inferred"], ["carries_on", "GR25268529", "inferred"],
    ]  # fmt: skip
    (row,) = list_continuations(service, "GR26638992").to_dict("records")
    assert (row["relation"], row["other_id"], row["date"]) == (
        "carried_on", "GR28856227", "2023-01-01",
    )  # fmt: skip
    assert list_continuations(service, "GR24966497").empty


def test_what_the_data_do_not_know_is_refused():
    service = Service(told_history())
    with pytest.raises(MissingError, match="node: 'Z' is neither a participant nor a collabor"):
        list_timeline(service, "Z")
