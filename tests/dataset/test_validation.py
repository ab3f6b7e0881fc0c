"""Every rule fires on a package broken in just that way, and on nothing else."""

import json
import time

import pytest

from explorer.dataset import save_dataset
from explorer.dataset.rules import check_tables
from explorer.dataset.validation import Violation, validate_package
from explorer.errors import DatasetError
from tests.conftest import DATA
from tests.tiny import make_table, tiny_dataset

NATIONAL = [folder for folder in (DATA, DATA.with_name("nl-2016")) if folder.is_dir()]


@pytest.fixture
def folder(tmp_path):
    save_dataset(tiny_dataset(), tmp_path / "tiny")
    return tmp_path / "tiny"


def edit(folder, table, old, new, count=1):
    path = folder / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")


@pytest.mark.parametrize("package", NATIONAL, ids=lambda path: path.name)
def test_the_shipped_packages_are_valid_and_that_is_soon_known(package):
    begun = time.process_time()
    assert validate_package(package) == []
    assert time.process_time() - begun < 30


def test_the_tiny_package_is_valid(folder):
    assert validate_package(folder) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "row", "field", "rule", "message"),
    [
        ("actors", "A,Plaats A,municipality", "A,,municipality", 2, "name", "constraint-error",
         'constraint "required" is "True"'),
        ("actors", "B,Plaats B,municipality", "B,Plaats B,town", 3, "kind", "constraint-error",
         'constraint "enum" is'),
        ("actors", "A,Plaats A,municipality,,,,,", "A,Plaats A,municipality,,,,few,", 2,
         "population", "type-error", 'type is "integer/default"'),
        ("actors", "B,Plaats B", "A,Plaats B", 3, "actor_id", "unique-error", "the same as in"),
        ("actors", "A,Plaats A,municipality,,", "A,Plaats A,municipality,PV99,", 2, "province_id",
         "unknown_province", "'PV99' is no province; known are PV20, PV21,"),
        ("actors", "E,Plaats E,municipality,,,", "E,Plaats E,municipality,,2020-01-01,2019-01-01",
         6, "dissolved", "empty_interval",
         "ends 2019-01-01, which is not after it begins (2020-01-01)"),
        ("memberships", "A,health,2020-01-01,,", "A,health,first,,", 2, "since", "type-error",
         'type is "date/default"'),
        ("memberships", "A,health,2020-01-01,,", "A,health,2020-01-01,2020-01-01,", 2, "until",
         "empty_interval", "ends 2020-01-01, which is not after it begins (2020-01-01)"),
        ("memberships", "A,health,2020-01-01,,council,,register\n",
         "A,health,2020-01-01,,council,,register\nA,health,2021-01-01,,council,,register\n",
         3, "since", "membership_overlap", "A in health from 2021-01-01 overlaps row 2"),
        ("memberships", "council", "council;board", 2, "organs", "unknown_organ",
         "'board' is no organ; known are council, college,"),
        ("memberships", "council", "council;council", 2, "organs", "repeated_code",
         "'council' stands in the list more than once"),
        ("memberships", "A,health", "Z,health", 2, "", "foreign-key", "Z"),
        ("versions", "health,health,Regeling health",
         "h1,health,Old,OL,delegation,2019-01-01,2021-01-01,\nhealth,health,Regeling health",
         4, "since", "version_overlap", "health from 2020-01-01 overlaps row 3"),
        ("collaborations", ",7,7.1,", ",7,7.1;7.9,", 3, "themes", "unknown_theme",
         "'7.9' is no theme; known are 0.1,"),
        ("collaborations", ",7,7.1,", ",6,7.1,", 3, "domain", "domain_without_theme",
         "domain 6 has none of the themes 7.1"),
        ("collaborations", "delegation", "gift", 2, "power", "unknown_power",
         "'gift' is no power; known are attribution, delegation, mandate"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found(folder, table, old, new, row, field, rule, message):
    edit(folder, table, old, new)
    found = [each for each in validate_package(folder) if each.rule == rule]
    assert [(each.table, each.row, each.field) for each in found] == [(table, row, field)]
    assert message in found[0].message


def found_in(**tables):
    made = tiny_dataset().with_tables(**tables)
    return check_tables(made.tables, date=made.date)


def test_a_member_must_exist():
    actors = tiny_dataset().actors
    actors.loc[0, ["founded", "dissolved"]] = ["2021-01-01", "2022-01-01"]
    rows = [{"actor_id": "A", "collaboration_id": "waste", "since": "2020-01-01"}]
    assert found_in(actors=actors, memberships=make_table("memberships", rows)) == [
        Violation(
            "memberships", 2, "since", "member_before_founding",
            "A is a member from 2020-01-01, but was founded on 2021-01-01",
        ),
        Violation(
            "memberships", 2, "until", "member_after_end",
            "A is a member until now, but dissolved on 2022-01-01",
        ),
    ]  # fmt: skip


def test_an_open_membership_says_nothing_of_what_came_after_the_data():
    actors = tiny_dataset().actors
    actors.loc[0, "dissolved"] = "2026-01-02"
    assert found_in(actors=actors) == []
    actors.loc[0, "dissolved"] = "2026-01-01"
    assert {each.rule for each in found_in(actors=actors)} == {"member_after_end"}


def test_positions_laws_divisions_and_versions_must_be_of_something():
    collaborations = tiny_dataset().collaborations
    collaborations.loc[0, "laws"] = "Wgr"
    positions = make_table("positions", [{"layout": "map", "node_id": "Z", "x": 1, "y": 1}])
    versions = tiny_dataset().versions
    rows = [{"division": "d", "region_id": r, "actor_id": "A", "since": "2020-01-01"} for r in "12"]
    found = found_in(
        collaborations=collaborations,
        positions=positions,
        versions=versions[versions["collaboration_id"] != "waste"],
        divisions=make_table("divisions", rows),
    )
    assert [(each.table, each.row, each.rule, each.message) for each in found] == [
        ("collaborations", 2, "unknown_law", "'Wgr' is no BWB id; write BWBR0003740"),
        (
            "collaborations", 5, "collaboration_without_version",
            "'waste' has no row in versions.csv, so that it is never in force",
        ),
        ("divisions", 3, "division_overlap", "d in A from 2020-01-01 overlaps row 2"),
        ("positions", 2, "position_of_nothing", "'Z' is neither an actor nor a collaboration"),
    ]  # fmt: skip


def test_a_continuation_is_by_another_of_one_that_ended():
    collaborations = tiny_dataset().collaborations
    rows = collaborations["collaboration_id"].eq("archive")
    collaborations.loc[rows, ["started", "ended"]] = ["2019-01-01", "2020-01-01"]
    collaborations.loc[~rows, "started"] = "2020-01-01"
    links = [("archive", "health", "2020-01-01"), ("archive", "archive", "2019-01-01"),
             ("waste", "health", "2020-01-01"), ("archive", "waste", "2019-12-31")]  # fmt: skip
    named = [
        {"from_id": old, "to_id": new, "date": day, "shared_members": 1, "basis": "inferred"}
        for old, new, day in links
    ]
    versions = tiny_dataset().versions
    found = found_in(
        collaborations=collaborations,
        continuations=make_table("continuations", named),
        versions=versions.assign(until=""),
    )
    assert [(each.row, each.rule, each.message) for each in found] == [
        (3, "continuation_of_itself", "archive cannot carry itself on"),
        (4, "continuation_without_end", "waste has not ended, so that health cannot carry it on"),
        (5, "continuation_before_start", "waste began on 2020-01-01, after 2019-12-31"),
    ]


def test_a_finding_must_be_one_that_its_rule_can_say():
    ended = {"rule": "kind_assumed", "severity": "note", "values": '{"name":"A"}'}
    rows = [ended, {**ended, "rule": "odd"}, {**ended, "severity": "error"},
            {**ended, "values": "{}"}, {**ended, "values": "A"}]  # fmt: skip
    found = found_in(findings=make_table("findings", rows))
    assert [(each.table, each.row, each.field, each.rule) for each in found] == [
        ("findings", 3, "rule", "unknown_rule"),
        ("findings", 4, "severity", "other_severity"),
        ("findings", 5, "values", "unsaid_finding"),
        ("findings", 6, "values", "unsaid_finding"),
    ]
    assert "'odd' is no rule; known are broken_version_link, " in found[0].message
    assert [each.message for each in found[1:]] == [
        "kind_assumed is of severity note, not error", *["values lack name"] * 2,
    ]  # fmt: skip


def test_missing_tables_and_columns_are_told_at_once(folder):
    (folder / "places.csv").unlink()
    edit(folder, "actors", "kind", "sort")
    (folder / "versions.csv").write_bytes("register_id\nFrysl\xe2n\n".encode("latin-1"))
    found = validate_package(folder)
    assert [(each.table, each.rule, each.message) for each in found[:1] + found[2:]] == [
        ("actors", "missing-column", "the column kind is missing"),
        ("places", "missing-table", "places.csv is missing"),
    ]
    assert found[1].message.startswith("cannot be read as UTF-8 CSV: 'utf-8' codec can't decode")


def test_columns_in_another_order_and_more_of_them_are_no_violation(folder):
    path = folder / "places.csv"
    path.write_text("note,actor_id,place\nx,A,Oord\n")
    assert validate_package(folder) == []


def test_the_date_of_the_data_must_be_one(folder):
    path = folder / "datapackage.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "date": "today"}))
    (found,) = validate_package(folder)
    assert found.message == "'today' is no date; write the date of the data as YYYY-MM-DD"


def test_a_folder_without_descriptor_is_no_package(tmp_path):
    with pytest.raises(DatasetError, match=r"holds no datapackage\.json"):
        validate_package(tmp_path)


def test_an_obligation_holds_within_the_lifetime_of_its_collaboration():
    collaborations = tiny_dataset().collaborations
    collaborations.loc[0, ["started", "ended"]] = ["2020-01-01", "2024-01-01"]
    key = str(collaborations.loc[0, "collaboration_id"])
    row = {"collaboration_id": key, "obligation": "statutory"}
    rows = [
        {**row, "since": "2019-01-01", "until": "2021-01-01"},
        {**row, "since": "2020-06-01", "until": "2020-06-01"},
        {**row, "since": "2020-12-01", "until": ""},
    ]
    found = found_in(collaborations=collaborations, obligations=make_table("obligations", rows))
    assert [(each.row, each.rule, each.message) for each in found] == [
        (
            2,
            "obligation_before_start",
            f"{key} has an obligation from 2019-01-01, but began on 2020-01-01",
        ),
        (3, "empty_interval", "ends 2020-06-01, which is not after it begins (2020-06-01)"),
        (4, "obligation_overlap", f"{key} from 2020-12-01 overlaps row 2"),
        (4, "obligation_after_end", f"{key} has an obligation until now, but ended on 2024-01-01"),
    ]


def test_obligations_are_held_against_the_schema(folder):
    (folder / "obligations.csv").write_text(
        "collaboration_id,obligation,since,until,legal_basis\nnone,maybe,2020-01-01,,\n"
    )
    found = {(each.field, each.rule) for each in validate_package(folder)}
    assert {("obligation", "constraint-error"), ("", "foreign-key")} <= found


def test_a_package_with_former_themes_is_valid(folder):
    edit(folder, "collaborations", ",5,5.1,", ",6,6.9,")
    assert validate_package(folder) == []


def test_money_adds_up_and_is_of_a_municipality_that_was_there():
    tables = tiny_dataset().tables
    row = {"actor_id": "A", "year": 2021, "report": "budget", "inhabitants": 10}
    whole = {**row, "expenditure": 30, "joint_arrangements": 5, "expenditure_1": 10}
    sound = {**whole, "expenditure_6": 20}
    unknown = {**row, "year": 2022}
    money = make_table("money", [sound, unknown])
    assert check_tables({**tables, "money": money}, date="2026-01-01") == []
    broken = [
        {**sound, "expenditure_6": 21},
        {**unknown, "joint_arrangements": 5},
        {**sound, "year": 2018},
    ]
    actors = tables["actors"]
    actors = actors.assign(founded=actors["founded"].mask(actors["actor_id"].eq("A"), "2019-01-01"))
    tables = {**tables, "actors": actors, "money": make_table("money", broken)}
    found = check_tables(tables, date="2026-01-01")
    assert [(each.rule, each.row) for each in found if each.table == "money"] == [
        ("money_does_not_add_up", 2),
        ("money_of_nothing", 3),
        ("money_outside_lifetime", 4),
    ]
