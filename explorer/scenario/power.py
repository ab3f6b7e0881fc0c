"""What steps would change for who takes part: votes, and measures."""

from collections.abc import Collection, Mapping
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from explorer.errors import MeasureError
from explorer.measures.voting import count_votes, voting_power
from explorer.scenario.effects import Effects

VOTES = [
    "collaboration_id", "actor_id", "equal_before", "equal_after", "population_before",
    "population_after", "banzhaf_before", "banzhaf_after",
]  # fmt: skip
MEASURES_OF = ["actor_id", "actor", "heir_id", "measure", "before", "after"]
# Shares of votes, one each and by population, and power.
Weight = tuple[float, float, float]
UNKNOWN = (np.nan, np.nan, np.nan)
# What is followed of who the steps are about.
MEASURED = ("degree", "partners", "betweenness", "congruence", "collaborations_per_seat",
            "delegated", "mandated_only", "council")  # fmt: skip


def list_votes(effects: Effects, changed: pd.DataFrame) -> pd.DataFrame:
    """What a vote of each member of the collaborations that go on weighs, before and after.

    changed: the table of `list_changed`.
    collaboration_id; actor_id: of those that merged what they went into; equal_before, equal_after:
    the share of the votes of one each; population_before, population_after: the share of votes by
    inhabitants; banzhaf_before, banzhaf_after: normalised Banzhaf power in a simple majority of
    those. Of what merged the parts are added up for the shares, and missing for the power, for the
    parts vote apart. All missing by population where the inhabitants of a member are not known. The
    register has no rules of vote: the weights are an assumption. See `explorer.measures.voting`.
    """
    going = changed[changed["state"].eq("kept") & changed["members_after"].gt(0)]
    rows: list[tuple[Any, ...]] = []
    for key in going["collaboration_id"]:
        were, are = effects.members[key]
        old = _carry(weigh(were, effects.people[0]), effects)
        new = weigh(are, effects.people[1])
        for code in sorted({*old, *new}):
            ends = zip(old.get(code, UNKNOWN), new.get(code, UNKNOWN), strict=True)
            rows.append((key, code, *chain.from_iterable(ends)))
    return pd.DataFrame(rows, columns=VOTES)


def weigh(members: Collection[str], people: Mapping[str, float]) -> dict[str, Weight]:
    """By member its share of votes, one each and by population, and its power by the latter."""
    equal = 1 / len(members) if members else np.nan
    counts = {code: people.get(code, np.nan) for code in sorted(members)}
    if not counts or any(np.isnan(each) for each in counts.values()):
        return dict.fromkeys(counts, (equal, np.nan, np.nan))
    votes = count_votes(np.array(list(counts.values()), dtype=np.int64))
    try:
        power = voting_power(dict(zip(counts, votes.tolist(), strict=True)))
    except MeasureError:
        return dict.fromkeys(counts, (equal, np.nan, np.nan))
    columns = power["weight_share"].tolist(), power["banzhaf_normalised"].tolist()
    return {code: (equal, *both) for code, *both in zip(counts, *columns, strict=True)}


def _carry(weights: Mapping[str, Weight], effects: Effects) -> dict[str, Weight]:
    """Weights by what members went into; parts vote apart, so that their power is not known."""
    carried: dict[str, Weight] = {}
    for code, weight in weights.items():
        heir = effects.heirs.get(code, code)
        if heir in carried:
            equal, share, _ = carried[heir]
            carried[heir] = (equal + weight[0], share + weight[1], np.nan)
        else:
            carried[heir] = weight
    return carried


def list_measures(effects: Effects, before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Measures of the subjects of the steps, before and after, a row a subject and measure.

    before, after: `MEASURED` as `compute_measures` gives them, by node. actor_id, actor; heir_id:
    what it went into; measure; before, after, missing where it was not or is not there.
    """
    names = effects.before.actors["name"]
    rows = [
        (
            code, names[code], effects.heirs.get(code, ""), measure,
            before[measure].get(code, np.nan),
            after[measure].get(effects.heirs.get(code, code), np.nan),
        )
        for code in effects.subjects
        for measure in MEASURED
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=MEASURES_OF)
