from math import log

import igraph as ig
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.dataset import Dataset
from explorer.dataset.timeslice import keep_current
from explorer.errors import MeasureError
from explorer.measures.agreement import (
    arrange_agreements,
    compare_divisions,
    list_agreements,
    order_by_agreement,
)
from explorer.measures.congruence import (
    collaboration_congruence,
    division_congruence,
    division_congruence_change,
    municipality_congruence,
    summarise_change,
)
from explorer.network import Network, Selection, build_network
from tests.tiny import make_network, tiny_network

TIES = st.lists(st.tuples(st.sampled_from("ABCDEFG"), st.sampled_from("stuvwxyz")), max_size=25)
LABELS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=25)


def divide(text):
    """'AB C' as the division in which A and B are one region and C another."""
    return pd.Series(
        {actor: f"r{place}" for place, region in enumerate(text.split()) for actor in region},
        dtype=object,
    )


def test_congruence_of_municipalities_worked_out_by_hand():
    # A: (3 + 2) / (2 partners * 3 collaborations); C: (2 + 2) / (2 * 2); archive has one member.
    values = municipality_congruence(tiny_network())
    assert values[["A", "B", "C"]].to_list() == pytest.approx([5 / 6, 5 / 6, 1])
    assert values[["D", "E"]].isna().all()


def test_a_collaboration_of_one_does_not_count():
    network = make_network([("A", "s"), ("B", "s"), ("A", "t")])
    assert municipality_congruence(network).to_dict() == {"A": 1, "B": 1}


def test_congruence_of_collaborations_worked_out_by_hand():
    # safety with health 1 and waste 2/3; waste with both 2/3.
    values = collaboration_congruence(tiny_network())
    assert values[["health", "safety", "waste"]].to_list() == pytest.approx([5 / 6, 5 / 6, 2 / 3])
    assert np.isnan(values["archive"])


def test_agreement_worked_out_by_hand():
    # X = AB CD, Y = ABC D: H(X) = ln 2, H(Y) = 2 ln 2 - 3/4 ln 3, H(X, Y) = 3/2 ln 2.
    # Pairs: 1 together in both, 2 and 3 in one; expected 2 * 3 / 6 = 1, so ARI 0.
    found = compare_divisions(divide("AB CD"), divide("ABC D"))
    sides = 3 * log(2) - 3 / 4 * log(3)
    assert found == {
        "municipalities": 4,
        "regions": 2,
        "regions_other": 2,
        "normalised_mutual_information": pytest.approx(2 * (sides - 1.5 * log(2)) / sides),
        "adjusted_rand_index": pytest.approx(0),
        "nested": 0.5,
    }
    # AB CDE against A B CDE: 3 pairs together, 4 and 3; expected 12/10, most 7/2.
    found = compare_divisions(divide("AB CDE"), divide("A B CDE"))
    assert found["adjusted_rand_index"] == pytest.approx((3 - 1.2) / (3.5 - 1.2))
    assert found["nested"] == 0.5
    assert compare_divisions(divide("A B CDE"), divide("AB CDE"))["nested"] == 1


@pytest.mark.parametrize("text", ["ABC", "A B C", "AB C", "A"])
def test_equal_divisions_agree_wholly(text):
    found = compare_divisions(divide(text), divide(text))
    assert [found[key] for key in list(found)[3:]] == pytest.approx([1, 1, 1])


def test_only_municipalities_in_both_count():
    found = compare_divisions(divide("AB C"), divide("AB D"))
    assert found["municipalities"] == 2
    assert found["adjusted_rand_index"] == 1
    nothing = compare_divisions(divide("A"), divide("B"))
    assert nothing["municipalities"] == 0
    assert np.isnan([nothing[key] for key in list(nothing)[3:]]).all()


@given(LABELS)
def test_agreement_is_that_of_igraph(labels):
    one, other = (list(side) for side in zip(*labels, strict=True))
    found = compare_divisions(pd.Series(one), pd.Series(other))
    if len(set(one)) > 1 or len(set(other)) > 1:
        expected = ig.compare_communities(one, other, method="nmi")
        assert found["normalised_mutual_information"] == pytest.approx(expected, abs=1e-9)
    expected = ig.compare_communities(one, other, method="adjusted_rand")
    if np.isfinite(expected):
        assert found["adjusted_rand_index"] == pytest.approx(expected, abs=1e-9)
    back = compare_divisions(pd.Series(other), pd.Series(one))
    for key in ("normalised_mutual_information", "adjusted_rand_index"):
        assert back[key] == pytest.approx(found[key])


def test_matrix_is_every_comparison():
    parts = {"x": divide("AB CD"), "y": divide("A B CD"), "z": divide("ABCD")}
    rows = [(name, r, a) for name, part in parts.items() for a, r in part.items()]
    table = pd.DataFrame(rows, columns=["division", "region_id", "actor_id"])
    nested = arrange_agreements(list_agreements(table), measure="nested")
    assert nested.to_numpy().tolist() == [[1, 0.5, 1], [1, 1, 1], [0, 0, 1]]
    agreed = arrange_agreements(list_agreements(table))
    assert (agreed == agreed.T).all(axis=None)
    expected = compare_divisions(parts["x"], parts["y"])["normalised_mutual_information"]
    assert agreed.loc["x", "y"] == pytest.approx(expected)
    assert arrange_agreements(list_agreements(table.iloc[:0])).empty


def test_agreements_are_a_row_for_each_two():
    parts = {"x": divide("AB CD"), "y": divide("A B C"), "z": divide("E")}
    rows = [(name, r, a) for name, part in parts.items() for a, r in part.items()]
    table = pd.DataFrame(rows, columns=["division", "region_id", "actor_id"])
    frame = list_agreements(table)
    assert len(frame) == 9
    for row in frame.to_dict("records"):
        expected = compare_divisions(parts[row.pop("division")], parts[row.pop("other")])
        assert row == pytest.approx(expected, nan_ok=True)
    # Without D, x has AB and C.
    assert frame["regions"].to_list() == [2, 2, 0, 3, 3, 0, 0, 0, 1]


def test_divisions_alike_stand_side_by_side():
    texts = {"a": "AB CD EF", "b": "AC BD EF", "c": "AB CDEF", "d": "AC BDEF"}
    rows = [(name, r, a) for name, text in texts.items() for a, r in divide(text).items()]
    frame = list_agreements(pd.DataFrame(rows, columns=["division", "region_id", "actor_id"]))
    # c joins regions of a, and d those of b.
    order = order_by_agreement(frame)
    assert [set(order[:2]), set(order[2:])] in ([set("ac"), set("bd")], [set("bd"), set("ac")])
    assert order_by_agreement(frame.iloc[:0]) == []
    assert order_by_agreement(frame[frame["division"].eq("a") & frame["other"].eq("a")]) == ["a"]


def test_errors_say_what_is_wrong():
    rows = pd.DataFrame(
        [("x", "r", "A"), ("x", "q", "A")], columns=["division", "region_id", "actor_id"]
    )
    with pytest.raises(MeasureError, match="A is in two regions of x; give every municipality"):
        list_agreements(rows)
    with pytest.raises(MeasureError, match="agreement 'likeness' is unknown; choose from"):
        arrange_agreements(list_agreements(rows.iloc[:1]), measure="likeness")
    twice = pd.Series(["r", "q"], index=["A", "A"], name="safety")
    with pytest.raises(MeasureError, match="A is in two regions of safety; give every"):
        compare_divisions(twice, twice)
    empty = pd.DataFrame(columns=["division", "region_id", "actor_id"])
    with pytest.raises(MeasureError, match="agreement 'likeness' is unknown; choose from"):
        arrange_agreements(list_agreements(empty), measure="likeness")


def test_division_congruence_worked_out_by_hand():
    # A shares 3 with B and 2 with C; C shares 2 with each.
    values = division_congruence(tiny_network(), divide("AB CDE"))
    assert values[["A", "B", "C"]].to_list() == pytest.approx([3 / 5, 3 / 5, 0])
    assert values[["D", "E"]].isna().all()


def test_municipalities_without_region_have_no_value_and_count_as_outside():
    values = division_congruence(tiny_network(), divide("AB"))
    assert values[["A", "B"]].to_list() == pytest.approx([3 / 5, 3 / 5])
    assert np.isnan(values["C"])


def test_change_by_a_proposed_division():
    frame = division_congruence_change(tiny_network(), divide("ABC DE"), against=divide("AB C DE"))
    assert frame["change"].iloc[:3].to_list() == pytest.approx([2 / 5, 2 / 5, 1])
    assert frame["members"].to_list() == [3, 3, 3, 2, 2]
    assert frame["members_against"].to_list() == [2, 2, 1, 2, 2]


def test_change_is_summed_up_by_hand():
    # C is put with B: A goes from 3/5 of its ties to none, B from 3/5 to 2/5, C from 0 to 2/4.
    frame = division_congruence_change(tiny_network(), divide("A BC"), against=divide("AB C DE"))
    found = summarise_change(frame)
    assert found == {
        "municipalities": 3,
        "congruence": pytest.approx((0 + 2 / 5 + 1 / 2) / 3),
        "congruence_against": pytest.approx((3 / 5 + 3 / 5 + 0) / 3),
        "gain": 1,
        "lose": 2,
        "same": 0,
        "region_size": pytest.approx(3 / 2),
        "region_size_against": pytest.approx(5 / 3),
    }
    same = division_congruence_change(tiny_network(), divide("ABC"), against=divide("ABC DE"))
    assert summarise_change(same)["same"] == 3
    assert np.isnan(summarise_change(frame.iloc[:0])["congruence"])
    assert np.isnan(summarise_change(frame.iloc[:0])["region_size"])


@pytest.mark.parametrize(
    ("ties", "actors", "size"),
    [([], [], 0), ([], ["A"], 1), ([], ["A", "B"], 2), ([("A", "s")], ["B"], 2)],
    ids=["empty", "one node", "isolates", "one tie and an isolate"],
)
def test_degenerate_networks_are_defined(ties, actors, size):
    network = make_network(ties, actors)
    for division in (divide("AB"), divide("")):
        values = division_congruence(network, division)
        assert len(values) == size
        assert values.isna().all()
        assert len(division_congruence_change(network, division, against=division)) == size
    assert municipality_congruence(network).isna().all()
    assert collaboration_congruence(network).isna().all()


@given(TIES)
def test_ranges_and_one_region_for_all(ties):
    network = make_network(ties)
    values = municipality_congruence(network).dropna()
    assert values.between(0, 1 + 1e-12).all()
    assert collaboration_congruence(network).dropna().between(0, 1 + 1e-12).all()
    one = division_congruence(network, divide("ABCDEFG")).dropna()
    assert list(one.index) == list(values.index)
    assert (one == 1).all()


def test_national_congruence(national: Network):
    values = municipality_congruence(national)
    assert values.mean() == pytest.approx(0.4562, abs=5e-5)
    assert values.idxmin() == "GM1982"
    assert values.min() == pytest.approx(0.1893, abs=5e-5)


def test_collaborations_of_two_or_more_may_be_selected_first(nl: Dataset, national: Network):
    values = municipality_congruence(build_network(nl, Selection(least=2)))
    pd.testing.assert_series_equal(values, municipality_congruence(national))


def test_divisions_of_2016_as_a_matrix(nl: Dataset):
    rows = keep_current(nl.divisions, "2016-06-01", start="since", end="until")
    nested = arrange_agreements(list_agreements(rows), measure="nested")
    # A corop area lies within a province, a province within a part of the country.
    assert nested.loc["regioatlas_coropregios", "regioatlas_provincies"] == 1
    assert nested.loc["regioatlas_nuts2regiosprovincies", "regioatlas_nuts1regioslandsdelen"] == 1
    assert nested.loc["province", "regioatlas_provincies"] == 1
