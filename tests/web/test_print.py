"""What every page prints, read from the PDF that Chromium makes of it on A4."""

import re
from functools import cache

import pytest
from pypdfium2 import PdfDocument, PdfPage

from explorer import vocabulary
from explorer.measures.registry import ALL_MEASURES
from explorer.translate import Translator
from explorer.web.pages import PAGES
from explorer.web.ui.foot import LEFT_OUT
from explorer.web.ui.packages import DEFINITIONS
from tests.web.visits import Visits, each_page

pytestmark = pytest.mark.browser
each_language = pytest.mark.parametrize("language", ["nl", "en"])

# What is only of use on a screen.
CONTROLS = (
    "Who governs with whom?", "Clear filters", "Change the selection in Explore", "Embed",
    "Download as CSV", "Whole country", "Understood", "The whole sheet, to print", "Try again",
)  # fmt: skip
MARGIN = 38.0  # points, of 14 mm
MOST_SHEETS = {"about": 7, "api": 7, "same members": 8}
# What a page holds that is drawn, folded or scrolled on a screen: texts and records.
HELD = {
    "explore": ("Municipalities and their collaborations", "Collaborations by domain"),
    "selected": ("Democratic control", "Colour: domain", ALL_MEASURES["council"].meaning),
    "table": ("Betweenness",),
    "centrality": (ALL_MEASURES["betweenness"].meaning, "How the measures go together"),
    "overlap": (ALL_MEASURES["jaccard"].meaning, ALL_MEASURES["overlap_coefficient"]),
    "same members": ("Those that stand apart", ALL_MEASURES["nesting"].meaning),
    "municipality": (ALL_MEASURES["council"].meaning,),
    "voting": ("Nothing passes without the member: all others together have too few votes.",),
    "api": (vocabulary.THEMES["8.3"],),
}  # fmt: skip
# Of which tables the first hundred rows are printed, of how many.
ROWS = {"table": 342, "centrality": 342, "backbone": 2257}


def squeeze(text: str) -> str:
    """A text without its spaces: lines break elsewhere on paper."""
    return re.sub(r"[\s\u00ad]+", "", text)


@cache
def read_sheets(paper: bytes) -> list[tuple[str, float]]:
    """The text of every sheet, and how high its last line stands, as a share of the sheet."""
    return [read_sheet(sheet) for sheet in PdfDocument(paper)]


def read_sheet(sheet: PdfPage) -> tuple[str, float]:
    height, words = sheet.get_height(), sheet.get_textpage()
    bottoms = [words.get_rect(place)[1] for place in range(words.count_rects())]
    # The sheet's number stands in the margin.
    lowest = min([each for each in bottoms if each > MARGIN], default=height)
    return squeeze(words.get_text_bounded()), lowest / height


def read_paper(paper: bytes) -> str:
    return "".join(text for text, _ in read_sheets(paper))


@each_page
@each_language
def test_paper_says_where_it_is_from_and_of_which_day(visits: Visits, nl, name, language):
    visit, t = visits.of(name, language), Translator(language)
    printed = read_paper(visit.paper)
    source, date = t(nl.metadata["sources"][0]["title"]), t.day(nl.date)
    said = t("Source: {source}. Situation on {date}.", source=source, date=date)
    for text in (visit.url, said, t(DEFINITIONS[nl.name])):
        assert squeeze(text) in printed


@each_page
@each_language
def test_paper_is_full_and_has_no_controls(visits: Visits, name, language):
    visit, t = visits.of(name, language), Translator(language)
    sheets, printed = read_sheets(visit.paper), read_paper(visit.paper)
    assert len(sheets) <= MOST_SHEETS.get(name, 5)
    assert [text for text in CONTROLS if squeeze(t(text)) in printed] == []
    menu = "".join(squeeze(t(page.label)) for page in PAGES if page.label)
    assert menu not in printed
    # At most a quarter is blank, beside the margin.
    assert [round(lowest, 2) for _, lowest in sheets[:-1] if lowest > 0.30] == []


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in HELD | ROWS]
)
@each_language
def test_what_is_drawn_folded_or_scrolled_is_printed(visits: Visits, name, language):
    visit, t = visits.of(name, language), Translator(language)
    printed = read_paper(visit.paper)
    for each in HELD.get(name, ()):
        assert squeeze(t(each) if isinstance(each, str) else t.label(each)) in printed
    if name in ROWS:
        said = t(LEFT_OUT["data-rows"]).replace("%{", "{")
        count = {"first": 1, "last": 100, "all": t.number(ROWS[name]), "address": "http"}
        assert squeeze(said.format(**count)) in printed
