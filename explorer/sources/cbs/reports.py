"""Raw Iv3 rows added up: what municipalities spent and paid, by report and by task field."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pandas as pd

from explorer.dataset import schema
from explorer.errors import SourceError
from explorer.sources.cbs.layout import Cells, Entry, Layout, read_entry
from explorer.sources.cbs.rows import RowFile
from explorer.vocabulary import DOMAINS

PAID = "L4.3.3"
# Changes of reserves, and the result itself: no expenditure.
LEFT_OUT = ("0.10", "0.11")
UNIT = 1000
MOST_ROWS = 40_000_000
MOST_FILES = 10_000
KEY = ["actor_id", "year", "report"]
FIELD_COLUMNS = [*KEY, "task_field", "expenditure", "joint_arrangements"]
SKIP = re.compile(r"(?:\$|%24)skip=([0-9]{1,9})\b")
Report = tuple[str, int, str]


@dataclass
class Reports:
    """Amounts in euros of every municipality, year and report, by task field; see `read_reports`.

    amounts: by report, by task field, all expenditure and what of it is paid to joint arrangements;
    rows: how many were read, also those of other reports.
    """

    amounts: dict[Report, dict[str, list[int]]] = field(default_factory=dict)
    rows: int = 0
    _bits: dict[str, int] = field(default_factory=dict)
    _seen: dict[tuple[Report, str], int] = field(default_factory=dict)

    def add(self, entry: Entry, where: str) -> None:
        """Count a row in; raises `SourceError` for one that was there before."""
        report = entry.town, entry.year, entry.report
        fields = self.amounts.setdefault(report, {})
        if not entry.field or entry.field in LEFT_OUT or not entry.category.startswith("L"):
            return
        bit = self._bits.setdefault(entry.category, 1 << len(self._bits))
        seen = self._seen.get((report, entry.field), 0)
        if seen & bit:
            raise SourceError(
                f"{where} is there twice: {entry.town}, {entry.report} of {entry.year}, "
                f"{entry.field}, {entry.category}; give every table once"
            )
        self._seen[report, entry.field] = seen | bit
        if entry.amount is not None:
            euros = round(entry.amount * UNIT)
            sums = fields.setdefault(entry.field, [0, 0])
            sums[0] += euros
            sums[1] += euros if entry.category == PAID else 0

    def check(self, source: str) -> None:
        """Raise `SourceError` where what was read is no whole table."""
        if not self.amounts:
            raise SourceError(
                f"{source} has neither a budget (X000) nor accounts (X005); give a table that has"
            )
        if PAID not in self._bits:
            raise SourceError(
                f"{source} has no category {PAID} (to joint arrangements): give the whole table"
            )
        for one in sorted(self._bits):
            parts = [each for each in self._bits if each.startswith(f"{one}.")]
            if parts:
                raise SourceError(
                    f"{source} has {one} beside its part {parts[0]}, which would count twice: give "
                    "the table as CBS serves it, without totals"
                )

    def tabulate(self) -> pd.DataFrame:
        """The columns of `money.csv` but inhabitants, which these tables lack; 0 for no figure."""
        rows = []
        for (town, year, report), fields in sorted(self.amounts.items()):
            by_domain = dict.fromkeys(DOMAINS, 0)
            for code, (spent, _) in fields.items():
                by_domain[code[0]] += spent
            rows.append(
                {
                    "actor_id": town, "year": year, "report": report,
                    "inhabitants": pd.NA,
                    "expenditure": sum(by_domain.values()),
                    "joint_arrangements": sum(paid for _, paid in fields.values()),
                    **{f"expenditure_{domain}": spent for domain, spent in by_domain.items()},
                }
            )  # fmt: skip
        frame = pd.DataFrame(rows, columns=schema.list_columns("money"))
        return frame.astype({"inhabitants": "Int64"})

    def tabulate_fields(self) -> pd.DataFrame:
        """By municipality, year, report and task field, sorted, with the two amounts."""
        rows = [
            (*report, code, *sums)
            for report, fields in sorted(self.amounts.items())
            for code, sums in sorted(fields.items())
        ]
        return pd.DataFrame(rows, columns=FIELD_COLUMNS)


def read_reports(files: Iterable[RowFile]) -> Reports:
    """What files of raw Iv3 tables hold together: whole tables, or all pages of them.

    Raises `SourceError` for a file that cannot be used, in one line with its row and column; for
    pages of which some are missing; and for more rows than ten years have. Linear in the rows,
    which are not kept.
    """
    reports = Reports()
    read: list[RowFile] = []
    for file in files:
        if len(read) == MOST_FILES:
            raise SourceError(f"these are more than {MOST_FILES:,} files; give fewer at once")
        read.append(file)
        add_file(reports, file)
    _refuse_missing_pages(read)
    reports.check(", ".join(str(each.path) for each in read[:3]))
    return reports


def add_file(reports: Reports, file: RowFile) -> None:
    """Count all rows of a file in."""
    for entry, where in _list_entries(file):
        reports.rows += 1
        if reports.rows > MOST_ROWS:
            raise SourceError(f"{where}: these are more than {MOST_ROWS:,} rows; give fewer years")
        if entry:
            reports.add(entry, where)


def _list_entries(file: RowFile) -> Iterator[tuple[Entry | None, str]]:
    where: str
    layout: Layout
    cells: Cells
    for where, layout, cells in file.list_rows():
        yield read_entry(cells, layout, where), where


def _refuse_missing_pages(files: list[RowFile]) -> None:
    """Pages say where the next begins (`$skip`): those before the last make up all up to there."""
    tables: dict[str, list[RowFile]] = {}
    for file in files:
        if file.next_link:
            tables.setdefault(file.next_link.partition("?")[0], []).append(file)
    ends = sum(not file.next_link for file in files)
    for pages in tables.values():
        skips = [int(found[1]) for page in pages if (found := SKIP.search(page.next_link))]
        if ends < len(tables) or (skips and max(skips) != sum(page.count for page in pages)):
            raise SourceError(
                f"{pages[0].path} is one page of several, and some are missing: give all pages of "
                "the table at once, or use --download"
            )
