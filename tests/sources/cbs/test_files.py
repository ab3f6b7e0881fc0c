"""Raw Iv3 tables in files: what they say, and one clear line for what cannot be used."""

import json
from pathlib import Path

import pytest

from explorer.errors import SourceError
from explorer.sources.cbs import json_rows, reports, rows
from explorer.sources.cbs.reports import read_reports
from explorer.sources.cbs.rows import RowFile

BY_HAND = Path(__file__).with_name("by_hand")
TABLE = BY_HAND / "45067NED.csv"
PAGES = (BY_HAND / "45067NED-1.json", BY_HAND / "45067NED-2.json")
HEAD = "TaakveldBalanspost,Categorie,Gemeenten,Verslagsoort,k_1ePlaatsing_1,k_2ePlaatsing_2\n"
PAID = "6.1,L4.3.3,GM0344,2024X005,100,120\n"


def read(*paths):
    return read_reports(map(RowFile, paths))


@pytest.mark.parametrize("paths", [(TABLE,), PAGES], ids=["CSV", "JSON"])
def test_amounts_add_up_by_hand(paths):
    found = read(*paths)
    assert found.rows == 13
    rows = found.tabulate().set_index(["actor_id", "report"])
    utrecht = rows.loc[("GM0344", "accounts")]
    # 120 and 880 under 6, 50 under 7; the later placement counts where it is filled.
    assert (utrecht["year"], utrecht["expenditure"], utrecht["joint_arrangements"]) == (
        2024, 1_050_000, 170_000,
    )  # fmt: skip
    assert (utrecht["expenditure_6"], utrecht["expenditure_7"]) == (1_000_000, 50_000)
    zeist = rows.loc[("GM0355", "accounts")]
    # An amount below -99998 is one; half a thousand is 500 euros.
    assert (zeist["expenditure"], zeist["expenditure_3"]) == (199_999_500, -100_000_500)
    assert rows.loc[("GM0355", "budget"), "joint_arrangements"] == 10_000
    # Delivered nothing: there, and 0, which the rules of a build make missing.
    assert rows.loc[("GM0308", "accounts"), "expenditure"] == 0
    assert len(rows) == 4


def test_task_fields_keep_their_codes():
    table = read(TABLE).tabulate_fields()
    found = {
        (code, report, field): (spent, paid)
        for code, _, report, field, spent, paid in table.itertuples(index=False)
    }
    assert found == {
        ("GM0344", "accounts", "6.1"): (1_000_000, 120_000),
        ("GM0344", "accounts", "7.1"): (50_000, 50_000),
        ("GM0355", "accounts", "0.4"): (300_000_000, 0),
        ("GM0355", "accounts", "3.2"): (-100_000_500, 0),
        ("GM0355", "accounts", "6.711a"): (0, 0),
        ("GM0355", "budget", "6.71"): (100_000, 10_000),
    }


def test_a_third_placement_counts_and_columns_have_any_order(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(
        "k_3ePlaatsing_3\tVerslagsoort\tGemeenten\tCategorie\tTaakveldBalanspost\tk_1ePlaatsing_1\n"
        "7\t2024X005\tgm0344\tL4.3.3\t6.1\t5\n"
        "\t2024X005\tGM0344\tL1.1\t6.1\t3\n"
    )
    (row,) = read(path).tabulate().to_dict("records")
    assert (row["expenditure"], row["joint_arrangements"]) == (10_000, 7_000)


@pytest.mark.parametrize("block", [1, 7, 64])
def test_json_is_read_in_whatever_pieces(monkeypatch, block):
    monkeypatch.setattr(json_rows, "BLOCK", block)
    assert read(*PAGES).tabulate().equals(read(TABLE).tabulate())


def test_a_list_alone_is_read_too(tmp_path):
    path = tmp_path / "t.json"
    rows = [row for page in PAGES for row in json.loads(page.read_text())["value"]]
    path.write_text(json.dumps(rows))
    assert read(path).tabulate().equals(read(TABLE).tabulate())


HTML = "<!doctype html><title>Onderhoud</title>"
OTHER = "ID;Perioden;RegioS;TotaleBevolking_1\n0;2024JJ00;GM0344;374374\n"
WRONG = {
    "html": (HTML, r"f is a web page or XML, not CSV or JSON: ask for TypedDataSet\?"),
    "atom": ('<?xml version="1.0"?><feed/>', "f is a web page or XML"),
    "empty": ("", "f is empty; fetch the table again"),
    "blank": (" \n \n", "f is empty"),
    "head": (HEAD, "f has no rows; fetch"),
    "other": (OTHER, r"f lacks the column\(s\) Verslagsoort, Gemeenten, TaakveldBalanspost, "),
    "placement": (HEAD.replace("Plaatsing", "Keer") + PAID, r"f lacks the column\(s\) k_1ePlaats"),
    "column": (
        HEAD.replace("Categorie,", "") + PAID.replace("L4.3.3,", ""),
        r"f lacks the column\(s\) Categorie: give an Iv3 table of municipalities as CBS serves it",
    ),
    "year": (
        HEAD + PAID.replace("2024X005", "X005"),
        "f, row 2, Verslagsoort: 'X005' says no year and report, such as 2024X005; fetch",
    ),
    "no year": (HEAD + PAID.replace("2024X005", ""), "f, row 2, Verslagsoort: '' says no year"),
    "early": (HEAD + PAID.replace("2024", "2016"), "'2016X005' is of before 2017, when"),
    "town": (HEAD + PAID.replace("GM0344", "PV26"), "f, row 2, Gemeenten: 'PV26' is no munici"),
    "field": (
        HEAD + PAID.replace("6.1", "T001"),
        "f, row 2, TaakveldBalanspost: 'T001' is no task field or balance post, such as 6.1",
    ),
    "category": (HEAD + PAID.replace("L4.3.3", " "), "f, row 2, Categorie: '' is no category"),
    "text": (
        HEAD + PAID + "7.1,L1.1,GM0344,2024X005,1,veel\n",
        "f, row 3, k_2ePlaatsing_2: 'veel' is no amount; fetch the table again",
    ),
    "endless": (HEAD + PAID.replace("120", "1e400"), "k_2ePlaatsing_2: '1e400' is no amount"),
    "comma": ((HEAD + PAID).replace(",", ";").replace("120", "1,5"), "'1,5' is no amount"),
    "twice": (
        HEAD + PAID + PAID,
        r"f, row 3 is there twice: GM0344, accounts of 2024, 6\.1, L4\.3\.3; give every table once",
    ),
    "cells": (HEAD + PAID + "7.1,L1.1,GM03", "f, row 3 has 3 cells where the header has 6; the fi"),
    "quote": (HEAD + PAID + '7.1,"L1.1', r"f is no CSV after row 2 \(unexpected end of data\)"),
    "totals": (
        HEAD + PAID + PAID.replace("L4.3.3", "L4.3"),
        r"f has L4\.3 beside its part L4\.3\.3, which would count twice",
    ),
    "no paid": (HEAD + PAID.replace("L4.3.3", "L1.1"), r"f has no category L4\.3\.3"),
    "quarter": (HEAD + PAID.replace("X005", "X002"), r"f has neither a budget \(X000\) nor acc"),
    "columns": (HEAD.strip() + ",x" * 60 + "\n" + PAID, "f has 66 columns, more than 60"),
    "line": (HEAD + "6" * 70_000, "f has a line of more than 65,536 characters"),
    "truncated": ('{"value": [{"ID": 0, "Cat', "f is cut off, at or after row 0; fetch the tab"),
    "half": (PAGES[0].read_text()[:-200], "f is cut off, at or after row 6; fetch"),
    "no json": ('{"value" [1]}', r"f has '\[' for ':', at or after row 0"),
    "bad json": ('{"value": [{"ID": nul}], "x": 1}' + " " * 9, r"f is no JSON \(Expecting value\)"),
    "error": ('{"odata.error": {"code": ""}}', "f has no list `value` of rows: give the answer"),
    "no object": ('{"value": [1, 2]}', "f is no row of named cells, at or after row 1"),
    "json cell": (
        '[{"TaakveldBalanspost": "6.1", "Categorie": "L1.1", "Gemeenten": "GM0344", '
        '"Verslagsoort": "2024X005", "k_1ePlaatsing_1": true}]',
        "f, row 1, k_1ePlaatsing_1: 'True' is no amount",
    ),
    "json key": (
        '[{"TaakveldBalanspost": "6.1", "Categorie": "L1.1", "Gemeenten": 344, '
        '"Verslagsoort": "2024X005", "k_1ePlaatsing_1": 1}]',
        "f, row 1, Gemeenten: '344' is no municipality",
    ),
    "nested": ("[" + "[" * 60_000, "f is nested deeper than a row can be, at"),
    "endless text": ('{"value": "' + "a" * 300_000, "f is longer than a row can be, or no JSON"),
    "more": ("[] []", "f has text after its end"),
    "no list": ("[]", "f has no rows"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "said"), WRONG.values(), ids=WRONG)
def test_one_line_for_what_is_wrong(tmp_path, content, said):
    path = tmp_path / "f"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=said) as caught:
        read(path)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("coding", ["utf-16", "latin-1"])
def test_another_encoding_is_named(tmp_path, coding):
    path = tmp_path / "f.csv"
    path.write_bytes(TABLE.read_text(encoding="utf-8").encode(coding))
    with pytest.raises(SourceError, match=r"is not UTF-8, after row .* or save it as CSV UTF-8"):
        read(path)


def test_a_mark_of_byte_order_is_none(tmp_path):
    path = tmp_path / "f.csv"
    path.write_bytes(TABLE.read_text(encoding="utf-8").encode("utf-8-sig"))
    assert read(path).rows == 13


def test_a_file_that_is_too_large_or_not_there(tmp_path, monkeypatch):
    with pytest.raises(SourceError, match=r"none\.csv cannot be read: No such file"):
        read(tmp_path / "none.csv")
    monkeypatch.setattr(rows, "MOST_BYTES", 100)
    with pytest.raises(SourceError, match=r"is larger than 100 bytes; give the table of one year"):
        read(TABLE)


def test_more_rows_or_files_than_there_can_be(monkeypatch):
    monkeypatch.setattr(reports, "MOST_ROWS", 12)
    with pytest.raises(SourceError, match=r"row 14: these are more than 12 rows; give fewer years"):
        read(TABLE)
    monkeypatch.setattr(reports, "MOST_FILES", 1)
    with pytest.raises(SourceError, match="these are more than 1 files"):
        read(*PAGES)


def test_pages_are_all_there_or_named(tmp_path):
    with pytest.raises(SourceError, match=r"1\.json is one page of several, and some are missing"):
        read(PAGES[0])
    later = tmp_path / "later.json"
    later.write_text(PAGES[0].read_text().replace("skip=7", "skip=14").replace("GM0344", "GM0310"))
    with pytest.raises(SourceError, match="one page of several"):
        read(later, PAGES[1])


def test_a_table_given_twice_is_named():
    with pytest.raises(SourceError, match=r"45067NED-1\.json, row 1 is there twice: GM0344"):
        read(TABLE, *PAGES)


def test_no_row_is_kept(tmp_path):
    """Rows of hundreds of reports that do not count take no room."""
    path = tmp_path / "f.csv"
    body = "".join(f"6.1,L{n}.1,GM0344,2024X001,1,1\n" for n in range(20_000))
    path.write_text(HEAD + PAID + body)
    found = read(path)
    assert (found.rows, len(found._seen), len(found.amounts)) == (20_001, 1, 1)
