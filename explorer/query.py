"""Query strings: the texts of parameters by name, taken out of one and put into one.

What a text means is its parameter's (`explorer.parameters`); a value is written as it is read back.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote, unquote_to_bytes, urlencode

from explorer.errors import SelectionError
from explorer.parameters import Lines, Parameter
from explorer.translate import N_

HALF_ENCODED = re.compile(r"%(?![0-9A-Fa-f]{2})")


class OnLines(str):
    """Texts on a line each, which stand in an address each by itself, under the same name."""

    __slots__ = ()


def split_query(query: str | bytes) -> dict[str, list[str]]:
    """The texts of a query string by name, in the order given; a leading `?` is left aside.

    Raises `SelectionError` naming the parameter whose text is not percent-encoded UTF-8.
    """
    text = query.decode("latin-1") if isinstance(query, bytes) else query
    found: dict[str, list[str]] = {}
    for part in text.removeprefix("?").split("&"):
        if not part:
            continue
        name, _, value = part.partition("=")
        found.setdefault(_decode(name, name), []).append(_decode(name, value))
    return found


def write_query(values: Mapping[str, Any], parameters: Iterable[Parameter]) -> str:
    """A query string without `?` of the values that are not defaults, in order of `parameters`."""
    return encode_query(
        {
            each.name: write_value(values[each.name])
            for each in parameters
            if each.name in values and values[each.name] != each.default
        }
    )


def encode_query(texts: Mapping[str, str]) -> str:
    """Texts by name as a query string, commas left as they are; of several each by itself."""
    pairs = [
        (name, each)
        for name, text in texts.items()
        for each in (text.split("\n") if isinstance(text, OnLines) else [text])
    ]
    return urlencode(pairs, safe=",")


def write_value(value: Any) -> str:  # noqa: ANN401, whatever a reader gives
    """A value as its reader reads it back: numbers with all their digits, lists with commas.

    Texts that may hold commas stand on lines.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    if isinstance(value, tuple):
        return OnLines("\n".join(value)) if isinstance(value, Lines) else ",".join(value)
    return str(value)


def _decode(name: str, text: str) -> str:
    try:
        if HALF_ENCODED.search(text):
            raise ValueError("a percent sign without two digits")
        raw = text.replace("+", " ")
        return unquote_to_bytes(raw.encode("latin-1") if raw.isascii() else raw.encode()).decode()
    except ValueError as error:
        wrong = N_("this is not text in UTF-8, percent-encoded")
        raise SelectionError(quote(name, safe="%"), wrong) from error
