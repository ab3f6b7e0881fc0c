"""Zip archives whose bytes do not depend on the clock or the machine."""

from collections.abc import Mapping
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The earliest time a zip archive can hold.
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
LEVEL = 6
UNIX = 3


def write_entry(archive: ZipFile, name: str, content: bytes) -> None:
    """Add a file to `archive`, always the same way: readable by all, no time of its own."""
    entry = ZipInfo(name, FIXED_TIME)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = UNIX
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content, compresslevel=LEVEL)


def pack(contents: Mapping[str, bytes], *, comment: bytes = b"") -> bytes:
    """A zip archive of files by name, in their order."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in contents.items():
            write_entry(archive, name, content)
        archive.comment = comment[:65535]
    return buffer.getvalue()


def repack(archive: BinaryIO) -> bytes:
    """The same files in the same order, without the times they were written at."""
    with ZipFile(archive) as given:
        return pack({name: given.read(name) for name in given.namelist()})
