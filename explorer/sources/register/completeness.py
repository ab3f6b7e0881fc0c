"""Since when the register is complete, by domain, as far as there is something to tell it by.

What a law has every municipality take part in covers the whole country once it is filled in.
"""

from collections.abc import Iterable
from datetime import date as calendar_date
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pandas as pd

from explorer.dataset.timeslice import keep_current
from explorer.dataset.yardsticks import YARDSTICKS, Tables, list_members
from explorer.sources.register.continuations import MOST_DAYS

FILLED_FROM = 2018
Span = tuple[str, str]


def measure_completeness(tables: Tables, *, date: str) -> list[dict[str, Any]]:
    """By yardstick since when every municipality was in one of its bodies, and in exactly one.

    Each with `domain`, `yardstick`, `covered_since` and `once_since`, the day from which it holds
    until `date`, empty where it does not hold then; and `missing`, by year how many municipalities
    were in none on 1 January. As few days without as there may be between two
    collaborations of which one carries on the other are no gap.
    """
    actors = tables["actors"]
    towns = actors[actors["kind"].eq("municipality")]
    found = []
    for each in YARDSTICKS:
        members = list_members(tables, each)
        covered, once = _measure(members, towns, date)
        found.append(
            {
                "domain": each.domain,
                "yardstick": each.label,
                "covered_since": covered,
                "once_since": once,
                "missing": _count_missing(members, towns, date),
            }
        )
    return found


def _count_missing(members: pd.DataFrame, towns: pd.DataFrame, date: str) -> dict[str, int]:
    counts = {}
    for year in range(FILLED_FROM, int(date[:4]) + 1):
        day = f"{year}-01-01"
        here = keep_current(towns, day, start="founded", end="dissolved")["actor_id"]
        there = keep_current(members, day, start="since", end="until")["actor_id"]
        counts[str(year)] = int((~here.isin(there)).sum())
    return counts


def _measure(rows: pd.DataFrame, towns: pd.DataFrame, date: str) -> tuple[str, str]:
    """Since when municipalities are covered, and since when once."""
    if rows.empty:
        return "", ""
    after = add_days(date, 1)
    spans: dict[str, list[Span]] = {}
    for code, since, until in rows[["actor_id", "since", "until"]].itertuples(index=False):
        spans.setdefault(code, []).append((since, min(until or after, after)))
    first = min(since for own in spans.values() for since, _ in own)
    missing, double = [first], [first]
    for code, founded, dissolved in towns[["actor_id", "founded", "dissolved"]].itertuples(
        index=False
    ):
        lifetime = max(founded, first), min(dissolved or after, after)
        own = sorted(spans.get(code, ()))
        if lifetime[0] < lifetime[1]:
            missing.append(find_last_gap(own, lifetime))
        double += [min(a[1], b[1]) for a, b in pairwise(own) if b[0] < a[1]]
    covered, once = max(missing), max(*missing, *double)
    return (covered if covered <= date else "", once if once <= date else "")


def find_last_gap(spans: Iterable[Span], lifetime: Span) -> str:
    """The end of the last part of a lifetime that no interval holds; empty when there is none.

    A few days after an interval are no gap.
    """
    reached, last = lifetime[0], ""
    for since, until in [*sorted(spans), (lifetime[1], lifetime[1])]:
        few = reached > lifetime[0] and since <= add_days(reached, MOST_DAYS)
        if since > reached and not few:
            last = min(since, lifetime[1])
        reached = max(reached, until)
    return last


def add_days(day: str, days: int) -> str:
    """The day so many days later."""
    return (calendar_date.fromisoformat(day) + timedelta(days=days)).isoformat()
