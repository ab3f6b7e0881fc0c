"""What municipalities pay to joint arrangements, as it is known of those in being at a date.

A report is the budget or the annual accounts of a year. A municipality that others went into has,
of years before that, their figures added up: of a split the whole goes with the main part.
"""

import pandas as pd

from explorer.dataset.model import Dataset
from explorer.dataset.successions import follow_heirs

ACCOUNTS, BUDGET = "accounts", "budget"
KEY = ["actor_id", "year", "report"]
FIGURES = ["inhabitants", "expenditure", "joint_euros", "joint_per_inhabitant", "joint_share"]
REPORT_COLUMNS = [*KEY, "parts", "known", *FIGURES]


def list_reports(dataset: Dataset, date: str) -> pd.DataFrame:
    """Every report up to the year of `date`, of the municipalities that there are then.

    One row a municipality, year and report, sorted by these: `actor_id`, `year`, `report`;
    `parts`, how many municipalities of that year are added up (1 is the rule), and `known`, of how
    many the payments are known; `inhabitants`; `expenditure` and `joint_euros`, in euros; these
    three NaN unless they are known of all parts; `joint_per_inhabitant` in euros, `joint_share` 0
    to 1.
    What went into another in the course of a year and has no accounts of it stands in the other's.
    Cost: linear in the rows.
    """
    rows = dataset.money[dataset.money["year"].le(int(date[:4]))]
    counted = ~_find_covered(dataset, rows)
    amounts = rows[["expenditure", "joint_arrangements"]].astype(float)
    parts = rows[["year", "report"]].assign(
        actor_id=name_heirs(dataset, rows, date),
        parts=counted,
        reported=amounts["expenditure"].notna(),
        known=amounts["joint_arrangements"].notna(),
        uncounted=rows["inhabitants"].isna(),
        inhabitants=rows["inhabitants"].astype(float),
        expenditure=amounts["expenditure"],
        joint_euros=amounts["joint_arrangements"],
    )
    added = parts.groupby(KEY, sort=True).sum()
    for column, count in (("expenditure", "reported"), ("joint_euros", "known")):
        whole = added["parts"].gt(0) & added[count].ge(added["parts"])
        added[column] = added[column].where(whole)
    added["inhabitants"] = added["inhabitants"].where(added["uncounted"].eq(0))
    return add_ratios(added.reset_index())[REPORT_COLUMNS]


def find_people(reports: pd.DataFrame, year: str) -> pd.Series:
    """Inhabitants on 1 January of a year by municipality, as its accounts, else its budget have it.

    reports: of `list_reports`. Those of whom none of that year is known are left out.
    """
    then = reports[reports["year"].eq(int(year)) & reports["inhabitants"].gt(0)]
    first = then.sort_values("report").drop_duplicates("actor_id")
    return first.set_index("actor_id")["inhabitants"]


def name_heirs(dataset: Dataset, rows: pd.DataFrame, date: str) -> list[str]:
    """Of every row of the `money` table the municipality that it is of at `date`, in order."""
    heirs = {
        year: follow_heirs(dataset.successions, since=f"{year}-01-01", until=date)
        for year in rows["year"].unique()
    }
    own = zip(rows["year"], rows["actor_id"], strict=True)
    return [heirs[year].get(code, code) for year, code in own]


def add_ratios(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame with `joint_per_inhabitant` and `joint_share`, missing where there is nothing to
    divide by.
    """
    people, spent = (frame[name].where(frame[name].gt(0)) for name in FIGURES[:2])
    return frame.assign(
        joint_per_inhabitant=frame["joint_euros"] / people, joint_share=frame["joint_euros"] / spent
    )


def choose_reports(reports: pd.DataFrame) -> pd.DataFrame:
    """Of each municipality the last accounts that there are, else the last budget.

    reports: of `list_reports`. Indexed by actor id, with its other columns. Where the last
    accounts say not what is paid, it is missing: older ones do not stand for them.
    """
    there = reports[reports["expenditure"].notna()]
    # Accounts go after budgets of any year, and the last one is kept.
    order = there.assign(rank=there["report"].eq(ACCOUNTS)).sort_values(["rank", "year"])
    last = order.drop_duplicates("actor_id", keep="last").drop(columns="rank")
    return last.set_index("actor_id").sort_index()


def _find_covered(dataset: Dataset, rows: pd.DataFrame) -> pd.Series:
    """Which rows are of a municipality without accounts that ended in the course of the year."""
    ends = rows["actor_id"].map(dataset.actors.set_index("actor_id")["dissolved"]).fillna("")
    years = rows["year"].astype(str)
    during = ends.gt(years + "-01-01") & ends.le(years + "-12-31")
    return rows["report"].eq(ACCOUNTS) & rows["expenditure"].isna() & during
