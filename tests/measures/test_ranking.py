import pandas as pd

from explorer.measures.ranking import rank


def test_ties_share_a_rank_and_the_next_is_skipped():
    values = pd.Series([5, 9, 5, 1], index=list("abcd"))
    assert rank(values).to_dict() == {"a": 2, "b": 1, "c": 2, "d": 4}


def test_rounding_does_not_break_a_tie():
    assert rank(pd.Series([0.1 + 0.2, 0.3, 0.4])).to_list() == [2, 2, 1]


def test_small_values_are_told_apart_and_what_is_left_of_rounding_is_not():
    assert rank(pd.Series([3e-13, 2e-13, 1e-13, 0.5])).to_list() == [2, 3, 4, 1]
    assert rank(pd.Series([1e-13 * (1 + 1e-14), 1e-13, 0, 3e-16, -1e-16])).to_list() == [
        1,
        1,
        3,
        3,
        3,
    ]


def test_nothing_has_no_ranks():
    assert rank(pd.Series([], dtype=float)).empty
