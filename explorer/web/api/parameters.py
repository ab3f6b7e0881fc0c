"""Every parameter of the addresses for machines: one record each, which validates and describes."""

from collections.abc import Mapping
from typing import cast

from explorer.network import Selection
from explorer.network.selection import VALUES
from explorer.parameters import AnyText, Day, OneOf, Parameter, SomeOf, Whole
from explorer.snapshot import FORMATS, PACKAGE
from explorer.tables.overlap import OVERLAP_TABLES
from explorer.tables.overlap import PARAMETERS as PARAMETERS_OF_TABLES
from explorer.translate import N_
from explorer.vocabulary import Term
from explorer.web.state import PARAMETERS, default_of

MOST_ROWS = 10_000
MOST_OFFSET = 1_000_000
MOST_MEMBERS = 9_999
LONGEST_ID = 100


def _filter(name: str, meaning: str) -> Parameter:
    """A filter of the selection that takes several values of a list of terms."""
    terms = cast(Mapping[str, Term], VALUES[name])
    default = ",".join(getattr(Selection(), name)) or None
    return Parameter(name, meaning, SomeOf(tuple(terms), len(terms)), default, terms=terms)


def of_state(name: str, meaning: str, *, example: str = "") -> Parameter:
    """A parameter as the pages have it in their address."""
    default = default_of(name)
    return Parameter(name, meaning, PARAMETERS[name].read, default or None, example)


DATA = Parameter("data", N_("The data package; left out, the first."), AnyText(LONGEST_ID))
DATE = Parameter(
    "date",
    N_("The day on which memberships are in force; left out, the package's own date."),
    Day(),
    example="2026-05-16",
)
FILTERS = (
    DATA,
    DATE,
    _filter("domain", N_("Iv3 main functions, by a collaboration's domain or its themes.")),
    _filter("form", N_("Legal forms of collaborations.")),
    _filter("power", N_("Powers given to collaborations.")),
    _filter("obligation", N_("Whether a law obliges to the collaboration.")),
    _filter("kind", N_("Kinds of participants that count.")),
    _filter("province", N_("Provinces of the participants.")),
    Parameter(
        "cross_border",
        N_("Only collaborations with a foreign participant, or only those without."),
        OneOf(("yes", "no")),
    ),
    Parameter(
        "least",
        N_("The least number of selected participants that a collaboration has."),
        Whole(1, MOST_MEMBERS),
        Selection().least,
    ),
)
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
SNAPSHOT = (
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
    of_state("nodes", N_("Both modes, or a projection on one.")),
    of_state("keep", N_("The ties of a projection: its backbone, or all that share enough.")),
    of_state("threshold", N_("The least that two share in a projection that keeps all.")),
    of_state("method", N_("How the backbone is found.")),
    of_state("level", N_("The level of significance of the backbone.")),
    of_state("measures", N_("Whether nodes carry their measures.")),
    of_state("lang", N_("The language of texts for people.")),
    *FILTERS,
)
OVERLAP = (
    Parameter("table", N_("Which table."), OneOf(tuple(OVERLAP_TABLES)), "pairs"),
    *FILTERS,
    *PARAMETERS_OF_TABLES,
    *ROWS,
)
VOTING = (
    Parameter(
        "select",
        N_("The collaboration whose members vote; left out, members name them."),
        AnyText(LONGEST_ID),
        example="GR24966497",
    ),
    of_state("weights", N_("Votes of each: equal, population, typed, or a list in order of name.")),
    of_state("members", N_("Members and votes, or the votes of some of them."), example="A:3,B:2"),
    of_state(
        "quota",
        N_("Votes needed: a number, two_thirds or unanimity; left out, more than half."),
        example="two_thirds",
    ),
    *FILTERS,
    *ROWS,
)
CODE = Parameter(
    "code", N_("The municipality's code."), AnyText(LONGEST_ID), example="GM0344", place="path"
)
ID = Parameter(
    "id", N_("The collaboration's id."), AnyText(LONGEST_ID), example="GR24966497", place="path"
)
