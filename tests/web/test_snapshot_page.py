"""The network as one page that stands on its own, as it is printed."""

import pytest
from playwright.sync_api import Page
from pypdfium2 import PdfDocument

from explorer.measures.registry import MEASURES
from explorer.snapshot import write_snapshot
from explorer.snapshot.options import Options
from explorer.translate import Translator
from tests.web.test_print import read_paper, read_sheet, squeeze

pytestmark = pytest.mark.browser


def print_page(page: Page, content: bytes) -> bytes:
    page.set_content(content.decode())
    return page.pdf(format="A4", prefer_css_page_size=True)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_of_measures_prints_every_column_and_name(watched: Page, nl, national, language):
    t = Translator(language)
    options = Options(measures=True, language=language)
    sheets = list(PdfDocument(print_page(watched, write_snapshot(national, nl, "html", options))))
    wide = [sheet for sheet in sheets if sheet.get_width() > sheet.get_height()]
    assert len(sheets) - 3 <= len(wide) < len(sheets)
    for sheet in (wide[0], wide[-1]):
        words = read_sheet(sheet)[0]
        missing = [
            t.label(each) for each in MEASURES.values() if squeeze(t.label(each)) not in words
        ]
        assert missing in ([], [t.label(MEASURES["degree"])])


def test_a_page_prints_in_two_columns_by_name(watched: Page, nl, national):
    paper = print_page(watched, write_snapshot(national, nl, "html"))
    printed = read_paper(paper)
    assert len(PdfDocument(paper)) <= 12
    places = [printed.index(name) for name in ("AaenHunze", "Leeuwarden", "Zwolle")]
    assert places == sorted(places)
