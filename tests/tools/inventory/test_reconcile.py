from pathlib import Path

import pytest

from explorer.errors import SourceError
from explorer.sources.mergers import Mergers, Municipality, Succession
from explorer.sources.register.actors import Actor
from tests.tiny import say
from tools.inventory.arrangements import (
    Decision,
    identify_arrangement,
    merge_arrangements,
    read_decisions,
)
from tools.inventory.opengr import ReportedRow
from tools.inventory.reconcile import (
    LEAST_SCORE,
    Directory,
    Resolution,
    count_ways,
    read_directory,
    resolve_rows,
)
from tools.inventory.regions import (
    SAFETY,
    Arrangement,
    Region,
    complete_safety_regions,
    match_regions,
)

DATE = "2016-01-01"


@pytest.fixture
def directory() -> Directory:
    """Geldrop-Mierlo, two Bergens, Oudstad (into Nieuwstad in 2010, into Laatstad in 2019)."""
    names = {
        "GM1771": ("Geldrop-Mierlo", "", ""),
        "GM0373": ("Bergen (NH)", "", ""),
        "GM0893": ("Bergen (L)", "", ""),
        "GM0001": ("Oudstad", "", "2010-01-01"),
        "GM0002": ("Nieuwstad", "2010-01-01", "2019-01-01"),
        "GM0003": ("Laatstad", "2019-01-01", ""),
    }
    municipalities = {
        code: Municipality(code, name, "PV30", founded, dissolved)
        for code, (name, founded, dissolved) in names.items()
    }
    successions = (
        Succession("2010-01-01", "GM0001", "GM0002", "merger"),
        Succession("2019-01-01", "GM0002", "GM0003", "merger"),
    )
    bodies = {"WS0539": Actor("WS0539", "Waterschap De Dommel", "water_board")}
    decided = {
        "Twee Namen": Resolution(
            ("GM1771", "GM0002"), "curated", {"reason": "two names in one cell"}
        )
    }
    return Directory(Mergers(municipalities, successions), bodies, decided, DATE)


@pytest.mark.parametrize(
    ("spelling", "province", "actors", "way"),
    [
        ("Geldrop Mierlo,", "Noord-Brabant", ("GM1771",), "name"),
        ("Gedrop-Mierlo", "Noord-Brabant", ("GM1771",), "fuzzy"),
        ("Oudstad", "Noord-Brabant", ("GM0002",), "abolished"),
        ("Nieuwstad", "Noord-Brabant", ("GM0002",), "name"),
        ("Laatstad", "Noord-Brabant", (), "unresolved"),
        ("Bergen", "Noord-Holland", ("GM0373",), "homonym"),
        ("Bergen", "Limburg", ("GM0893",), "homonym"),
        ("Bergen (L.)", "Noord-Holland", ("GM0893",), "name"),
        ("Provincie Noord Brabant", "Noord-Brabant", ("PV30",), "name"),
        ("Waterschap De Dommel", "Noord-Brabant", ("WS0539",), "name"),
        ("Haren (Ems) (Duitsland)", "Groningen", ("DE-haren-ems",), "foreign"),
        ("Twee Namen", "Noord-Brabant", ("GM1771", "GM0002"), "curated"),
        ("Iets heel anders", "Noord-Brabant", (), "unresolved"),
    ],
)
def test_a_spelling_names_actors_in_one_way(
    directory: Directory, spelling: str, province: str, actors: tuple[str, ...], way: str
) -> None:
    resolution = directory.resolve(spelling, province=province)
    assert (resolution.actor_ids, resolution.way) == (actors, way)


def test_what_was_decided_or_failed_is_listed(directory: Directory) -> None:
    spellings = ("Geldrop-Mierlo", "Gedrop-Mierlo", "Oudstad", "Iets heel anders", "Twee Namen")
    rows = [ReportedRow(n, s, "R", "S", "Noord-Brabant") for n, s in enumerate(spellings, 2)]
    resolved, findings = resolve_rows(rows, directory)
    assert {finding.rule: finding.severity for finding in findings} == {
        "abolished_participant": "note",
        "curated_match": "note",
        "fuzzy_match": "warning",
        "unresolved_participant": "warning",
    }
    fuzzy = next(finding for finding in findings if finding.rule == "fuzzy_match")
    assert "score 96.3" in say(fuzzy)
    assert LEAST_SCORE <= 96.3
    assert count_ways(resolved) == {
        "abolished": 1,
        "curated": 1,
        "fuzzy": 1,
        "name": 1,
        "unresolved": 1,
    }


def test_decided_ids_are_of_bodies_or_municipalities() -> None:
    directory = read_directory(Mergers({}, ()), date=DATE)
    for spelling, resolution in directory.decided.items():
        for code in resolution.actor_ids:
            assert code.startswith("GM") or code in directory.bodies, spelling
        assert resolution.values["reason"], f"{spelling} lacks a reason"


def row_of(arrangement: str, participant: str = "Ede") -> ReportedRow:
    return ReportedRow(2, participant, arrangement, "Ede", "Gelderland")


def test_two_names_of_one_body_are_one_arrangement() -> None:
    named, abolished = Resolution(("GM0001",), "name"), Resolution(("GM0001",), "abolished")
    other = Resolution(("GM0002",), "abolished")
    decisions = {"A 2003": Decision("A", "", "same members")}
    resolved = [(row_of("A 2003"), abolished), (row_of("A"), named), (row_of("A 2003"), other)]
    (arrangement,), findings = merge_arrangements(resolved, decisions)
    assert arrangement.name == "A"
    assert arrangement.members == {"GM0001": "register", "GM0002": "succession"}
    assert [finding.rule for finding in findings] == ["duplicate_merged"]


def test_an_end_in_a_name_is_decided_or_asked_for() -> None:
    member = Resolution(("GM0001",), "name")
    decisions = {"B (opgeheven)": Decision("B (opgeheven)", DATE, "the name says so")}
    resolved = [(row_of("B (opgeheven)"), member), (row_of("C (in liquidatie)"), member)]
    arrangements, findings = merge_arrangements(resolved, decisions)
    assert {a.name: a.ended for a in arrangements} == {
        "B (opgeheven)": DATE,
        "C (in liquidatie)": "",
    }
    assert {finding.rule for finding in findings} == {"ended_by_name", "end_undecided"}


def test_ids_depend_on_the_name_alone_and_may_not_collide(monkeypatch: pytest.MonkeyPatch) -> None:
    assert identify_arrangement("Aquon") == identify_arrangement("Aquon")
    monkeypatch.setattr("tools.inventory.arrangements.identify_arrangement", lambda name: "OG1")
    member = Resolution(("GM0001",), "name")
    with pytest.raises(SourceError, match="would get the same id"):
        merge_arrangements([(row_of("A"), member), (row_of("B"), member)], {})


def test_every_canonical_name_is_not_itself_renamed() -> None:
    decisions = read_decisions()
    for name, decision in decisions.items():
        target = decisions.get(decision.canonical)
        assert target is None or target.canonical == decision.canonical, name


def test_a_safety_region_gets_the_members_the_law_gives_it(tmp_path: Path) -> None:
    (tmp_path / "regions-2016.csv").write_text(
        "division,region,arrangement,reason\nother,X,Y,for want of any\n"
    )
    members = dict.fromkeys(("GM0001", "GM0002", "GM0009", "PV30"), "register")
    known = Arrangement("Veiligheidsregio Noord", members=members)
    lookalike = Arrangement("GGD Noord", members=dict(members))
    regions = [
        Region(SAFETY, "Noord", frozenset({"GM0001", "GM0002", "GM0003"})),
        Region(SAFETY, "Zuid", frozenset({"GM0009"})),
    ]
    with_more = Region(SAFETY, "Noord", frozenset({"GM0001", "GM0002"}))
    matched, findings = match_regions([with_more, regions[1]], [known, lookalike], folder=tmp_path)
    assert matched == {with_more: known}
    assert [f.rule for f in findings] == ["region_matched", "region_unmatched"]
    completed, noted = complete_safety_regions(regions, {regions[0]: known}, [known, lookalike])
    found = {a.name: set(a.members) for a in completed}
    assert found["Veiligheidsregio Noord"] == {"GM0001", "GM0002", "GM0003", "PV30"}
    assert found["Veiligheidsregio Zuid"] == {"GM0009"}
    assert found["GGD Noord"] == set(members)
    assert [f.rule for f in noted] == ["safety_region_members", "safety_region_added"]
    assert set(known.members) == set(members)
