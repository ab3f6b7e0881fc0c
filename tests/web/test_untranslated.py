"""No text stays in the other language: neither in the code nor on the pages as they are drawn."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.test_translate import WEB, forms_of, read_messages
from tests.web.visits import Visits, each_page

SAID = {"children", "label", "placeholder", "title", "alt", "description"}
LIBRARIES = {"html", "dmc", "dcc"}
NAMES = {"API", "GET ", "curl '", "Verband", "Verband · "}
# Words that the texts of a library would hold, and Dutch does not.
ENGLISH = re.compile(
    r"\b(the|press|to|and|with|select|column|row|page|clear|toggle|menu item)\b", re.I
)


def list_literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Texts given to a component as they stand, by line: what is shown without a translator."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if getattr(node.func.value, "id", "") not in LIBRARIES:
            continue
        given = [*node.args[:1], *(each.value for each in node.keywords if each.arg in SAID)]
        for value in given:
            for part in ast.iter_child_nodes(value) if isinstance(value, ast.List) else [value]:
                yield from ((part.lineno, text) for text in list_constants(part))


def list_constants(part: ast.AST) -> Iterator[str]:
    pieces = [part]
    if isinstance(part, ast.JoinedStr):
        pieces = list(part.values)
    elif isinstance(part, ast.BinOp):
        pieces = [part.left, part.right]
    for piece in pieces:
        if isinstance(piece, ast.Constant) and isinstance(piece.value, str):
            yield piece.value


def test_no_component_is_given_a_text_that_no_translator_saw():
    found = [
        f"{path.name}:{line}: {text}"
        for path in sorted(WEB.rglob("*.py"))
        for line, text in list_literals(ast.parse(path.read_text(encoding="utf-8")))
        if re.search("[A-Za-z]{2}", text) and text not in NAMES
    ]
    assert found == []


def list_pairs() -> list[tuple[str, str]]:
    """English and Dutch of every text of the pages and every label, in one form and the other."""
    pairs = []
    for message in read_messages("nl"):
        pairs += zip(forms_of(message.id), forms_of(message.string), strict=True)
    return pairs


def says_enough(text: str) -> bool:
    """Whether what stands around the values of a text tells it from any other text."""
    around = " ".join(re.split(r"\{\w+\}", text))
    return "{" not in text or len(re.findall(r"[^\W\d]{2,}", around)) > 2


def write_pattern(text: str) -> str:
    """A text as a pattern in which anything stands for `{name}`."""
    return ".+".join(map(re.escape, re.split(r"\{\w+\}", text)))


@cache
def find_foreign(language: str) -> re.Pattern[str]:
    """The texts of the other language that are none of this one."""
    pairs = list_pairs()
    foreign = 0 if language == "nl" else 1
    own = {pair[1 - foreign] for pair in pairs}
    others = [pair[foreign] for pair in pairs if pair[foreign] not in own]
    return re.compile("|".join(write_pattern(text) for text in others if says_enough(text)))


@pytest.mark.browser
@each_page
def test_every_text_on_a_page_is_in_its_language(visits: Visits, name: str):
    for language in ("nl", "en"):
        visit, foreign = visits.of(name, language), find_foreign(language)
        wrong = [text for text in {*visit.texts, *visit.spoken} if foreign.fullmatch(text)]
        assert wrong == [], language


@pytest.mark.browser
@each_page
def test_no_library_speaks_english_on_a_dutch_page(visits: Visits, name: str):
    assert [text for text in visits.of(name, "nl").spoken if ENGLISH.search(text)] == []
