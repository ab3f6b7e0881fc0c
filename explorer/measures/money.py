"""What municipalities pay to joint arrangements, of the report that holds at the network's date."""

import pandas as pd

from explorer.network import Network

AMOUNTS = ["joint_euros", "joint_per_inhabitant", "joint_share"]
BASIS = "joint_report"


def joint_payments(network: Network) -> pd.DataFrame:
    """Income transfers to joint arrangements (Iv3, category L4.3.3) by municipality.

    Indexed by actor id, sorted, municipalities only: `joint_euros`, euros a year;
    `joint_per_inhabitant`, euros; `joint_share`, of all expenditure, 0 to 1; `joint_report`, of
    which report they are, as `accounts 2024`: of the annual accounts of the date's year or the last
    before it, else of the last budget; empty where there is none.

    NaN where a municipality books its payments elsewhere, never 0; of one that others went into,
    theirs of before are added up. A filter on collaborations changes nothing: what is paid cannot
    be split over them. A lower bound: what is paid to a centre municipality or bought stands
    elsewhere. Cost O(n). Reference: CBS, Iv3, tables 45038NED and those of later years.
    """
    actors = network.actors
    rows = network.money.reindex(actors.index[actors["kind"].eq("municipality")])
    there = rows["year"].notna()
    years = rows["year"].astype("Int64").astype("string")
    named = (rows["report"].astype("string") + " " + years).where(there, "").astype(object)
    return rows[AMOUNTS].astype(float).assign(**{BASIS: named})
