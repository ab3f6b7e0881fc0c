"""Arrangements that ended and that another carries on, which the register does not say.

One that begins within three months of the end, with the same members and about the same matter,
carries it on. What reading the inferred ones showed to be wrong or missing stands in
`tables/continuations.csv`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date as calendar_date
from datetime import timedelta
from difflib import SequenceMatcher
from itertools import product

import pandas as pd

from explorer.dataset import schema
from explorer.dataset.findings import Finding, Values
from explorer.dataset.successions import follow_heirs
from explorer.sources.domain_rules import load_rules, split_themes
from explorer.sources.register.memberships import OPEN
from explorer.sources.register.year_ends import IN_COMMON, share_in_common

MOST_DAYS = 92
Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Lifetime:
    """An arrangement from its first day until the first day out of force, empty while in force.

    first, last: its members on its first and on its last day, the latter none while in force.
    """

    collaboration_id: str
    name: str
    domain: str
    themes: frozenset[str]
    body: str
    began: str
    ended: str
    first: frozenset[str]
    last: frozenset[str]


@dataclass(frozen=True)
class Continuation:
    """`old` is carried on by `new`: how many members both have, and their share of the smaller.

    alike: what else both have, of `domain`, `theme` and `body`.
    """

    old: Lifetime
    new: Lifetime
    shared: int
    share: float
    alike: tuple[str, ...]

    @property
    def ends(self) -> tuple[str, str]:
        """Ids of both."""
        return self.old.collaboration_id, self.new.collaboration_id

    @property
    def likeness(self) -> tuple[float, float]:
        """The share of members in common, and where that is equal of the titles' letters."""
        titles = SequenceMatcher(None, self.old.name.lower(), self.new.name.lower(), autojunk=False)
        return self.share, titles.ratio()


def tabulate_continuations(tables: Tables) -> tuple[pd.DataFrame, list[Finding]]:
    """The `continuations` table of the other `tables`, and a finding for each inferred row."""
    lifetimes = {each.collaboration_id: each for each in list_lifetimes(tables)}
    successions = tables["successions"]
    found = {link.ends: link for link in infer_continuations(lifetimes.values(), successions)}
    decided = {}
    for row in load_rules("continuations"):
        ends = row["from_id"], row["to_id"]
        found.pop(ends, None)
        if row["decision"] == "add" and lifetimes.keys() >= set(ends):
            old, new = (lifetimes[each] for each in ends)
            decided[ends] = compare_lifetimes(old, new, successions)
    rows = [
        (*ends, link.new.began, str(link.shared), "curated" if ends in decided else "inferred")
        for ends, link in sorted({**found, **decided}.items())
    ]
    findings = [_report(link) for _, link in sorted(found.items())]
    return pd.DataFrame(rows, columns=schema.list_columns("continuations")), findings


def list_lifetimes(tables: Tables) -> list[Lifetime]:
    """Every arrangement that was ever in force, by id."""
    versions = tables["versions"][["collaboration_id", "since", "until"]].fillna("")
    versions["until"] = versions["until"].replace("", OPEN)
    spans = versions.groupby("collaboration_id").agg({"since": "min", "until": "max"})
    memberships = tables["memberships"][["actor_id", "collaboration_id", "since", "until"]].fillna(
        ""
    )
    by_group = dict(tuple(memberships.groupby("collaboration_id")))
    rows = tables["collaborations"].set_index("collaboration_id")
    rows = rows[["name", "domain", "themes", "body"]].fillna("")
    found = []
    for key, began, until in spans.sort_index().itertuples():
        ended = "" if until == OPEN else until
        members = by_group.get(key, memberships.iloc[:0])
        at_first = members[members["since"] <= began]
        at_last = members[members["until"] >= ended] if ended else members.iloc[:0]
        row = rows.loc[key]
        found.append(
            Lifetime(
                key, row["name"], row["domain"], frozenset(split_themes(row["themes"])),
                row["body"], began, ended,
                frozenset(at_first["actor_id"]), frozenset(at_last["actor_id"]),
            )
        )  # fmt: skip
    return found


def infer_continuations(
    lifetimes: Collection[Lifetime], successions: pd.DataFrame
) -> list[Continuation]:
    """Of every arrangement that ended the likest that begins then, and the reverse.

    So one may be carried on by several, and several by one. See `is_continued` for what qualifies;
    the likest has the largest share of members in common, then the likest title.
    """
    ended = [each for each in lifetimes if each.ended]
    links = [
        compare_lifetimes(old, new, successions)
        for old, new in product(ended, lifetimes)
        if old != new and count_days(old.ended, new.began) <= MOST_DAYS
    ]
    best: dict[tuple[str, str], Continuation] = {}
    for link in filter(is_continued, links):
        for side in (("ended", link.ends[0]), ("began", link.ends[1])):
            likest = best.setdefault(side, link)
            best[side] = max(likest, link, key=lambda each: (*each.likeness, each.ends))
    return list({link.ends: link for link in best.values()}.values())


def _day_before(day: str) -> str:
    return (calendar_date.fromisoformat(day) - timedelta(days=1)).isoformat()


def count_days(one: str, other: str) -> int:
    """Days between two dates, whichever comes first."""
    return abs((calendar_date.fromisoformat(one) - calendar_date.fromisoformat(other)).days)


def compare_lifetimes(old: Lifetime, new: Lifetime, successions: pd.DataFrame) -> Continuation:
    """What the last day of one has in common with the first of the other.

    Members are counted as the municipalities they are once both days are past.
    """
    since = min(_day_before(old.ended), new.began)
    heirs = follow_heirs(successions, since=since, until=max(old.ended, new.began))
    before, after = ({heirs.get(each, each) for each in side} for side in (old.last, new.first))
    alike = {
        "domain": old.domain == new.domain,
        "theme": bool(old.themes & new.themes),
        "body": bool(old.body) and old.body == new.body,
    }
    names = tuple(name for name, same in alike.items() if same)
    return Continuation(old, new, len(before & after), share_in_common(before, after), names)


def is_continued(link: Continuation) -> bool:
    """Whether at least 70% of the members of the smaller are in both, which have more in common."""
    return link.share >= IN_COMMON and bool(link.alike)


def _report(link: Continuation) -> Finding:
    old, new = link.old, link.new
    values: Values = {
        "title": old.name,
        "ended": old.ended,
        "heir": new.name,
        "began": new.began,
        "shared": link.shared,
        "share": round(link.share * 100),
        "cases": ";".join(link.alike),
    }
    key = "|".join(link.ends)
    return Finding("continuation_inferred", "continuations", key, values, "", link.ends[0])
