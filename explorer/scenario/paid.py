"""What the municipalities that steps name pay to joint arrangements now, added where they merge."""

import numpy as np
import pandas as pd

from explorer.dataset.money import add_ratios
from explorer.dataset.timeslice import slice_at
from explorer.scenario.effects import Effects

PAID = [
    "actor_id", "actor", "parts", "year", "report", "inhabitants", "expenditure", "joint_euros",
    "joint_per_inhabitant", "joint_share",
]  # fmt: skip
ADDED = ["inhabitants", "expenditure", "joint_euros"]


def list_paid(effects: Effects) -> pd.DataFrame:
    """What the subjects of the steps pay by their last report, and those that merge together.

    A row a municipality as it is before: actor_id, actor; parts: 1; year and report: of which
    accounts or budget; inhabitants; expenditure and joint_euros, in euros; joint_per_inhabitant;
    joint_share (0 to 1); missing where not known. For each that others go into a row more, with
    what all its parts pay added up and `parts` their number: missing unless all are known of the
    same report. That is what they pay now, not what they would pay as one. No rows for data
    without figures.
    """
    before = effects.outcome.before
    money = slice_at(before, effects.outcome.date).money
    own = effects.before.actors.loc[list(effects.subjects)]
    codes = [code for code in own.index[own["kind"].eq("municipality")] if code in money.index]
    rows = money.loc[codes].assign(actor_id=codes, actor=own.loc[codes, "name"], parts=1)
    heirs = pd.Series({code: effects.heirs.get(code, code) for code in codes}, dtype=object)
    into = set(effects.heirs.values())
    names = effects.outcome.after.actors.set_index("actor_id")["name"]
    together = [
        _add_up(rows.loc[heirs.index[heirs.eq(heir)]], heir, names[heir])
        for heir in dict.fromkeys(heirs)
        if heir in into
    ]
    frame = pd.DataFrame([*rows.to_dict("records"), *together], columns=PAID)
    return frame.astype({"year": "Int64"})


def _add_up(rows: pd.DataFrame, code: str, name: str) -> dict[str, object]:
    one = len(rows[["year", "report"]].drop_duplicates()) == 1
    sums = pd.DataFrame([{each: rows[each].sum(skipna=False) if one else np.nan for each in ADDED}])
    return {
        **add_ratios(sums).iloc[0].to_dict(),
        "actor_id": code,
        "actor": name,
        "parts": len(rows),
        "year": rows["year"].iloc[0] if one else pd.NA,
        "report": rows["report"].iloc[0] if one else "",
    }
