"""What holds the network together: page, API and command give the same."""

import io
import json

import orjson
import pandas as pd
import pytest
from typer.testing import CliRunner

from explorer.__main__ import make_app
from explorer.dataset import Dataset
from explorer.network import Selection
from explorer.scenario import parse_step
from explorer.settings import Settings
from explorer.tables.cohesion import COHESION_TABLES, list_by_domain, list_leaving, list_points
from explorer.tables.queries import Service
from explorer.tables.scenario import work_out
from explorer.web.factory import build_page, create_app
from tests.web.addresses import make_site
from tests.web.components import get, list_links, read_rows, read_text

OWN = Selection(domain=("0",))


@pytest.fixture(scope="module")
def service(nl: Dataset) -> Service:
    return Service(nl)


@pytest.fixture(scope="module")
def client():
    return create_app(Settings()).server.test_client()


@pytest.mark.parametrize("table", COHESION_TABLES)
def test_api_command_and_library_give_the_same(service, client, table):
    frame = COHESION_TABLES[table].make(service, OWN)
    assert list(frame.columns) == list(COHESION_TABLES[table].columns)
    assert len(frame)
    answer = client.get(f"/api/cohesion?table={table}&domain=0")
    document = orjson.loads(answer.data)
    assert document["total"] == len(frame)
    assert [row["actors"] for row in document["rows"]] == frame["actors"].to_list()
    assert [";".join(row["cut_off"]) for row in document["rows"]] == frame["cut_off"].to_list()
    csv = client.get(f"/api/cohesion?table={table}&domain=0&format=csv").data
    said = CliRunner().invoke(make_app(), ["cohesion", "--table", table, "--domain", "0"])
    assert said.stdout_bytes == csv
    known = pd.read_csv(io.BytesIO(csv), keep_default_na=False, dtype=str)
    assert known["cut_off"].to_list() == frame["cut_off"].to_list()
    said = CliRunner().invoke(
        make_app(), ["cohesion", "--table", table, "--domain", "0", "--format", "json"]
    )
    assert [row["cut_off"] for row in json.loads(said.stdout)] == frame["cut_off"].to_list()


def test_a_step_takes_away_what_its_row_names(service):
    for frame in (list_points(service, OWN).head(3), list_leaving(service, OWN, most=3)):
        for row in frame[frame["step"].ne("")].itertuples():
            parse_step(row.step)
            after = work_out(service, OWN, (row.step,)).effects.after
            parts = list_by_parts(after)
            cut = set(row.cut_off.split(";"))
            left = {code for code in cut if after.degrees[code]}
            assert not any(part & left and part - cut for part in parts)


def list_by_parts(network) -> list[set[str]]:
    graph = network.to_igraph()
    towns = set(network.actors.index)
    return [
        {graph.vs[node]["name"] for node in part} & towns for part in graph.connected_components()
    ]


def test_each_domain_is_that_domain_alone(service):
    rows = list_by_domain(service, Selection()).set_index("domain")
    assert list(rows.index) == ["", *"012345678"]
    own = list_points(service, OWN)
    assert rows.loc["0", "points"] == len(own)
    assert rows.loc["0", "name"] == own["name"][0]
    # Every municipality is in one safety region, so that these are parts of their own.
    assert rows.loc["1", "parts"] == 25


def test_the_page_tells_it(nl, service):
    site = make_site({"nl": nl})
    section = get(build_page(site, "/scenario", "?lang=en&domain=0"), "cohesion")
    first = list_points(service, OWN).iloc[0]
    assert f"Without {first['name']} {first['actors']} participants" in read_text(section)
    rows = read_rows(section)
    assert [first["name"], str(first["actors"])] == [*rows[1][:2]]
    assert any(f"step=dissolve%3A{first['node_id']}" in link for link in list_links(section))
    other = get(build_page(site, "/scenario", "?lang=en&domain=0&least=400"), "cohesion")
    assert "No municipality and no collaboration" in read_text(other)


def test_once_a_step_is_taken_the_page_is_about_that(nl):
    site = make_site({"nl": nl})
    page = build_page(site, "/scenario", "?lang=en&step=leave:GM0344@GR24221387")
    assert "What holds it together" not in read_text(page)
