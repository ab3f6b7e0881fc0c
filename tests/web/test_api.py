"""Addresses for machines."""

import subprocess
import sys

import pytest
from flask.testing import FlaskClient

from explorer.network import parse_selection
from explorer.settings import PROJECT, Settings
from explorer.snapshot import write_snapshot
from explorer.web.factory import create_app


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
