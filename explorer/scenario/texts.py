"""A scenario in words: its steps, its answer in one sentence, and what follows from it."""

import pandas as pd

from explorer.scenario.answer import NOT_KNOWN, Scenario
from explorer.scenario.effects import NONE, ONE, count_network
from explorer.scenario.steps import say_step
from explorer.scenario.words import say_some
from explorer.translate import Translator


def answer_scenario(scenario: Scenario, t: Translator) -> str:
    """The answer in one sentence, with its figures."""
    taken = scenario.outcome.taken
    if not taken:
        return t("Nothing changes: no step is taken.")
    alone = taken[0].kind if len(taken) == 1 else ""
    # Filters may leave out whom the step is about.
    rows = scenario["touched"].set_index("actor_id")
    if alone == "merge" and taken[0]["into"] in scenario.effects.after.degrees and len(rows):
        return _say_merger(scenario, t)
    if alone in ("join", "leave") and taken[0]["actor"] in rows.index:
        row = rows.loc[taken[0]["actor"]]
        text = t("{name} would be in {after} collaborations instead of {before}.")
        counts = {key: t.number(row[f"collaborations_{key}"]) for key in ("before", "after")}
        return text.format(name=row["actor"], **counts)
    return _say_counts(scenario, t)


def _say_merger(scenario: Scenario, t: Translator) -> str:
    rows = scenario["touched"][scenario["touched"]["heir_id"].ne("")]
    heir = scenario.outcome.taken[0]["into"]
    old = [*rows["collaborations_before"]]
    own = scenario["touched"][scenario["touched"]["actor_id"].eq(heir)]
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
    states = scenario["changed"]["state"].value_counts()
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
    steps = [
        f"{number}. {say_step(step, scenario.names, t)}"
        for number, step in enumerate(scenario.outcome.taken, 1)
    ]
    return [*steps, answer_scenario(scenario, t), *list_consequences(scenario, t)]


def list_consequences(scenario: Scenario, t: Translator) -> list[str]:
    """What follows, a sentence each: as far as something does."""
    changed, touched = scenario["changed"], scenario["touched"]
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
    for yardstick, rows in scenario["broken"].groupby("yardstick", sort=False):
        for number, text in ((0, t("In none: {names} ({bodies}).")),
                             (2, t("In more than one: {names} ({bodies})."))):  # fmt: skip
            names = rows.loc[rows["after"].clip(upper=2).eq(number), "actor"].to_list()
            if names:
                said.append(text.format(names=say_some(names, t), bodies=t(str(yardstick))))
    if len(scenario["alike"]):
        said.append(
            t.n(
                "{n} group of collaborations comes to have the same members.",
                "{n} groups of collaborations come to have the same members.",
                len(scenario["alike"]),
            )
        )
    return [*said, t(NOT_KNOWN)]


def _say_partners(scenario: Scenario, touched: pd.DataFrame, t: Translator) -> list[str]:
    """Whom the subjects of the steps meet no longer, and whom they come to meet."""
    own = touched[touched["actor_id"].isin(scenario.effects.subjects)]
    said = []
    for column, text in (
        ("partners_lost", t("Meets no longer: {names}.")),
        ("partners_gained", t("Comes to meet: {names}.")),
    ):
        codes = sorted({code for texts in own[column] for code in texts.split(";") if code})
        if codes:
            said.append(text.format(names=say_some([scenario.names[code] for code in codes], t)))
    return said
