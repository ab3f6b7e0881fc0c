"""A filter leaves the same everywhere, and what a plain loop over the memberships leaves."""

import json
import re
from collections.abc import Callable

import pytest
from flask import Flask
from typer.testing import CliRunner

from explorer.__main__ import make_app
from explorer.dataset import Dataset
from explorer.errors import MissingError, SelectionError
from explorer.network import build_network, parse_selection
from explorer.network.facets import count_options
from explorer.network.filters import FILTERS
from explorer.web.api import register_routes
from explorer.web.factory import build_page
from explorer.web.site import Site
from tests.web.addresses import make_site


def loop(
    dataset: Dataset,
    *,
    date: str = "2026-05-16",
    least: int = 1,
    tie: Callable[[dict], bool] = lambda row: True,
    actor: Callable[[dict], bool] = lambda row: True,
    collaboration: Callable[[dict], bool] = lambda row: True,
) -> set[str]:
    """Ids of collaborations with enough municipal members among those that meet the conditions."""
    actors = {row["actor_id"]: row for row in dataset.actors.to_dict("records")}
    rows = {row["collaboration_id"]: row for row in dataset.collaborations.to_dict("records")}
    members: dict[str, set[str]] = {}
    for row in dataset.memberships.to_dict("records"):
        member = actors[row["actor_id"]]
        if not (row["since"] <= date and (not row["until"] or row["until"] > date)):
            continue
        if not (
            member["founded"] <= date and (not member["dissolved"] or member["dissolved"] > date)
        ):
            continue
        if member["kind"] != "municipality" or not (tie(row) and actor(member)):
            continue
        if collaboration(rows[row["collaboration_id"]]):
            members.setdefault(row["collaboration_id"], set()).add(row["actor_id"])
    return {each for each, ids in members.items() if len(ids) >= least}


UTRECHT = {
    "GM0307", "GM0308", "GM0310", "GM0312", "GM0313", "GM0317", "GM0321", "GM0327", "GM0331",
    "GM0335", "GM0339", "GM0340", "GM0342", "GM0344", "GM0345", "GM0351", "GM0352", "GM0353",
    "GM0355", "GM0356", "GM0589", "GM0632", "GM0736", "GM1581", "GM1904", "GM1961",
}  # fmt: skip
CASES: list[tuple[str, dict]] = [
    (
        "theme=youth_care",
        {
            "collaboration": lambda row: (
                {"6.22", "6.75", "6.76", "6.79", "6.82", "6.92"} & set(row["themes"].split(";"))
            )
        },
    ),
    (
        "theme=6.9",
        {
            "collaboration": lambda row: (
                {"6.75", "6.76", "6.79", "6.82", "6.92"} & set(row["themes"].split(";"))
            )
        },
    ),
    ("theme=6.60", {"collaboration": lambda row: "6.60" in row["themes"].split(";")}),
    (
        "theme=1.1,7.1&least=5&date=2020-01-01",
        {
            "collaboration": lambda row: {"1.1", "7.1"} & set(row["themes"].split(";")),
            "least": 5,
            "date": "2020-01-01",
        },
    ),
    ("organ=council", {"tie": lambda row: "council" in row["organs"].split(";")}),
    (
        "organ=council,mayor&least=4&date=2021-03-01",
        {
            "tie": lambda row: {"council", "mayor"} & set(row["organs"].split(";")),
            "least": 4,
            "date": "2021-03-01",
        },
    ),
    ("municipality=GM0344,GM0355", {"actor": lambda row: row["actor_id"] in {"GM0344", "GM0355"}}),
    (
        "municipality=safety_region:VR09,GM0363&least=3",
        {"actor": lambda row: row["actor_id"] in {"GM0363", *UTRECHT}, "least": 3},
    ),
    (
        "municipality=province:PV26&date=2018-06-01",
        {"actor": lambda row: row["province_id"] == "PV26", "date": "2018-06-01"},
    ),
]


@pytest.fixture(scope="module")
def site(nl) -> Site:
    return make_site({"nl": nl})


@pytest.mark.parametrize(("query", "conditions"), CASES, ids=[query for query, _ in CASES])
def test_all_ways_leave_what_the_loop_leaves(nl, site, query, conditions):
    expected = loop(nl, **conditions)
    assert 0 < len(expected) < 400
    assert set(build_network(nl, parse_selection(query)).collaborations.index) == expected
    assert {row["id"] for row in ask_api(site, query)["rows"]} == expected
    assert count_in_command(query) == len(expected)
    page = str(build_page(site, "/", f"{query}&lang=en"))
    assert re.search(rf"\b{len(expected)} collaborations?\b", page)


@pytest.mark.parametrize("name", dict.fromkeys(query.partition("=")[0] for query, _ in CASES))
def test_the_number_of_an_option_is_what_it_leaves_alone(nl, name):
    selection = parse_selection("province=PV26,PV31&least=2")
    for option, count in list(count_options(nl, selection)[name].items())[::7]:
        alone = build_network(nl, selection.replace(**{name: (option,)}))
        assert count == len(alone.collaborations), option


def test_the_council_itself_takes_part_in_the_ties_that_are_left(nl):
    network = build_network(nl, parse_selection("organ=council"))
    assert network.ties["organs"].str.split(";").map(lambda organs: "council" in organs).all()
    assert len(network.actors) == 342
    assert len(network.ties) == 610


def test_a_region_is_its_municipalities_at_the_date(nl):
    network = build_network(nl, parse_selection("municipality=safety_region:VR09"))
    assert set(network.actors.index) == UTRECHT
    then = build_network(nl, parse_selection("municipality=province:PV26&date=2018-06-01"))
    same = build_network(nl, parse_selection("province=PV26&date=2018-06-01"))
    assert list(then.actors.index) == list(same.actors.index)
    assert len(then.ties) == len(same.ties) == 195


def test_a_municipality_that_is_not_there_at_the_date_is_not_in(nl):
    gone = parse_selection("municipality=GM0756")
    assert build_network(nl, gone).actors.empty
    assert list(build_network(nl, gone.on("2020-01-01")).actors["name"]) == ["Boxmeer"]
    none = parse_selection("municipality=regioatlas_ggds:dienst-gezondheid-jeugd-zuid-holland-zuid")
    assert build_network(nl, none).actors.empty


def test_codes_are_one_order_and_at_most_a_hundred(nl):
    selection = parse_selection("municipality=safety_region:VR09,GM0363,GM0344,GM0363")
    assert selection.to_query() == "municipality=GM0344,GM0363,safety_region%3AVR09"
    assert parse_selection(selection.to_query()) == selection
    codes = nl.actors[nl.actors["kind"].eq("municipality")]["actor_id"].to_list()
    assert len(parse_selection({"municipality": codes[:100]}).municipality) == 100
    with pytest.raises(SelectionError, match=r"^municipality: choose at most 100$"):
        parse_selection({"municipality": codes[:101]})
    with pytest.raises(SelectionError, match=r"^municipality: 'a:b:c' is not the id of one$"):
        parse_selection("municipality=a:b:c")


@pytest.mark.parametrize(
    "code", ["GM9999", "PV26", "safety_region:VR99", "nothing:VR09", "Utrecht"]
)
def test_what_no_date_knows_is_refused_everywhere(nl, site, code):
    with pytest.raises(MissingError, match=f"^municipality: unknown code '{code}': "):
        build_network(nl, parse_selection(f"municipality=GM0344,{code}"))
    answer = ask_api(site, f"municipality={code}")
    assert (answer["status"], answer["parameter"]) == (404, "municipality")
    assert f"unknown code '{code}'" in str(build_page(site, "/", f"municipality={code}&lang=en"))


def test_the_page_finds_municipalities_and_regions_and_names_them(site):
    page = str(build_page(site, "/", "municipality=GM0344,safety_region:VR09&lang=en"))
    assert "title='Remove filter Utrecht'" in page
    assert "title='Remove filter Utrecht (Safety regions)'" in page
    found = page[page.index("MultiSelect(id={'type': 'explore', 'name': 'municipality'") :]
    assert "'value': 'GM1680', 'label': 'Aa en Hunze'" in found
    assert "'value': 'labour_market_region:AM01', 'label': 'Groningen (Labour-market" in found


def ask_api(site: Site, query: str) -> dict:
    server = Flask("small")
    register_routes(server, site.packages)
    return server.test_client().get(f"/api/collaborations?{query}").get_json()


def count_in_command(query: str) -> int:
    options = [part for each in parse_selection(query).to_parameters().items() for part in each]
    given = [f"--{part.replace('_', '-')}" if part in FILTERS else part for part in options]
    said = json.loads(CliRunner().invoke(make_app(), ["info", "--json", *given]).output)
    (figures,) = (value for name, value in said.items() if name.startswith("network of"))
    return figures["collaborations"]
