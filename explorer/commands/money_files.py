"""What `python -m explorer money FILE...` does: raw Iv3 tables of CBS to `money.csv`."""

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pandas as pd
import typer
from rich.console import Console
from rich.status import Status

from explorer.commands.options import deliver, write_answer
from explorer.dataset import Dataset, load_dataset, save_dataset
from explorer.dataset.rules import check_tables
from explorer.dataset.storage import write_table
from explorer.errors import SourceError
from explorer.settings import keep_installed, read_settings
from explorer.sources.cbs.download import download_pages
from explorer.sources.cbs.renew import Renewed, put_money, renew_money
from explorer.sources.cbs.reports import KEY, read_reports
from explorer.sources.cbs.rows import RowFile
from explorer.translate import Translator

BY = ("municipality", "task_field", "domain")
T = Translator("en")


@dataclass(frozen=True)
class Asked:
    """Files and tables to read: with the package in `data`, or that of the settings."""

    files: Sequence[Path]
    tables: Sequence[str]
    base: str
    data: Path | None

    @property
    def folder(self) -> Path:
        """The folder of the package."""
        return self.data or read_settings().data


def write_money(asked: Asked, *, by: str, format: str, output: str) -> None:
    """Write all of `money.csv`, or the rows that were read by task field or domain."""
    if by not in BY:
        raise SourceError(f"--by {by!r} is unknown; choose from {', '.join(BY)}")
    dataset = load_dataset(asked.folder)
    renewed = read_money(asked, dataset)
    if by == "municipality" and format == "csv":
        content = write_table(renewed.money, "money")
    else:
        content = write_answer(tabulate(renewed, dataset, by), format)
    deliver(content, output, name=f"money.{format}")


def renew_package(asked: Asked) -> None:
    """Put what was read into the package, with its findings: wholly or not at all."""
    folder = keep_installed(asked.folder, option="--data")
    dataset = load_dataset(folder)
    new = put_money(dataset, read_money(asked, dataset))
    broken = [each for each in check_tables(new.tables, date=new.date) if each.table == "money"]
    if broken:
        raise SourceError(
            f"these tables give a money.csv that breaks {broken[0].rule} in {broken[0].field}: "
            f"{broken[0].message}; the old data are untouched"
        )
    save_dataset(new, folder)
    typer.echo(f"{folder}: {T.n('{n} report', '{n} reports', len(new.money))}", err=True)


def read_money(asked: Asked, dataset: Dataset) -> Renewed:
    """The money of a package with what is asked for, and say what that is on standard error."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(_make_folder())) if asked.tables else Path()
        status = stack.enter_context(Console(stderr=True).status("Reading ..."))
        pages = _list_pages(asked, folder, status)
        renewed = renew_money(dataset, read_reports(chain(map(RowFile, asked.files), pages)))
    for line in describe(renewed):
        typer.echo(line, err=True)
    return renewed


def _make_folder() -> tempfile.TemporaryDirectory[str]:
    try:
        return tempfile.TemporaryDirectory(prefix="verband-")
    except OSError as error:
        raise SourceError(f"the download found no place: {error}; make room in TMPDIR") from error


def _list_pages(asked: Asked, folder: Path, status: Status) -> Iterator[RowFile]:
    for table in dict.fromkeys(asked.tables):
        yield from download_pages(
            table,
            folder,
            base=asked.base,
            tell=lambda name, page, size: status.update(f"{name}, page {page}: {size:,} bytes"),
        )


def tabulate(renewed: Renewed, dataset: Dataset, by: str) -> pd.DataFrame:
    """The money by municipality, or the rows that were read by task field or domain, with names."""
    if by == "municipality":
        return renewed.money
    fields = renewed.fields
    if by == "domain":
        domains = fields["task_field"].str[0]
        fields = fields.drop(columns="task_field").assign(domain=domains)
        fields = fields.groupby([*KEY, "domain"], as_index=False).sum(min_count=1)
    names = fields["actor_id"].map(dataset.actors.set_index("actor_id")["name"])
    fields.insert(1, "name", names)
    return fields


def describe(renewed: Renewed) -> list[str]:
    """Lines on what was read, what was found, and what the package has no place for."""
    lines = []
    for (year, report), rows in renewed.own.groupby(["year", "report"]):
        counts = T.n("{n} municipality", "{n} municipalities", len(rows))
        known = rows["joint_arrangements"].dropna()
        lines.append(
            f"{report} of {year}: {counts}, payments known of {len(known)}: {known.sum():,} euros"
        )
    found = Counter(each.rule for each in renewed.own_findings)
    if found:
        said = ", ".join(f"{rule} {count}" for rule, count in sorted(found.items()))
        lines.append(f"findings: {said}")
    if renewed.left_out:
        shown = ", ".join(renewed.left_out[:6]) + (" ..." if len(renewed.left_out) > 6 else "")
        lines.append(f"left out, not there on 1 January by the package: {shown}")
    return lines
