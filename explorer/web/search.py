"""What the search box and the API find: names, names in use, tasks by what people call them."""

from collections.abc import Iterator
from functools import lru_cache

import pandas as pd

from explorer import vocabulary
from explorer.dataset import Dataset
from explorer.dataset.timeslice import collaborations_at
from explorer.network import Selection
from explorer.network.search import Index, Match, index_names
from explorer.tables.everyday import NAMES_IN_USE, WORDS
from explorer.tables.queries import Service
from explorer.themes import GROUPED_THEMES
from explorer.translate import LANGUAGES, N_, Translator
from explorer.vocabulary import Term

LONGEST = 100
MOST_HITS = 50
HITS = ["kind", "id", "name", "leads_to", "actor_kind", "heading"]
# What hits are called, by their kind, in the order of their headings.
KINDS = {
    "municipality": N_("Municipalities"),
    "use": N_("Municipalities"),
    "theme": N_("Tasks"),
    "domain": N_("Tasks"),
    "collaboration": N_("Collaborations"),
    "body": N_("Collaborations"),
    "former": N_("Former municipalities"),
    "place": N_("Places"),
    "actor": N_("Other participants"),
}


def find(service: Service, text: str, selection: Selection, *, limit: int = 10) -> list[Match]:
    """What is like `text` at the selection's date, the best first."""
    return index_all(service.dataset, service.date_of(selection)).search(text, limit=limit)


@lru_cache(maxsize=16)
def index_all(dataset: Dataset, date: str) -> Index:
    """Names of nodes in being at `date`, names in use for them, and tasks that they have then."""
    names = index_names(dataset, date)
    here = {match.node_id: match for match in names if match.kind == "municipality"}
    used = [
        Match(code, name, "use", here[code].name, here[code].inhabitants)
        for code, texts in NAMES_IN_USE.items()
        if code in here
        for name in texts
        if name != here[code].name
    ]
    return Index([*names, *used, *_list_subjects(dataset, date)])


def _list_subjects(dataset: Dataset, date: str) -> Iterator[Match]:
    """Domains, themes and groups of themes of some collaboration, by label and everyday word."""
    rows = collaborations_at(dataset, date)
    held = {theme for text in rows["themes"].unique() for theme in text.split(";")}
    held |= {group for group, themes in GROUPED_THEMES.items() if held & set(themes)}
    speakers = [Translator(language) for language in LANGUAGES]
    for kind, terms, there in (
        ("theme", {**vocabulary.THEMES, **vocabulary.THEME_GROUPS}, held),
        ("domain", vocabulary.DOMAINS, set(rows["domain"])),
    ):
        for code, term in terms.items():
            if code in there:
                labels = [t.label(term) for t in speakers]
                words = [each.strip() for each in WORDS.get(code, "").split(",") if each]
                for name in dict.fromkeys([*labels, *words]):
                    yield Match(code, name, kind)


def find_term(match: Match) -> Term | None:
    """The domain, theme or group of themes that a hit is; None where it is a node."""
    if match.kind == "domain":
        return vocabulary.DOMAINS[match.node_id]
    themes = {**vocabulary.THEMES, **vocabulary.THEME_GROUPS}
    return themes[match.node_id] if match.kind == "theme" else None


def list_hits(matches: list[Match], t: Translator) -> pd.DataFrame:
    """Hits as a table, the best first.

    kind: of `Match`; id: of the node, or of the domain, theme or group of themes to filter by;
    name: what was found, of a task its label; leads_to: the name of the node where it has
    another; actor_kind: of an actor, its id in the vocabulary; heading: what stands above hits of
    the kind, in the language of `t`.
    """
    rows = [
        (
            match.kind,
            match.node_id,
            t.label(term) if (term := find_term(match)) else match.name,
            match.leads_to,
            match.actor_kind,
            t(KINDS[match.kind]),
        )
        for match in matches
    ]
    return pd.DataFrame(rows, columns=HITS)
