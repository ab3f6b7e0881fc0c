"""What each arrangement is for: its domain, themes, obligation and the name people use.

Layers, the first that speaks decides: decided by hand, a telling name, a cited sector law, the
register's policy area, and last a word in name or purpose. An arrangement on which no layer speaks
keeps an empty domain: it wants a row in `tables/curated_domains.csv`.
"""

import pandas as pd

from explorer.sources import domain_rules, naming
from explorer.vocabulary import domain_of

COLUMNS = ["short_name", "domain", "themes", "domain_basis", "obligation"]


def classify_collaborations(texts: pd.DataFrame) -> pd.DataFrame:
    """Short name, domain, themes, basis of the domain and obligation of each arrangement.

    `texts` is indexed by collaboration_id and has `title`, `citation_title`, `body` and `purpose`
    (text), and `policy_areas` and `laws` (lists of text; laws by BWB id). Returns a frame with the
    same index and the columns of `COLUMNS`; `themes` are Iv3 task fields, sorted, separated by `;`.
    Cost is linear in the arrangements.
    """
    names = domain_rules.name_text(texts)
    decided, basis = _decide_themes(texts, names=names)
    main = decided.map(lambda themes: themes.split(";")[0])
    domain = main.map(domain_of)
    themes = _widen_themes(decided, texts=texts)
    result = pd.DataFrame(
        {
            "short_name": naming.build_short_names(texts),
            "domain": domain,
            "themes": themes,
            "domain_basis": basis,
            "obligation": _find_obligation(main, themes, names=names, laws=texts["laws"]),
        },
        index=texts.index,
    )
    return result[COLUMNS]


def _decide_themes(texts: pd.DataFrame, *, names: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Themes with the main one first, and the layer that gave them."""
    purpose = domain_rules.normalise_text(texts["purpose"])
    layers = [
        ("curated", domain_rules.curated_themes(texts)),
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
    """The themes decided, with those of the same domain that laws and purpose add, sorted."""
    laws = domain_rules.added_themes(texts["laws"])
    tasks = domain_rules.task_themes(domain_rules.normalise_text(texts["purpose"]))
    pairs = zip(decided, laws + ";" + tasks, strict=True)
    return pd.Series([_join_themes(*pair) for pair in pairs], index=decided.index, dtype=str)


def _join_themes(decided: str, added: str) -> str:
    own = domain_rules.split_themes(decided)
    domain = domain_of(own[0]) if own else ""
    more = [t for t in domain_rules.split_themes(added) if domain_of(t) == domain]
    return ";".join(sorted({*own, *more}))


def _find_obligation(
    main: pd.Series, themes: pd.Series, *, names: pd.Series, laws: pd.Series
) -> pd.Series:
    """The first row of the obligation table that holds for what the arrangement is for.

    A row asks for its theme as the main one, or (`where` is `any`) among the themes of the main
    one's domain, and then for a cited law or a name. A law cited in passing obliges to nothing.
    """
    found = pd.Series("", index=main.index, dtype=str)
    for row in domain_rules.load_rules("obligations"):
        theme = row["theme"]
        hit = main == theme
        if row["where"] == "any":
            hit = (main.map(domain_of) == domain_of(theme)) & _names_theme(themes, theme)
        if row["law"]:
            hit &= laws.map(lambda cited, law=row["law"]: law in cited).astype(bool)
        if row["pattern"]:
            hit &= domain_rules.match_pattern(names, row["pattern"])
        found = found.mask(hit & (found == ""), row["obligation"])
    return found.mask(found == "", "voluntary")


def _names_theme(themes: pd.Series, theme: str) -> pd.Series:
    return themes.map(lambda cell: theme in cell.split(";")).astype(bool)
