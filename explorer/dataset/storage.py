"""A data package in a folder, to and from a `Dataset`."""

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import is_numeric_dtype
from pandas.errors import EmptyDataError, ParserError

from explorer.dataset import schema
from explorer.dataset.model import Dataset
from explorer.errors import DatasetError
from explorer.settings import find_package, read_settings
from explorer.themes import renew_themes

DESCRIPTOR = "datapackage.json"


def use_python_texts() -> None:
    """Have pandas keep texts as Python's own, from now on in this process.

    Where PyArrow is there it would keep them as Arrow's, from which single values, that pages are
    made of, are read some ten times as slowly. For the app and the commands to ask, where they
    start: a session of a user's own stays as it was set.
    """
    pd.set_option("mode.string_storage", "python")


def load(where: str | Path = "") -> Dataset:
    """The data package in a folder; by its name alone one that comes with the project.

    `nl` and `nl-2016` come with it; empty is the folder that EXPLORER_DATA names, or `nl`.
    Raises `DatasetError` when there is no package that can be read.
    """
    return load_dataset(find_package(where) if where else read_settings().data)


def load_dataset(folder: Path | str) -> Dataset:
    """The dataset in `folder`, a Frictionless data package with the tables of `schema.json`.

    An optional table that is missing is empty. Raises `DatasetError` when the folder, its
    `datapackage.json`, another table or a column is missing, or a number cannot be read; the
    message names file, column and row. `validate_package` checks the rest.
    """
    path = Path(folder)
    metadata = read_descriptor(path / DESCRIPTOR)
    tables = {table: read_table(path / f"{table}.csv", table) for table in schema.list_tables()}
    boundaries = {file.name: file.read_bytes() for file in sorted(path.glob("*.geojson"))}
    return Dataset(metadata, tables, boundaries)


def read_descriptor(path: Path) -> Mapping[str, Any]:
    """The package's `datapackage.json`; raises `DatasetError` when missing or unusable."""
    if not path.is_file():
        raise DatasetError(
            f"{path.parent} holds no {DESCRIPTOR}; point EXPLORER_DATA at a data package, "
            "or make one with 'python -m explorer build' or 'import'"
        )
    try:
        metadata = json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise DatasetError(f"{path} is not valid JSON: {error}") from error
    for key in ("name", "date", "resources"):
        if not isinstance(metadata, dict) or key not in metadata:
            raise DatasetError(f"{path} lacks {key!r}, which every package of Verband states")
    return metadata


def read_table(path: Path, table: str) -> pd.DataFrame:
    """One table of a package, columns in the schema's order, numbers as numbers.

    An optional table that is missing is empty; former themes are read as those they are now.
    Raises `DatasetError` when another file or a column is missing or a number cannot be read.
    """
    if schema.is_optional(table) and not path.exists():
        return make_empty_table(table)
    try:
        frame = _parse(path, table)
    except FileNotFoundError as error:
        raise DatasetError(f"{path} is missing from the data package") from error
    except (EmptyDataError, ParserError, UnicodeDecodeError) as error:
        raise DatasetError(f"{path} cannot be read as UTF-8 CSV: {error}") from error
    missing = [column for column in schema.list_columns(table) if column not in frame.columns]
    if missing:
        raise DatasetError(
            f"{path} lacks the column(s) {', '.join(missing)}; if another version of Verband made "
            "the package, make it anew with 'python -m explorer build' or 'import'"
        )
    texts = frame[schema.list_columns(table)]
    if "themes" in texts:
        texts = texts.assign(themes=texts["themes"].map(renew_themes))
    return convert_columns(texts, table, origin=str(path))


def _parse(path: Path, table: str) -> pd.DataFrame:
    """The file as a frame: numbers as numbers where all of them are, else everything as text.

    The parser that reads the file reads its numbers ten times as soon as texts are turned into
    them; `convert_columns` says which text is none.
    """
    numbers = {
        **dict.fromkeys(schema.list_typed_columns(table, "integer"), "Int64"),
        **dict.fromkeys(schema.list_typed_columns(table, "number"), "float64"),
    }
    kinds = dict.fromkeys(schema.list_columns(table), "str") | numbers
    read = partial(pd.read_csv, path, keep_default_na=False, encoding="utf-8")
    try:
        frame = read(dtype=kinds, na_values={column: [""] for column in numbers})
    except (EmptyDataError, ParserError, UnicodeDecodeError):
        raise
    except (ValueError, TypeError, OverflowError):
        return read(dtype=str)
    endless = np.isinf(frame.select_dtypes("float64").to_numpy()).any()
    return read(dtype=str) if endless else frame


def make_empty_table(table: str) -> pd.DataFrame:
    """A table without rows, its columns of the schema's types."""
    frame = pd.DataFrame(columns=schema.list_columns(table), dtype=str)
    return convert_columns(frame, table, origin=table)


def convert_columns(frame: pd.DataFrame, table: str, *, origin: str) -> pd.DataFrame:
    """`frame` with its number columns as numbers and its booleans as booleans.

    Raises `DatasetError` naming `origin`, row (the header is row 1) and column.
    """
    result = frame.copy()
    whole = schema.list_typed_columns(table, "integer")
    for column in schema.list_typed_columns(table, "integer", "number"):
        result[column] = _convert_numbers(result[column], column in whole, origin)
    for column in schema.list_typed_columns(table, "boolean"):
        result[column] = result[column].eq("true")
    return result


def _convert_numbers(texts: pd.Series, whole: bool, origin: str) -> pd.Series:
    """A column of texts as numbers, missing where the text is empty."""
    read = is_numeric_dtype(texts)
    numbers = texts if read else pd.to_numeric(texts.replace("", None), errors="coerce")
    values = numbers.to_numpy(dtype=float, na_value=np.nan)
    given = texts.notna().to_numpy() if read else (texts != "").to_numpy()
    wrong, kind = given & ~np.isfinite(values), "number"
    if whole and not wrong.any():
        wrong, kind = given & (values % 1 != 0), "whole number"
    if wrong.any():
        row = int(wrong.argmax())
        raise DatasetError(
            f"{origin}, row {row + 2}, {texts.name}: {texts.iloc[row]!r} is not a {kind}"
        )
    return numbers.astype("Int64" if whole else "float64")


def write_table(frame: pd.DataFrame, table: str) -> bytes:
    """A table as CSV: UTF-8, LF, sorted by its key, so that equal tables give equal bytes."""
    ordered = frame[schema.list_columns(table)].sort_values(schema.list_keys(table))
    for column in schema.list_typed_columns(table, "boolean"):
        ordered[column] = ordered[column].map({True: "true", False: "false"})
    texts = ordered.select_dtypes(include=["object", "str"]).columns
    ordered[texts] = ordered[texts].replace(r"\r\n?", "\n", regex=True)
    buffer = BytesIO()
    ordered.to_csv(buffer, index=False, lineterminator="\n", encoding="utf-8")
    return buffer.getvalue()


def describe_package(dataset: Dataset) -> dict[str, Any]:
    """The package's `datapackage.json`: its metadata and the schemas of its tables."""
    resources: list[Any] = [schema.read_resources()[table] for table in dataset.present]
    for name in sorted(dataset.boundaries):
        resources.append(
            {
                "name": Path(name).stem.replace("_", "-"),
                "path": name,
                "description": "Boundaries, WGS84",
                "format": "geojson",
                "mediatype": "application/geo+json",
            }
        )
    own = {key: value for key, value in dataset.metadata.items() if key != "resources"}
    return {"profile": "data-package", **own, "resources": resources}


def list_files(dataset: Dataset) -> dict[str, bytes]:
    """The package's files by name, as bytes: the same dataset always gives the same bytes."""
    descriptor = json.dumps(describe_package(dataset), ensure_ascii=False, indent=1)
    tables = {
        f"{table}.csv": write_table(dataset.tables[table], table) for table in dataset.present
    }
    return {DESCRIPTOR: (descriptor + "\n").encode(), **tables, **dataset.boundaries}


def save_dataset(dataset: Dataset, folder: Path | str) -> None:
    """Write the package to `folder`, whole or not at all.

    It is written beside the folder first and then takes its place; whatever fails (a full disk,
    an interrupt) leaves the old folder as it was. A folder that holds anything but a package is
    never replaced. Raises `DatasetError` for such a folder, and when writing fails.
    """
    target = Path(folder).resolve()
    _refuse_strangers(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise DatasetError(f"cannot write {target}: {error}; the old data are untouched") from error
    try:
        for name, content in list_files(dataset).items():
            (staging / name).write_bytes(content)
        staging.chmod(0o755)
        _swap_folder(staging, target)
    except OSError as error:
        raise DatasetError(f"cannot write {target}: {error}; the old data are untouched") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _refuse_strangers(target: Path) -> None:
    """Raise `DatasetError` where a package would take the place of something else."""
    if not target.exists():
        return
    another = "choose a folder that does not exist yet"
    if not target.is_dir():
        raise DatasetError(f"{target} is a file; {another}")
    if target in (Path.cwd(), *Path.cwd().parents):
        raise DatasetError(f"{target} is the folder you are in, or holds it; {another}")
    own = {DESCRIPTOR, *(f"{table}.csv" for table in schema.list_tables())}
    for found in sorted(target.iterdir()):
        boundaries = found.suffix == ".geojson" and found.name.startswith("boundaries-")
        if found.is_dir() or not (found.name in own or boundaries):
            raise DatasetError(f"{found} is no part of a data package and would be lost; {another}")


def _swap_folder(staging: Path, target: Path) -> None:
    if not target.exists():
        os.replace(staging, target)
        return
    retired = staging.with_name(staging.name + "-old")
    os.replace(target, retired)
    try:
        os.replace(staging, target)
    except BaseException:
        os.replace(retired, target)
        raise
    shutil.rmtree(retired, ignore_errors=True)
