import numpy as np
import pandas as pd
import pytest

from explorer.measures.control import (
    BY_COLLABORATION,
    BY_MUNICIPALITY,
    collaboration_control,
    municipal_control,
    share_population,
)
from explorer.network import Selection, build_network
from tests.tiny import make_dataset, make_network, tiny_network

NAN = np.nan
POWERS = {"s": "delegation;mandate", "t": "mandate", "u": "attribution;mandate", "v": ""}
# municipality: population, seats; P is a province, E joins nothing.
ACTORS = {"A": (100, 10), "B": (300, 20), "C": ("", 0), "E": (50, ""), "P": (9_000, 40)}
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
            "A": [4, 10, 4 / 10, 1 / 3, 1 / 3, 1 / 3, 1, 1 / 3],
            "B": [2, 20, 2 / 20, 1 / 2, 1 / 2, 1, 0, 0],
            "C": [1, 0, NAN, 0, 1, 0, 0, 1],
            "E": [0, NAN, NAN, NAN, NAN, NAN, NAN, NAN],
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
    assert frame.drop(columns="collaborations").isna().all(axis=None)
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
