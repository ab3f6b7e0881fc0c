"""What is asked about money of a selection: golden figures, and small sums by hand."""

import math

import pandas as pd
import pytest

from explorer.errors import MissingError, SelectionError
from explorer.network import Selection
from explorer.tables.money_figures import (
    correlate_ties,
    list_groups,
    list_own_years,
    list_payments,
    list_years,
    refuse_idle_of_money,
)
from explorer.tables.queries import Service
from tests.measures.test_money import COUNTRY, MONEY
from tests.tiny import make_table, tiny_dataset

WHOLE = Selection()


@pytest.fixture(scope="module")
def service(nl):
    return Service(nl)


@pytest.fixture(scope="module")
def tiny():
    return Service(tiny_dataset().with_tables(money=make_table("money", MONEY)))


def test_the_countrys_line_is_that_of_the_source(service):
    years = list_years(service, WHOLE)
    rows = years[years["report"].eq("accounts")].set_index("year")
    assert rows.index.tolist() == list(COUNTRY)
    for year, figures in COUNTRY.items():
        row = rows.loc[year]
        assert (
            round(row["joint_euros"] / 1e9, 3),
            round(100 * row["joint_share"], 2),
            round(row["joint_per_inhabitant"]),
        ) == figures
    assert years[years["report"].eq("budget")]["year"].tolist() == list(range(2017, 2027))
    assert rows.loc[2024, ["municipalities", "known"]].tolist() == [342, 339]


def test_payments_grew_and_their_share_has_not_since_2020(service):
    years = list_years(service, WHOLE)
    rows = years[years["report"].eq("accounts")].set_index("year")
    assert rows.loc[2024, "joint_euros"] / rows.loc[2017, "joint_euros"] == pytest.approx(
        1.44, abs=0.005
    )
    assert rows["joint_share"].idxmax() == 2020


def test_a_selection_of_municipalities_has_its_own_line(service, nl):
    years = list_years(service, Selection(province=("PV31",)))
    last = years[years["report"].eq("accounts")].iloc[-1]
    towns = set(nl.actors.loc[nl.actors["province_id"].eq("PV31"), "actor_id"])
    rows = nl.money[nl.money["actor_id"].isin(towns)]
    rows = rows[rows["year"].eq(2024) & rows["report"].eq("accounts")]
    assert last["joint_euros"] == rows["joint_arrangements"].sum()
    assert last["municipalities"] == len(rows) == 31


def test_nothing_known_is_nothing_said(tiny):
    years = list_years(tiny, Selection(municipality=("C",)))
    assert years["joint_euros"].isna().all()
    assert years["joint_share"].isna().all()


def test_a_lower_bound_beside_those_of_whom_it_is_known(tiny):
    row = list_years(tiny, WHOLE).iloc[0]
    assert (row["report"], row["year"], row["municipalities"], row["known"]) == (
        "accounts", 2025, 2, 1,
    )  # fmt: skip
    assert (row["joint_share"], row["known_share"]) == (250 / 1500, 0.25)
    assert (row["joint_per_inhabitant"], row["known_per_inhabitant"]) == (250 / 40, 12.5)


def test_a_municipality_beside_its_size_class(service):
    own = list_own_years(service, WHOLE, "GM0882")
    last = own[own["report"].eq("accounts")].iloc[-1]
    assert last["joint_share"] == pytest.approx(0.335, abs=0.0005)
    frame = list_payments(service, WHOLE)
    peers = frame[frame["size_class"].eq(frame.at["GM0882", "size_class"])]
    at_2024 = peers[peers["year"].eq(2024)]
    assert last["class_share"] == pytest.approx(at_2024["joint_share"].median())
    assert last["class_known"] == at_2024["joint_share"].count()


def test_a_merged_municipality_is_marked_with_its_parts(service):
    own = list_own_years(service, WHOLE, "GM1992")
    rows = own[own["report"].eq("accounts")].set_index("year")["parts"]
    assert rows[2022] == 3
    assert rows[2023] == 1


def test_what_is_no_municipality_is_refused(service):
    with pytest.raises(MissingError):
        list_own_years(service, WHOLE, "GM9999")


def test_groups_hold_every_municipality_once(service):
    groups = list_groups(service, WHOLE)
    assert groups.groupby("by")["municipalities"].sum().to_dict() == {
        "size_class": 342, "province": 342,
    }  # fmt: skip
    assert (groups["share_lowest"] <= groups["share_median"]).all()
    assert (groups["share_median"] <= groups["share_highest"]).all()
    assert list_groups(service, Selection(province=("PV24",)))["by"].eq("province").sum() == 1


def test_ties_are_not_money(service):
    frame = list_payments(service, WHOLE)
    found = correlate_ties(frame)
    both = frame[["joint_share", "collaborations", "bodies"]].astype(float)
    expected = both.dropna().corr(method="spearman")["joint_share"]
    assert found["collaborations"] == pytest.approx(expected["collaborations"])
    assert found["bodies"] == pytest.approx(expected["bodies"])
    assert (round(found["collaborations"], 2), round(found["bodies"], 2)) == (0.20, 0.35)


def test_too_few_have_no_correlation(tiny):
    assert all(map(math.isnan, correlate_ties(list_payments(tiny, WHOLE)).values()))


def test_bodies_are_those_that_are_paid(tiny):
    frame = list_payments(tiny, WHOLE)
    assert frame["bodies"].tolist() == [3, 3, 2, 0, 0]
    assert frame["collaborations"].tolist() == [3, 3, 2, 1, 0]


def test_a_package_without_money_gives_empty_answers():
    bare = Service(tiny_dataset())
    assert list_years(bare, WHOLE).empty
    assert list_payments(bare, WHOLE)["joint_share"].isna().all()
    assert list_own_years(bare, WHOLE, "A").empty
    assert isinstance(list_groups(bare, WHOLE), pd.DataFrame)


def test_a_municipality_is_asked_of_the_years_alone():
    refuse_idle_of_money({"node"}, "years")
    with pytest.raises(SelectionError, match="table=years"):
        refuse_idle_of_money({"node"}, "groups")


def test_a_sum_of_inhabitants_of_whom_some_are_not_known_divides_nothing(tiny):
    money = tiny.dataset.money
    lacking = money.assign(inhabitants=money["inhabitants"].mask(money.index == money.index[0]))
    year, report = money.iloc[0][["year", "report"]]
    rows = list_years(Service(tiny.dataset.with_tables(money=lacking)), WHOLE)
    row = rows[rows["year"].eq(year) & rows["report"].eq(report)].iloc[0]
    assert row["joint_euros"] > 0
    assert math.isnan(row["joint_per_inhabitant"])
    assert math.isnan(row["known_per_inhabitant"])
    assert not math.isnan(row["joint_share"])
