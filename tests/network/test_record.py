"""What a refresh records: what the newer data know and the older did not."""

from dataclasses import replace

from explorer.network.record import record_events
from tests.history import told_history


def date(dataset, day):
    return replace(dataset, metadata={**dataset.metadata, "date": day})


def without(dataset, actor, group):
    rows = dataset.memberships
    gone = rows["actor_id"].eq(actor) & rows["collaboration_id"].eq(group)
    return dataset.with_tables(memberships=rows[~gone])


def test_an_event_is_recorded_when_it_is_known_whatever_its_day():
    new = told_history()
    recorded = record_events(date(without(new, "U", "joint"), "2025-06-01"), new)
    assert recorded.events.to_numpy().tolist() == [
        [
            "tie_joined|2022-02-01|U|joint",
            "2026-01-01",
            "2022-02-01",
            "tie_joined",
            "U",
            "joint",
            "",
        ]
    ]


def test_a_dataset_after_itself_brings_nothing_and_keeps_what_there_was():
    new = told_history()
    once = record_events(date(without(new, "U", "joint"), "2025-06-01"), new)
    again = record_events(once, date(new, "2026-01-01"))
    assert again.events.equals(once.events)
    assert record_events(new, new).events.empty


def test_what_lies_ahead_is_recorded_when_it_has_come():
    old = date(told_history(), "2022-05-01")
    days = set(record_events(old, date(told_history(), "2022-07-01")).events["date"])
    assert days == {"2022-06-01"}


def test_what_the_newer_data_no_longer_have_is_left_out():
    new = told_history()
    once = record_events(date(without(new, "U", "joint"), "2025-06-01"), new)
    groups = new.collaborations[new.collaborations["collaboration_id"].ne("joint")]
    rows = new.memberships[new.memberships["collaboration_id"].ne("joint")]
    versions = new.versions[new.versions["collaboration_id"].ne("joint")]
    later = new.with_tables(collaborations=groups, memberships=rows, versions=versions)
    assert record_events(once, later).events.empty
