"""Arrangements that end on 31 December: the last day in force, where what comes after shows it.

Nearly all ends of the register are the first day out of force. Of those that fall on the last day
of a year, some are continued the next day: then nobody was without on that day.
"""

from collections.abc import Set

import pandas as pd

from explorer.dataset.findings import Finding
from explorer.sources.mergers import day_after

LAST_DAY = "-12-31"
# The share of the members of the smaller of the two that the other has.
IN_COMMON = 0.7


def settle_year_ends(
    versions: pd.DataFrame, memberships: pd.DataFrame, domains: pd.Series
) -> tuple[pd.DataFrame, pd.DataFrame, list[Finding]]:
    """Both tables with such ends moved to 1 January, and a finding for every end on 31 December.

    domains: the main domain by collaboration id. A collaboration of the same domain that begins
    on 1 January with at least 70% of the members of the smaller of the two shows that the end is
    the last day in force.
    """
    versions, memberships = versions.copy(), memberships.copy()
    begins = versions.groupby("collaboration_id")["since"].min()
    last = versions.sort_values(["since", "until"]).groupby("collaboration_id").tail(1)
    findings = []
    for row in last[last["until"].str.endswith(LAST_DAY)].itertuples():
        following = day_after(row.until)
        candidates = begins.index[
            begins.eq(following)
            & domains.reindex(begins.index).eq(domains.get(row.collaboration_id))
        ]
        own = _list_members(memberships, row.collaboration_id, "until", row.until)
        heirs = [
            each
            for each in candidates
            if share_in_common(own, _list_members(memberships, each, "since", following))
            >= IN_COMMON
        ]
        values = {"title": row.name, "day": row.until, "cases": "continued" if heirs else "kept"}
        if heirs:
            values["heir"] = heirs[0]
            versions.loc[row.Index, "until"] = following
            ends = memberships["collaboration_id"].eq(row.collaboration_id)
            ends &= memberships["until"].eq(row.until)
            memberships.loc[ends, "until"] = following
        key = row.register_id
        about = row.collaboration_id
        findings.append(Finding("ends_on_31_december", "versions", key, values, "", about))
    return versions, memberships, findings


def _list_members(memberships: pd.DataFrame, collaboration_id: str, end: str, day: str) -> set[str]:
    rows = memberships["collaboration_id"].eq(collaboration_id) & memberships[end].eq(day)
    return set(memberships.loc[rows, "actor_id"])


def share_in_common(one: Set[str], other: Set[str]) -> float:
    """The members in both over those of the smaller; 0 where one has none."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
