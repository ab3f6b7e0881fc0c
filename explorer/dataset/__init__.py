"""Data layer: the tables of a package; load, validate, save, and as they stood at a date."""

from explorer.dataset.model import Dataset
from explorer.dataset.storage import load_dataset, save_dataset

__all__ = ["Dataset", "load_dataset", "save_dataset"]
