"""Collaborations that end, begin, or become one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from explorer.dataset.timeslice import collaborations_at, memberships_at
from explorer.errors import ScenarioError
from explorer.network.search import simplify_name
from explorer.scenario.record import (
    UNWRITTEN,
    Naming,
    Stage,
    Step,
    StepKind,
    read_ids,
    read_name,
)
from explorer.scenario.rows import add_rows, close_rows, join_lists, refuse_absent, refuse_ended
from explorer.scenario.ties import add_ties
from explorer.scenario.words import join_names
from explorer.translate import N_, Translator
from explorer.vocabulary import DOMAINS, FORMS, THEMES, domain_of

FOUND_FORM = "found:Name@CODE,CODE#DOMAIN/FORM"
COMBINE_FORM = "combine:ID,ID>Name"
# Ids of what a scenario founds begin so.
NEW = "NEW-"
FEW = N_("a collaboration takes two members or more; name another")
ONE = N_("combining takes two collaborations or more; name another")
THERE = N_("there is a new collaboration {code} already; give this one another name")
NO_DOMAIN = N_("{given} is no domain or theme; choose from {known}")
NO_FORM = N_("{given} is no form; choose from {known}")
# From the most binding on.
OBLIGATIONS = ("statutory", "semi_statutory", "voluntary")


@dataclass(frozen=True)
class Founded:
    """A new collaboration: its id, the values of its row, and its members with their organs."""

    id: str
    row: Mapping[str, Any]
    members: Mapping[str, str]


def name_new(text: str) -> str:
    """The id of what a scenario founds under a name."""
    return NEW + re.sub(r"[^a-z0-9]+", "-", simplify_name(text)).strip("-")[:60]


def read_group(text: str) -> Mapping[str, Any]:
    """`ID`: which collaboration."""
    if not text.strip() or "," in text:
        raise ScenarioError(UNWRITTEN, form="dissolve:ID")
    return {"collaboration": text.strip()}


def dissolve(stage: Stage, step: Step) -> Stage:
    """A collaboration ends, and all its members leave it."""
    refuse_ended(stage, [step["collaboration"]])
    return end(stage, [step["collaboration"]])


def end(stage: Stage, ids: Iterable[str]) -> Stage:
    """The stage without some collaborations; one founded that day never was."""
    dataset, wanted = stage.dataset, list(ids)
    tables = {}
    for name in ("memberships", "versions", "obligations"):
        rows = dataset.tables[name]
        own = rows["collaboration_id"].isin(wanted) & rows["until"].eq("")
        tables[name] = pd.concat([rows[~own], close_rows(rows[own], stage.date)], ignore_index=True)
    groups = dataset.collaborations
    ended = groups["collaboration_id"].isin(wanted)
    groups = groups.assign(ended=groups["ended"].mask(ended, stage.date))
    left = groups["collaboration_id"].isin(tables["versions"]["collaboration_id"])
    positions = dataset.positions
    gone = set(groups["collaboration_id"][~left])
    return stage.put(
        collaborations=groups[left].reset_index(drop=True),
        positions=positions[~positions["node_id"].isin(gone)].reset_index(drop=True),
        **tables,
    )


def read_founding(text: str) -> Mapping[str, Any]:
    """`Name@CODE,CODE#DOMAIN/FORM`: its name, members, domain or theme, and form if it has one."""
    start, _, kind = text.rpartition("#")
    name, at, members = start.rpartition("@")
    about, _, form = kind.partition("/")
    if not at:
        raise ScenarioError(UNWRITTEN, form=FOUND_FORM)
    if about not in (*DOMAINS, *THEMES):
        raise ScenarioError(NO_DOMAIN, given=about or "''", known=", ".join(DOMAINS))
    if form and form not in FORMS:
        raise ScenarioError(NO_FORM, given=form, known=", ".join(FORMS))
    values = {"name": read_name(name, "found:"), "members": read_ids(members)}
    if len(values["members"]) < 2:
        raise ScenarioError(FEW)
    return {**values, "about": about, "form": form}


def write_founding(step: Step) -> str:
    """The text of a founding, after its colon."""
    form = f"/{step['form']}" if step["form"] else ""
    return f"{step['name']}@{','.join(step['members'])}#{step['about']}{form}"


def found(stage: Stage, step: Step) -> Stage:
    """A new collaboration; its form and powers are unknown unless the step says the form."""
    refuse_absent(stage, step["members"])
    about = step["about"]
    themes = "" if about in DOMAINS else about
    row = {"name": step["name"], "form": step["form"], "themes": themes,
           "domain": domain_of(about) if themes else about}  # fmt: skip
    new = Founded(name_new(step["name"]), row, dict.fromkeys(step["members"], ""))
    return start(stage, [new])


def start(stage: Stage, founded: Iterable[Founded]) -> Stage:
    """The stage with new collaborations and their members, each amid those on the map."""
    dataset, new = stage.dataset, list(founded)
    there = set(dataset.collaborations["collaboration_id"])
    for each in new:
        if each.id in there:
            raise ScenarioError(THERE, code=each.id)
        there.add(each.id)
    rows = [
        {"collaboration_id": each.id, "register_id": each.id, "short_name": each.row["name"],
         "started": stage.date, "since": stage.date, "cross_border": False, **each.row}
        for each in new
    ]  # fmt: skip
    required = [row for row in rows if row.get("obligation")]
    added = {"collaborations": rows, "versions": rows, "obligations": required}
    tables = {name: _add(dataset.tables[name], given) for name, given in added.items()}
    ties = [(member, each.id) for each in new for member in each.members]
    organs = [organ for each in new for organ in each.members.values()]
    positions = _put_amid(dataset.positions, ties)
    return stage.put(memberships=add_ties(stage, ties, organs), positions=positions, **tables)


def _add(frame: pd.DataFrame, rows: list[dict[str, Any]]) -> pd.DataFrame:
    own = [{name: value for name, value in row.items() if name in frame} for row in rows]
    return add_rows(frame, own)


def _put_amid(positions: pd.DataFrame, ties: list[tuple[str, str]]) -> pd.DataFrame:
    """Positions with those of new collaborations, amid their members in every layout."""
    members = pd.DataFrame(ties, columns=["node_id", "group"], dtype=object)
    near = positions.merge(members, on="node_id").groupby(["layout", "group"])[["x", "y"]]
    made = near.mean().round(2).reset_index().rename(columns={"group": "node_id"})
    return add_rows(positions, made)


def read_combination(text: str) -> Mapping[str, Any]:
    """`ID,ID>Name`: which collaborations, and the name of what they become."""
    groups, arrow, name = text.partition(">")
    if not arrow:
        raise ScenarioError(UNWRITTEN, form=COMBINE_FORM)
    if len(read_ids(groups)) < 2:
        raise ScenarioError(ONE)
    return {"collaborations": read_ids(groups), "name": read_name(name, ">")}


def write_combination(step: Step) -> str:
    """The text of a combination, after its colon."""
    return f"{','.join(step['collaborations'])}>{step['name']}"


def combine(stage: Stage, step: Step) -> Stage:
    """Collaborations as one, of all their members, that carries them on.

    It has the domain and form of the one with most members (of those with a theme, where one has),
    the themes and powers of all, and is as binding as the most binding.
    """
    dataset, wanted = stage.dataset, list(step["collaborations"])
    refuse_ended(stage, wanted)
    there = collaborations_at(dataset, stage.date).set_index("collaboration_id").loc[wanted]
    ties = memberships_at(dataset, stage.date)
    ties = ties[ties["collaboration_id"].isin(wanted)]
    sizes = ties["collaboration_id"].value_counts().reindex(wanted, fill_value=0)
    told = there[there["themes"].ne("")] if there["themes"].ne("").any() else there
    largest = there.loc[sizes[told.index].idxmax()]
    obligations = [each for each in OBLIGATIONS if each in set(there["obligation"])]
    lists = {name: join_lists(there[name]) for name in ("themes", "power", "laws")}
    row = {"name": step["name"], "form": largest["form"], "domain": largest["domain"],
           "obligation": next(iter(obligations), ""), **lists,
           "cross_border": bool(there["cross_border"].any())}  # fmt: skip
    members = ties.groupby("actor_id", sort=True)["organs"].agg(join_lists)
    new = Founded(name_new(step["name"]), row, members.to_dict())
    made = start(stage, [new])
    # One that began by an earlier step of the day never was.
    carried = [each for each in wanted if there["started"][each] != stage.date]
    rows = [
        {"from_id": each, "to_id": new.id, "date": stage.date, "shared_members": int(sizes[each]),
         "basis": "scenario"}
        for each in carried
    ]  # fmt: skip
    return end(made, wanted).put(continuations=add_rows(dataset.continuations, rows))


def say_dissolving(step: Step, name: Naming, t: Translator) -> str:
    """The end of a collaboration in a sentence."""
    return t("{group} is dissolved", group=name(step["collaboration"]))


def say_founding(step: Step, name: Naming, t: Translator) -> str:
    """A founding in a sentence."""
    about = step["about"]
    term = t.label(DOMAINS[about] if about in DOMAINS else THEMES[about])
    form = f" ({t.label(FORMS[step['form']])})" if step["form"] else ""
    members = join_names([name(code) for code in step["members"]], t)
    said = t("{members} found {name}: {about}", members=members, name=step["name"], about=term)
    return said + form


def say_combining(step: Step, name: Naming, t: Translator) -> str:
    """A combination in a sentence."""
    parts = join_names([name(code) for code in step["collaborations"]], t)
    return t("{parts} become {into}", parts=parts, into=step["name"])


KINDS = (
    StepKind(
        "dissolve", "Dissolve", N_("A collaboration ends."), "dissolve:ID",
        "dissolve:GR24966497",
        read=read_group, write=lambda step: step["collaboration"], take=dissolve,
        say=say_dissolving, subjects=lambda step: (step["collaboration"],),
        fields={"collaboration": "group"},
    ),
    StepKind(
        "found", "Found",
        N_("A new collaboration of two members or more, under a domain or theme, with a form where "
           "one is given."),
        FOUND_FORM, "found:Jeugdhulp Parkstad@GM0882,GM0899#6.75",
        read=read_founding, write=write_founding, take=found, say=say_founding,
        subjects=lambda step: (*step["members"], name_new(step["name"])),
        fields={"members": "towns", "name": "name", "about": "domain"},
        complete=lambda values, _dataset, _used: {**values, "form": ""},
    ),
    StepKind(
        "combine", "Combine", N_("Collaborations become one, of all their members."),
        COMBINE_FORM, "combine:GR24966497,GR24963449>Samen",
        read=read_combination, write=write_combination, take=combine, say=say_combining,
        subjects=lambda step: (*step["collaborations"], name_new(step["name"])),
        fields={"collaborations": "groups", "name": "name"},
    ),
)  # fmt: skip
