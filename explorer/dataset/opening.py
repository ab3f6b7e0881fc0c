"""A dataset by its name or folder, as one who uses the library asks for it."""

from pathlib import Path

from explorer.dataset.model import Dataset
from explorer.dataset.storage import load_dataset
from explorer.settings import PROJECT, read_settings


def load(where: str | Path = "") -> Dataset:
    """The data package in a folder; by its name alone one that comes with the project.

    `nl` and `nl-2016` come with it; empty is the folder that EXPLORER_DATA names, or `nl`.
    Raises `DatasetError` when there is no package that can be read.
    """
    if not where:
        return load_dataset(read_settings().data)
    shipped = PROJECT / "data" / where
    return load_dataset(shipped if shipped.is_dir() and not Path(where).is_dir() else Path(where))
