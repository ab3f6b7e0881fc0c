"""Municipalities in being that the register puts in no collaboration at all, and why that may be.

A municipality that went into one that kept its code (an extension) leaves no trace in versions
edited in place afterwards: they name the larger one, whose founding does not give it away.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from explorer.dataset.findings import Finding
from explorer.dataset.timeslice import keep_current
from explorer.sources.register.partitions import report_partitions
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
        *report_partitions(tables, date=date),
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
                cases, first = _find_first(tables["memberships"], code, day)
                after = _find_successor(tables, code, edited, day)
                values = {"name": name, "day": day, **first, **after}
                values["cases"] = f"{cases};merged" if after else cases
                rule, key = "municipality_without_membership", f"{code}|{day}"
                found.append(Finding(rule, "memberships", key, values, code))
    return found


def _select(frame: pd.DataFrame, day: str) -> pd.DataFrame:
    return keep_current(frame.fillna(""), day, start="since", end="until")


def _list_edited(versions: pd.DataFrame, findings: Sequence[Finding], day: str) -> set[str]:
    """Collaborations whose version of that day was edited in place after a merger."""
    keys = {f.key.split("|")[1] for f in findings if f.rule == "version_edited_in_place"}
    current = _select(versions, day)
    return set(current.loc[current["register_id"].isin(keys), "collaboration_id"])


def _find_first(memberships: pd.DataFrame, code: str, day: str) -> tuple[str, dict[str, str]]:
    """Whether the municipality has a membership after `day`, and which is the first."""
    own = memberships[(memberships["actor_id"] == code) & (memberships["since"] > day)]
    if own.empty:
        return "never", {}
    first = own.sort_values(["since", "collaboration_id"]).iloc[0]
    return "later", {"first": first["collaboration_id"], "since": first["since"]}


def _find_successor(tables: Tables, code: str, edited: set[str], day: str) -> dict[str, str | int]:
    """What received the municipality's memberships after `day`, and what it took part in then."""
    names = tables["actors"].set_index("actor_id")["name"]
    rows = tables["successions"]
    rows = rows[(rows["from_id"] == code) & (rows["date"] > day) & (rows["event"] != "split_part")]
    if rows.empty:
        return {}
    heir, date = rows.sort_values("date").iloc[0][["to_id", "date"]]
    current = _select(tables["memberships"], day)
    held = set(current.loc[current["actor_id"] == heir, "collaboration_id"])
    counts = {"held": len(held), "edited": len(held & edited)}
    return {"successor": names.get(heir, heir), "date": date, **counts}
