"""What is asked by POST: the same answers as by GET, and what does not fit an address."""

import json
from http.client import HTTPConnection
from io import BytesIO
from urllib.parse import urlsplit

import pandas as pd
import pytest
from flask.testing import FlaskClient

from explorer.settings import Settings
from explorer.web.api.operations import OPERATIONS
from explorer.web.api.routes import MOST_POSTED
from explorer.web.factory import create_app
from tests.web.api.test_answers import read_problem

LEAVE = "leave:GM0344@GR24221387"
ASKED = {"step": [LEAVE, "dissolve:GR24966497"], "date": "2024-01-01", "domain": ["1", "6"]}
ADDRESS = f"/api/scenario?step={LEAVE}&step=dissolve:GR24966497&date=2024-01-01&domain=1&domain=6"


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(Settings()).server.test_client()


@pytest.mark.parametrize("format", ["json", "csv", "html"])
def test_a_post_answers_as_a_get_does(client, format):
    posted = client.post("/api/scenario", json={**ASKED, "format": format})
    assert posted.status_code == 200
    got = client.get(f"{ADDRESS}&format={format}")
    assert posted.data == got.data
    assert posted.mimetype == got.mimetype
    assert posted.headers["Cache-Control"] == "no-store"
    assert "ETag" not in posted.headers


def test_the_accept_header_does_not_matter_where_the_body_says_the_format(client):
    answer = client.post(
        "/api/scenario", json={**ASKED, "format": "csv"}, headers={"Accept": "application/json"}
    )
    assert answer.mimetype == "text/csv"


def test_what_is_known_already_is_still_answered(client):
    tag = client.get(ADDRESS).headers["ETag"]
    assert client.post("/api/scenario", json=ASKED, headers={"If-None-Match": tag}).data


@pytest.mark.parametrize(
    ("body", "parameter", "words"),
    [
        (b"", "body", "no JSON object"),
        (b"[1]", "body", "no JSON object"),
        (b'{"step": ', "body", "no JSON object"),
        (b"\xff", "body", "no JSON object"),
        (b"{}", "step", "no step is given"),
        (json.dumps({"step": LEAVE, "colour": 1}).encode(), "colour", "no such parameter"),
        (json.dumps({"step": {"a": 1}}).encode(), "step", "no text, number"),
        (json.dumps({"step": []}).encode(), "step", "no text, number"),
        (json.dumps({"step": [LEAVE], "date": None}).encode(), "date", "no text, number"),
        (json.dumps({"step": [LEAVE], "least": "x"}).encode(), "least", "not a whole number"),
        (json.dumps({"step": [LEAVE], "division": []}).encode(), "division", "no object"),
        (json.dumps({"step": [LEAVE], "division": {"GM0344": 1}}).encode(), "division", "no obj"),
        (json.dumps({"step": [LEAVE], "division": {"GM0344": "A"}}).encode(), "division", "redraw"),
        (json.dumps({"step": ["leave:GM0344@GR0"]}).encode(), "step", "step 1"),
    ],
)
def test_a_wrong_body_is_told(client, body, parameter, words):
    problem = read_problem(client.post("/api/scenario", data=body), 400)
    assert problem["parameter"] == parameter
    assert words in problem["detail"]


def test_a_parameter_stands_in_the_body_or_in_the_address(client):
    answer = client.post("/api/scenario?date=2024-01-01", json={"step": [LEAVE]})
    assert "leave this out of the address" in read_problem(answer, 400)["detail"]


def test_a_division_of_ones_own_comes_along(client, nl):
    towns = nl.actors[nl.actors["kind"].eq("municipality") & nl.actors["dissolved"].eq("")]
    division = {
        code: "North" if y < 400 else "South"
        for code, y in zip(towns["actor_id"], range(0, 800), strict=False)
    }
    asked = {"step": ["redraw:1@proposal"], "division": division, "format": "csv"}
    answer = client.post("/api/scenario", json=asked)
    rows = pd.read_csv(BytesIO(answer.data))
    assert sorted(rows.loc[rows["state"].eq("new"), "collaboration"]) == [
        f"{name} (Iv3 1)" for name in sorted(set(division.values()))
    ]
    wrong = client.post("/api/scenario", json={**asked, "division": {"Nowhere": "North"}})
    assert "Nowhere" in read_problem(wrong, 400)["detail"]


def test_too_much_is_refused(client):
    answer = client.post("/api/scenario", data=b" " * (MOST_POSTED + 1))
    read_problem(answer, 413)


def test_too_much_in_pieces_is_refused_too(address):
    pieces = (b" " * 100_000 for _ in range(MOST_POSTED // 100_000 + 1))
    host = urlsplit(address).netloc
    connection = HTTPConnection(host, timeout=60)
    connection.request("POST", "/api/scenario", body=pieces, encode_chunked=True,
                       headers={"Transfer-Encoding": "chunked"})  # fmt: skip
    assert connection.getresponse().status == 413
    connection.close()


def test_other_hosts_may_post_where_it_is_possible(client):
    for record in OPERATIONS.values():
        path = record.address.split("?")[0]
        allowed = client.options(path).headers["Access-Control-Allow-Methods"].split(", ")
        assert ("POST" in allowed) == record.posted
        assert {"GET", "HEAD", "OPTIONS"} <= set(allowed)
    said = client.options("/api/scenario").headers
    assert "Content-Type" in said["Access-Control-Allow-Headers"]


def test_what_is_not_possible_says_what_is(client):
    assert "use GET or POST" in read_problem(client.put("/api/scenario"), 405)["detail"]
    assert "use GET" in read_problem(client.put("/api/measures"), 405)["detail"]
