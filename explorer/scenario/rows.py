"""What steps have in common: who and what is there, and rows that end or are added."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.timeslice import actors_at, collaborations_at
from explorer.errors import ScenarioError
from explorer.scenario.record import Stage
from explorer.translate import N_

NO_TOWN = N_("{code} is no municipality at this point; choose one that is")
GONE = N_("{code} went into {heir}; name that one instead")
NO_ACTOR = N_("{code} is no body that can take part at this point; choose one that is")
NO_GROUP = N_("{code} is no collaboration in force at this point; choose one that is")


def list_municipalities(dataset: Dataset, date: str) -> pd.DataFrame:
    """Municipalities in being at `date`, by id."""
    actors = actors_at(dataset, date)
    return actors[actors["kind"].eq("municipality")].set_index("actor_id").sort_index()


def refuse_no_town(dataset: Dataset, code: str, towns: pd.DataFrame) -> None:
    """Raise `ScenarioError` where a code is none of `towns`, saying what it became."""
    if code in towns.index:
        return
    rows = dataset.successions
    heirs = rows["to_id"][rows["from_id"].eq(code) & rows["event"].ne("split_part")]
    if len(heirs):
        raise ScenarioError(GONE, code=code, heir=heirs.iloc[-1])
    raise ScenarioError(NO_TOWN, code=code)


def refuse_absent(stage: Stage, codes: Iterable[str]) -> None:
    """Raise `ScenarioError` for the first code of no body that can take part."""
    there = set(actors_at(stage.dataset, stage.date)["actor_id"])
    for code in codes:
        if code not in there:
            # Of a municipality that is no more it is said what it became.
            if code in set(stage.dataset.successions["from_id"]):
                refuse_no_town(stage.dataset, code, list_municipalities(stage.dataset, stage.date))
            raise ScenarioError(NO_ACTOR, code=code)


def refuse_ended(stage: Stage, ids: Iterable[str]) -> None:
    """Raise `ScenarioError` for the first id of no collaboration in force."""
    there = set(collaborations_at(stage.dataset, stage.date)["collaboration_id"])
    for group in ids:
        if group not in there:
            raise ScenarioError(NO_GROUP, code=group)


def join_lists(texts: Iterable[str]) -> str:
    """What stands in any of some lists, `;` between, each once, in order of first mention."""
    return ";".join(dict.fromkeys(part for text in texts for part in text.split(";") if part))


def close_rows(rows: pd.DataFrame, date: str) -> pd.DataFrame:
    """Rows that end on a date; those that began that day never were."""
    return rows[rows["since"].lt(date)].assign(until=date)


def add_rows(frame: pd.DataFrame, rows: pd.DataFrame | Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """A table with rows more, in its columns and types; what they do not say is empty."""
    made = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(list(rows), dtype=object)
    if made.empty:
        return frame
    numbers = set(frame.select_dtypes("number").columns)
    columns = {
        name: pd.to_numeric(column) if name in numbers else column.where(column.notna(), "")
        for name, column in made.reindex(columns=frame.columns).items()
    }
    whole = pd.DataFrame(columns).astype(frame.dtypes.to_dict())
    return pd.concat([frame, whole], ignore_index=True)
