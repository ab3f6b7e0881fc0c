"""Voting power: how often the votes of a member decide, given weights and a quota.

The register holds no voting rules: weights and quota are the user's own assumption, and power is
that of the rules alone, whatever members want. All counts of coalitions are exact.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import accumulate, takewhile
from math import factorial, gcd
from typing import Literal

import numpy as np
import pandas as pd

from explorer.errors import MeasureError
from explorer.network import Network

COLUMNS = ["weight", "weight_share", "banzhaf", "banzhaf_normalised", "shapley_shubik"]
ROLES = ["dummy", "veto", "dictator"]
# Up to 64 members counts are exact modulo 2**64; beyond it they are Python's, many times
# slower. Limits, some seconds and 200 MB: additions to fill the table, and its cells.
WORD = 64
MOST_ADDITIONS = {True: 2_000_000_000, False: 30_000_000}
MOST_CELLS = {True: 20_000_000, False: 3_000_000}
MOST_VOTES = 100_000_000
HOWS = ("equal", "population")


def voting_power(
    weights: Mapping[str, float] | pd.Series, quota: float | None = None
) -> pd.DataFrame:
    """Banzhaf and Shapley-Shubik power of every member in a weighted vote.

    A coalition S wins when its weight is at least `quota`; i swings S (i not in S) when S loses
    and S with i wins. With c_s the swings of i over coalitions of s members, n members in all:

        banzhaf            sum_s c_s / 2^(n-1)                     0 to 1, share of coalitions
        banzhaf_normalised banzhaf over its sum over members       0 to 1, sum 1
        shapley_shubik     sum_s c_s s! (n-1-s)! / n!              0 to 1, sum 1

    weights: whole numbers above 0 by member id; quota: a whole number from 1 to the sum of
    weights, by default the simple majority floor(sum / 2) + 1. Indexed by member in the order
    given, with also `weight` and `weight_share`. No members, no rows; a single member has power 1.

    Exact: the generating function prod_j (1 + x y^w_j) is filled once by dynamic programming, and
    a member is taken out of it by division. Cost O(n s W), s the most members that can lose and
    W half of the sum of weights over their common divisor; members of one weight are worked out
    once. Raises `MeasureError` when a weight is not above 0 or not whole, a member is given
    twice, the quota is not whole or out of range, or the count is too large.
    References: Banzhaf 1965, Weighted voting doesn't work, Rutgers Law Review 19:317-343; Dubey &
    Shapley 1979, doi 10.1287/moor.4.2.99; Shapley & Shubik 1954, doi 10.2307/1951053; Bilbao,
    Fernandez, Jimenez Losada & Lopez 2000, TOP 8:191-213, doi 10.1007/BF02628555 (algorithm).
    """
    whole = _read_weights(weights)
    index = pd.Index(list(whole), dtype=object, name="actor_id")
    if not whole and quota is None:
        return pd.DataFrame(columns=COLUMNS, index=index, dtype=float)
    total = sum(whole.values())
    least = _read_quota(quota, total)
    rows = _list_powers(list(whole.values()), total, least)
    return pd.DataFrame(rows, columns=COLUMNS, index=index)


def _list_powers(weights: list[int], total: int, quota: int) -> list[tuple[float, ...]]:
    """A row of `COLUMNS` a member; members of one weight have the same power."""
    swings = _count_swings(weights, quota)
    counts = {weight: sum(by_size) for weight, by_size in swings.items()}
    all_swings = sum(counts[weight] for weight in weights)
    n = len(weights)
    by_weight = {
        weight: (
            weight,
            weight / total,
            counts[weight] / 2 ** (n - 1),
            counts[weight] / all_swings,
            _sum_orders(by_size, n) / factorial(n),
        )
        for weight, by_size in swings.items()
    }
    return [by_weight[weight] for weight in weights]


def find_roles(
    weights: Mapping[str, float] | pd.Series, quota: float | None = None
) -> pd.DataFrame:
    """Members that can never decide, that can block everything, or that decide alone.

    dummy: makes no losing coalition win by joining it, so that every index gives it 0; veto: no
    coalition wins without it; dictator: coalitions with it win and those without it lose, whoever
    else is in them, so that all others are dummies. With a quota of half or less a member can win
    alone and yet be no dictator, for others can win without it.

    weights, quota: as for `voting_power`, and errors likewise; too large is a sum of weights above
    100 million. Truth values by member in the order given; no members, no rows. Cost O(n W / 64)
    a dummy and once more, W the sum of weights: a bit a weight that some coalition has.
    Reference: Felsenthal & Machover 1998, The Measurement of Voting Power, Edward Elgar, ch. 2.
    """
    whole = _read_weights(weights)
    index = pd.Index(list(whole), dtype=object, name="actor_id")
    if not whole and quota is None:
        return pd.DataFrame(columns=ROLES, index=index, dtype=bool)
    total = sum(whole.values())
    least = _read_quota(quota, total)
    if total > MOST_VOTES:
        raise MeasureError(f"a sum of weights of {total} is too large; divide the weights")
    voters = Counter(whole.values())
    # A member that is heavier than one that swings a coalition swings one too.
    dummies = set(takewhile(lambda weight: not _swings_any(voters, weight, least), sorted(voters)))
    rows = [
        (weight in dummies, total - weight < least, total - weight < least <= weight)
        for weight in whole.values()
    ]
    return pd.DataFrame(rows, columns=ROLES, index=index, dtype=bool)


def count_needed(weights: Mapping[str, float] | pd.Series, quota: float | None = None) -> int:
    """The fewest members whose weights together reach the quota; 0 without members.

    weights, quota: as for `voting_power`, and errors likewise. Cost O(n log n).
    """
    whole = _read_weights(weights)
    if not whole and quota is None:
        return 0
    least = _read_quota(quota, sum(whole.values()))
    reached = accumulate(sorted(whole.values(), reverse=True))
    return 1 + sum(1 for together in reached if together < least)


def weigh_members(
    network: Network,
    collaboration_id: str,
    how: Literal["equal", "population"],
    *,
    inhabitants: int = 1000,
) -> pd.Series:
    """Votes of the selected members of a collaboration: one each, or by population.

    equal: 1 a member; population: one vote for every `inhabitants`, rounded (half up), at least
    1. Whole numbers (votes) by actor id, sorted. An assumption to start from, not what the
    arrangement says. Raises `MeasureError` when the collaboration is not in the network, `how` is
    neither, `inhabitants` is below 1, or a member has no known population.
    """
    if collaboration_id not in network.collaborations.index:
        raise MeasureError(
            f"{collaboration_id!r} is no collaboration of the selection; widen the filters"
        )
    if how not in HOWS:
        raise MeasureError(f"{how!r} is no way to weigh members; choose from {', '.join(HOWS)}")
    if inhabitants < 1:
        raise MeasureError(f"inhabitants a vote is {inhabitants}; it must be 1 or more")
    taking_part = network.ties["collaboration_id"].eq(collaboration_id)
    members = sorted(network.ties.loc[taking_part, "actor_id"])
    if how == "equal":
        return pd.Series(1, index=members, name="votes", dtype="int64")
    population = network.actors.loc[members, "population"]
    if population.isna().any():
        unknown = population.index[population.isna()][0]
        raise MeasureError(f"the population of {unknown} is not known; weigh members equally")
    votes = count_votes(population.to_numpy(dtype=np.int64), inhabitants=inhabitants)
    return pd.Series(votes, index=members, name="votes")


def count_votes(people: np.ndarray, *, inhabitants: int = 1000) -> np.ndarray:
    """A vote for every `inhabitants` among so many people, rounded (half up), at least 1."""
    return np.maximum((2 * people + inhabitants) // (2 * inhabitants), 1)


def _read_weights(weights: Mapping[str, float] | pd.Series) -> dict[str, int]:
    whole = {str(member): _read_weight(member, weight) for member, weight in weights.items()}
    if len(whole) < len(weights):
        raise MeasureError("a member is given twice; add its weights up")
    return whole


def _read_weight(member: object, weight: float) -> int:
    if pd.isna(weight) or weight in (float("inf"), -float("inf")):
        raise MeasureError(f"the weight of {member} is not a number; give a whole number above 0")
    if weight <= 0:
        raise MeasureError(f"the weight of {member} is {weight}; it must be above 0")
    if weight != int(weight):
        raise MeasureError(
            f"the weight of {member} is {weight}; multiply all weights until they are whole"
        )
    return int(weight)


def _read_quota(quota: float | None, total: int) -> int:
    if quota is None:
        return total // 2 + 1
    if not 1 <= quota <= total or quota != int(quota):
        raise MeasureError(f"the quota is {quota}; it must be a whole number from 1 to {total}")
    return int(quota)


def _swings_any(weights: Counter[int], weight: int, quota: int) -> bool:
    """Whether a member of `weight`, one of `weights`, swings any coalition of the others."""
    sums = 1  # bit w is set when some coalition of the others weighs w
    for other, times in (weights - Counter([weight])).items():
        for _ in range(times):
            sums |= sums << other
    # It swings those from quota - weight to quota - 1, of which some can be below 0.
    return bool(sums & ((1 << quota) - (1 << max(quota - weight, 0))))


def _count_swings(weights: list[int], quota: int) -> dict[int, list[int]]:
    """By weight, the coalitions of 0, 1, ... others that a member of that weight swings.

    The game and its dual (quota: sum - quota + 1) have the same power, sizes turned round, which
    leaves `_sum_orders` as it is; the one with the smaller quota is counted.
    """
    divisor = gcd(*weights)
    scaled = sorted(weight // divisor for weight in weights)
    quota = -(-quota // divisor)
    quota = min(quota, sum(scaled) - quota + 1)
    table = _count_losing(scaled, quota)
    return {
        weight * divisor: _count_swings_of(table, weight, quota) for weight in sorted(set(scaled))
    }


def _count_losing(weights: list[int], quota: int) -> np.ndarray:
    """Coalitions by size (row) of at most each weight below quota (column); weights sorted."""
    sums = np.cumsum([0, *weights], dtype=object).tolist()
    largest = sum(1 for total in sums[1:] if total < quota)
    in_words = len(weights) <= WORD
    cells = (largest + 1) * quota
    additions = sum(
        max(high - low + 1, 0) for *_, low, high in _list_steps(weights, sums, quota, largest)
    )
    if cells > MOST_CELLS[in_words] or additions > MOST_ADDITIONS[in_words]:
        raise MeasureError(
            f"{len(weights)} members and a sum of weights of {sums[-1]} are too many to count; "
            "divide the weights"
        )
    table = np.zeros((largest + 1, quota), dtype=np.uint64 if in_words else object)
    table[0, 0] = 1
    for weight, size, low, high in _list_steps(weights, sums, quota, largest):
        if low <= high:
            table[size + 1, low + weight : high + weight + 1] += table[size, low : high + 1]
    return np.cumsum(table, axis=1, out=table)


def _list_steps(
    weights: list[int], sums: list[int], quota: int, largest: int
) -> Iterator[tuple[int, int, int, int]]:
    """Weight of the member to add, size to add it to, and the weights that size can have so far.

    `sums` are the running sums of `weights`, 0 first; sizes go down, so that none is added to
    twice by one member.
    """
    for place, weight in enumerate(weights):
        for size in range(min(place, largest - 1), -1, -1):
            high = min(sums[place] - sums[place - size], quota - 1 - weight)
            yield weight, size, sums[size], high


def _count_swings_of(table: np.ndarray, weight: int, quota: int) -> list[int]:
    losing = _divide_out(table, weight, quota - 1)
    not_enough = _divide_out(table, weight, quota - 1 - weight)
    # Words wrap round: the difference is right, for it is below 2**64.
    return [int(count) for count in losing - not_enough]


def _divide_out(table: np.ndarray, weight: int, most: int) -> np.ndarray:
    """By size, the coalitions without one member of `weight` that weigh at most `most`.

    Of the quotient of the generating function by 1 + x y^w, its cumulated coefficients:
    sum_k (-1)^k table[s - k, most - k w].
    """
    counts = np.zeros(len(table), dtype=table.dtype)
    for step in range(min(len(table), most // weight + 1)):
        column = table[: len(table) - step, most - step * weight]
        counts[step:] = counts[step:] - column if step % 2 else counts[step:] + column
    return counts


def _sum_orders(by_size: list[int], n: int) -> int:
    """In how many of the n! orders the member is pivotal."""
    orders = [factorial(size) * factorial(n - 1 - size) for size in range(len(by_size))]
    return sum(count * order for count, order in zip(by_size, orders, strict=True))
