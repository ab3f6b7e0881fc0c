"""Indicators of how councils can steer and check what their municipality does together.

Each stands beside the same indicator of peers (see `peers`); they measure different things and
are never added up to one score. What the register leaves open is missing here, not zero: NaN.
"""

import numpy as np
import pandas as pd

from explorer.dataset.seats import SEATS_BASIS
from explorer.network import Network
from explorer.network.model import keep

ORGANS = ("council", "college", "mayor")
BY_MUNICIPALITY = ["collaborations", "council_seats", SEATS_BASIS, "collaborations_per_seat",
                   "delegated", "mandated_only", "council", "college", "mayor"]  # fmt: skip
BY_COLLABORATION = ["municipalities", "councils_for_half", "largest_population_share", "council"]


def municipal_control(network: Network) -> pd.DataFrame:
    """Indicators by municipality, over the collaborations S_i that it joins in the selection.

    Indexed by actor id, sorted, municipalities only:

    collaborations: |S_i|, number, 0 or more; council_seats: number, the register's, or where no
    council can have so many that of the law at the inhabitants of the date; seats_basis: which of
    the two, `register` or `law` (see `choose_seats`);
    collaborations_per_seat: |S_i| / seats, ratio, 0 or more; NaN where seats are not known;
    delegated: share of S_i whose powers contain delegation, 0 to 1; mandated_only: share of S_i
    whose one power is mandate, 0 to 1; both over the collaborations with a known power;
    council, college, mayor: share of S_i in which that organ of the municipality takes part, 0 to
    1, over the ties with known organs; several can take part in one, so the three can add to
    more than 1.

    A share is NaN where nothing is known to share, so for every isolate. Cost O(ties).
    Reference: the selection of indicators is the project's own, on fields of the Register van
    Overheidsorganisaties (KOOP); on councils and their distance to collaborations: Boogers, Klok,
    Denters & Sanders 2016, Effecten van regionaal bestuur voor gemeenten (Universiteit Twente).
    """
    actors = network.actors[network.actors["kind"].eq("municipality")]
    ties = _describe_ties(network)
    by_actor = ties.groupby("actor_id")
    seats = network.seats.reindex(actors.index)
    number = seats["council_seats"].astype(float)
    counts = by_actor.size().reindex(actors.index, fill_value=0).astype(np.int64)
    shares = by_actor[["delegated", "mandated_only", *ORGANS]].mean().reindex(actors.index)
    frame = pd.DataFrame({"collaborations": counts, "council_seats": number})
    frame[SEATS_BASIS] = seats[SEATS_BASIS]
    frame["collaborations_per_seat"] = counts / number
    return frame.join(shares)[BY_MUNICIPALITY]


def collaboration_control(network: Network) -> pd.DataFrame:
    """Indicators by collaboration, over the municipalities M_g of the selection that join it.

    Indexed by collaboration id, sorted; members of other kinds have no municipal council and are
    left out:

    municipalities: |M_g|, number, 0 or more; councils_for_half: ceil(|M_g| / 2), the councils
    that must act together to be half of the members, number, 0 or more;
    largest_population_share: population of the largest member over that of all, above 0 to 1; NaN
    where one of them is not known, for then neither is the sum;
    council: share of the members whose council takes part, 0 to 1, over the ties with known
    organs; NaN where none is known.

    A filter on the actors leaves fewer members, which changes all of them. The indicators say who
    could act together, not what the arrangement's rules on votes are. Cost O(ties).
    Reference: the project's own, as in `municipal_control`; voting rules differ by arrangement:
    Wet gemeenschappelijke regelingen, BWBR0003740.
    """
    by_group = _describe_ties(network).groupby("collaboration_id")
    index = network.collaborations.index
    counts = by_group.size().reindex(index, fill_value=0).astype(np.int64)
    # A sum over members of whom one is unknown would pass for the whole.
    known = by_group["population"].count().reindex(index, fill_value=0).eq(counts)
    total = by_group["population"].sum().reindex(index).where(known)
    frame = pd.DataFrame({"municipalities": counts, "councils_for_half": (counts + 1) // 2})
    largest = by_group["population"].max().reindex(index)
    frame["largest_population_share"] = largest / total.where(total > 0)
    frame["council"] = by_group["council"].mean().reindex(index)
    return frame[BY_COLLABORATION]


def share_population(network: Network, collaboration_id: str) -> pd.Series:
    """Every member's share of the population of the municipalities in a collaboration.

    Over the municipalities of the selection that join it, as `collaboration_control`; shares
    above 0 to 1 that sum to 1, by actor id, the largest first and equal ones by id; all NaN where
    the population of one is not known. Empty for a collaboration without municipalities or
    outside the selection. Cost O(ties).
    """
    ties = network.ties
    members = network.actors.loc[ties["actor_id"][ties["collaboration_id"].eq(collaboration_id)]]
    people = members.loc[members["kind"].eq("municipality"), "population"].astype(float)
    total = people.sum() if people.notna().all() else np.nan
    shares = (people / (total or np.nan)).rename("population_share").sort_index()
    return shares.sort_values(ascending=False, kind="stable")


@keep
def _describe_ties(network: Network) -> pd.DataFrame:
    """Ties of municipalities: population of the actor, and 1, 0 or NaN for powers and organs."""
    ties = network.ties[["actor_id", "collaboration_id", "organs"]]
    kinds = ties["actor_id"].map(network.actors["kind"])
    ties = ties[kinds.eq("municipality").to_numpy(dtype=bool)]
    powers = ties["collaboration_id"].map(network.collaborations["power"])
    described = ties[["actor_id", "collaboration_id"]].copy()
    described["population"] = ties["actor_id"].map(network.actors["population"]).astype(float)
    described["delegated"] = _flag_term(powers, "delegation")
    described["mandated_only"] = powers.eq("mandate").astype(float).where(powers.ne(""))
    for organ in ORGANS:
        described[organ] = _flag_term(ties["organs"], organ)
    return described


def _flag_term(texts: pd.Series, term: str) -> pd.Series:
    """1 where `term` is among the terms separated by `;`, else 0; NaN for an empty text."""
    flags = {text: float(term in text.split(";")) if text else np.nan for text in texts.unique()}
    return texts.map(flags).astype(float)
