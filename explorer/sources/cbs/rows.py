"""The rows of a raw Iv3 table in a file, CSV or JSON, one after another and within bounds."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import TextIO

from explorer.errors import SourceError
from explorer.sources.cbs.json_rows import JsonRows
from explorer.sources.cbs.layout import AGAIN, Cells, Layout, find_layout

MOST_BYTES = 4_000_000_000
LONGEST_LINE = 1 << 16
DELIMITERS = (";", ",", "\t")


@dataclass
class RowFile:
    """A file of rows; once they were listed `count`, and `next_link` where pages follow it."""

    path: Path
    next_link: str = ""
    count: int = 0

    def list_rows(self) -> Iterator[tuple[str, Layout, Cells]]:
        """Every row: file and row for a fault, what its cells are, and the cells.

        In CSV the header is row 1; in JSON the first row is. Raises `SourceError` where the file
        is missing, empty, too large, not UTF-8, a web page, cut off or another table.
        """
        try:
            if self.path.stat().st_size > MOST_BYTES:
                raise SourceError(
                    f"{self.path} is larger than {MOST_BYTES:,} bytes; give the table of one year"
                )
            with self.path.open(encoding="utf-8-sig", newline="") as stream:
                yield from self._list_rows(stream)
        except UnicodeDecodeError as error:
            raise SourceError(
                f"{self.path} is not UTF-8, after row {self.count}; {AGAIN}, or "
                "save it as CSV UTF-8"
            ) from error
        except OSError as error:
            raise SourceError(f"{self.path} cannot be read: {error.strerror}") from error

    def _list_rows(self, stream: TextIO) -> Iterator[tuple[str, Layout, Cells]]:
        first = _find_first(stream)
        stream.seek(0)
        if not first:
            raise SourceError(f"{self.path} is empty; {AGAIN}")
        if first == "<":
            raise SourceError(
                f"{self.path} is a web page or XML, not CSV or JSON: ask for "
                "TypedDataSet?$format=json, or use --download"
            )
        reader = self._list_objects if first in "{[" else self._list_lines
        yield from reader(stream)
        if not self.count:
            raise SourceError(f"{self.path} has no rows; {AGAIN}")

    def _list_objects(self, stream: TextIO) -> Iterator[tuple[str, Layout, Cells]]:
        objects = JsonRows(stream, str(self.path))
        layout = None
        for row in objects:
            self.count += 1
            where = f"{self.path}, row {self.count}"
            layout = layout or find_layout(row, str(self.path))
            try:
                yield where, layout, [row[name] for name in layout.columns]
            except KeyError as error:
                raise SourceError(f"{where} lacks {error.args[0]}; {AGAIN}") from error
        self.next_link = objects.next_link

    def _list_lines(self, stream: TextIO) -> Iterator[tuple[str, Layout, Cells]]:
        lines = _list_bounded(stream, self.path)
        head = next(line for line in lines if line.strip())
        delimiter = max(DELIMITERS, key=head.count)
        try:
            names = [name.strip() for name in next(csv.reader([head], delimiter=delimiter))]
            layout = find_layout(names, str(self.path))
            take = itemgetter(*(names.index(name) for name in layout.columns))
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            for cells in filter(None, reader):
                where = f"{self.path}, row {reader.line_num + 1}"
                if len(cells) != len(names):
                    raise SourceError(
                        f"{where} has {len(cells)} cells where the header has {len(names)}; the "
                        f"file may be cut off: {AGAIN}"
                    )
                self.count += 1
                yield where, layout, take(cells)
        except csv.Error as error:
            raise SourceError(
                f"{self.path} is no CSV after row {self.count + 1} ({error}); {AGAIN}"
            ) from error


def _find_first(stream: TextIO) -> str:
    """The first character that is no blank, among the first that are read."""
    return stream.read(LONGEST_LINE).lstrip()[:1]


def _list_bounded(stream: TextIO, path: Path) -> Iterator[str]:
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            raise SourceError(
                f"{path} has a line of more than {LONGEST_LINE:,} characters; {AGAIN}"
            )
        yield line
