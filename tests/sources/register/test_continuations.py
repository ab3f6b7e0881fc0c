"""What carries on what: inferred by dates, members and matter; decided by hand where it is not."""

import pytest

from explorer.sources.register import continuations
from explorer.sources.register.continuations import tabulate_continuations
from tests.tiny import make_table, say

OLD = {"key": "old", "members": "ABCD", "until": "2020-01-01"}
NEW = {"key": "new", "members": "ABCD", "since": "2020-01-01"}


def make(*arrangements, successions=()):
    """Tables of arrangements, each of a key, members, and dates; domain 6 unless they say so."""
    given = [
        {"since": "2010-01-01", "until": "", "domain": "6", "themes": "", "body": "", "name": ""}
        | each
        for each in arrangements
    ]
    described = [
        {**each, "collaboration_id": each["key"], "register_id": each["key"]} for each in given
    ]
    return {
        "collaborations": make_table("collaborations", described),
        "versions": make_table("versions", described),
        "memberships": make_table(
            "memberships",
            [{**each, "actor_id": one} for each in described for one in each["members"]],
        ),
        "successions": make_table("successions", successions),
    }


def link(*arrangements, **more):
    frame, findings = tabulate_continuations(make(*arrangements, **more))
    assert len(findings) == frame["basis"].eq("inferred").sum()
    return sorted(frame[["from_id", "to_id"]].itertuples(index=False, name=None))


def test_one_that_begins_as_it_ends_with_the_same_members_carries_it_on():
    frame, (finding,) = tabulate_continuations(make(OLD, {**NEW, "members": "ABCXYZ"}))
    assert frame.to_numpy().tolist() == [["old", "new", "2020-01-01", "3", "inferred"]]
    assert (finding.rule, finding.severity, finding.key) == (
        "continuation_inferred",
        "note",
        "old|new",
    )
    assert say(finding).endswith("3, 75% of those of the smaller. Both are of one domain.")


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ({"since": "2020-04-02"}, True),  # 92 days after
        ({"since": "2020-04-03"}, False),
        ({"since": "2019-10-01"}, True),  # 92 days before
        ({"since": "2019-09-30"}, False),
        ({"members": "ABXY"}, False),  # half of the smaller
        ({"members": "AB"}, True),  # all of the smaller
        ({"members": ""}, False),
        ({"domain": "7"}, False),
        ({"domain": "7", "themes": "6.3;7.1"}, True),
        ({"domain": "7", "body": "Lichaam"}, True),
    ],
)
def test_days_members_and_matter_decide(new, found):
    old = {**OLD, "themes": "6.3", "body": "Lichaam"}
    assert link(old, {**NEW, **new}) == ([("old", "new")] if found else [])


def test_one_still_in_force_is_not_carried_on_and_none_carries_itself_on():
    assert link({**OLD, "until": ""}, NEW) == []
    assert link({**OLD, "since": "2019-12-01"}) == []


def test_members_are_those_that_they_are_after_a_merger_that_day():
    merger = [
        {"date": "2020-01-01", "from_id": each, "to_id": "M", "event": "merger"} for each in "ABC"
    ]
    assert link(OLD, {**NEW, "members": "MD"}, successions=merger) == [("old", "new")]
    assert link(OLD, {**NEW, "members": "MD"}) == []


def test_several_are_carried_on_by_one_one_by_several_and_in_a_chain():
    halves = [{**OLD, "key": key, "members": two} for key, two in (("one", "AB"), ("two", "CD"))]
    assert link(*halves, NEW) == [("one", "new"), ("two", "new")]
    parts = [{**NEW, "key": key, "members": two} for key, two in (("x", "AB"), ("y", "CD"))]
    assert link(OLD, *parts) == [("old", "x"), ("old", "y")]
    middle = {**NEW, "key": "middle", "until": "2021-01-01"}
    assert link(OLD, middle, {**NEW, "since": "2021-01-01"}) == [
        ("middle", "new"),
        ("old", "middle"),
    ]


def test_of_two_pairs_with_the_same_members_titles_say_which_is_which():
    names = {"fire": "Regeling brandweer", "tax": "Regeling belastingen"}
    olds = [{**OLD, "key": f"old {key}", "name": name} for key, name in names.items()]
    news = [{**NEW, "key": f"new {key}", "name": f"{name} 2020"} for key, name in names.items()]
    assert link(*olds, *news) == [("old fire", "new fire"), ("old tax", "new tax")]


def test_what_was_decided_by_hand_adds_and_removes(monkeypatch):
    rows = [
        {"from_id": "old", "to_id": "new", "decision": "remove"},
        {"from_id": "old", "to_id": "other", "decision": "add"},
        {"from_id": "old", "to_id": "not in this export", "decision": "add"},
    ]
    monkeypatch.setattr(continuations, "load_rules", lambda name: rows)
    other = {"key": "other", "members": "AX", "since": "2020-12-01", "domain": "1"}
    frame, findings = tabulate_continuations(make(OLD, NEW, other))
    assert frame.to_numpy().tolist() == [["old", "other", "2020-12-01", "1", "curated"]]
    assert findings == []
