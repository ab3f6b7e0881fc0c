"""The tables as they stood at a date; intervals are half open, `since <= t < until`."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import pandas as pd

from explorer.dataset.links import check_links
from explorer.dataset.model import Dataset
from explorer.dataset.money import choose_reports, find_people, list_reports


def keep_current(frame: pd.DataFrame, date: str, *, start: str, end: str) -> pd.DataFrame:
    """Rows whose interval [`start`, `end`) holds `date`; an empty start or end is open."""
    return frame[(frame[start] <= date) & ((frame[end] == "") | (frame[end] > date))]


def actors_at(dataset: Dataset, date: str) -> pd.DataFrame:
    """Actors in being at `date`."""
    return keep_current(dataset.actors, date, start="founded", end="dissolved")


def memberships_at(dataset: Dataset, date: str) -> pd.DataFrame:
    """Memberships in force at `date`."""
    return keep_current(dataset.memberships, date, start="since", end="until")


def collaborations_at(dataset: Dataset, date: str) -> pd.DataFrame:
    """Collaborations in force at `date`, with the name, form, power and obligation of then.

    A website that may not be shown is left out (see `check_link`).
    """
    versions = keep_current(dataset.versions, date, start="since", end="until")
    then = versions.set_index("collaboration_id")[["name", "form", "power"]]
    rows = dataset.collaborations.set_index("collaboration_id", drop=False)
    rows = rows[rows.index.isin(then.index)].copy()
    for column in ("name", "form", "power"):
        rows[column] = then.loc[rows.index, column]
    rows["obligation"] = _find_obligations(dataset, rows["obligation"], date)
    return check_links(rows.reset_index(drop=True), "collaborations")


def _find_obligations(dataset: Dataset, stated: pd.Series, date: str) -> pd.Series:
    """The obligation at `date` by collaboration: `stated` where the table has no row of it."""
    dated = dataset.obligations
    current = keep_current(dated, date, start="since", end="until")
    then = current.set_index("collaboration_id")["obligation"].reindex(stated.index)
    return then.fillna("").where(stated.index.isin(dated["collaboration_id"]), stated)


@dataclass(frozen=True)
class TimeSlice:
    """A dataset at a date: its tables as they stood then, each worked out once."""

    dataset: Dataset
    date: str

    @cached_property
    def actors(self) -> pd.DataFrame:
        """Actors in being."""
        return actors_at(self.dataset, self.date)

    @cached_property
    def collaborations(self) -> pd.DataFrame:
        """Collaborations in force, with the name, form, power and obligation of then."""
        return collaborations_at(self.dataset, self.date)

    @cached_property
    def memberships(self) -> pd.DataFrame:
        """Memberships in force."""
        return memberships_at(self.dataset, self.date)

    @cached_property
    def reports(self) -> pd.DataFrame:
        """Budgets and accounts up to then, of the municipalities in being."""
        return _reports_since(self.dataset, _find_turn(self.dataset, self.date))

    @cached_property
    def money(self) -> pd.DataFrame:
        """By municipality the report that says what it pays: the last accounts, else budget."""
        return _chosen_since(self.dataset, _find_turn(self.dataset, self.date))

    @cached_property
    def people(self) -> pd.Series:
        """Inhabitants of municipalities by actor id, missing where they are not known.

        Of the year of the date where budgets and accounts say them, else those of the register; at
        the register's own date those.
        """
        towns = self.actors[self.actors["kind"].eq("municipality")].set_index("actor_id")
        stated = towns["population"].astype("Float64")
        if self.date[:4] == self.dataset.date[:4]:
            return stated
        then = find_people(self.reports, self.date[:4]).reindex(towns.index)
        return then.astype("Float64").fillna(stated)


@lru_cache(maxsize=16)
def _reports_since(dataset: Dataset, turn: str) -> pd.DataFrame:
    """The reports of a day and those after it, until the year or a body turns into another."""
    return list_reports(dataset, turn)


@lru_cache(maxsize=16)
def _chosen_since(dataset: Dataset, turn: str) -> pd.DataFrame:
    """The reports chosen among those."""
    return choose_reports(_reports_since(dataset, turn))


def _find_turn(dataset: Dataset, date: str) -> str:
    """The last day up to `date` that changes whose reports there are: of a year or succession."""
    days = dataset.successions["date"]
    return max(f"{date[:4]}-01-01", days[days.le(date)].max() if days.le(date).any() else "")


@lru_cache(maxsize=32)
def slice_at(dataset: Dataset, date: str) -> TimeSlice:
    """A dataset at a date, worked out once for who asks again; the last few are kept."""
    return TimeSlice(dataset, date)
