"""One safety region, GGD and environment agency a municipality: the switch, wherever it counts."""

import json

import pytest
from flask import Flask
from typer.testing import CliRunner

from explorer.__main__ import make_app
from explorer.errors import SelectionError
from explorer.network import Selection, build_network, parse_selection
from explorer.network.between import list_changes
from explorer.network.events import list_events
from explorer.network.facets import count_options
from explorer.snapshot import Options, address_snapshot, name_snapshot, snapshot_id
from explorer.snapshot.extract import Extract
from explorer.snapshot.texts import describe_filters
from explorer.translate import Translator
from explorer.web.api import register_routes
from explorer.web.factory import build_page
from tests.dataset.test_partitions import loop
from tests.web.addresses import make_site

ONCE = Selection(doubles="one")
EN = Translator("en")


@pytest.mark.parametrize("date", ["2019-06-01", "2025-10-14", "2026-05-16"])
def test_the_network_lacks_exactly_those_ties(nl, date):
    every = build_network(nl, Selection(date=date)).ties
    once = build_network(nl, ONCE.on(date)).ties
    ties, kept = (
        set(rows[["actor_id", "collaboration_id"]].itertuples(index=False, name=None))
        for rows in (every, once)
    )
    assert ties - kept == loop(nl, date)
    assert kept < ties


def test_golden_figures(nl):
    network = build_network(nl, ONCE)
    assert (len(network.actors), len(network.collaborations), len(network.ties)) == (342, 432, 3160)
    degrees = build_network(nl, Selection()).degrees - network.degrees
    assert degrees["GM0344"] == 1
    # Eemnes stands twice in a GGD and twice in an environment agency.
    assert degrees["GM0317"] == 2
    assert count_options(nl, Selection())["doubles"] == {"one": 432}


def test_it_is_in_the_address_and_refused_otherwise():
    assert ONCE.to_query() == "doubles=one"
    assert parse_selection("doubles=one") == ONCE
    with pytest.raises(SelectionError, match=r"^doubles: 'two' is unknown; choose from one$"):
        parse_selection("doubles=two")


def test_page_api_and_command_count_alike(nl):
    site = make_site({"nl": nl})
    page = str(build_page(site, "/", "doubles=one&lang=en"))
    assert "432 collaborations" in page
    assert "title='Remove filter Count one where a merger is under way'" in page
    server = Flask("small")
    register_routes(server, site.packages)
    client = server.test_client()
    assert client.get("/api/collaborations?doubles=one").get_json()["total"] == 432
    every, once = (
        {
            row["id"]
            for row in client.get(f"/api/municipalities/GM0317{query}").get_json()["collaborations"]
        }
        for query in ("", "?doubles=one")
    )
    assert every - once == {"GR24963449", "GR28059612"}
    answer = CliRunner().invoke(make_app(), ["info", "--doubles", "one", "--json"]).output
    figures = json.loads(answer)["network of 2026-05-16"]
    assert (figures["collaborations"], figures["ties"]) == (432, 3160)


def test_it_is_in_the_words_name_and_id_of_a_snapshot(nl):
    network, options = build_network(nl, ONCE), Options(language="en")
    assert describe_filters(Extract(network, nl, options), EN).endswith(
        "; Safety region, GGD, environment agency: one of each a municipality"
    )
    assert name_snapshot(network, "gexf") == "verband-nl-2026-05-16-doubles-one.gexf"
    assert snapshot_id(nl, ONCE, options) != snapshot_id(nl, Selection(), options)
    assert "doubles=one" in address_snapshot(nl, ONCE, options)


def test_a_change_has_the_day_on_which_another_took_its_place(nl):
    rows = list_changes(nl, ONCE.replace(province="PV26"), since="2025-01-01", until="2026-05-16")
    unmet = rows[rows["change"].isin(["tie_unmet", "collaboration_unmet"])]
    assert set(unmet["date"]) == {"2025-10-14"}
    assert unmet["change"].value_counts().to_dict() == {"tie_unmet": 26, "collaboration_unmet": 2}
    assert set(unmet.loc[unmet["change"].eq("tie_unmet"), "cause_id"]) == {"doubles"}


def test_an_event_counts_as_on_its_own_day(nl):
    some = Selection(municipality="GM1961")
    every, once = (
        set(list_events(nl, each, since="2018-12-31", until="2020-06-01")["collaboration_id"])
        for each in (some, some.replace(doubles="one"))
    )
    assert every - once == {"GR27012769", "GR23574121"}


def test_what_was_amended_is_of_the_day_too(nl):
    """An event of 2020 cannot meet a filter on the law of 2022."""
    found = list_events(nl, Selection(amended="yes"), since="2020-01-01", until="2021-01-01")
    assert found[found["collaboration_id"].ne("")].empty
