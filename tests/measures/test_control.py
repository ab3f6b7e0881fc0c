import numpy as np
import pandas as pd
import pytest

from explorer.dataset.seats import is_possible
from explorer.measures.compute import compute_measures, list_bases
from explorer.measures.control import (
    BY_COLLABORATION,
    BY_MUNICIPALITY,
    collaboration_control,
    municipal_control,
    share_population,
)
from explorer.measures.peers import list_percentiles
from explorer.network import Selection, build_network
from tests.tiny import make_dataset, make_network, tiny_network

NAN = np.nan
POWERS = {"s": "delegation;mandate", "t": "mandate", "u": "attribution;mandate", "v": ""}
# municipality: population, seats; P is a province, E joins nothing. No council can have the 20
# of B or the 0 of C, whose inhabitants are not known.
ACTORS = {"A": (100, 11), "B": (300, 20), "C": ("", 0), "E": (50, ""), "P": (9_000, 40)}
ORGANS = {
    "As": "council;college", "At": "college", "Au": "college;mayor", "Av": "",
    "Bs": "council", "Bt": "", "Ps": "provincial_council", "Pu": "", "Pv": "",
    "Ct": "mayor",
}  # fmt: skip


def described():
    collaborations = [
        {"collaboration_id": group, "register_id": group, "since": "2020-01-01", "power": power,
         "cross_border": "false"}
        for group, power in POWERS.items()
    ]  # fmt: skip
    dataset = make_dataset(
        actors=[
            {"actor_id": each, "name": each, "population": population, "council_seats": seats,
             "kind": "province" if each == "P" else "municipality"}
            for each, (population, seats) in ACTORS.items()
        ],
        collaborations=collaborations,
        versions=collaborations,
        memberships=[
            {"actor_id": actor, "collaboration_id": group, "since": "2020-01-01", "organs": organs}
            for (actor, group), organs in ORGANS.items()
        ],
    )  # fmt: skip
    return build_network(dataset, Selection(kind=("municipality", "province")))


def test_by_municipality_worked_out_by_hand():
    frame = municipal_control(described())
    assert list(frame.columns) == BY_MUNICIPALITY
    expected = pd.DataFrame(
        {
            # s, t, u, v: power known of three, organs of three.
            "A": [4, 11, "register", 4 / 11, 1 / 3, 1 / 3, 1 / 3, 1, 1 / 3],
            "B": [2, 9, "law", 2 / 9, 1 / 2, 1 / 2, 1, 0, 0],
            "C": [1, NAN, "", NAN, 0, 1, 0, 0, 1],
            "E": [0, NAN, "", NAN, NAN, NAN, NAN, NAN, NAN],
        },
        index=BY_MUNICIPALITY,
    ).T
    pd.testing.assert_frame_equal(frame, expected, check_dtype=False, check_names=False)


def test_by_collaboration_worked_out_by_hand():
    frame = collaboration_control(described())
    assert list(frame.columns) == BY_COLLABORATION
    expected = pd.DataFrame(
        {
            "s": [2, 1, 300 / 400, 1],
            "t": [3, 2, NAN, 0],
            "u": [1, 1, 1, 0],
            "v": [1, 1, 1, NAN],
        },
        index=BY_COLLABORATION,
    ).T
    pd.testing.assert_frame_equal(frame, expected, check_dtype=False, check_names=False)


def test_shares_of_the_population_worked_out_by_hand():
    # A 100 and B 300; the province takes part too and is left out. C's number is not known.
    shares = share_population(described(), "s")
    assert shares.to_dict() == {"B": 300 / 400, "A": 100 / 400}
    assert list(shares.index) == ["B", "A"]
    assert share_population(described(), "t").isna().to_dict() == {"A": True, "B": True, "C": True}
    assert share_population(described(), "u").to_dict() == {"A": 1}
    assert share_population(described(), "nowhere").empty


def test_the_largest_share_is_that_of_collaboration_control(national):
    frame = collaboration_control(national)
    for group in national.collaborations.index[::40]:
        shares = share_population(national, group)
        assert shares.sum() == pytest.approx(1)
        assert shares.iloc[0] == frame.loc[group, "largest_population_share"]
        assert len(shares) == frame.loc[group, "municipalities"]


def test_collaboration_without_municipalities_has_no_councils():
    network = described()
    only = build_network(
        make_dataset(
            actors=[{"actor_id": "P", "name": "P", "kind": "province"}],
            collaborations=[{"collaboration_id": "s", "cross_border": "false"}],
            versions=[{"collaboration_id": "s", "register_id": "s", "since": "2020-01-01"}],
            memberships=[{"actor_id": "P", "collaboration_id": "s", "since": "2020-01-01"}],
        ),
        network.selection,
    )
    assert collaboration_control(only).loc["s"].to_list()[:2] == [0, 0]
    assert collaboration_control(only).loc["s"].iloc[2:].isna().all()
    assert municipal_control(only).empty


@pytest.mark.parametrize("actors", [[], ["A"], ["A", "B"]])
def test_without_ties_nothing_is_known(actors):
    network = make_network([], actors)
    frame = municipal_control(network)
    assert list(frame.index) == actors
    assert list(frame.columns) == BY_MUNICIPALITY
    assert frame["collaborations"].eq(0).all()
    assert frame["seats_basis"].eq("").all()
    assert frame.drop(columns=["collaborations", "seats_basis"]).isna().all(axis=None)
    assert collaboration_control(network).empty
    assert list(collaboration_control(network).columns) == BY_COLLABORATION


def test_disconnected_network_with_an_isolate():
    # All delegated, the council in all, no population and no seats known.
    frame = municipal_control(tiny_network())
    assert frame["collaborations"].to_list() == [3, 3, 2, 1, 0]
    assert frame["delegated"].to_list()[:4] == [1, 1, 1, 1]
    assert frame.loc["E", "delegated":].isna().all()
    groups = collaboration_control(tiny_network())
    assert groups["councils_for_half"].to_dict() == {
        "archive": 1, "health": 2, "safety": 2, "waste": 1,
    }  # fmt: skip
    assert groups["largest_population_share"].isna().all()
    assert groups["council"].eq(1).all()


def test_arguments_stay_as_they_were():
    network = described()
    ties = network.ties.copy()
    municipal_control(network)
    collaboration_control(network)
    pd.testing.assert_frame_equal(network.ties, ties)


def test_a_typing_error_makes_no_heavy_load(national):
    """Gorinchem: 12 seats in the register, where 39,060 inhabitants make 25."""
    found = municipal_control(national).loc["GM0512"]
    assert (found["council_seats"], found["seats_basis"]) == (25, "law")
    values = compute_measures(national, ("collaborations_per_seat",))
    place = list_percentiles(national, values).loc["GM0512", "collaborations_per_seat_size_class"]
    stated = national.actors["council_seats"].astype(float)
    raw = (national.degrees.reindex(stated.index) / stated).rename("raw").to_frame()
    literal = list_percentiles(national, raw).loc["GM0512", "raw_size_class"]
    assert round(literal) == 98
    assert round(place) == 35


def test_whose_seats_count_is_said_of_each(national):
    frame = municipal_control(national)
    assert frame["seats_basis"].value_counts().to_dict() == {"register": 278, "law": 64}
    stated = national.actors.loc[frame.index, "council_seats"]
    assert frame["seats_basis"].eq("law").equals(~stated.map(is_possible).astype(bool))
    said = list_bases(national, ("collaborations_per_seat",))["seats_basis"]
    assert said[frame.index].equals(frame["seats_basis"])


def test_the_law_goes_by_the_inhabitants_of_the_date(nl):
    """The Hague: 48 seats in the register, of more than 200,000 inhabitants at any date."""
    then = build_network(nl, Selection(date="2019-01-01"))
    assert then.people["GM0512"] == 36_682
    rows = nl.money[nl.money["actor_id"].eq("GM0512") & nl.money["year"].eq(2019)]
    assert set(rows["inhabitants"]) == {36_682}
    assert build_network(nl).people["GM0512"] == 39_060
    assert then.seats.loc["GM0518", ["council_seats", "seats_basis"]].to_list() == [45, "law"]


def test_control_in_the_register(national):
    frame = municipal_control(national)
    assert int(frame["collaborations"].sum()) == len(national.ties) == 3187
    ties = national.ties
    known = ties["organs"].ne("")
    with_council = ties["organs"].str.split(";").map(lambda organs: "council" in organs)
    assert (int(known.sum()), int(with_council.sum())) == (2956, 610)
    groups = collaboration_control(national)
    assert int(groups["municipalities"].sum()) == 3187
    assert groups["largest_population_share"].between(0, 1).all()
    shares = frame[["delegated", "mandated_only", "council", "college", "mayor"]]
    assert (shares.isna() | shares.ge(0) & shares.le(1)).all(axis=None)
