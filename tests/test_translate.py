"""Every text of the pages speaks Dutch."""

import ast
import json
from pathlib import Path

from explorer.dataset import division_file
from explorer.network import proposal
from explorer.translate import Translator, read_catalogue

WEB = Path(__file__).resolve().parents[1] / "explorer" / "web"


def list_texts() -> set[str]:
    """Texts given to a translator, in calls `t("...")`, and marked `N_("...")` in tables.

    And those of problems with a file, which the page says in its language.
    """
    texts = list_notes() | {*division_file.TEXTS, *proposal.TEXTS}
    for path in WEB.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("t", "N_"):
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    texts.add(first.value)
    return texts


def list_notes() -> set[str]:
    """Notes of the metadata on a year, which pages show."""
    notes = set()
    for descriptor in (WEB.parents[1] / "data").glob("*/datapackage.json"):
        entries = json.loads(descriptor.read_text(encoding="utf-8"))["coverage"]
        notes |= {entry["note"] for entry in entries if entry.get("note")}
    return notes


def test_every_text_has_a_dutch_one_and_none_is_left_over():
    assert list_texts() == set(read_catalogue("nl"))


def test_placeholders_survive_translation():
    for english, dutch in read_catalogue("nl").items():
        assert set(split_names(english)) == set(split_names(dutch)), english


def split_names(text: str) -> list[str]:
    return [part.split("}")[0] for part in text.split("{")[1:]]


def test_numbers_and_dates_take_the_form_of_the_language():
    assert Translator("nl").number(3187.25, digits=1) == "3.187,2"
    assert Translator("en").number(3187) == "3,187"
    assert Translator("nl").day("2026-05-16") == "16 mei 2026"
    assert Translator("en").day("2026-05-16") == "16 May 2026"
