"""What changed between two dates: worked out by hand, as a property, and refused."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.errors import SelectionError
from explorer.network import Selection, build_network
from explorer.network.between import COLUMNS, list_changes
from explorer.network.change_records import CHANGES
from explorer.network.period import list_ties
from tests.history import DAYS, SINCE, UNTIL, histories, make_history, told_history
from tests.tiny import make_table

# By change: day, actor, collaboration and cause.
TOLD = {
    "municipality_merged": {
        "2021-01-01 A  N", "2021-01-01 B  N", "2021-01-01 S  T", "2022-01-01 D  N",
    },
    "municipality_founded": {"2022-01-01 N  A;B;D"},
    "collaboration_begun": {"2022-06-01  opened "},
    "collaboration_ended": {"2021-06-01  closed "},
    "collaboration_carries_on": {"2022-01-01  latter former"},
    "collaboration_carried_on": {"2022-01-01  former latter"},
    "tie_joined": {"2022-02-01 U joint ", "2022-03-01 E switch "},
    # S went into T, which was in it too and left.
    "tie_left": {"2022-09-01 S switch T", "2022-09-01 T switch "},
    "tie_inherited": {
        "2022-01-01 N joint A;B", "2021-01-01 T shared S", "2021-01-01 U shared S",
    },
    "tie_passed_on": {
        "2021-01-01 A joint N", "2021-01-01 B joint N", "2021-01-01 S shared T;U",
    },
    "tie_came": {
        "2022-06-01 N opened ", "2022-06-01 T opened ",
        *(f"2022-01-01 {each} latter former" for each in "NTEU"),
    },
    # A was M by then.
    "tie_went": {
        "2021-06-01 D closed ", "2021-06-01 E closed ",
        *(f"2022-01-01 {each} former latter" for each in "ATE"),
    },
}  # fmt: skip


def say(changes: pd.DataFrame) -> dict[str, set[str]]:
    columns = ["date", "actor_id", "collaboration_id", "cause_id"]
    said = changes[columns].apply(" ".join, axis=1)
    return said.groupby(changes["change"]).agg(set).to_dict() if len(changes) else {}


def test_each_change_with_its_day_and_cause():
    changes = list_changes(told_history(), since=SINCE, until=UNTIL)
    assert say(changes) == TOLD
    assert list(changes.columns) == COLUMNS
    assert changes["date"].is_monotonic_increasing
    row = changes[changes["change"].eq("collaboration_carries_on")].iloc[0]
    assert row[["cause", "domain", "themes", "form", "obligation", "provinces"]].tolist() == [
        "former", "1", "1.1", "OL", "voluntary", "PV26;PV27;PV28",
    ]  # fmt: skip
    row = changes[changes["change"].eq("tie_inherited") & changes["actor_id"].eq("N")].iloc[0]
    assert (row["actor"], row["cause"], row["provinces"]) == (
        "Plaats N",
        "Plaats A;Plaats B",
        "PV28",
    )


def test_from_a_date_to_itself_nothing_changed():
    assert list_changes(told_history(), since=SINCE, until=SINCE).empty


def test_what_changed_to_meet_a_filter_or_not_is_not_begun_or_ended():
    forms = {"p": ("2021-10-01", "BVO")}
    groups = {"p": ("2019-01-01", ""), "q": ("2019-01-01", "")}
    ties = [("A", "p", "2019-01-01", "", 0), ("B", "q", "2019-01-01", "", 0)]
    ties += [("A", "q", "2022-05-01", "", 0)]
    data = make_history([], groups, ties, forms=forms)
    found = [
        say(list_changes(data, selection, since=SINCE, until=UNTIL))
        for selection in (Selection(form=("BVO",)), Selection(form=("OL",)), Selection(least=2))
    ]
    assert found == [
        {"collaboration_met": {"2021-10-01  p form"}, "tie_met": {"2021-10-01 A p form"}},
        {
            "collaboration_unmet": {"2021-10-01  p form"},
            "tie_unmet": {"2021-10-01 A p form"},
            "tie_joined": {"2022-05-01 A q "},
        },
        {
            "collaboration_met": {"2022-05-01  q members"},
            "tie_met": {"2022-05-01 B q members"},
            "tie_joined": {"2022-05-01 A q "},
        },
    ]


def test_a_municipality_that_moves_to_another_region_came_to_meet_the_filter():
    # A is not in it for the first half of 2022.
    ties = [("A", "p", "2019-01-01", "2022-01-01", 0), ("A", "p", "2022-07-01", "", 0)]
    data = make_history([], {"p": ("2019-01-01", "")}, ties)
    lies = {"division": "d", "region": "R", "actor_id": "A"}
    spans = [("1", "2019-01-01", "2021-05-01"), ("2", "2021-05-01", "")]
    rows = [{**lies, "region_id": i, "since": s, "until": u} for i, s, u in spans]
    data = data.with_tables(divisions=make_table("divisions", rows))
    there = say(list_changes(data, Selection(municipality=("d:2",)), since=SINCE, until=UNTIL))
    assert there["municipality_met"] == {"2021-05-01 A  municipality"}
    assert there["tie_met"] == {"2022-07-01 A p municipality"}
    gone = say(list_changes(data, Selection(municipality=("d:1",)), since=SINCE, until=UNTIL))
    assert gone["municipality_unmet"] == {"2021-05-01 A  municipality"}
    assert gone["collaboration_unmet"] == {"2021-05-01  p members"}


SELECTIONS = st.sampled_from(
    [Selection(), Selection(form=("OL",)), Selection(province=("PV28",)), Selection(least=2)]
)


def apply(changes: pd.DataFrame, ties: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The ties after the changes of ties, each of which must be possible."""
    result = set(ties)
    for row in changes[changes["change"].str.startswith("tie_")].itertuples():
        tie = row.actor_id, row.collaboration_id
        came = CHANGES[row.change].sign > 0
        assert (tie in result) != came
        (result.add if came else result.remove)(tie)
    return result


@given(histories(), SELECTIONS, st.lists(st.sampled_from(DAYS), min_size=2, max_size=2))
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
def test_applied_to_the_first_ties_the_changes_give_the_second(data, selection, days):
    since, until = sorted(days)
    changes = list_changes(data, selection, since=since, until=until)
    before, after = (build_network(data, selection.on(day)) for day in (since, until))
    assert apply(changes, list_ties(before.ties)) == list_ties(after.ties)
    assert changes["date"].between(since, until, inclusive="right").all()
    signs = changes["change"].map(lambda each: CHANGES[each].sign)
    groups = changes["change"].str.startswith("collaboration_")
    for sign, one, other in ((1, after, before), (-1, before, after)):
        listed = changes.loc[groups & signs.eq(sign), "collaboration_id"]
        assert sorted(listed) == sorted(
            one.collaborations.index.difference(other.collaborations.index)
        )


@pytest.mark.parametrize(
    ("since", "until", "message"),
    [
        ("2018-12-31", UNTIL, "from: 2018-12-31 is before these data, which begin on 2019-01-01; "
         "choose a date from then on"),
        (SINCE, "2026-01-02", "to: 2026-01-02 is after these data, which are of 2026-01-01; "
         "choose a date up to then"),
        (UNTIL, SINCE, "to: 2020-01-01 comes before 2023-01-01; give the earlier date first"),
    ],
)  # fmt: skip
def test_dates_that_the_data_do_not_cover_are_refused(since, until, message):
    with pytest.raises(SelectionError) as caught:
        list_changes(told_history(), since=since, until=until)
    assert str(caught.value) == message


def test_the_register_between_two_dates(nl):
    """By a plain loop over the intervals of the tables."""
    since, until = "2018-01-01", "2026-05-16"
    changes = list_changes(nl, since=since, until=until)
    counts = changes["change"].value_counts()

    def hold(rows, day):
        return {
            (a, g)
            for a, g, s, u in rows[["actor_id", "collaboration_id", "since", "until"]].itertuples(
                index=False
            )
            if a.startswith("GM") and s <= day and (not u or day < u)
        }

    before, after = (hold(nl.memberships, day) for day in (since, until))
    assert len(after - before) - len(before - after) == len(after) - len(before) == 281
    came = changes["change"].str.startswith("tie_") & changes["change"].map(
        lambda c: CHANGES[c].sign > 0
    )
    assert came.sum() == len(after - before)
    assert apply(changes, before) == after
    groups = [{g for _, g in ties} for ties in (before, after)]
    assert counts["collaboration_begun"] + counts["collaboration_carries_on"] == len(
        groups[1] - groups[0]
    )
    assert counts["municipality_merged"] == 52
    assert counts["municipality_founded"] == 14
    assert counts["collaboration_carried_on"] == 11
    row = changes[changes["collaboration_id"].eq("GR26638992") & changes["actor_id"].eq("")]
    assert row[["change", "date", "cause_id"]].to_numpy().tolist() == [
        ["collaboration_carried_on", "2023-01-01", "GR28856227"]
    ]
