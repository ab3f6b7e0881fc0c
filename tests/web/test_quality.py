"""A rule that is added is a record, and stands on the page, in the API and in the check at once."""

import pytest
from dash import html
from flask import Flask

from explorer.dataset import Dataset, save_dataset
from explorer.dataset.finding_rule import FindingRule
from explorer.dataset.finding_rules import FINDING_RULES
from explorer.dataset.findings import Finding, tabulate_findings
from explorer.dataset.validation import validate_package
from explorer.network import Selection
from explorer.tables.quality import list_findings
from explorer.tables.queries import Packages, Service
from explorer.web.api.routes import register_routes
from explorer.web.factory import build_page
from tests.tiny import tiny_dataset
from tests.web.addresses import make_site
from tests.web.components import find, get, read_rows, read_text

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


def test_a_province_has_a_page_and_a_letter_of_its_own(nl: Dataset) -> None:
    service = Service(nl)
    site = make_site({"nl": nl})
    page = build_page(site, "/quality", "province=PV26&lang=en")
    rows = list_findings(service, Selection(province=("PV26",)))
    grid = get(page, "findings-grid").rowData
    assert len(grid) == len(rows) < len(nl.findings)
    (letter,) = find(page, html.Pre)
    assert letter.children.startswith("Data on joint arrangements: Utrecht")
    server = Flask("letter")
    register_routes(server, Packages({"nl": nl}))
    client = server.test_client()
    (link,) = [a.href for a in find(page, html.A) if "format=txt" in a.href]
    assert client.get(link).get_data(as_text=True) == letter.children
    listed = client.get("/api/findings?province=PV26").get_json()
    assert listed["total"] == len(rows)
    refused = client.get("/api/findings?lang=en")
    assert refused.status_code == 400
    assert client.get("/api/findings?format=txt&limit=3").status_code == 400
    assert find(build_page(site, "/quality", ""), html.Pre) == []


def test_every_row_leads_to_what_it_is_about(nl: Dataset) -> None:
    grid = get(build_page(make_site({"nl": nl}), "/quality", "lang=en"), "findings-grid").rowData
    about = nl.findings["actor_id"].ne("") | nl.findings["collaboration_id"].ne("")
    assert sum(bool(row["about"]) for row in grid) == about.sum()
    seats = next(
        row for row in grid if row["rule"] == "seats_impossible" and row["key"] == "GM0512"
    )
    assert (seats["about"], seats["link"]) == ("Gorinchem", "/municipality/GM0512?lang=en")
    ended = nl.collaborations.set_index("collaboration_id")["ended"]
    for row, key in zip(grid, nl.findings["collaboration_id"], strict=True):
        if ended.get(key, ""):
            assert not row["link"] or "?date=" in row["link"]
    sheets = [row["link"] for row in grid if row["link"]]
    assert all(link.startswith(("/municipality/", "/collaboration/")) for link in sheets)


def test_each_rule_says_what_to_do_and_whom_to_tell(nl: Dataset) -> None:
    page = build_page(make_site({"nl": nl}), "/quality", "lang=en")
    rows = {row[0]: row for row in read_rows(page)}
    assert rows["seats_impossible"][4:] == [
        "Put in all seats of the council, also those that are not filled.",
        "The municipality, for its own page in the register",
    ]
    assert rows["abolished_member"][4] == "Nothing to do: the import decided, and says how."


def test_numbers_that_differ_from_explore_say_why(nl: Dataset) -> None:
    said = read_text(build_page(make_site({"nl": nl}), "/quality", "lang=en"))
    assert "Here all arrangements in force count: 451. Explore counts 434: those with a mun" in said
    assert "Of 451 arrangements in force 132 have a version that began before the law" in said


def test_what_is_not_amended_is_the_same_as_a_table(nl: Dataset) -> None:
    server = Flask("amended")
    register_routes(server, Packages({"nl": nl}))
    answer = server.test_client().get("/api/amended?province=PV26").get_json()
    (whole,) = [row for row in answer["rows"] if not row["province"] and not row["form"]]
    assert (whole["arrangements"], whole["not_amended"]) == (44, 9)
    rows = {
        row[0]: row for row in read_rows(build_page(make_site({"nl": nl}), "/quality", "lang=en"))
    }
    assert rows["All together"][1:] == [
        "132 of 451", "73 of 283", "6 of 23", "17 of 64", "36 of 81",
    ]  # fmt: skip
