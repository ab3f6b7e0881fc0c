"""From a request's bytes to what it asks for, everything about it checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from explorer.errors import SelectionError
from explorer.network import Network, Selection, parse_selection
from explorer.parameters import Parameter, read_values, refuse_unknown
from explorer.query import split_query, write_query, write_value
from explorer.tables.queries import Packages, Service
from explorer.translate import N_

DIVISION = "division"
IN_BODY = "the parameters of a POST stand in its body; leave this out of the address"
NOT_GIVEN = N_("this has to be given, such as {example}")
NO_JSON = 'this is no JSON object of parameters, such as {{"step": ["leave:GM0344@GR24221387"]}}'
NO_TEXT = "this is no text, number, true or false, nor a list of them"
NO_DIVISION = 'this is no object of regions by municipality, such as {{"GM0344": "Utrecht"}}'


@dataclass(frozen=True)
class Call:
    """What a request asks for.

    values: by parameter, what was given or is default, None where neither; query: what differs from
    the default, in the order of the parameters, so that equal calls have equal queries; selection:
    the part of the dataset that is asked for; given: the names of the parameters in the request;
    division: a division of one's own that came with it, the region by municipality.
    """

    service: Service
    packages: Packages
    values: Mapping[str, Any]
    query: str
    selection: Selection
    given: tuple[str, ...] = ()
    division: Mapping[str, str] = field(default_factory=dict)

    @property
    def package(self) -> str:
        """The name of the data package."""
        return self.values.get("data") or self.packages.default

    @property
    def network(self) -> Network:
        """The network of the selection."""
        return self.service.network_of(self.selection)


def read_call(
    packages: Packages,
    parameters: tuple[Parameter, ...],
    *,
    query: bytes,
    path: Mapping[str, str],
    body: bytes | None = None,
) -> Call:
    """What is asked for; with a body what that says, see `split_body`.

    Raises `SelectionError` naming the first parameter that is unknown, empty, given twice, not
    UTF-8 or of a value that does not exist.
    """
    taken = [record for record in parameters if record.place == "query"]
    given = split_query(query)
    division: dict[str, str] = {}
    if body is not None:
        if given:
            raise SelectionError(next(iter(given)), IN_BODY)
        given, division = split_body(body)
    refuse_unknown(given, taken)
    read = read_values(given, taken)
    for record in taken:
        if record.required and record.name not in read:
            raise SelectionError(record.name, NOT_GIVEN, example=f"{record.name}={record.example}")
    service = packages.get(str(read.get("data", "")))
    text = write_query(read, taken)
    default = {record.name: record.default for record in taken}
    return Call(
        service,
        packages,
        {**default, **read, **path},
        text,
        parse_selection(text),
        tuple(given),
        division,
    )


def split_body(body: bytes) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The texts of parameters by name that a JSON object gives, and its `division`.

    A value is a text, a number, true or false, or a list of them; `division` is an object with
    the region of each municipality. Raises `SelectionError` for what is none of these.
    """
    try:
        given = orjson.loads(body)
    except ValueError as error:
        raise SelectionError("body", NO_JSON) from error
    if not isinstance(given, dict):
        raise SelectionError("body", NO_JSON)
    division = given.pop(DIVISION, {})
    regions = division.values() if isinstance(division, dict) else [None]
    if not all(isinstance(each, str) and each.strip() for each in regions):
        raise SelectionError(DIVISION, NO_DIVISION)
    texts = {name: _write_texts(name, value) for name, value in given.items()}
    return texts, division


def _write_texts(name: str, value: Any) -> list[str]:  # noqa: ANN401, whatever JSON holds
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(each, str | int | float) for each in values):
        raise SelectionError(name, NO_TEXT)
    return [write_value(each) for each in values]
