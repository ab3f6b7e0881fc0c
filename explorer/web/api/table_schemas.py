"""The shape of What if, a council's year, Money and data quality as JSON, as `schemas`."""

from explorer.scenario import STEPS
from explorer.scenario.answer import TABLES
from explorer.tables.cohesion import COHESION_TABLES, LISTS_OF_COHESION
from explorer.tables.council_year import COLUMNS as COLUMNS_OF_YEAR
from explorer.tables.council_year import LISTS_OF_YEAR
from explorer.tables.mergers import COLUMNS as COLUMNS_OF_MERGERS
from explorer.tables.mergers import LISTS_OF_MERGERS
from explorer.tables.money_figures import SPREAD
from explorer.web.api.schemas import (
    ABOUT,
    DATE,
    NUMBER,
    SHARE,
    TEXT,
    WHOLE,
    Schema,
    list_of,
    may_miss,
    object_of,
    row_of,
    rows_of,
)  # fmt: skip
from explorer.web.search import HITS as COLUMNS_OF_HITS

COUNTS = object_of(
    {
        "municipalities": WHOLE,
        "collaborations": WHOLE,
        "ties": WHOLE,
        "mean": may_miss(NUMBER),
        "communities": WHOLE,
        "modularity": NUMBER,
    }
)
SCENARIO = object_of(
    {
        "about": ABOUT,
        "date": DATE,
        "steps": list_of(object_of({"step": TEXT, "kind": {"enum": list(STEPS)}})),
        "before": COUNTS,
        "after": COUNTS,
        "not_known": TEXT,
        **{
            name: list_of(row_of(record.columns, record.lists))
            for name, record in TABLES.items()
            if record.told
        },
    }
)
MERGERS = rows_of(row_of(COLUMNS_OF_MERGERS, LISTS_OF_MERGERS))
COHESION = rows_of(
    {"anyOf": [row_of(each.columns, LISTS_OF_COHESION) for each in COHESION_TABLES.values()]}
)
NOT_AMENDED = rows_of(
    object_of(
        {
            "province": may_miss(TEXT),
            "form": may_miss(TEXT),
            "arrangements": WHOLE,
            "not_amended": WHOLE,
            "share": SHARE,
        }
    )
)
HITS = rows_of(row_of(COLUMNS_OF_HITS))
COUNCIL_YEAR = rows_of(row_of(COLUMNS_OF_YEAR, LISTS_OF_YEAR))


def _money_rows() -> Schema:
    amounts: dict[str, Schema] = {
        "inhabitants": NUMBER, "expenditure": NUMBER, "joint_euros": NUMBER,
        "joint_per_inhabitant": NUMBER, "joint_share": SHARE,
    }  # fmt: skip
    known = {name: may_miss(shape) for name, shape in amounts.items()}
    year = {"report": TEXT, "year": may_miss(WHOLE)}
    parts = {"parts": may_miss(WHOLE), "known": may_miss(WHOLE)}
    town = {
        "actor_id": TEXT, "name": TEXT, "province_id": may_miss(TEXT), "report": may_miss(TEXT),
        "year": may_miss(WHOLE), **parts, **known, "size_class": may_miss(TEXT),
        "share_rank": may_miss(WHOLE), "collaborations": WHOLE, "bodies": WHOLE,
    }  # fmt: skip
    together = {
        **year, "municipalities": WHOLE, "known": WHOLE, **known,
        "known_per_inhabitant": may_miss(NUMBER), "known_share": may_miss(SHARE),
    }  # fmt: skip
    own = {
        **year, **parts, **known, "class_known": may_miss(WHOLE),
        "class_share": may_miss(SHARE), "class_per_inhabitant": may_miss(NUMBER),
    }  # fmt: skip
    spread = {
        f"{amount}_{name}": may_miss(SHARE if amount == "share" else NUMBER)
        for amount in ("share", "per_inhabitant")
        for name in SPREAD
    }
    group = {
        "by": TEXT, "group": TEXT, "label": TEXT, "municipalities": WHOLE, "known": WHOLE, **spread,
    }  # fmt: skip
    return rows_of({"anyOf": [object_of(each) for each in (town, together, own, group)]})


MONEY = _money_rows()
SETS = rows_of(
    {
        "anyOf": [
            object_of(
                {
                    "figure": TEXT,
                    "kind": {"enum": ["figure", "mean"]},
                    "label": TEXT,
                    "mine": may_miss(NUMBER),
                    "other": may_miss(NUMBER),
                }
            ),
            object_of(
                {
                    **dict.fromkeys(("collaboration_id", "short_name", "domain", "form"), TEXT),
                    **dict.fromkeys(("members", "mine", "other"), WHOLE),
                }
            ),
        ]
    }
)
