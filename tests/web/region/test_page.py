"""My municipality: chosen once, kept by the browser, carried in the address, compared."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from dash import html
from playwright.sync_api import Page, expect

from explorer.network import Selection
from explorer.settings import Settings
from explorer.tables.queries import Service
from explorer.tables.sets import compare_sets, list_bodies
from explorer.translate import Translator
from explorer.web.factory import build_page, create_app
from explorer.web.links import link_file
from tests.web.addresses import make_site, read_address, read_state
from tests.web.components import find, list_classes, list_links, read_rows, read_text
from tests.web.settling import arriving_slowly, open_page, settle
from tests.web.visits import VISITED

NL, EN = Translator("nl"), Translator("en")
BOTH = pytest.mark.parametrize("t", [NL, EN], ids=["nl", "en"])
MINE = "mine=GM0344,safety_region:VR10&mine_name=Onze+regio"


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


@pytest.fixture(scope="module")
def client():
    return create_app(Settings()).server.test_client()


def join(path: str, more: str) -> str:
    return path + ("&" if "?" in path else "?") + more


# Written without an address of their own, or of the whole site: the browser's script carries it.
BARE = {"/", "/quality", "/api", "/time"}


@pytest.mark.parametrize("path", [each for each in VISITED.values() if "mine=" not in each])
def test_every_link_to_a_page_carries_it(nl, path):
    if path == VISITED["wrong"]:
        pytest.skip("what is wrong is told of without an address to carry on")
    site = make_site({"nl": nl})
    address, _, query = join(path, MINE + "&lang=en").partition("?")
    page = build_page(site, address, query)
    seen = 0
    for link in find(page, html.A):
        to = urlsplit(getattr(link, "href", "") or "")
        is_page = not to.scheme and (site.find_page(to.path or address) is not None)
        chosen = getattr(link, "data-mine", None) is not None
        if not is_page or chosen or to.path in BARE or to.path.endswith(".ics"):
            continue
        if (to.path or to.query) and not to.path.startswith("/snapshot/"):
            given = parse_qs(to.query)
            assert given["mine"] == ["GM0344,safety_region:VR10"], link.href
            assert given["mine_name"] == ["Onze regio"], link.href
            seen += 1
    assert seen or "embed" in path


def test_links_for_machines_and_files_do_not(nl):
    address, _, query = f"/download?{MINE}&measures=yes".partition("?")
    page = build_page(make_site({"nl": nl}), address, query)
    machines = [each for each in list_links(page) if each.startswith(("/api/", "/snapshot/"))]
    assert machines
    assert not [each for each in machines if "mine" in each]


def test_snapshots_and_citations_are_the_same_with_and_without_it(nl):
    site = make_site({"nl": nl})
    for path in ("/download?measures=yes&domain=1", "/"):
        bare, with_mine = (
            [
                each
                for each in list_links(build_page(site, *join(path, more).split("?")))
                if each.startswith(("/api/", "/snapshot/"))
            ]
            for more in ("lang=en", MINE + "&lang=en")
        )
        assert bare == with_mine
    plain, mine = read_state("domain=1"), read_state("domain=1&" + MINE)
    assert plain.selection == mine.selection
    assert link_file(plain, "graphml") == link_file(mine, "graphml")
    cited = [
        re.findall(r"/snapshot/[0-9a-f]+\?[^ ]+", read_text(build_page(site, "/download", query)))
        for query in ("?domain=1", "?domain=1&" + MINE)
    ]
    assert cited[0] == cited[1] != []


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("mine=GM9999", 404, "mine: onbekende code 'GM9999'"),
        ("mine=safety_region:VR99", 404, "mine: onbekende code"),
        ("mine=a:b:c", 400, "mine: 'a:b:c' is niet de code"),
        (",".join(["mine=GM0344", *(f"GM{n}" for n in range(1000, 1100))]), 400, "ten hoogste 100"),
        ("mine=", 400, "mine: "),
        ("mine=GM0344&mine=", 400, "mine: "),
        ("mine_name=Onze", 400, "mine_name: dit verandert hier niets"),
        ("mine=GM0344&mine_name=" + "x" * 61, 400, "mine_name: "),
    ],
)
def test_what_is_none_is_refused_by_name(client, nl, query, status, words):
    assert client.get(f"/money?{query}").status_code == status
    assert words in say(build_page(make_site({"nl": nl}), "/money", query))


def say(page) -> str:
    """The texts of a page, one space between, none before a colon."""
    return " ".join(read_text(page).split()).replace(" :", ":")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 200),
        ("mine=GM0344", 200),
        ("mine=GM0344&other=GM0310", 200),
        ("other=GM0310", 400),
        ("mine=GM0344&other_name=x", 400),
        ("mine=GM0344&other=GM9999", 404),
        ("mine=GM1980&date=2020-01-01", 404),
        ("mine=GM0344&province=PV31", 404),
    ],
)
def test_a_comparison_that_is_none_is_refused(client, query, status):
    answer = client.get(f"/region?{query}")
    assert answer.status_code == status
    if query.startswith("mine") and "other_name" not in query:
        assert client.get(f"/api/sets?{query}").status_code == status


@BOTH
def test_one_that_is_not_there_at_the_date_is_said_and_the_page_stands(service, t):
    query = f"?mine=GM1980,GM0344&date=2020-01-01&lang={t.language}"
    page = build_page(make_site({"nl": service.dataset}), "/money", query)
    said = t("not there on {date}: {names}", date=t.day("2020-01-01"), names="Dijk en Waard")
    assert said in read_text(page)
    assert "money" in list_classes(page)


@BOTH
def test_page_and_api_give_the_same_figures(service, client, t):
    query = "mine=safety_region:VR09&other=GM0307,GM0342,GM0313"
    page = build_page(make_site({"nl": service.dataset}), "/region", f"{query}&lang={t.language}")
    rows = client.get(f"/api/sets?{query}&format=csv").data.decode().splitlines()
    frame = compare_sets(
        service, Selection(), ("safety_region:VR09",), ("GM0307", "GM0342", "GM0313")
    )
    assert len(rows) == 1 + len(frame)
    means = frame.set_index("figure").loc["mean_collaborations"]
    said = [t.number(means[side], digits=2) for side in ("mine", "other")]
    label = t("Collaborations a municipality, on average")
    assert [label, *said] in read_rows(page)
    bodies = list_bodies(
        service, Selection(), ("safety_region:VR09",), ("GM0307", "GM0342", "GM0313")
    )
    asked = client.get(f"/api/sets?{query}&table=bodies").get_json(force=True)
    assert [row["collaboration_id"] for row in asked["rows"]] == list(bodies["collaboration_id"])
    for name in bodies["short_name"]:
        assert name in read_text(page)


@BOTH
def test_a_set_is_called_by_its_name(service, t):
    query = "mine=GM0344,GM0310&mine_name=De+Bilt+%26+co&other=safety_region:VR10&other_name=Noord"
    page = build_page(make_site({"nl": service.dataset}), "/region", f"{query}&lang={t.language}")
    (title,) = find(page, html.H1)
    assert read_text(title).startswith("De Bilt & co: ")
    assert "; Noord: " in read_text(title)
    heads = [row for row in read_rows(page) if row[0] == t("Figure")]
    assert heads == [[t("Figure"), "De Bilt & co", "Noord"]]


def test_of_many_the_first_are_named(service):
    context = read_address(service, "/money?mine=GM0307,GM0308,GM0310,GM0312,GM0344")
    text = say(build_page(make_site({"nl": service.dataset}), "/money", context.query))
    assert "★ Amersfoort, Baarn en nog 3" in text


@pytest.mark.browser
@BOTH
def test_chosen_once_it_is_offered_carried_and_forgotten(
    watched: Page, address: str, t: Translator
):
    lang = "" if t.language == "nl" else "?lang=en"
    page = open_page(watched, address + "/municipality/GM0882" + lang)
    page.get_by_role("link", name=t("Make this my municipality")).click()
    page.wait_for_url("**mine=GM0882**")
    expect(page.locator(".mine-line")).to_contain_text("Landgraaf")
    settle(page)
    # From page to page by the menu, and by a link written without an address.
    page.locator(".pages").get_by_role("link", name=t("Money")).click()
    page.wait_for_url("**/money?**mine=GM0882**")
    expect(page.locator("#money-ties")).to_contain_text("★ Landgraaf")
    page.locator(".pages").get_by_role("link", name=t("Methods and sources")).click()
    page.wait_for_url("**/about?**mine=GM0882**")
    settle(page)
    page.locator("main a[href='/quality']").first.click()
    page.wait_for_url("**/quality?**mine=GM0882**")
    # Someone who comes back is offered it; nothing is sent before it is asked for.
    open_page(page, address + "/" + lang)
    assert "mine" not in page.url
    offer = page.locator(".mine-kept")
    expect(offer).to_have_text(t("Go on with %{name}").replace("%{name}", "Landgraaf"))
    offer.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**mine=GM0882**")
    settle(page)
    page.get_by_role("link", name=t("No longer highlight")).click()
    page.wait_for_url(lambda url: "mine" not in url)
    settle(page)
    expect(page.locator(".offer")).to_be_visible()
    assert page.evaluate("localStorage.getItem('verband-mine')") is None
    expect(page.locator(".mine-kept")).to_be_hidden()


@pytest.mark.browser
@BOTH
def test_a_region_is_chosen_named_and_compared_by_keyboard(
    watched: Page, address: str, service: Service, t: Translator
):
    page = open_page(watched, address + "/" + ("" if t.language == "nl" else "?lang=en"))
    page.get_by_role("link", name=t("Highlight my municipality or region")).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/region**")
    settle(page)
    pick(page, t("My municipalities or region"), "Landgraaf", "Brunssum")
    page.wait_for_url("**mine=GM0882,GM0899**")
    settle(page)
    box = page.get_by_role("textbox", name=t("Name of my region"))
    box.focus()
    page.keyboard.type("Oost")
    page.keyboard.press("Enter")
    page.wait_for_url("**mine_name=Oost**")
    settle(page)
    pick(page, t("Compare with"), "Heerlen")
    page.wait_for_url("**other=GM0917**")
    settle(page)
    means = compare_sets(service, Selection(), ("GM0882", "GM0899"), ("GM0917",))
    row = means.set_index("figure").loc["mean_collaborations"]
    expect(page.locator("h1")).to_have_text(
        t(
            "{mine}: {first} collaborations a municipality; {other}: {second}.",
            mine="Oost",
            other="Heerlen",
            first=t.number(row["mine"], digits=1),
            second=t.number(row["other"], digits=1),
        )
    )
    kept = page.evaluate("JSON.parse(localStorage.getItem('verband-mine'))")
    assert kept == {"mine": "GM0882,GM0899", "name": "Oost", "label": "Oost"}


def pick(page: Page, label: str, *names: str) -> None:
    """Choose from a list by its label, with keys alone; the page is made anew once it is closed."""
    page.get_by_role("textbox", name=label, exact=True).focus()
    for name in names:
        page.keyboard.type(name)
        expect(page.get_by_role("option", name=name, exact=True)).to_be_visible()
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")


@pytest.mark.browser
def test_the_address_of_someone_else_is_shown_and_not_kept(watched: Page, address: str):
    page = open_page(watched, f"{address}/region?{MINE}&lang=en")
    expect(page.locator(".mine-line")).to_contain_text("Onze regio")
    assert page.evaluate("localStorage.getItem('verband-mine')") is None


@pytest.mark.browser
def test_what_was_chosen_while_the_page_was_slow_is_not_lost(watched: Page, address: str):
    with arriving_slowly(watched, f"{address}/municipality/GM0882?lang=en"):
        watched.get_by_role("link", name="Make this my municipality").click()
        watched.wait_for_url("**mine=GM0882**")
    kept = watched.evaluate("JSON.parse(localStorage.getItem('verband-mine')).label")
    assert kept == "Landgraaf"


@pytest.mark.browser
@BOTH
def test_on_paper_it_is_said_and_marked(watched: Page, address: str, t: Translator):
    page = open_page(watched, f"{address}/money?mine=GM0882&lang={t.language}")
    page.locator("#money-grid").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('#money-grid .ag-row')")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".mine-key")).to_have_text("★ = Landgraaf")
    expect(page.locator(".mine-key")).to_be_visible()
    row = page.locator(".grid-rows tr.mine")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("Landgraaf")
