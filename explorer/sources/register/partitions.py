"""Municipalities in several safety regions, health services or environment agencies, or in none."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import pandas as pd

from explorer.dataset.findings import Finding
from explorer.dataset.partitions import Doubled, Stay, find_doubled, list_stays
from explorer.dataset.timeslice import keep_current
from explorer.dataset.yardsticks import YARDSTICKS, Tables, list_members
from explorer.sources.register.completeness import FILLED_FROM, Span, add_days
from explorer.sources.register.continuations import MOST_DAYS

# From the first 1 January on which no more than one in a hundred municipalities is in none of the
# bodies of a sort, one that is in none is no longer due to the filling of the register.
STILL_MISSING = 0.01
READ = {
    "actors": ["actor_id", "kind", "name", "founded", "dissolved"],
    "collaborations": ["collaboration_id", "short_name", "themes", "started"],
    "obligations": ["collaboration_id", "obligation", "since", "until"],
    "memberships": ["actor_id", "collaboration_id", "since", "until"],
}


def report_partitions(tables: Tables, *, date: str) -> list[Finding]:
    """A finding for every municipality in several bodies of a sort, and in none; `date` is theirs.

    tables: actors, collaborations, obligations and memberships.
    """
    # Those of a build still have gaps where a package has empty texts.
    whole = {name: tables[name][columns].fillna("") for name, columns in READ.items()}
    return [*_report_doubled(whole), *_report_missing(whole, date)]


def _report_doubled(tables: Tables) -> Iterator[Finding]:
    names = tables["actors"].set_index("actor_id")["name"]
    groups = tables["collaborations"].set_index("collaboration_id")
    titles, started = groups["short_name"], groups["started"]
    for each in find_doubled(tables):
        begun = "begun" if started[each.kept] == each.since else "left"
        values: dict[str, str | float] = {
            "name": names[each.actor_id],
            "bodies": ", ".join(titles[body] for body in each.bodies),
            "kept": titles[each.kept],
            **_date(each.since, each.until),
        }
        values["cases"] = f"{each.theme};{values['cases']};{begun}"
        yield Finding(
            "statutory_twice", "memberships", _name(each), values, each.actor_id, each.left[0]
        )


def _name(each: Doubled) -> str:
    return "|".join([each.actor_id, *each.bodies, each.since])


def _date(since: str, until: str) -> dict[str, str | float]:
    dated = {"since": since, "until": until} if until else {"since": since}
    return {**dated, "cases": "until" if until else "since"}


def _report_missing(tables: Tables, date: str) -> Iterator[Finding]:
    actors = tables["actors"]
    towns = actors[actors["kind"].eq("municipality")]
    after = add_days(date, 1)
    for yardstick in YARDSTICKS:
        filled = find_filled(list_members(tables, yardstick), towns, date)
        if not filled:
            continue
        stays = list_stays(tables, yardstick)
        for code, name, founded, dissolved in towns[
            ["actor_id", "name", "founded", "dissolved"]
        ].itertuples(index=False, name=None):
            lifetime = max(founded, filled), min(dissolved or after, after)
            for since, until in list_gaps(stays.get(code, ()), lifetime):
                values = {"name": name, **_date(since, "" if until == after else until)}
                values["cases"] = f"{yardstick.theme};{values['cases']}"
                key = f"{code}|{yardstick.theme}|{since}"
                yield Finding("statutory_none", "memberships", key, values, code)


def find_filled(members: pd.DataFrame, towns: pd.DataFrame, date: str) -> str:
    """The first 1 January on which hardly any municipality is in none; empty for no such day."""
    for year in range(FILLED_FROM, int(date[:4]) + 1):
        day = f"{year}-01-01"
        here = keep_current(towns, day, start="founded", end="dissolved")["actor_id"]
        there = keep_current(members, day, start="since", end="until")["actor_id"]
        if len(here) and (~here.isin(there)).mean() <= STILL_MISSING:
            return day
    return ""


def list_gaps(stays: Iterable[Stay], lifetime: Span) -> list[Span]:
    """Parts of a lifetime in no stay; as few days as may lie between two bodies are no gap."""
    first, end = lifetime
    spans = sorted(span for stay in stays for span in stay.spans if span[1] > first)
    # Reached so far, and where the next begins.
    edges = [("", first)]
    for since, until in spans:
        edges.append((since, max(edges[-1][1], min(until, end))))
    edges.append((end, end))
    gaps = []
    for (_, reached), (since, _) in pairwise(edges):
        few = reached > first and since <= add_days(reached, MOST_DAYS)
        if reached < min(since, end) and not few:
            gaps.append((reached, min(since, end)))
    return gaps
