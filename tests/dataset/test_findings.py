"""A finding is a rule and values; the rule's record says it, in every language."""

import json

import pytest

from explorer.dataset import load_dataset
from explorer.dataset.finding_rule import SEVERITIES, FindingRule, list_placeholders
from explorer.dataset.finding_rules import FINDING_RULES
from explorer.dataset.findings import (
    Finding,
    find_fault,
    read_findings,
    tabulate_findings,
)
from explorer.errors import DatasetError
from explorer.snapshot.findings import describe_finding, describe_findings
from explorer.translate import Translator
from tests.conftest import DATA
from tests.tiny import say

LAG = {"title": "Regeling X", "code": "GM0003", "dissolved": "2021-01-01"}


@pytest.mark.parametrize("rule", FINDING_RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_says_all_its_texts_once_it_has_its_values(rule):
    cases = ";".join(rule.cases)
    names = {name for text in rule.list_texts(cases) for name in list_placeholders(text)}
    values = {**dict.fromkeys(names, "x"), "cases": cases}
    said = say(Finding(rule.id, "actors", "A", values))
    assert rule.severity in SEVERITIES
    assert "{" not in said
    assert len(said) > len(rule.detail) / 2
    for name in names:
        lacking = {key: value for key, value in values.items() if key != name}
        assert find_fault(rule.id, lacking) == f"values lack {name}"


def test_a_finding_is_said_in_the_language_of_the_reader():
    (row,) = tabulate_findings([Finding("merger_lag", "memberships", "k", {**LAG, "cases": ""})])[
        ["rule", "values"]
    ].to_numpy()
    assert describe_finding(*row, Translator("nl")) == (
        "Regeling X: noemt GM0003, die sinds 1 januari 2021 niet meer bestaat."
    )
    assert describe_finding(*row, Translator("en")) == (
        "Regeling X: names GM0003, which no longer exists since 1 January 2021."
    )


def test_numbers_and_reasons_are_said_in_the_language_too():
    area = json.dumps({"name": "Ede", "stated": 1234.5, "area": 3})
    said = [describe_finding("implausible_area", area, Translator(each)) for each in ("nl", "en")]
    assert "1.234,5 km²; volgens de grens 3." in said[0]
    assert "1,234.5 km²; 3 by its boundary." in said[1]
    reason = json.dumps({"codes": "SO0001", "reason": "two names in one cell"})
    assert describe_finding("curated_match", reason, Translator("nl")) == (
        "Met de hand bepaald, SO0001: twee namen in één cel."
    )


@pytest.mark.parametrize(
    ("rule", "values", "message"),
    [
        ("merger_leg", LAG, "finding merger_leg on k: .merger_leg. is no rule; known are "),
        ("merger_lag", {"title": "X"}, "values lack code, dissolved"),
        ("merger_lag", {**LAG, "cases": "heirs"}, "values lack heirs"),
        ("merger_lag", {**LAG, "cases": "all"}, "'all' is no case of merger_lag; known are heirs,"),
    ],
)  # fmt: skip
def test_a_finding_that_no_page_could_say_is_not_made(rule, values, message):
    with pytest.raises(DatasetError, match=message):
        Finding(rule, "memberships", "k", values)


@pytest.mark.parametrize("values", ["", "x", "[]", '{"title": []}', '{"title": "X"}'])
def test_what_cannot_be_said_is_shown_as_it_stands(values):
    assert describe_finding("merger_lag", values, Translator("nl")) == values
    assert describe_finding("no_rule", values, Translator("nl")) == values


def test_equal_findings_stand_there_once_and_are_read_again():
    one = Finding("merger_lag", "memberships", "k", {"cases": "", **LAG}, "GM0003", "GR1")
    same = Finding("merger_lag", "memberships", "k", {**LAG, "cases": ""}, "GM0003", "GR1")
    table = tabulate_findings([one, same])
    assert table.to_numpy().tolist() == [[
        "merger_lag", "warning", "memberships", "k", "GM0003", "GR1",
        '{"cases":"","code":"GM0003","dissolved":"2021-01-01","title":"Regeling X"}',
    ]]  # fmt: skip
    assert read_findings(table) == [one]


@pytest.mark.parametrize("package", ["nl", "nl-2016"])
def test_every_finding_that_is_shipped_is_said_and_about_something(package):
    dataset = load_dataset(DATA.with_name(package))
    said = {each: describe_findings(dataset.findings, Translator(each)) for each in ("nl", "en")}
    assert not said["nl"]["detail"].isin(said["en"]["detail"]).any()
    assert not said["nl"]["detail"].str.contains("[{}]").any()
    assert set(dataset.findings["actor_id"]) - {""} <= set(dataset.actors["actor_id"])


def test_a_rule_is_added_by_its_record_alone(monkeypatch):
    rule = FindingRule("odd", "note", "something odd", "{name} is odd by {number}.")
    monkeypatch.setitem(FINDING_RULES, rule.id, rule)
    finding = Finding("odd", "actors", "A", {"name": "Ede", "number": 1234.5}, "A")
    assert (finding.severity, say(finding)) == ("note", "Ede is odd by 1,234.5.")
