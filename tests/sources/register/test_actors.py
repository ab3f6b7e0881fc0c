import pandas as pd
import pytest

from explorer.errors import SourceError
from explorer.sources.mergers import Mergers, Municipality
from explorer.sources.register.actors import (
    ActorIndex,
    classify_body,
    repair_areas,
    resolve_water_boards,
)
from explorer.sources.register.read import Organisation, Participation, Register

MERGERS = Mergers({"GM0499": Municipality("GM0499", "Boskoop", "PV28", "", "2014-01-01")}, ())


def organisation(
    system_id: str, name: str, kind: str, code: str = "", ended: str = ""
) -> Organisation:
    """A body of the register."""
    return Organisation(system_id, code, name, (kind,), ended, "", "", "", (), "", "", ())


def participation(system_id: str, name: str, code: str = "") -> Participation:
    """A participant as a version names it."""
    return Participation(system_id, code, name, "", "", "")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (participation("1", "Gemeente Boskoop", "GM0499"), ("GM0499", "Boskoop", "municipality")),
        (participation("1", "Gemeente Boskoop"), ("GM0499", "Boskoop", "municipality")),
        (participation("2", "Provincie Utrecht", "PV26"), ("PV26", "Utrecht", "province")),
        (participation("3", "De Dommel", "WS0539"), ("WS0539", "De Dommel", "water_board")),
        (
            participation("4", "Infrastructuur en Waterstaat", "MNRE1130"),
            ("MNRE1130", "Ministerie van Infrastructuur en Waterstaat", "ministry"),
        ),
        (participation("5", "Avri", "SO0861"), ("SO0861", "Avri", "collaboration_body")),
        (participation("6", "Werkplein"), ("6", "Werkplein", "collaboration_body")),
        (participation("7", "Stadt Kleve"), ("7", "Stadt Kleve", "foreign")),
        (participation("8", "Gemeente Assenede"), ("8", "Assenede", "foreign")),
        (participation("9", "Iets BV"), ("9", "Iets BV", "other")),
    ],
)
def test_who_a_participant_is(given: Participation, expected: tuple[str, str, str]) -> None:
    organisations = {
        "1": organisation("1", "Gemeente Boskoop", "Gemeente"),
        "6": organisation("6", "Werkplein", "Regionaal samenwerkingsorgaan"),
    }
    actor = ActorIndex(organisations, MERGERS).identify(given)
    assert (actor.actor_id, actor.name, actor.kind) == expected


def test_kinds_without_a_rule_are_marked_as_assumed() -> None:
    assert classify_body("Rhein-Kreis Neuss") == ("foreign", False)
    assert classify_body("gemeenschappelijke regeling WIHW") == ("other", False)
    assert classify_body("Iets BV") == ("other", True)


def test_only_past_ends_of_idle_water_boards_are_believed() -> None:
    bodies = (
        organisation("1", "Idle", "Waterschap", "WS0001", "2016-12-31"),
        organisation("2", "Busy", "Waterschap", "WS0002", "2016-12-31"),
        organisation("3", "Later", "Waterschap", "WS0003", "2040-10-17"),
        organisation("4", "Provincie", "Provincie", "PV26", "2024-02-04"),
    )
    register = Register("2026-05-16", bodies, ())
    dissolved, findings = resolve_water_boards(register, {"WS0002"})
    assert dissolved == {"WS0001": "2017-01-01"}
    assert {finding.key for finding in findings} == {"WS0002", "WS0003", "PV26"}


def test_an_area_far_below_the_boundary_is_replaced() -> None:
    actors = pd.DataFrame(
        {"actor_id": ["a", "b"], "name": ["A", "B"], "area_km2": ["1.38", "268.5"]}
    )
    repaired, findings = repair_areas(actors, {"a": 137.6, "b": 57.9})
    assert list(repaired["area_km2"]) == ["137.6", "268.5"]
    assert [finding.key for finding in findings] == ["a"]
    assert list(actors["area_km2"]) == ["1.38", "268.5"]


def test_a_municipality_that_the_list_lacks_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"gemeenten\.csv lacks GM9999"):
        ActorIndex({}, MERGERS).identify(participation("1", "Gemeente Nergens", "GM9999"))
