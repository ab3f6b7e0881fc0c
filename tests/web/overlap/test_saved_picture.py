"""Pictures of the page Overlap say what they are of when they are saved."""

import pytest
from lxml import etree
from playwright.sync_api import Page

from explorer.settings import PROJECT
from explorer.translate import Translator
from explorer.web.overlap.matrix import PICTURE, TITLE
from tests.web.settling import open_page

pytestmark = pytest.mark.browser
SVG = "{http://www.w3.org/2000/svg}"
EN = Translator("en")
PNG = b"\x89PNG"
PARTS = {
    PICTURE: ("", TITLE),
    "communities-map": ("part=communities&", "Communities"),
    "backbone-map": ("part=backbone&", "Ties above chance"),
}


def save(page: Page, graph: str, kind: str) -> tuple[str, bytes]:
    """The name and content of the file that a button gives."""
    with page.expect_download() as download:
        page.locator(f"[data-picture='{graph}'][data-kind='{kind}']").click()
    return download.value.suggested_filename, download.value.path().read_bytes()


@pytest.mark.parametrize("graph", PARTS)
def test_a_saved_picture_says_of_what_when_and_from_whom(watched: Page, address, nl, graph):
    part, title = PARTS[graph]
    page = open_page(watched, f"{address}/overlap?{part}province=PV26&lang=en")
    # Plotly's own button saves a picture that says nothing.
    assert page.locator(".modebar-btn").count()
    assert not page.locator("[data-title='Download plot'], [data-attr='toImage']").count()
    name, content = save(page, graph, "svg")
    assert name.startswith("verband-nl-2026-05-16-")
    assert name.endswith(".svg")
    picture = etree.fromstring(content)
    texts = ["".join(each.itertext()) for each in picture.findall(SVG + "text")]
    said = " ".join(texts)
    assert texts[0] == f"{title}: Utrecht"
    assert "26 municipalities" in said
    assert "Situation on 16 May 2026." in said
    assert nl.metadata["sources"][0]["title"] in said
    assert "Counted: arrangements under the Wgr" in said
    assert f"/overlap?{part}province=PV26" in said.replace(" ", "")
    # The chart itself, and letters that need no page.
    assert len(picture.findall(f".//{SVG}svg")) > 1
    assert "data:font/woff2" in picture.findtext(SVG + "style")
    legend = [each for each in picture.iter(SVG + "g") if each.get("class") == "legend"]
    assert len(legend) == (graph == "communities-map")
    if legend:
        named = ["".join(each.itertext()) for each in legend[0].findall(SVG + "text")]
        assert [each.split(" ")[0] for each in named] == [str(n + 1) for n in range(len(named))]
    name, content = save(page, graph, "png")
    assert name.endswith(".png")
    assert content.startswith(PNG)


def test_no_page_has_plotly_save_its_picture():
    sources = (PROJECT / "explorer").rglob("*.py")
    assert [path for path in sources if "toImage" in path.read_text(encoding="utf-8")] == []
