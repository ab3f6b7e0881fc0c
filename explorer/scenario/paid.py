"""What the municipalities that steps name pay to joint arrangements now, added where they merge."""

import pandas as pd

from explorer.network import Network
from explorer.scenario.effects import Effects

PAID = [
    "actor_id", "actor", "parts", "year", "report", "inhabitants", "expenditure", "joint_euros",
    "joint_per_inhabitant", "joint_share",
]  # fmt: skip


def list_paid(effects: Effects) -> pd.DataFrame:
    """What the subjects of the steps pay by their last report, and those that merge together.

    A row a municipality as it is before, and one more for each that others go into, as it is after
    (see `list_reports`): actor_id, actor; parts: how many municipalities of the report's year are
    added up; year and report: of which accounts or budget; inhabitants; expenditure and
    joint_euros, in euros; joint_per_inhabitant; joint_share (0 to 1); missing where not known of
    all. It is what they pay now, not what they would pay as one. No rows for data without figures.
    """
    heirs = list(dict.fromkeys(effects.heirs.values()))
    rows = [_name(effects.before, list(effects.subjects)), _name(effects.after, heirs)]
    return pd.concat(rows, ignore_index=True)[PAID].astype({"year": "Int64"})


def _name(network: Network, codes: list[str]) -> pd.DataFrame:
    """The reports of some municipalities of a network, with their names."""
    rows = network.money.reindex([code for code in codes if code in network.money.index])
    there = network.actors["name"].reindex(rows.index)
    return rows.assign(actor_id=rows.index, actor=there)
