"""A council's year: when what of which joint arrangements comes before it, and before whom else."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date as calendar_date
from datetime import timedelta

import pandas as pd

from explorer.dataset.wgr import WITH_BODY
from explorer.errors import SelectionError
from explorer.network import Network
from explorer.translate import N_

COLUMNS = [
    "deadline", "year", "first_day", "last_day", "budget_year", "article", "collaborations",
    "councils",
]  # fmt: skip
LISTS_OF_YEAR = ("collaborations", "councils")
# The year of the date, and the next.
YEARS = 2
TOO_EARLY = N_("these dates hold since the law was amended on 1 July 2022; choose a day from {day}")


@dataclass(frozen=True)
class Deadline:
    """A day of a council's year under the amended law, called in English, to be translated.

    article: of the Wgr; day: month and day; budget: of which year the document is, counted from the
    year of the day; weeks: how long councils may respond, where the day begins a period. That day
    is none of the law's: it is worked back from the last day for the adopted budget, for a board
    that adopts early in July.
    """

    id: str
    title: str
    article: str
    day: tuple[int, int]
    budget: int
    weeks: int = 0

    def find_days(self, year: int) -> tuple[str, str]:
        """The first and the last day in a year; one day where it is no period."""
        first = calendar_date(year, *self.day)
        return first.isoformat(), (first + timedelta(weeks=self.weeks)).isoformat()


DEADLINES: Mapping[str, Deadline] = {
    record.id: record
    for record in (
        Deadline(
            "accounts", N_("Councils have the provisional annual accounts of {year}"), "34b",
            (4, 30), -1,
        ),
        Deadline(
            "principles", N_("Councils have the financial and policy principles for {year}"), "34b",
            (4, 30), 1,
        ),
        Deadline(
            "views", N_("Season of views on the draft budgets for {year}"), "35", (4, 15), 1, 12
        ),
        Deadline(
            "adopted", N_("The adopted budget for {year} is with the provincial executive"), "34",
            (9, 15), 1,
        ),
    )
}  # fmt: skip
# The first whole year of the amended law.
FIRST_YEAR = 2023


@dataclass(frozen=True)
class Circle:
    """Councils that share collaborations: the same municipalities are in each of them.

    members: the codes of those municipalities, sorted; collaborations: ids, by name.
    """

    members: tuple[str, ...]
    collaborations: tuple[str, ...]


def list_circles(network: Network, codes: Collection[str], *, bodies: bool = False) -> list[Circle]:
    """The collaborations of municipalities by who is in them, most collaborations first.

    codes: whose; bodies: whether those alone count that have a body, and so a budget. Only
    municipalities are counted, for they have councils. Of an equal number of collaborations the
    larger circle comes first.
    """
    ties, groups = network.ties, network.collaborations
    mine = set(ties.loc[ties["actor_id"].isin(list(codes)), "collaboration_id"])
    if bodies:
        mine &= set(groups.index[groups["form"].isin(WITH_BODY)])
    towns = network.actors.index[network.actors["kind"].eq("municipality")]
    ties = ties[ties["collaboration_id"].isin(mine) & ties["actor_id"].isin(towns)]
    names = groups["short_name"].to_dict()
    found: dict[tuple[str, ...], list[str]] = {}
    for key, members in ties.groupby("collaboration_id")["actor_id"]:
        found.setdefault(tuple(sorted(members)), []).append(str(key))
    circles = [
        Circle(members, tuple(sorted(ids, key=lambda key: (names[key], key))))
        for members, ids in found.items()
    ]
    return sorted(
        circles, key=lambda each: (-len(each.collaborations), -len(each.members), each.members)
    )


def list_year(network: Network, codes: Collection[str]) -> pd.DataFrame:
    """The days of the councils of municipalities in the year of the network and the next, by day.

    deadline: of `DEADLINES`; year: that of the day; first_day, last_day: the same but for a season;
    budget_year: of which year the document is; article: of the Wgr; collaborations: ids of those
    with a body, `;` between; councils: codes of the municipalities that are in each of these.
    A season has a row a circle of councils (see `list_circles`), of another day all collaborations
    are in one row, without councils. The days of single boards are not known. No rows where they
    take part in no body. Raises `SelectionError` for a network of before the amended law's first
    whole year.
    """
    year = int(network.date[:4])
    if year < FIRST_YEAR:
        raise SelectionError("date", TOO_EARLY, day=f"{FIRST_YEAR}-01-01")
    circles = list_circles(network, codes, bodies=True)
    names = network.collaborations["short_name"].to_dict()
    every = [key for circle in circles for key in circle.collaborations]
    whole = [Circle((), tuple(sorted(every, key=lambda key: (names[key], key))))] if every else []
    rows = [
        (
            record.id, of_year, *record.find_days(of_year), of_year + record.budget,
            record.article, ";".join(part.collaborations), ";".join(part.members),
        )
        for of_year in range(year, year + YEARS)
        for record in DEADLINES.values()
        for part in (circles if record.weeks else whole)
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.sort_values("first_day", kind="stable", ignore_index=True)
