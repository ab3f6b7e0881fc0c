"""What every page says is said well: one thing in the singular, and dates in one way."""

import re
from functools import cache

import pytest

from explorer.dataset import load_dataset
from explorer.settings import PROJECT
from explorer.snapshot.findings import describe_findings
from explorer.translate import LANGUAGES, SOURCE, Translator
from tests.test_translate import read_messages
from tests.web.visits import Visits, each_page

# A version of the data, an address or a file has a date within it; those are no running text.
ISO = re.compile(r"(?<![=/\w.-])\d{4}-\d{2}-\d{2}(?![\w-]|\.\w)")
each_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def list_plurals(language: str) -> set[str]:
    """The words for several things that follow a number, as the catalogue has them."""
    found = set()
    for message in read_messages("nl"):
        if isinstance(message.id, tuple):
            one, more = message.id if language == SOURCE else message.string
            if more.startswith("{n} ") and one != more:
                words = more.split()[1], one.split()[1]
                found |= {words[0].strip(".,;:")} if words[0] != words[1] else set()
    return found


def test_the_words_for_several_things_are_known():
    assert {"collaborations", "members", "ties"} <= list_plurals("en")
    assert {"samenwerkingen", "gemeenten", "deelnames"} <= list_plurals("nl")


@pytest.mark.browser
@each_language
@each_page
def test_one_thing_is_said_in_the_singular_and_dates_in_one_way(
    visits: Visits, name: str, language: str
):
    seen = visits.of(name, language)
    several = re.compile(rf"(?<![\d.,–-])1 ({'|'.join(sorted(list_plurals(language)))})\b")
    for text in (*seen.texts, *seen.spoken):
        assert not several.search(text), text
        assert not ISO.search(text), text


@pytest.mark.browser
@each_page
def test_no_heading_touches_and_no_column_is_cut(visits: Visits, name: str):
    assert visits.of(name, "nl").cramped == ()


@each_language
@pytest.mark.parametrize("package", ["nl", "nl-2016"])
def test_findings_write_dates_as_the_pages_do(package: str, language: str):
    findings = load_dataset(PROJECT / "data" / package).findings
    details = describe_findings(findings, Translator(language))["detail"]
    assert details[details.str.contains(ISO)].to_list() == []
