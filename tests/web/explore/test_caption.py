"""Pictures tell what they show, also when they leave the page."""

import re
from base64 import b64decode
from itertools import combinations

import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from explorer.figures.palette import INK
from explorer.settings import PROJECT
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.explore.caption import describe_picture
from explorer.web.explore.drawing import count_drawn, list_shown_nodes
from explorer.web.explore.legend import build_legend, list_keys
from tests.web.addresses import read_state
from tests.web.components import read_texts
from tests.web.settling import open_page

EN = Translator("en")
SVG = "{http://www.w3.org/2000/svg}"
CY = "document.getElementById('graph')._cyreg.cy"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("query", ["", "domain=6&province=PV26", "nodes=municipality"])
def test_a_picture_says_what_when_and_from_whom(nl, query, language):
    service, state, t = Service(nl), read_state(query), Translator(language)
    told = describe_picture(service, state, t)
    assert t.day("2026-05-16") in told["foot"][0]
    assert t(nl.metadata["sources"][0]["title"]) in told["foot"][0]
    assert len(told["foot"]) == 3
    assert told["file"] == "verband-nl-2026-05-16-network"
    titles = [key["title"] for key in told["keys"]]
    assert (t("Colour: domain") in titles) == ("municipality" not in query)
    if "domain" in query:
        assert {"nl": "Sociaal domein", "en": "Social domain"}[language] in told["title"]


def test_a_picture_names_what_is_selected_and_how_much_there_is(nl):
    state = read_state("domain=1&select=GM0344,GR24221387&depth=2&lang=en")
    service = Service(nl)
    told = describe_picture(service, state, EN)
    assert told["title"] == "Municipalities and their collaborations: Safety"
    assert told["lines"] == [
        "Selected: Utrecht, Veiligheidsregio Utrecht (up to 2 steps away)",
        count_drawn(service, state, EN),
    ]
    assert told["lines"][1].endswith("16 May 2026")


def test_a_picture_has_a_legend_of_every_colour_size_and_mark(nl):
    service = Service(nl)
    state = read_state(
        "shade=population&colour=closeness&size=betweenness&kind=municipality,foreign"
    )
    keys = {key.title: key.marks for key in list_keys(service, state, EN)}
    drawn = list_shown_nodes(service, state, EN)
    assert {mark.shape for mark in keys[""]} == {"dot", "square", "diamond"}
    assert {mark.colour for mark in keys["Inhabitants"]} == set(drawn["shade"].values())
    assert {mark.colour for mark in keys["Closeness"]} == set(drawn["colour"])
    sizes = [mark.size for mark in keys["Size: betweenness"]]
    assert (min(sizes), max(sizes)) == (min(drawn["size"]), max(drawn["size"]))
    domains = {mark.colour for mark in list_keys(service, read_state("domain=1,6"), EN)[-1].marks}
    assert domains == set(list_shown_nodes(service, read_state("domain=1,6"), EN)["colour"]) - {INK}


def test_the_legend_on_the_page_says_the_same(nl):
    state = read_state("shade=population&nodes=municipality&embed=1")
    said = " ".join(read_texts(build_legend(Service(nl), state, EN)))
    for key in list_keys(Service(nl), state, EN):
        assert key.title in said
        assert all(mark.text in said for mark in key.marks if not mark.size)


@pytest.mark.browser
def test_the_network_is_saved_as_svg_and_png(watched: Page, address: str, tmp_path):
    page = open_page(watched, f"{address}/?domain=1&select=GM0344&shade=population")
    page.wait_for_function("document.getElementById('embed-code').value.includes('iframe')")
    # No name stands upon another, and who is selected keeps his. A number is what comes back: the
    # nodes themselves take a quarter of a minute to hand over.
    page.evaluate(f"{CY}.nodes().addClass('named').length")
    names = page.evaluate(f"dash_clientside.verband.placeNames({CY})")
    assert names[0]["text"] == "Utrecht"
    assert len(names) > 10
    for one, other in combinations(names, 2):
        beside = one["x"] + one["width"] < other["x"] or other["x"] + other["width"] < one["x"]
        assert beside or abs(one["y"] - other["y"]) > (one["size"] + other["size"]) / 2
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
    drawn = [each.get("class", "").split() for each in root.iter()]
    assert sum("node" in classes for classes in drawn) == shown
    # The page's own letter goes along.
    style = root.findtext(f"{SVG}style")
    letters = b64decode(re.search(r"base64,([^)]+)", style).group(1))
    assert letters == (PROJECT / "assets/fonts/inter-latin-wght-normal.woff2").read_bytes()
    assert root.get("font-family").startswith("'Inter Variable'")
    # The colours of the areas are those of the legend.
    areas = {area.get("fill") for area in root.iter(f"{SVG}path") if area.get("class") == "area"}
    key = {box.get("fill") for box in root.iter(f"{SVG}rect") if box.get("class") == "box"}
    assert {f"rgb{tuple(bytes.fromhex(each[1:]))}" for each in key} == areas - {"#f4f4f1"}
    assert len(key) == 5
    texts = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    for words in ("Gemeenten en hun samenwerkingen: Veiligheid", "Gekozen: Utrecht", "29 samenw",
                  "Bron: Register", "16 mei 2026", "Geteld:", "domain=1", "Inwoners"):  # fmt: skip
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
