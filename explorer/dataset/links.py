"""Links that stand in data: which may be shown, and where they stand."""

import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlsplit

import pandas as pd

# Table and column of every link in a package.
LINKS: Mapping[str, str] = {
    "collaborations": "website",
    "versions": "regulation_url",
    "laws": "url",
    "articles": "url",
    "links": "url",
}
SCHEMES = ("http", "https")
HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?", re.IGNORECASE)
# Browsers leave these out of an address, or read a backslash as a slash: what is followed is then
# another address than the one that was checked.
UNSAFE = re.compile(r"[\s\\\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060\ufeff]")


@lru_cache(maxsize=8192)
def check_link(text: str) -> str:
    """A link as it stands where it may be shown; an empty text where it may not.

    It is http or https, written out, with a host and without a name or password, and has no space,
    control character or backslash. Whether something is to be found there is not asked.
    """
    if UNSAFE.search(text):
        return ""
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in SCHEMES or "@" in parts.netloc:
        return ""
    return text if HOST.fullmatch(parts.hostname or "") else ""


def check_links(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """A table of the package, its links that may not be shown left empty."""
    column = LINKS[table]
    return frame.assign(**{column: frame[column].map(check_link).astype(object)})
