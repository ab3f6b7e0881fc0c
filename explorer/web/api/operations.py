"""Every address for machines, one record each: routes, checks, description and page follow it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from explorer.network.filters import FILTERS
from explorer.parameters import Parameter
from explorer.snapshot import FORMATS, PACKAGE
from explorer.snapshot.options import LANG
from explorer.snapshot.package import MEDIA_TYPE as ZIP
from explorer.translate import N_
from explorer.web.api import (
    calendar,
    feed,
    money,
    parameters,
    quality,
    scenario,
    schemas,
    sets,
    sheets,
    table_schemas,
    tables,
    time,
)
from explorer.web.api.answers import JSON, MEDIA_TYPES, Answer
from explorer.web.api.calls import Call
from explorer.web.api.parameters import Taken

REVALIDATE = "public, max-age=0, must-revalidate"
A_DAY = "public, max-age=86400"
NEVER = "no-store"


@dataclass(frozen=True)
class Operation:
    """One address: what it is for, takes and answers.

    taken: its parameters, with `parameters.FILTERS` where those of a selection stand; schema: the
    shape of its answer as JSON; media_types: how it answers, by the value of `format`; cached: the
    answer's Cache-Control; example: the parameters of a request that works; refuse_idle: raises
    `SelectionError` for a parameter that changes nothing in what is asked; posted: whether it can
    be asked by POST too, its parameters in a JSON object, for what does not fit an address.
    """

    id: str
    path: str
    title: str
    meaning: str
    taken: Taken
    answer: Callable[[Call], Answer]
    schema: schemas.Schema
    media_types: Mapping[str, str]
    example: str = ""
    cached: str = REVALIDATE
    refuse_idle: Callable[[Call], None] = lambda _: None
    posted: bool = False

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """What it takes."""
        return parameters.expand(self.taken)

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods by which it is asked."""
        return ("GET", "POST") if self.posted else ("GET",)

    @property
    def negotiated(self) -> bool:
        """Whether the Accept header may choose how it is answered."""
        formats = (parameters.FORMAT, parameters.FORMAT_OF_FINDINGS)
        return any(each in formats for each in self.parameters)

    @property
    def address(self) -> str:
        """An address that works: the path filled in with the example."""
        path = self.path
        for record in self.parameters:
            path = path.replace(f"{{{record.name}}}", record.example)
        return f"{path}?{self.example}" if self.example else path


ONLY_JSON = MappingProxyType({"json": JSON})
LIST: Taken = (parameters.FILTERS, *parameters.ROWS)
_RECORDS = (
    Operation(
        "snapshot", "/api/snapshot", N_("The network as a file"),
        N_("The network at a date, with date, selection, sources, licence and fingerprint in it."),
        parameters.SNAPSHOT, tables.answer_snapshot, {},
        {**{record.id: record.media_type for record in FORMATS.values()}, PACKAGE: ZIP},
        "format=graphml&date=2026-05-16&domain=6", refuse_idle=tables.refuse_idle_of_snapshot,
    ),
    Operation(
        "municipalities", "/api/municipalities", N_("Municipalities"),
        N_("Every municipality of the selection, with its numbers of collaborations and partners."),
        LIST, sheets.answer_municipalities, schemas.MUNICIPALITIES, MEDIA_TYPES,
        "province=PV26&limit=5",
    ),
    Operation(
        "municipality", "/api/municipalities/{code}", N_("A municipality"),
        N_("What it takes part in, its partners and its measures; as CSV its collaborations."),
        (parameters.CODE, parameters.FILTERS, parameters.FORMAT),
        sheets.answer_municipality, schemas.ONE_MUNICIPALITY, MEDIA_TYPES,
    ),
    Operation(
        "collaborations", "/api/collaborations", N_("Collaborations"),
        N_("Every collaboration of the selection, with its number of members."),
        LIST, sheets.answer_collaborations, schemas.COLLABORATIONS, MEDIA_TYPES,
        "domain=1&limit=5",
    ),
    Operation(
        "collaboration", "/api/collaborations/{id}", N_("A collaboration"),
        N_("Its members, versions and measures, and what overlaps with it; as CSV its members."),
        (parameters.ID, parameters.FILTERS, parameters.FORMAT),
        sheets.answer_collaboration, schemas.ONE_COLLABORATION, MEDIA_TYPES,
    ),
    Operation(
        "hits", "/api/search", N_("Search"),
        N_("Municipalities, collaborations, places and tasks by name or everyday word."),
        parameters.SEARCH, tables.answer_search, table_schemas.HITS, MEDIA_TYPES, "q=brandweer",
    ),
    Operation(
        "measures", "/api/measures", N_("Measures"),
        N_("Every measure of every municipality and collaboration, with rank and percentiles."),
        LIST, tables.answer_measures, schemas.NODE_MEASURES, MEDIA_TYPES,
        "format=csv&domain=1",
    ),
    Operation(
        "overlap", "/api/overlap", N_("Overlap"),
        N_("A table of the page Overlap: pairs, matrix, same members, backbone and so on."),
        parameters.OVERLAP, tables.answer_overlap, schemas.OVERLAP_ROWS, MEDIA_TYPES,
        "table=pairs&list=collaboration&limit=10", refuse_idle=tables.refuse_idle_of_overlap,
    ),
    Operation(
        "changes", "/api/changes", N_("Changes"),
        N_("What came and went between two dates, when and why; or how many by domain."),
        parameters.CHANGES, time.answer_changes, schemas.CHANGES, MEDIA_TYPES,
        "from=2024-01-01&to=2026-05-16&domain=1", refuse_idle=time.refuse_date_of,
    ),
    Operation(
        "growth", "/api/growth", N_("Growth"),
        N_("Why municipalities are in more collaborations, split so that the parts add up."),
        parameters.GROWTH, time.answer_growth, schemas.GROWTH, MEDIA_TYPES,
        "from=2018-01-01&to=2026-05-16", refuse_idle=time.refuse_date_of,
    ),
    Operation(
        "series", "/api/series", N_("Series"),
        N_("Key figures, or a measure, at one date after another; by domain, form or obligation."),
        parameters.SERIES, time.answer_series_of, schemas.SERIES, MEDIA_TYPES,
        "by=domain&every=year", refuse_idle=time.refuse_idle_of,
    ),
    Operation(
        "scenario", "/api/scenario", N_("What if"),
        N_("What steps such as a merger or leaving would change, and the network after them."),
        parameters.SCENARIO, scenario.answer_scenario, table_schemas.SCENARIO, scenario.MEDIA_TYPES,
        "step=leave:GM0344@GR24221387&date=2026-05-16",
        refuse_idle=scenario.refuse_idle_of_scenario, posted=True,
    ),
    Operation(
        "mergers", "/api/mergers", N_("Mergers"),
        N_("What the mergers of the register did: collaborations before, on the day and after."),
        parameters.MERGERS, scenario.answer_mergers, table_schemas.MERGERS, MEDIA_TYPES,
        "limit=5", refuse_idle=scenario.refuse_date_of_mergers,
    ),
    Operation(
        "cohesion", "/api/cohesion", N_("What holds it together"),
        N_("Articulation points, bridges and exits: who would be cut off without whom or what."),
        parameters.COHESION, scenario.answer_cohesion, table_schemas.COHESION, MEDIA_TYPES,
        "table=points&domain=0",
    ),
    Operation(
        "council_year", "/api/council-year", N_("A council's year"),
        N_("When what of which joint arrangements comes before councils, and who shares it."),
        parameters.COUNCIL_YEAR, calendar.answer_year, table_schemas.COUNCIL_YEAR,
        {**MEDIA_TYPES, "ics": calendar.MEDIA_TYPE}, "municipality=GM0344,GM0310",
        refuse_idle=calendar.refuse_idle_of_year,
    ),
    Operation(
        "calendar", "/municipality/{code}.ics", N_("A council's calendar"),
        N_("The year of a municipality's council as a calendar file (iCalendar)."),
        (parameters.CODE, parameters.FILTERS, LANG), calendar.answer_calendar, {},
        {"ics": calendar.MEDIA_TYPE},
    ),
    Operation(
        "money", "/api/money", N_("Money"),
        N_("What municipalities pay to joint arrangements: each, over the years, and by group."),
        parameters.MONEY, money.answer_payments, table_schemas.MONEY, MEDIA_TYPES,
        "table=years&node=GM0882", refuse_idle=money.refuse_idle_of_payments,
    ),
    Operation(
        "sets", "/api/sets", N_("Regions beside each other"),
        N_("Two sets of municipalities: collaborations, money and measures, and what they share."),
        parameters.SETS, sets.answer_comparison, table_schemas.SETS, MEDIA_TYPES,
        "mine=safety_region:VR09&other=safety_region:VR10",
    ),
    Operation(
        "voting", "/api/voting", N_("Voting power"),
        N_("Who decides how often in a vote: Banzhaf and Shapley-Shubik, and who never does."),
        parameters.VOTING, tables.answer_voting, schemas.VOTES, MEDIA_TYPES,
        "members=A:3,B:2,C:2&quota=4", refuse_idle=tables.refuse_idle_of_voting,
    ),
    Operation(
        "findings", "/api/findings", N_("Findings"),
        N_("What the import found wrong in its sources, or had to decide."),
        parameters.FINDINGS, quality.answer_findings, schemas.FINDINGS,
        {**MEDIA_TYPES, quality.LETTER: quality.MEDIA_TYPE}, "province=PV26&limit=10",
        refuse_idle=quality.refuse_idle_of_findings,
    ),
    Operation(
        "amended", "/api/amended", N_("Not visibly amended"),
        N_("Arrangements by province and form, and how many are not visibly amended since 1 July "
           "2022."),
        parameters.NOT_AMENDED, quality.answer_not_amended, table_schemas.NOT_AMENDED, MEDIA_TYPES,
        "province=PV26",
    ),
    Operation(
        "borders", "/api/borders", N_("Borders"),
        N_("Municipal borders nearest to the date, as SVG paths by code."),
        (parameters.DATA, FILTERS["date"].parameter), tables.answer_borders, schemas.BORDERS,
        ONLY_JSON, "date=2026-05-16", A_DAY,
    ),
    Operation(
        "feed", "/feed.atom", N_("Feed"),
        N_("What refreshes of the register brought, the newest first, to follow with a reader."),
        parameters.FEED, feed.answer_feed, {}, {"atom": feed.MEDIA_TYPE}, "node=GM0344",
        refuse_idle=feed.refuse_idle_of_feed,
    ),
    Operation(
        "health", "/health", N_("Health"), N_("That the explorer answers, and from which data."),
        (), tables.answer_health, schemas.HEALTH, ONLY_JSON, cached=NEVER,
    ),
)  # fmt: skip
OPERATIONS: Mapping[str, Operation] = MappingProxyType({record.id: record for record in _RECORDS})
