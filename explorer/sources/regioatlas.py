"""Thirty-four divisions of the municipalities of 1 January 2016, from RegioAtlas (BZK)."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from explorer.dataset import schema
from explorer.dataset.findings import Finding
from explorer.errors import SourceError
from explorer.sources.mergers import Mergers

ABOUT = {
    "title": "RegioAtlas: 34 regional divisions of municipalities",
    "publisher": "Open State Foundation, from RegioAtlas (Ministerie van BZK)",
    "licence": "ODC-PDDL-1.0",
    "state": "2016-01-01",
}
DATE = ABOUT["state"]
NEXT_YEAR = "2017-01-01"
PREFIX = "regioatlas_"
CODE = re.compile(r"\d{4}")
# Merged municipalities that lie in several regions: where CBS counts them (COROP), or the region
# that names both (sheltered employment in Geldrop-Mierlo). Else the first region in the file.
MAIN_REGIONS = {
    "GM0361": ("Alkmaar en omgeving",),
    "GM1931": ("Oost-Zuid-Holland",),
    "GM1940": ("Zuidwest-Friesland",),
    "GM1771": ("Ergon / Atlant Groep",),
}


def make_slug(text: str) -> str:
    """Lower-case ASCII letters and digits of `text`, joined by `-`.

    >>> make_slug("Súdwest-Fryslân / NO")
    'sudwest-fryslan-no'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def name_division(path: Path) -> str:
    """The id of the division in a file: `regioatlas_` and the file's name without its number."""
    return PREFIX + re.sub(r"1$", "", path.stem)


def read_source(sources: Path, _: Mergers) -> tuple[Iterable[tuple[str, ...]], list[Finding]]:
    """Rows and findings of the register network, from the folder of all sources."""
    folder = sources / "regioatlas-2016"
    return read_regioatlas_divisions(folder).itertuples(index=False, name=None), report_shared(
        folder
    )


def read_regioatlas_divisions(folder: Path, *, until: str = NEXT_YEAR) -> pd.DataFrame:
    """All divisions in the four folders of `folder`, as rows of `divisions`.

    until: the day from which nothing is claimed; the rows hold from 1 January 2016. A region's id
    is its name in plain letters. A division is a partition: of a municipality in several regions
    the main one is kept (`report_shared` lists them). Raises `SourceError` when there is no
    division, or naming file and row when one lacks a column, a region or a CBS code.
    """
    rows = [
        (division, make_slug(region), region, code, DATE, until)
        for division, regions in read_all(folder).items()
        for code, named in regions.items()
        for region in [choose_region(code, named)]
    ]
    return pd.DataFrame(sorted(rows), columns=schema.list_columns("divisions"))


def read_all(folder: Path) -> dict[str, dict[str, list[str]]]:
    """Regions by municipality by division, as the files have them."""
    paths = sorted(folder.glob("*/*.csv"), key=lambda path: path.name)
    if not paths:
        raise SourceError(f"{folder} holds no */*.csv of RegioAtlas; restore the source folder")
    divisions: dict[str, dict[str, list[str]]] = {}
    for path in paths:
        regions = divisions.setdefault(name_division(path), {})
        for code, region in read_regions(path):
            regions.setdefault(code, []).append(region)
    return divisions


def choose_region(code: str, named: Sequence[str]) -> str:
    """The one region a municipality is counted in: the decided one, or the first in the file."""
    if len(named) == 1:
        return named[0]
    wanted = [region for region in named if region in MAIN_REGIONS.get(code, ())]
    return (wanted or list(named))[0]


def read_regions(path: Path) -> list[tuple[str, str]]:
    """Municipality code (`GM0344`) and name of its region, in the order of the file."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            header, *records = list(csv.reader(stream, delimiter=";", strict=True))
    except (OSError, UnicodeDecodeError, csv.Error, ValueError) as error:
        raise SourceError(f"{path} cannot be read ({error}); restore the source folder") from error
    if header[:2] != ["Gemeente", "CBS"] or len(header) < 3:
        raise SourceError(
            f"{path}, row 1: expected Gemeente;CBS;<division>, found {';'.join(header)}"
        )
    regions = []
    for number, record in enumerate(records, start=2):
        if len(record) < 3 or not CODE.fullmatch(record[1]) or not record[2].strip():
            raise SourceError(
                f"{path}, row {number}: expected a municipality, its CBS code of four digits and "
                f"a region, found {';'.join(record)!r}; restore the source folder"
            )
        regions.append((f"GM{record[1]}", record[2].strip()))
    return regions


def report_shared(folder: Path) -> list[Finding]:
    """A finding on every municipality that a file puts in several regions."""
    return [
        Finding(
            "division_overlap",
            "divisions",
            f"{division}/{code}",
            {"code": code, "regions": ", ".join(named), "region": choose_region(code, named)},
            actor_id=code,
        )
        for division, regions in read_all(folder).items()
        for code, named in regions.items()
        if len(named) > 1
    ]


def check_coverage(divisions: pd.DataFrame, codes: Iterable[str]) -> list[Finding]:
    """Findings on divisions that lack municipalities."""
    wanted = set(codes)
    findings = []
    for division, rows in divisions.groupby("division", sort=True):
        covered = len(wanted & set(rows["actor_id"]))
        if covered < len(wanted):
            values = {"covered": covered, "count": len(wanted)}
            findings.append(Finding("division_partial", "divisions", str(division), values))
    return findings
