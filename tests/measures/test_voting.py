from itertools import combinations
from math import factorial
from time import perf_counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.errors import MeasureError
from explorer.measures.voting import (
    COLUMNS,
    ROLES,
    count_needed,
    find_roles,
    voting_power,
    weigh_members,
)
from explorer.network import Selection, build_network
from tests.tiny import make_dataset, make_network, tiny_network

WEIGHTS = st.lists(st.integers(1, 12), min_size=1, max_size=8)


def of(*weights):
    return {f"m{place}": weight for place, weight in enumerate(weights)}


def try_all(weights, quota):
    """Banzhaf and Shapley-Shubik by every coalition there is."""
    n = len(weights)
    banzhaf, shapley = [], []
    for member, weight in enumerate(weights):
        others = [place for place in range(n) if place != member]
        swung, share = 0, 0.0
        for size in range(n):
            for coalition in combinations(others, size):
                if quota - weight <= sum(weights[place] for place in coalition) < quota:
                    swung += 1
                    share += factorial(size) * factorial(n - 1 - size) / factorial(n)
        banzhaf.append(swung / 2 ** (n - 1))
        shapley.append(share)
    return banzhaf, shapley


def assert_as_tried(weights, quota):
    frame = voting_power(of(*weights), quota)
    banzhaf, shapley = try_all(weights, quota)
    assert frame["banzhaf"].to_list() == pytest.approx(banzhaf, rel=1e-12)
    assert frame["shapley_shubik"].to_list() == pytest.approx(shapley, rel=1e-12)
    normalised = np.array(banzhaf) / sum(banzhaf)
    assert frame["banzhaf_normalised"].to_list() == pytest.approx(normalised.tolist(), rel=1e-12)


def test_six_of_1958():
    # Germany, France, Italy, Netherlands, Belgium, Luxembourg: Luxembourg never decided.
    weights = {"DE": 4, "FR": 4, "IT": 4, "NL": 2, "BE": 2, "LU": 1}
    frame = voting_power(weights, 12)
    assert list(frame.index) == list(weights)
    assert frame["shapley_shubik"].to_list() == pytest.approx([14 / 60] * 3 + [9 / 60] * 2 + [0])
    assert frame["banzhaf_normalised"].to_list() == pytest.approx([5 / 21] * 3 + [3 / 21] * 2 + [0])
    assert frame.loc["DE", "banzhaf"] == 10 / 32
    assert frame.loc["LU", "weight_share"] == 1 / 17


def test_simple_majority_is_the_default():
    pd.testing.assert_frame_equal(voting_power(of(2, 1, 1)), voting_power(of(2, 1, 1), 3))
    assert voting_power(of(2, 1, 1))["shapley_shubik"].to_list() == pytest.approx(
        [2 / 3, 1 / 6, 1 / 6]
    )


def test_one_member_and_none():
    assert voting_power({"A": 7}).iloc[0].to_list() == [7, 1, 1, 1, 1]
    assert voting_power({}).empty
    assert list(voting_power({}).columns) == COLUMNS


def test_with_a_majority_of_its_own_a_member_decides_alone():
    frame = voting_power(pd.Series([10, 3, 3], index=list("abc")))
    assert frame["shapley_shubik"].to_list() == [1, 0, 0]


@given(WEIGHTS, st.data())
def test_as_every_coalition_gives(weights, data):
    assert_as_tried(weights, data.draw(st.integers(1, sum(weights))))


@pytest.mark.parametrize("quota", [1, 200, 313, 420, 624])
def test_twelve_members_as_every_coalition_gives(quota):
    assert_as_tried([1, 7, 7, 20, 33, 41, 50, 64, 80, 99, 100, 122], quota)


@given(WEIGHTS, st.data())
def test_powers_are_shares_and_order_does_not_matter(weights, data):
    quota = data.draw(st.integers(1, sum(weights)))
    frame = voting_power(of(*weights), quota)
    assert frame["shapley_shubik"].sum() == pytest.approx(1)
    assert frame["banzhaf_normalised"].sum() == pytest.approx(1)
    assert frame[COLUMNS[2:]].ge(0).all(axis=None)
    assert frame[COLUMNS[2:]].le(1).all(axis=None)
    for _, alike in frame.groupby("weight"):
        assert len(alike[COLUMNS[2:]].drop_duplicates()) == 1
    order = data.draw(st.permutations(list(frame.index)))
    turned = voting_power(pd.Series(of(*weights))[order], quota)
    pd.testing.assert_frame_equal(turned, frame.loc[order])


@given(WEIGHTS, st.integers(2, 9), st.data())
def test_a_member_too_light_to_matter_has_no_power(weights, times, data):
    quota = times * data.draw(st.integers(1, sum(weights)))
    heavy = [weight * times for weight in weights]
    frame = voting_power(of(*heavy, times - 1), quota)
    assert frame.iloc[-1][COLUMNS[2:]].to_list() == [0, 0, 0]
    alone = voting_power(of(*heavy), quota)
    assert frame["shapley_shubik"].to_list()[:-1] == pytest.approx(alone["shapley_shubik"])
    assert frame["banzhaf"].to_list()[:-1] == pytest.approx(alone["banzhaf"])


@settings(max_examples=25)
@given(st.lists(st.integers(1, 9), min_size=50, max_size=64), st.integers(1, 40))
def test_words_and_numbers_of_any_length_agree(weights, quota):
    frame = voting_power(of(*weights), quota)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("explorer.measures.voting.WORD", 0)
        pd.testing.assert_frame_equal(frame, voting_power(of(*weights), quota), rtol=1e-15)


@pytest.mark.parametrize("n", [64, 65, 341])
def test_equal_weights_give_equal_power(n):
    frame = voting_power(dict.fromkeys(map(str, range(n)), 5))
    assert frame["shapley_shubik"].to_list() == pytest.approx([1 / n] * n, rel=1e-12)
    # A member swings when just half (rounded down) of the others are for.
    half = factorial(n - 1) // factorial(n // 2) // factorial(n - 1 - n // 2)
    assert frame["banzhaf"].iloc[0] == pytest.approx(half / 2 ** (n - 1), rel=1e-12)


def test_sixty_members_of_up_to_ten_thousand_votes():
    weights = np.random.default_rng(1958).integers(1, 10_001, 60).tolist()
    started = perf_counter()
    frame = voting_power(of(*weights))
    assert perf_counter() - started < 2
    assert frame["shapley_shubik"].sum() == pytest.approx(1, rel=1e-12)
    assert frame.sort_values("weight")["shapley_shubik"].is_monotonic_increasing
    for member in (0, 17, 59):
        others = weights[:member] + weights[member + 1 :]
        expected = chance_to_swing(weights[member], others, sum(weights) // 2 + 1)
        assert frame["banzhaf"].iloc[member] == pytest.approx(expected, rel=1e-9)


def chance_to_swing(weight, others, quota):
    """Banzhaf as a chance, all others voting for or against alike: nothing is taken out again."""
    chances = np.zeros(sum(others) + 1)
    chances[0] = 1
    for other in others:
        added = np.zeros_like(chances)
        added[other:] = chances[:-other]
        chances = (chances + added) / 2
    return chances[max(quota - weight, 0) : quota].sum()


@pytest.mark.parametrize(
    ("weights", "quota", "message"),
    [
        (of(3, 0), None, "the weight of m1 is 0; it must be above 0"),
        (of(3, -2), None, "the weight of m1 is -2; it must be above 0"),
        (of(3, 1.5), None, "the weight of m1 is 1.5; multiply all weights until they are whole"),
        (of(3, float("nan")), None, "the weight of m1 is not a number"),
        (of(3, float("inf")), None, "the weight of m1 is not a number"),
        (pd.Series([3, 2], index=["a", "a"]), None, "a member is given twice"),
        (of(3, 2), 0, "the quota is 0; it must be a whole number from 1 to 5"),
        (of(3, 2), 6, "the quota is 6; it must be a whole number from 1 to 5"),
        (of(3, 2), 2.5, "the quota is 2.5; it must be a whole number from 1 to 5"),
        ({}, 1, "the quota is 1; it must be a whole number from 1 to 0"),
        (of(3, 2), float("nan"), "the quota is nan"),
        (of(10**9, 10**9 + 1, 7), None, "too many to count; divide the weights"),
        (dict(zip(map(str, range(200)), range(900, 1100), strict=True)), None, "200 members"),
    ],
)
def test_what_cannot_be_counted_says_why(weights, quota, message):
    with pytest.raises(MeasureError, match=message):
        voting_power(weights, quota)


def populated():
    people = {"A": "1499", "B": "1500", "C": "20", "D": ""}
    return build_network(
        make_dataset(
            actors=[
                {"actor_id": actor, "name": actor, "kind": "municipality", "population": number}
                for actor, number in people.items()
            ],
            collaborations=[
                {"collaboration_id": "s", "cross_border": "false"},
                {"collaboration_id": "t", "cross_border": "false"},
            ],
            versions=[
                {"collaboration_id": group, "since": "2020-01-01", "register_id": group}
                for group in "st"
            ],
            memberships=[
                {"actor_id": actor, "collaboration_id": group, "since": "2020-01-01"}
                for actor, group in ["As", "Bs", "Cs", "Ct", "Dt"]
            ],
        ),
        Selection(),
    )


def test_members_weigh_one_each_or_by_population():
    network = populated()
    assert weigh_members(network, "s", "equal").to_dict() == {"A": 1, "B": 1, "C": 1}
    assert weigh_members(network, "s", "population").to_dict() == {"A": 1, "B": 2, "C": 1}
    by_ten = weigh_members(network, "s", "population", inhabitants=10)
    assert by_ten.to_dict() == {"A": 150, "B": 150, "C": 2}
    assert weigh_members(network, "t", "equal").to_dict() == {"C": 1, "D": 1}


def test_members_that_cannot_be_weighed():
    with pytest.raises(MeasureError, match="population of D is not known"):
        weigh_members(populated(), "t", "population")
    with pytest.raises(MeasureError, match="'u' is no collaboration of the selection"):
        weigh_members(tiny_network(), "u", "equal")
    with pytest.raises(MeasureError, match="'A' is no collaboration"):
        weigh_members(make_network([], ["A"]), "A", "equal")
    with pytest.raises(MeasureError, match="choose from equal, population"):
        weigh_members(tiny_network(), "waste", "seats")
    with pytest.raises(MeasureError, match="must be 1 or more"):
        weigh_members(populated(), "s", "population", inhabitants=0)


def test_every_collaboration_of_the_register_can_be_counted(national):
    largest = national.degrees.loc[national.collaborations.index].idxmax()
    frame = voting_power(weigh_members(national, largest, "population"))
    assert len(frame) == 35
    assert frame["shapley_shubik"].sum() == pytest.approx(1)


def list_roles(weights, quota=None):
    """Members that have each role, by its name."""
    frame = find_roles(weights, quota)
    assert list(frame.columns) == ROLES
    return {role: [member for member in frame.index if frame.loc[member, role]] for role in ROLES}


def test_fifty_one_of_a_hundred_is_no_dictator():
    # Winning: AB, AC, ABC. A swings B, C and BC; B swings A; C swings A: 3, 1 and 1 of 4.
    weights, quota = {"A": 50, "B": 49, "C": 1}, 51
    frame = voting_power(weights, quota)
    assert frame["banzhaf"].to_list() == [3 / 4, 1 / 4, 1 / 4]
    assert frame["banzhaf_normalised"].to_list() == pytest.approx([3 / 5, 1 / 5, 1 / 5])
    assert frame["shapley_shubik"].to_list() == pytest.approx([4 / 6, 1 / 6, 1 / 6])
    assert list_roles(weights, quota) == {"dummy": [], "veto": ["A"], "dictator": []}
    assert count_needed(weights, quota) == 2


def test_luxembourg_never_decided():
    # 4 + 4 + 4 = 12, 4 + 4 + 2 + 2 = 12: all other weights are even, so 1 adds nothing.
    weights = {"DE": 4, "FR": 4, "IT": 4, "NL": 2, "BE": 2, "LU": 1}
    assert list_roles(weights, 12) == {"dummy": ["LU"], "veto": [], "dictator": []}
    assert count_needed(weights, 12) == 3


@pytest.mark.parametrize(
    ("weights", "quota", "roles", "needed"),
    [
        # More than half alone: it decides alone, and the others never.
        ((10, 3, 3), None, (["m1", "m2"], ["m0"], ["m0"]), 1),
        # Unanimity: each can block, none is without power.
        ((3, 2, 1), 6, ([], ["m0", "m1", "m2"], []), 3),
        # Each wins alone, so none can block and none is a dictator.
        ((2, 2), 2, ([], [], []), 1),
        ((2, 2, 1), 2, (["m2"], [], []), 1),
        ((7,), None, ([], ["m0"], ["m0"]), 1),
        # Two with a veto, and a third that neither needs: 3 + 3 = 6.
        ((3, 3, 1), 6, (["m2"], ["m0", "m1"], []), 2),
        # Most weights over a common divisor, larger than the quota.
        ((300, 200, 100), 301, ([], ["m0"], []), 2),
    ],
)
def test_roles_worked_out_by_hand(weights, quota, roles, needed):
    assert list_roles(of(*weights), quota) == dict(zip(ROLES, roles, strict=True))
    assert count_needed(of(*weights), quota) == needed


@given(WEIGHTS, st.data())
def test_roles_are_what_every_coalition_gives(weights, data):
    quota = data.draw(st.integers(1, sum(weights)))
    roles = find_roles(of(*weights), quota)
    banzhaf, _ = try_all(weights, quota)
    assert roles["dummy"].to_list() == [power == 0 for power in banzhaf]
    everyone = range(len(weights))
    winning = [
        set(coalition)
        for size in range(len(weights) + 1)
        for coalition in combinations(everyone, size)
        if sum(weights[place] for place in coalition) >= quota
    ]
    assert roles["veto"].to_list() == [all(each in won for won in winning) for each in everyone]
    alone = [roles["veto"].iloc[each] and {each} in winning for each in everyone]
    assert roles["dictator"].to_list() == alone
    assert count_needed(of(*weights), quota) == min(map(len, winning))


def test_no_members_have_no_roles():
    assert find_roles({}).empty
    assert list(find_roles({}).columns) == ROLES
    assert count_needed({}) == 0


def test_roles_that_cannot_be_found_say_why():
    with pytest.raises(MeasureError, match="the quota is 6; it must be a whole number from 1 to 5"):
        find_roles(of(3, 2), 6)
    with pytest.raises(MeasureError, match="the weight of m1 is 0"):
        count_needed(of(3, 0))
    with pytest.raises(MeasureError, match="too large; divide the weights"):
        find_roles(of(10**9, 7))
