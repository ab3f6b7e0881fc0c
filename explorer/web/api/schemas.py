"""The shape of what is answered as JSON, as JSON Schema 2020-12."""

from collections.abc import Iterable, Mapping
from typing import Any

from explorer import vocabulary
from explorer.dataset import schema
from explorer.dataset.seats import LAW, REGISTER
from explorer.measures import overlap, voting
from explorer.measures.growth import GROWTH_PARTS
from explorer.measures.peers import SIZE_CLASSES, WITHIN
from explorer.measures.registry import MEASURES, measures_by, measures_of
from explorer.measures.series import SERIES as ALL_SERIES
from explorer.network.between import COLUMNS as COLUMNS_OF_CHANGES
from explorer.network.change_records import CHANGES as KINDS_OF_CHANGES
from explorer.tables.sheets import COLLABORATION, MUNICIPALITY
from explorer.tables.time import LISTS_OF_CHANGES
from explorer.web.api.sheets import MEMBER, PART, VERSION

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
WHOLE: Schema = {"type": "integer", "minimum": 0}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
PERCENTILE: Schema = {"type": "number", "minimum": 0, "maximum": 100}
TRUTH: Schema = {"type": "boolean"}
DATE: Schema = {"type": "string", "format": "date"}
TEXTS: Schema = {"type": "array", "items": TEXT}
CELL: Schema = {"type": ["string", "number", "boolean", "null"]}
KINDS: Mapping[str, Schema] = {
    "population": WHOLE,
    "council_seats": WHOLE,
    "seats_by_law": WHOLE,
    "seats_basis": {"type": "string", "enum": [REGISTER, LAW]},
    "area_km2": NUMBER,
    "longitude": NUMBER,
    "latitude": NUMBER,
    "collaboration_count": WHOLE,
    "partner_count": WHOLE,
    "member_count": WHOLE,
    "cross_border": TRUTH,
    "population_share": SHARE,
    "size_class": {"type": "string", "enum": list(SIZE_CLASSES)},
    "started": DATE,
    "verified": DATE,
    "since": DATE,
    "until": DATE,
    "power": {"type": "array", "items": {"enum": list(vocabulary.POWERS)}},
    "themes": TEXTS,
    "laws": TEXTS,
    "law_names": TEXTS,
    "organs": TEXTS,
    **{
        name: {"ties": WHOLE, "share": SHARE}.get(record.unit, NUMBER)
        for name, record in measures_by(overlap.pairs).items()
    },
    "relation": {"enum": ["equal", "subset", "superset", "partial"]},
}
ALWAYS = (
    "id",
    "code",
    "name",
    *overlap.COLUMNS,
    "member_count",
    "collaboration_count",
    "partner_count",
)
ABOUT: Schema = {"$ref": "#/components/schemas/About"}


def may_miss(shape: Schema) -> Schema:
    """A value of a shape, or null where it is not known."""
    return {"anyOf": [shape, {"type": "null"}]}


def record_of(columns: Iterable[str]) -> dict[str, Schema]:
    """The properties of a row with columns of `KINDS`, others being texts."""
    shapes = {name: KINDS.get(name, TEXT) for name in columns}
    return {
        name: shape if name in ALWAYS or shape.get("type") == "array" else may_miss(shape)
        for name, shape in shapes.items()
    }


def object_of(properties: Mapping[str, Schema]) -> Schema:
    """An object that has all of some properties and no other."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def list_of(shape: Schema) -> Schema:
    """A list of things of one shape."""
    return {"type": "array", "items": shape}


def rows_of(row: Schema) -> Schema:
    """A table: what it was made from, how many rows there are in all, and those asked for."""
    shape = {"about": ABOUT, "total": WHOLE, "offset": WHOLE, "rows": list_of(row)}
    return object_of(shape)


def measures_like(mode: str) -> Schema:
    """Every measure of a node of a mode (`actor` or `collaboration`) with rank and peers."""
    peers = dict.fromkeys((f"{by}_percentile" for by in WITHIN), may_miss(PERCENTILE))
    among = peers if mode == "actor" else {"domain_median": may_miss(NUMBER)}
    return object_of(
        {
            record.id: object_of(
                {
                    "value": may_miss({"type": "number", "title": record.label}),
                    "rank": may_miss({"type": "integer", "minimum": 1}),
                    **among,
                }
            )
            for record in measures_of(mode).values()
        }
    )


def _measure_columns() -> dict[str, Schema]:
    columns: dict[str, Schema] = {"node_id": TEXT, "bipartite": {"enum": [0, 1]}, "name": TEXT}
    for measure in MEASURES:
        columns[measure] = may_miss(NUMBER)
        columns[f"{measure}_rank"] = may_miss({"type": "integer", "minimum": 1})
        columns |= {f"{measure}_{by}": may_miss(PERCENTILE) for by in WITHIN}
    bases = [record.basis for record in MEASURES.values() if record.basis]
    return columns | dict.fromkeys(bases, may_miss(TEXT))


ALIKE = object_of({"id": TEXT, "name": TEXT, **record_of(overlap.COLUMNS)})
PARTNER = object_of({"code": TEXT, "name": TEXT, **record_of(overlap.COLUMNS)})
IDENTICAL = object_of({"members": WHOLE, "collaborations": TEXTS})

MUNICIPALITIES = rows_of(object_of(record_of(MUNICIPALITY)))
COLLABORATIONS = rows_of(object_of(record_of(COLLABORATION)))
ONE_MUNICIPALITY = object_of(
    {
        "about": ABOUT,
        **record_of(MUNICIPALITY),
        "collaborations": list_of(object_of(record_of(PART))),
        "partners": list_of(PARTNER),
        "identical": list_of(IDENTICAL),
        "measures": measures_like("actor"),
    }
)
LAW_CITED = object_of(
    {
        "law_id": TEXT,
        "title": TEXT,
        "url": may_miss(TEXT),
        "articles": list_of(object_of({"article": TEXT, "url": may_miss(TEXT)})),
    }
)
ONE_COLLABORATION = object_of(
    {
        "about": ABOUT,
        **record_of(COLLABORATION),
        "members": list_of(object_of(record_of(MEMBER))),
        "versions": list_of(object_of(record_of(VERSION))),
        "laws_cited": list_of(LAW_CITED),
        "overlapping": list_of(ALIKE),
        "identical": TEXTS,
        "within": TEXTS,
        "holds": TEXTS,
        "measures": measures_like("collaboration"),
    }
)
NODE_MEASURES = rows_of(object_of(_measure_columns()))
OVERLAP_ROWS = rows_of({"type": "object", "additionalProperties": CELL})
FINDINGS = rows_of(
    object_of(dict.fromkeys([*schema.list_columns("findings"), "detail"], may_miss(TEXT)))
)
CHANGE = object_of(
    {
        **dict.fromkeys(COLUMNS_OF_CHANGES, may_miss(TEXT)),
        **dict.fromkeys(LISTS_OF_CHANGES, TEXTS),
        "change": {"enum": list(KINDS_OF_CHANGES)},
        "date": DATE,
    }
)
COUNTED = object_of(
    {"by": may_miss(TEXT), "label": may_miss(TEXT), **dict.fromkeys(KINDS_OF_CHANGES, WHOLE)}
)
CHANGES = rows_of({"anyOf": [CHANGE, COUNTED]})
GROWTH = object_of(
    {
        "from": DATE,
        "to": DATE,
        "mean_from": NUMBER,
        "mean_to": NUMBER,
        "parts": list_of(
            object_of(
                {
                    "part": {"enum": list(GROWTH_PARTS)},
                    "value": NUMBER,
                    "ties": {"type": "integer"},
                }
            )
        ),
    }
)
SERIES_ROW = object_of(
    {
        "date": DATE,
        "by": may_miss(TEXT),
        "label": may_miss(TEXT),
        "complete": may_miss(TRUTH),
        **{
            record.id: may_miss(SHARE if record.unit == "share" else NUMBER)
            for record in ALL_SERIES.values()
        },
    }
)
MEASURE_ROW: Schema = {
    "type": "object",
    "properties": {
        "date": DATE,
        "municipality_mean": may_miss(NUMBER),
        "collaboration_mean": may_miss(NUMBER),
        "value": may_miss(NUMBER),
        "peer_median": may_miss(NUMBER),
    },
    "required": ["date", "municipality_mean", "collaboration_mean"],
    "additionalProperties": False,
}
SERIES = rows_of({"anyOf": [SERIES_ROW, MEASURE_ROW]})
VOTES = rows_of(
    object_of(
        {
            "member_id": TEXT,
            "name": TEXT,
            **dict.fromkeys(voting.COLUMNS, NUMBER),
            **dict.fromkeys(voting.ROLES, TRUTH),
            "quota": WHOLE,
        }
    )
)
BORDERS: Schema = {"type": "object", "additionalProperties": {"type": "string", "pattern": "^M"}}
HEALTH = object_of({"status": {"const": "ok"}, "data": TEXT, "date": DATE})
DESCRIPTION: Schema = {"type": "object", "required": ["openapi", "info", "paths"]}

COMPONENTS: Mapping[str, Schema] = {
    "About": {
        "type": "object",
        "description": "What an answer was made from, so that it can be cited and made again.",
        "properties": dict.fromkeys(
            ("name", "date", "selection", "source", "licence", "fingerprint", "software"), TEXT
        ),
        "required": ["name", "date", "selection", "fingerprint", "software"],
    },
    "Problem": {
        "type": "object",
        "description": "What is wrong with a request, after RFC 9457.",
        "properties": {
            "type": {"type": "string", "format": "uri-reference"},
            "title": TEXT,
            "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "detail": TEXT,
            "instance": {"type": "string", "format": "uri-reference"},
            "parameter": TEXT,
        },
        "required": ["type", "title", "status", "detail", "instance"],
    },
}


def row_of(columns: Iterable[str], lists: Iterable[str] = ()) -> Schema:
    """A row of columns that hold texts, numbers or nothing, and those of `lists` texts."""
    several = set(lists)
    return object_of({each: TEXTS if each in several else CELL for each in columns})
