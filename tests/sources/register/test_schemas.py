"""Exports of every schema of the register, and files meant to harm."""

import gzip
import time

import pytest

from explorer.errors import SourceError
from explorer.sources.register.read import read_register

# Host and version of the namespace, prefix of attributes, name of a regulation's element.
SCHEMAS = {
    "2.4.8": ("https://almanak.overheid.nl", "", "gemeenschappelijkeRegeling"),
    "2.4.23": ("https://almanak.overheid.nl", "p:", "gemeenschappelijkeRegeling"),
    "2.5.0": ("https://organisaties.overheid.nl", "p:", "gemeenschappelijkeRegeling"),
    "2.6.0": ("https://organisaties.overheid.nl", "", "regeling"),
    "2.6.9": ("https://organisaties.overheid.nl", "p:", "regeling"),
}
TOOI = "https://identifier.overheid.nl/tooi/id"


def write_schema(version: str, head: str = "", name: str = "Gemeente Elders") -> str:
    host, p, regulation = SCHEMAS[version]
    return f"""<?xml version="1.0" encoding="UTF-8"?>{head}
    <p:overheidsorganisaties xmlns:p="{host}/static/schema/oo/export/{version}"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" {p}timestamp="2021-05-16T03:00:00"
        xsi:schemaLocation="{host}/static/schema/oo/export/{version} oo-export-{version}.xsd">
      <p:organisaties>
        <p:organisatie {p}systeemId="38122" {p}resourceIdentifierTOOI="{TOOI}/gemeente/gm0004">
          <p:naam>{name}</p:naam><p:types><p:type>Gemeente</p:type></p:types>
          <p:startDatum>1998-01-01</p:startDatum>
          <p:raad><p:totaalZetels>45</p:totaalZetels></p:raad>
        </p:organisatie>
      </p:organisaties>
      <p:gemeenschappelijkeRegelingen>
        <p:{regulation} {p}systeemId="24964305">
          <p:titel>Gemeenschappelijke regeling Afval</p:titel>
          <p:samenwerkingsvorm {p}afkorting="OL">Openbaar lichaam</p:samenwerkingsvorm>
          <p:datumInwerkingtreding>2015-01-01</p:datumInwerkingtreding>
          <p:deelnemendeOrganisaties>
            <p:deelnemendeOrganisatie {p}systeemId="38122"
                {p}resourceIdentifierTOOI="{TOOI}/gemeente/gm0004">
              <p:naam>{name}</p:naam><p:toetredingsDatum>2016-01-01</p:toetredingsDatum>
              <p:bestuursorganen><p:bestuursorgaan>Gemeenteraad</p:bestuursorgaan>
              </p:bestuursorganen>
            </p:deelnemendeOrganisatie>
          </p:deelnemendeOrganisaties>
        </p:{regulation}>
      </p:gemeenschappelijkeRegelingen>
    </p:overheidsorganisaties>"""


@pytest.fixture
def read(tmp_path):
    def read(text):
        path = tmp_path / "exportOO.xml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_register(path)

    return read


@pytest.mark.parametrize("version", SCHEMAS)
def test_every_schema_gives_the_same_register(read, version):
    register = read(write_schema(version))
    assert register == read(write_schema("2.6.9"))
    assert register.date == "2021-05-16"
    (organisation,) = register.organisations
    assert (organisation.code, organisation.council_seats, organisation.started) == (
        "GM0004", "45", "1998-01-01",
    )  # fmt: skip
    (regulation,) = register.versions
    assert (regulation.system_id, regulation.form, regulation.since) == (
        "24964305", "OL", "2015-01-01",
    )  # fmt: skip
    (member,) = regulation.participations
    assert (member.code, member.accession, member.organs) == ("GM0004", "2016-01-01", "council")


LAUGHS = "".join(
    f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 12)
)  # fmt: skip
BOMB = f'<!DOCTYPE x [<!ENTITY l0 "haha">{LAUGHS}]>'
QUADRATIC = f'<!DOCTYPE x [<!ENTITY big "{"ha" * 100_000}">]>'


@pytest.mark.parametrize(("head", "name"), [(BOMB, "&l11;"), (QUADRATIC, "&big;" * 5_000)])
def test_a_bomb_of_entities_does_not_go_off(read, head, name):
    begun = time.perf_counter()
    with pytest.raises(SourceError, match="is not well-formed XML"):
        read(write_schema("2.6.9", head, name))
    assert time.perf_counter() - begun < 10


def test_text_in_another_encoding_that_says_so_is_read(read):
    text = write_schema("2.6.9", name="Fryslân").replace("UTF-8", "ISO-8859-1")
    assert read(text.encode("latin-1")).organisations[0].name == "Fryslân"
    assert read(text.replace("ISO-8859-1", "UTF-16").encode("utf-16")).organisations[0].name == (
        "Fryslân"
    )


def test_text_in_another_encoding_than_it_says_is_refused(read, tmp_path):
    with pytest.raises(SourceError) as caught:
        read(write_schema("2.6.9", name="Fryslân").encode("latin-1"))
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / 'exportOO.xml'} is not well-formed XML (")
    assert message.endswith("; fetch exportOO.xml from organisaties.overheid.nl again")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_off_anywhere_is_refused(read, share):
    text = write_schema("2.6.9").encode()
    packed = gzip.compress(text)
    with pytest.raises(SourceError, match="is not well-formed XML"):
        read(text[: int(len(text) * share)])
    with pytest.raises(SourceError, match=r"is truncated|is not well-formed XML"):
        read(packed[: int(len(packed) * share)])


@pytest.mark.parametrize("day", ["2015-02-29", "01-01-2015", "soon"])
@pytest.mark.parametrize(
    ("element", "old"),
    [("datumInwerkingtreding", "2015-01-01"), ("toetredingsDatum", "2016-01-01")],
)
def test_a_date_that_is_none_is_refused(read, day, element, old):
    with pytest.raises(SourceError) as caught:
        read(write_schema("2.6.9").replace(old, day))
    assert f"states {element} {day!r}, which is no date; fetch" in str(caught.value)


def test_a_regulation_stated_twice_is_refused(read, tmp_path):
    text = write_schema("2.6.9")
    start, end = text.index("<p:regeling "), text.index("</p:gemeenschappelijkeRegelingen>")
    with pytest.raises(SourceError) as caught:
        read(text[:end] + text[start:end] + text[end:])
    assert str(caught.value) == (
        f"{tmp_path / 'exportOO.xml'} states the regulation '24964305' 2 times; "
        "fetch exportOO.xml from organisaties.overheid.nl again"
    )
