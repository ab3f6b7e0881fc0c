import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.errors import SourceError
from explorer.sources.register.read import read_register
from tests.sources.conftest import EXPORT

Write = Callable[[str], Path]


def test_reads_what_a_version_states(write_register: Write) -> None:
    register = read_register(write_register(EXPORT))
    assert register.date == "2026-05-16"
    first, second = register.versions
    assert first.title == "Gemeenschappelijke regeling Veiligheidsregio 10"
    assert (first.form, first.power) == ("RZM", "delegation;mandate")
    assert first.laws == (("BWBR0003740", "Wgr"),)
    assert first.following == ("11",)
    assert second.previous == ("10",)
    assert [row.code for row in first.participations] == ["GM0001", "GM0004"]
    assert first.participations[0].organs == "council"


def test_reads_what_an_organisation_states(write_register: Write) -> None:
    (organisation,) = read_register(write_register(EXPORT)).organisations
    assert organisation.code == "GM0003"
    assert (organisation.population, organisation.area_km2) == ("5000", "1234.5")
    assert organisation.places == ("Oord", "Dorp")


@pytest.mark.parametrize(
    "change",
    [
        ("schema/oo/export/2.6.9", "schema/oo/export/2.4.1"),
        ("p:systeemId", "systeemId"),
        ("p:regeling", "p:gemeenschappelijkeRegeling"),
        ("xmlns:p=", "xmlns:other='https://almanak.overheid.nl/2.5.0' xmlns:p="),
    ],
)
def test_namespace_prefix_and_old_element_names_make_no_difference(
    write_register: Write, change: tuple[str, str]
) -> None:
    expected = read_register(write_register(EXPORT))
    assert read_register(write_register(EXPORT.replace(*change))) == expected


def test_reads_a_plain_file(tmp_path: Path, write_register: Write) -> None:
    path = tmp_path / "exportOO.xml"
    path.write_text(EXPORT, encoding="utf-8")
    assert read_register(path) == read_register(write_register(EXPORT))


def test_quaint_name_of_the_kings_commissioner(write_register: Write) -> None:
    text = EXPORT.replace("Gemeenteraad", "Commissaris van de koningin")
    register = read_register(write_register(text))
    assert register.versions[0].participations[0].organs == "kings_commissioner"


def test_entities_are_not_resolved(tmp_path: Path, write_register: Write) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    head = f'<!DOCTYPE x [<!ENTITY leak SYSTEM "file://{secret}">]>\n    <p:over'
    text = EXPORT.replace("<p:over", head, 1).replace("Gemeente Nieuwstad", "Stad &leak;")
    assert "secret" not in read_register(write_register(text)).organisations[0].name


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nothing\.xml cannot be read .*fetch"):
        read_register(tmp_path / "nothing.xml")


def test_truncated_gzip(tmp_path: Path, write_register: Write) -> None:
    path = write_register(EXPORT)
    path.write_bytes(path.read_bytes()[:-300])
    with pytest.raises(SourceError, match=r"exportOO\.xml\.gz is truncated; fetch"):
        read_register(path)


def test_damaged_gzip(write_register: Write) -> None:
    path = write_register(EXPORT)
    path.write_bytes(b"\x1f\x8bnonsense" + bytes(30))
    with pytest.raises(SourceError, match=r"exportOO\.xml\.gz"):
        read_register(path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (EXPORT[:-400], "not well-formed XML"),
        ("", "not well-formed XML"),
        ("<gemeenten/>", "a 'gemeenten' document, not an export"),
        (EXPORT.replace("regeling ", "iets "), "not well-formed XML"),
        ("<overheidsorganisaties timestamp='2026-05-16'/>", "holds no regulations"),
        (EXPORT.replace("2026-05-16", "lately"), "states no date"),
    ],
)
def test_what_is_no_export_is_refused(write_register: Write, text: str, message: str) -> None:
    path = write_register(text)
    with pytest.raises(SourceError, match=message) as raised:
        read_register(path)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_packed_and_plain_are_told_by_content(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    path.write_bytes(gzip.compress(EXPORT.encode()))
    assert len(read_register(path).versions) == 2
