from explorer.commands.refresh import describe_changes
from explorer.network.changes import Changes, compare_datasets
from tests.tiny import TIES, make_dataset_of, make_table, tiny_dataset


def test_equal_datasets_have_no_changes():
    changes = compare_datasets(tiny_dataset(), tiny_dataset())
    assert changes == Changes()
    assert not changes
    assert describe_changes(changes) == ["Nothing changed."]


def test_what_began_ended_joined_and_left():
    old = make_dataset_of(TIES)
    ties = [tie for tie in TIES if tie[1] != "archive" and tie != ("C", "health")]
    new = make_dataset_of([*ties, ("C", "waste"), ("D", "roads")])
    finding = {"rule": "merger_lag", "severity": "note", "table": "x", "key": "k", "values": "{}"}
    new = new.with_tables(findings=make_table("findings", [finding]))
    changes = compare_datasets(old, new)
    assert changes == Changes(
        begun=("roads",),
        ended=("archive",),
        joined=(("Plaats C", "waste"),),
        left=(("Plaats C", "health"),),
        findings={"merger_lag": 1},
        tables=("collaborations", "versions", "memberships", "findings"),
    )
    assert describe_changes(changes) == [
        "1 collaboration begun",
        "  + roads",
        "1 collaboration ended",
        "  - archive",
        "1 membership begun in other collaborations",
        "  + Plaats C: waste",
        "1 membership ended in other collaborations",
        "  - Plaats C: health",
        "1 new finding: merger_lag 1",
        "tables that differ: collaborations, versions, memberships, findings",
    ]


def test_a_collaboration_that_ends_by_date_has_ended():
    old = tiny_dataset()
    new = old.with_tables(
        versions=old.versions.assign(
            until=old.versions["collaboration_id"].map({"waste": "2025-01-01"}).fillna("")
        )
    )
    assert compare_datasets(old, new) == Changes(ended=("waste",), tables=("versions",))
