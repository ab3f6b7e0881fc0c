"""Divisions of the country into regions: provinces, safety regions, labour-market regions."""

from pathlib import Path

import pandas as pd

from explorer import vocabulary
from explorer.sources.mergers import Mergers, read_rows

LABOUR_MARKET_SINCE = "2021-01-01"
SAFETY_SINCE = "2020-09-14"
COLUMNS = ["division", "region_id", "region", "actor_id", "since", "until"]
# Provinces have no begin in the sources; municipalities are listed from here on.
TOOI_SINCE = "1998-01-01"


def read_divisions(folder: Path, mergers: Mergers) -> pd.DataFrame:
    """The `divisions` table from the `cbs` folder and the municipalities themselves."""
    rows = list_provinces(mergers)
    safety = merge_dates(read_dated(folder / "veiligheidsregio-2020-2023.csv"), "safety_region")
    rows += [_fit_lifetime(row, mergers) for row in safety]
    for row in read_rows(folder / "arbeidsmarktregio-2021.csv", "municipality_code", "region_code"):
        code = row["municipality_code"].upper()
        until = mergers.municipalities[code].dissolved if code in mergers.municipalities else ""
        rows.append(
            (
                "labour_market_region",
                row["region_code"],
                row["region_name"],
                code,
                LABOUR_MARKET_SINCE,
                until,
            )
        )
    return pd.DataFrame(sorted(rows), columns=COLUMNS)


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
            vocabulary.PROVINCES[m.province].nl,
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
