import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.measures.peers import (
    COLUMNS,
    SIZE_CLASSES,
    compare_peers,
    domain_medians,
    percentile,
    size_classes,
)
from explorer.network import Selection, build_network
from tests.tiny import make_dataset, make_network, tiny_network

# id: population, province
PEOPLE = {
    "A": (4_999, "PV20"),
    "B": (5_000, "PV20"),
    "C": (9_999, "PV20"),
    "D": (5_001, "PV21"),
    "E": (250_000, "PV21"),
    "F": ("", "PV21"),
    "G": (7_000, ""),
}


def populated():
    actors = [
        {"actor_id": each, "name": each, "kind": "municipality", "population": population,
         "province_id": province}
        for each, (population, province) in PEOPLE.items()
    ]  # fmt: skip
    return build_network(make_dataset(actors=actors), Selection())


def test_size_classes_hold_their_lower_bound():
    assert size_classes(populated()).to_dict() == {
        "A": "<5k", "B": "5-10k", "C": "5-10k", "D": "5-10k", "E": ">=250k", "F": "", "G": "5-10k",
    }  # fmt: skip


def test_percentile_counts_half_of_the_equal():
    values = pd.Series([5.0, 9.0, 5.0, 1.0, None], index=list("abcde"), name="degree")
    found = percentile(values)
    assert found.iloc[:4].to_dict() == {"a": 50, "b": 87.5, "c": 50, "d": 12.5}
    assert pd.isna(found["e"])
    assert found.name == "degree"
    assert percentile(pd.Series([3])).to_list() == [50]
    assert percentile(pd.Series([], dtype=float)).empty


@given(st.lists(st.integers(-5, 5), min_size=1))
def test_percentile_is_the_definition(numbers):
    expected = [
        100 * sum((other < own) + (other == own) / 2 for other in numbers) / len(numbers)
        for own in numbers
    ]
    assert percentile(pd.Series(numbers)).to_list() == pytest.approx(expected)


def test_peers_worked_out_by_hand():
    values = pd.Series({"A": 1, "B": 2, "C": 4, "D": 4, "E": 3, "F": 7, "health": 99})
    frame = compare_peers(populated(), values)
    assert list(frame.columns) == COLUMNS
    assert list(frame.index) == list(PEOPLE)
    # 5-10k: B 2, C 4, D 4, and G without a value. PV20: A 1, B 2, C 4. PV21: D 4, E 3, F 7.
    of_class = [f"size_class_{part}" for part in ("rank", "tied", "of", "percentile")]
    of_province = [f"province_{part}" for part in ("rank", "tied", "of", "percentile")]
    assert frame.loc["C", of_class].to_list() == pytest.approx([1, 2, 3, 200 / 3])
    assert frame.loc["B", of_class].to_list() == pytest.approx([3, 1, 3, 100 / 6])
    assert frame.loc["A", of_class].to_list() == [1, 1, 1, 50]
    assert frame.loc["B", of_province].to_list() == [2, 1, 3, 50]
    assert frame.loc["E", of_province].to_list() == pytest.approx([3, 1, 3, 100 / 6])
    assert frame.loc["F", of_class].isna().all()
    assert frame.loc["F", of_province].to_list() == pytest.approx([1, 1, 3, 500 / 6])
    assert frame.loc["G", ["value", *of_class, *of_province]].isna().all()


@pytest.mark.parametrize("actors", [[], ["A"]])
def test_networks_without_ties_or_population(actors):
    network = make_network([], actors)
    frame = compare_peers(network, network.degrees)
    assert list(frame.columns) == COLUMNS
    assert list(frame.index) == actors
    assert frame["size_class_rank"].isna().all()


def test_unknown_populations_are_no_class():
    network = tiny_network()
    assert set(size_classes(network)) == {""}
    assert compare_peers(network, network.degrees)["province_rank"].isna().all()


def test_peers_of_the_register(national):
    frame = compare_peers(national, national.degrees)
    counts = frame["size_class"].value_counts().to_dict()
    assert sum(counts.values()) == 342
    assert [counts.get(name, 0) for name in SIZE_CLASSES] == [5, 5, 54, 181, 65, 14, 14, 4]
    assert (frame["size_class_of"] == frame["size_class"].map(counts)).all()
    assert frame["province_of"].max() == 56
    assert frame[["size_class_percentile", "province_percentile"]].mean().between(49.9, 50.1).all()


def test_medians_of_a_domain_worked_out_by_hand():
    # health and waste are of one domain, safety and archive alone in theirs.
    network = tiny_network()
    values = pd.DataFrame(
        {"degree": network.degrees, "known": {"health": 4.0, "archive": None, "safety": 2.0}}
    )
    medians = domain_medians(network, values)
    assert list(medians.index) == ["archive", "health", "safety", "waste"]
    assert medians["degree"].to_dict() == {"archive": 1, "health": 2.5, "safety": 3, "waste": 2.5}
    assert medians["of"].to_dict() == {"archive": 1, "health": 2, "safety": 1, "waste": 2}
    # waste has no value: it is no peer, and is compared with the one that has.
    assert medians["known"].dropna().to_dict() == {"health": 4, "safety": 2, "waste": 4}


def test_a_collaboration_of_no_domain_has_no_peers():
    network = make_network([("A", "s"), ("B", "t")])
    network.collaborations["domain"] = ["", "1"]
    medians = domain_medians(network, pd.DataFrame({"degree": network.degrees}))
    assert medians["of"].to_dict() == {"s": 0, "t": 1}
    assert medians["degree"].isna().to_dict() == {"s": True, "t": False}


def test_no_collaborations_have_no_medians():
    medians = domain_medians(make_network([], ["A"]), pd.DataFrame({"degree": {"A": 0.0}}))
    assert medians.empty
    assert list(medians.columns) == ["degree", "of"]
