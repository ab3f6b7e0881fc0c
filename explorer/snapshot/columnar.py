"""An extract as Parquet: typed columns for pandas, R, DuckDB and the like."""

from io import BytesIO

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from explorer.measures.registry import MEASURES
from explorer.snapshot.archive import pack
from explorer.snapshot.extract import Extract

WHOLE = ("bipartite", "population", "council_seats", "shared", "degree", "partners")
NUMBERS = {"area_km2", "longitude", "latitude", *MEASURES} - set(WHOLE)


def write_parquet(extract: Extract) -> bytes:
    """A zip archive of `nodes.parquet` and `ties.parquet`, columns as in the CSV files.

    Texts are strings, missing ones empty or null as in the package, dates texts in ISO 8601,
    counts 64-bit integers, other numbers doubles; what the tables are of is in the metadata of
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
    known = [None if pd.isna(value) else value for value in values]
    if str(values.name) in WHOLE:
        return pa.array(known, type=pa.int64())
    if str(values.name) in NUMBERS:
        return pa.array(known, type=pa.float64())
    texts = [
        value.encode("utf-8", errors="replace").decode() if isinstance(value, str) else value
        for value in known
    ]
    return pa.array(texts, type=pa.string())
