"""A third language, that marks every letter: what a page says without its translator shows."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from explorer import translate, vocabulary
from explorer.dataset import Dataset
from explorer.dataset.finding_rule import REASON
from explorer.dataset.findings import read_values
from explorer.snapshot import FORMATS
from explorer.snapshot.options import LANG
from explorer.web import language
from explorer.web.api.operations import OPERATIONS
from explorer.web.explore.caption import describe_picture
from explorer.web.explore.drawing import draw_base, list_shown_nodes
from explorer.web.explore.matrix_view import build_matrix_view
from explorer.web.explore.table import list_grid_columns, list_rows
from explorer.web.factory import build_page, load_packages
from explorer.web.overlap.proposal import build_answer
from explorer.web.search import find, list_hits
from explorer.web.site import Context, Site
from explorer.web.ui import frame
from explorer.web.ui.frame import list_options
from tests.conftest import DATA
from tests.web.addresses import make_site
from tests.web.overlap.test_divisions import keep
from tests.web.spoken import list_spoken
from tests.web.visits import VISITED
from tools import pseudo

FACES = (
    "/?nodes=municipality&keep=all&size=betweenness&colour=degree&shade=population",
    "/?select=GM0344,GM0363", "/?select=GR24221387", "/?select=GM0344,GR24221387",
    "/?domain=8&province=PV24&form=GO", "/?domain=1,6&least=3&cross_border=no&power=mandate",
    "/?organ=council&theme=6.9", "/?data=nl-2016", "/municipality/GM0344?data=nl-2016",
    "/centrality?list=collaboration", "/overlap?list=collaboration",
    "/overlap?part=divisions&data=nl-2016", "/overlap?domain=8&province=PV24&form=GO",
    "/voting", "/voting?members=A:3,B:1&quota=9", "/voting?members=A:0", "/download",
    "/quality?data=nl-2016", "/about?data=nl-2016",
)  # fmt: skip
WRONG = (
    "/?domain=x", "/?least=0", "/?date=yesterday", "/?data=be", "/?level=2",
    "/?select=" + "a," * 20,
    "/?domain=1&domain=2&date=", "/municipality/GM9999", "/municipality/GM0003",
    "/collaboration/GR1", "/snapshot/0123456789ab", "/snapshot/0123456789ab?v=1",
)  # fmt: skip
# What stays as it is, besides code and what is marked as another language's.
NAMES = {
    "Verband": "the program",
    "API": "its interface for programs, named so in every language",
    "CSV": "a format", "SVG": "a format", "PNG": "a format", "GraphML": "a format",
    "Cytoscape": "a program", "SHA": "a digest",
    "SDSM": "a model, by the initials of its name in the literature",
    "34b": "an article of a law",
    "x": "given in `WRONG`", "be": "given in `WRONG`", "yesterday": "given in `WRONG`",
    "A": "a member given in `FACES`", "Atlantis": "a municipality given in a file",
}  # fmt: skip
ADDRESS = re.compile(r"https?://\S+|(?<!\S)/[\w{][\w/{}.-]*(\?\S*)?")
FILES = re.compile(
    r"\b(CC0|CC-BY|ODC-PDDL)-\d\.\d\b"  # licences
    r"|\b\w+\.csv\b"  # files
    r"|\b(application|text)/[\w.+-]+"  # media types
)
CODE = re.compile(
    r"""
    \b[A-Z]{1,5}\d+(\.\d+)?\b              # GM0344, PV26, GR24221387, BWBR0003740
    | \b[0-9a-f]{12,}\b | \#[0-9a-f]{6}\b  # digests and colours
    | %\{[^}]*\} | </?\w+/?>               # places and marks in a hover
    """,
    re.VERBOSE,
)
PLAIN = re.compile(r"[^\W\d_]*[A-Za-z][^\W\d_]*")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """All pages over the shipped packages, which can be asked for in the pseudo-language too."""
    folder = tmp_path_factory.mktemp("locale")
    pseudo.write_catalogue(folder)
    translate.FOLDERS.append(folder)
    spoken = (*translate.LANGUAGES, pseudo.LANGUAGE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "LANGUAGES", spoken)
        patch.setattr(frame, "LANGUAGES", spoken)
        # A reader is frozen, and so are all who hold it.
        object.__setattr__(LANG.reader, "allowed", spoken)
        yield make_site(load_packages(DATA))
    object.__setattr__(LANG.reader, "allowed", translate.LANGUAGES)
    translate.FOLDERS.remove(folder)
    translate.read_catalogue.cache_clear()


@pytest.fixture(scope="module")
def names(site: Site) -> re.Pattern[str]:
    """Names of municipalities, collaborations, bodies, regions and what else has a name."""
    found = {*NAMES, *vocabulary.FORMS, *site.packages.services}
    found |= {record.read_by for record in FORMATS.values() if "," in record.read_by}
    found |= {each.example for record in OPERATIONS.values() for each in record.parameters}
    for service in site.packages.services.values():
        found |= list_names(service.dataset)
    longest_first = sorted(filter(None, found), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def list_names(dataset: Dataset) -> set[str]:
    """Every name in a package, and what its findings name."""
    found = {dataset.name, dataset.metadata["title"], *dataset.divisions["region"]}
    found |= {*dataset.tables["places"]["place"], *dataset.tables["versions"]["name"]}
    found |= {*dataset.actors["name"], *dataset.parties["party"], *dataset.laws["title"]}
    for column in ("name", "short_name", "body", "seat"):
        found |= set(dataset.collaborations[column].dropna())
    for column in ("rule", "table", "key"):
        found |= set(dataset.findings[column])
    for values in dataset.findings["values"].map(read_values):
        found |= {str(value) for name, value in values.items() if name != REASON}
    return found


def find_plain(component: Any, names: re.Pattern[str]) -> set[str]:
    """Texts with words that no translator marked, and that are neither names nor code."""
    return {text for text in list_spoken(component) if PLAIN.search(strip(text, names))}


def strip(text: str, names: re.Pattern[str]) -> str:
    """A text without what stays the same in every language."""
    return CODE.sub(" ", names.sub(" ", ADDRESS.sub(" ", FILES.sub(" ", text))))


def ask(site: Site, address: str) -> Context:
    path, _, query = address.partition("?")
    return site.open(f"{query}&lang={pseudo.LANGUAGE}".lstrip("&"), path)


@pytest.mark.parametrize("address", [*VISITED.values(), *FACES, *WRONG])
def test_every_text_of_a_page_is_translated(site, names, address):
    path, _, query = address.partition("?")
    page = build_page(site, path, f"{query}&lang={pseudo.LANGUAGE}".lstrip("&"))
    assert find_plain(page, names) == set()


PARTS: dict[str, Callable[[Context], Any]] = {
    "picture": lambda asked: describe_picture(asked.service, asked.state, asked.t),
    "matrix": lambda asked: build_matrix_view(asked.service, asked.state, asked.t),
    "headings": lambda asked: list_grid_columns(asked.state, asked.t),
    "rows": lambda asked: list_rows(
        asked.service.measure_shown(asked.state.selection), asked.state, asked.t
    ),
    "columns": lambda asked: [
        heading["label"]
        for heading in draw_base(asked.service, asked.state.put(layout="columns"), asked.t)[
            "headings"
        ]
    ],
    "cards": lambda asked: list_shown_nodes(asked.service, asked.state, asked.t),
    "search": lambda asked: list_options(
        list_hits(find(asked.service, "utr", asked.state.selection), asked.t), asked.t
    ),
    "proposal": lambda asked: build_answer(
        asked.service,
        asked.state,
        asked.t,
        kept=keep("gemeente;regio\nUtrecht;Oost\nZeist;Oost\nHeerlen;Zuid\n", "Utrecht"),
    ),
    "wrong proposal": lambda asked: build_answer(
        asked.service, asked.state, asked.t, kept=keep("gemeente;regio\nAtlantis;Oost\n", "Utrecht")
    ),
}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    "query", ["/", "/?nodes=municipality&keep=all", "/?view=table&list=collaboration"]
)
def test_every_text_of_what_a_page_asks_for_later_is_translated(site, names, part, query):
    assert find_plain(PARTS[part](ask(site, query)), names) == set()


def test_the_pseudo_language_has_its_own_plurals(site):
    t = ask(site, "/").t
    said = [t.n("{n} member", "{n} members", n) for n in (1, 2, 5, 21)]
    assert said == ["1 ḿḗḿƀḗř", "2 ḿḗḿƀḗřş", "5 ḿḗḿƀḗřş", "21 ḿḗḿƀḗř"]


def test_a_text_that_no_translator_saw_is_found(names):
    assert find_plain({"props": {"title": "Members of Utrecht"}}, names) == {"Members of Utrecht"}
    assert find_plain({"props": {"title": "Utrecht, GM0344 · 12"}}, names) == set()
