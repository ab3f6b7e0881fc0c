"""Municipalities in being that the register puts in no collaboration at all, and why that may be.

A municipality that went into one that kept its code (an extension) leaves no trace in versions
edited in place afterwards: they name the larger one, whose founding does not give it away.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from explorer.dataset.timeslice import keep_current
from explorer.sources.finding import Finding
from explorer.sources.register.safety_regions import compare_safety_regions

FIRST_YEAR = 2017
Tables = Mapping[str, pd.DataFrame]


def check_memberships(
    tables: Mapping[str, pd.DataFrame], findings: Sequence[Finding], *, date: str
) -> list[Finding]:
    """What the checks find in `tables`; `findings` are the earlier ones, `date` the register's."""
    return [
        *compare_safety_regions(tables, findings),
        *report_without_membership(tables, findings, date=date),
    ]


def report_without_membership(
    tables: Tables, findings: Sequence[Finding], *, date: str
) -> list[Finding]:
    """A finding for every municipality without a membership on 1 January, from 2017 to `date`.

    `tables` holds actors, memberships, successions and versions; `findings` says by the rule
    `version_edited_in_place` which versions were edited after a merger.
    """
    actors = tables["actors"].fillna("")
    municipalities = actors[actors["kind"] == "municipality"]
    found = []
    for year in range(FIRST_YEAR, int(date[:4]) + 1):
        day = f"{year}-01-01"
        members = set(_select(tables["memberships"], day)["actor_id"])
        here = keep_current(municipalities, day, start="founded", end="dissolved")
        edited = _list_edited(tables["versions"], findings, day)
        for code, name in zip(here["actor_id"], here["name"], strict=True):
            if code not in members:
                reasons = [_describe_first(tables["memberships"], code, day)]
                reasons += _describe_successor(tables, code, edited, day)
                found.append(_report(code, name, day, " ".join(reasons)))
    return found


def _select(frame: pd.DataFrame, day: str) -> pd.DataFrame:
    return keep_current(frame.fillna(""), day, start="since", end="until")


def _list_edited(versions: pd.DataFrame, findings: Sequence[Finding], day: str) -> set[str]:
    """Collaborations whose version of that day was edited in place after a merger."""
    keys = {f.key.split("|")[1] for f in findings if f.rule == "version_edited_in_place"}
    current = _select(versions, day)
    return set(current.loc[current["register_id"].isin(keys), "collaboration_id"])


def _describe_first(memberships: pd.DataFrame, code: str, day: str) -> str:
    own = memberships[(memberships["actor_id"] == code) & (memberships["since"] > day)]
    if own.empty:
        return "It has none later either."
    first = own.sort_values(["since", "collaboration_id"]).iloc[0]
    return f"Its first later one is {first['collaboration_id']}, from {first['since']} on."


def _describe_successor(tables: Tables, code: str, edited: set[str], day: str) -> list[str]:
    """What became of the municipality after `day`, and what the register then shows of it."""
    names = tables["actors"].set_index("actor_id")["name"]
    rows = tables["successions"]
    rows = rows[(rows["from_id"] == code) & (rows["date"] > day)]
    current = _select(tables["memberships"], day)
    texts = []
    for row in rows.sort_values(["date", "to_id"]).itertuples():
        held = set(current.loc[current["actor_id"] == row.to_id, "collaboration_id"])
        texts.append(
            f"It went into {names.get(row.to_id, row.to_id)} on {row.date} ({row.event}), which "
            f"has {len(held)} memberships on this day, {len(held & edited)} of them in versions "
            "edited in place after a merger, where only the successor is named."
        )
    return texts


def _report(code: str, name: str, day: str, reasons: str) -> Finding:
    detail = f"{name} was in being on {day} but has no membership then. {reasons}"
    key = f"{code}|{day}"
    return Finding("municipality_without_membership", "warning", "memberships", key, detail)
