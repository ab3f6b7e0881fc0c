"""The rows of an OData answer in JSON, one after another, however long the answer is."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

from explorer.errors import SourceError
from explorer.sources.cbs.layout import AGAIN

BLOCK = 1 << 16
# Of one row, or another member of the answer, in characters.
LONGEST = 1 << 16
DECODER = json.JSONDecoder()
LINKS = ("odata.nextLink", "@odata.nextLink")


class JsonRows:
    """Iterates the objects of the list `value` (or of a list alone); `next_link` once it ended.

    Raises `SourceError` that names the file where it is cut off, is no JSON or has no such list.
    """

    def __init__(self, stream: TextIO, source: str) -> None:
        """Read from `stream`, which is called `source` in a fault."""
        self.stream, self.source = stream, source
        self.text, self.place, self.ended = "", 0, False
        self.next_link, self.count = "", 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Every row."""
        if self._peek() == "[":
            yield from self._list_rows()
        else:
            yield from self._list_members()
        if self._peek():
            raise self._fault("has text after its end")

    def _list_members(self) -> Iterator[dict[str, Any]]:
        found = False
        for _ in self._walk("{", "}"):
            name = self._take()
            self._expect(":")
            if name == "value" and self._peek() == "[":
                found = True
                yield from self._list_rows()
            else:
                value = self._take()
                self.next_link = str(value) if name in LINKS and value else self.next_link
        if not found:
            raise SourceError(
                f"{self.source} has no list `value` of rows: give the answer of TypedDataSet as "
                "CBS serves it"
            )

    def _list_rows(self) -> Iterator[dict[str, Any]]:
        for _ in self._walk("[", "]"):
            row = self._take()
            self.count += 1
            if not isinstance(row, dict):
                raise self._fault("is no row of named cells")
            yield row

    def _walk(self, start: str, end: str) -> Iterator[None]:
        """Stand before each of what a bracket holds, commas between."""
        self._expect(start)
        if self._peek() == end:
            self.place += 1
            return
        while True:
            yield
            if self._peek() == end:
                self.place += 1
                return
            self._expect(",")

    def _peek(self) -> str:
        """The next character that is no blank; empty at the end."""
        while True:
            while self.place < len(self.text):
                if not self.text[self.place].isspace():
                    return self.text[self.place]
                self.place += 1
            if not self._read_more():
                return ""

    def _expect(self, character: str) -> None:
        found = self._peek()
        if found != character:
            raise self._fault("is cut off" if not found else f"has {found!r} for {character!r}")
        self.place += 1

    def _take(self) -> Any:  # noqa: ANN401
        """The value that begins here."""
        self._peek()
        while True:
            try:
                value, end = DECODER.raw_decode(self.text, self.place)
            except RecursionError as error:
                raise self._fault("is nested deeper than a row can be") from error
            except json.JSONDecodeError as error:
                ended = self.ended or not self._read_more()
                if ended and error.pos < len(self.text.rstrip()) - 1:
                    raise self._fault(f"is no JSON ({error.msg})") from error
                if ended:
                    raise self._fault("is cut off") from error
                if len(self.text) - self.place > LONGEST + BLOCK:
                    raise self._fault("is longer than a row can be, or no JSON") from error
                continue
            # A number at the end of what is read may go on.
            if end == len(self.text) and self._read_more():
                continue
            self.place = end
            return value

    def _read_more(self) -> bool:
        block = "" if self.ended else self.stream.read(BLOCK)
        self.ended = not block
        self.text, self.place = self.text[self.place :] + block, 0
        return bool(block)

    def _fault(self, what: str) -> SourceError:
        return SourceError(f"{self.source} {what}, at or after row {self.count}; {AGAIN}")
