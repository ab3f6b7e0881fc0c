"""The description of the API is valid, and the API does as it says: found by random requests."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import schemathesis
from flask import Flask
from hypothesis import HealthCheck, settings
from openapi_spec_validator import validate
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import positive_data_acceptance

from explorer.dataset import load_dataset
from explorer.network.filters import FILTERS
from explorer.snapshot import FORMATS
from explorer.tables.overlap import OVERLAP_TABLES, PARAMETERS
from explorer.tables.queries import Packages
from explorer.web.api import register_routes
from explorer.web.api.description import PATH, describe_api
from explorer.web.api.operations import OPERATIONS
from tests.conftest import DATA

PACKAGES = ["nl"]
EXAMPLES = 15
SEED = 20260516
# Of the data; a later one is refused.
DATE = "2026-05-16"
# A vote may be well-formed and yet impossible: more votes needed than there are (400). What other
# addresses may say of a municipality that the data do not know, this one may too (404).
VOTING = {
    "include-path": "/api/voting",
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "400", "404"]}},
}


# What the data cover from, and the addresses that look at two dates.
FIRST = "2008-01-01"
PERIODS = ("/api/changes", "/api/growth")
# Dates and filters may each be right and yet leave no municipality to take a mean of (400).
GROWTH = {**VOTING, "include-path": "/api/growth"}
# A node may be none of the data (404).
SERIES = {**VOTING, "include-path": "/api/series"}
FEED = {**VOTING, "include-path": "/feed.atom"}
# A calendar is of some municipalities (400), and of days under the law as it is now.
YEAR = {**VOTING, "include-path": "/api/council-year"}
CALENDAR = {**VOTING, "include-path": "/municipality/{code}.ics"}
# A step may be well-formed and yet not be one that can be taken (400).
SCENARIO = {**VOTING, "include-path": "/api/scenario"}


@cache
def make_server() -> Flask:
    """The addresses alone, on what the municipalities of one province take part in."""
    whole = load_dataset(DATA)
    actors = whole.actors[whole.actors["province_id"].eq("PV26")]
    memberships = whole.memberships[whole.memberships["actor_id"].isin(actors["actor_id"])]
    server = Flask("small")
    small = whole.with_tables(actors=actors, memberships=memberships)
    register_routes(server, Packages({"nl": small}))
    return server


def serve(environ, start_response):
    """The server, not made before the first request, so that collecting tests stays quick."""
    return make_server()(environ, start_response)


schema = schemathesis.openapi.from_dict(
    describe_api(PACKAGES),
    config=SchemathesisConfig.from_dict(
        {"seed": SEED, "operations": [VOTING, GROWTH, SERIES, FEED, SCENARIO, YEAR, CALENDAR]}
    ),
)
schema.app = serve


@schema.parametrize()
@settings(
    max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
def test_no_request_finds_the_api_other_than_described(case):
    # Of two values that are each described, one can be what the other cannot hold or leaves idle.
    query = case.query or {}
    refused = cannot_hold(query) or is_idle(case.path, query) or is_outside(query)
    refused = refused or is_no_period(case.path, query)
    excluded = [positive_data_acceptance] if refused else []
    case.call_and_validate(excluded_checks=excluded)


def cannot_hold(query: Mapping[str, Any]) -> bool:
    """Whether a file is asked for in a format that cannot hold it."""
    record = next((each for each in FORMATS.values() if each.id == query.get("format")), None)
    if record is None:
        return False
    projected = query.get("nodes") in ("municipality", "collaboration")
    measured = query.get("measures") == "yes"
    return (projected and not record.projections) or (measured and not record.measures)


def is_outside(query: Mapping[str, Any]) -> bool:
    """Whether a date before or after the data is asked for."""
    dates = [str(query[name]) for name in ("date", "from", "to") if name in query]
    return any(not FIRST <= date <= DATE for date in dates)


def is_no_period(path: str, query: Mapping[str, Any]) -> bool:
    """Whether two dates are asked for that are no period of the data, or one date beside them."""
    if path == "/feed.atom":
        return bool({"date", "least"} & set(query))
    if path == "/api/series":
        asked = {"by"} if "measure" in query else {"node"}
        since, until = str(query.get("from", FIRST)), str(query.get("date", DATE))
        every = query.get("every", "year")
        return bool(asked & set(query)) or not FIRST <= since <= until or every != "year"
    if path not in PERIODS:
        return False
    since, until = (str(query.get(name, usual)) for name, usual in (("from", FIRST), ("to", DATE)))
    return "date" in query or not FIRST <= since <= until


def is_idle(path: str, query: Mapping[str, Any]) -> bool:
    """Whether a parameter changes nothing in what is asked for with it."""
    if path == "/api/overlap":
        table = OVERLAP_TABLES.get(str(query.get("table", "pairs")))
        names = {*FILTERS, *(each.name for each in PARAMETERS)} & set(query)
        return table is not None and not all(table.takes(name) for name in names)
    if path == "/api/voting":
        return "select" not in query and bool(set(FILTERS) & set(query))
    if path == "/api/scenario":
        wanted = query.get("format")
        return ("table" in query and wanted != "csv") or ("lang" in query and wanted != "html")
    if path == "/api/mergers":
        return "date" in query
    if path == "/api/findings":
        letter = query.get("format") == "txt"
        return bool({"limit", "offset"} & set(query)) if letter else "lang" in query
    if path == "/api/sets":
        return "mine" not in query
    if path == "/api/money":
        return "node" in query and query.get("table") != "years"
    if path != "/api/snapshot":
        return False
    projected, wanted = query.get("nodes", "both") != "both", query.get("format", "graphml")
    of_all, words = query.get("keep") == "all", wanted in ("html", "package")
    return bool(
        ({"keep", "threshold", "method", "level"} & set(query) and not projected)
        or ("threshold" in query and not of_all)
        or ({"method", "level"} & set(query) and of_all)
        or ("formats" in query and wanted != "package")
        or ("lang" in query and not words)
    )


def test_a_format_that_cannot_hold_what_is_asked_is_a_problem():
    answer = make_server().test_client().get("/api/snapshot?format=dl&measures=yes")
    assert answer.status_code == 400
    assert cannot_hold({"format": "dl", "measures": "yes"})
    assert not cannot_hold({"format": "dl", "measures": "no"})
    assert not cannot_hold({"format": "graphml", "measures": "yes", "nodes": "municipality"})


def test_the_description_is_valid_and_whole():
    described = describe_api(PACKAGES)
    validate(described)
    assert set(described["paths"]) == {record.path for record in OPERATIONS.values()}


def test_what_is_described_is_what_is_served():
    answer = make_server().test_client().get(PATH)
    assert answer.get_json() == describe_api(PACKAGES)
