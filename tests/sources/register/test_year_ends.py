"""Ends on 31 December: the last day in force where what comes after shows it."""

import pandas as pd
import pytest

from explorer.dataset.findings import read_findings
from explorer.network import Selection, build_network
from explorer.sources.register.year_ends import settle_year_ends


def make(heir: list[str], *, domain: str = "6", begins: str = "2019-01-01"):
    """An arrangement of A, B and C that ends on 31 December, and one that begins thereafter."""
    versions = pd.DataFrame(
        [("1", "old", "Old", "2010-01-01", "2018-12-31"), ("2", "new", "New", begins, "")],
        columns=["register_id", "collaboration_id", "name", "since", "until"],
    )
    rows = [(actor, "old", "2010-01-01", "2018-12-31") for actor in "ABC"]
    rows += [(actor, "new", begins, "") for actor in heir]
    memberships = pd.DataFrame(rows, columns=["actor_id", "collaboration_id", "since", "until"])
    return settle_year_ends(versions, memberships, pd.Series({"old": "6", "new": domain}))


def test_an_heir_the_next_day_shows_that_it_was_the_last_day():
    versions, memberships, (finding,) = make(["A", "B", "C", "D"])
    assert list(versions["until"]) == ["2019-01-01", ""]
    assert list(memberships["until"]) == ["2019-01-01"] * 3 + [""] * 4
    assert (finding.values["cases"], finding.values["heir"]) == ("continued", "new")


@pytest.mark.parametrize(
    "case",
    [
        {"heir": ["A", "D", "E"]},  # too few in common
        {"heir": ["A", "B", "C"], "domain": "7"},
        {"heir": ["A", "B", "C"], "begins": "2019-01-02"},
        {"heir": []},
    ],
)
def test_without_one_it_is_the_first_day_out_of_force(case):
    versions, memberships, (finding,) = make(**case)
    assert versions["until"].iloc[0] == "2018-12-31"
    assert set(memberships["until"]) <= {"2018-12-31", ""}
    assert finding.values["cases"] == "kept"


def test_two_of_the_nine_of_the_register_have_an_heir(nl):
    found = [each for each in read_findings(nl.findings) if each.rule == "ends_on_31_december"]
    heirs = {each.collaboration_id: each.values.get("heir") for each in found}
    assert len(heirs) == 9
    assert {old: new for old, new in heirs.items() if new} == {
        "GR24964987": "GR28128324", "GR24966093": "GR25871736",
    }  # fmt: skip


def test_nobody_is_without_on_the_last_day(nl):
    for date, group in (("2018-12-31", "GR24964987"), ("2019-01-01", "GR28128324")):
        network = build_network(nl, Selection(date=date))
        assert {"GR24964987", "GR28128324"} & set(network.collaborations.index) == {group}
