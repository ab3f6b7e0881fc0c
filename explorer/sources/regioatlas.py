"""Thirty-four divisions of the municipalities of 1 January 2016, from RegioAtlas (BZK)."""

import csv
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from explorer.errors import SourceError
from explorer.sources.divisions import COLUMNS
from explorer.sources.finding import Finding

DATE = "2016-01-01"
NEXT_YEAR = "2017-01-01"
PREFIX = "regioatlas_"
CODE = re.compile(r"\d{4}")


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


def read_regioatlas_divisions(folder: Path, *, until: str = NEXT_YEAR) -> pd.DataFrame:
    """All divisions in the four folders of `folder`, as rows of `divisions`.

    until: the day after which nothing is claimed; the rows hold from 1 January 2016. A region's id
    is its name in plain letters. Raises `SourceError` when there is no division, or naming file and
    row when one lacks a column, a region or a CBS code.
    """
    paths = sorted(folder.glob("*/*.csv"), key=lambda path: path.name)
    if not paths:
        raise SourceError(f"{folder} holds no */*.csv of RegioAtlas; restore the source folder")
    rows = [
        (name_division(path), make_slug(region), region, code, DATE, until)
        for path in paths
        for code, region in read_regions(path)
    ]
    return pd.DataFrame(sorted(set(rows)), columns=COLUMNS)


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


def check_coverage(divisions: pd.DataFrame, codes: Iterable[str]) -> list[Finding]:
    """Findings on municipalities that a division lacks or has in several regions."""
    wanted = set(codes)
    findings = []
    for division, rows in divisions.groupby("division", sort=True):
        counts = rows["actor_id"].value_counts()
        lacking = len(wanted - set(counts.index))
        if lacking:
            detail = (
                f"Covers {len(counts)} municipalities of {len(wanted)}; the others are in none."
            )
            findings.append(Finding("division_partial", "note", "divisions", str(division), detail))
        for code in sorted(counts.index[counts > 1]):
            names = ", ".join(sorted(rows.loc[rows["actor_id"] == code, "region"]))
            detail = f"{code} is in {counts[code]} regions: {names}; all are kept."
            findings.append(
                Finding("division_overlap", "note", "divisions", f"{division}/{code}", detail)
            )
    return findings
