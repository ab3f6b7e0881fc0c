"""What an address answers: its status, the frame around what is wrong, the files at the root."""

from xml.etree import ElementTree

import pytest
from dash import html as parts
from flask.testing import FlaskClient
from lxml import html

from explorer.settings import Settings
from explorer.tables.queries import Service
from explorer.translate import LANGUAGES, Translator
from explorer.web.factory import build_page, create_app
from explorer.web.pages import PAGES
from tests.web.addresses import make_site
from tests.web.components import find, read_texts

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(Settings()).server.test_client()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/overlap/?domain=6", 200),
        ("/municipality/GM0344", 200),
        ("/nowhere", 404),
        ("/nowhere?least=x", 404),
        ("/wp-login.php", 404),
        ("/municipality/GM9999", 404),
        ("/municipality/", 404),
        ("/municipality/GM0344?province=Zeeland", 400),
        ("/municipality/GM0344?province=PV29", 404),
        ("/collaboration/GR0", 404),
        ("/snapshot/000000000000", 404),
        ("/snapshot/000000000000?v=1&domain=x", 400),
        ("/assets/none.css", 404),
        ("/_dash-component-suites/dash/dash.py", 404),
        ("/_dash-component-suites/os/path.py", 404),
        ("/?domain=x", 400),
        ("/?least=" + "9" * 5000, 400),
        ("/quality?data=be", 400),
        ("/centrality?x=%ff", 400),
        ("/?lang=xx", 400),
        ("/?layout=map&layout=force", 400),
        ("/voting?select=GM0344&domain=1", 200),
        ("/voting?select=GR24221387&quota=many", 400),
        ("/voting?members=A:1,A:2", 400),
        ("/voting?quota=many", 400),
        ("/voting?quota=0", 400),
        ("/voting?quota=12", 200),
        ("/scenario?step=leave:GM0344@GR24221387", 200),
        ("/scenario?step=leave:GM0344@GR24221387&step=foo:1&off=2", 200),
        ("/scenario?step=leave:GM0344@GR24221387&off=2", 400),
        ("/scenario?step=leave:GM0344@GR0", 400),
        ("/scenario?add=vanish", 400),
        ("/?page=2", 400),
        ("/overlap?=1", 400),
        ("/about?domain=6&select=GM0344&layout=columns&quota=2&v=1&data=nl&embed=1&lang=nl", 200),
    ],
)
def test_an_address_has_its_status_and_always_the_document(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    if not address.startswith(("/assets", "/_dash")):
        assert html.fromstring(answer.data).get("lang") == "nl"


@pytest.mark.parametrize(
    "query",
    ["?least=x&domain=6", "?domain=6&layout=map&layout=force", "?domain=6&%ff", "?domain=6&page=2"],
)
@pytest.mark.parametrize("page", [page for page in PAGES if page.label], ids=lambda page: page.path)
def test_what_is_wrong_keeps_frame_menu_and_the_rest_of_the_address(nl, page, query):
    drawn = build_page(make_site({"nl": nl}), page.path, query)
    menu = next(nav for nav in find(drawn, parts.Nav) if nav.className == "pages")
    assert [link.children for link in menu.children] == [
        Translator("nl")(each.label) for each in PAGES if each.label
    ]
    # An address that is no text at all has no parameters.
    kept = "" if "%ff" in query else "?domain=6"
    assert next(link.href for link in menu.children) == "/" + kept
    assert [hasattr(link, "aria-current") for link in menu.children].count(True) == 1
    (main,) = find(drawn, parts.Main)
    assert main.className == "wrong"


def test_what_is_wrong_stays_embedded_where_it_was(nl):
    assert not find(build_page(make_site({"nl": nl}), "/", "?embed=1&least=x"), parts.Header)


@pytest.mark.parametrize("address", ["/nowhere", "/?lang=xx"])
def test_what_is_wrong_is_said_in_the_readers_language(client, address):
    path, _, query = address.partition("?")
    asked = [
        {"id": "address", "property": "pathname", "value": path},
        {"id": "address", "property": "search", "value": query},
    ]
    body = {
        "output": "page.children",
        "outputs": {"id": "page", "property": "children"},
        "inputs": asked,
        "changedPropIds": ["address.pathname"],
    }
    english = {"Accept-Language": "en"}
    assert html.fromstring(client.get(address, headers=english).data).get("lang") == "en"
    answer = client.post("/_dash-update-component", json=body, headers=english)
    assert "This address does not work" in answer.text
    assert "Dit adres werkt niet" in client.post("/_dash-update-component", json=body).text


def test_a_wrong_address_keeps_its_query_when_it_gets_a_language(client):
    answer = client.get("/?domain=&least=%ff", headers={"Accept-Language": "en"})
    assert answer.headers["Location"] == "/?domain=&least=%ff&lang=en"
    assert client.get(answer.headers["Location"]).status_code == 400


def test_crawlers_are_told_where_the_pages_are(client, nl):
    robots = client.get("/robots.txt")
    assert robots.mimetype == "text/plain"
    assert "Sitemap: http://localhost/sitemap.xml" in robots.text
    answer = client.get("/sitemap.xml")
    assert answer.mimetype == "application/xml"
    places = [each.text for each in ElementTree.fromstring(answer.data).iter(f"{SITEMAP}loc")]
    network = Service(nl).network_of(make_site({"nl": nl}).open("").state.selection)
    sheets = len(network.actors) + len(network.collaborations)
    assert len(set(places)) == len(places) == sum(1 for page in PAGES if page.label) + sheets
    for place in [*places[:10], places[-1]]:
        assert client.get(place.removeprefix("http://localhost")).status_code == 200


def test_the_site_has_an_icon_of_its_own(client):
    answer = client.get("/favicon.ico")
    assert answer.status_code == 200
    assert answer.data[:4] == b"\0\0\1\0"
    (link,) = html.fromstring(client.get("/").data).xpath("//link[@rel='icon']/@href")
    assert link.startswith("/assets/favicon.ico")
    assert client.get(link).data == answer.data


def test_the_document_has_one_element_of_each_kind(client):
    page = html.fromstring(client.get("/").data)
    for name in ("viewport", "description"):
        assert len(page.xpath(f"//meta[@name='{name}']")) == 1
    assert len(page.xpath("//meta[@charset]")) == 1


def test_an_error_without_a_name_is_shown_without_one(nl):
    said = read_texts(build_page(make_site({"nl": nl}), "/nowhere", ""))
    assert "path" not in said


def test_an_unknown_parameter_is_refused_in_the_words_of_the_api(client, nl):
    wrong = "there is no such parameter here"
    for language in LANGUAGES:
        page = build_page(make_site({"nl": nl}), "/", f"?page=2&lang={language}")
        (main,) = find(page, parts.Main)
        said = Translator(language)(
            wrong + "; known are: {listed}", listed="date, domain"
        ).removesuffix("date, domain")
        assert "".join(read_texts(main)).find("page: " + said) > 0
    assert (
        client.get("/api/measures?page=2")
        .get_json(force=True)["detail"]
        .startswith("page: " + wrong)
    )
    nameless = client.get("/api/measures?=1").get_json(force=True)
    assert nameless["parameter"] == "="
    assert nameless["detail"].startswith("=: a value stands here without the name")


@pytest.mark.parametrize("path", ["/municipality/", "/collaboration/", "/snapshot/"])
def test_a_long_id_that_is_not_there_is_cut(nl, path):
    texts = read_texts(find(build_page(make_site({"nl": nl}), path + "9" * 3000, ""), parts.Main))
    assert max(map(len, texts)) < 300
    assert any("9…" in text for text in texts)
