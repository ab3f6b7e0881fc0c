"""A raw Iv3 table fetched from CBS by its id, page by page."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from explorer.errors import SourceError
from explorer.sources.cbs.reports import MOST_FILES
from explorer.sources.cbs.rows import MOST_BYTES, RowFile
from explorer.sources.fetch import fetch_file

BASE = "https://dataderden.cbs.nl/ODataFeed/odata"
# Expenditure alone; what each municipality earned and owns is not asked for.
WANTED = "startswith(Categorie,'L')"
TABLE_ID = re.compile(r"[0-9]{5}[A-Z]{3}")
Told = Callable[[str, int, int], None]


def download_pages(
    table: str, folder: Path, *, base: str = BASE, tell: Told = lambda *_: None
) -> Iterator[RowFile]:
    """The pages of a table, each fetched into `folder` once the rows of the one before are read.

    base: where CBS serves its tables; tell: is called with the table, the page and its bytes.
    Raises `SourceError` for what is no id of a table, a page that cannot be fetched or that leads
    to another host, and more than MOST_BYTES. A page is removed when the next is asked for.
    """
    if not TABLE_ID.fullmatch(table):
        raise SourceError(f"{table!r} is no id of a table of CBS; write it as in 45067NED")
    start = f"{base.rstrip('/')}/{table}/TypedDataSet"
    address, received = f"{start}?$format=json&$filter={quote(WANTED)}", 0
    for page in range(1, MOST_FILES + 1):
        file = RowFile(folder / f"{table}-{page}.json")
        received += fetch_file(
            address,
            file.path,
            most=MOST_BYTES - received,
            otherwise=f"try later, or fetch the table {table} by other means and pass the file",
            tell=partial(_tell, tell, table, page),
        )
        yield file
        file.path.unlink()
        if not file.next_link:
            return
        address = _follow(file.next_link, start)
    raise SourceError(f"{start} has more than {MOST_FILES:,} pages; not read")


def _tell(tell: Told, table: str, page: int, received: int, _: int | None) -> None:
    tell(table, page, received)


def _follow(link: str, start: str) -> str:
    """The address of the next page, by the scheme of the first; it must be of the same host."""
    here, there = urlsplit(start), urlsplit(link)
    if there.netloc != here.netloc:
        raise SourceError(f"{start} leads on to another host ({there.netloc}); not followed")
    return urlunsplit(there._replace(scheme=here.scheme))
