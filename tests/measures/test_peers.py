import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.measures.peers import SIZE_CLASSES, domain_medians, list_percentiles, size_classes
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


def compare(network, values) -> pd.DataFrame:
    """Percentiles in size class and province of one measure, without its name."""
    return list_percentiles(network, pd.DataFrame({"x": values})).rename(columns=lambda c: c[2:])


def define_percentiles(values: pd.Series, groups: pd.Series) -> pd.Series:
    """The definition itself: of the peers with a value, those below and half of the equal."""
    found = {}
    for node, own in values.items():
        peers = values[groups.eq(groups[node])].dropna()
        known = groups[node] != "" and not pd.isna(own)
        share = (
            100 * sum((other < own) + (other == own) / 2 for other in peers) / max(len(peers), 1)
        )
        found[node] = share if known else float("nan")
    return pd.Series(found, dtype=float)


def test_percentile_counts_half_of_the_equal():
    actors = [
        {"actor_id": each, "name": each, "kind": "municipality", "province_id": province}
        for each, province in (*((each, "PV20") for each in "abcde"), ("f", "PV21"))
    ]
    network = build_network(make_dataset(actors=actors), Selection())
    values = pd.Series([5.0, 9.0, 5.0, 1.0, None, 3.0], index=list("abcdef"))
    found = compare(network, values)["province"]
    assert found.drop("e").to_dict() == {"a": 50, "b": 87.5, "c": 50, "d": 12.5, "f": 50}
    assert pd.isna(found["e"])


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["PV20", "PV21", ""]),
                          st.sampled_from(["", 4_000, 7_000, 60_000])), max_size=8))  # fmt: skip
def test_percentile_is_the_definition(people):
    actors = [
        {"actor_id": f"G{place}", "name": "", "kind": "municipality", "population": population,
         "province_id": province}
        for place, (_, province, population) in enumerate(people)
    ]  # fmt: skip
    network = build_network(make_dataset(actors=actors), Selection())
    values = pd.Series([float(value) for value, _, _ in people], index=network.actors.index)
    # 5 stands for no value.
    values = values.where(values < 5)
    found = compare(network, values)
    groups = {"size_class": size_classes(network), "province": network.actors["province_id"]}
    for by, group in groups.items():
        expected = define_percentiles(values, group)
        assert found[by].to_list() == pytest.approx(expected.to_list(), nan_ok=True)


def test_rounding_does_not_part_equals():
    values = pd.Series({"A": 0.1 + 0.2, "B": 0.3, "C": 0.4})
    assert compare(populated(), values).loc["A", "province"] == pytest.approx(100 / 3)


def test_peers_worked_out_by_hand():
    values = pd.Series({"A": 1, "B": 2, "C": 4, "D": 4, "E": 3, "F": 7, "health": 99})
    frame = compare(populated(), values)
    assert list(frame.columns) == ["size_class", "province"]
    assert list(frame.index) == list(PEOPLE)
    # 5-10k: B 2, C 4, D 4, and G without a value. PV20: A 1, B 2, C 4. PV21: D 4, E 3, F 7.
    assert frame.loc["A"].to_list() == pytest.approx([50, 100 / 6])
    assert frame.loc["B"].to_list() == pytest.approx([100 / 6, 50])
    assert frame.loc["C"].to_list() == pytest.approx([200 / 3, 500 / 6])
    assert frame.loc["E"].to_list() == pytest.approx([50, 100 / 6])
    assert pd.isna(frame.loc["F", "size_class"])
    assert frame.loc["F", "province"] == pytest.approx(500 / 6)
    assert frame.loc["G"].isna().all()


@pytest.mark.parametrize("actors", [[], ["A"]])
def test_networks_without_ties_or_population(actors):
    network = make_network([], actors)
    frame = compare(network, network.degrees)
    assert list(frame.columns) == ["size_class", "province"]
    assert list(frame.index) == actors
    assert frame["size_class"].isna().all()


def test_unknown_populations_are_no_class():
    network = tiny_network()
    assert set(size_classes(network)) == {""}
    assert compare(network, network.degrees).isna().all(axis=None)


def test_peers_of_the_register(national):
    frame, classes = compare(national, national.degrees), size_classes(national)
    counts = classes.value_counts().to_dict()
    assert sum(counts.values()) == 342
    assert [counts.get(name, 0) for name in SIZE_CLASSES] == [5, 5, 54, 181, 65, 14, 14, 4]
    provinces = national.actors["province_id"]
    assert provinces.value_counts().max() == 56
    degrees = national.degrees.loc[provinces.index]
    for by, groups in (("size_class", classes), ("province", provinces)):
        expected = define_percentiles(degrees, groups)
        assert frame[by].to_list() == pytest.approx(expected.to_list())
    assert frame.mean().between(49.9, 50.1).all()


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
