"""A package renewed from an export alone: equal for the same one, right for a newer one."""

import gzip

import pytest

from explorer.dataset import load_dataset, storage
from explorer.errors import SourceError
from explorer.snapshot.findings import describe_findings
from explorer.sources.register.build import build_package
from explorer.sources.register.download import download_export
from explorer.sources.register.refresh import refresh_dataset
from explorer.translate import Translator
from tests.sources.conftest import EXPORT, TOOI, write_member, write_version
from tests.tiny import tiny_dataset


@pytest.fixture
def old(sources, tmp_path):
    build_package(sources, tmp_path / "nl")
    return load_dataset(tmp_path / "nl")


@pytest.fixture
def renew(old, tmp_path):
    def renew(text):
        path = tmp_path / "new.xml"
        path.write_text(text)
        return refresh_dataset(old, path)

    return renew


def write_municipality(code, name, rest=""):
    return f"""<p:organisatie p:systeemId="s{code}"
        p:resourceIdentifierTOOI="{TOOI}/gemeente/{code.lower()}"><p:naam>Gemeente {name}</p:naam>
        <p:types><p:type>Gemeente</p:type></p:types><p:adressen><p:adres>
        <p:provincie>{TOOI}/provincie/pv26</p:provincie></p:adres></p:adressen>{rest}
        </p:organisatie></p:organisaties>"""


NEWER = EXPORT.replace("2026-05-16", "2027-02-01")
MERGED = NEWER.replace(
    "<p:bevatPlaatsen>Oord, Dorp</p:bevatPlaatsen></p:geografie>",
    "</p:geografie><p:eindDatum>2026-12-31</p:eindDatum>",
).replace(
    "</p:organisaties>",
    write_municipality(
        "GM0009",
        "Laatstad",
        "<p:startDatum>2027-01-01</p:startDatum><p:geografie>"
        "<p:bevatPlaatsen>Oord, Dorp</p:bevatPlaatsen></p:geografie>",
    ),
)


def test_the_same_export_gives_the_same_bytes(old, renew):
    assert storage.list_files(renew(EXPORT)) == storage.list_files(old)


def test_twice_refreshed_is_once_refreshed(renew, tmp_path):
    once = renew(MERGED)
    again = refresh_dataset(once, tmp_path / "new.xml")
    assert storage.list_files(again) == storage.list_files(once)


def test_a_new_arrangement_stands_amid_its_members_and_nothing_else_moves(old, renew):
    added = write_version("12", "2027-01-01", "", write_member("GM0004", "2027-01-01"))
    new = renew(
        NEWER.replace("</p:gemeenschappelijkeRegelingen>", f"{added}\\g<0>").replace(
            "\\g<0>", "</p:gemeenschappelijkeRegelingen>"
        )
    )
    before, after = (each.positions.set_index("node_id")[["x", "y"]] for each in (old, new))
    assert set(after.index) - set(before.index) == {"GR12"}
    assert after.loc[before.index].equals(before)
    distance = (after.loc["GR12"] - after.loc["GM0004"]).pow(2).sum() ** 0.5
    assert 1.5 < distance < 5
    assert new.date == new.metadata["sources"][0]["state"] == "2027-02-01"


def test_a_merger_since_is_learnt_from_the_export(renew):
    new = renew(MERGED)
    actors = new.actors.set_index("actor_id")
    assert actors.loc["GM0003", "dissolved"] == "2027-01-01"
    assert actors.loc["GM0009", ["name", "province_id", "founded"]].to_list() == [
        "Laatstad", "PV26", "2027-01-01",
    ]  # fmt: skip
    assert new.successions.to_numpy().tolist()[-1] == ["2027-01-01", "GM0003", "GM0009", "merger"]
    ties = new.memberships[new.memberships["actor_id"].isin(["GM0003", "GM0009"])]
    assert ties[["actor_id", "since", "until", "basis"]].to_numpy().tolist() == [
        ["GM0003", "2019-01-01", "2027-01-01", "register"],
        ["GM0009", "2027-01-01", "", "succession"],
    ]
    found = describe_findings(new.findings, Translator("en")).set_index("rule")["detail"]
    assert found["succession_inferred"] == (
        "Nieuwstad to Laatstad on 1 January 2027, which now lists its places."
    )
    assert (
        found["municipality_dissolved"] == "Nieuwstad: dissolved on 1 January 2027 by the register."
    )
    divisions = new.divisions[new.divisions["actor_id"] == "GM0003"]
    assert set(divisions["until"]) == {"2027-01-01"}


def test_a_municipality_whose_places_nobody_lists_has_no_successor(renew):
    text = MERGED.replace("Oord, Dorp", "Elders")
    found = describe_findings(renew(text).findings, Translator("en")).set_index("rule")["detail"]
    assert found["successor_unknown"] == (
        "Nieuwstad: no municipality lists its places; its memberships end."
    )


def test_places_stay_when_the_export_lists_none(old, renew):
    new = renew(NEWER.replace("<p:bevatPlaatsen>Oord, Dorp</p:bevatPlaatsen>", ""))
    assert new.places.equals(old.places)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (EXPORT.replace("2026-05-16", "2026-05-15"),
         "is of 2026-05-15, older than the package of 2026-05-16; use a newer export"),
        (NEWER.replace("<p:datumInwerkingtreding>2018-06-01</p:datumInwerkingtreding>", "").replace(
            "<p:nextVersion", "<p:other"),
         "has 0 arrangements in force, the package 1; it is an excerpt or damaged"),
        (NEWER.replace("2018-06-01</p:datumIn", "2018-06-31</p:datumIn"),
         "the register's regeling '11' states datumInwerkingtreding '2018-06-31', which is no "
         "date; fetch exportOO.xml from organisaties.overheid.nl again"),
        (NEWER.replace('systeemId="11"', 'systeemId="10"'), "states the regulation '10' 2 times"),
    ],
)  # fmt: skip
def test_an_export_that_cannot_be_right_is_refused(renew, text, message):
    with pytest.raises(SourceError) as caught:
        renew(text)
    assert message in str(caught.value)


def test_a_package_of_something_else_is_not_refreshed(tmp_path):
    (tmp_path / "new.xml.gz").write_bytes(gzip.compress(EXPORT.encode()))
    with pytest.raises(SourceError) as caught:
        refresh_dataset(tiny_dataset(), tmp_path / "new.xml.gz")
    assert str(caught.value).startswith(
        "the package is 'verband-tiny', not 'verband-nl': only the register's network is refreshed"
    )


def test_no_network_is_one_clear_error(tmp_path):
    with pytest.raises(SourceError) as caught:
        download_export(tmp_path, address="http://127.0.0.1:9/exportOO.xml")
    assert str(caught.value) == (
        "http://127.0.0.1:9/exportOO.xml cannot be fetched (no connection, or it broke); "
        "try later, or fetch it by other means and pass the file"
    )
