"""A dataset: the tables of one open data package, in memory and unchanging."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

import pandas as pd

from explorer.dataset import schema

SHOWN = ("actors", "collaborations", "memberships")


@dataclass(frozen=True, repr=False, eq=False)
class Dataset:
    """The tables of a package (columns as in `schema.json`), its metadata and its boundaries.

    Text and dates are strings, dates in ISO 8601, empty when unknown; numbers are floats or
    nullable integers; `boundaries` holds GeoJSON texts by file name. Frames are never changed
    in place: `with_tables` gives a new dataset.
    """

    metadata: Mapping[str, Any]
    tables: Mapping[str, pd.DataFrame]
    boundaries: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def actors(self) -> pd.DataFrame:
        """Bodies that can take part, one a row."""
        return self.tables["actors"]

    @property
    def collaborations(self) -> pd.DataFrame:
        """Arrangements through all their versions, one a row."""
        return self.tables["collaborations"]

    @property
    def versions(self) -> pd.DataFrame:
        """Versions of regulations, one a row."""
        return self.tables["versions"]

    @property
    def obligations(self) -> pd.DataFrame:
        """Whether collaborations are required over intervals; those without a row have a column."""
        return self.tables["obligations"]

    @property
    def memberships(self) -> pd.DataFrame:
        """Actors in collaborations over intervals, one interval a row."""
        return self.tables["memberships"]

    @property
    def successions(self) -> pd.DataFrame:
        """Municipalities that went into another, one pair a row."""
        return self.tables["successions"]

    @property
    def continuations(self) -> pd.DataFrame:
        """Collaborations that ended and those that carry them on, one pair a row."""
        return self.tables["continuations"]

    @property
    def money(self) -> pd.DataFrame:
        """What municipalities spent and paid to joint arrangements, one report a row; euros."""
        return self.tables["money"]

    @property
    def parties(self) -> pd.DataFrame:
        """Parties in councils with their seats, one a row."""
        return self.tables["parties"]

    @property
    def laws(self) -> pd.DataFrame:
        """Laws that regulations cite, by their name, one a row."""
        return self.tables["laws"]

    @property
    def articles(self) -> pd.DataFrame:
        """Articles of laws that regulations cite, one a row."""
        return self.tables["articles"]

    @property
    def links(self) -> pd.DataFrame:
        """Records and websites of arrangements and municipalities, one a row."""
        return self.tables["links"]

    @property
    def divisions(self) -> pd.DataFrame:
        """Municipalities in regions of divisions, one a row."""
        return self.tables["divisions"]

    @property
    def places(self) -> pd.DataFrame:
        """Place names in municipalities, one a row."""
        return self.tables["places"]

    @property
    def positions(self) -> pd.DataFrame:
        """Places of nodes in layouts, one a row."""
        return self.tables["positions"]

    @property
    def events(self) -> pd.DataFrame:
        """What refreshes brought, one event a row."""
        return self.tables["events"]

    @property
    def findings(self) -> pd.DataFrame:
        """What the import found wrong or had to decide, one a row."""
        return self.tables["findings"]

    @property
    def present(self) -> list[str]:
        """Names of the tables that the package holds: an optional one only when it has rows."""
        return [
            table
            for table in schema.list_tables()
            if not (schema.is_optional(table) and self.tables[table].empty)
        ]

    @property
    def date(self) -> str:
        """The date up to which the dataset is known: the register's date."""
        return str(self.metadata["date"])

    @property
    def name(self) -> str:
        """The package's short name."""
        return str(self.metadata["name"])

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over the rows of all tables, first 16 hexadecimal digits."""
        digest = sha256()
        for table in self.present:
            digest.update(table.encode())
            ordered = self.tables[table].sort_values(schema.list_keys(table))
            digest.update(ordered.to_csv(index=False).encode())
        return digest.hexdigest()[:16]

    def __repr__(self) -> str:
        """One line: which package, of when, and how much of the most that is in it."""
        shown = ", ".join(f"{table} {len(self.tables[table]):,}" for table in SHOWN)
        return f"<Dataset {self.name} of {self.date}: {shown}>"

    def _repr_html_(self) -> str:
        """What it is, as a notebook shows it."""
        stated = {name: str(self.metadata.get(name, "")) for name in ("title", "name", "date")}
        licences = [str(each.get("name", "")) for each in self.metadata.get("licenses", [])]
        rows = {f"rows of {table}": f"{len(frame):,}" for table, frame in self.tables.items()}
        return tabulate_html({**stated, "licences": ", ".join(licences), **rows})

    def with_tables(self, **tables: pd.DataFrame) -> "Dataset":
        """The same dataset with some tables replaced."""
        return replace(self, tables={**self.tables, **tables})


def tabulate_html(values: Mapping[str, str]) -> str:
    """A small table for a notebook, a row a name with its value; escaped, and never cut."""
    with pd.option_context("display.max_colwidth", None):
        return pd.Series(dict(values), dtype=object).to_frame().to_html(header=False)


def first_date(dataset: Dataset) -> str:
    """The first date the dataset says something about: of its coverage, else of its memberships."""
    years = [int(entry["year"]) for entry in dataset.metadata.get("coverage", [])]
    begins = [f"{min(years)}-01-01"] if years else list(filter(None, dataset.memberships["since"]))
    return min([*begins, dataset.date])


def first_filled_date(dataset: Dataset) -> str:
    """The first 1 January of which the metadata note no shortcoming; else the first date."""
    years = [int(entry["year"]) for entry in dataset.metadata.get("coverage", [])]
    whole = [f"{year}-01-01" for year in years if not note_coverage(dataset, str(year))]
    return min([*whole, dataset.date]) if whole else first_date(dataset)


def find_complete_since(dataset: Dataset, domains: Iterable[str]) -> dict[str, str]:
    """Of each domain since when its figures are complete, as the metadata have it measured.

    From then on everybody is in one of the bodies by which it is told, and where that is ever so in
    exactly one. Empty where nothing tells, or it is not so yet.
    """
    found: dict[str, str] = {}
    for domain in domains:
        rows = [
            each for each in dataset.metadata.get("completeness", []) if each["domain"] == domain
        ]
        days = [str(each["once_since"] or each["covered_since"]) for each in rows]
        found[domain] = max(days) if days and all(days) else ""
    return found


def note_coverage(dataset: Dataset, date: str) -> str:
    """What the metadata say of the year of `date`, such as that the register was being filled."""
    for entry in dataset.metadata.get("coverage", []):
        if str(entry["year"]) == date[:4]:
            return str(entry.get("note", ""))
    return ""
