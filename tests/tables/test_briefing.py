"""What a council is told of its municipality: in figures, and by who decides."""

import pytest

from explorer.measures.peers import size_classes
from explorer.network import Selection
from explorer.network.spans import add_years
from explorer.tables.briefing import (
    PARTS,
    find_peers,
    list_files,
    list_not_amended,
    list_odd,
    list_recent,
    summarise,
)
from explorer.tables.queries import Service

LANDGRAAF = "GM0882"


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


def test_files_are_all_collaborations_once_in_order(service, national):
    files = list_files(service, national, LANDGRAAF)
    ties = national.ties
    mine = ties.loc[ties["actor_id"].eq(LANDGRAAF), "collaboration_id"]
    assert sorted(files.index) == sorted(mine)
    organs, powers = files["organs"].str.split(";"), files["power"].str.split(";")
    council = organs.map(lambda each: "council" in each)
    delegated = powers.map(lambda each: "delegation" in each)
    assert (files["part"].eq("council") == council).all()
    assert (files["delegated"] == delegated).all()
    assert (files["part"].eq("delegation") == (delegated & ~council)).all()
    assert (files["part"].eq("mandate") == (files["power"].eq("mandate") & ~council)).all()
    places = files["part"].map(PARTS.index)
    assert places.is_monotonic_increasing
    assert files["part"].value_counts().to_dict() == {"mandate": 9, "delegation": 8, "council": 2}


def test_landgraaf_in_a_sentence(service, national):
    found = summarise(service, national, LANDGRAAF)
    assert (found.count, found.place, found.delegated, found.council) == (19, "most", 10, 2)
    assert found.peers == (
        ("Montferland", 11), ("Meppel", 7), ("Castricum", 10), ("Maassluis", 8),
    )  # fmt: skip


def test_only_one_alone_is_the_most_or_the_fewest(service, national):
    towns = national.actors.index[national.actors["kind"].eq("municipality")]
    places = [
        summarise(service, national, code).place for code in towns[national.degrees[towns].le(4)]
    ]
    assert len(places) > 1  # Putten and Steenwijkerland
    assert set(places) == {""}


def test_peers_are_the_nearest_of_the_class(national):
    peers = find_peers(national, LANDGRAAF)
    people = national.actors["population"].astype(float)
    classes = size_classes(national)
    own = classes[LANDGRAAF]
    others = [code for code in classes.index[classes.eq(own)] if code != LANDGRAAF]
    nearest = sorted(others, key=lambda code: abs(people[code] - people[LANDGRAAF]))[:4]
    assert sorted(peers) == sorted(nearest)


def test_what_came_last_year_is_dated_within_it(service, national):
    for code in ("GM1959", "GM0344", LANDGRAAF):
        recent = list_recent(service, national, code)
        assert recent["day"].gt(add_years(national.date, -1)).all()
        assert recent["day"].le(national.date).all()
    rows = list_recent(service, national, "GM1959")
    assert rows[["day", "change"]].to_dict("records") == [
        {"day": "2026-01-20", "change": "tie_came"}
    ]


def test_what_is_not_amended_is_what_the_filter_keeps(service, national):
    kept = service.network_of(Selection(amended="no"))
    mine = kept.ties.loc[kept.ties["actor_id"].eq(LANDGRAAF), "collaboration_id"]
    found = list_not_amended(service, national, LANDGRAAF)
    assert sorted(found) == sorted(mine)
    assert len(found) == 5


def test_odd_is_what_is_found_of_it(service, national):
    odd = list_odd(service, national, "GM1959")
    assert len(odd)
    assert set(odd["actor_id"]) <= {"GM1959", ""}
    assert odd["severity"].eq("warning").all()
