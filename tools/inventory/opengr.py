"""Joint arrangements of 2015-2016 as the twelve provinces reported them (Open State Foundation)."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from explorer.dataset.findings import Finding
from explorer.errors import SourceError
from explorer.sources.mergers import read_rows

FILE = "opengr_provincies.csv"
COLUMNS = ("Deelnemer", "Gemeenschappelijke regeling", "Postcode", "Plaats", "Provincie")
# One province is spelled in two ways.
PROVINCE_SPELLINGS = {"Overrijssel": "Overijssel"}


class ReportedRow(NamedTuple):
    """One participant in one arrangement as a province reported it; `row` in the file, header 1."""

    row: int
    participant: str
    arrangement: str
    seat: str
    province: str


def read_opengr(folder: Path) -> tuple[list[ReportedRow], list[Finding]]:
    """The reported rows in `folder`, encoding and spaces repaired, and what was repaired.

    Raises `SourceError` when the file is missing, lacks a column, has an empty name (it names the
    row), or holds characters that were lost in an earlier conversion.
    """
    path = folder / FILE
    rows, findings = [], []
    for number, record in enumerate(read_rows(path, *COLUMNS), start=2):
        cells = [repair_text(record[column] or "") for column in COLUMNS]
        _check_cells(cells, path=path, row=number)
        for column, cell in zip(COLUMNS, cells, strict=True):
            if is_double_encoded(record[column] or "") and "\u00a0" not in (record[column] or ""):
                findings.append(report_encoding(column, record[column], cell))
        province = re.sub("^Provincie ", "", cells[4])
        province = PROVINCE_SPELLINGS.get(province, province)
        rows.append(ReportedRow(number, cells[0], cells[1], cells[3], province))
    return rows, findings


def _check_cells(cells: Sequence[str], *, path: Path, row: int) -> None:
    for column, cell in zip(COLUMNS[:2], cells, strict=False):
        if not cell:
            raise SourceError(f"{path}, row {row}: {column} is empty; restore the source file")
    if any("\ufffd" in cell for cell in cells):
        raise SourceError(
            f"{path}, row {row}: a character was lost (U+FFFD); restore the file from its source"
        )


def report_encoding(column: str, before: str, after: str) -> Finding:
    """A finding on one text whose UTF-8 was encoded twice."""
    table = "memberships" if column == "Deelnemer" else "collaborations"
    return Finding("double_encoding", table, after, {"column": column, "before": before})


def is_double_encoded(text: str) -> bool:
    """Whether `text` is UTF-8 once read as Windows-1252.

    >>> is_double_encoded("FryslÃ¢n"), is_double_encoded("Fryslân")
    (True, False)
    """
    return decode_twice(text) != text


def decode_twice(text: str) -> str:
    """`text` with one layer of encoding undone, or as it was when there is no second layer."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def repair_text(text: str) -> str:
    """`text` decoded, with single spaces and none at its ends.

    >>> repair_text("SÃºdwest-FryslÃ¢n ")
    'Súdwest-Fryslân'
    """
    return re.sub(r"\s+", " ", decode_twice(text)).strip()
