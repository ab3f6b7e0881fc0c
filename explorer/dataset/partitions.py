"""Where a municipality is in several bodies of a sort of which the law has it in one, or in none.

Safety regions, public health services (GGD) and environment agencies each divide the country. While
one takes the place of another both stand in the register, so that a municipality counts two.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import pandas as pd

from explorer.dataset.model import Dataset
from explorer.dataset.yardsticks import YARDSTICKS, Tables, Yardstick, list_members

# The end of what has none.
FOREVER = "9999-12-31"
Spans = list[tuple[str, str]]


@dataclass(frozen=True, order=True)
class Doubled:
    """A municipality in several bodies of one sort over an interval, `since <= t < until`.

    theme: the sort, that of a yardstick; kept: the body that counts where one does; left: the
    others, in order of their ids; until: empty while it is so.
    """

    actor_id: str
    theme: str
    since: str
    until: str
    kept: str
    left: tuple[str, ...]

    @property
    def bodies(self) -> tuple[str, ...]:
        """All of them, in order of their ids."""
        return tuple(sorted((self.kept, *self.left)))

    def holds(self, date: str) -> bool:
        """Whether it is so at a date."""
        return self.since <= date and (not self.until or date < self.until)


@dataclass(frozen=True)
class Stay:
    """A municipality in a body without a break from `joined` to `until`, statutory in `spans`."""

    body: str
    joined: str
    until: str
    spans: tuple[tuple[str, str], ...]


@lru_cache(maxsize=32)
def list_doubled(dataset: Dataset) -> tuple[Doubled, ...]:
    """`find_doubled` of a dataset, worked out once for who asks again."""
    return tuple(find_doubled(dataset.tables))


def list_doubled_at(dataset: Dataset, date: str) -> list[Doubled]:
    """What is doubled at a date."""
    return [each for each in list_doubled(dataset) if each.holds(date)]


def find_doubled(tables: Tables) -> list[Doubled]:
    """Municipalities in several bodies of a sort while a law asks for them, sorted.

    tables: actors, collaborations, obligations and memberships. Of the bodies the one counts that
    lasts longest; of those that last as long, the one joined last; then the last by id. Intervals
    run as long as the bodies are the same. Cost: linear in the rows.
    """
    found = []
    for yardstick in YARDSTICKS:
        for actor_id, stays in list_stays(tables, yardstick).items():
            found += _unite(_overlap(actor_id, yardstick.theme, stays))
    return sorted(found)


def list_stays(tables: Tables, yardstick: Yardstick) -> dict[str, list[Stay]]:
    """By municipality its stays in the bodies of a yardstick, as far as they were statutory."""
    actors, duty = tables["actors"], tables["obligations"]
    towns = set(actors.loc[actors["kind"].eq("municipality"), "actor_id"])
    asked = _unite_by(duty[duty["obligation"].eq("statutory")], ["collaboration_id"])
    members = _unite_by(list_members(tables, yardstick), ["actor_id", "collaboration_id"])
    stays: dict[str, list[Stay]] = {}
    for (actor_id, body), spans in members.items():
        if actor_id in towns:
            own = stays.setdefault(actor_id, [])
            for joined, until in spans:
                statutory = tuple(_cut(asked[(body,)], joined, until))
                own.append(Stay(body, joined, until, statutory))
    return stays


def _unite_by(rows: pd.DataFrame, keys: list[str]) -> dict[tuple[str, ...], Spans]:
    """By the values of some columns their intervals, those that meet as one; see `FOREVER`."""
    spans: dict[tuple[str, ...], Spans] = {}
    ordered = rows[[*keys, "since", "until"]].sort_values([*keys, "since"])
    for *key, since, until in ordered.itertuples(index=False, name=None):
        own, end = spans.setdefault(tuple(key), []), until or FOREVER
        if own and since <= own[-1][1]:
            own[-1] = own[-1][0], max(own[-1][1], end)
        else:
            own.append((since, end))
    return spans


def _cut(spans: Spans, first: str, end: str) -> Iterator[tuple[str, str]]:
    for since, until in spans:
        if max(since, first) < min(until, end):
            yield max(since, first), min(until, end)


def _overlap(actor_id: str, theme: str, stays: list[Stay]) -> Iterator[Doubled]:
    """Where stays lie over one another, cut at every day on which one begins or ends."""
    days = sorted({day for stay in stays for span in stay.spans for day in span})
    for since, until in pairwise(days):
        there = [stay for stay in stays if any(a <= since < b for a, b in stay.spans)]
        if len(there) > 1:
            kept = max(there, key=lambda stay: (stay.until, stay.joined, stay.body)).body
            left = sorted(stay.body for stay in there if stay.body != kept)
            end = "" if until == FOREVER else until
            yield Doubled(actor_id, theme, since, end, kept, tuple(left))


def _unite(parts: Iterator[Doubled]) -> list[Doubled]:
    """Intervals that meet, of the same bodies, as one."""
    found: list[Doubled] = []
    for part in parts:
        last = found[-1] if found else None
        if last and last.until == part.since and (last.kept, last.left) == (part.kept, part.left):
            part = Doubled(part.actor_id, part.theme, last.since, part.until, part.kept, part.left)
            found.pop()
        found.append(part)
    return found
