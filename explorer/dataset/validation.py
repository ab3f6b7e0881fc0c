"""Whether a folder is a package that Verband can trust: the schema by Frictionless, then rules."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from frictionless import Checklist, Package, Resource
from pandas.errors import EmptyDataError, ParserError

from explorer.dataset import schema
from explorer.dataset.rules import Tables, Violation, check_tables
from explorer.dataset.storage import DESCRIPTOR, make_empty_table, read_descriptor
from explorer.parameters import is_date

__all__ = ["Violation", "validate_package"]

LIMIT = 1000


def validate_package(folder: Path | str) -> list[Violation]:
    """All that is wrong with the package in `folder`, sorted by table and row; empty when valid.

    The tables are held against the schema of Verband, whatever the package says of itself. What is
    missing altogether is reported alone, since nothing else can then be told. At most 1000
    schema violations are listed a table. Raises `DatasetError` when the folder is no package.
    """
    path = Path(folder)
    metadata = read_descriptor(path / DESCRIPTOR)
    tables, broken = _read_texts(path)
    if not is_date(str(metadata["date"])):
        message = f"{metadata['date']!r} is no date; write the date of the data as YYYY-MM-DD"
        broken.append(Violation(DESCRIPTOR, 0, "date", "type-error", message))
    if broken:
        return broken
    return sorted([*_check_schema(path), *check_tables(tables, date=str(metadata["date"]))])


def _read_texts(path: Path) -> tuple[Tables, list[Violation]]:
    """The tables as text, and what keeps them from being read."""
    tables: dict[str, pd.DataFrame] = {}
    broken = []
    for table in schema.list_tables():
        file = path / f"{table}.csv"
        try:
            frame = pd.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8")
        except FileNotFoundError:
            if schema.is_optional(table):
                tables[table] = make_empty_table(table)
                continue
            broken.append(Violation(table, 0, "", "missing-table", f"{file.name} is missing"))
            continue
        except (EmptyDataError, ParserError, UnicodeDecodeError) as error:
            message = f"cannot be read as UTF-8 CSV: {error}"
            broken.append(Violation(table, 0, "", "unreadable-table", message))
            continue
        tables[table] = frame
        broken += [
            Violation(table, 1, column, "missing-column", f"the column {column} is missing")
            for column in schema.list_columns(table)
            if column not in frame.columns
        ]
    return tables, broken


def _check_schema(path: Path) -> Iterator[Violation]:
    resources = [
        Resource.from_descriptor({**each, "schema": {**each["schema"], "fieldsMatch": "subset"}})
        for each in schema.read_resources().values()
        if (path / each["path"]).exists()
    ]
    package = Package(resources=resources, basepath=str(path))
    report = package.validate(Checklist(), limit_errors=LIMIT)
    for task in report.tasks:
        for error in task.errors:
            row = getattr(error, "row_number", 0) or 0
            field = getattr(error, "field_name", "") or ""
            yield Violation(task.name, row, field, error.type, error.note or error.message)
