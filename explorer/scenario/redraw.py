"""Collaborations of a domain drawn anew along a division."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from explorer.dataset.timeslice import collaborations_at, memberships_at
from explorer.errors import ScenarioError
from explorer.scenario.arrangements import NO_DOMAIN, Founded, end, name_new, start
from explorer.scenario.record import UNWRITTEN, Naming, Stage, Step, StepKind, read_ids
from explorer.scenario.rows import list_municipalities
from explorer.scenario.words import join_names
from explorer.translate import N_, Translator
from explorer.vocabulary import DIVISIONS, DOMAINS

FORM = "redraw:DOMAIN,DOMAIN@division"
OWN_DIVISION = "proposal"
NO_DIVISION = N_("there is no division {given} at this point; choose from {known}")
NO_PROPOSAL = N_("no division of your own was given; give one, or choose from {known}")
NOTHING = N_("no collaboration of {domains} has a municipality; choose another domain")


def read_redrawing(text: str) -> Mapping[str, Any]:
    """`DOMAIN,DOMAIN@division`: of which domains, along which division."""
    domains, at, division = text.partition("@")
    given = read_ids(domains)
    if not at or not given or not division.strip():
        raise ScenarioError(UNWRITTEN, form=FORM)
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
    municipality gets none, and a municipality without a region is in none. A new one is called by
    its region and the number that Iv3 gives its domain.
    """
    regions = find_regions(stage, step["division"])
    towns = list_municipalities(stage.dataset, stage.date)
    groups = collaborations_at(stage.dataset, stage.date)
    ties = memberships_at(stage.dataset, stage.date)
    peopled = ties["collaboration_id"][ties["actor_id"].isin(towns.index)]
    old = groups[groups["domain"].isin(step["domains"]) & groups["collaboration_id"].isin(peopled)]
    if old.empty:
        raise ScenarioError(NOTHING, domains=", ".join(step["domains"]))
    regions = regions[regions.index.isin(towns.index)].sort_index()
    members = {str(region): rows.index for region, rows in regions.groupby(regions, sort=True)}
    new = [
        Founded(
            name_new(f"{domain} {region}"),
            {"name": f"{region} (Iv3 {domain})", "domain": domain},
            dict.fromkeys(codes, ""),
        )
        for domain in step["domains"]
        for region, codes in members.items()
        if len(codes) > 1
    ]
    return start(end(stage, old["collaboration_id"]), new)


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


def say(step: Step, _name: Naming, t: Translator) -> str:
    """A redrawing in a sentence."""
    domains = join_names([t.label(DOMAINS[each]) for each in step["domains"]], t)
    division = step["division"]
    named = t.label(DIVISIONS[division]) if division in DIVISIONS else division
    if division == OWN_DIVISION:
        named = t("a division of your own")
    return t("{domains}: redrawn along {division}", domains=domains, division=named)


KINDS = (
    StepKind(
        "redraw", "Redraw",
        N_("All collaborations of a domain give way to one a region of a division."),
        FORM, "redraw:6@safety_region",
        read=read_redrawing, write=write_redrawing, take=redraw, say=say,
        subjects=lambda _: (), fields={"domains": "domains", "division": "division"},
    ),
)  # fmt: skip
