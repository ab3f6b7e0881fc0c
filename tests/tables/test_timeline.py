"""A node's memberships from first to last."""

import itertools

import pytest

from explorer.errors import MissingError
from explorer.tables.queries import Service
from explorer.tables.timeline import (
    COLUMNS,
    count_timeline,
    list_continuations,
    list_obligations,
    list_timeline,
)
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


def test_what_came_and_went_after_a_day_is_counted_by_how():
    service = Service(told_history())
    counts = count_timeline(list_timeline(service, "T"), "2020-01-01")
    assert {row.Index: (row.n, row.caused) for row in counts.itertuples()} == {
        "tie_left": (1, 0), "tie_inherited": (1, 1), "tie_came": (2, 1), "tie_went": (1, 1)
    }  # fmt: skip
    # What happened on the day itself is not after it.
    later = count_timeline(list_timeline(service, "T"), "2022-01-01")
    assert later["n"].to_dict() == {"tie_left": 1, "tie_came": 1}
    assert count_timeline(list_timeline(service, "T"), "2023-01-01").empty


def test_an_obligation_that_another_law_repeats_has_not_changed(nl):
    found = list_obligations(Service(nl))
    assert found
    for rows in found.values():
        assert all(
            (one[0], one[2]) != (other[0], other[1]) for one, other in itertools.pairwise(rows)
        )
    (arnhem,) = {"GR23574174"} - found.keys()  # statutory by one law, then by another
    assert (nl.obligations["collaboration_id"] == arnhem).sum() == 2
