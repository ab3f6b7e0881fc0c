"""Addresses for machines."""

import csv
import io
import json
import math
import re
import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from flask.testing import FlaskClient
from playwright.sync_api import expect

from explorer.dataset import load_dataset
from explorer.measures.groups import build_nesting
from explorer.measures.overlap import list_partners
from explorer.measures.registry import measures_of
from explorer.network import Selection, parse_selection
from explorer.settings import PROJECT, Settings
from explorer.snapshot import write_snapshot
from explorer.tables.overlap import PARAMETERS
from explorer.tables.queries import Service
from explorer.tables.sheets import list_collaborations
from explorer.translate import Translator
from explorer.web.api import page as api_page
from explorer.web.api.operations import OPERATIONS
from explorer.web.factory import build_page, create_app
from explorer.web.links import link_operation
from tests.conftest import DATA
from tests.web.addresses import make_site, read_address, read_state
from tests.web.components import list_ids, list_links, read_text, read_texts
from tests.web.settling import open_page


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(Settings()).server.test_client()


@pytest.mark.parametrize("format_id", ["graphml", "csv", "nodes", "ties"])
def test_address_command_and_library_give_the_same_bytes(client, nl, tmp_path, format_id):
    from explorer.network import build_network

    answer = client.get(f"/api/snapshot?format={format_id}&date=2026-05-16&domain=6")
    network = build_network(nl, parse_selection("date=2026-05-16&domain=6"))
    assert answer.status_code == 200
    assert answer.data == write_snapshot(network, nl, format_id)
    path = tmp_path / "snapshot"
    options = ["--date", "2026-05-16", "--domain", "6", "--format", format_id, "--output", path]
    command = [sys.executable, "-m", "explorer", "snapshot", *map(str, options)]
    subprocess.run(command, check=True, cwd=PROJECT)
    assert path.read_bytes() == answer.data


def test_a_snapshot_has_a_plain_name(client):
    answer = client.get("/api/snapshot?format=graphml&domain=6")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="verband-')


@pytest.mark.parametrize(
    ("query", "parameter", "words"),
    [("domain=12", "domain", "'12' is unknown"), ("date=yesterday", "date", "is not a date")],
)
def test_a_wrong_parameter_is_named(client, query, parameter, words):
    answer = client.get(f"/api/snapshot?{query}")
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert answer.get_json(force=True)["parameter"] == parameter
    assert words in answer.get_json(force=True)["detail"]


def test_a_format_that_does_not_exist_is_a_problem_of_the_request(client):
    answer = client.get("/api/snapshot?format=pdf")
    assert answer.status_code == 400
    assert "pdf" in answer.get_json(force=True)["detail"]


def test_borders_name_every_municipality(client, national):
    paths = client.get("/api/borders").get_json(force=True)
    assert set(paths) == set(national.actors.index)
    assert all(path.startswith("M") and path.endswith("Z") for path in paths.values())


def test_health_names_the_data(client):
    assert client.get("/health").get_json(force=True)["date"] == "2026-05-16"


def read_strictly(answer) -> dict:
    """A JSON answer; NaN and Infinity, which are no JSON, fail."""

    def refuse(constant):
        raise AssertionError(constant)

    return json.loads(answer.data, parse_constant=refuse)


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_every_example_answers(client, operation):
    answer = client.get(operation.address)
    assert answer.status_code == 200
    assert answer.mimetype in {each.partition(";")[0] for each in operation.media_types.values()}
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    if answer.mimetype == "application/json":
        read_strictly(answer)


# The numbers of the pages.


def test_a_municipality_has_the_numbers_of_its_page(client, nl, national):
    service = Service(nl)
    found = read_strictly(client.get("/api/municipalities/GM0344"))
    measured = service.measure_all(Selection())
    assert (found["name"], found["province"], found["council_seats"]) == ("Utrecht", "PV26", 45)
    assert found["collaboration_count"] == measured.measures.at["GM0344", "degree"] == 8
    assert found["partner_count"] == len(found["partners"]) == 25
    rows = list_collaborations(service, national, "GM0344")
    assert [each["id"] for each in found["collaborations"]] == list(rows.index)
    partners = list_partners(national, "GM0344")
    assert [each["code"] for each in found["partners"]] == list(partners.index)
    assert [each["jaccard"] for each in found["partners"]] == list(partners["jaccard"])
    for measure, told in found["measures"].items():
        value = measured.measures.at["GM0344", measure]
        assert told["value"] == (None if math.isnan(value) else value)
        if told["rank"]:
            assert told["rank"] == measured.ranks.at["GM0344", measure]
            percentile = measured.percentiles.at["GM0344", f"{measure}_size_class"]
            assert told["size_class_percentile"] == percentile
    assert set(found["measures"]) == set(measures_of("actor"))


def test_a_collaboration_has_the_numbers_of_its_page(client, nl, national):
    forest = build_nesting(national)
    for node_id in [*national.collaborations.index[::60], "GR24966497"]:
        found = read_strictly(client.get(f"/api/collaborations/{node_id}"))
        members = national.ties.loc[national.ties["collaboration_id"] == node_id, "actor_id"]
        assert sorted(each["id"] for each in found["members"]) == sorted(members)
        assert found["member_count"] == len(members) == found["measures"]["degree"]["value"]
        same = [each["id"] for each in found["overlapping"] if each["relation"] == "equal"]
        if len(members) > 1:
            assert sorted(found["identical"]) == sorted(same)
        holds = {each["id"] for each in found["overlapping"] if each["relation"] == "subset"}
        assert set(found["within"]) <= holds
        node = next(row for row in forest.itertuples() if node_id in row.collaborations)
        assert bool(found["within"]) == bool(node.parent)
        shares = [each["population_share"] for each in found["members"]]
        assert sum(shares) == pytest.approx(1)


def test_lists_hold_every_node_and_pages_of_them_add_up(client, national):
    whole = read_strictly(client.get("/api/municipalities"))
    assert [row["code"] for row in whole["rows"]] == list(national.actors.index)
    assert whole["total"] == len(whole["rows"]) == 342
    parts = []
    for offset in range(0, 400, 100):
        part = read_strictly(client.get(f"/api/municipalities?limit=100&offset={offset}"))
        assert (part["total"], part["offset"]) == (342, offset)
        parts += part["rows"]
    assert parts == whole["rows"]
    listed = read_strictly(client.get("/api/collaborations?domain=1"))["rows"]
    assert all(row["domain"] == "1" or row["matched"] == "theme" for row in listed)


@pytest.mark.parametrize("address", ["/api/collaborations?domain=1", "/api/measures?domain=1",
                                     "/api/overlap?table=nesting", "/api/findings"])  # fmt: skip
def test_json_and_csv_hold_the_same(client, address):
    join = "&" if "?" in address else "?"
    rows = read_strictly(client.get(address))["rows"]
    answer = client.get(f"{address}{join}format=csv")
    listed = list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))
    assert len(rows) == len(listed) > 0
    for row, texts in zip(rows, listed, strict=True):
        assert {name: write_cell(value) for name, value in row.items()} == texts


def write_cell(value) -> str:
    if isinstance(value, list):
        return ";".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def test_findings_are_those_of_the_package_and_what_they_say(client):
    answer = client.get("/api/findings?format=csv")
    rows = pd.read_csv(io.BytesIO(answer.data), dtype=str, keep_default_na=False)
    details = rows.pop("detail")
    assert rows.to_csv(index=False).encode() == (DATA / "findings.csv").read_bytes()
    assert details.iloc[-1].endswith("cut at that date. Its stated end: 14 July 2024.")
    assert 'filename="verband-nl-2026-05-16-findings.csv"' in answer.headers["Content-Disposition"]


def test_a_spreadsheet_runs_no_formula_of_an_address(client):
    answer = client.get("/api/voting?members=%3D1%2B1:2,B:1&format=csv")
    assert "'=1+1" in answer.get_data(as_text=True)


# Links and the page that tells of it.


def test_a_link_holds_what_the_operation_takes_and_no_more():
    state = read_state("?domain=1&view=table&select=GM0344&level=0.01&lang=en&part=backbone")
    link = link_operation("overlap", state, *PARAMETERS, table="backbone", format="csv")
    assert link == "/api/overlap?table=backbone&format=csv&domain=1&level=0.01&lang=en"
    assert link_operation("findings", read_state()) == "/api/findings"


@pytest.mark.parametrize(
    "path", ["/", "/centrality", "/overlap", "/voting", "/download", "/quality", "/about"]
)
def test_a_page_links_to_operations_with_what_they_take(nl, client, path):
    query = (
        "view=table&x=partners&level=0.01&agreement=nested&domain=1&size=partners&lang=en"
        "&members=A:3,B:2&measures=yes&nodes=municipality&list=collaboration"
    )
    page = str(build_page(make_site({"nl": nl}), path, query))
    links = re.findall(r"href='(/api[^']*)'", page)
    assert links
    for link in links:
        _, _, name = urlsplit(link).path.partition("/api/")
        taken = {each.name for each in OPERATIONS[name].parameters} if name else {"lang"}
        assert set(parse_qs(urlsplit(link).query)) <= taken, link
        if name:
            assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_tells_every_address_and_parameter(nl, language):
    page = api_page.build_page(read_address(Service(nl), f"/api?lang={language}"))
    texts, ids = read_texts(page), list_ids(page)
    assert len(ids) == len(set(ids))
    for record in OPERATIONS.values():
        assert record.id in ids
        assert [text for text in texts if f"GET {record.path}" in text]
        assert [text for text in texts if record.address in text]
        for each in record.parameters:
            assert [text for text in texts if Translator(language)(each.meaning) in text]
    assert [text for text in texts if "http://127.0.0.1:8050/api/snapshot" in text]
    inner = [link.removeprefix("#") for link in list_links(page) if link.startswith("#")]
    assert set(inner) <= set(ids)


@pytest.mark.browser
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_is_drawn_and_fits_a_telephone(watched, address, language):
    watched.set_viewport_size({"width": 390, "height": 800})
    open_page(watched, f"{address}/api?lang={language}#health")
    expect(watched.locator("#health")).to_be_visible()
    assert watched.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_page_stands_in_the_frame_and_follows_the_language(client):
    for path in ("/api", "/api/"):
        answer = client.get(path)
        assert (answer.status_code, answer.mimetype) == (200, "text/html")
    answer = client.get("/api", headers={"Accept-Language": "en"})
    assert answer.headers["Location"] == "/api?lang=en"
    for path in ("/api", "/api/"):
        page = build_page(make_site({"nl": load_dataset(DATA)}), path, "?lang=en")
        assert "And these filters:" in read_text(page)
