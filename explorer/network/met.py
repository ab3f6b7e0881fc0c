"""Why and when something that was there all along came to meet a selection, or ceased to."""

from functools import cache

from explorer.dataset.timeslice import slice_at
from explorer.network.build import build_network, find_kept, read_tables
from explorer.network.filters import FILTERS
from explorer.network.model import Network
from explorer.network.period import Period, list_ties

# What may change besides what a filter looks at: who takes part.
MEMBERS = "members"
# By what a filter looks at, or by `members`, the tables that say since when it is so.
TABLES = {
    "actor": ("divisions",),
    "collaboration": ("versions", "obligations"),
    "tie": ("memberships",),
    MEMBERS: ("memberships", "divisions"),
}
KEYS = {
    "actor": ("actor_id",),
    "collaboration": ("collaboration_id",),
    "tie": ("actor_id", "collaboration_id"),
}


class Filtered:
    """What a selection keeps on the days of a period."""

    def __init__(self, period: Period) -> None:
        """Look at `period`; the network of a day in between is made when it is asked for."""
        self.period = period
        self._network_at = cache(self._build)
        self._kept_at = cache(self._keep)

    def explain(self, actor_id: str, collaboration_id: str) -> tuple[str, tuple[str, ...]]:
        """The day on which an actor, collaboration or tie came in or went, and by which filters.

        What is in at the second date came on the day since which it is in, another went on the
        first day on which it was not. Filters by id, those that the date without it fails;
        `members` where none of them does. An empty id is of neither.
        """
        ends = actor_id, collaboration_id
        there = self._has(self.period.until, *ends)
        causes = self._find_causes(self.period.since if there else self.period.until, *ends)
        days = self._list_days(causes, collaboration_id)
        if not there:
            return next(each for each in days if not self._has(each, *ends)), causes
        day = self.period.until
        for each in reversed(days):
            if not self._has(each, *ends):
                break
            day = each
        return day, causes

    def _list_days(self, causes: tuple[str, ...], collaboration_id: str) -> list[str]:
        """Days in the period on which what these causes look at may have changed, and the last."""
        looked_at = {FILTERS[each].of if each in FILTERS else MEMBERS for each in causes}
        tables = {table for of in looked_at for table in TABLES[of]}
        # What is no actor alone has gaps of its own too.
        tables |= {"memberships"} if collaboration_id else set()
        dataset = self.period.dataset
        turns = [FILTERS[name].turns for name, _ in self.period.selection.given]
        days = {self.period.until, *(day for turn in turns if turn for day in turn(dataset))}
        for rows in (dataset.tables[table] for table in tables):
            if "collaboration_id" in rows:
                rows = rows[rows["collaboration_id"].eq(collaboration_id)]
            days |= {*rows["since"], *rows["until"]}
        return sorted(day for day in days if self.period.since < day <= self.period.until)

    def _has(self, day: str, actor_id: str, collaboration_id: str) -> bool:
        """Whether the network of a day has an actor, a collaboration or a tie."""
        network, ties = self._network_at(day)
        if actor_id and collaboration_id:
            return (actor_id, collaboration_id) in ties
        return actor_id in network.actors.index or collaboration_id in network.collaborations.index

    def _build(self, day: str) -> tuple[Network, set[tuple[str, str]]]:
        network = build_network(self.period.dataset, self.period.selection.on(day))
        return network, list_ties(network.ties)

    def _find_causes(self, day: str, actor_id: str, collaboration_id: str) -> tuple[str, ...]:
        """The filters that do not keep it at a date."""
        given = {"actor_id": actor_id, "collaboration_id": collaboration_id}
        failed = []
        for name, kept in self._kept_at(day).items():
            key = tuple(given[column] for column in KEYS[FILTERS[name].of])
            if all(key) and key not in kept:
                failed.append(name)
        return tuple(failed) or (MEMBERS,)

    def _keep(self, day: str) -> dict[str, set[tuple[str, ...]]]:
        """By filter the ids of the rows that it keeps on a day."""
        at = slice_at(self.period.dataset, day)
        tables = read_tables(at)
        found = {}
        for name, kept in find_kept(at, self.period.selection).items():
            of = FILTERS[name].of
            rows = tables[of].loc[kept.reindex(tables[of].index), list(KEYS[of])]
            found[name] = set(rows.itertuples(index=False, name=None))
        return found
