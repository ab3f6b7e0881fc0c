"""A filter added to the records is everywhere, and nothing but its record was touched."""

import json
from dataclasses import replace

import pytest
from flask import Flask
from typer.testing import CliRunner

from explorer import vocabulary
from explorer.__main__ import make_app
from explorer.dataset.timeslice import TimeSlice
from explorer.errors import MissingError, SelectionError
from explorer.network import Selection, build_network, parse_selection
from explorer.network.facets import count_options
from explorer.network.filter_record import Filter
from explorer.network.filters import FILTERS
from explorer.parameters import Parameter, SomeIds, SomeOf, Whole
from explorer.settings import Settings
from explorer.snapshot import Options, address_snapshot, name_snapshot, snapshot_id, write_snapshot
from explorer.snapshot.extract import Extract
from explorer.snapshot.texts import describe_filters
from explorer.translate import Translator
from explorer.web.api import register_routes
from explorer.web.api.description import describe_api
from explorer.web.explore.drawing import draw_base
from explorer.web.explore.filters import count_id, list_searched
from explorer.web.factory import build_page, create_app
from explorer.web.site import Site
from explorer.web.state import State
from tests.web.addresses import make_site, read_state

EN = Translator("en")
CODE = Filter(
    Parameter(
        "code", "Codes of actors.", SomeIds(3, "GM[0-9]{4}", ordered=False), example="GM0344"
    ),
    "Actor",
    of="actor",
    control="search",
    options=lambda rows, _: rows["actor_id"],
    choices=lambda at: list(at.actors["actor_id"]),
    names=lambda dataset: {
        code: (name, vocabulary.KINDS["foreign"] if name == "Beveren" else None)
        for code, name in zip(dataset.actors["actor_id"], dataset.actors["name"], strict=True)
    },
)
BASIS = Filter(
    Parameter(
        "basis",
        "How the domain was found.",
        SomeOf(tuple(vocabulary.DOMAIN_BASES), len(vocabulary.DOMAIN_BASES)),
        terms=vocabulary.DOMAIN_BASES,
    ),
    "Domain found by",
    of="collaboration",
    options=lambda rows, _: rows["domain_basis"],
    more=True,
)
LARGE = Filter(
    Parameter("inhabitants", "The least number of inhabitants.", Whole(0, 10_000_000)),
    "Inhabitants",
    of="actor",
    control="number",
    match=lambda rows, value, _: rows["population"].ge(value).fillna(False),
    counted=("{n}+", "{n}+"),
)


SOURCE = Filter(
    Parameter("source", "How a tie is known.", SomeOf(("register", "succession"), 2)),
    "Source of ties",
    of="tie",
    options=lambda rows, _: rows["basis"],
)


@pytest.fixture(autouse=True)
def added(monkeypatch):
    """The filters with four more."""
    for record in (BASIS, LARGE, CODE, SOURCE):
        monkeypatch.setitem(FILTERS, record.id, record)


@pytest.fixture
def by_law(nl) -> set[str]:
    """Ids of collaborations in force whose domain a cited law says, by a plain loop."""
    rows = build_network(nl, Selection()).collaborations
    return {each for each, basis in rows["domain_basis"].items() if basis == "law"}


@pytest.fixture
def site(nl) -> Site:
    return make_site({"nl": nl})


def test_it_is_in_the_selection_and_the_address():
    selection = Selection(basis=("curated", "law"), inhabitants=100_000)
    assert selection.basis == ("law", "curated")
    assert Selection().basis == ()
    assert selection.to_query() == "basis=law,curated&inhabitants=100000"
    assert parse_selection("inhabitants=100000&basis=curated,law") == selection
    assert repr(Selection(basis=("law",))) == "Selection(basis=('law',))"
    with pytest.raises(SelectionError, match=r"^basis: 'dream' is unknown; choose from register,"):
        parse_selection("basis=dream")
    state = read_state("view=table&basis=law")
    assert state == replace(read_state("view=table"), selection=Selection(basis=("law",)))
    assert state.to_query() == "basis=law&view=table"


def test_it_is_in_the_network_and_its_counts(nl, by_law):
    assert len(by_law) == 9
    network = build_network(nl, Selection(basis=("law",)))
    assert set(network.collaborations.index) == by_law
    assert count_options(nl, Selection())["basis"]["law"] == len(by_law)
    large = build_network(nl, Selection(inhabitants=300_000)).actors
    assert sorted(large["name"]) == ["Amsterdam", "Den Haag", "Rotterdam", "Utrecht"]


def test_it_is_on_the_page(site, by_law):
    page = str(build_page(site, "/", "basis=law&inhabitants=500&lang=en"))
    assert "label='Domain found by'" in page
    assert f"Span(id={count_id('basis', 'law')}" in page
    assert "label='Inhabitants'" in page
    assert "title='Remove filter Cited law'" in page
    assert "title='Remove filter 500+'" in page
    assert f"{len(by_law)} collaborations" in page
    assert "--basis law" in str(build_page(site, "/download", "basis=law"))


def test_no_tie_is_drawn_that_a_filter_on_ties_leaves_out(site):
    service = site.packages.get("")
    selection = Selection(source=("succession",))
    base = draw_base(service, State(selection, parameters=read_state("").parameters), EN)
    ties = service.network_of(selection).ties
    assert ties["basis"].to_list() == ["succession"] * 6
    shown = set(service.network_of(selection).degrees.index)
    sources, targets = ([base["id"][place] for place in base[end]] for end in ("source", "target"))
    drawn = {ends for ends in zip(sources, targets, strict=True) if set(ends) <= shown}
    assert drawn == set(ties[["actor_id", "collaboration_id"]].itertuples(index=False, name=None))


def test_what_is_searched_is_named_by_the_data(site, nl):
    page = str(build_page(site, "/", "code=GM0344,GM0363&date=2020-01-01"))
    assert "{'value': 'GM0344', 'label': 'Utrecht'}" in page
    assert "{'value': '28153497', 'label': 'Beveren (Buitenlandse deelnemer)'}" in page
    assert "title='Haal filter Amsterdam weg'" in page
    then, now = (
        list_searched(CODE, (), EN, TimeSlice(nl, date)) for date in ("2020-01-01", nl.date)
    )
    gone = {"value": "GM0756", "label": "Boxmeer"}
    assert gone in then
    assert gone not in now
    assert gone in list_searched(CODE, ("GM0756",), EN, TimeSlice(nl, nl.date))
    assert list(build_network(nl, Selection(code=("GM0344", "GM0363"))).actors["name"]) == [
        "Utrecht", "Amsterdam",
    ]  # fmt: skip
    with pytest.raises(MissingError) as caught:
        build_network(nl, Selection(code=("GM0344", "GM9999")))
    assert str(caught.value) == (
        "code: unknown code 'GM9999': these data have nothing of that name; write GM0344"
    )
    assert "unknown code 'GM9999'" in str(build_page(site, "/", "code=GM9999&lang=en"))
    described = describe_api(["nl"])["paths"]["/api/measures"]["get"]["parameters"][-5]
    assert described["schema"]["items"]["pattern"] == "^(?:GM[0-9]{4})$"
    assert described["schema"]["maxItems"] == 3
    assert described["example"] == ["GM0344"]


def test_the_browser_is_told_its_place(nl):
    order = str(create_app(Settings()).layout())
    assert "data-filters='date,domain," in order
    assert ",least,basis,inhabitants,code,source'" in order


def test_it_is_in_the_api_and_on_its_page(site, by_law):
    described = describe_api(["nl"])["paths"]["/api/collaborations"]["get"]["parameters"]
    (basis,) = (each for each in described if each["name"] == "basis")
    assert basis["schema"]["items"]["enum"] == list(vocabulary.DOMAIN_BASES)
    assert "law: Cited law" in basis["description"]
    assert "id='filter-basis'" in str(build_page(site, "/api", ""))
    server = Flask("small")
    register_routes(server, site.packages)
    client = server.test_client()
    answer = client.get("/api/collaborations?basis=law").get_json()
    assert {row["id"] for row in answer["rows"]} == by_law
    assert client.get("/api/collaborations?basis=dream").get_json()["parameter"] == "basis"
    assert client.get("/api/borders?basis=law").status_code == 400


def test_it_is_in_the_command(by_law):
    runner, app = CliRunner(), make_app()
    said = runner.invoke(app, ["info", "--help"], terminal_width=200).output
    assert "--basis" in said
    assert "How the domain was found." in said
    answer = runner.invoke(app, ["info", "--basis", "law", "--json"]).output
    assert json.loads(answer)["network of 2026-05-16"]["collaborations"] == len(by_law)


def test_it_is_in_the_words_the_name_and_the_id_of_a_snapshot(nl):
    selection = Selection(basis=("law",))
    network, options = build_network(nl, selection), Options(language="en")
    assert describe_filters(Extract(network, nl, options), EN).endswith(
        "; Domain found by: Cited law"
    )
    assert b"Domain found by: Cited law" in write_snapshot(network, nl, "html", options)
    assert name_snapshot(network, "gexf") == "verband-nl-2026-05-16-basis-law.gexf"
    assert snapshot_id(nl, selection, options) != snapshot_id(nl, Selection(), options)
    assert "basis=law" in address_snapshot(nl, selection, options)
