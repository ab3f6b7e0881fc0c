"""From a request's bytes to what it asks for, everything about it checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote_to_bytes, urlencode

from explorer.errors import SelectionError
from explorer.network import Network, Selection
from explorer.parameters import SomeOf
from explorer.tables.queries import Packages, Service
from explorer.web.api.parameters import Parameter
from explorer.web.state import State, join_value, parse_state, write_value

HALF_ENCODED = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True)
class Call:
    """What a request asks for.

    values: by parameter, what was given or is default, None where neither; query: what differs from
    the default, in the order of the parameters, so that equal calls have equal queries; state: the
    same as the pages know it.
    """

    service: Service
    packages: Packages
    values: Mapping[str, Any]
    query: str
    state: State

    @property
    def package(self) -> str:
        """The name of the data package."""
        return self.state.package or self.packages.default

    @property
    def selection(self) -> Selection:
        """The part of the dataset that is looked at."""
        return self.state.selection

    @property
    def network(self) -> Network:
        """The network of the selection."""
        return self.service.network_of(self.selection)


def read_call(
    packages: Packages, parameters: tuple[Parameter, ...], *, query: bytes, path: Mapping[str, str]
) -> Call:
    """What is asked for.

    Raises `SelectionError` naming the first parameter that is unknown, empty, given twice, not
    UTF-8 or of a value that does not exist.
    """
    given = split_query(query)
    known = {record.name: record for record in parameters if record.place == "query"}
    for name in given:
        if name not in known:
            listed = ", ".join(known) or "none"
            raise SelectionError(name, f"there is no such parameter here; known are: {listed}")
    read = {name: _read(known[name], texts) for name, texts in given.items()}
    service = packages.get(str(read.get("data", "")))
    default = {name: record.default for name, record in known.items()}
    told = {name: read[name] for name in known if name in read and read[name] != default[name]}
    text = urlencode({name: write_value(value) for name, value in told.items()}, safe=",")
    return Call(service, packages, {**default, **read, **path}, text, parse_state(text))


def split_query(query: bytes) -> dict[str, list[str]]:
    """Texts by name in the order given.

    Raises `SelectionError` naming the parameter whose text is not percent-encoded UTF-8.
    """
    found: dict[str, list[str]] = {}
    for part in query.decode("latin-1").split("&"):
        if not part:
            continue
        name, _, text = part.partition("=")
        found.setdefault(_decode(name, name), []).append(_decode(name, text))
    return found


def _decode(name: str, text: str) -> str:
    try:
        if HALF_ENCODED.search(text):
            raise ValueError("a percent sign without two digits")
        return unquote_to_bytes(text.replace("+", " ").encode("latin-1")).decode()
    except ValueError as error:
        said = "this is not text in UTF-8, percent-encoded"
        raise SelectionError(quote(name, safe="%"), said) from error


def _read(record: Parameter, texts: list[str]) -> Any:  # noqa: ANN401
    if not all(texts):
        raise SelectionError(record.name, "this is empty; give a value or leave it out")
    if len(texts) > 1 and not isinstance(record.reader, SomeOf):
        raise SelectionError(record.name, "this is given more than once")
    return join_value(record.reader(record.name, ",".join(texts)))
