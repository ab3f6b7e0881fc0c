"""Files of a selection from the page, and snapshots recalled by their address."""

from urllib.parse import urlsplit

import pytest
from dash import html
from playwright.sync_api import Page, expect

from explorer.dataset import load_dataset
from explorer.network import Selection
from explorer.snapshot import FORMATS, Options, SnapshotRegistry, address_snapshot
from explorer.translate import Translator
from explorer.web.download.page import link_file
from explorer.web.factory import build_page
from tests.conftest import DATA
from tests.web.addresses import make_site, read_state
from tests.web.components import find, read_text, read_texts


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    registry = SnapshotRegistry(tmp_path_factory.mktemp("snapshots"))
    return make_site({"nl": load_dataset(DATA)}, registry)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "query", ["", "nodes=municipality&measures=yes", "nodes=collaboration&keep=all"]
)
def test_the_page_links_what_the_formats_can_hold(site, language, query):
    page = build_page(site, "/download", f"?{query}&lang={language}")
    hrefs = [link.href for link in find(page, html.A) if "/api/snapshot" in str(link.href)]
    projected = "nodes" in query
    expected = [one for one in FORMATS.values() if one.projections or not projected]
    offered = [href.partition("format=")[2].partition("&")[0] for href in hrefs]
    assert offered == ["package", *(one.id for one in expected)]
    assert {Translator(language)(one.read_by) for one in expected} <= set(read_texts(page))


def test_a_link_says_only_what_bears_on_the_file():
    state = read_state("?domain=6&select=GM0344&nodes=municipality&level=0.01&measures=yes")
    kept = "domain=6&nodes=municipality&level=0.01"
    assert link_file(state, "graphml") == f"/api/snapshot?format=graphml&{kept}&measures=yes"
    assert link_file(state, "ties") == f"/api/snapshot?format=ties&{kept}"


def test_a_snapshot_is_recalled_by_its_address_and_by_its_id(site, nl):
    address = address_snapshot(nl, Selection(domain=("1",)), Options(measures=True))
    build_page(site, "/download", "?domain=1&measures=yes")
    path, query = urlsplit(address)[2:4]
    for given in (query, ""):
        texts = read_text(build_page(site, path, f"?{given}&lang=en"))
        assert "gives the same bytes as then" in texts
        assert "Safety" in texts


def test_other_data_say_what_has_changed(site, nl):
    address = address_snapshot(nl, Selection(), Options())
    build_page(site, "/download", "")
    newer = nl.with_tables(memberships=nl.memberships.iloc[:2500])
    changed = make_site({"nl": newer}, site.packages.registry)
    path, query = urlsplit(address)[2:4]
    page = build_page(changed, path, f"?{query}&lang=en")
    texts = read_text(page)
    assert "The data have changed since it was made" in texts
    assert "3,187" in texts
    today = address_snapshot(newer, Selection(), Options())
    assert today in [link.href for link in find(page, html.A)]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/snapshot/abcdef012345", "is not known here"),
        ("/snapshot/abcdef012345?v=2026-05-16.aaaa", "is not the one it was given"),
    ],
)
def test_a_snapshot_that_is_not_known_says_what_to_do(site, path, words):
    path, _, query = path.partition("?")
    assert words in read_text(build_page(site, path, f"?{query}&lang=en"))


@pytest.mark.browser
def test_a_researcher_takes_a_package_and_comes_back_to_it(watched: Page, address: str, tmp_path):
    page = watched
    page.goto(f"{address}/?domain=1&lang=en")
    page.locator("#download-page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Download")
    page.get_by_text("With measures", exact=True).click()
    expect(page).to_have_url(f"{address}/download?domain=1&measures=yes&lang=en")
    expect(page.get_by_role("row", name="GEXF 1.3")).to_contain_text("measures")
    short = page.locator("#snapshot-id").inner_text()
    with page.expect_download() as taken:
        page.get_by_role("row", name="GEXF 1.3").get_by_role("link").click()
    assert taken.value.suggested_filename.endswith(".gexf")
    page.goto(f"{address}/snapshot/{short}?lang=en")
    expect(page.get_by_role("status").first).to_contain_text("the same bytes")
    page.get_by_role("link", name="View it in Explore").click()
    expect(page).to_have_url(f"{address}/?date=2026-05-16&domain=1&data=nl&measures=yes&lang=en")
