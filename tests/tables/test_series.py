"""One date after another."""

import math

import pandas as pd
import pytest
from flask import Flask

from explorer.__main__ import run
from explorer.dataset import save_dataset
from explorer.errors import MeasureError, SelectionError
from explorer.measures.peers import size_classes
from explorer.network import Selection
from explorer.tables.overlap import list_measures
from explorer.tables.queries import Packages, Service
from explorer.tables.series import (
    find_selection_complete_since,
    list_dates,
    list_measure_series,
    list_measures_at,
    list_series,
)
from explorer.web.api import register_routes
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


def test_figures_say_whether_they_are_complete(nl):
    service, dates = Service(nl), ["2020-01-01", "2021-01-01"]
    rows = list_series(service, Selection(), dates, by="domain").set_index(["date", "by"])
    assert rows.loc["2020-01-01", "label"]["1"] == "Safety"
    assert not rows.loc[("2020-01-01", "1"), "complete"]
    assert rows.loc[("2021-01-01", "1"), "complete"]
    assert rows.loc[("2021-01-01", "6"), "complete"] is pd.NA
    assert list_series(service, Selection(domain=("1",)), dates)["complete"].tolist() == [
        False,
        True,
    ]
    assert find_selection_complete_since(nl, Selection(theme=("1.1",))) == "2020-03-11"
    assert find_selection_complete_since(nl, Selection()) == ""
    assert list_series(service, Selection(), dates)["complete"].isna().all()


def test_a_node_beside_its_size_class(nl):
    service, dates = Service(nl), ["2017-01-01", "2026-05-16"]
    frame = list_measure_series(service, Selection(), dates, measure="degree", node_id="GM1982")
    network = service.network_of(Selection(date="2026-05-16"))
    classes = size_classes(network)
    peers = network.degrees[classes.index[classes.eq(classes["GM1982"])]]
    # Land van Cuijk is of 2022.
    assert math.isnan(frame["value"][0])
    assert (frame["value"][1], frame["peer_median"][1]) == (
        network.degrees["GM1982"],
        peers.median(),
    )
    whole = list_series(service, Selection(), dates)
    assert frame["municipality_mean"].tolist() == pytest.approx(whole["mean"].tolist())
    with pytest.raises(MeasureError, match="'fame' is no measure; choose from degree,"):
        list_measure_series(service, Selection(), dates, measure="fame")


@pytest.mark.parametrize(
    ("asked", "query"),
    [
        (["--by", "form"], "by=form"),
        (["--measure", "degree", "--node", "N", "--from", "2021-06-01"],
         "measure=degree&node=N&from=2021-06-01"),
    ],
)  # fmt: skip
def test_command_and_api_give_one_table(tmp_path, capfd, asked, query):
    save_dataset(told_history(), tmp_path / "told")
    with pytest.raises(SystemExit):
        run(["series", *asked, "--data", str(tmp_path / "told")])
    said = capfd.readouterr().out
    server = Flask("told")
    register_routes(server, Packages({"told": told_history()}))
    answer = server.test_client().get(f"/api/series?{query}&format=csv")
    assert answer.data.decode() == said
    assert said.count("\n") > 4
    idle = server.test_client().get("/api/series?measure=degree&by=form").get_json()
    assert idle["parameter"] == "by"
    missing = server.test_client().get("/api/series?measure=degree&node=GM9999")
    assert (missing.status_code, missing.get_json()["parameter"]) == (404, "node")
    many = server.test_client().get("/api/series?every=month").get_json()
    assert many["detail"].startswith("every: too many dates at once: 85; choose at most 60")
