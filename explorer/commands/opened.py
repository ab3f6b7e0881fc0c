"""A data package as commands open it: who answers about it, and how files about it are called."""

from dataclasses import dataclass
from pathlib import Path

from explorer.dataset import load_dataset
from explorer.network import Selection
from explorer.settings import read_settings
from explorer.snapshot import name_snapshot
from explorer.tables.queries import Service


@dataclass(frozen=True)
class Opened:
    """A data package: who answers about it, and what its folder is called."""

    service: Service
    package: str

    def name(self, selection: Selection) -> str:
        """How a file about a selection is called, kind and ending aside."""
        network = self.service.network_of(selection)
        return name_snapshot(network, "csv", package=self.package).removesuffix(".zip")


def open_package(data: Path | None) -> Opened:
    """The package in a folder, that of the settings when None; raises as `load_dataset`."""
    folder = data or read_settings().data
    return Opened(Service(load_dataset(folder)), folder.resolve().name)
