"""Merging municipalities, and who joins and leaves."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.timeslice import actors_at, collaborations_at
from explorer.errors import ScenarioError
from explorer.scenario.frozen import list_municipalities
from explorer.scenario.record import (
    UNWRITTEN,
    Stage,
    Step,
    StepKind,
    read_ids,
    read_name,
)
from explorer.translate import N_

MERGE_FORM = "merge:CODE,CODE>CODE:Name"
TIE_FORM = "{kind}:CODE@ID"
NO_TOWN = N_("{code} is no municipality at this point; choose one that is")
GONE = N_("{code} went into {heir}; name that one instead")
ALONE = N_("merging takes two municipalities or more; name another")
TAKEN = N_("{code} is taken by a body that is no municipality now; choose another code")
NAMELESS = N_("{code} is new; give it a name: {code}:Name")
NO_ACTOR = N_("{code} is no body that can take part at this point; choose one that is")
NO_GROUP = N_("{code} is no collaboration in force at this point; choose one that is")
MEMBER = N_("{code} is in {group} already; leave the step out")
NO_MEMBER = N_("{code} is not in {group}; leave the step out")

# Seats of a council from this number of inhabitants on: Gemeentewet (BWBR0005416), art. 8.
SEATS = {
    0: 9, 3_001: 11, 6_001: 13, 10_001: 15, 15_001: 17, 20_001: 19, 25_001: 21, 30_001: 23,
    35_001: 25, 40_001: 27, 45_001: 29, 50_001: 31, 60_001: 33, 70_001: 35, 80_001: 37,
    100_001: 39, 200_001: 45,
}  # fmt: skip


def count_seats(inhabitants: int) -> int:
    """The seats of a council by law, of a municipality of so many inhabitants; an odd number."""
    return next(seats for least, seats in reversed(SEATS.items()) if inhabitants >= least)


def read_merger(text: str) -> Mapping[str, Any]:
    """`CODE,CODE>CODE:Name`: who merges, into which code, and its name where it is new."""
    merging, arrow, target = text.partition(">")
    code, colon, name = target.partition(":")
    if not arrow or not code.strip() or not read_ids(merging):
        raise ScenarioError(UNWRITTEN, form=MERGE_FORM)
    named = read_name(name, ":") if colon else ""
    return {"merging": read_ids(merging), "into": code.strip(), "name": named}


def write_merger(step: Step) -> str:
    """The text of a merger, after its colon."""
    name = f":{step['name']}" if step["name"] else ""
    return f"{','.join(step['merging'])}>{step['into']}{name}"


def merge(stage: Stage, step: Step) -> Stage:
    """Municipalities as one: what any was a member of, it is.

    A new one lies where its largest part lay and has all its places; its inhabitants and area are
    the sum, unknown where one is, and its seats those that the law gives so many inhabitants. One
    that was there takes the others in and keeps its name, unless the step gives another. Organs
    that took part for any part take part; shares of costs are added.
    """
    towns = list_municipalities(stage.dataset, stage.date)
    into = step["into"]
    for code in step["merging"]:
        refuse_absent(stage.dataset, code, towns)
    parts = list(dict.fromkeys([*step["merging"], *([into] if into in towns.index else [])]))
    if len(parts) < 2:
        raise ScenarioError(ALONE)
    if into not in towns.index:
        if into in set(stage.dataset.actors["actor_id"]):
            raise ScenarioError(TAKEN, code=into)
        if not step["name"]:
            raise ScenarioError(NAMELESS, code=into)
    gone = [code for code in parts if code != into]
    merged = _describe_merged(towns, parts, step)
    return stage.put(
        actors=_put_merged(stage, merged, gone),
        memberships=_pass_on(stage, parts, into),
        successions=_note_succession(stage, gone, into, old=into in towns.index),
        divisions=_put_in_regions(stage, merged["largest"], gone, into),
        places=_put_places(stage, gone, into),
        positions=_place(stage, merged["largest"], into),
    )


def refuse_absent(dataset: Dataset, code: str, towns: pd.DataFrame) -> None:
    """Raise `ScenarioError` where a code is no municipality there, saying what it became."""
    if code in towns.index:
        return
    rows = dataset.successions
    heirs = rows["to_id"][rows["from_id"].eq(code) & rows["event"].ne("split_part")]
    if len(heirs):
        raise ScenarioError(GONE, code=code, heir=heirs.iloc[-1])
    raise ScenarioError(NO_TOWN, code=code)


def _describe_merged(towns: pd.DataFrame, parts: list[str], step: Step) -> dict[str, Any]:
    """The row of the merged municipality, and which of its parts is the largest."""
    rows = towns.loc[parts]
    largest = rows["population"].astype(float).fillna(0).idxmax()
    known = rows["population"].notna().all()
    people = int(rows["population"].sum()) if known else pd.NA
    area = rows["area_km2"].sum() if rows["area_km2"].notna().all() else float("nan")
    own = towns.loc[step["into"] if step["into"] in towns.index else largest]
    return {
        **own.to_dict(),
        "largest": largest,
        "actor_id": step["into"],
        "name": step["name"] or own["name"],
        "population": people,
        "area_km2": area,
        "council_seats": count_seats(people) if known else pd.NA,
    }


def _put_merged(stage: Stage, merged: dict[str, Any], gone: list[str]) -> pd.DataFrame:
    actors = stage.dataset.actors
    actors = actors.assign(
        dissolved=actors["dissolved"].mask(actors["actor_id"].isin(gone), stage.date)
    )
    into = merged["actor_id"]
    own = actors["actor_id"].eq(into)
    if not own.any():
        merged = {**merged, "founded": stage.date, "dissolved": ""}
    row = pd.DataFrame([{column: merged.get(column) for column in actors.columns}])
    row = row.astype(actors.dtypes.to_dict())
    # One that came to be by an earlier step of the day never was.
    born = actors["actor_id"].isin(_list_born(stage, gone))
    return pd.concat([actors[~own & ~born], row], ignore_index=True)


def _pass_on(stage: Stage, parts: list[str], into: str) -> pd.DataFrame:
    """Memberships of the parts as those of the merged one, whose own stay as they were."""
    rows = stage.dataset.memberships
    theirs = rows["actor_id"].isin(parts) & rows["until"].eq("")
    current = rows[theirs]
    own = current[current["actor_id"].eq(into)].set_index("collaboration_id")
    made = (
        current.groupby("collaboration_id", sort=True)
        .agg(organs=("organs", join_lists), cost_share=("cost_share", add_known))
        .assign(actor_id=into, since=own["since"], basis=own["basis"], until="")
        .fillna({"since": stage.date, "basis": "succession"})
        .reset_index()
    )
    closed = close_rows(current[current["actor_id"].ne(into)], stage.date)
    made = made[rows.columns].astype(rows.dtypes.to_dict())
    return pd.concat([rows[~theirs], closed, made], ignore_index=True)


def add_known(shares: pd.Series) -> float:
    """The sum of numbers, unknown where one is."""
    return float(shares.sum(skipna=False))


def join_lists(texts: Iterable[str]) -> str:
    """What stands in any of some lists, `;` between, each once, in order of first mention."""
    return ";".join(dict.fromkeys(part for text in texts for part in text.split(";") if part))


def close_rows(rows: pd.DataFrame, date: str) -> pd.DataFrame:
    """Rows that end on a date; those that began that day never were."""
    return rows[rows["since"].lt(date)].assign(until=date)


def _list_born(stage: Stage, codes: Iterable[str]) -> list[str]:
    """Those of some bodies that came to be by an earlier step of the same day."""
    founded = stage.dataset.actors.set_index("actor_id")["founded"]
    return [code for code in codes if founded[code] == stage.date]


def _note_succession(stage: Stage, gone: list[str], into: str, *, old: bool) -> pd.DataFrame:
    """Who went into whom; what went into one that never was goes into the merged one."""
    rows, born = stage.dataset.successions, _list_born(stage, gone)
    rows = rows.assign(to_id=rows["to_id"].mask(rows["to_id"].isin(born), into))
    event = "extension" if old else "merger"
    went = [code for code in gone if code not in born]
    made = pd.DataFrame({"date": stage.date, "from_id": went, "to_id": into, "event": event})
    return pd.concat([rows, made.astype(rows.dtypes.to_dict())], ignore_index=True)


def _put_in_regions(stage: Stage, largest: str, gone: list[str], into: str) -> pd.DataFrame:
    """Regions: a new municipality is in those of its largest part."""
    rows = stage.dataset.divisions
    current = rows["until"].eq("")
    ended = rows["actor_id"].isin(gone) & current
    made = rows[current & rows["actor_id"].eq(largest)].assign(actor_id=into, since=stage.date)
    there = set(rows["division"][current & rows["actor_id"].eq(into)])
    made = made[~made["division"].isin(there)]
    return pd.concat([rows[~ended], close_rows(rows[ended], stage.date), made], ignore_index=True)


def _put_places(stage: Stage, gone: list[str], into: str) -> pd.DataFrame:
    rows = stage.dataset.places
    rows = rows.assign(actor_id=rows["actor_id"].mask(rows["actor_id"].isin(gone), into))
    return rows.drop_duplicates(ignore_index=True)


def _place(stage: Stage, largest: str, into: str) -> pd.DataFrame:
    rows = stage.dataset.positions
    made = rows[rows["node_id"].eq(largest)].assign(node_id=into)
    made = made[~made["layout"].isin(rows["layout"][rows["node_id"].eq(into)])]
    return pd.concat([rows, made], ignore_index=True)


def read_tie(text: str) -> Mapping[str, Any]:
    """`CODE@ID`: who, and which collaboration."""
    code, at, group = (part.strip() for part in text.partition("@"))
    if not (code and at and group):
        raise ScenarioError(UNWRITTEN, form="CODE@ID")
    return {"actor": code, "collaboration": group}


def write_tie(step: Step) -> str:
    """The text of a tie, after its colon."""
    return f"{step['actor']}@{step['collaboration']}"


def _find_tie(stage: Stage, step: Step) -> pd.Series:
    """Which rows are the tie's that is there now, once both its ends are."""
    dataset, actor, group = stage.dataset, step["actor"], step["collaboration"]
    if actor not in set(actors_at(dataset, stage.date)["actor_id"]):
        refuse_absent(dataset, actor, list_municipalities(dataset, stage.date))
        raise ScenarioError(NO_ACTOR, code=actor)
    refuse_ended(dataset, group, stage.date)
    rows = dataset.memberships
    own = rows["actor_id"].eq(actor) & rows["collaboration_id"].eq(group)
    return own & rows["until"].eq("")


def refuse_ended(dataset: Dataset, group: str, date: str) -> None:
    """Raise `ScenarioError` for what is no collaboration in force at `date`."""
    if group not in set(collaborations_at(dataset, date)["collaboration_id"]):
        raise ScenarioError(NO_GROUP, code=group)


def join(stage: Stage, step: Step) -> Stage:
    """A body becomes a member; which of its organs takes part is not known."""
    if _find_tie(stage, step).any():
        raise ScenarioError(MEMBER, code=step["actor"], group=step["collaboration"])
    ties = [(step["actor"], step["collaboration"])]
    return stage.put(memberships=add_ties(stage, ties))


def add_ties(
    stage: Stage, ties: Iterable[tuple[str, str]], organs: Iterable[str] = ()
) -> pd.DataFrame:
    """The memberships with new ones of (actor, collaboration) from the date on."""
    rows = stage.dataset.memberships
    made = pd.DataFrame(ties, columns=["actor_id", "collaboration_id"], dtype=object)
    made = made.assign(
        since=stage.date,
        until="",
        organs=list(organs) or "",
        cost_share=float("nan"),
        basis="scenario",
    )
    return pd.concat([rows, made.astype(rows.dtypes.to_dict())[rows.columns]], ignore_index=True)


def leave(stage: Stage, step: Step) -> Stage:
    """A body is no longer a member."""
    own = _find_tie(stage, step)
    if not own.any():
        raise ScenarioError(NO_MEMBER, code=step["actor"], group=step["collaboration"])
    rows = stage.dataset.memberships
    closed = close_rows(rows[own], stage.date)
    return stage.put(memberships=pd.concat([rows[~own], closed], ignore_index=True))


KINDS = (
    StepKind(
        "merge", "Merge",
        N_("Municipalities become one: a new one with a code and name, or one of them, or another "
           "that is there."),
        MERGE_FORM, "merge:GM0882,GM0899>GM9999:Landgraaf-Brunssum", read_merger, write_merger,
        merge, lambda step: (*step["merging"], step["into"]),
    ),
    StepKind(
        "join", "Join", N_("A body becomes a member of a collaboration."),
        "join:CODE@ID", "join:GM0344@GR24963449", read_tie, write_tie, join,
        lambda step: (step["actor"], step["collaboration"]),
    ),
    StepKind(
        "leave", "Leave", N_("A member of a collaboration is one no longer."),
        "leave:CODE@ID", "leave:GM0344@GR24966497", read_tie, write_tie, leave,
        lambda step: (step["actor"], step["collaboration"]),
    ),
)  # fmt: skip
