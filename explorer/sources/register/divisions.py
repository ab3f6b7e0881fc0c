"""Divisions of the country into regions: provinces, safety regions, labour-market regions."""

from pathlib import Path

import pandas as pd

from explorer import vocabulary
from explorer.dataset.findings import Finding
from explorer.sources.mergers import Mergers, read_rows

LABOUR_MARKET = "labour_market_region"
LABOUR_MARKET_SINCE = "2021-01-01"
SAFETY_SINCE = "2020-09-14"
COLUMNS = ["division", "region_id", "region", "actor_id", "since", "until"]
# Provinces have no begin in the sources; municipalities are listed from here on.
TOOI_SINCE = "1998-01-01"


def read_divisions(folder: Path, mergers: Mergers) -> tuple[pd.DataFrame, list[Finding]]:
    """The `divisions` table from the `cbs` folder and the municipalities themselves."""
    rows = list_provinces(mergers)
    safety = merge_dates(read_dated(folder / "veiligheidsregio-2020-2023.csv"), "safety_region")
    rows += [_fit_lifetime(row, mergers) for row in safety]
    regions = {
        row["municipality_code"].upper(): (row["region_code"], row["region_name"])
        for row in read_rows(
            folder / "arbeidsmarktregio-2021.csv", "municipality_code", "region_code"
        )
    }
    labour, findings = _carry_regions(regions, mergers)
    return pd.DataFrame(sorted(rows + labour), columns=COLUMNS), findings


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
