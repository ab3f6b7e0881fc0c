"""What must hold in a package beyond types and keys: intervals, codes, lifetimes, findings.

A rule takes the tables as text and gives what breaks it. Rows whose dates are no dates are left
out of the rules on intervals: the schema already says what is wrong with them.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from explorer import vocabulary
from explorer.dataset.finding_rules import FINDING_RULES
from explorer.dataset.findings import find_fault, read_values
from explorer.dataset.links import LINKS, check_link
from explorer.parameters import is_date
from explorer.themes import FORMER_THEMES

Tables = Mapping[str, pd.DataFrame]
FOREVER = "9999-12-31"
LAW = re.compile(r"BWB[RVW]\d{7}")


@dataclass(frozen=True, order=True)
class Violation:
    """One thing wrong in a package; `row` counts the header as row 1 and is 0 for a whole table."""

    table: str
    row: int
    field: str
    rule: str
    message: str


# Table, first column and last column of every interval; whether one of no days may stand.
INTERVALS = (
    ("actors", "founded", "dissolved", False),
    ("collaborations", "started", "ended", True),
    ("versions", "since", "until", True),
    ("obligations", "since", "until", False),
    ("memberships", "since", "until", False),
    ("divisions", "since", "until", False),
)
# Table, the columns within which intervals may not overlap, rule.
DISJOINT = (
    ("memberships", ("actor_id", "collaboration_id"), "membership_overlap"),
    ("versions", ("collaboration_id",), "version_overlap"),
    ("obligations", ("collaboration_id",), "obligation_overlap"),
    ("divisions", ("division", "actor_id"), "division_overlap"),
)
# Table, column with a list, what may stand in it, what to call it.
LISTS: tuple[tuple[str, str, Collection[str], str], ...] = (
    ("collaborations", "power", vocabulary.POWERS, "power"),
    ("versions", "power", vocabulary.POWERS, "power"),
    ("collaborations", "themes", (*vocabulary.THEMES, *FORMER_THEMES), "theme"),
    ("memberships", "organs", vocabulary.ORGANS, "organ"),
    ("actors", "province_id", vocabulary.PROVINCES, "province"),
)


def check_tables(tables: Tables, *, date: str) -> list[Violation]:
    """All that breaks the project's rules, sorted; about linear in the rows.

    `date` is the package's: an open interval says what holds then, not what came after.
    """
    found = [each for rule in RULES for each in rule(tables)]
    return sorted([*found, *check_lifetimes(tables, date)])


def check_intervals(tables: Tables) -> Iterator[Violation]:
    """An interval must end after it begins; a version may have been in force on no day."""
    for table, start, end, may_be_empty in INTERVALS:
        frame = tables[table]
        dated = _are_dates(frame[start]) & _are_dates(frame[end])
        wrong = (frame[end] < frame[start]) | ((frame[end] == frame[start]) & (not may_be_empty))
        for row, since, until in _list_rows(frame[dated & wrong], start, end):
            message = f"ends {until}, which is not after it begins ({since})"
            yield Violation(table, row, end, "empty_interval", message)


def check_overlaps(tables: Tables) -> Iterator[Violation]:
    """Intervals of one subject may not overlap."""
    for table, subject, rule in DISJOINT:
        frame = tables[table]
        until = frame["until"].replace("", FOREVER)
        dated = _are_dates(frame["since"]) & _are_dates(until) & (frame["since"] < until)
        rows = frame.assign(until=until)[dated].sort_values([*subject, "since", "until"])
        latest: dict[tuple[str, ...], tuple[str, int]] = {}
        for row, since, end, *key in _list_rows(rows, "since", "until", *subject):
            before, other = latest.get(tuple(key), ("", 0))
            if since < before:
                message = f"{' in '.join(key)} from {since} overlaps row {other}"
                yield Violation(table, row, "since", rule, message)
            if end > before:
                latest[tuple(key)] = (end, row)


def check_codes(tables: Tables) -> Iterator[Violation]:
    """Every id in a list must be one of the vocabulary, and stand there once."""
    for table, column, known, name in LISTS:
        for row, text in _list_rows(tables[table], column):
            codes = text.split(";") if text else []
            for code in dict.fromkeys(codes):
                if code not in known:
                    message = f"{code!r} is no {name}; known are {', '.join(known)}"
                    yield Violation(table, row, column, f"unknown_{name}", message)
                elif codes.count(code) > 1:
                    message = f"{code!r} stands in the list more than once"
                    yield Violation(table, row, column, "repeated_code", message)
    for row, text in _list_rows(tables["collaborations"], "laws"):
        for code in text.split(";") if text else []:
            if not LAW.fullmatch(code):
                message = f"{code!r} is no BWB id; write BWBR0003740"
                yield Violation("collaborations", row, "laws", "unknown_law", message)


def check_domains(tables: Tables) -> Iterator[Violation]:
    """A collaboration's domain must be that of one of its themes, if it has any."""
    for row, domain, text in _list_rows(tables["collaborations"], "domain", "themes"):
        domains = {vocabulary.domain_of(theme) for theme in text.split(";") if theme}
        if domains and domain not in domains:
            message = f"domain {domain or 'empty'} has none of the themes {text}"
            yield Violation("collaborations", row, "domain", "domain_without_theme", message)


def check_lifetimes(tables: Tables, date: str) -> Iterator[Violation]:
    """A member must exist for as long as it is one."""
    columns = ("founded", "dissolved")
    actors = tables["actors"].drop_duplicates("actor_id").set_index("actor_id")
    bounds = {str(key): (a, b) for key, a, b in actors[list(columns)].itertuples()}
    for row, actor, since, until in _list_rows(tables["memberships"], "actor_id", "since", "until"):
        founded, dissolved = bounds.get(actor, ("", ""))
        if founded and since < founded:
            message = f"{actor} is a member from {since}, but was founded on {founded}"
            yield Violation("memberships", row, "since", "member_before_founding", message)
        if dissolved and (until > dissolved or (not until and date >= dissolved)):
            message = f"{actor} is a member until {until or 'now'}, but dissolved on {dissolved}"
            yield Violation("memberships", row, "until", "member_after_end", message)


def check_obligations(tables: Tables) -> Iterator[Violation]:
    """An obligation must hold within the lifetime of its collaboration."""
    columns = ("started", "ended")
    groups = tables["collaborations"].drop_duplicates("collaboration_id")
    bounds = groups.set_index("collaboration_id")[list(columns)]
    for row, key, since, until in _list_rows(tables["obligations"], *KEY, "since", "until"):
        started, ended = bounds.loc[key] if key in bounds.index else ("", "")
        if started and since < started:
            message = f"{key} has an obligation from {since}, but began on {started}"
            yield Violation("obligations", row, "since", "obligation_before_start", message)
        if ended and (not until or until > ended):
            message = f"{key} has an obligation until {until or 'now'}, but ended on {ended}"
            yield Violation("obligations", row, "until", "obligation_after_end", message)


def check_positions(tables: Tables) -> Iterator[Violation]:
    """A position must be that of an actor or a collaboration."""
    known = {*tables["actors"]["actor_id"], *tables["collaborations"]["collaboration_id"]}
    frame = tables["positions"]
    for row, node in _list_rows(frame[~frame["node_id"].isin(known)], "node_id"):
        message = f"{node!r} is neither an actor nor a collaboration"
        yield Violation("positions", row, "node_id", "position_of_nothing", message)


def check_versions(tables: Tables) -> Iterator[Violation]:
    """A collaboration must have a version: without one it is never in force."""
    frame = tables["collaborations"]
    versions = tables["versions"]["collaboration_id"]
    for row, key in _list_rows(frame[~frame["collaboration_id"].isin(versions)], *KEY):
        message = f"{key!r} has no row in versions.csv, so that it is never in force"
        yield Violation("collaborations", row, KEY[0], "collaboration_without_version", message)


def check_continuations(tables: Tables) -> Iterator[Violation]:
    """What is carried on must have ended, and be carried on by another that has begun by then."""
    groups = tables["collaborations"].drop_duplicates("collaboration_id")
    bounds = groups.set_index("collaboration_id")[["started", "ended"]].to_dict("index")
    unknown = {"started": "", "ended": ""}
    for row, old, new, day in _list_rows(tables["continuations"], "from_id", "to_id", "date"):
        if old == new:
            message = f"{old} cannot carry itself on"
            yield Violation("continuations", row, "to_id", "continuation_of_itself", message)
        elif old in bounds and not bounds[old]["ended"]:
            message = f"{old} has not ended, so that {new} cannot carry it on"
            yield Violation("continuations", row, "from_id", "continuation_without_end", message)
        elif day < bounds.get(new, unknown)["started"]:
            message = f"{new} began on {bounds[new]['started']}, after {day}"
            yield Violation("continuations", row, "date", "continuation_before_start", message)


def check_money(tables: Tables) -> Iterator[Violation]:
    """What a municipality spent must add up by main function, and what it paid be of that."""
    frame = tables["money"]
    parts = [f"expenditure_{domain}" for domain in vocabulary.DOMAINS]
    numbers = frame[["expenditure", "joint_arrangements", *parts]].apply(
        pd.to_numeric, errors="coerce"
    )
    stated = numbers["expenditure"].notna()
    differs = stated & numbers[parts].sum(axis=1).ne(numbers["expenditure"])
    for row, whole in _list_rows(frame[differs], "expenditure"):
        message = f"{whole} is not the sum of the expenditure by main function"
        yield Violation("money", row, "expenditure", "money_does_not_add_up", message)
    for row, paid in _list_rows(
        frame[numbers["joint_arrangements"].notna() & ~stated], "joint_arrangements"
    ):
        message = f"{paid} is paid of an expenditure that is not stated"
        yield Violation("money", row, "joint_arrangements", "money_of_nothing", message)


def check_reports(tables: Tables) -> Iterator[Violation]:
    """A report must be of a year on whose first day the municipality was there."""
    frame = tables["money"]
    actors = tables["actors"].drop_duplicates("actor_id").set_index("actor_id")
    bounds = frame[["actor_id"]].join(actors[["founded", "dissolved"]], on="actor_id").fillna("")
    day = frame["year"].astype(str) + "-01-01"
    outside = bounds["founded"].gt(day) | (bounds["dissolved"].ne("") & bounds["dissolved"].le(day))
    for row, code, year in _list_rows(frame[outside], "actor_id", "year"):
        message = f"{code} was not there on 1 January {year}"
        yield Violation("money", row, "year", "money_outside_lifetime", message)


def check_links(tables: Tables) -> Iterator[Violation]:
    """A link must be one that pages can show, and stand with something that there is."""
    for table, column in LINKS.items():
        for row, text in _list_rows(tables[table], column):
            if text and not check_link(text):
                message = f"{text!r} is no link to show; write http or https, and a host"
                yield Violation(table, row, column, "unsafe_link", message)
    known = {*tables["actors"]["actor_id"], *tables["collaborations"]["collaboration_id"]}
    frame = tables["links"]
    for row, node in _list_rows(frame[~frame["node_id"].isin(known)], "node_id"):
        message = f"{node!r} is neither an actor nor a collaboration"
        yield Violation("links", row, "node_id", "link_of_nothing", message)


def check_findings(tables: Tables) -> Iterator[Violation]:
    """A finding must be of a known rule, with its severity and the values that its texts say."""
    columns = ("rule", "severity", "values")
    for row, rule, severity, values in _list_rows(tables["findings"], *columns):
        fault = find_fault(rule, read_values(values))
        if rule not in FINDING_RULES:
            yield Violation("findings", row, "rule", "unknown_rule", fault)
        elif fault:
            yield Violation("findings", row, "values", "unsaid_finding", fault)
        elif severity != FINDING_RULES[rule].severity:
            message = f"{rule} is of severity {FINDING_RULES[rule].severity}, not {severity}"
            yield Violation("findings", row, "severity", "other_severity", message)


KEY = ("collaboration_id",)
RULES: tuple[Callable[[Tables], Iterable[Violation]], ...] = (
    check_intervals,
    check_overlaps,
    check_codes,
    check_domains,
    check_obligations,
    check_positions,
    check_versions,
    check_continuations,
    check_money,
    check_reports,
    check_links,
    check_findings,
)


def _are_dates(column: pd.Series) -> pd.Series:
    valid = {text: is_date(text) for text in column.unique()}
    return column.map(valid).astype(bool)


def _list_rows(frame: pd.DataFrame, *columns: str) -> Iterator[tuple]:
    """Row number as in the file, then the columns; the index is the place below the header."""
    for place, *values in frame[list(columns)].itertuples():
        yield (int(place) + 2, *values)
