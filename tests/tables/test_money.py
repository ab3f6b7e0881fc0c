"""What municipalities pay to joint arrangements: golden figures of the register's package."""

import pandas as pd
import pytest

from explorer.tables.money import COLUMNS, read_money
from tests.tiny import tiny_dataset


def test_landgraaf_pays_a_third_of_its_expenditure(nl):
    row = read_money(nl).loc["GM0882"]
    assert (row["name"], row["report"], row["year"]) == ("Landgraaf", "accounts", 2024)
    assert row["joint_share"] == pytest.approx(0.335, abs=0.0005)
    assert row["joint_euros"] == 54_412_000


def test_every_municipality_has_a_report(nl):
    frame = read_money(nl)
    assert len(frame) == 342
    assert frame["report"].eq("accounts").all()
    assert frame.index[frame["year"].ne(2024)].tolist() == ["GM0809"]
    assert frame.index[frame["joint_euros"].isna()].tolist() == ["GM0289", "GM0415"]


def test_the_report_is_that_of_the_dates_year(nl):
    frame = read_money(nl, "2021-03-01")
    assert len(frame) == 352
    assert frame["year"].eq(2021).all()


def test_a_package_without_money_gives_missing_figures():
    frame = read_money(tiny_dataset())
    assert list(frame.columns) == COLUMNS
    assert len(frame) == 5
    assert frame.drop(columns=["name", "province_id", "report"]).isna().all(axis=None)
    assert isinstance(frame["year"].dtype, pd.Int64Dtype)
