"""Every event of a period: by hand, as a property, under filters."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.dataset.timeslice import memberships_at
from explorer.errors import SelectionError
from explorer.network import Selection
from explorer.network.between import COLUMNS
from explorer.network.change_records import CHANGES
from explorer.network.events import list_events
from explorer.network.history import History
from explorer.network.period import list_ties
from tests.history import DAYS, SINCE, UNTIL, histories, make_history, told_history


def say(events):
    columns = ["change", "date", "actor_id", "collaboration_id", "cause_id"]
    return events[columns].apply(" ".join, axis=1).tolist()


def test_what_came_and_went_in_between_is_an_event_too():
    events = list_events(told_history(), since=SINCE, until=UNTIL)
    assert list(events.columns) == COLUMNS
    assert say(events[events["actor_id"].eq("M")]) == [
        "municipality_founded 2021-01-01 M  A;B",
        "tie_inherited 2021-01-01 M former A",
        "tie_inherited 2021-01-01 M joint A;B",
        "municipality_merged 2022-01-01 M  N",
        "tie_passed_on 2022-01-01 M joint N",
        "tie_went 2022-01-01 M former latter",
    ]
    assert say(events[events["actor_id"].eq("")]) == [
        "collaboration_ended 2021-06-01  closed ",
        "collaboration_carries_on 2022-01-01  latter former",
        "collaboration_carried_on 2022-01-01  former latter",
        "collaboration_begun 2022-06-01  opened ",
    ]
    assert say(events[events["change"].isin(["tie_joined", "tie_left"])]) == [
        "tie_joined 2022-02-01 U joint ", "tie_joined 2022-03-01 E switch ",
        "tie_left 2022-09-01 T switch ",
    ]  # fmt: skip
    split = events[events["actor_id"].eq("S")]
    assert say(split) == [
        "municipality_merged 2021-01-01 S  T;U",
        "tie_passed_on 2021-01-01 S shared T;U",
        "tie_passed_on 2021-01-01 S switch T",
    ]


def test_each_interval_says_how_it_began_and_ended():
    rows = History(told_history()).ties
    row = rows[rows["actor_id"].eq("T") & rows["collaboration_id"].eq("switch")].iloc[0]
    assert row.tolist() == [
        "T",
        "switch",
        "2019-01-01",
        "2022-09-01",
        "tie_came",
        "",
        "tie_left",
        "",
    ]
    row = rows[rows["actor_id"].eq("N") & rows["collaboration_id"].eq("joint")].iloc[0]
    assert row[["since", "until", "began", "began_by", "ended"]].tolist() == [
        "2022-01-01", "", "tie_inherited", "M", "",
    ]  # fmt: skip


def test_filters_look_at_the_day_on_which_it_is_there():
    groups = {"p": ("2019-01-01", "2022-01-01"), "q": ("2019-01-01", "")}
    ties = [("A", "p", "2020-05-01", "2022-01-01", 0), ("B", "q", "2019-01-01", "", 0)]
    data = make_history([], groups, ties, forms={"p": ("2021-10-01", "BVO")})
    found = {
        form: say(list_events(data, Selection(form=(form,)), since=SINCE, until=UNTIL))
        for form in ("OL", "BVO")
    }
    assert found == {
        "OL": ["tie_joined 2020-05-01 A p "],
        "BVO": ["collaboration_ended 2022-01-01  p ", "tie_went 2022-01-01 A p "],
    }
    one = list_events(data, Selection(municipality=("B",)), since="2019-01-01", until=UNTIL)
    assert one.empty
    with pytest.raises(SelectionError, match="least: this changes nothing here; leave it out"):
        list_events(data, Selection(least=2), since=SINCE, until=UNTIL)


@given(histories(), st.lists(st.sampled_from(DAYS), min_size=2, max_size=2).map(sorted))
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
def test_one_after_another_they_lead_from_the_first_ties_to_the_last(data, days):
    since, until = days
    ties = list_ties(memberships_at(data, since))
    events = list_events(data, since=since, until=until)
    for _, day in events[events["change"].str.startswith("tie_")].groupby("date"):
        signs = day["change"].map(lambda each: CHANGES[each].sign)
        gone, come = list_ties(day[signs < 0]), list_ties(day[signs > 0])
        assert gone <= ties
        ties = (ties - gone) | come
    assert ties == list_ties(memberships_at(data, until))
