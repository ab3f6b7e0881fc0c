"""What is asked about money: what municipalities pay to joint arrangements, and of what that is.

Payments are those booked as income transfers to a public body or an operational organisation (Iv3,
category L4.3.3): a lower bound, which cannot be split over collaborations.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.timeslice import slice_at

COLUMNS = ["name", "province_id", "report", "year", "parts", "known", "inhabitants", "expenditure",
           "joint_euros", "joint_per_inhabitant", "joint_share"]  # fmt: skip


@dataclass(frozen=True)
class JointPayments:
    """What several municipalities pay to joint arrangements, added up where it is known.

    euros: a year, as each one's own report has it; known: of how many of the `of` municipalities
    that was added; reports: which reports those are, pairs of year and report, sorted.
    """

    euros: float
    known: int
    of: int
    reports: tuple[tuple[int, str], ...]


def read_money(dataset: Dataset, date: str = "") -> pd.DataFrame:
    """What each municipality in being at a date pays, by the last report up to its year.

    Indexed by actor id, sorted: `name`, `province_id`; `report` (`accounts`, or `budget` where
    there are none) and its `year`; the other columns of `list_reports`, amounts in euros. Where a
    municipality has no report all is missing, where it books its payments elsewhere those are.
    date: empty is that of the dataset. A dataset without `money.csv` gives missing figures.
    """
    at = slice_at(dataset, date or dataset.date)
    towns = at.actors[at.actors["kind"].eq("municipality")].set_index("actor_id").sort_index()
    frame = towns[["name", "province_id"]].join(at.money)
    whole = dict.fromkeys(["year", "parts", "known"], "Int64")
    return frame.astype(whole).fillna({"report": ""})[COLUMNS]


def add_payments(dataset: Dataset, codes: Iterable[str], date: str = "") -> JointPayments:
    """What several municipalities pay, added up; those of which it is not known are counted.

    codes: municipalities in being at the date; one that is not is counted as not known. It says
    what they pay now, not what they would pay as one.
    """
    wanted = list(dict.fromkeys(codes))
    rows = read_money(dataset, date).reindex(wanted)
    rows = rows[rows["joint_euros"].notna()]
    named = sorted(
        {
            (int(year), str(report))
            for year, report in zip(rows["year"], rows["report"], strict=True)
        }
    )
    return JointPayments(float(rows["joint_euros"].sum()), len(rows), len(wanted), tuple(named))
