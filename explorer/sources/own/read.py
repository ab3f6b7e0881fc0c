"""Data of one's own: a CSV with a row a tie, read and checked.

`tidy_package` makes a data package of it.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer import vocabulary
from explorer.errors import SourceError
from explorer.parameters import is_date
from explorer.themes import read_theme
from explorer.translate import DEFAULT, LANGUAGES, Translator
from explorer.vocabulary import Term

# What a column may be called, in lower case; the first is the name in messages.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "participant": ("participant", "deelnemer", "actor", "gemeente", "municipality"),
    "collaboration": ("collaboration", "samenwerking", "samenwerkingsverband", "regeling"),
    "domain": ("domain", "domein"),
    "form": ("form", "vorm", "samenwerkingsvorm"),
    "since": ("since", "van", "sinds"),
    "until": ("until", "tot"),
    "kind": ("kind", "soort"),
    "longitude": ("longitude", "lengtegraad", "lon"),
    "latitude": ("latitude", "breedtegraad", "lat"),
}
REQUIRED = ("participant", "collaboration")
# Columns that say something of the participant or of the collaboration, not of the tie.
DESCRIBES = {
    "kind": "participant",
    "longitude": "participant",
    "latitude": "participant",
    "domain": "collaboration",
    "form": "collaboration",
}
DOMAINS_AND_THEMES = {**vocabulary.DOMAINS, **vocabulary.THEMES, **vocabulary.THEME_GROUPS}
LISTED = 10
DELIMITERS = ",;\t"


@dataclass(frozen=True)
class Tie:
    """One row: a participant in a collaboration; `row` counts the header as row 1.

    values: by the names of `COLUMNS`, codes of the vocabulary for domain (or themes), form and
    kind; empty when not given.
    """

    row: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The value of a column, or empty."""
        return self.values.get(column, "")


def read_ties(path: Path) -> list[Tie]:
    """The ties in a UTF-8 CSV, comma, semicolon or tab between the columns.

    Raises `SourceError` when the file is missing, empty, no such CSV, lacks a column, or has rows
    with something wrong: each by its row and column, at most ten.
    """
    rows = _read_rows(path)
    header = _match_columns(rows[0][1], path)
    ties: list[Tie] = []
    problems: list[str] = []
    for number, cells in rows[1:]:
        if len(cells) != len(rows[0][1]):
            problems.append(
                f"row {number}: {len(cells)} cells, but the header has {len(rows[0][1])}; "
                "put text that holds the separator between double quotes"
            )
            continue
        tie = Tie(number, {name: cells[place].strip() for name, place in header.items()})
        read, wrong = _read_values(tie)
        ties.append(read)
        problems += wrong
    problems += _find_contradictions(ties)
    problems += find_repeats(
        ties, lambda tie: (tie["participant"].casefold(), tie["collaboration"].casefold())
    )
    if not problems and not ties:
        problems = ["there are no rows below the header; add a row a tie"]
    if problems:
        more = [f"and {len(problems) - LISTED} more"] if len(problems) > LISTED else []
        raise SourceError("\n".join(f"{path}, {each}" for each in [*problems[:LISTED], *more]))
    return ties


def _read_rows(path: Path) -> list[tuple[int, list[str]]]:
    """Row numbers and cells of all rows that are not blank, the header first."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise SourceError(
            f"{path} is not UTF-8 (line {line}); save it as 'CSV UTF-8' and try again"
        ) from error
    first = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = [
            (number, cells) for number, cells in enumerate(reader, 1) if any(map(str.strip, cells))
        ]
    except csv.Error as error:
        raise SourceError(
            f"{path}, line {reader.line_num}: no CSV ({error}); check the double quotes"
        ) from error
    if not rows:
        raise SourceError(f"{path} is empty; give it a header and a row a tie")
    return rows


def _match_columns(cells: Sequence[str], path: Path) -> dict[str, int]:
    """The place of every known column; others are left aside."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        for name, aliases in COLUMNS.items():
            if cell.strip().lower() in aliases:
                if name in found:
                    raise SourceError(
                        f"{path}, row 1: {cells[found[name]]!r} and {cell!r} are the same column "
                        f"({name}); leave one out"
                    )
                found[name] = place
    missing = [name for name in REQUIRED if name not in found]
    if missing:
        names = " and ".join(f"{name} ({COLUMNS[name][1]})" for name in missing)
        raise SourceError(
            f"{path}, row 1: the column {names} is missing; the header has "
            f"{', '.join(cell.strip() for cell in cells)}"
        )
    return found


def _read_values(tie: Tie) -> tuple[Tie, list[str]]:
    """The tie with codes for terms, and what is wrong with it."""
    values = dict(tie.values)
    problems = []
    for column, text in tie.values.items():
        reader = READERS.get(column)
        if reader is None:
            if column in REQUIRED and not text:
                problems.append(f"row {tie.row}, {column}: empty; give a name")
            continue
        try:
            values[column] = reader(text) if text else ""
        except ValueError as error:
            problems.append(f"row {tie.row}, {column}: {text!r} {error}")
            values[column] = ""
    if values.get("since") and values.get("until") and values["until"] <= values["since"]:
        problems.append(
            f"row {tie.row}, until: {values['until']} is not after since ({values['since']}); "
            "it is the first day no longer a member"
        )
    if bool(values.get("longitude")) != bool(values.get("latitude")):
        problems.append(f"row {tie.row}, longitude: give longitude and latitude, or neither")
    return Tie(tie.row, values), problems


def _read_term(terms: Mapping[str, Term], name: str, text: str) -> str:
    for term in terms.values():
        labels = (Translator(language).label(term) for language in LANGUAGES)
        if text.casefold() in (each.casefold() for each in (term.id, *labels)):
            return term.id
    label = Translator(DEFAULT).label
    shown = ", ".join(f"{term.id} ({label(term)})" for term in terms.values() if "." not in term.id)
    raise ValueError(f"is no {name}; write one of {shown}")


def _read_domain(text: str) -> str:
    """A main function, or themes with `;` between: of a group, or what a former one is now."""
    code = text if read_theme(text) else _read_term(DOMAINS_AND_THEMES, "domain", text)
    return ";".join(read_theme(code)) or code


def _read_day(text: str) -> str:
    if not is_date(text):
        raise ValueError("is no date; write 2020-01-31")
    return text


def _read_degrees(most: float, text: str) -> str:
    try:
        degrees = float(text.replace(",", "."))
    except ValueError:
        degrees = float("nan")
    if not -most <= degrees <= most:
        raise ValueError(f"is not within {-most:.0f} to {most:.0f}; write degrees, such as 5.12")
    return f"{degrees:.5f}"


READERS: Mapping[str, Callable[[str], str]] = {
    "domain": _read_domain,
    "form": lambda text: _read_term(vocabulary.FORMS, "form", text),
    "kind": lambda text: _read_term(vocabulary.KINDS, "kind", text),
    "since": _read_day,
    "until": _read_day,
    "longitude": lambda text: _read_degrees(180, text),
    "latitude": lambda text: _read_degrees(90, text),
}


def _find_contradictions(ties: Sequence[Tie]) -> list[str]:
    """Rows that describe the same thing differently."""
    problems = []
    said: dict[tuple[str, str], tuple[str, int]] = {}
    for tie in ties:
        for column, subject in DESCRIBES.items():
            key = (column, tie[subject].casefold())
            before, row = said.setdefault(key, (tie[column], tie.row)) if tie[column] else ("", 0)
            if before != tie[column]:
                problems.append(
                    f"row {tie.row}, {column}: {tie[column]!r} for {tie[subject]}, but "
                    f"{before!r} in row {row}; write the same in both"
                )
    return problems


def find_repeats(ties: Sequence[Tie], identify: Callable[[Tie], tuple[str, str]]) -> list[str]:
    """Ties that stand there twice for the same time; `identify` says who is in what."""
    problems = []
    spans: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        others = spans.setdefault(identify(tie), [])
        other = next((each for each in others if _overlap(tie, each)), None)
        if other:
            problems.append(
                f"row {tie.row}: {tie['participant']} in {tie['collaboration']} is in row "
                f"{other.row} already, for the same time; leave one out"
            )
        others.append(tie)
    return problems


def _overlap(one: Tie, other: Tie) -> bool:
    return (one["since"] < (other["until"] or "9999")) and (
        other["since"] < (one["until"] or "9999")
    )
