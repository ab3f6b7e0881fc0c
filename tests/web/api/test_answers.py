"""How addresses for machines answer: refusals, media types, compression, caching."""

import json

import pytest
from flask import Flask
from flask.testing import FlaskClient

from explorer.settings import Settings
from explorer.tables.queries import Packages
from explorer.web.api import register_routes
from explorer.web.factory import create_app


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(Settings()).server.test_client()


# What is wrong.


@pytest.mark.parametrize(
    ("address", "parameter", "words"),
    [
        ("/api/measures?colour=red", "colour", "no such parameter here; known are: data, date"),
        ("/api/borders?domain=1", "domain", "no such parameter here; known are: data, date"),
        ("/health?x=1", "x", "known are: none"),
        ("/api/measures?domain=", "domain", "empty"),
        ("/api/measures?date", "date", "empty"),
        ("/api/measures?least=1&least=2", "least", "given more than once"),
        ("/api/measures?least=0", "least", "not a whole number from 1 to 9999"),
        ("/api/measures?least=%D9%A3", "least", "not a whole number"),
        ("/api/measures?limit=0", "limit", "not a whole number from 1 to 10000"),
        ("/api/measures?offset=-1", "offset", "not a whole number from 0"),
        ("/api/measures?date=%ff", "date", "UTF-8"),
        ("/api/measures?date=%zz", "date", "UTF-8"),
        ("/api/measures?%ff=1", "%ff", "UTF-8"),
        ("/api/measures?data=xx", "data", "choose from nl, nl-2016"),
        ("/api/measures?format=xml", "format", "choose from json, csv"),
        ("/api/overlap?table=pairs&level=nan", "level", "not a number between 0 and 1"),
        ("/api/overlap?table=backbone&resolution=2", "resolution", "ask for table=communities"),
        ("/api/overlap?table=communities&list=municipality", "list", "table=pairs|matrix|backbone"),
        ("/api/overlap?table=pairs&level=0.05", "level", "ask for table=backbone"),
        ("/api/overlap?table=divisions&domain=6", "domain", "this changes nothing here"),
        ("/api/snapshot?keep=all", "keep", "ask for nodes=municipality|collaboration"),
        ("/api/snapshot?nodes=municipality&threshold=2", "threshold", "ask for keep=all"),
        ("/api/snapshot?nodes=municipality&keep=all&method=sdsm", "method", "ask for keep=back"),
        ("/api/snapshot?formats=csv", "formats", "ask for format=package"),
        ("/api/snapshot?format=csv&lang=nl", "lang", "ask for format=html|package"),
        ("/api/voting?members=A:1,B:2&domain=6", "domain", "ask for select"),
        ("/api/overlap?resolution=1_0", "resolution", "not a number between 0 and 100"),
        ("/api/municipalities/GM0344?limit=1", "limit", "no such parameter here"),
    ],
)
def test_a_wrong_parameter_is_told(client, address, parameter, words):
    answer = client.get(address)
    problem = read_problem(answer, 400)
    assert problem["parameter"] == parameter
    assert words in problem["detail"]


def read_problem(answer, status: int) -> dict:
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    problem = json.loads(answer.data)
    assert problem["status"] == status
    return problem


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/api/municipalities/GM9999", "no municipality 'GM9999'"),
        ("/api/municipalities/GM0756", "became part of GM1982"),
        ("/api/municipalities/%ff", "no municipality"),
        ("/api/collaborations/GR0", "no collaboration 'GR0'"),
        ("/api/collaborations/GR24966497?date=2012-01-01", "another date hide it"),
        ("/api/nothing", "known are: /api/snapshot"),
        ("/api/municipalities/a%2Fb", "known are"),
        ("/api/measures/", "known are"),
    ],
)
def test_what_is_not_there_is_a_problem(client, path, words):
    assert words in read_problem(client.get(path), 404)["detail"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_only_reading_is_possible(client, method):
    answer = client.open("/api/measures", method=method)
    read_problem(answer, 405)
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_a_failure_is_logged_and_tells_no_secrets(client, monkeypatch, caplog):
    def fail(*_):
        raise RuntimeError("a secret")

    monkeypatch.setattr("explorer.web.api.routes.write_answer", fail)
    answer = client.get("/api/measures")
    read_problem(answer, 500)
    assert b"secret" not in answer.data
    assert "a secret" in caplog.text


def test_pages_are_refused_as_before(client):
    assert client.post("/about").mimetype == "text/html"


# How it is answered.


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("text/*", "text/csv"),
        ("application/json;q=0.5, text/csv", "text/csv"),
        ("text/html,application/xml;q=0.9,*/*;q=0.8", "application/json"),
    ],
)
def test_the_accept_header_chooses(client, accept, media_type):
    answer = client.get("/api/findings?limit=1", headers={"Accept": accept})
    assert answer.mimetype == media_type
    assert {"Accept", "Accept-Encoding"} <= set(answer.vary)


def test_the_format_goes_before_the_accept_header(client):
    answer = client.get("/api/findings?limit=1&format=json", headers={"Accept": "text/csv"})
    assert answer.mimetype == "application/json"


def test_what_cannot_be_given_is_said(client):
    answer = client.get("/api/findings", headers={"Accept": "image/png"})
    assert "application/json, text/csv" in read_problem(answer, 406)["detail"]


TEXTS = ["/api/municipalities", "/api/findings?format=csv", "/api/snapshot?domain=1",
         "/api/snapshot?format=nodes", "/api/borders", "/api/openapi.json"]  # fmt: skip


@pytest.mark.parametrize("address", TEXTS)
@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_every_text_is_compressed_and_known_again(client, monkeypatch, address, coding):
    headers = {"Accept-Encoding": coding}
    answer = client.get(address, headers=headers)
    assert answer.headers["Content-Encoding"] == coding
    assert len(answer.data) < len(client.get(address).data) / 2
    tag = answer.headers["ETag"]
    assert tag.endswith(f':{coding}"')
    monkeypatch.setattr("explorer.web.api.routes.write_answer", None)  # nothing is worked out
    again = client.get(address, headers=headers | {"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert again.headers["Cache-Control"].startswith("public, max-age=")


def test_a_tag_of_another_coding_is_not_known_again(client):
    tag = client.get("/api/municipalities", headers={"Accept-Encoding": "gzip"}).headers["ETag"]
    answer = client.get("/api/municipalities", headers={"If-None-Match": tag})
    assert (answer.status_code, answer.headers["ETag"]) == (200, tag.replace(":gzip", ""))


def test_equal_requests_have_equal_tags_and_others_not(client):
    def tag(address, **headers):
        return client.get(address, headers=headers).headers["ETag"]

    base = tag("/api/municipalities?domain=1,6&limit=5")
    assert tag("/api/municipalities?limit=5&domain=6&domain=1&least=1&offset=0") == base
    others = [
        tag("/api/municipalities?domain=1,6&limit=6"),
        tag("/api/municipalities?domain=1,6&limit=5&format=csv"),
        tag("/api/municipalities?domain=1,6&limit=5&data=nl-2016"),
        tag("/api/collaborations?domain=1,6&limit=5"),
        tag("/api/municipalities?domain=1,6&limit=5", Accept="text/csv"),
    ]
    assert base not in others
    assert len(set(others)) == len(others)
    assert tag("/api/municipalities/GM0344") != tag("/api/municipalities/GM0014")


def test_tags_change_with_data_and_software(client, nl, monkeypatch):
    tag = client.get("/api/findings").headers["ETag"]
    monkeypatch.setattr("explorer.web.api.routes.__version__", "9.9.9")
    assert client.get("/api/findings").headers["ETag"] != tag
    server = Flask("other")
    changed = nl.with_tables(findings=nl.findings.iloc[1:])
    register_routes(server, Packages({"nl": changed}))
    monkeypatch.undo()
    assert server.test_client().get("/api/findings").headers["ETag"] != tag


def test_head_says_what_get_does_and_options_what_is_possible(client):
    got, head = client.get("/api/findings"), client.head("/api/findings")
    assert (head.status_code, head.data) == (200, b"")
    for name in ("Content-Type", "Content-Length", "ETag", "Vary", "Cache-Control"):
        assert head.headers[name] == got.headers[name]
    options = client.options("/api/findings")
    assert options.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in options.headers["Access-Control-Allow-Headers"]
