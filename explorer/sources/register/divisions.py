"""Divisions of the country into regions: provinces, safety regions, labour-market regions."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from explorer import vocabulary
from explorer.dataset import schema
from explorer.dataset.findings import Finding
from explorer.sources import regioatlas
from explorer.sources.mergers import Mergers, read_rows

LABOUR_MARKET = "labour_market_region"
LABOUR_MARKET_SINCE = "2021-01-01"
SAFETY_SINCE = "2020-09-14"
# Provinces have no begin in the sources; municipalities are listed from here on.
TOOI_SINCE = "1998-01-01"
Rows = Iterable[tuple[str, ...]]


@dataclass(frozen=True)
class DivisionSource:
    """A source of divisions: what the package says of it, and how it is read.

    read: from the folder of all sources the rows of the `divisions` table, and what had to be
    decided.
    """

    about: Mapping[str, str]
    read: Callable[[Path, Mergers], tuple[Rows, list[Finding]]]


def read_divisions(sources: Path, mergers: Mergers) -> tuple[pd.DataFrame, list[Finding]]:
    """The `divisions` table from all of `DIVISION_SOURCES`, and the provinces."""
    rows, findings = list_provinces(mergers), []
    for source in DIVISION_SOURCES:
        more, found = source.read(sources, mergers)
        rows += more
        findings += found
    return pd.DataFrame(rows, columns=schema.list_columns("divisions")), findings


def _read_safety_regions(sources: Path, mergers: Mergers) -> tuple[Rows, list[Finding]]:
    dated = read_dated(sources / "cbs" / "veiligheidsregio-2020-2023.csv")
    return [_fit_lifetime(row, mergers) for row in merge_dates(dated, "safety_region")], []


def _read_labour_market(sources: Path, mergers: Mergers) -> tuple[Rows, list[Finding]]:
    path = sources / "cbs" / "arbeidsmarktregio-2021.csv"
    regions = {
        row["municipality_code"].upper(): (row["region_code"], row["region_name"])
        for row in read_rows(path, "municipality_code", "region_code")
    }
    return _carry_regions(regions, mergers)


def _carry_regions(
    regions: dict[str, tuple[str, str]], mergers: Mergers
) -> tuple[list[tuple[str, ...]], list[Finding]]:
    """Rows of 2021, and of municipalities founded later when all predecessors share a region."""
    known = mergers.municipalities
    rows: list[tuple[str, ...]] = []
    findings = []
    for code, region in sorted(regions.items()):
        until = known[code].dissolved if code in known else ""
        rows.append((LABOUR_MARKET, *region, code, LABOUR_MARKET_SINCE, until))
    for code, municipality in sorted(known.items()):
        before = {regions.get(old) for old in mergers.predecessors.get(code, ())}
        if code in regions or municipality.founded <= LABOUR_MARKET_SINCE or len(before) != 1:
            continue
        inherited = before.pop()
        if inherited is None:
            continue
        rows.append((LABOUR_MARKET, *inherited, code, municipality.founded, municipality.dissolved))
        values = {"name": municipality.name, "region": inherited[1]}
        findings.append(Finding("region_by_succession", "divisions", code, values, code))
    return rows, findings


def _fit_lifetime(row: tuple[str, ...], mergers: Mergers) -> tuple[str, ...]:
    """A row whose bounds, known to the nearest listed date, fit the municipality's lifetime."""
    *head, code, since, until = row
    municipality = mergers.municipalities.get(code)
    if municipality is None:
        return row
    first = municipality.founded if SAFETY_SINCE < municipality.founded < since else since
    return (*head, code, first, municipality.dissolved or until)


def list_provinces(mergers: Mergers) -> list[tuple[str, ...]]:
    """Every municipality in its province for as long as it existed."""
    return [
        (
            "province",
            m.province,
            vocabulary.PROVINCES[m.province].label,
            m.code,
            m.founded or TOOI_SINCE,
            m.dissolved,
        )
        for m in mergers.municipalities.values()
        if m.province in vocabulary.PROVINCES
    ]


def read_dated(path: Path) -> dict[str, dict[str, tuple[str, str]]]:
    """Region (id, name) by municipality by date."""
    dated: dict[str, dict[str, tuple[str, str]]] = {}
    for row in read_rows(path, "date", "municipality_code", "region_code", "region_name"):
        regions = dated.setdefault(row["date"], {})
        regions[row["municipality_code"].upper()] = (row["region_code"], row["region_name"])
    return dated


def merge_dates(
    dated: dict[str, dict[str, tuple[str, str]]], division: str
) -> list[tuple[str, ...]]:
    """Rows of one division: equal states at consecutive dates joined, the last one open.

    Between two dates the earlier state holds until the later date.
    """
    dates = sorted(dated)
    open_rows: dict[str, tuple[str, tuple[str, str]]] = {}
    rows: list[tuple[str, ...]] = []
    for day in dates:
        state = dated[day]
        for code in sorted(set(open_rows) | set(state)):
            before = open_rows.get(code)
            if before and before[1] != state.get(code):
                rows.append((division, *before[1], code, before[0], day))
                del open_rows[code]
            if code in state and code not in open_rows:
                open_rows[code] = (day, state[code])
    rows += [(division, *region, code, since, "") for code, (since, region) in open_rows.items()]
    return rows


DIVISION_SOURCES = (
    DivisionSource(
        {
            "title": "Municipalities by safety region, eight dates 2020-2023",
            "publisher": "CBS",
            "path": "https://www.cbs.nl",
            "licence": "CC-BY-4.0",
            "state": "2023-07-12",
        },
        _read_safety_regions,
    ),
    DivisionSource(
        {
            "title": "Municipalities by labour-market region 2021 (84929NED)",
            "publisher": "CBS",
            "path": "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/84929NED",
            "licence": "CC-BY-4.0",
            "state": "2021-01-01",
        },
        _read_labour_market,
    ),
    DivisionSource(regioatlas.ABOUT, regioatlas.read_source),
)
