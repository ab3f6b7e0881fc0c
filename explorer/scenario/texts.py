"""A scenario in words: its steps, its answer in one sentence, and what follows from it."""

from collections.abc import Mapping

import pandas as pd

from explorer.scenario.answer import NOT_KNOWN, Scenario
from explorer.scenario.effects import NONE, ONE, count_network
from explorer.scenario.record import Step
from explorer.translate import Translator
from explorer.vocabulary import DOMAINS, FORMS, THEMES

# As many are named; of more it is said how many there are.
NAMED = 3


def list_names(scenario: Scenario) -> dict[str, str]:
    """What participants and collaborations are called, by id, those of before and of after."""
    names: dict[str, str] = {}
    for dataset in (scenario.outcome.after, scenario.outcome.before):
        actors, groups = dataset.actors, dataset.collaborations
        names |= dict(zip(actors["actor_id"], actors["name"], strict=True))
        names |= dict(zip(groups["collaboration_id"], groups["short_name"], strict=True))
    return names


def say_step(step: Step, names: Mapping[str, str], t: Translator) -> str:
    """A step in a sentence."""

    def name(code: str) -> str:
        return names.get(code, code)

    if step.kind == "merge":
        into = step["name"] or name(step["into"])
        parts = [name(code) for code in step["merging"] if code != step["into"]]
        text = t("{parts} goes into {into}") if len(parts) == 1 else t("{parts} go into {into}")
        return text.format(parts=join_names(parts, t), into=into)
    if step.kind in ("join", "leave"):
        text = t("{actor} joins {group}") if step.kind == "join" else t("{actor} leaves {group}")
        return text.format(actor=name(step["actor"]), group=name(step["collaboration"]))
    if step.kind == "dissolve":
        return t("{group} is dissolved", group=name(step["collaboration"]))
    if step.kind == "combine":
        parts = [name(code) for code in step["collaborations"]]
        return t("{parts} become {into}", parts=join_names(parts, t), into=step["name"])
    if step.kind == "found":
        about = step["about"]
        term = t.label(DOMAINS[about] if about in DOMAINS else THEMES[about])
        form = f" ({t.label(FORMS[step['form']])})" if step["form"] else ""
        members = join_names([name(code) for code in step["members"]], t)
        text = t("{members} found {name}: {about}")
        return text.format(members=members, name=step["name"], about=term) + form
    domains = join_names([t.label(DOMAINS[each]) for each in step["domains"]], t)
    text = t("{domains} is redrawn along {division}")
    return text.format(domains=domains, division=step["division"])


def join_names(names: list[str], t: Translator) -> str:
    """Names in a row, the last after "and"."""
    if len(names) < 2:
        return "".join(names)
    return t("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def say_some(names: list[str], t: Translator) -> str:
    """The first few names, and how many more there are."""
    if len(names) <= NAMED + 1:
        return join_names(names, t)
    more = t.n("{n} other", "{n} others", len(names) - NAMED)
    return t("{names} and {last}", names=", ".join(names[:NAMED]), last=more)


def answer_scenario(scenario: Scenario, t: Translator) -> str:
    """The answer in one sentence, with its figures."""
    taken = scenario.outcome.taken
    if not taken:
        return t("Nothing changes: no step is taken.")
    alone = taken[0].kind if len(taken) == 1 else ""
    # Filters may leave out whom the step is about.
    rows = scenario.touched.set_index("actor_id")
    if alone == "merge" and taken[0]["into"] in scenario.effects.after.degrees and len(rows):
        return _say_merger(scenario, t)
    if alone in ("join", "leave") and taken[0]["actor"] in rows.index:
        row = rows.loc[taken[0]["actor"]]
        text = t("{name} would be in {after} collaborations instead of {before}.")
        counts = {key: t.number(row[f"collaborations_{key}"]) for key in ("before", "after")}
        return text.format(name=row["actor"], **counts)
    return _say_counts(scenario, t)


def _say_merger(scenario: Scenario, t: Translator) -> str:
    rows = scenario.touched[scenario.touched["heir_id"].ne("")]
    heir = scenario.outcome.taken[0]["into"]
    old = [*rows["collaborations_before"]]
    own = scenario.touched[scenario.touched["actor_id"].eq(heir)]
    if len(own):
        old = [*own["collaborations_before"], *old]
    elif heir in scenario.effects.before.degrees:
        old = [int(scenario.effects.before.degrees[heir]), *old]
    kept = int(scenario.effects.after.degrees.get(heir, 0))
    return t.n(
        "Together they would be in {n} collaboration instead of {sum}.",
        "Together they would be in {n} collaborations instead of {sum}.",
        kept,
        sum=" + ".join(t.number(each) for each in old),
    )


def _say_counts(scenario: Scenario, t: Translator) -> str:
    states = scenario.changed["state"].value_counts()
    before, after = (
        count_network(each) for each in (scenario.effects.before, scenario.effects.after)
    )
    counts = {key: t.number(int(states.get(key, 0))) for key in ("gone", "new", "kept")}
    return t(
        "Of {all} collaborations {gone} would end and {kept} change, {new} would begin; ties of "
        "municipalities would go from {before} to {after}.",
        all=t.number(before["collaborations"]),
        before=t.number(before["ties"]),
        after=t.number(after["ties"]),
        **counts,
    )


def say_scenario(scenario: Scenario, t: Translator) -> list[str]:
    """Lines that tell a person what a scenario comes to, its steps first."""
    names = list_names(scenario)
    steps = [
        f"{number}. {say_step(step, names, t)}"
        for number, step in enumerate(scenario.outcome.taken, 1)
    ]
    return [*steps, answer_scenario(scenario, t), *list_consequences(scenario, t)]


def list_consequences(scenario: Scenario, t: Translator) -> list[str]:
    """What follows, a sentence each: as far as something does."""
    changed, touched = scenario.changed, scenario.touched
    said = []
    vanished = int(changed["merged"].sum())
    if vanished:
        said.append(
            t.n(
                "In {n} collaboration they were members already: that tie falls together.",
                "In {n} collaborations they were members already: those ties fall together.",
                vanished,
            )
        )
    for kind, text in (
        (ONE, t("Left with one member, and so to be wound up (Wgr): {names}.")),
        (NONE, t("Left without a member: {names}.")),
    ):
        names = changed.loc[changed["consequence"].eq(kind), "collaboration"].to_list()
        if names:
            said.append(text.format(names=say_some(names, t)))
    said += _say_partners(scenario, touched, t)
    for yardstick, rows in scenario.broken.groupby("yardstick", sort=False):
        for number, text in ((0, t("In none: {names} ({bodies}).")),
                             (2, t("In more than one: {names} ({bodies})."))):  # fmt: skip
            names = rows.loc[rows["after"].clip(upper=2).eq(number), "actor"].to_list()
            if names:
                said.append(text.format(names=say_some(names, t), bodies=t(str(yardstick))))
    if len(scenario.alike):
        said.append(
            t.n(
                "{n} group of collaborations comes to have the same members.",
                "{n} groups of collaborations come to have the same members.",
                len(scenario.alike),
            )
        )
    return [*said, t(NOT_KNOWN)]


def _say_partners(scenario: Scenario, touched: pd.DataFrame, t: Translator) -> list[str]:
    """Whom the subjects of the steps meet no longer, and whom they come to meet."""
    own = touched[touched["actor_id"].isin(scenario.effects.subjects)]
    names = list_names(scenario)
    said = []
    for column, text in (
        ("partners_lost", t("Meets no longer: {names}.")),
        ("partners_gained", t("Comes to meet: {names}.")),
    ):
        codes = sorted({code for texts in own[column] for code in texts.split(";") if code})
        if codes:
            said.append(text.format(names=say_some([names[code] for code in codes], t)))
    return said
