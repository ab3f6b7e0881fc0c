"""The name people use for an arrangement, from its body, citation title or title."""

import re

import pandas as pd

from explorer.sources.domain_rules import TABLES
from explorer.sources.spelling import capitalise_words, cut_at_word, repair_spelling

MOST = 60
"""Most characters in a short name."""

_QUOTES = re.compile('[“”„"]')
_QUOTED = re.compile(r"(?<!\w)['‘]([^'‘’]+)['’](?!\w)")
_YEARS = re.compile(r"[\s,-]*\(?\b(19|20)\d\d(\s*-\s*(19|20)\d\d)?\)?$")
_ABBREVIATION = re.compile(r"\s*\([A-Z][\w.]{1,9}\)")
_REMARK = re.compile(
    r"\s*\((in liquidatie|opgeheven|voorheen|in \d{4} opge(heven|gaan))\b[^)]*\)", re.IGNORECASE
)
_OPENING = re.compile(
    r"^(de |het )?("
    r"(meervoudige |lichte |modulaire )?(gemeenschappelijke?|samenwerkings) ?regeling"
    r"|regeling|samenwerkingsovereenkomst|verordening|statuten"
    r"|(grensoverschrijdend |nederlands-duitse )?openba(ar|re) lichaam|gemeenschappelijk orgaan"
    r"|bedrijfsvoeringsorganisatie|centrum(gemeente)? ?regeling|gr|zonder meer)"
    r"(?=[\s:-])[\s:-]*((van|voor|inzake|betreffende|met betrekking tot) )?",
    re.IGNORECASE,
)
_ABBREVIATED = (
    (
        re.compile(r"\b(gemeentelijke|gemeenschappelijke|geneeskundige) gezondheidsdienst\b", re.I),
        "GGD",
    ),
    (re.compile(r"\bintergemeentelijke sociale dienst( \(ISD\))?", re.I), "ISD"),
    (re.compile(r"\bgemeentelijke kredietbank\b", re.I), "GKB"),
)


def build_short_names(texts: pd.DataFrame) -> pd.Series:
    """Short names, unique over all rows, at most `MOST` characters.

    `texts` is indexed by collaboration_id with `title`, `citation_title` and `body`. A name decided
    by hand in `tables/curated_names.csv` goes before the rules. Names that still coincide get
    the year of their title, or else a number in the order of their ids.
    """
    decided = pd.read_csv(TABLES / "curated_names.csv", dtype=str, index_col="collaboration_id")
    by_hand = decided["short_name"].to_dict()
    columns = zip(texts["body"], texts["citation_title"], texts["title"], strict=True)
    names = [
        by_hand.get(str(key)) or shorten_name(next((c for c in cells if c and c.strip()), str(key)))
        for key, cells in zip(texts.index, columns, strict=True)
    ]
    return _make_unique(pd.Series(names, index=texts.index, dtype=str), titles=texts["title"])


def shorten_name(name: str) -> str:
    """One official name without legal form, quotes, year and list of partners, at most `MOST` long.

    >>> shorten_name("Gemeenschappelijke regeling Veiligheidsregio Zeeland 2025")
    'Veiligheidsregio Zeeland'
    >>> shorten_name("Gemeentelijke Gezondheidsdienst Flevoland")
    'GGD Flevoland'
    """
    return cut_at_word(strip_name(name), MOST)


def strip_name(name: str) -> str:
    """The short name before it is cut."""
    short = _QUOTED.sub(r"\1", _QUOTES.sub("", repair_spelling(name)))
    whole, before = short, ""
    while short != before:
        before = short
        short = _OPENING.sub("", short).strip()
    short = short or whole
    for pattern, abbreviation in _ABBREVIATED:
        short = pattern.sub(abbreviation, short)
    short = _ABBREVIATION.sub("", _REMARK.sub("", short))
    short = re.sub(r"(?<=\w\w) van de gemeenten? .*$", "", short)
    return capitalise_words(_YEARS.sub("", short).strip(" ,-"))


def _make_unique(names: pd.Series, *, titles: pd.Series) -> pd.Series:
    taken: set[str] = set(names[~names.str.casefold().duplicated(keep=False)].str.casefold())
    result = names.copy()
    twins = names[names.str.casefold().duplicated(keep=False)]
    for key in sorted(twins.index, key=str):
        year = re.search(r"\b(?:19|20)\d\d\b", str(titles[key]))
        options = [names[key]] + ([f"{cut_at_word(names[key], 55)} {year.group()}"] if year else [])
        options += [f"{cut_at_word(names[key], 54)} ({n})" for n in range(2, len(twins) + 3)]
        result[key] = next(option for option in options if option.casefold() not in taken)
        taken.add(result[key].casefold())
    return result
