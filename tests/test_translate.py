"""Every text speaks every language there is a catalogue of."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from explorer import vocabulary
from explorer.dataset import division_file, load_dataset, schema
from explorer.dataset.finding_rule import REASON, SEVERITIES
from explorer.dataset.finding_rules import FINDING_RULES
from explorer.dataset.findings import read_values
from explorer.dataset.remedies import NOTHING, REMEDIES, WHOM
from explorer.dataset.yardsticks import YARDSTICKS
from explorer.measures.growth import GROWTH_PARTS
from explorer.measures.record import GROUPS
from explorer.measures.registry import ALL_MEASURES
from explorer.measures.series import SERIES
from explorer.network import between, build, filter_record, period, proposal
from explorer.network.change_records import CHANGES
from explorer.network.filters import FILTERS
from explorer.scenario import STEPS
from explorer.snapshot import FORMATS
from explorer.tables.time import PRESETS, Preset
from explorer.translate import DEFAULT, FOLDERS, LANGUAGES, SOURCE, Translator, name_language
from explorer.web import about

OWN = "Indicator of this project"
PROJECT = Path(__file__).resolve().parents[1]
WEB = PROJECT / "explorer" / "web"
CATALOGUES = [language for language in LANGUAGES if language != SOURCE]
# What a text is found by in a catalogue: its context and its one or two English texts.
Key = tuple[str | None, tuple[str, ...]]


def list_keys() -> set[Key]:
    """Every text that a translator is given: in calls, marked in tables, and of records."""
    keys = {key for path in (PROJECT / "explorer").rglob("*.py") for key in find_keys(path)}
    keys |= {(record.context, (record.label,)) for record in list_records()}
    keys |= {(record.context, (record.label,)) for record in FORMATS.values()}
    named = (
        *CHANGES.values(),
        *GROWTH_PARTS.values(),
        *PRESETS.values(),
        *SERIES.values(),
        *STEPS.values(),
    )
    keys |= {(record.context, (record.label,)) for record in named}
    plain = {record.meaning for record in named if not isinstance(record, Preset)}
    plain |= {record.meaning for record in ALL_MEASURES.values()} | list_given() | list_reasons()
    plain |= {
        *division_file.TEXTS,
        *proposal.TEXTS,
        *build.TEXTS,
        *period.TEXTS,
        *between.TEXTS_OF_CAUSES.values(),
        *SEVERITIES,
        *list_filter_texts(),
        *(each.label for each in YARDSTICKS),
        *(each.text for each in REMEDIES.values()),
        *WHOM.values(),
        NOTHING,
    }
    for rule in FINDING_RULES.values():
        plain |= {rule.title, *rule.list_texts(";".join(rule.cases))}
    keys |= {(None, record.counted) for record in FILTERS.values() if record.control == "number"}
    return keys | {(None, (text,)) for text in plain}


def list_filter_texts() -> set[str]:
    """Everything that the records of filters say."""
    found = set(filter_record.TEXTS)
    for record in FILTERS.values():
        found |= {record.parameter.meaning, record.label, record.note, record.label_in_file}
        found |= {*record.texts.values(), *record.texts_in_file.values()}
    return found - {""}


def find_keys(path: Path) -> Iterator[Key]:
    """Texts of a module in `t("...")`, `N_("...")`, `t.n("...", "...")` and `t.within`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        function = ast.unparse(node.func)
        if function in ("t", "N_"):
            yield from ((None, (text,)) for text in list_constants(node.args[0]))
        elif function in ("t.n", "t.within"):
            pair = [text for each in node.args[:2] for text in list_constants(each)]
            if len(pair) == 2:
                yield (None, tuple(pair)) if function == "t.n" else (pair[0], (pair[1],))


def list_constants(node: ast.expr) -> list[str]:
    """The text that an expression is, or those between which it chooses."""
    if isinstance(node, ast.IfExp):
        return [*list_constants(node.body), *list_constants(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) else []


def list_records() -> list[vocabulary.Term]:
    """Everything with a label of its own: terms of every list, and measures."""
    lists = [each for each in vars(vocabulary).values() if isinstance(each, type(GROUPS))]
    terms = [term for terms in (*lists, GROUPS) for term in terms.values()]
    assert len(terms) > 100
    return [*terms, *ALL_MEASURES.values()]


def list_given() -> set[str]:
    """What the metadata of the shipped packages say on pages, and our own words on literature."""
    given = {next(iter(terms.values())).source for _, terms in about.LISTS}
    given |= {each.reference for each in ALL_MEASURES.values() if each.reference.startswith(OWN)}
    for descriptor in (PROJECT / "data").glob("*/datapackage.json"):
        metadata = json.loads(descriptor.read_text(encoding="utf-8"))
        given |= {
            metadata["title"],
            metadata["description"],
            *(each["title"] for each in metadata["licenses"]),
        }
        given |= {each[key] for each in metadata["sources"] for key in ("title", "publisher")}
        given |= {entry.get("note", "") for entry in metadata["coverage"]}
    given |= {each["description"] for each in schema.read_resources().values()}
    assert len(given) > 30
    return given - {""}


def list_reasons() -> set[str]:
    """What was decided by hand, as findings say it."""
    tables = (load_dataset(path).findings for path in (PROJECT / "data").iterdir())
    values = [read_values(text) for table in tables for text in table["values"]]
    return {str(each[REASON]) for each in values if REASON in each}


def read_messages(language: str) -> list[Message]:
    """What a catalogue holds, its header left out."""
    with (FOLDERS[0] / f"{language}.po").open("rb") as file:
        catalogue: Catalog = read_po(file)
    return [message for message in catalogue if message.id]


def forms_of(texts: str | tuple[str, ...]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_text_is_translated_and_none_is_left_over(language):
    found = {(message.context, forms_of(message.id)) for message in read_messages(language)}
    # A catalogue has a text once: with its plural where it has one, alone where it has not.
    singular = {(context, texts[:1]) for context, texts in found if len(texts) > 1}
    assert list_keys() - singular == found


@pytest.mark.parametrize("language", CATALOGUES)
def test_placeholders_survive_translation(language):
    for message in read_messages(language):
        names = {frozenset(split_names(text)) for text in forms_of(message.id)}
        said = {frozenset(split_names(text)) for text in forms_of(message.string)}
        assert said <= names, message.id
        assert all(forms_of(message.string)), message.id


def split_names(text: str) -> list[str]:
    return [part.split("}")[0] for part in text.split("{")[1:]]


def test_numbers_and_dates_take_the_form_of_the_language():
    dutch, english = Translator("nl"), Translator("en")
    assert dutch.number(3187.25, digits=1) == "3.187,2"
    assert english.number(3187) == "3,187"
    assert dutch.separators == ",."
    assert english.separators == ".,"
    assert dutch.share(0.255, digits=1) == "25,5%"
    assert dutch.day("2026-05-16") == "16 mei 2026"
    assert english.day("2026-05-16") == "16 May 2026"


def test_zero_is_said_of_zero_alone():
    dutch, english = Translator("nl"), Translator("en")
    assert [english.number(value, digits=3) for value in (0, 1e-17, 0.0005, 0.0006)] == [
        "0.000", "0.000", "< 0.001", "0.001",
    ]  # fmt: skip
    assert dutch.number(2e-9, digits=2) == "< 0,01"
    assert english.number(-0.001, digits=2) == "> -0.01"
    assert (english.number(0.3), english.share(0.003)) == ("< 1", "< 1%")


def test_a_catalogue_is_a_language_and_the_default_comes_first():
    assert LANGUAGES[0] == DEFAULT
    assert set(LANGUAGES) == {SOURCE, *(path.stem for path in FOLDERS[0].glob("*.po"))}
    assert [name_language(language) for language in ("nl", "en")] == ["Nederlands", "English"]


def test_one_word_of_two_lists_is_said_in_two_ways():
    dutch = Translator("nl")
    division = vocabulary.DIVISIONS["regioatlas_socialewerkvoorziening"]
    assert dutch.label(division) == "Sociale werkvoorziening"
    assert dutch.label(vocabulary.THEMES["6.4"]) == "Wsw en beschut werk"
    assert dutch("") == ""


def test_who_says_nothing_loads_no_babel():
    check = "import sys, explorer.translate; sys.exit('babel' in sys.modules)"
    subprocess.run([sys.executable, "-c", check], check=True, cwd=PROJECT)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", ["0 deelnemers", "1 deelnemer", "2 deelnemers", "1.000 deelnemers"]),
        ("en", ["0 members", "1 member", "2 members", "1,000 members"]),
    ],
)
def test_a_number_of_things_takes_the_form_of_the_number(language, said):
    t = Translator(language)
    assert [t.n("{n} member", "{n} members", n) for n in (0, 1, 2, 1000)] == said
    assert t.n("{n} of {all} takes part", "{n} of {all} take part", 1, all=said[2]).startswith("1 ")


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_text_with_a_number_has_a_form_for_one_and_for_more(language):
    """A number before its noun asks for a plural; after a colon or alone it does not."""
    counted = re.compile(r"\{(n|count|number)\} [a-z]{3,}s\b")
    texts = [forms_of(message.id) for message in read_messages(language)]
    alone = [each[0] for each in texts if len(each) == 1 and counted.search(each[0])]
    assert alone == []


def test_a_day_of_the_year_is_written_in_the_language():
    assert Translator("nl").day_of_year("2026-05-16") == "16 mei"
    assert Translator("en").day_of_year("2026-05-16") == "16 May"
