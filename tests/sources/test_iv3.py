"""Money of Iv3: what is no figure is missing and says why."""

import pytest

from explorer.errors import SourceError
from explorer.sources.iv3 import read_money, tabulate_money
from tests.sources.conftest import write_money
from tests.tiny import make_table, say, tiny_dataset

YEAR = 2021


@pytest.fixture
def tabulate(tmp_path):
    """The table and the findings of rows of a file, on the tiny network."""

    def work(*rows, tables=None):
        write_money(tmp_path, *rows)
        return tabulate_money(read_money(tmp_path), tables or tiny_dataset().tables)

    return work


def test_amounts_are_euros_by_main_function(tmp_path):
    write_money(tmp_path, ("gm0001", 2018, "accounts", 100, 40))
    (row,) = read_money(tmp_path).to_dict("records")
    assert (row["actor_id"], row["year"], row["report"]) == ("GM0001", 2018, "accounts")
    assert (row["inhabitants"], row["expenditure"], row["joint_arrangements"]) == (
        1000, 100_000, 40_000,
    )  # fmt: skip
    assert [row[f"expenditure_{number}"] for number in (0, 3, 6)] == [50_000, 0, 50_000]


def test_the_newest_file_is_read(tmp_path):
    write_money(tmp_path, ("GM0001", 2018, "accounts", 100, 40))
    (tmp_path / "iv3-l433-2009-2010.csv").write_text("older\n")
    assert len(read_money(tmp_path)) == 1


def test_a_file_that_is_not_there_is_asked_for(tmp_path):
    with pytest.raises(SourceError, match="holds no iv3-l433"):
        read_money(tmp_path)


@pytest.mark.parametrize(
    "row",
    [
        ("GM0001", 2018, "forecast", 100, 40),
        ("GM0001", 2018, "accounts", 101, 40),
        ("GM0001", 2018, "accounts", "many", 40),
    ],
)
def test_a_row_that_is_no_report_is_named(tmp_path, row):
    spent = row[3]
    write_money(tmp_path, ("GM0004", 2018, "accounts", 100, 40), (*row[:3], 100, row[4]))
    path = tmp_path / "iv3-l433-2018-2020.csv"
    lines = path.read_text().splitlines()
    lines[2] = lines[2].replace(",100.0,", f",{spent if spent != 101 else 100.5},")
    path.write_text("\n".join(lines) + "\n")
    with pytest.raises(SourceError, match="row 3: not a budget or accounts"):
        read_money(tmp_path)


def test_a_report_that_stands_there_twice_is_named(tmp_path):
    write_money(tmp_path, *[("GM0001", 2018, "accounts", 100, 40)] * 2)
    with pytest.raises(SourceError, match=r"row 3: .*there twice"):
        read_money(tmp_path)


def test_nothing_booked_beside_bodies_with_a_budget_is_not_known(tabulate):
    table, findings = tabulate(("A", YEAR, "accounts", 100, 0), ("B", YEAR, "accounts", 100, -2))
    assert table["joint_arrangements"].isna().all()
    assert table["expenditure"].tolist() == [100_000, 100_000]
    noted = [each for each in findings if each.rule == "money_books_elsewhere"]
    assert [each.key for each in noted] == ["A 2021 accounts", "B 2021 accounts"]
    # A joins safety and health, two public bodies, and waste, an operational organisation.
    assert noted[0].values == {
        "name": "Plaats A", "year": "2021", "cases": "accounts;takes_part", "bodies": 3,
        "booked": 0,
    }  # fmt: skip
    assert "booked -2,000 euros" in say(noted[1])
    assert "took part in then: 3." in say(noted[1])


def test_nor_is_it_where_the_register_names_none(tabulate):
    # D joins a plain arrangement alone, which nothing is paid to; E joins nothing.
    table, findings = tabulate(("D", YEAR, "budget", 100, 0), ("E", YEAR, "budget", 100, 0))
    assert table["joint_arrangements"].isna().all()
    said = [say(each) for each in findings if each.rule == "money_books_elsewhere"]
    assert all("being filled" in text and "So in the budget." in text for text in said)
    assert len(said) == 2


def test_a_municipality_without_figures_has_none_at_all(tabulate):
    table, findings = tabulate(("A", YEAR, "accounts", 0, 0), ("B", YEAR, "accounts", 100, 30))
    empty = table[table["actor_id"].eq("A")].iloc[0]
    assert empty.isna().sum() == 11
    assert empty["inhabitants"] == 1000
    assert [each.key for each in findings if each.rule == "money_no_report"] == ["A 2021 accounts"]


def test_hardly_anything_stays_and_is_noted(tabulate):
    table, findings = tabulate(("A", YEAR, "accounts", 1000, 4), ("B", YEAR, "accounts", 1000, 5))
    assert table["joint_arrangements"].tolist() == [4000, 5000]
    (noted,) = [each for each in findings if each.rule == "money_hardly_booked"]
    assert "Plaats A booked only 4,000 euros" in say(noted)


def test_who_is_lacking_from_a_year_is_named(tabulate):
    _, findings = tabulate(*[(code, YEAR, "budget", 100, 30) for code in "ABCD"])
    (noted,) = findings
    assert (noted.rule, noted.actor_id) == ("money_absent", "E")
    assert say(noted) == "Plaats E is missing from the figures of 2021. So in the budget."


def test_who_was_not_there_yet_is_not_lacking(tabulate):
    actors = tiny_dataset().actors
    actors = actors.assign(founded=actors["founded"].mask(actors["actor_id"].eq("E"), "2022-01-01"))
    tables = {**tiny_dataset().tables, "actors": actors}
    rows = [(code, YEAR, "budget", 100, 30) for code in "ABCD"]
    assert tabulate(*rows, tables=tables)[1] == []


def test_nobody_elses_figures_are_left_out(tabulate):
    table, _ = tabulate(("GM9999", YEAR, "budget", 100, 30), ("A", YEAR, "budget", 100, 30))
    assert table["actor_id"].tolist() == ["A"]
    assert list(table.columns) == list(make_table("money").columns)
