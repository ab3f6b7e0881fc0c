"""The page Money without a browser: it says what the tables say; API and command give the same."""

import orjson
import pytest
from typer.testing import CliRunner

from explorer.__main__ import make_app
from explorer.network import Selection
from explorer.settings import Settings
from explorer.snapshot.tables import write_csv
from explorer.tables.money_figures import TABLES, list_own_years, list_years
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.factory import create_app
from explorer.web.money.answer import find_last
from explorer.web.ui.amounts import say_euros
from tests.tiny import tiny_dataset
from tests.web.addresses import make_site
from tests.web.components import list_ids, read_text

T = Translator("en")


@pytest.fixture(scope="module")
def site(nl):
    return make_site({"nl": nl})


@pytest.fixture(scope="module")
def client():
    return create_app(Settings()).server.test_client()


def build_page(site, path, query):
    """What stands in the frame at an address."""
    context = site.open(query.removeprefix("?"), path)
    return context.page.build(context)


def test_the_first_sentence_has_the_countrys_figures(site):
    said = read_text(build_page(site, "/money", "?lang=en"))
    assert said.startswith(
        "Municipalities paid at least €8.9 billion to joint arrangements in 2024: 11.0% of their "
        "expenditure, €495 an inhabitant."
    )
    assert "went from €6.2 billion to €8.9 billion (+44%)" in said
    assert "was highest in 2020, at 11.8%, and is now 11.0%" in said
    assert "It is a lower bound" in said
    assert "Not drawn, because too many municipalities have no figure: budget 2017" in said


def test_what_it_is_comes_before_any_picture(site):
    page = build_page(site, "/money", "?lang=en")
    said = read_text(page)
    assert said.index("It is a lower bound") < said.index("Over the years")


def test_a_municipality_stands_beside_its_size_class(site):
    page = build_page(site, "/money", "?lang=en&select=GM0882")
    said = read_text(page)
    assert said.startswith("Landgraaf paid at least €54.4 million to joint arrangements (annual")
    assert "33.5% of its expenditure" in said
    assert "money-own-joint_share" in list_ids(page)


def test_who_books_it_elsewhere_has_no_figure(site):
    said = read_text(build_page(site, "/money", "?lang=en&select=GM0289"))
    assert said.startswith("What Wageningen pays to joint arrangements is not known")


def test_a_selection_has_its_own_answer(site):
    said = read_text(build_page(site, "/money", "?lang=en&province=PV31"))
    assert said.startswith("The 31 municipalities selected paid at least")


def test_a_filter_on_collaborations_is_said_to_change_nothing(site):
    said = read_text(build_page(site, "/money", "?lang=en&domain=6"))
    assert "Filters on collaborations change the number of collaborations alone" in said
    assert "11.0% of their expenditure" in said


def test_data_without_money_say_so():
    said = read_text(build_page(make_site({"tiny": tiny_dataset()}), "/money", "?lang=en"))
    assert "These data say nothing about money." in said


@pytest.mark.parametrize("table", TABLES)
def test_api_command_and_library_give_the_same(nl, client, table):
    frame = TABLES[table](Service(nl), Selection(province=("PV31",)))
    document = orjson.loads(client.get(f"/api/money?table={table}&province=PV31").data)
    assert document["total"] == len(frame)
    content = client.get(f"/api/money?table={table}&province=PV31&format=csv").data
    assert content == write_csv(frame)
    said = CliRunner().invoke(make_app(), ["money", "--table", table, "--province", "PV31"])
    assert said.stdout_bytes == content


def test_a_municipalitys_years_by_api_and_command(nl, client):
    frame = list_own_years(Service(nl), Selection(), "GM0882")
    content = client.get("/api/money?table=years&node=GM0882&format=csv").data
    assert content == write_csv(frame)
    assert client.get("/api/money?node=GM0882").status_code == 400
    assert client.get("/api/money?table=years&node=GM9999").status_code == 404


def test_amounts_are_said_as_people_say_them():
    said = [say_euros(value, T) for value in (8.9e9, 54_412_000, 1466.2, float("nan"))]
    assert said == ["€8.9 billion", "€54.4 million", "€1,466", "–"]


def test_the_answer_is_of_the_last_accounts(nl):
    last = find_last(list_years(Service(nl), Selection()))
    assert (last["report"], last["year"]) == ("accounts", 2024)
