"""What is asked about money: what municipalities pay to joint arrangements, and of what that is.

Payments are those booked as income transfers to a public body or an operational organisation (Iv3,
category L4.3.3): a lower bound, which cannot be split over collaborations.
"""

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.timeslice import slice_at

COLUMNS = ["name", "province_id", "report", "year", "parts", "known", "inhabitants", "expenditure",
           "joint_euros", "joint_per_inhabitant", "joint_share"]  # fmt: skip


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
