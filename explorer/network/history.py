"""When each tie began and ended, how, and because of what."""

from collections.abc import Iterator, Mapping
from functools import cached_property

import pandas as pd

from explorer.dataset import Dataset
from explorer.network.spans import OPEN, Spans, hold_day

Causes = tuple[str, ...]


class History:
    """When each tie began and ended in a dataset, how, and because of what."""

    def __init__(self, dataset: Dataset) -> None:
        """Look at the tables of `dataset`."""
        self.dataset = dataset
        self.spans = Spans(dataset)

    @cached_property
    def ties(self) -> pd.DataFrame:
        """Every interval of membership, a row each, those that meet joined; in order of time.

        actor_id, collaboration_id, since, until (empty: still so); began, one of `tie_joined`,
        `tie_inherited`, `tie_came`, and ended, of `tie_left`, `tie_passed_on`, `tie_went` (empty:
        still so); began_by and ended_by: ids of what brought it about, `;` between, of actors by
        merger, of collaborations that are carried on.
        """
        rows = []
        for tie, spans in self.spans.ties.items():
            for since, until in spans:
                began, began_by = self.explain_start(tie, since)
                ended, ended_by = self.explain_end(tie, until) if until != OPEN else ("", ())
                causes = ";".join(began_by), ";".join(ended_by)
                last = "" if until == OPEN else until
                rows.append((*tie, since, last, began, causes[0], ended, causes[1]))
        columns = ["actor_id", "collaboration_id", "since", "until"]
        columns += ["began", "began_by", "ended", "ended_by"]
        frame = pd.DataFrame(rows, columns=columns, dtype=object)
        return frame.sort_values(["since", *columns[:2]]).reset_index(drop=True)

    def explain_start(self, tie: tuple[str, str], day: str) -> tuple[str, Causes]:
        """How a tie came to be that day, and because of what."""
        actor, group = tie
        if any(since == day for since, _ in self.spans.in_force.get(group, ())):
            return "tie_came", self.carries_on.get(group, ())
        before = tuple(
            old
            for old in self.sources.get((actor, day), ())
            if any(until == day for _, until in self.spans.ties.get((old, group), ()))
        )
        return ("tie_inherited", before) if before else ("tie_joined", ())

    def explain_end(self, tie: tuple[str, str], day: str) -> tuple[str, Causes]:
        """How a tie ceased to be that day, and because of what."""
        actor, group = tie
        if any(until == day for _, until in self.spans.in_force.get(group, ())):
            return "tie_went", self.carried_on.get(group, ())
        heirs = self.heirs.get((actor, day), ())
        held = tuple(new for new in heirs if hold_day(self.spans.ties.get((new, group), ()), day))
        return ("tie_passed_on", held) if held else ("tie_left", heirs)

    @cached_property
    def heirs(self) -> Mapping[tuple[str, str], Causes]:
        """What a body went into, all parts of a split, by its id and the day."""
        return _group(self.dataset.successions, ["from_id", "date"], "to_id")

    @cached_property
    def sources(self) -> Mapping[tuple[str, str], Causes]:
        """What went into a body, by its id and the day."""
        return _group(self.dataset.successions, ["to_id", "date"], "from_id")

    @cached_property
    def carries_on(self) -> Mapping[str, Causes]:
        """What a collaboration carries on."""
        return _group(self.dataset.continuations, "to_id", "from_id")

    @cached_property
    def carried_on(self) -> Mapping[str, Causes]:
        """What carries a collaboration on."""
        return _group(self.dataset.continuations, "from_id", "to_id")

    def list_events(self) -> Iterator[tuple[str, str, str, str, Causes]]:
        """All changes: which, the day, actor, collaboration (one may be empty) and causes."""
        for row in self.ties.itertuples(index=False):
            ends = row.actor_id, row.collaboration_id
            yield row.began, row.since, *ends, _split(row.began_by)
            if row.until:
                yield row.ended, row.until, *ends, _split(row.ended_by)
        for key, spans in self.spans.in_force.items():
            for since, until in spans:
                causes = self.carries_on.get(key, ()) if since == spans[0][0] else ()
                change = "collaboration_carries_on" if causes else "collaboration_begun"
                yield change, since, "", key, causes
                if until != OPEN:
                    causes = self.carried_on.get(key, ()) if until == spans[-1][1] else ()
                    change = "collaboration_carried_on" if causes else "collaboration_ended"
                    yield change, until, "", key, causes
        actors = self.dataset.actors[["actor_id", "founded", "dissolved"]]
        for code, founded, dissolved in actors.itertuples(index=False, name=None):
            if founded:
                causes = self.sources.get((code, founded), ())
                yield "municipality_founded", founded, code, "", causes
            if dissolved:
                causes = self.heirs.get((code, dissolved), ())
                yield "municipality_merged", dissolved, code, "", causes


def _group(rows: pd.DataFrame, by: str | list[str], column: str) -> dict:
    """Values of a column, sorted, by those of one other column or of several."""
    return {key: tuple(sorted(set(each))) for key, each in rows.groupby(by)[column]}


def _split(text: str) -> Causes:
    return tuple(text.split(";")) if text else ()
