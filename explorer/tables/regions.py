"""The regions that municipalities lie in at the date of a selection."""

from collections.abc import Mapping

import pandas as pd

from explorer import vocabulary
from explorer.dataset.timeslice import keep_current
from explorer.network import Selection
from explorer.tables.queries import Service

# What packages call one and the same kind of division; the inventory's are those of RegioAtlas.
DIVISION_IDS: Mapping[str, tuple[str, ...]] = {
    "province": ("province", "regioatlas_provincies"),
    "safety_region": ("safety_region", "regioatlas_veiligheidsregios"),
    "labour_market_region": ("labour_market_region", "regioatlas_arbeidsmarktregios"),
}


def find_regions(service: Service, selection: Selection) -> dict[str, pd.DataFrame]:
    """The divisions of `DIVISION_IDS` at the date: `region_id` and `region` by actor.

    A division that the package does not know at that date is empty.
    """
    divisions = service.dataset.divisions
    known = [name for names in DIVISION_IDS.values() for name in names]
    rows = divisions[divisions["division"].isin(known)]
    date = service.date_of(selection)
    rows = keep_current(rows, date, start="since", end="until").set_index("actor_id")
    present = set(rows["division"])
    # Of two of one kind, as in 2016, the package's own comes first.
    first = {
        kind: next((name for name in names if name in present), "")
        for kind, names in DIVISION_IDS.items()
    }
    return {
        kind: rows.loc[rows["division"] == name, ["region_id", "region"]]
        for kind, name in first.items()
    }


def name_province(province: str) -> str:
    """The name of a province by its id; an id that is none of the country's is its own name."""
    term = vocabulary.PROVINCES.get(province)
    return term.label if term else province
