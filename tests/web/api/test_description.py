"""The description of the API is valid, and the API does as it says: found by random requests."""

from functools import cache

import schemathesis
from flask import Flask
from hypothesis import HealthCheck, settings
from openapi_spec_validator import validate
from schemathesis.config import SchemathesisConfig

from explorer.dataset import load_dataset
from explorer.tables.queries import Packages
from explorer.web.api import register_routes
from explorer.web.api.description import PATH, describe_api
from explorer.web.api.operations import OPERATIONS
from tests.conftest import DATA

PACKAGES = ["nl"]
EXAMPLES = 15
SEED = 20260516
# A vote may be well-formed and yet impossible: more votes needed than there are.
VOTING = {
    "include-path": "/api/voting",
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "400"]}},
}


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
    config=SchemathesisConfig.from_dict({"seed": SEED, "operations": [VOTING]}),
)
schema.app = serve


@schema.parametrize()
@settings(
    max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
def test_no_request_finds_the_api_other_than_described(case):
    case.call_and_validate()


def test_the_description_is_valid_and_whole():
    described = describe_api(PACKAGES)
    validate(described)
    assert set(described["paths"]) == {record.path for record in OPERATIONS.values()}


def test_what_is_described_is_what_is_served():
    answer = make_server().test_client().get(PATH)
    assert answer.get_json() == describe_api(PACKAGES)
