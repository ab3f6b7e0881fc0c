"""Every measure is one record, computed in one way."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import MeasureError
from explorer.measures import congruence, control, overlap
from explorer.measures.communities import find_communities
from explorer.measures.compute import compute_measures
from explorer.measures.record import GROUPS, MODES
from explorer.measures.registry import ALL_MEASURES, MEASURES, measures_by, measures_of
from explorer.translate import Translator
from tests.tiny import make_network, tiny_network

TIES = st.lists(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("stuvw")), unique=True)


def test_every_measure_says_what_it_is():
    for key, record in ALL_MEASURES.items():
        assert record.id == key
        assert record.label
        assert record.meaning.endswith(".")
        assert record.group in GROUPS
        assert record.reference
        assert callable(record.function)
        assert record.modes
        assert set(record.modes) <= set(MODES)
        assert record.unit in ("ties", "nodes", "share", "ratio", "chance", "euros")
        assert record.highest is None or record.lowest < record.highest
        assert record.unit not in ("share", "chance") or (record.lowest, record.highest) == (0, 1)


def test_labels_tell_measures_apart():
    for mode in ("actor", "collaboration"):
        for language in ("nl", "en"):
            labels = [Translator(language).label(record) for record in measures_of(mode).values()]
            assert len(labels) == len(set(labels))


def test_measures_come_in_the_order_asked_and_once():
    frame = compute_measures(tiny_network(), ["partners", "degree", "partners"])
    assert list(frame.columns) == ["partners", "degree"]


def test_unknown_measure_is_named():
    with pytest.raises(MeasureError, match=r"^'influence' is no measure; choose from degree, "):
        compute_measures(tiny_network(), ["degree", "influence"])


def test_a_measure_of_pairs_is_none_of_nodes():
    with pytest.raises(MeasureError, match=r"^'jaccard' is no measure; choose from degree, "):
        compute_measures(tiny_network(), ["jaccard"])


def test_the_registry_gives_what_the_functions_give(national):
    frame = compute_measures(national)
    actors, groups = national.actors.index, national.collaborations.index
    for name, own in (
        ("congruence", congruence.municipality_congruence(national)),
        ("participation", find_communities(national).participation),
        ("delegated", control.municipal_control(national)["delegated"]),
        ("mayor", control.municipal_control(national)["mayor"]),
    ):
        pd.testing.assert_series_equal(frame.loc[actors, name], own, check_names=False)
        assert frame.loc[groups, name].isna().all()
    for name, own in (
        ("collaboration_congruence", congruence.collaboration_congruence(national)),
        ("council_members", control.collaboration_control(national)["council"]),
    ):
        pd.testing.assert_series_equal(frame.loc[groups, name], own, check_names=False)
        assert frame.loc[actors, name].isna().all()


@pytest.mark.parametrize(
    ("ties", "actors"),
    [([], []), ([], ["A"]), ([], ["A", "B"]), ([("A", "s")], ["B"])],
    ids=["empty", "one node", "isolates", "one tie and an isolate"],
)
def test_degenerate_networks_have_every_measure(ties, actors):
    network = make_network(ties, actors)
    frame = compute_measures(network)
    assert list(frame.columns) == list(MEASURES)
    assert list(frame.index) == list(network.degrees.index)


@given(TIES, st.lists(st.sampled_from("ABCDEF"), max_size=3))
def test_values_keep_to_their_range_and_mode(ties, actors):
    network = make_network(ties, actors)
    frame = compute_measures(network).astype(float)
    modes = {"actor": network.actors.index, "collaboration": network.collaborations.index}
    for name, record in MEASURES.items():
        values = frame[name].dropna()
        assert (values >= record.lowest).all()
        assert record.highest is None or (values <= record.highest + 1e-9).all()
        for mode, ids in modes.items():
            assert mode in record.modes or frame.loc[ids, name].isna().all()
    assert np.isfinite(frame[["degree", "betweenness"]].to_numpy()).all()


def test_a_table_of_measures_has_a_column_for_each_that_its_function_gives():
    frame = overlap.pairs(tiny_network(), "actor")
    given = measures_by(overlap.pairs)
    assert [name for name in overlap.COLUMNS if name in given] == list(given)
    assert {record.column for record in given.values()} <= set(frame.columns)
