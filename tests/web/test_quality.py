"""A rule that is added is a record, and stands on the page, in the API and in the check at once."""

import pytest
from flask import Flask

from explorer.dataset import Dataset, save_dataset
from explorer.dataset.finding_rule import FindingRule
from explorer.dataset.finding_rules import FINDING_RULES
from explorer.dataset.findings import Finding, tabulate_findings
from explorer.dataset.validation import validate_package
from explorer.tables.queries import Packages
from explorer.web.api.routes import register_routes
from explorer.web.factory import build_page
from tests.tiny import tiny_dataset
from tests.web.addresses import make_site
from tests.web.components import get, read_rows

ODD = FindingRule("odd", "note", "something odd", "{name} is odd by {number}.", {"very": "Very."})


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch) -> Dataset:
    """A package with a finding of a rule that is not translated."""
    monkeypatch.setitem(FINDING_RULES, ODD.id, ODD)
    values = {"name": "Ede", "number": 1234.5, "cases": "very"}
    findings = tabulate_findings([Finding("odd", "actors", "A", values, "A")])
    return tiny_dataset().with_tables(findings=findings)


@pytest.mark.parametrize(
    ("language", "number", "severity"), [("nl", "1.234,5", "opmerking"), ("en", "1,234.5", "note")]
)
def test_a_new_rule_stands_on_the_page(
    odd: Dataset, language: str, number: str, severity: str
) -> None:
    page = build_page(make_site({"nl": odd}), "/quality", f"?lang={language}")
    rows = [row for row in read_rows(page) if row[:1] == ["odd"]]
    assert [row[1:3] for row in rows] == [["something odd", severity]]
    (found,) = get(page, "findings-grid").rowData
    assert found["detail"] == f"Ede is odd by {number}. Very."


def test_a_new_rule_stands_in_the_api(odd: Dataset) -> None:
    server = Flask("odd")
    register_routes(server, Packages({"nl": odd}))
    answer = server.test_client().get("/api/findings").get_json()
    assert answer["rows"] == [
        {
            "rule": "odd",
            "severity": "note",
            "table": "actors",
            "key": "A",
            "actor_id": "A",
            "collaboration_id": None,
            "values": '{"cases":"very","name":"Ede","number":1234.5}',
            "detail": "Ede is odd by 1,234.5. Very.",
        }
    ]


def test_a_new_rule_is_known_to_the_check(odd: Dataset, tmp_path, monkeypatch) -> None:
    save_dataset(odd, tmp_path / "odd")
    assert validate_package(tmp_path / "odd") == []
    monkeypatch.delitem(FINDING_RULES, "odd")
    (found,) = validate_package(tmp_path / "odd")
    assert (found.table, found.row, found.field, found.rule) == (
        "findings", 2, "rule", "unknown_rule",
    )  # fmt: skip


def test_a_package_with_a_rule_of_another_version_is_still_shown(odd: Dataset, monkeypatch) -> None:
    monkeypatch.delitem(FINDING_RULES, "odd")
    page = build_page(make_site({"nl": odd}), "/quality", "")
    (found,) = get(page, "findings-grid").rowData
    assert '"number":1234.5' in found["detail"]
