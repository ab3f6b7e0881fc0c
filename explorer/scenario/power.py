"""What steps would change for who takes part: votes, and measures."""

import numpy as np
import pandas as pd

from explorer.errors import MeasureError
from explorer.measures.voting import voting_power, weigh_members
from explorer.network import Network
from explorer.scenario.effects import Effects

VOTES = [
    "collaboration_id", "actor_id", "equal_before", "equal_after", "population_before",
    "population_after", "banzhaf_before", "banzhaf_after",
]  # fmt: skip
MEASURES_OF = ["actor_id", "actor", "heir_id", "measure", "before", "after"]
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
    rows = []
    for key in going["collaboration_id"]:
        before = weigh(effects.before, key).rename(index=effects.heirs)
        parts = before.groupby(level=0)
        old = parts.sum(min_count=1)
        old["banzhaf"] = old["banzhaf"].where(parts.size().eq(1))
        new = weigh(effects.after, key)
        for code in sorted({*old.index, *new.index}):
            values = {
                f"{name}_{when}": frame[name].get(code, np.nan)
                for name in ("equal", "population", "banzhaf")
                for when, frame in (("before", old), ("after", new))
            }
            rows.append({"collaboration_id": key, "actor_id": code, **values})
    return pd.DataFrame(rows, columns=VOTES)


def weigh(network: Network, collaboration_id: str) -> pd.DataFrame:
    """Shares of votes, equal and by population, and power of the latter, by member."""
    equal = weigh_members(network, collaboration_id, "equal")
    frame = pd.DataFrame({"equal": equal / equal.sum()})
    try:
        power = voting_power(weigh_members(network, collaboration_id, "population"))
    except MeasureError:
        return frame.assign(population=np.nan, banzhaf=np.nan)
    return frame.assign(population=power["weight_share"], banzhaf=power["banzhaf_normalised"])


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
