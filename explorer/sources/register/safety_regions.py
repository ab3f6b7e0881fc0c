"""The register's safety regions beside those of Statistics Netherlands (CBS), date by date.

Every municipality belongs to one safety region by law (Wet veiligheidsregio's, art. 8 and 9), and
the colleges of a region keep a collaboration for it. So the two sources must agree; where they do
not, the register's own dates say why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from explorer.dataset.findings import Finding
from explorer.dataset.timeslice import keep_current

DIVISION = "safety_region"
THEME = "1.1"
# Dates of the lists of CBS; between them the division holds what the last list said.
LISTED_DATES = (
    "2020-09-14",
    "2021-04-19",
    "2021-07-12",
    "2021-10-13",
    "2022-01-18",
    "2022-03-24",
    "2023-01-06",
    "2023-07-12",
)
Tables = Mapping[str, pd.DataFrame]
# Cases of the rule `safety_region_difference`, and the values that their texts say.
Explanation = tuple[str, dict[str, str | float]]


@dataclass(frozen=True)
class Difference:
    """A municipality that the two sources put elsewhere, at `dates`; empty ids mean nowhere."""

    actor_id: str
    region: str
    expected: str
    stated: str
    dates: tuple[str, ...]


def compare_safety_regions(
    tables: Tables, findings: Sequence[Finding], *, dates: Sequence[str] = LISTED_DATES
) -> list[Finding]:
    """Every difference with its explanation, and one note with the share that agrees.

    `tables` holds actors, collaborations, divisions, memberships, successions and versions,
    `findings` what was decided about the memberships. Nothing is said without safety regions in
    both sources.
    """
    pairs = _pair_at_dates(tables, dates)
    if pairs.empty or not pairs["stated"].any() or not pairs["region_id"].any():
        return []
    pairs["expected"] = pairs["region_id"].map(match_regions(pairs)).fillna("")
    differences = _group_differences(pairs[pairs["expected"] != pairs["stated"]])
    found = [_report(tables, difference) for difference in differences]
    return [*found, _summarise(pairs, differences, _name_corrected(tables, pairs, findings))]


def select_bodies(collaborations: pd.DataFrame) -> set[str]:
    """Collaborations for crisis management and fire service (Iv3 1.1) that a law requires."""
    themes = collaborations["themes"].fillna("").map(lambda cell: THEME in cell.split(";"))
    return set(
        collaborations.loc[
            themes & (collaborations["obligation"] == "statutory"), "collaboration_id"
        ]
    )


def match_regions(pairs: pd.DataFrame) -> dict[str, str]:
    """Collaboration by region, one to one: those that share most municipalities come first."""
    both = pairs[(pairs["region_id"] != "") & (pairs["stated"] != "")]
    counts = both.groupby(["region_id", "stated"]).size().reset_index(name="count")
    matched: dict[str, str] = {}
    ordered = counts.sort_values(["count", "region_id", "stated"], ascending=[False, True, True])
    for region, body in zip(ordered["region_id"], ordered["stated"], strict=True):
        if region not in matched and body not in matched.values():
            matched[region] = body
    return matched


def _pair_at_dates(tables: Tables, dates: Sequence[str]) -> pd.DataFrame:
    """A row a municipality, date and pair of region (CBS) and collaboration (register)."""
    divisions, actors = tables["divisions"].fillna(""), tables["actors"]
    listed = divisions[divisions["division"] == DIVISION]
    municipalities = set(actors.loc[actors["kind"] == "municipality", "actor_id"])
    memberships = tables["memberships"].fillna("")
    memberships = memberships[
        memberships["collaboration_id"].isin(select_bodies(tables["collaborations"]))
        & memberships["actor_id"].isin(municipalities)
    ]
    parts = []
    for date in dates:
        regions = keep_current(listed, date, start="since", end="until")
        members = keep_current(memberships, date, start="since", end="until")
        both = regions[["actor_id", "region_id", "region"]].merge(
            members[["actor_id", "collaboration_id"]], on="actor_id", how="outer"
        )
        parts.append(both.assign(date=date))
    columns = {"collaboration_id": "stated"}
    return pd.concat(parts).fillna("").rename(columns=columns) if parts else pd.DataFrame()


def _group_differences(rows: pd.DataFrame) -> list[Difference]:
    dates: dict[tuple[str, str, str, str], list[str]] = {}
    for row in rows.to_dict("records"):
        key = (row["actor_id"], row["region"], row["expected"], row["stated"])
        dates.setdefault(key, []).append(row["date"])
    return [Difference(*key, tuple(sorted(days))) for key, days in sorted(dates.items())]


def _report(tables: Tables, difference: Difference) -> Finding:
    names = tables["actors"].set_index("actor_id")["name"]
    titles = tables["collaborations"].set_index("collaboration_id")["short_name"]
    cases, values = explain_difference(tables, difference)
    cbs = "cbs" if difference.region else "cbs_none"
    register = "register" if difference.stated else "register_none"
    told = {
        "name": names.get(difference.actor_id, difference.actor_id),
        "days": ", ".join(difference.dates),
        "region": difference.region,
        "stated": titles.get(difference.stated, difference.stated),
        "cases": f"{cbs};{register};{cases}",
    }
    body = difference.expected or difference.stated
    key = f"{difference.actor_id}|{body}"
    rule, values = "safety_region_difference", {**told, **values}
    return Finding(rule, "memberships", key, values, difference.actor_id, body)


def explain_difference(tables: Tables, difference: Difference) -> Explanation:
    """Why the sources differ, as far as dates of memberships, versions and mergers tell."""
    if not difference.region:
        return "not_listed", {}
    if not difference.expected:
        return "unmatched", {}
    if difference.stated:
        return _explain_move(tables, difference)
    rows = tables["memberships"].fillna("")
    own = rows[
        (rows["actor_id"] == difference.actor_id)
        & (rows["collaboration_id"] == difference.expected)
    ].sort_values("since")
    earlier = own[(own["until"] != "") & (own["until"] <= difference.dates[0])]
    later = own[own["since"] > difference.dates[-1]]
    if _lies_in_gap(tables["versions"], difference):
        return "gap", {}
    if not earlier.empty:
        return _explain_leaving(tables, difference, str(earlier["until"].iloc[-1]))
    if not later.empty:
        return _explain_joining(tables, difference, str(later["since"].iloc[0]))
    return "never", {}


def _explain_move(tables: Tables, difference: Difference) -> Explanation:
    rows = tables["memberships"].fillna("")
    own = rows[rows["actor_id"] == difference.actor_id]
    moved = own[own["collaboration_id"].isin([difference.stated, difference.expected])]
    spans = ", ".join(
        f"{row.collaboration_id} {row.since}/{row.until or '..'}"
        for row in moved.sort_values(["since", "collaboration_id"]).itertuples()
    )
    return "moved", {"spans": spans}


def _lies_in_gap(versions: pd.DataFrame, difference: Difference) -> bool:
    own = versions[versions["collaboration_id"] == difference.expected].fillna("")
    return all(keep_current(own, d, start="since", end="until").empty for d in difference.dates)


def _explain_leaving(tables: Tables, difference: Difference, until: str) -> Explanation:
    """The register ends the membership before CBS does, perhaps ahead of a merger."""
    names = tables["actors"].set_index("actor_id")["name"]
    rows = tables["successions"]
    rows = rows[(rows["from_id"] == difference.actor_id) & (rows["date"] > difference.dates[-1])]
    if rows.empty:
        return "left", {"until": until}
    row = rows.sort_values("date").iloc[0]
    days = (pd.Timestamp(row["date"]) - pd.Timestamp(until)).days
    heir = names.get(row["to_id"], row["to_id"])
    merger = {"successor": heir, "merged": row["date"], "later": days}
    return "left;merged", {"until": until, **merger}


def _explain_joining(tables: Tables, difference: Difference, since: str) -> Explanation:
    """The register begins the membership after CBS does, perhaps long after a merger."""
    actors = tables["actors"].fillna("").set_index("actor_id")
    founded = actors["founded"].get(difference.actor_id, "")
    before = tables["successions"]
    before = before[(before["to_id"] == difference.actor_id) & (before["date"] == founded)]
    if before.empty:
        return "joined", {"since": since}
    names = ", ".join(actors["name"].get(code, code) for code in sorted(before["from_id"]))
    return "joined;founded", {"since": since, "founded": founded, "predecessors": names}


def _name_corrected(tables: Tables, pairs: pd.DataFrame, findings: Sequence[Finding]) -> str:
    """Municipalities whose accession to a safety region was overruled, by name."""
    versions, names = tables["versions"], tables["actors"].set_index("actor_id")["name"]
    bodies = versions[versions["collaboration_id"].isin(set(pairs["stated"]))]
    keys = [f.key.split("|") for f in findings if f.rule == "accession_after_merger"]
    codes = {code for code, system_id in keys if system_id in set(bodies["register_id"])}
    return ", ".join(str(names.get(code, code)) for code in sorted(codes))


def _summarise(pairs: pd.DataFrame, differences: Sequence[Difference], corrected: str) -> Finding:
    count, dates = len(pairs), pairs["date"]
    agreed = count - sum(len(difference.dates) for difference in differences)
    bodies, regions = (
        pairs.loc[pairs[column] != "", column].nunique() for column in ("stated", "region_id")
    )
    values: dict[str, str | float] = {
        "agreed": agreed,
        "count": count,
        "share": round(100 * agreed / count, 2),
        "dates": dates.nunique(),
        "first": dates.min(),
        "last": dates.max(),
        "bodies": bodies,
        "regions": regions,
        "corrected": corrected,
        "cases": "corrected" if corrected else "",
    }
    return Finding("safety_region_agreement", "memberships", DIVISION, values)
