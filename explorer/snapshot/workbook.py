"""An extract as an Excel workbook: nodes, ties and what they are of, a sheet each."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from explorer.errors import SnapshotError
from explorer.network.serialise import replace_unwritable
from explorer.snapshot.archive import repack
from explorer.snapshot.extract import Extract
from explorer.snapshot.tables import unify_lines

FIXED = datetime(1980, 1, 1)
MOST_ROWS = 1_048_576
MOST_LETTERS = 32_767
WIDTHS = {"id": 14, "name": 44, "actor_id": 14, "collaboration_id": 14}


def write_workbook(extract: Extract) -> bytes:
    """Sheets `nodes`, `ties` and `about`, columns as in the CSV files; always equal bytes.

    Every text is a text to a spreadsheet too, whatever it begins with, and dates are texts in
    ISO 8601. Raises `SnapshotError` when a sheet cannot hold the rows or a cell the text.
    """
    about = pd.DataFrame(extract.about.items(), columns=["what", "value"])
    sheets = {"nodes": extract.nodes, "ties": extract.ties, "about": about}
    for name, frame in sheets.items():
        _check_fit(name, frame)
    book = Workbook(write_only=True)
    book.properties.creator = extract.about["software"]
    book.properties.title = extract.about["name"]
    book.properties.created = book.properties.modified = FIXED
    for name, frame in sheets.items():
        _add_sheet(book, name, frame)
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        # `book.save` would write the present time into the file.
        ExcelWriter(book, archive).save()
    return repack(buffer)


def _check_fit(name: str, frame: pd.DataFrame) -> None:
    if len(frame) >= MOST_ROWS:
        raise SnapshotError(
            f"a sheet of XLSX holds {MOST_ROWS:,} rows and {name} has {len(frame) + 1:,}; "
            "choose CSV or Parquet, or narrow the filters"
        )
    for text in frame.to_numpy(dtype=object).ravel():
        if isinstance(text, str) and len(text) > MOST_LETTERS:
            raise SnapshotError(
                f"a cell of XLSX holds {MOST_LETTERS:,} characters, too few for {text[:40]!r}...; "
                "choose CSV or Parquet"
            )


def _add_sheet(book: Workbook, name: str, frame: pd.DataFrame) -> None:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "B2"
    for place, column in enumerate(frame.columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS.get(column, 16)
    if len(frame):
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(frame.columns))}{len(frame) + 1}"
    header = [_make_cell(sheet, column) for column in frame.columns]
    for cell in header:
        cell.font = Font(bold=True)
    sheet.append(header)
    for row in frame.astype(object).itertuples(index=False):
        sheet.append(_make_row(sheet, row))


def _make_row(sheet: object, row: Iterable[object]) -> list[object]:
    values: list[object] = []
    for value in row:
        if isinstance(value, str):
            values.append(_make_cell(sheet, value) if value else None)
        else:
            values.append(None if pd.isna(value) else value)
    return values


def _make_cell(sheet: object, text: str) -> WriteOnlyCell:
    """A cell with a text, never a formula."""
    cell = WriteOnlyCell(sheet, replace_unwritable(unify_lines(text)))
    cell.data_type = "s"
    return cell
