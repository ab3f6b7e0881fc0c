"""Rule tables of the classification, and the single rules that read them.

Each rule takes the texts of the arrangements and returns their themes, main one first, separated
by `;`, or an empty string where the rule says nothing. The tables in `tables/` are the rules' only
content; `docs/classification.md` says how they were made.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pandas as pd

from explorer.errors import SourceError
from explorer.vocabulary import THEMES, domain_of

TABLES = Path(__file__).parent / "tables"
THEME_COLUMNS = ("themes", "main", "also")


@cache
def _rows(path: Path) -> tuple[Mapping[str, str], ...]:
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    return tuple(frame.to_dict("records"))


def load_rules(name: str, *, folder: Path = TABLES) -> list[dict[str, str]]:
    """The rows of one rule table, in the order of the file, which is the order of precedence.

    Raises `SourceError` when a row names a theme that the vocabulary does not have.
    """
    rows = [dict(row) for row in _rows(folder / f"{name}.csv")]
    for row in rows:
        named = [t for column in THEME_COLUMNS for t in split_themes(row.get(column, ""))]
        unknown = [theme for theme in named if theme not in THEMES]
        if unknown:
            raise SourceError(f"{name}.csv: unknown theme {unknown[0]} in row {row}")
    return rows


def split_themes(themes: str) -> list[str]:
    """The themes of a `;`-separated cell, in its order."""
    return [theme for theme in themes.split(";") if theme]


def normalise_text(texts: pd.Series) -> pd.Series:
    """Lower case, one kind of apostrophe, no zero-width characters, single spaces."""
    plain = texts.fillna("").str.replace("[\u200b-\u200f\ufeff\u00ad]", "", regex=True)
    plain = plain.str.replace("[‘’`´]", "'", regex=True).str.lower()
    return plain.str.replace(r"[\s\u00a0]+", " ", regex=True).str.strip()


def name_text(texts: pd.DataFrame) -> pd.Series:
    """Title, citation title and body of each arrangement as one text to match names in."""
    parts = [normalise_text(texts[column]) for column in ("title", "citation_title", "body")]
    return parts[0] + " | " + parts[1] + " | " + parts[2]


def load_decisions() -> dict[str, str]:
    """Themes decided by hand by arrangement, each with its reason in the table."""
    return {row["collaboration_id"]: row["themes"] for row in load_rules("curated_domains")}


def curated_themes(texts: pd.DataFrame, decided: Mapping[str, str]) -> pd.Series:
    """Themes decided by hand of each arrangement."""
    return pd.Series([decided.get(key, "") for key in texts.index], index=texts.index, dtype=str)


def pattern_themes(texts: pd.Series, *, strength: str) -> pd.Series:
    """Themes of the first pattern of this strength (`strong`, `weak`) found in each text."""
    found = pd.Series("", index=texts.index, dtype=str)
    for row in load_rules("title_patterns"):
        if row["strength"] == strength:
            hit = match_pattern(texts, row["pattern"])
            found = found.mask(hit & (found == ""), row["themes"])
    return found


def match_pattern(texts: pd.Series, pattern: str) -> pd.Series:
    """Whether each text has the regular expression somewhere; groups capture nothing."""
    search = re.compile(pattern).search
    return texts.map(lambda text: search(text) is not None).astype(bool)


def law_themes(laws: pd.Series) -> pd.Series:
    """Themes of the sector laws cited, where all of them belong to one domain."""
    known = {row["law"]: row["themes"] for row in load_rules("law_themes")}
    return laws.map(lambda cited: _single_domain([known.get(law, "") for law in cited])).astype(str)


def task_themes(purpose: pd.Series) -> pd.Series:
    """Themes of all tasks that each (normalised) purpose names."""
    rows = [row for row in load_rules("title_patterns") if row["strength"] == "task"]
    tests = [(re.compile(row["pattern"]), row["themes"]) for row in rows]
    named = purpose.map(lambda text: ";".join(t for p, t in tests if p.search(text)))
    return named.astype(str)


def added_themes(laws: pd.Series) -> pd.Series:
    """Themes of the cited laws that say which tasks are carried out, whatever their domain."""
    known = {row["law"]: row["themes"] for row in load_rules("law_themes") if row["adds"] == "yes"}
    return laws.map(lambda cited: ";".join(known.get(law, "") for law in cited)).astype(str)


def policy_themes(areas: pd.Series) -> pd.Series:
    """Themes of the register's policy areas, where more than half belong to one domain.

    Support (`organisatie en bedrijfsvoering`) counts only when it stands alone: every organisation
    has it.
    """
    known = {row["policy_area"]: row["themes"] for row in load_rules("policy_themes")}
    return areas.map(lambda named: _majority([_policy(area, known) for area in named])).astype(str)


def _policy(area: str, known: Mapping[str, str]) -> str:
    return known.get(area, known.get(area.split(" | ")[0], ""))


def _single_domain(cells: Sequence[str]) -> str:
    themes = list(dict.fromkeys(theme for cell in cells for theme in split_themes(cell)))
    return ";".join(themes) if len({domain_of(theme) for theme in themes}) == 1 else ""


def _majority(cells: Sequence[str]) -> str:
    themes = [theme for cell in cells for theme in split_themes(cell)]
    content = [theme for theme in themes if theme != "0.4"] or themes
    if not content:
        return ""
    first, most = Counter(domain_of(theme) for theme in content).most_common(1)[0]
    if 2 * most <= len(content):
        return ""
    own = [theme for theme in themes if domain_of(theme) == first]
    return ";".join(dict.fromkeys(sorted(own, key=lambda theme: theme != "0.4")))
