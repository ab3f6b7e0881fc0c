"""Collaborations that end, begin, become one, or are drawn anew along a division."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from explorer.dataset.timeslice import collaborations_at, memberships_at
from explorer.errors import ScenarioError
from explorer.network.search import simplify_name
from explorer.scenario.frozen import list_municipalities
from explorer.scenario.record import (
    UNWRITTEN,
    Stage,
    Step,
    StepKind,
    read_ids,
    read_name,
)
from explorer.scenario.towns import (
    NO_ACTOR,
    add_ties,
    close_rows,
    join_lists,
    refuse_absent,
    refuse_ended,
)
from explorer.translate import N_
from explorer.vocabulary import DOMAINS, FORMS, THEMES, domain_of

FOUND_FORM = "found:Name@CODE,CODE#DOMAIN/FORM"
COMBINE_FORM = "combine:ID,ID>Name"
REDRAW_FORM = "redraw:DOMAIN@division"
OWN_DIVISION = "proposal"
# Ids of what a scenario founds begin so.
NEW = "NEW-"
FEW = N_("a collaboration takes two members or more; name another")
ONE = N_("combining takes two collaborations or more; name another")
THERE = N_("there is a new collaboration {code} already; give this one another name")
NO_DOMAIN = N_("{given} is no domain or theme; choose from {known}")
NO_FORM = N_("{given} is no form; choose from {known}")
NO_DIVISION = N_("there is no division {given} at this point; choose from {known}")
NO_PROPOSAL = N_("no division of your own was given; give one, or choose from {known}")
NOTHING = N_("no collaboration of {domains} has a municipality; choose another domain")
# From the most binding on.
OBLIGATIONS = ("statutory", "semi_statutory", "voluntary")


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
    refuse_ended(stage.dataset, step["collaboration"], stage.date)
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
    towns = list_municipalities(stage.dataset, stage.date)
    there = set(stage.dataset.actors["actor_id"][stage.dataset.actors["dissolved"].eq("")])
    for code in step["members"]:
        if code not in there:
            refuse_absent(stage.dataset, code, towns)
            raise ScenarioError(NO_ACTOR, code=code)
    about = step["about"]
    themes = "" if about in DOMAINS else about
    row = {"name": step["name"], "form": step["form"], "themes": themes,
           "domain": domain_of(about) if themes else about}  # fmt: skip
    return start(stage, name_new(step["name"]), row, step["members"])


def start(
    stage: Stage,
    code: str,
    row: Mapping[str, Any],
    members: Iterable[str],
    organs: Iterable[str] = (),
) -> Stage:
    """The stage with a new collaboration of a row of values and its members."""
    dataset, members = stage.dataset, list(members)
    if code in set(dataset.collaborations["collaboration_id"]):
        raise ScenarioError(THERE, code=code)
    values = {
        "collaboration_id": code, "register_id": code, "short_name": row["name"],
        "started": stage.date, "since": stage.date, "cross_border": False, **row,
    }  # fmt: skip
    added = {
        name: _add_row(dataset.tables[name], values) for name in ("collaborations", "versions")
    }
    if row.get("obligation"):
        added["obligations"] = _add_row(dataset.obligations, values)
    ties = [(member, code) for member in members]
    positions = _put_amid(dataset.positions, code, members)
    return stage.put(memberships=add_ties(stage, ties, organs), positions=positions, **added)


def _add_row(frame: pd.DataFrame, values: Mapping[str, Any]) -> pd.DataFrame:
    row = pd.DataFrame([{column: values.get(column, "") for column in frame.columns}])
    return pd.concat([frame, row.astype(frame.dtypes.to_dict())], ignore_index=True)


def _put_amid(positions: pd.DataFrame, code: str, members: Iterable[str]) -> pd.DataFrame:
    """Positions with a place of a collaboration: amid its members, in every layout they are in."""
    rows = positions[positions["node_id"].isin(list(members))]
    made = rows.groupby("layout")[["x", "y"]].mean().round(2).reset_index().assign(node_id=code)
    return pd.concat([positions, made[positions.columns]], ignore_index=True)


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

    It has the domain and form of the one with most members, the themes and powers of all, and is
    as binding as the most binding.
    """
    dataset, wanted = stage.dataset, list(step["collaborations"])
    for group in wanted:
        refuse_ended(dataset, group, stage.date)
    there = collaborations_at(dataset, stage.date).set_index("collaboration_id").loc[wanted]
    ties = memberships_at(dataset, stage.date)
    ties = ties[ties["collaboration_id"].isin(wanted)]
    sizes = ties["collaboration_id"].value_counts().reindex(wanted, fill_value=0)
    largest = there.loc[sizes.idxmax()]
    obligations = [each for each in OBLIGATIONS if each in set(there["obligation"])]
    lists = {name: join_lists(there[name]) for name in ("themes", "power", "laws")}
    row = {"name": step["name"], "form": largest["form"], "domain": largest["domain"],
           "obligation": next(iter(obligations), ""), **lists,
           "cross_border": bool(there["cross_border"].any())}  # fmt: skip
    members = ties.groupby("actor_id", sort=True)["organs"].agg(join_lists)
    code = name_new(step["name"])
    made = start(stage, code, row, members.index, members)
    rows = made.dataset.continuations
    carried = pd.DataFrame(
        {"from_id": wanted, "to_id": code, "date": stage.date,
         "shared_members": sizes.to_numpy(), "basis": "scenario"}
    )  # fmt: skip
    born = dataset.collaborations.set_index("collaboration_id")["started"].reindex(wanted)
    carried = carried[born.ne(stage.date).to_numpy()]
    rows = pd.concat([rows, carried.astype(rows.dtypes.to_dict())[rows.columns]], ignore_index=True)
    return end(made, wanted).put(continuations=rows)


def read_redrawing(text: str) -> Mapping[str, Any]:
    """`DOMAIN,DOMAIN@division`: of which domains, along which division."""
    domains, at, division = text.partition("@")
    given = read_ids(domains)
    if not at or not given or not division.strip():
        raise ScenarioError(UNWRITTEN, form=REDRAW_FORM)
    for each in given:
        if each not in DOMAINS:
            raise ScenarioError(NO_DOMAIN, given=each, known=", ".join(DOMAINS))
    return {"domains": tuple(sorted(given)), "division": division.strip()}


def write_redrawing(step: Step) -> str:
    """The text of a redrawing, after its colon."""
    return f"{','.join(step['domains'])}@{step['division']}"


def redraw(stage: Stage, step: Step) -> Stage:
    """In place of all collaborations of some domains one a region, of its municipalities.

    Only collaborations counted under the domain, with a municipality; a region of a single
    municipality gets none, and a municipality without a region is in none.
    """
    regions = find_regions(stage, step["division"])
    towns = list_municipalities(stage.dataset, stage.date)
    groups = collaborations_at(stage.dataset, stage.date)
    ties = memberships_at(stage.dataset, stage.date)
    peopled = ties["collaboration_id"][ties["actor_id"].isin(towns.index)]
    old = groups[groups["domain"].isin(step["domains"]) & groups["collaboration_id"].isin(peopled)]
    if old.empty:
        raise ScenarioError(NOTHING, domains=", ".join(step["domains"]))
    made = end(stage, old["collaboration_id"])
    regions = regions[regions.index.isin(towns.index)]
    for domain in step["domains"]:
        for region, members in regions.groupby(regions, sort=True):
            if len(members) > 1:
                row = {"name": f"{region} ({DOMAINS[domain].label})", "domain": domain}
                made = start(made, name_new(f"{domain} {region}"), row, sorted(members.index))
    return made


def find_regions(stage: Stage, division: str) -> pd.Series:
    """The name of the region of each municipality in a division, by actor id."""
    rows = stage.dataset.divisions
    rows = rows[rows["until"].eq("")]
    known = ", ".join(sorted(rows["division"].unique()))
    if division == OWN_DIVISION:
        if stage.proposal is None:
            raise ScenarioError(NO_PROPOSAL, known=known)
        return stage.proposal
    own = rows[rows["division"].eq(division)]
    if own.empty:
        raise ScenarioError(NO_DIVISION, given=division, known=known)
    return own.set_index("actor_id")["region"]


KINDS = (
    StepKind(
        "dissolve", "Dissolve", N_("A collaboration ends."), "dissolve:ID",
        "dissolve:GR24966497", read_group, lambda step: step["collaboration"], dissolve,
        lambda step: (step["collaboration"],),
    ),
    StepKind(
        "found", "Found",
        N_("A new collaboration of two members or more, under a domain or theme, with a form where "
           "one is given."),
        FOUND_FORM, "found:Jeugdhulp Parkstad@GM0882,GM0899#6.75", read_founding, write_founding,
        found, lambda step: (*step["members"], name_new(step["name"])),
    ),
    StepKind(
        "combine", "Combine", N_("Collaborations become one, of all their members."),
        COMBINE_FORM, "combine:GR24966497,GR24963449>Samen", read_combination, write_combination,
        combine, lambda step: (*step["collaborations"], name_new(step["name"])),
    ),
    StepKind(
        "redraw", "Redraw",
        N_("All collaborations of a domain give way to one a region of a division."),
        REDRAW_FORM, "redraw:6@safety_region", read_redrawing, write_redrawing, redraw,
        lambda step: (),
    ),
)  # fmt: skip
