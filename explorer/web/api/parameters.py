"""Every parameter of the addresses for machines: one record each, which validates and describes."""

from typing import Literal

from explorer.network import filters
from explorer.parameters import AnyText, OneOf, Parameter, SomeOf, Whole
from explorer.snapshot import FORMATS, PACKAGE
from explorer.snapshot.options import LANG
from explorer.snapshot.options import PARAMETERS as OPTIONS
from explorer.tables.cohesion import TABLE_OF_COHESION
from explorer.tables.money_figures import PARAMETERS as PARAMETERS_OF_MONEY
from explorer.tables.overlap import OVERLAP_TABLES
from explorer.tables.overlap import PARAMETERS as PARAMETERS_OF_TABLES
from explorer.tables.recorded import NODE as NODE_OF_FEED
from explorer.tables.scenario import STEP, TABLE
from explorer.tables.series import PARAMETERS as PARAMETERS_OF_SERIES
from explorer.tables.sets import PARAMETERS as PARAMETERS_OF_SETS
from explorer.tables.time import COUNTED_BY, FROM, TO
from explorer.translate import N_
from explorer.web.search import LONGEST
from explorer.web.state import DATA
from explorer.web.voting.parameters import MEMBERS, QUOTA, WEIGHTS

MOST_ROWS = 10_000
MOST_OFFSET = 1_000_000
LONGEST_ID = 100


# Where a record of an address has this, the filters of `list_filters` stand.
FILTERS: Literal["filters"] = "filters"
Taken = tuple[Parameter | Literal["filters"], ...]


def list_filters() -> tuple[Parameter, ...]:
    """The parameters that say which network: the package and the filters of a selection."""
    return (DATA, *(record.parameter for record in filters.FILTERS.values()))


def expand(taken: Taken) -> tuple[Parameter, ...]:
    """Parameters with the filters, as they are now, where they stand."""
    parts = (list_filters() if each == FILTERS else (each,) for each in taken)
    return tuple(parameter for part in parts for parameter in part)


FORMAT = Parameter(
    "format",
    N_("How the answer is written; left out, the Accept header decides."),
    OneOf(("json", "csv")),
    "json",
)
PAGING = (
    Parameter("limit", N_("The most rows to give; left out, all."), Whole(1, MOST_ROWS)),
    Parameter("offset", N_("How many rows to pass over first."), Whole(0, MOST_OFFSET), 0),
)
ROWS = (*PAGING, FORMAT)
SNAPSHOT: Taken = (
    Parameter(
        "format",
        N_("The format of the file; `package` is a zip of several and the data themselves."),
        OneOf((*FORMATS, PACKAGE)),
        "graphml",
    ),
    Parameter(
        "formats",
        N_("The formats in a package; left out, all."),
        SomeOf(tuple(FORMATS), len(FORMATS)),
    ),
    *OPTIONS,
    FILTERS,
)
OVERLAP: Taken = (
    Parameter("table", N_("Which table."), OneOf(tuple(OVERLAP_TABLES)), "pairs"),
    FILTERS,
    *PARAMETERS_OF_TABLES,
    *ROWS,
)
CHANGES: Taken = (FROM, TO, COUNTED_BY, FILTERS, *ROWS)
FEED: Taken = (NODE_OF_FEED, LANG, FILTERS)
SERIES: Taken = (*PARAMETERS_OF_SERIES, FILTERS, *ROWS)
SCENARIO: Taken = (
    STEP,
    TABLE,
    FILTERS,
    Parameter(
        "format",
        N_(
            "JSON with all tables, a table as CSV, a report to print as HTML, or the data package "
            "after the steps (zip)."
        ),
        OneOf(("json", "csv", "html", "package")),
        "json",
    ),
    LANG,
)
QUERY = Parameter(
    "q", N_("What is searched for."), AnyText(LONGEST), example="brandweer", required=True
)
SEARCH: Taken = (QUERY, DATA, filters.FILTERS["date"].parameter, LANG, *ROWS)
MERGERS: Taken = (FILTERS, *ROWS)
COUNCIL_YEAR: Taken = (
    FILTERS,
    *PAGING,
    LANG,
    Parameter(
        "format",
        N_("JSON, CSV, or a calendar (ics)."),
        OneOf(("json", "csv", "ics")),
        "json",
    ),
)
COHESION: Taken = (TABLE_OF_COHESION, FILTERS, *ROWS)
MONEY: Taken = (*PARAMETERS_OF_MONEY, FILTERS, *ROWS)
PART_OF_COUNTRY = tuple(filters.FILTERS[name].parameter for name in ("province", "municipality"))
FORMAT_OF_FINDINGS = Parameter(
    "format",
    N_("JSON or CSV, as the Accept header prefers, or a letter by whom to tell, as plain text."),
    OneOf(("json", "csv", "txt")),
    "json",
)
FINDINGS: Taken = (DATA, *PART_OF_COUNTRY, *PAGING, LANG, FORMAT_OF_FINDINGS)
NOT_AMENDED: Taken = (DATA, filters.FILTERS["date"].parameter, *PART_OF_COUNTRY, *ROWS)
SETS: Taken = (*PARAMETERS_OF_SETS, FILTERS, *ROWS)
GROWTH: Taken = (FROM, TO, FILTERS, FORMAT)
VOTING: Taken = (
    Parameter(
        "select",
        N_("The collaboration whose members vote; left out, members name them."),
        AnyText(LONGEST_ID),
        example="GR24966497",
    ),
    WEIGHTS,
    MEMBERS,
    QUOTA,
    FILTERS,
    *ROWS,
)
CODE = Parameter(
    "code", N_("The municipality's code."), AnyText(LONGEST_ID), example="GM0344", place="path"
)
ID = Parameter(
    "id", N_("The collaboration's id."), AnyText(LONGEST_ID), example="GR24966497", place="path"
)
