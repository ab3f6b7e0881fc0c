"""The columns of snapshots and their types, one record each: what every format writes by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd

from explorer.measures.registry import MEASURES


@dataclass(frozen=True)
class Type:
    """A type of values: what one is in Python, and what Parquet calls it.

    empty: what stands where there is no value: an empty text, else nothing.
    """

    python: Callable[[Any], object]
    parquet: str
    empty: str | None = None


TEXT = Type(str, "string", "")
WHOLE = Type(int, "int64")
NUMBER = Type(float, "double")
TRUTH = Type(bool, "bool")
_NODES = {
    "id": TEXT, "bipartite": WHOLE, "kind": TEXT, "name": TEXT, "domain": TEXT,
    "short_name": TEXT, "form": TEXT, "power": TEXT, "themes": TEXT, "domain_basis": TEXT,
    "obligation": TEXT, "cross_border": TRUTH, "laws": TEXT, "body": TEXT, "seat": TEXT,
    "website": TEXT, "started": TEXT, "verified": TEXT, "register_id": TEXT, "matched": TEXT,
    "province_id": TEXT, "population": WHOLE, "area_km2": NUMBER, "council_seats": WHOLE,
    "longitude": NUMBER, "latitude": NUMBER,
}  # fmt: skip
_TIES = {
    "actor_id": TEXT, "collaboration_id": TEXT, "since": TEXT, "organs": TEXT,
    "cost_share": NUMBER, "basis": TEXT,
}  # fmt: skip
_PAIRS = {"first": TEXT, "second": TEXT, "shared": WHOLE}
NODE_COLUMNS, TIE_COLUMNS, PAIR_COLUMNS = list(_NODES), list(_TIES), list(_PAIRS)
_MEASURES = {
    name: WHOLE if record.unit in ("ties", "nodes") else NUMBER for name, record in MEASURES.items()
}
_BASES = {record.basis: TEXT for record in MEASURES.values() if record.basis}
TYPES: Mapping[str, Type] = MappingProxyType({**_NODES, **_TIES, **_PAIRS, **_MEASURES, **_BASES})


def type_values(frame: pd.DataFrame) -> pd.DataFrame:
    """The table with every value as the type of its column has it, in columns of objects."""
    return pd.DataFrame(
        {name: _type_column(frame[name], TYPES[str(name)]) for name in frame},
        index=frame.index,
        dtype=object,
    )


def _type_column(values: pd.Series, type_: Type) -> pd.Series:
    known = (values.notna() & values.ne("")).fillna(value=False)
    typed = [
        type_.python(value) if there else type_.empty
        for value, there in zip(values, known, strict=True)
    ]
    return pd.Series(typed, index=values.index, dtype=object)
