"""The money of a package with that of raw tables: the same rules, nothing else touched."""

from pathlib import Path

import pandas as pd
import pytest

from explorer.dataset.findings import read_findings
from explorer.dataset.money import KEY
from explorer.dataset.rules import check_tables
from explorer.dataset.storage import write_table
from explorer.sources.cbs.layout import Entry
from explorer.sources.cbs.renew import put_money, renew_money
from explorer.sources.cbs.reports import Reports, read_reports
from explorer.sources.cbs.rows import RowFile
from explorer.vocabulary import DOMAINS

TABLE = Path(__file__).with_name("by_hand") / "45067NED.csv"


@pytest.fixture(scope="module")
def renewed(nl):
    return renew_money(nl, read_reports([RowFile(TABLE)]))


def unroll(nl) -> Reports:
    """Raw rows that add up to the money of the register: all of a domain under one task field."""
    reports = Reports()
    frame = nl.money.astype(object).where(nl.money.notna(), 0)
    booked = {
        each.key: int(each.values["booked"])
        for each in read_findings(nl.findings)
        if each.rule == "money_books_elsewhere"
    }
    for row in frame.to_dict("records"):
        key = row["actor_id"], row["year"], row["report"]
        paid = booked.get(" ".join(map(str, key)), row["joint_arrangements"])
        for domain in DOMAINS:
            own = paid if domain == "6" else 0
            rest = row[f"expenditure_{domain}"] - own
            for category, euros in (("L4.3.3", own), ("L1.1", rest)):
                reports.add(Entry(*key, f"{domain}.1", category, euros / 1000), "here")
    return reports


def test_raw_tables_of_all_years_give_the_same_money_and_findings(nl):
    found = renew_money(nl, unroll(nl))
    assert write_table(found.money, "money") == write_table(nl.money, "money")
    new = put_money(nl, found)
    assert write_table(new.findings, "findings") == write_table(nl.findings, "findings")
    assert new.metadata["sources"] == nl.metadata["sources"]
    assert new.fingerprint == nl.fingerprint
    assert found.left_out == []


def test_a_package_without_money_gets_it(nl):
    bare = nl.with_tables(
        money=nl.money.iloc[:0],
        findings=nl.findings[~nl.findings["rule"].str.startswith("money")],
    )
    found = renew_money(bare, unroll(nl))
    columns = [name for name in nl.money.columns if name != "inhabitants"]
    assert found.money[columns].equals(nl.money.sort_values(KEY, ignore_index=True)[columns])
    # Of the year of the register itself, its own population.
    known = found.money.dropna(subset=["inhabitants"])
    assert set(known["year"]) == {2026}
    people = nl.actors.set_index("actor_id")["population"]
    assert (known["inhabitants"].to_numpy() == people[known["actor_id"]].to_numpy()).all()


def test_what_is_read_takes_the_place_of_the_same_report_alone(nl, renewed):
    assert len(renewed.money) == len(nl.money)
    old, new = (frame.set_index(KEY).sort_index() for frame in (nl.money, renewed.money))
    changed = old.index[(old["expenditure"].fillna(-1) != new["expenditure"].fillna(-1))]
    assert set(changed) == {
        ("GM0308", 2024, "accounts"), ("GM0344", 2024, "accounts"), ("GM0355", 2024, "accounts"),
        ("GM0355", 2024, "budget"),
    }  # fmt: skip
    own = new.loc[("GM0344", 2024, "accounts")]
    assert (own["expenditure"], own["joint_arrangements"]) == (1_050_000, 170_000)
    assert own["inhabitants"] == old.loc[("GM0344", 2024, "accounts"), "inhabitants"]


def test_the_traps_are_those_of_a_build(nl, renewed):
    rows = renewed.money.set_index(KEY)
    # Zeist books nothing as paid in the accounts, Baarn delivered nothing.
    assert pd.isna(rows.at[("GM0355", 2024, "accounts"), "joint_arrangements"])
    assert pd.isna(rows.at[("GM0308", 2024, "accounts"), "expenditure"])
    mine = {
        (each.rule, each.key)
        for each in renewed.findings
        if each.key in ("GM0355 2024 accounts", "GM0308 2024 accounts")
    }
    assert mine == {
        ("money_books_elsewhere", "GM0355 2024 accounts"),
        ("money_no_report", "GM0308 2024 accounts"),
    }
    before = [each for each in read_findings(nl.findings) if each.rule.startswith("money")]
    assert len(renewed.findings) == len(before) + 2
    new = put_money(nl, renewed)
    assert [each for each in check_tables(new.tables, date=new.date) if each.table == "money"] == []


def test_payments_by_task_field_are_missing_where_they_are_not_known(renewed):
    fields = renewed.fields.set_index(["actor_id", "report", "task_field"])["joint_arrangements"]
    assert fields["GM0344"].to_dict() == {("accounts", "6.1"): 120_000, ("accounts", "7.1"): 50_000}
    assert fields["GM0355", "accounts"].isna().all()
    assert fields["GM0355", "budget"].to_dict() == {"6.71": 10_000}


def test_who_was_not_there_is_left_out_and_named(nl):
    reports = Reports()
    for code in ("GM0344", "GM0370", "GM9999"):
        reports.add(Entry(code, 2024, "accounts", "6.1", "L4.3.3", 10), "here")
    found = renew_money(nl, reports)
    assert found.left_out == ["GM0370 2024", "GM9999 2024"]
    assert found.own["actor_id"].to_list() == ["GM0344"]


def test_a_new_year_extends_the_money(nl):
    reports = Reports()
    reports.add(Entry("GM0344", 2027, "budget", "6.1", "L4.3.3", 10), "here")
    found = renew_money(nl, reports)
    assert len(found.money) == len(nl.money) + 1
    assert pd.isna(found.own["inhabitants"].iloc[0])
    new = put_money(nl, found)
    assert new.metadata["sources"][-1]["period"] == "2017 to 2027"
    absent = [each for each in found.findings if each.values["year"] == "2027"]
    assert {each.rule for each in absent} == {"money_absent"}
    assert len(absent) == 341


def test_what_was_found_of_a_report_goes_with_it(nl):
    """Wageningen booked its payments elsewhere in 2024; a file that has them ends that."""
    key = "GM0289 2024 accounts"
    before = [each.rule for each in read_findings(nl.findings) if each.key == key]
    assert before == ["money_books_elsewhere"]
    reports = Reports()
    reports.add(Entry("GM0289", 2024, "accounts", "6.1", "L4.3.3", 10), "here")
    found = renew_money(nl, reports)
    assert [each for each in found.findings if each.key == key] == []
    rules = put_money(nl, found).findings["rule"]
    assert (rules == "money_books_elsewhere").sum() == (
        nl.findings["rule"].eq("money_books_elsewhere").sum() - 1
    )
