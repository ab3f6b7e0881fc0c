"""The search box: by keyboard, early, and the same hits as the API."""

import pytest
from playwright.sync_api import Page, expect

from explorer.network import Selection
from explorer.settings import read_settings
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.factory import create_app
from explorer.web.search import find, list_hits
from tests.web.settling import open_page


@pytest.mark.browser
@pytest.mark.parametrize("language", ["nl", "en"])
def test_enter_takes_the_first_hit_of_all_that_was_typed(watched: Page, address, language):
    """At once: the answers to the first letters are still on their way."""
    page = open_page(watched, f"{address}/money?lang={language}")
    page.locator("#search").click()
    page.keyboard.type("brandweer")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/?theme=1.1&lang={language}")
    expect(page.locator("#chips .chip")).to_have_count(1)
    page.locator("#search").click()
    page.keyboard.type("landgraf")
    page.keyboard.press("Enter")
    page.wait_for_url("**select=GM0882**")


@pytest.mark.browser
def test_what_is_walked_to_is_taken_and_hits_stand_under_headings(watched: Page, address):
    page = open_page(watched, f"{address}/about?lang=nl")
    page.locator("#search").click()
    page.keyboard.type("utrecht")
    options = page.get_by_role("option")
    expect(options.first).to_have_text("Utrecht")
    expect(page.get_by_text("Gemeenten", exact=True)).to_be_visible()
    second = options.nth(1).get_attribute("value").split("|")[0]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**select={second}**")


@pytest.mark.browser
def test_of_nothing_that_is_found_nothing_is_taken(watched: Page, address):
    page = open_page(watched, f"{address}/about?lang=nl")
    page.locator("#search").click()
    page.keyboard.type("qwertyuiop")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Niets gevonden")).to_be_visible()
    assert page.url == f"{address}/about?lang=nl"


def test_the_api_gives_the_hits_of_the_box(nl):
    client = create_app(read_settings()).server.test_client()
    answer = client.get("/api/search?q=jeugd&lang=nl").get_json()
    hits = list_hits(find(Service(nl), "jeugd", Selection(), limit=50), Translator("nl"))
    assert [row["id"] for row in answer["rows"]] == hits["id"].to_list()
    first = client.get("/api/search?q=jeugdzorg&lang=nl").get_json()["rows"][0]
    assert {name: value for name, value in first.items() if value} == {
        "kind": "theme", "id": "youth_care", "name": "Jeugdhulp", "heading": "Taken",
    }  # fmt: skip
    early = client.get("/api/search?q=Boxmeer&date=2018-06-01").get_json()
    assert early["rows"][0]["kind"] == "municipality"
    assert client.get("/api/search").status_code == 400
    assert client.get("/api/search?q=x&domain=1").status_code == 400
    assert client.get("/api/search?q=" + "x" * 101).status_code == 400
