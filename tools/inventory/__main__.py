"""Build the 2016 inventory: `python -m tools.inventory SOURCES [FOLDER]`; `make data` runs it."""

import sys
from pathlib import Path

from explorer.dataset import save_dataset
from explorer.errors import ExplorerError
from explorer.network.positions import add_force
from explorer.settings import PROJECT
from tools.inventory.build import build_inventory

INVENTORY = PROJECT / "data" / "nl-2016"


def main(sources: Path, out: Path = INVENTORY) -> None:
    """Make the inventory from `sources` and save it as a data package in `out`."""
    dataset = add_force(build_inventory(sources, out))
    save_dataset(dataset, out)
    counts = ", ".join(f"{len(rows)} {name}" for name, rows in dataset.tables.items())
    print(f"{out}: inventory of {dataset.date}, {counts}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: python -m tools.inventory SOURCES [FOLDER]")
    try:
        main(*(Path(each) for each in sys.argv[1:]))
    except ExplorerError as error:
        sys.exit(f"error: {error}")
