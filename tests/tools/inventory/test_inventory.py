"""Golden figures of data/nl-2016, and the build on small sources."""

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

from explorer.dataset import Dataset, load_dataset
from explorer.dataset.findings import read_findings
from explorer.dataset.storage import list_files
from explorer.dataset.timeslice import actors_at, collaborations_at, memberships_at
from explorer.errors import SourceError
from explorer.network.build import build_network
from explorer.network.selection import Selection
from tests.tiny import say
from tools.inventory import DECISIONS
from tools.inventory.__main__ import main
from tools.inventory.build import build_inventory
from tools.inventory.opengr import FILE

PACKAGE = Path("data/nl-2016")
JOINT = {
    "regioatlas_ggds",
    "regioatlas_intergemeentelijkesocialediensten",
    "regioatlas_omgevingsdienstenregionaleuitvoeringsdiensten",
    "regioatlas_socialewerkvoorziening",
    "regioatlas_veiligheidsregios",
}


@pytest.fixture(scope="module")
def inventory() -> Dataset:
    return load_dataset(PACKAGE)


def list_keys(dataset: Dataset, rule: str) -> list[str]:
    findings = dataset.findings
    return sorted(findings.loc[findings["rule"] == rule, "key"])


def test_every_row_of_the_source_is_used(inventory: Dataset) -> None:
    figures = inventory.metadata["reconciliation"]
    assert (figures["rows"], figures["rows_used"]) == (3752, 3752)
    assert figures["spellings_by_way"] == {
        "abolished": 38,
        "curated": 28,
        "foreign": 89,
        "fuzzy": 4,
        "homonym": 1,
        "name": 445,
    }
    assert list_keys(inventory, "unresolved_participant") == []


def test_near_matches_are_listed_for_review(inventory: Dataset) -> None:
    assert list_keys(inventory, "fuzzy_match") == [
        "Gedrop-Mierlo",
        "Haasbergen",
        "Hoogheemraadschap van Schieland en Krimpenerwaard",
        "Hoogheermraadschap van Rijnland",
    ]
    (first, *_) = [f for f in read_findings(inventory.findings) if f.rule == "fuzzy_match"]
    assert say(first) == "Read as 'geldrop mierlo', score 96.3: GM1771."


def test_the_municipalities_are_those_of_2016(inventory: Dataset) -> None:
    actors = actors_at(inventory, "2016-01-01")
    municipalities = actors[actors["kind"] == "municipality"]
    assert len(municipalities) == 390
    assert municipalities["population"].notna().all()
    assert municipalities["longitude"].notna().all()
    assert 16_900_000 < municipalities["population"].sum() < 17_200_000


def test_collaborations_in_force(inventory: Dataset) -> None:
    assert len(inventory.collaborations) == 452
    assert len(collaborations_at(inventory, "2016-01-01")) == 445
    assert inventory.metadata["reconciliation"]["duplicates_merged"] == 13
    names = set(inventory.collaborations["name"])
    assert {"Bijsterhuizen", "Openbaar Lichaam Crematoria Twente"} <= names
    assert not {"Bijsterhuizen 2003", "Openbaar Lichaam Crematoria Twente (OLCT)"} & names
    assert sum("GBLT" in name or "Locosensus" in name for name in names) == 1


def test_what_is_over_by_its_name_is_not_in_force(inventory: Dataset) -> None:
    then = collaborations_at(inventory, "2016-01-01")
    over = then["name"].str.contains("liquidatie|opgeheven|opgegaan")
    # Its name states the day: 25 January 2016.
    assert then.loc[over, "ended"].tolist() == ["2016-01-25"]
    assert len(list_keys(inventory, "ended_by_name")) == 8


def test_the_default_network(inventory: Dataset) -> None:
    network = build_network(inventory, Selection())
    figures = (len(network.actors), len(network.collaborations), len(network.ties))
    assert figures == (390, 426, 3253)


def test_safety_regions_hold_every_municipality_once(inventory: Dataset) -> None:
    then = collaborations_at(inventory, "2016-01-01")
    pattern = "Veiligheidsregio|Veiligheids- en Gezondheidsregio"
    regions = then.loc[then["name"].str.contains(pattern), "collaboration_id"]
    assert len(regions) == 25
    members = memberships_at(inventory, "2016-01-01")
    members = members[members["collaboration_id"].isin(regions)]
    codes = members.loc[members["actor_id"].str.startswith("GM"), "actor_id"]
    assert (len(codes), codes.nunique()) == (390, 390)


def test_divisions_are_partitions(inventory: Dataset) -> None:
    counts = inventory.divisions.groupby("division")["actor_id"].agg(["size", "nunique"])
    assert len(counts) == 34
    assert (counts["size"] == counts["nunique"]).all()
    social = "regioatlas_intergemeentelijkesocialediensten"
    assert counts.loc[social, "size"] == 107
    assert (counts.drop(index=social)["size"] == 390).all()
    assert len(list_keys(inventory, "division_overlap")) == 12


def test_statistical_divisions_are_no_collaborations(inventory: Dataset) -> None:
    findings = inventory.findings
    matched = findings[findings["rule"].isin(["region_matched", "region_unmatched"])]
    assert set(matched["key"].str.split("/").str[0]) == JOINT
    names = inventory.collaborations["name"]
    assert not names.str.contains("COROP|NUTS|ressort|arrondissement|MIRT|zorgkantoor").any()
    assert not names.isin(["PO-22-01", "VO-22-01", "Noord-Nederland"]).any()


def test_bergen_is_told_by_its_province(inventory: Dataset) -> None:
    names = inventory.collaborations.set_index("name")["collaboration_id"]
    members = inventory.memberships.groupby("collaboration_id")["actor_id"].agg(set)
    assert "GM0893" in members[names["Euregio Rijn-Waal"]]
    assert "GM0373" not in members[names["Euregio Rijn-Waal"]]
    assert "GM0373" in members[names["Recreatieschap Geestmerambacht"]]


def test_every_decision_by_hand_is_about_an_arrangement_that_exists(inventory: Dataset) -> None:
    names = set(inventory.collaborations["name"])
    for table in ("domains-2016", "regions-2016"):
        with (DECISIONS / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        column = "name" if table.startswith("domains") else "arrangement"
        assert not {row[column] for row in rows} - names
        assert all(row["reason"] for row in rows)


def test_nearly_all_have_a_domain(inventory: Dataset) -> None:
    without = inventory.collaborations.loc[inventory.collaborations["domain"] == "", "name"]
    assert sorted(without) == [
        "Centrumregeling samenwerking Leeuwarden en Ferwerderadiel",
        "Stichting D.G. van Beuningenfonds",
    ]


def test_the_package_is_written_as_it_is_read(inventory: Dataset) -> None:
    for name, content in list_files(inventory).items():
        assert content == (PACKAGE / name).read_bytes(), name


@pytest.fixture
def old_sources(sources: Path) -> Path:
    """The small sources with two provinces' reports and population at year end 2016."""
    (sources / "opengr-2016").mkdir()
    reports = [
        ("Oudstad", "Openbaar lichaam Afval", "Utrecht"),
        ("Oudstadt", "Openbaar lichaam Afval", "Utrecht"),
        ("Elders", "Openbaar lichaam Afval", "Utrecht"),
        ("Emden (Duitsland)", "Openbaar lichaam Afval", "Utrecht"),
        ("Nergens", "Muziekschool FryslÃ¢n", "Utrecht"),
        ("Zijstad", "Muziekschool FryslÃ¢n", "Utrecht"),
    ]
    write_reports(sources, reports)
    (sources / "cbs" / "bevolking-jaareinde.csv").write_text(
        "municipality_name,year_end,population\n"
        "Oudstad (U.),2016,10\nZijstad,2016,20\nElders,2016,30\nElders,2020,99\n"
    )
    return sources


def write_reports(sources: Path, reports: Iterable[tuple[str, str, str]]) -> None:
    lines = ["Deelnemer,Gemeenschappelijke regeling,Postcode,Plaats,Provincie"]
    lines += [f"{who},{what},1234 AB,Utrecht,Provincie {where}" for who, what, where in reports]
    (sources / "opengr-2016" / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_a_package_from_small_sources(old_sources: Path, tmp_path: Path) -> None:
    build_inventory(old_sources, tmp_path / "out")
    dataset = load_dataset(tmp_path / "out")
    found = dataset.collaborations.set_index("name")
    assert list(found.index.sort_values()) == ["Muziekschool Fryslân", "Openbaar lichaam Afval"]
    assert found.loc["Openbaar lichaam Afval", ["form", "domain"]].tolist() == ["OL", "7"]
    assert bool(found.loc["Openbaar lichaam Afval", "cross_border"])
    ids = dict(zip(found["collaboration_id"], found.index, strict=True))
    members = dataset.memberships.assign(name=dataset.memberships["collaboration_id"].map(ids))
    assert sorted(members[["name", "actor_id"]].to_numpy().tolist()) == [
        ["Muziekschool Fryslân", "GM0002"],
        ["Openbaar lichaam Afval", "DE-emden"],
        ["Openbaar lichaam Afval", "GM0001"],
        ["Openbaar lichaam Afval", "GM0004"],
    ]
    assert list_keys(dataset, "unresolved_participant") == ["Nergens"]
    assert list_keys(dataset, "fuzzy_match") == ["Oudstadt"]
    assert dataset.metadata["reconciliation"]["rows_used"] == 5
    assert set(dataset.memberships["since"]) == {"2016-01-01"}


def test_the_same_sources_give_the_same_bytes(old_sources: Path, tmp_path: Path) -> None:
    files = []
    for name in ("a", "b"):
        run_build(old_sources, tmp_path / name)
        files.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert files[0] == files[1]


def run_build(sources: Path, out: Path) -> None:
    main(sources, out)


def test_a_municipality_without_population_is_named(old_sources: Path, tmp_path: Path) -> None:
    (old_sources / "cbs" / "bevolking-jaareinde.csv").write_text(
        "municipality_name,year_end,population\nOudstad,2016,10\nZijstad,2012,20\n"
    )
    with pytest.raises(SourceError, match="year end 2016 of Elders, Zijstad"):
        build_inventory(old_sources, tmp_path / "out")
    assert not (tmp_path / "out").exists()
