"""Sets of municipalities: who is in one, and two beside each other, by hand and by a second way."""

import math

import pytest

from explorer.errors import MissingError, SelectionError
from explorer.measures.registry import measures_of
from explorer.network import Selection
from explorer.tables.money_figures import list_years
from explorer.tables.queries import Service
from explorer.tables.sets import (
    FIGURES,
    OTHER,
    answer_sets,
    choose_sets,
    compare_sets,
    find_set,
    list_bodies,
)
from tests.tiny import tiny_dataset

WHOLE = Selection()


@pytest.fixture(scope="module")
def tiny():
    return Service(tiny_dataset())


@pytest.fixture(scope="module")
def service(nl):
    return Service(nl)


def read(frame, side):
    return frame.set_index(["kind", "figure"])[side]


def test_two_small_sets_by_hand(tiny):
    """A and B are in safety, health and waste; C in safety and health, D in archive, E in none."""
    frame = compare_sets(tiny, WHOLE, ("A", "B"), ("C", "D"))
    mine, other = read(frame, "mine")["figure"], read(frame, "other")["figure"]
    assert mine["municipalities"] == other["municipalities"] == 2
    assert (mine["mean_collaborations"], other["mean_collaborations"]) == (3, 1.5)
    assert (mine["collaborations"], other["collaborations"]) == (3, 3)
    assert (mine["all_in"], other["all_in"]) == (3, 0)
    # Waste is of A and B alone, archive of D.
    assert (mine["own"], other["own"]) == (1, 1)
    assert mine["shared_bodies"] == other["shared_bodies"] == 2
    bodies = list_bodies(tiny, WHOLE, ("A", "B"), ("C", "D"))
    assert bodies["collaboration_id"].tolist() == ["health", "safety"]
    assert bodies[["members", "mine", "other"]].to_numpy().tolist() == [[3, 2, 1], [3, 2, 1]]


def test_without_another_set_it_is_all_others(tiny):
    mine, other = choose_sets(tiny, WHOLE, ("A",), ())
    assert (mine, other) == (["A"], ["B", "C", "D", "E"])
    frame = compare_sets(tiny, WHOLE, ("A",))
    assert read(frame, "other")["figure", "mean_collaborations"] == (3 + 2 + 1 + 0) / 4


def test_a_filter_leaves_out_of_both(tiny):
    frame = compare_sets(tiny, Selection(domain=("5",)), ("D",), ("A",))
    assert read(frame, "mine")["figure", "mean_collaborations"] == 1
    assert read(frame, "other")["figure", "mean_collaborations"] == 0


def test_a_set_beside_itself_differs_in_nothing(tiny):
    frame = compare_sets(tiny, WHOLE, ("A", "C"), ("C", "A"))
    assert frame["mine"].equals(frame["other"])


def test_what_is_not_known_is_missing_and_nothing_fails(tiny):
    frame = compare_sets(tiny, WHOLE, ("E",), ("D",))
    figures = read(frame, "mine")["figure"]
    assert figures["mean_collaborations"] == figures["collaborations"] == figures["all_in"] == 0
    assert math.isnan(figures["paid_euros"])
    assert math.isnan(figures["paid_share"])
    assert figures["paid_known"] == 0


@pytest.mark.parametrize(
    ("mine", "other", "error", "words"),
    [
        ((), (), SelectionError, "mine: choose at least one"),
        (("X",), (), MissingError, "mine: unknown code 'X'"),
        (("A",), ("X",), MissingError, "other: unknown code 'X'"),
        (("A", "B", "C", "D", "E"), (), MissingError, "other: the selection leaves no"),
    ],
)
def test_what_is_no_set_is_refused_by_name(tiny, mine, other, error, words):
    with pytest.raises(error, match=words):
        compare_sets(tiny, WHOLE, mine, other)


def test_one_that_is_not_there_at_the_date_is_refused(service):
    """Dijk en Waard is of 2022, Heerhugowaard went into it."""
    before, after = Selection(date="2021-06-01"), WHOLE
    assert compare_sets(service, before, ("GM0398",))["mine"].iloc[0] == 1
    for selection, code in ((before, "GM1980"), (after, "GM0398")):
        with pytest.raises(MissingError, match=f"mine: '{code}' is not there on 20"):
            compare_sets(service, selection, (code,))
    assert find_set(service.dataset, ("GM1980", "GM0344"), "2021-06-01").absent == ("GM1980",)


def test_a_region_is_who_lies_in_it_then(service):
    found = find_set(service.dataset, ("safety_region:VR09",), service.dataset.date)
    codes = service.network_of(Selection(municipality=("safety_region:VR09",))).actors.index
    assert sorted(found.names) == sorted(codes)
    assert found.names["GM0344"] == "Utrecht"


def test_the_money_of_a_set_is_that_of_the_page_money(service):
    """Of the accounts of 2024 all of Utrecht's safety region are known."""
    region = ("safety_region:VR09",)
    mine = read(compare_sets(service, WHOLE, region), "mine")["figure"]
    years = list_years(service, Selection(municipality=region))
    last = years[years["report"].eq("accounts")].iloc[-1]
    assert (last["year"], last["known"], last["municipalities"]) == (2024, 26, 26)
    assert mine["paid_euros"] == pytest.approx(last["joint_euros"])
    assert mine["paid_per_inhabitant"] == pytest.approx(last["joint_per_inhabitant"])
    assert mine["paid_share"] == pytest.approx(last["joint_share"])


def test_means_are_those_of_every_measure(service):
    region = Selection(municipality=("safety_region:VR09",))
    frame = compare_sets(service, WHOLE, region.municipality)
    means = read(frame, "mine")["mean"]
    assert list(means.index) == list(measures_of("actor"))
    values = service.measure_all(WHOLE).measures.loc[service.network_of(region).actors.index]
    for name, value in means.items():
        assert value == pytest.approx(values[name].mean()), name
    assert means["degree"] == read(frame, "mine")["figure", "mean_collaborations"]


def test_every_figure_has_its_record(tiny):
    frame = compare_sets(tiny, WHOLE, ("A",))
    figures = frame[frame["kind"].eq("figure")]
    assert figures["figure"].tolist() == list(FIGURES)
    assert not frame.duplicated(["kind", "figure"]).any()


def test_a_table_is_asked_for_by_name(tiny):
    asked = {"mine": ("A",), "other": ("C",), "table": "bodies"}
    assert answer_sets(tiny, WHOLE, asked).equals(list_bodies(tiny, WHOLE, ("A",), ("C",)))
    assert OTHER.default == ()
