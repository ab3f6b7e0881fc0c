"""A division of one's own as a file: a CSV that says in which region each municipality lies.

The columns are municipality and region, in any order; others are left aside. Problems are texts
with {placeholders}, so that a page can say them in its own language (see `DivisionError`).
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from explorer.errors import DivisionError

MOST_BYTES = 1_000_000
LISTED = 10
DELIMITERS = ",;\t"
# What a column may be called, in lower case; the second is its Dutch name in messages.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "municipality": ("municipality", "gemeente", "gemeentenaam", "gemeentecode", "gm_code"),
    "region": ("region", "regio", "regionaam", "gebied"),
}

TOO_LARGE = "The file is larger than 1 MB; a division has one short row for each municipality."
EMPTY = "The file is empty; give it a header and a row for each municipality."
NO_TEXT = "The file is not text; save the table as CSV and try again."
NO_CSV = "Line {row}: this is not CSV ({reason}); check the double quotes."
NO_COLUMN = "Row 1: the column {column} ({other}) is missing; the header has: {header}."
SAME_COLUMN = "Row 1: {first} and {second} are the same column; leave one out."
NO_ROWS = "There are no rows below the header; add a row for each municipality."
TOO_MANY_CELLS = (
    "Row {row}: the number of cells is {count}, that of the header {expected}; put text that holds "
    "the separator between double quotes."
)
NO_NAME = "Row {row}, municipality: empty; give a name, or a code such as GM0344."
NO_REGION = "Row {row}, region: empty for {name}; give a region, or leave the row out."
AND_MORE = "And {count} more."
TEXTS = (
    TOO_LARGE, EMPTY, NO_TEXT, NO_CSV, NO_COLUMN, SAME_COLUMN, NO_ROWS, TOO_MANY_CELLS, NO_NAME,
    NO_REGION, AND_MORE,
)  # fmt: skip

Problem = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Row:
    """One row, the header being row 1: a municipality as it is written, and its region."""

    number: int
    name: str
    region: str


def read_rows(content: bytes) -> tuple[list[Row], list[Problem]]:
    """The rows of a file that are whole, and what is wrong with the others.

    content: UTF-8, with a byte order mark or without, or Windows-1252; comma, semicolon or tab
    between the cells. Spaces around and within cells count once.
    Raises `DivisionError` when it is larger than 1 MB, empty, no text or no CSV, lacks a column
    or has it twice, or has no rows below its header.
    """
    (_, header), *records = _split(_decode(content))
    places = _match_columns(header)
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, cells in records:
        if any(text.strip() for text in cells[len(header) :]):
            counted = {"row": number, "count": len(cells), "expected": len(header)}
            problems.append((TOO_MANY_CELLS, counted))
            continue
        padded = [*cells, *[""] * len(header)]
        name, region = (" ".join(padded[places[column]].split()) for column in COLUMNS)
        if name and region:
            rows.append(Row(number, name, region))
        else:
            problems.append((NO_REGION if name else NO_NAME, {"row": number, "name": name}))
    if not records:
        raise DivisionError([(NO_ROWS, {})])
    return rows, problems


def refuse(problems: Sequence[Problem]) -> None:
    """Raise `DivisionError` when there are problems: the first ten by row, and how many more."""
    if problems:
        ordered = sorted(problems, key=lambda problem: problem[1]["row"])
        more = len(ordered) - LISTED
        left = [(AND_MORE, {"count": more})] if more > 0 else []
        raise DivisionError([*ordered[:LISTED], *left])


def _decode(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise DivisionError([(TOO_LARGE, {})])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Windows-1252 gives nearly any bytes a meaning; files of programs hold zeros.
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise DivisionError([(NO_TEXT, {})])
    if not text.strip():
        raise DivisionError([(EMPTY, {})])
    return text


def _split(text: str) -> list[tuple[int, list[str]]]:
    """Row numbers and cells of all rows that are not blank, the header first."""
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = list(enumerate(reader, 1))
    except csv.Error as error:
        raise DivisionError([(NO_CSV, {"row": reader.line_num, "reason": error})]) from error
    return [(number, cells) for number, cells in rows if any(map(str.strip, cells))]


def _match_columns(header: Sequence[str]) -> dict[str, int]:
    """The place of either column."""
    places: dict[str, int] = {}
    for place, cell in enumerate(header):
        for name, aliases in COLUMNS.items():
            if cell.strip().lower() in aliases:
                if name in places:
                    twice = {"first": header[places[name]].strip(), "second": cell.strip()}
                    raise DivisionError([(SAME_COLUMN, twice)])
                places[name] = place
    shown = ", ".join(cell.strip() for cell in header)
    missing = [
        (NO_COLUMN, {"column": name, "other": aliases[1], "header": shown})
        for name, aliases in COLUMNS.items()
        if name not in places
    ]
    if missing:
        raise DivisionError(missing)
    return places
