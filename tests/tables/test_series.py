"""One date after another."""

import pytest

from explorer.errors import SelectionError
from explorer.network import Selection
from explorer.tables.overlap import list_measures
from explorer.tables.queries import Service
from explorer.tables.series import list_dates, list_measures_at
from tests.history import told_history


def test_dates_are_the_first_of_each_year_and_the_last_of_all(nl):
    years = [f"{year}-01-01" for year in range(2018, 2027)]
    assert list_dates(nl) == [*years, "2026-05-16"]
    assert list_dates(nl, since="2017-03-01", until="2018-01-01") == ["2018-01-01"]
    assert list_dates(nl, "quarter", since="2025-12-01") == [
        "2026-01-01",
        "2026-04-01",
        "2026-05-16",
    ]
    assert list_dates(nl, "month", since="2026-05-16") == ["2026-05-16"]
    with pytest.raises(SelectionError, match="from: 1990-01-01 is before these data"):
        list_dates(nl, since="1990-01-01")


def test_measures_of_several_dates_are_those_of_each():
    service = Service(told_history())
    frame = list_measures_at(service, Selection(), ["2021-06-01", "2022-06-01"])
    assert list(frame.columns[:2]) == ["date", "node_id"]
    alone = list_measures(service.measure_all(Selection(date="2022-06-01")))
    part = frame[frame["date"].eq("2022-06-01")].set_index("node_id").drop(columns="date")
    assert part.equals(alone.rename_axis("node_id"))
    assert set(frame.loc[frame["date"].eq("2021-06-01"), "node_id"]) >= {"M", "D"}
