"""Merging municipalities: what any was a member of, the merged one is."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.seats import count_seats
from explorer.errors import ScenarioError
from explorer.scenario.record import (
    UNWRITTEN,
    Naming,
    Stage,
    Step,
    StepKind,
    read_ids,
    read_name,
)
from explorer.scenario.rows import (
    add_rows,
    close_rows,
    join_lists,
    list_municipalities,
    refuse_no_town,
)
from explorer.scenario.words import join_names
from explorer.translate import N_, Translator

FORM = "merge:CODE,CODE>CODE:Name"
ALONE = N_("merging takes two municipalities or more; name another")
TAKEN = N_("{code} is taken by a body that is no municipality now; choose another code")
NAMELESS = N_("{code} is new; give it a name: {code}:Name")
# What has no code of Statistics Netherlands yet gets the first free one from here on.
FIRST_CODE = 9001


def read_merger(text: str) -> Mapping[str, Any]:
    """`CODE,CODE>CODE:Name`: who merges, into which code, and its name where it is new."""
    merging, arrow, target = text.partition(">")
    code, colon, name = target.partition(":")
    if not arrow or not code.strip() or not read_ids(merging):
        raise ScenarioError(UNWRITTEN, form=FORM)
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
        refuse_no_town(stage.dataset, code, towns)
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
    row = {column: value for column, value in merged.items() if column in actors.columns}
    # One that came to be by an earlier step of the day never was.
    born = actors["actor_id"].isin(_list_born(stage, gone))
    return add_rows(actors[~own & ~born], [row])


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
    return add_rows(pd.concat([rows[~theirs], closed], ignore_index=True), made)


def add_known(shares: pd.Series) -> float:
    """The sum of numbers, unknown where one is."""
    return float(shares.sum(skipna=False))


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
    return add_rows(rows, made)


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


def complete(values: dict[str, Any], dataset: Dataset, used: str) -> Mapping[str, Any]:
    """With the code that a merger makes: of a new name a free one, else the first that is named.

    used: texts in which codes may stand that are spoken for.
    """
    into = values["merging"][0]
    if values["name"]:
        taken = set(dataset.actors["actor_id"])
        codes = (f"GM{number}" for number in range(FIRST_CODE, 10_000))
        into = next(code for code in codes if code not in taken and code not in used)
    return {"merging": values["merging"], "into": into, "name": values["name"]}


def say(step: Step, name: Naming, t: Translator) -> str:
    """A merger in a sentence."""
    into = step["name"] or name(step["into"])
    parts = [name(code) for code in step["merging"] if code != step["into"]]
    text = t("{parts} goes into {into}") if len(parts) == 1 else t("{parts} go into {into}")
    return text.format(parts=join_names(parts, t), into=into)


KINDS = (
    StepKind(
        "merge", "Merge",
        N_("Municipalities become one: a new one with a code and name, or one of them, or another "
           "that is there."),
        FORM, "merge:GM0882,GM0899>GM9999:Landgraaf-Brunssum",
        read=read_merger, write=write_merger, take=merge, say=say, complete=complete,
        subjects=lambda step: (*step["merging"], step["into"]),
        fields={"merging": "towns", "name": "name"}, optional=("name",),
    ),
)  # fmt: skip
