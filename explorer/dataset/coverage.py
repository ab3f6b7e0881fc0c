"""How far a dataset reaches in time, as its metadata state it."""

from explorer.dataset.model import Dataset


def first_date(dataset: Dataset) -> str:
    """The first date the dataset says something about; its own date when it states no coverage."""
    years = [int(entry["year"]) for entry in dataset.metadata.get("coverage", [])]
    return min(f"{min(years)}-01-01", dataset.date) if years else dataset.date


def note_coverage(dataset: Dataset, date: str) -> str:
    """What the metadata say of the year of `date`, such as that the register was being filled."""
    for entry in dataset.metadata.get("coverage", []):
        if str(entry["year"]) == date[:4]:
            return str(entry.get("note", ""))
    return ""
