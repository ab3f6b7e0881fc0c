"""What is paid to joint arrangements, by hand and on the register's package."""

import pandas as pd
import pytest

from explorer.dataset.money import list_reports
from explorer.measures.compute import compute_measures, list_bases
from explorer.measures.money import AMOUNTS, joint_payments
from explorer.network import Selection, build_network
from tests.measures.quick import quick_network
from tests.tiny import make_network, make_table, tiny_dataset

# Accounts, CBS Iv3: billions of euros, share in percent, euros an inhabitant; see docs/data.md.
COUNTRY = {
    2017: (6.176, 10.68, 362), 2018: (6.751, 11.32, 393), 2019: (7.031, 11.55, 407),
    2020: (7.665, 11.77, 440), 2021: (7.608, 11.53, 435), 2022: (7.546, 10.99, 429),
    2023: (8.318, 11.07, 467), 2024: (8.884, 10.98, 495),
}  # fmt: skip


def report(actor, year, name, spent, paid):
    return {"actor_id": actor, "year": year, "report": name, "inhabitants": 20,
            "expenditure": spent, "joint_arrangements": paid}  # fmt: skip


MONEY = (
    report("A", 2025, "accounts", 1000, 250), report("A", 2026, "budget", 1000, 900),
    report("B", 2026, "budget", 400, 100), report("C", 2025, "accounts", 500, ""),
)  # fmt: skip


def test_payments_worked_out_by_hand():
    network = build_network(tiny_dataset().with_tables(money=make_table("money", MONEY)))
    frame = joint_payments(network)
    assert frame.loc["A"].tolist() == [250, 12.5, 0.25, "accounts 2025"]
    assert frame.loc["B"].tolist() == [100, 5, 0.25, "budget 2026"]
    assert frame.loc[["C", "D", "E"], AMOUNTS].isna().all(axis=None)
    assert frame["joint_report"].tolist()[2:] == ["accounts 2025", "", ""]


def test_only_municipalities_have_them_and_each_says_of_which_report():
    network = build_network(tiny_dataset().with_tables(money=make_table("money", MONEY)))
    frame = compute_measures(network, ["joint_share", "degree"])
    assert frame["joint_share"].count() == 2
    bases = list_bases(network, ["joint_share", "joint_euros"])
    assert list(bases.columns) == ["joint_report"]
    assert bases.loc["safety", "joint_report"] == ""
    assert list_bases(network, ["degree"]).columns.empty


@pytest.mark.parametrize("network", [make_network([]), quick_network([("A", "s")], ["B"])])
def test_networks_without_money_have_none(network):
    frame = joint_payments(network)
    assert frame[AMOUNTS].isna().all(axis=None)
    assert frame["joint_report"].eq("").all()


def test_a_filter_on_collaborations_changes_nothing(nl, national):
    filtered = build_network(nl, Selection(domain=("1",)))
    pd.testing.assert_frame_equal(joint_payments(filtered), joint_payments(national))


def test_landgraaf_and_the_highest(national):
    shares = joint_payments(national)["joint_share"].sort_values()
    assert shares["GM0882"] == pytest.approx(0.335, abs=0.0005)
    # Those that share their whole staff lead; the large cities pay some two percent.
    assert shares.dropna().iloc[-1] == pytest.approx(0.611, abs=0.0005)
    assert shares["GM0363"] == pytest.approx(0.022, abs=0.0005)
    assert shares.isna().sum() == 2


@pytest.mark.parametrize(("year", "figures"), COUNTRY.items())
def test_the_national_figures(nl, year, figures):
    rows = nl.money[nl.money["year"].eq(year) & nl.money["report"].eq("accounts")]
    paid, spent, people = rows[["joint_arrangements", "expenditure", "inhabitants"]].sum()
    assert (round(paid / 1e9, 3), round(100 * paid / spent, 2), round(paid / people)) == figures


def test_reports_are_those_of_the_table(nl):
    reports = list_reports(nl, nl.date)
    known = nl.money["joint_arrangements"].sum()
    whole = reports["joint_euros"].sum()
    # What is known of a part alone is not added up.
    assert 0.98 * known < whole <= known
    assert not reports.duplicated(["actor_id", "year", "report"]).any()
