"""From a request's bytes to what it asks for, everything about it checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from explorer.network import Network, Selection, parse_selection
from explorer.parameters import Parameter, read_values, refuse_unknown
from explorer.query import split_query, write_query
from explorer.tables.queries import Packages, Service


@dataclass(frozen=True)
class Call:
    """What a request asks for.

    values: by parameter, what was given or is default, None where neither; query: what differs from
    the default, in the order of the parameters, so that equal calls have equal queries; selection:
    the part of the dataset that is asked for; given: the names of the parameters in the request.
    """

    service: Service
    packages: Packages
    values: Mapping[str, Any]
    query: str
    selection: Selection
    given: tuple[str, ...] = ()

    @property
    def package(self) -> str:
        """The name of the data package."""
        return self.values.get("data") or self.packages.default

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
    taken = [record for record in parameters if record.place == "query"]
    given = split_query(query)
    refuse_unknown(given, taken)
    read = read_values(given, taken)
    service = packages.get(str(read.get("data", "")))
    text = write_query(read, taken)
    default = {record.name: record.default for record in taken}
    return Call(
        service, packages, {**default, **read, **path}, text, parse_selection(text), tuple(given)
    )
