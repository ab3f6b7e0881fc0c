"""What each arrangement is for: its domain, themes, obligation and the name people use.

Layers, the first that speaks decides: decided by hand, a telling name, a cited sector law, the
register's policy area, and last a word in name or purpose. An arrangement on which no layer speaks
keeps an empty domain: it wants a row in `tables/curated_domains.csv`.
"""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from explorer.sources import domain_rules, naming
from explorer.sources.obligations import find_last, find_rules, tabulate_obligations
from explorer.themes import GROUPED_THEMES
from explorer.vocabulary import domain_of

COLUMNS = ["short_name", "domain", "themes", "domain_basis", "obligation"]


class Classification(NamedTuple):
    """Columns of the `collaborations` table by collaboration_id, and the `obligations` table."""

    columns: pd.DataFrame
    obligations: pd.DataFrame


def classify_collaborations(
    texts: pd.DataFrame, *, date: str, decided: Mapping[str, str] | None = None
) -> Classification:
    """Short name, domain, themes, basis of the domain and obligation of each arrangement.

    `texts` is indexed by collaboration_id and has `title`, `citation_title`, `body` and `purpose`
    (text), `policy_areas` and `laws` (lists of text; laws by BWB id), `started` and `ended` (ISO
    dates, empty for no end). date: that of the package, for the column `obligation`; decided:
    themes decided by hand by id, those of `tables/curated_domains.csv` if left out. The columns are
    those of `COLUMNS`, with the index of `texts`; `themes` are Iv3 task fields, sorted, separated
    by `;`. Cost is linear in the arrangements.
    """
    by_hand = domain_rules.load_decisions() if decided is None else decided
    names = domain_rules.name_text(texts)
    found, basis = _decide_themes(texts, names=names, by_hand=by_hand)
    main = found.map(lambda themes: themes.split(";")[0])
    themes = _widen_themes(found, texts=texts)
    rules = find_rules(main, themes, names=names, laws=texts["laws"])
    columns = pd.DataFrame(
        {
            "short_name": naming.build_short_names(texts),
            "domain": main.map(domain_of),
            "themes": themes,
            "domain_basis": basis,
            "obligation": find_last(rules, texts, date),
        },
        index=texts.index,
    )
    return Classification(columns[COLUMNS], tabulate_obligations(rules, texts, date))


def _decide_themes(
    texts: pd.DataFrame, *, names: pd.Series, by_hand: Mapping[str, str]
) -> tuple[pd.Series, pd.Series]:
    """Themes with the main one first, and the layer that gave them."""
    purpose = domain_rules.normalise_text(texts["purpose"])
    layers = [
        ("curated", domain_rules.curated_themes(texts, by_hand)),
        ("title", domain_rules.pattern_themes(names, strength="strong")),
        ("law", domain_rules.law_themes(texts["laws"])),
        ("register", domain_rules.policy_themes(texts["policy_areas"])),
        ("title", domain_rules.pattern_themes(names + " | " + purpose, strength="weak")),
    ]
    themes = pd.Series("", index=texts.index, dtype=str)
    basis = pd.Series("", index=texts.index, dtype=str)
    for layer, found in layers:
        new = (themes == "") & (found != "")
        themes, basis = themes.mask(new, found), basis.mask(new, layer)
    return themes, basis


def _widen_themes(decided: pd.Series, *, texts: pd.DataFrame) -> pd.Series:
    """The themes decided, with those of the same domain that laws and purpose add, sorted.

    Of a group of themes (youth care, social support) nothing is added where one is decided
    already: sheltered housing cites the Wmo 2015 for that, not for all of the Wmo.
    """
    laws = domain_rules.added_themes(texts["laws"])
    tasks = domain_rules.task_themes(domain_rules.normalise_text(texts["purpose"]))
    pairs = zip(decided, laws + ";" + tasks, strict=True)
    return pd.Series([_join_themes(*pair) for pair in pairs], index=decided.index, dtype=str)


def _join_themes(decided: str, added: str) -> str:
    own = set(domain_rules.split_themes(decided))
    domains = {domain_of(theme) for theme in domain_rules.split_themes(decided)[:1]}
    settled = {t for members in GROUPED_THEMES.values() if own & set(members) for t in members}
    more = {t for t in domain_rules.split_themes(added) if domain_of(t) in domains}
    return ";".join(sorted(own | (more - settled)))
