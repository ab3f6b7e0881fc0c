"""Small hand-written sources: an export of the register and the files that go with it."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

NAMESPACE = "https://organisaties.overheid.nl/static/schema/oo/export/2.6.9"
TOOI = "https://identifier.overheid.nl/tooi/id"


def write_member(code: str, accession: str, organ: str = "Gemeenteraad") -> str:
    return f"""<p:deelnemendeOrganisatie p:systeemId="s{code}"
      p:resourceIdentifierTOOI="{TOOI}/gemeente/{code.lower()}">
      <p:naam>Gemeente {code}</p:naam><p:toetredingsDatum>{accession}</p:toetredingsDatum>
      <p:bestuursorganen><p:bestuursorgaan>{organ}</p:bestuursorgaan></p:bestuursorganen>
    </p:deelnemendeOrganisatie>"""


def write_version(system_id: str, since: str, until: str, members: str, links: str = "") -> str:
    end = f"<p:datumUitwerkingtreding>{until}</p:datumUitwerkingtreding>" if until else ""
    return f"""<p:regeling p:systeemId="{system_id}">
      <p:titel>Gemeenschappelijke\u200b  regeling Veiligheidsregio {system_id}</p:titel>
      <p:samenwerkingsvorm>'Regeling zonder meer'</p:samenwerkingsvorm>
      <p:bevoegdheidsverkrijgingen><p:bevoegdheidsverkrijging>Mandaat</p:bevoegdheidsverkrijging>
        <p:bevoegdheidsverkrijging>Delegatie</p:bevoegdheidsverkrijging>
      </p:bevoegdheidsverkrijgingen>
      <p:wettelijkeGrondslagen><p:wettelijkeGrondslag><p:opschrift>Wgr</p:opschrift>
        <p:referentie>http://wetten.overheid.nl/jci1.3:c:BWBR0003740</p:referentie>
      </p:wettelijkeGrondslag></p:wettelijkeGrondslagen>
      <p:datumInwerkingtreding>{since}</p:datumInwerkingtreding>{end}
      <p:deelnemendeOrganisaties>{members}</p:deelnemendeOrganisaties>{links}
      <p:adressen><p:adres><p:woonplaats>ALPHEN AAN DEN RIJN</p:woonplaats></p:adres></p:adressen>
    </p:regeling>"""


def write_export(versions: str) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
    <p:overheidsorganisaties xmlns:p="{NAMESPACE}" p:timestamp="2026-05-16">
      <p:organisaties><p:organisatie p:systeemId="s3"
        p:resourceIdentifierTOOI="{TOOI}/gemeente/gm0003">
        <p:naam>Gemeente Nieuwstad</p:naam><p:types><p:type>Gemeente</p:type></p:types>
        <p:geografie><p:oppervlakte p:eenheid="km2">1234,5</p:oppervlakte>
          <p:aantalInwoners>5000</p:aantalInwoners>
          <p:bevatPlaatsen>Oord, Dorp</p:bevatPlaatsen></p:geografie>
      </p:organisatie></p:organisaties>
      <p:gemeenschappelijkeRegelingen>{versions}</p:gemeenschappelijkeRegelingen>
    </p:overheidsorganisaties>"""


EXPORT = write_export(
    write_version(
        "10",
        "2015-01-01",
        "2018-06-01",
        write_member("GM0001", "2015-01-01") + write_member("GM0004", "2015-01-01"),
        '<p:nextVersion p:systeemId="11"/>',
    )
    + write_version(
        "11",
        "2018-06-01",
        "",
        write_member("GM0003", "2019-01-01") + write_member("GM0004", "2015-01-01"),
        '<p:previousVersion p:systeemId="10"/>',
    )
)


def square(west: float, south: float) -> dict[str, object]:
    ring = [[west, south], [west + 0.1, south], [west + 0.1, south + 0.1], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def write_boundaries(path: Path, codes: tuple[str, ...]) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"code": code, "name": code},
            "geometry": square(5 + index / 5, 52),
        }
        for index, code in enumerate(codes)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))


def write_money(folder: Path, *rows: tuple[str, int, str, int, int]) -> None:
    """A file of Iv3 in `folder`: code, year, report, expenditure and payments, thousands.

    A thousand inhabitants each; half of what is spent under main function 0, half under 6.
    """
    head = "gm_code,year,report,inhabitants,expenditure_keur,l433_keur,"
    head += ",".join(f"main_{number}_keur" for number in range(9))
    lines = [
        f"{code},{year},{report},1000,{spent}.0,{paid}.0,{spent / 2},0,0,,0,0,{spent / 2},0,0"
        for code, year, report, spent, paid in rows
    ]
    text = "\n".join([head, *lines]) + "\n"
    (folder / "iv3-l433-2018-2020.csv").write_text(text, encoding="utf-8")


@pytest.fixture
def write_register(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a text as a packed export and gives its path."""

    def write(text: str) -> Path:
        path = tmp_path / "exportOO.xml.gz"
        path.write_bytes(gzip.compress(text.encode()))
        return path

    return write


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A source folder: Oudstad and Zijstad merged into Nieuwstad in 2019; Elders stays."""
    folder = tmp_path / "sources"
    for name in ("roo", "tooi", "cbs", "geo", "iv3"):
        (folder / name).mkdir(parents=True)
    (folder / "roo" / "exportOO-2026-05-16.xml.gz").write_bytes(gzip.compress(EXPORT.encode()))
    (folder / "tooi" / "gemeenten.csv").write_text(
        "code,name,province,begin,end\n"
        "gm0001,Oudstad,pv26,,2018-12-31\ngm0002,Zijstad,pv26,,2018-12-31\n"
        "gm0003,Nieuwstad,pv26,2019-01-01,\ngm0004,Elders,pv26,,\n"
    )
    (folder / "tooi" / "herindelingen.csv").write_text(
        "date,event,old_code,old_name,new_code,new_name\n"
        "2019-01-01,Samenvoeging,gm0001,Oudstad,gm0003,Nieuwstad\n"
        "2019-01-01,Samenvoeging,gm0002,Zijstad,gm0003,Nieuwstad\n"
    )
    (folder / "cbs" / "veiligheidsregio-2020-2023.csv").write_text(
        "date,municipality_code,municipality_name,region_code,region_name\n"
        "2020-09-14,GM0003,Nieuwstad,VR09,Utrecht\n2020-09-14,GM0004,Elders,VR09,Utrecht\n"
        "2021-04-19,GM0003,Nieuwstad,VR09,Utrecht\n2021-04-19,GM0004,Elders,VR10,Noord\n"
    )
    (folder / "cbs" / "arbeidsmarktregio-2021.csv").write_text(
        "municipality_code,municipality_name,region_code,region_name\n"
        "GM0003,Nieuwstad,AM01,Midden\nGM0004,Elders,AM01,Midden\n"
    )
    (folder / "regioatlas-2016" / "Veiligheid").mkdir(parents=True)
    (folder / "regioatlas-2016" / "Veiligheid" / "veiligheidshuizen1.csv").write_text(
        '"Gemeente";"CBS";"Veiligheidshuizen";"Inwoneraantal van regio"\n'
        '"Oudstad";"0001";"Huis Oud";"10"\n"Elders";"0004";"Huis Elders";"20"\n',
        encoding="utf-8-sig",
    )
    write_money(
        folder / "iv3",
        ("GM0001", 2018, "accounts", 100, 40),
        ("GM0002", 2018, "accounts", 50, 10),
        ("GM0004", 2018, "accounts", 80, 0),
        ("GM0003", 2020, "budget", 200, 60),
    )
    write_boundaries(folder / "geo" / "gemeenten_2016.geojson", ("GM0001", "GM0002", "GM0004"))
    write_boundaries(folder / "geo" / "gemeenten_2024.geojson", ("GM0003", "GM0004"))
    return folder
