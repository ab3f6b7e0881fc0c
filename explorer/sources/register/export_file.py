"""The export of the Register van Overheidsorganisaties as a stream of XML elements.

The namespace carries a version that changes (2.4 on another host, 2.5, 2.6), and attributes occur
with and without prefix: elements and attributes are therefore known by their local names alone.
"""

import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from lxml import etree

from explorer.errors import SourceError

ROOT = "overheidsorganisaties"
GZIP_MAGIC = b"\x1f\x8b"
RECORDS = ("organisatie", "regeling", "gemeenschappelijkeRegeling")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
FETCH_AGAIN = "fetch exportOO.xml from organisaties.overheid.nl again"


def clean_text(text: str | None) -> str:
    """Text without zero-width characters, every run of white space one space."""
    return " ".join(INVISIBLE.sub("", text or "").split())


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace; empty for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """Value of the attribute with that local name, or empty."""
    for key, value in element.attrib.items():
        if etree.QName(key).localname == name:
            return clean_text(str(value))
    return ""


def find_all(element: etree._Element, *path: str) -> list[etree._Element]:
    """Descendants down a path of local names, in the order of the document."""
    found = [element]
    for name in path:
        found = [child for parent in found for child in parent if local_name(child) == name]
    return found


def text_at(element: etree._Element, *path: str) -> str:
    """Clean text of the first non-empty element down a path of local names, or empty."""
    return next((text for text in texts_at(element, *path) if text), "")


def texts_at(element: etree._Element, *path: str) -> list[str]:
    """Clean texts of all elements down a path of local names, empty ones left out."""
    texts = [clean_text(found.text) for found in find_all(element, *path)]
    return [text for text in texts if text]


def stream_records(path: Path) -> Iterator[etree._Element]:
    """The root (empty yet) and then every organisation and regulation of an export.

    An element is emptied when the next is asked for, so that memory stays small. Entities are not
    resolved and nothing is fetched. Raises `SourceError` when the file is missing, truncated, not
    well-formed, or another kind of document.
    """
    try:
        with _open_export(path) as stream:
            yield from _parse_records(stream, path)
    except OSError as error:
        if isinstance(error, gzip.BadGzipFile):
            raise SourceError(f"{path} is a damaged gzip file; {FETCH_AGAIN}") from error
        raise SourceError(f"{path} cannot be read ({error.strerror}); {FETCH_AGAIN}") from error
    except (EOFError, zlib.error) as error:
        raise SourceError(f"{path} is truncated; {FETCH_AGAIN}") from error
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{path} is not well-formed XML ({error.msg}); {FETCH_AGAIN}") from error


def _open_export(path: Path) -> IO[bytes]:
    with path.open("rb") as start:
        packed = start.read(2) == GZIP_MAGIC
    return cast(IO[bytes], gzip.open(path)) if packed else path.open("rb")


def _parse_records(stream: IO[bytes], path: Path) -> Iterator[etree._Element]:
    events = etree.iterparse(
        stream,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    _, root = next(iter(events))
    if local_name(root) != ROOT:
        raise SourceError(
            f"{path} is a {local_name(root)!r} document, not an export of the register "
            f"({ROOT!r}); {FETCH_AGAIN}"
        )
    yield root
    for event, element in events:
        if event == "end" and local_name(element) in RECORDS:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
