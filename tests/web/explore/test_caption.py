"""Pictures tell what they show, also when they leave the page."""

import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.explore.caption import describe_picture
from tests.web.addresses import read_state
from tests.web.settling import open_page

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("query", ["", "domain=6&province=PV26", "nodes=municipality"])
def test_a_picture_says_what_when_and_from_whom(nl, query, language):
    service, state, t = Service(nl), read_state(query), Translator(language)
    told = describe_picture(service, state, t)
    assert t.day("2026-05-16") in told["foot"][0]
    assert t(nl.metadata["sources"][0]["title"]) in told["foot"][0]
    assert len(told["foot"]) == 3
    assert told["file"] == "verband-nl-2026-05-16-network"
    assert bool(told["key"]) == ("municipality" not in query)
    if "domain" in query:
        assert {"nl": "Sociaal domein", "en": "Social domain"}[language] in told["title"]


@pytest.mark.browser
def test_the_network_is_saved_as_svg_and_png(watched: Page, address: str, tmp_path):
    page = open_page(watched, f"{address}/?domain=1&select=GM0344")
    page.wait_for_function("document.getElementById('embed-code').value.includes('iframe')")
    for kind in ("svg", "png"):
        with page.expect_download() as download:
            page.locator(f"#picture-{kind}").click()
        assert download.value.suggested_filename == f"verband-nl-2026-05-16-network.{kind}"
        download.value.save_as(tmp_path / kind)
    assert (tmp_path / "png").read_bytes().startswith(b"\x89PNG")
    root = etree.parse(tmp_path / "svg").getroot()
    shown = page.evaluate(
        "document.getElementById('graph')._cyreg.cy.nodes().filter(n => !n.hasClass('out')).length"
    )
    nodes = root.findall(f".//{SVG}circle") + root.findall(f".//{SVG}path[@class='collaboration']")
    assert len(nodes) == shown
    texts = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    for words in ("Gemeenten en hun samenwerkingen: Veiligheid", "Bron: Register", "16 mei 2026",
                  "Geteld:", "domain=1"):  # fmt: skip
        assert words in texts


@pytest.mark.browser
def test_an_embedded_picture_stands_alone_and_leads_back(watched: Page, address: str):
    page = open_page(watched, f"{address}/?domain=1&embed=1")
    expect(page.locator(".header")).to_have_count(0)
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator(".embed-foot")).to_contain_text("16 mei 2026")
    page.wait_for_function("document.getElementById('embed-out').href.includes('domain=1')")
    assert "embed" not in page.locator("#embed-out").get_attribute("href")


@pytest.mark.browser
def test_the_code_to_embed_holds_the_view(watched: Page, address: str):
    page = open_page(watched, f"{address}/?domain=1,6")
    page.get_by_role("button", name="Insluiten").click()
    expect(page.locator("#embed-code")).to_have_value(
        f'<iframe src="{address}/?domain=1,6&#38;embed=1" '
        'title="Gemeenten en hun samenwerkingen: Veiligheid, Sociaal domein" '
        'width="800" height="640" loading="lazy" style="border:0"></iframe>'
    )
