"""Whatever is sent to a page or to a callback, the answer is below 500: odd texts, odd bodies.

What is sent is made from the records of parameters and from the callbacks that are registered,
with a fixed seed, so that a new one is tried by itself.
"""

import copy
import json
import random
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from explorer.network.filters import FILTERS
from explorer.settings import Settings
from explorer.web import ids
from explorer.web.callbacks import CALLBACKS, PROPERTIES, STORES
from explorer.web.factory import create_app
from explorer.web.pages import PAGES
from tests.web.addresses import PARAMETERS

SEED = 20260516
DIGITS = "9" * 5000
TEXTS = (
    "", "x", "٣", "-1", "1e400", "nan", DIGITS, "a,b," * 40, "%00", "%ff", "%2", "+", "<script>",
    "{0.__class__}", "'\"\\", "\N{ZERO WIDTH JOINER}", "2026-02-30", "2017-01-01", "GM0344",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    *TEXTS, None, True, 0, -1, 10**12, 1.5, 1e308, [], [None], ["x"], [["x"]], {}, {"x": 1},
    {"query": 1}, {"query": "?least=x"}, {"name": "a", "content": "%%%"},
    {"name": [], "content": {}},
    ["x", "", "?domain=x"], ["x", "", "?view=table"], {"query": "?domain=6"}, "?lang=en",
    "?members=a:3,b:2&quota=4", "?select=GR24221387&weights=population", "1", "2026-01-01",
    "domain=8&view=matrix,table&select=GM0344", ["x", "map", "date=2020-01-01&view=matrix,table"],
    {"name": "a.csv", "content": "bXVuaWNpcGFsaXR5O3JlZ2lvbgpVdHJlY2h0O0EKR291ZGE7Qgo="},
)  # fmt: skip
# What the parts of the id of one of several components can be.
NAMES = (
    "date", "domain", "6", "municipality", "select", "weights", "quota", "number", "members",
    "GM0344", "name", "weight", "yes", "", "share", "two_thirds", DIGITS,
)  # fmt: skip
PARTS = ("inputs", "state")


@pytest.fixture(scope="module")
def app():
    app = create_app(Settings())
    app.server.test_client().get("/")  # callbacks are set up at the first request
    return app


@pytest.fixture(scope="module")
def client(app) -> FlaskClient:
    return app.server.test_client()


def send(client: FlaskClient, body: Any):
    return client.post(CALLBACKS, data=json.dumps(body), content_type="application/json")


def ask_page(path: str, query: str) -> dict[str, Any]:
    parts = {"pathname": path, "search": query}
    asked = [{"id": "address", "property": key, "value": text} for key, text in parts.items()]
    return {
        "output": "page.children",
        "outputs": {"id": "page", "property": "children"},
        "inputs": asked,
        "changedPropIds": ["address.pathname"],
    }


def parameters() -> list[str]:
    return [*FILTERS, *(each.name for each in PARAMETERS)]


@pytest.mark.parametrize("name", parameters())
def test_every_parameter_of_every_page_answers_below_500(client, name):
    chance = random.Random(f"{SEED} {name}")
    for page in PAGES:
        path = page.path + chance.choice(["", "GM0344", "%ff", DIGITS]) if page.ids else page.path
        for text in chance.sample(TEXTS, 4):
            given = text if "%" in text else quote(text)
            query = f"?{name}={given}" + chance.choice(["", f"&{name}={given}", "&domain=6"])
            assert client.get(path + query).status_code < 500, (path, query)
            assert send(client, ask_page(path, query)).status_code < 500, (path, query)


def list_fitting(component: str, name: str) -> list[Any]:
    """The values that the guard lets through for a property."""
    check = (STORES.get(component) if name == "data" else None) or PROPERTIES.get(name)
    return [value for value in VALUES if check is None or check(value)]


def make_ids(component: str, chance: random.Random) -> Any:
    """The id of a component as the browser sends it; of a pattern some, or none."""
    if not component.startswith("{"):
        return component
    pattern = json.loads(component)
    if not any(isinstance(each, list) for each in pattern.values()):
        return pattern
    rows = [chance.sample(NAMES, len(pattern)) for _ in range(chance.choice([0, 1, 2, 2, 5]))]
    return [
        {
            key: fixed if not isinstance(fixed, list) else row if key == "row" else text
            for (key, fixed), text in zip(pattern.items(), texts, strict=True)
        }
        for row, texts in enumerate(rows)
    ]


def make_part(found: Any, name: str, values: list[Any], chance: random.Random) -> Any:
    """A part of a body for an id, or for each of several."""
    if isinstance(found, list):
        return [make_part(each, name, values, chance) for each in found]
    return {
        "id": found,
        "property": name,
        "value": found if name == "id" else chance.choice(values),
    }


def make_body(known: dict[str, Any], output: str, chance: random.Random) -> dict[str, Any]:
    """A body for a callback in the right form, with values of any kind that the guard lets in."""
    outputs = known["output"] if isinstance(known["output"], list) else [known["output"]]
    asked = {
        "outputs": [(each.component_id_str(), each.component_property) for each in outputs],
        **{part: [(each["id"], each["property"]) for each in known[part]] for part in PARTS},
    }
    there: dict[str, Any] = {}
    for component, _ in (spec for specs in asked.values() for spec in specs):
        there.setdefault(component, make_ids(component, chance))
    made = {
        part: [
            make_part(there[component], name, list_fitting(component, name), chance)
            for component, name in specs
        ]
        for part, specs in asked.items()
    }
    if not isinstance(known["output"], list):
        made["outputs"] = made["outputs"][0]
    return {"output": output, **made, "changedPropIds": name_changed(made["inputs"])}


def name_changed(inputs: list[Any]) -> list[str]:
    """The first of the inputs that there are, as one that has changed."""
    every = [each for part in inputs for each in (part if isinstance(part, list) else [part])]
    for each in every[:1]:
        called = each["id"]
        if isinstance(called, dict):
            called = json.dumps(called, sort_keys=True, separators=(",", ":"))
        return [f"{called}.{each['property']}"]
    return []


def spoil(body: Any, chance: random.Random) -> Any:
    """A body of which one part, somewhere, is left out or is something else."""
    body = copy.deepcopy(body)
    holder: Any = body
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if not keys:
            return body
        key = chance.choice(keys)
        if isinstance(holder[key], dict | list) and chance.random() < 0.7:
            holder = holder[key]
        elif chance.random() < 0.3:
            del holder[key]
            return body
        else:
            holder[key] = chance.choice(VALUES)
            return body


def served(app) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((name, known) for name, known in app.callback_map.items() if "callback" in known)


def test_every_callback_answers_whatever_its_values(app, client):
    """In the right form a body comes through the guard, and the callback itself has to hold."""
    chance = random.Random(SEED)
    for output, known in served(app):
        for _ in range(40):
            body = make_body(known, output, chance)
            assert send(client, body).status_code in (200, 204), body


@pytest.mark.parametrize("less", ["outputs", "state"])
def test_as_many_answers_are_asked_for_as_there_are_ids(app, client, less):
    chance = random.Random(SEED)
    (found,) = (each for each in served(app) if f'"type":"{ids.COUNT}"' in each[0])
    body = make_body(*reversed(found), chance)
    assert send(client, body).status_code == 200
    (body["outputs"] if less == "outputs" else body["state"][0]).pop()
    assert send(client, body).status_code == 400


def test_every_callback_answers_below_500_whatever_its_form(app, client):
    chance = random.Random(SEED)
    for output, known in served(app):
        for _ in range(40):
            body = spoil(make_body(known, output, chance), chance)
            assert send(client, body).status_code < 500, body


@pytest.mark.parametrize(
    "content",
    [
        "", "null", "[]", "1", '"x"', "{", '{"output": 1}', '{"output": "x.y"}', "NaN",
        '{"output": "page.children"}', '{"output": "search.value", "inputs": []}',
        '{"output": ' + DIGITS + "}", "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_call_is_refused(client, content):
    answer = client.post(CALLBACKS, data=content, content_type="application/json")
    assert answer.status_code == 400
    assert client.post(CALLBACKS, data=content).status_code == 415


def test_every_property_that_a_callback_reads_has_its_values(app):
    """A value of a kind that no check knows would reach the callback unread."""
    read = {
        (each["id"], each["property"])
        for _, known in served(app)
        for each in (*known["inputs"], *known["state"])
    }
    free = {name for component, name in read if name not in PROPERTIES and component not in STORES}
    assert free <= {"id", "children"}


@pytest.mark.parametrize("path", [page.path for page in PAGES])
def test_a_right_body_is_answered(client, path):
    assert send(client, ask_page(path, "")).status_code == 200
