"""Who comes after whom: bodies that went into another, followed over any number of steps."""

from collections.abc import Iterable, Mapping

import pandas as pd

Tie = tuple[str, str]


def select_successions(successions: pd.DataFrame, *, since: str, until: str) -> pd.DataFrame:
    """Rows dated after `since` and not after `until`, of bodies that go into another."""
    dated = successions["date"].gt(since) & successions["date"].le(until)
    return successions[dated & successions["from_id"].ne(successions["to_id"])].sort_values("date")


def follow_heirs(successions: pd.DataFrame, *, since: str, until: str) -> dict[str, str]:
    """Of every body that ended after `since` the one that at `until` has its memberships.

    Of a split that is the main part. A body that did not end is not in it.
    """
    rows = select_successions(successions, since=since, until=until)
    rows = rows[rows["event"].ne("split_part")]
    direct = dict(zip(rows["from_id"], rows["to_id"], strict=True))
    heirs = {}
    for code in direct:
        heir, passed = direct[code], {code}
        while heir in direct and heir not in passed:
            passed.add(heir)
            heir = direct[heir]
        heirs[code] = heir
    return heirs


def pass_on(
    ties: Iterable[Tie],
    successions: pd.DataFrame,
    memberships: pd.DataFrame,
    *,
    since: str,
    until: str,
) -> dict[Tie, frozenset[Tie]]:
    """Of ties (actor, collaboration) at `since` those that they are at `until` by succession alone.

    A tie goes to the main heir of its actor; to another part of a split only where `memberships`
    say that it was inherited that day (basis `succession`). A tie without an heir stays as it is.
    """
    rows = select_successions(successions, since=since, until=until)
    steps: dict[str, list[tuple[str, str, bool]]] = {}
    for row in rows.itertuples(index=False):
        steps.setdefault(row.from_id, []).append((row.to_id, row.date, row.event != "split_part"))
    passed = memberships[memberships["basis"].eq("succession")]
    inherited = set(
        zip(passed["actor_id"], passed["collaboration_id"], passed["since"], strict=True)
    )
    return {tie: _spread(tie, steps, inherited, frozenset()) for tie in ties}


def _spread(
    tie: Tie,
    steps: Mapping[str, list[tuple[str, str, bool]]],
    inherited: set[tuple[str, str, str]],
    passed: frozenset[str],
) -> frozenset[Tie]:
    actor, group = tie
    heirs = [
        heir
        for heir, day, main in steps.get(actor, ())
        if heir not in passed and (main or (heir, group, day) in inherited)
    ]
    found = [_spread((heir, group), steps, inherited, passed | {actor}) for heir in heirs]
    return frozenset().union(*found) or frozenset({tie})
