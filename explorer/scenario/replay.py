"""What the register says happened on the days of mergers, as steps that replay it."""

from dataclasses import dataclass

from explorer.dataset import Dataset
from explorer.dataset.successions import Tie
from explorer.network import Selection, build_network
from explorer.network.period import list_ties
from explorer.network.spans import Spans, day_before
from explorer.scenario.record import Step
from explorer.scenario.run import run_steps

WHOLE = Selection()


@dataclass(frozen=True)
class Merger:
    """A municipality and those that went into it on one day.

    parts: who went into it; old: whether it was there before and took them in.
    """

    date: str
    into: str
    parts: tuple[str, ...]
    old: bool

    @property
    def predecessors(self) -> tuple[str, ...]:
        """All that it was made of, itself among them where it was there."""
        return (*([self.into] if self.old else []), *self.parts)


def list_mergers(dataset: Dataset, *, since: str = "", until: str = "") -> list[Merger]:
    """Mergers of municipalities after `since` and not after `until`, in order of time.

    Of a municipality that was split its main part counts, for the others had something of it but
    not its place. A change of name alone is none.
    """
    rows = dataset.successions
    last = until or dataset.date
    rows = rows[rows["date"].gt(since) & rows["date"].le(last) & rows["event"].ne("split_part")]
    rows = rows[rows["from_id"].ne(rows["to_id"])]
    actors = dataset.actors.set_index("actor_id")
    towns = set(actors.index[actors["kind"].eq("municipality")])
    found = []
    for (date, into), group in rows.groupby(["date", "to_id"], sort=True):
        parts = tuple(sorted(set(group["from_id"]) & towns))
        old = actors["founded"].get(into, "") < date
        if into in towns and len(parts) + old > 1:
            found.append(Merger(date, into, parts, old))
    return found


def write_merger(dataset: Dataset, merger: Merger) -> Step:
    """The step that replays a merger."""
    name = dataset.actors.set_index("actor_id")["name"][merger.into]
    given = "" if merger.old else name
    return Step("merge", (("merging", merger.parts), ("into", merger.into), ("name", given)))


@dataclass(frozen=True)
class Replay:
    """A day of mergers replayed from the day before, beside what the register shows on the day.

    missing: ties of the register that the steps do not give; extra: ties that the steps give and
    the register does not have; both with the reason, by tie.
    """

    date: str
    steps: tuple[Step, ...]
    ties: int
    missing: dict[Tie, str]
    extra: dict[Tie, str]


# Why the register's network differs from the replayed one, apart from the mergers.
BEGAN = "its collaboration began that day"
ENDED = "its collaboration ended that day"
JOINED = "joined that day"
LEFT = "left that day"
SPLIT = "had part of a municipality that was split, with its place here"
RENAMED = "goes by another code from that day"


def replay(dataset: Dataset, date: str) -> Replay:
    """The mergers of a day replayed on the network of the day before.

    Each difference from the register's network on the day has a reason; raises `LookupError` for
    one that none explains, which is a fault of the data or of the steps.
    """
    mergers = list_mergers(dataset, since=day_before(date), until=date)
    steps = tuple(write_merger(dataset, each) for each in mergers)
    outcome = run_steps(dataset, steps, date=day_before(date))
    made = list_ties(build_network(outcome.after, WHOLE).ties)
    real = list_ties(build_network(dataset, WHOLE.on(date)).ties)
    reasons = Reasons(dataset, date)
    missing = {tie: reasons.find_new(tie) for tie in sorted(real - made)}
    extra = {tie: reasons.find_gone(tie) for tie in sorted(made - real)}
    return Replay(date, steps, len(real), missing, extra)


class Reasons:
    """Why ties of one day differ from those of the day before, but for mergers."""

    def __init__(self, dataset: Dataset, date: str) -> None:
        """Explain ties of `date`."""
        self.date = date
        self.spans = Spans(dataset)
        rows = dataset.successions
        day = rows[rows["date"].eq(date)]
        self.parts = set(day["to_id"][day["event"].eq("split_part")])
        self.renamed = set(day["to_id"][day["event"].eq("rename")])

    def find_new(self, tie: Tie) -> str:
        """Why a tie is there that was not."""
        if self.spans.get_force(tie[1], self.date)[0] == self.date:
            return BEGAN
        began = self.spans.find_start(tie, self.spans.get_tie(tie, self.date))
        if began == self.date:
            return SPLIT if tie[0] in self.parts else JOINED
        if tie[0] in self.renamed:
            return RENAMED
        raise LookupError(f"nothing explains why {tie} is there on {self.date}")

    def find_gone(self, tie: Tie) -> str:
        """Why a tie is not there that was, or that a merger would have passed on."""
        spans = self.spans.in_force.get(tie[1], [])
        if not any(since <= self.date < until for since, until in spans):
            return ENDED
        owners = [tie[0], *self.spans.sources.get((tie[0], self.date), [])]
        ends = [until for each in owners for _, until in self.spans.ties.get((each, tie[1]), [])]
        if self.date in ends:
            return LEFT
        raise LookupError(f"nothing explains why {tie} is not there on {self.date}")


def list_merger_dates(dataset: Dataset, *, since: str, until: str) -> list[str]:
    """Days with mergers after `since` and not after `until`."""
    return sorted({each.date for each in list_mergers(dataset, since=since, until=until)})
