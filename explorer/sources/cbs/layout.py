"""What the columns and codes of a raw Iv3 table say; a fault names file, row and column.

Keys are padded with blanks, and may be followed by their title: `6.1 Samenkracht`.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from explorer.errors import SourceError

REPORT, TOWN, FIELD, CATEGORY = "Verslagsoort", "Gemeenten", "TaakveldBalanspost", "Categorie"
KEYS = (REPORT, TOWN, FIELD, CATEGORY)
# One column of amounts a time that the table was published again.
PLACEMENT = re.compile(r"k_([0-9]{1,2})[a-z]{0,4}Plaatsing_[0-9]{1,2}")
# What CBS writes for "no figure"; real amounts go below it.
NO_FIGURE = -99998
REPORTS = {"000": "budget", "005": "accounts"}
FIRST_YEAR = 2017
MOST_COLUMNS = 60
KNOWN = 400
AGAIN = "fetch the table again, whole and unchanged"
T = TypeVar("T")
Cells = Sequence[str | float | None]


@dataclass(frozen=True)
class Layout:
    """The columns that are read, the keys first, then amounts by placement, the first first."""

    columns: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """A row that is read: of which municipality, year and report, under what, and how much.

    field: its task field, empty for a balance post; amount: thousands of euros, None for no figure.
    """

    town: str
    year: int
    report: str
    field: str
    category: str
    amount: float | None


def find_layout(columns: Collection[str], source: str) -> Layout:
    """Which columns of a table are read; raises `SourceError` where it is another table."""
    if len(columns) > MOST_COLUMNS:
        raise SourceError(
            f"{source} has {len(columns)} columns, more than {MOST_COLUMNS}: give an Iv3 table of "
            "municipalities as CBS serves it"
        )
    placed = {int(found[1]): name for name in columns if (found := PLACEMENT.fullmatch(name))}
    missing = [name for name in KEYS if name not in columns]
    missing += [] if placed else ["k_1ePlaatsing_1"]
    if missing:
        raise SourceError(
            f"{source} lacks the column(s) {', '.join(missing)}: give an Iv3 table of "
            "municipalities as CBS serves it, of 2017 or later, such as 45067NED"
        )
    return Layout((*KEYS, *(placed[number] for number in sorted(placed))))


def read_entry(cells: Cells, layout: Layout, where: str) -> Entry | None:
    """What a row says; None for one of another report than budget and accounts.

    cells: in the order of the layout; where: file and row, for a fault, which is a `SourceError`.
    """
    year, report = _read(cells[0], REPORT, where, _read_report)
    town = _read(cells[1], TOWN, where, _read_town)
    field = _read(cells[2], FIELD, where, _read_field)
    category = _read(cells[3], CATEGORY, where, _read_category)
    if not report:
        return None
    return Entry(town, year, report, field, category, _read_amount(cells, layout, where))


def _read(cell: str | float | None, column: str, where: str, reader: Callable[[str], T]) -> T:
    try:
        return reader(cell if isinstance(cell, str) else "")
    except ValueError as error:
        raise _find_fault(where, column, cell, str(error)) from error


@lru_cache(maxsize=KNOWN)
def _read_report(text: str) -> tuple[int, str]:
    found = re.match(r"([0-9]{4})X([0-9]{3})\b", text.strip())
    if not found:
        raise ValueError("says no year and report, such as 2024X005")
    if int(found[1]) < FIRST_YEAR:
        raise ValueError(f"is of before {FIRST_YEAR}, when the task fields began")
    return int(found[1]), REPORTS.get(found[2], "")


@lru_cache(maxsize=4 * KNOWN)
def _read_town(text: str) -> str:
    code = _take_code(text).upper()
    if not re.fullmatch("GM[0-9]{4}", code):
        raise ValueError("is no municipality, such as GM0344")
    return code


@lru_cache(maxsize=KNOWN)
def _read_field(text: str) -> str:
    """A task field; empty for a balance post."""
    code = _take_code(text)
    if code[:1] in ("A", "P"):
        return ""
    if not re.fullmatch(r"[0-8]\.[0-9]{1,3}[a-z]?", code):
        raise ValueError("is no task field or balance post, such as 6.1 or A111")
    return code


@lru_cache(maxsize=KNOWN)
def _read_category(text: str) -> str:
    code = _take_code(text)
    if not code:
        raise ValueError("is no category, such as L4.3.3")
    return code


def _take_code(text: str) -> str:
    return text.split(maxsplit=1)[0] if text.strip() else ""


def _read_amount(cells: Cells, layout: Layout, where: str) -> float | None:
    """The last placement that is filled."""
    for place in range(len(layout.columns) - 1, len(KEYS) - 1, -1):
        cell = cells[place]
        if cell is None or (isinstance(cell, str) and cell.strip() in ("", ".")):
            continue
        number = _read_number(cell)
        if number is None:
            raise _find_fault(where, layout.columns[place], cell, "is no amount")
        if number != NO_FIGURE:
            return number
    return None


def _read_number(cell: str | float) -> float | None:
    if isinstance(cell, str) and not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", cell.strip()):
        return None
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return None
    number = float(cell)
    return number if abs(number) < 10**12 else None


def _find_fault(where: str, column: str, cell: object, reason: str) -> SourceError:
    text = "" if cell is None else str(cell).strip()
    shown = repr(text if len(text) <= 40 else text[:39] + "…")
    return SourceError(f"{where}, {column}: {shown} {reason}; {AGAIN}")
