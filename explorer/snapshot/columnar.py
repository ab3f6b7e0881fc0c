"""An extract as Parquet: typed columns for pandas, R, DuckDB and the like."""

from io import BytesIO

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from explorer.snapshot.archive import pack
from explorer.snapshot.columns import TYPES
from explorer.snapshot.extract import Extract


def write_parquet(extract: Extract) -> bytes:
    """A zip archive of `nodes.parquet` and `ties.parquet`, columns as in the CSV files.

    Texts are strings, missing ones empty, dates texts in ISO 8601, counts 64-bit integers, other
    numbers doubles, truths booleans; what the tables are of is in the metadata of
    each file's schema.
    """
    return pack(
        {
            "nodes.parquet": _write_table(extract.nodes, extract),
            "ties.parquet": _write_table(extract.ties, extract),
        }
    )


def _write_table(frame: pd.DataFrame, extract: Extract) -> bytes:
    columns = {name: _make_column(frame[name]) for name in frame.columns}
    table = pa.table(columns).replace_schema_metadata(dict(extract.about))
    buffer = BytesIO()
    parquet.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def _make_column(values: pd.Series) -> pa.Array:
    """The type by the name, so that an empty table has the same types as a full one."""
    kind = TYPES[str(values.name)].parquet
    known = [None if pd.isna(value) else value for value in values]
    if kind == "string":
        known = [value and value.encode("utf-8", errors="replace").decode() for value in known]
    return pa.array(known, type=pa.type_for_alias(kind))
