"""The one filter object: what part of a dataset is shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from explorer.dataset.model import tabulate_html
from explorer.errors import SelectionError
from explorer.network.filter_record import Filter
from explorer.network.filters import FILTERS
from explorer.parameters import read_values, refuse_unknown
from explorer.query import encode_query, split_query, write_value


@dataclass(frozen=True, init=False, repr=False)
class Selection:
    """A date and the filters, by the names of `FILTERS`; see `explorer.network.filters`.

    Each is an attribute: a text, number or tuple, empty where nothing is filtered. The empty date
    is the dataset's own.
    """

    given: tuple[tuple[str, Any], ...]

    def __init__(self, **values: Any) -> None:  # noqa: ANN401, each filter has its own type
        """Keep what is not a default; raise `SelectionError` for a filter or value that is none."""
        refuse_unknown(values, [record.parameter for record in FILTERS.values()])
        read = {name: _read(FILTERS[name], value) for name, value in values.items()}
        given = (
            (name, read[name])
            for name, record in FILTERS.items()
            if name in read and read[name] != record.default
        )
        object.__setattr__(self, "given", tuple(given))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        """The value of a filter."""
        if name == "given" or name not in FILTERS:
            raise AttributeError(f"a selection has no filter {name!r}")
        return dict(self.given).get(name, FILTERS[name].default)

    def __repr__(self) -> str:
        """As it is written in Python, defaults left out."""
        return f"Selection({', '.join(f'{name}={value!r}' for name, value in self.given)})"

    def _repr_html_(self) -> str:
        """What it is, as a notebook shows it."""
        return tabulate_html(self.to_parameters() or {"selection": "everything"})

    def replace(self, **values: Any) -> "Selection":  # noqa: ANN401
        """The same selection with some filters of other values; an empty one is the default."""
        return Selection(**{**dict(self.given), **values})

    def on(self, date: str) -> "Selection":
        """The same filters at another date."""
        return self.replace(date=date)

    def to_query(self) -> str:
        """The selection as a query string, defaults left out; equal selections, equal strings."""
        return encode_query(self.to_parameters())

    def to_parameters(self) -> dict[str, str]:
        """Query parameters by name, defaults left out, in the order of the filters."""
        return {name: write_value(value) for name, value in self.given}


def parse_selection(query: str | Mapping[str, str | list[str]]) -> Selection:
    """The selection a query string (or mapping) states; parameters of other names are ignored.

    A filter with several values is written `domain=1,6` or `domain=1&domain=6`. Raises
    `SelectionError` naming the parameter when it is empty, repeated without being a list, or of a
    value that does not exist.
    """
    texts = split_query(query) if isinstance(query, str) else query
    given = {name: [each] if isinstance(each, str) else each for name, each in texts.items()}
    return Selection(**read_values(given, [record.parameter for record in FILTERS.values()]))


def _read(record: Filter, value: Any) -> Any:  # noqa: ANN401
    """A value given in Python, read as its text in an address would be."""
    if value is None or value in ("", (), []):
        return record.default
    if isinstance(value, str) or not isinstance(value, Iterable):
        return record.parameter.read([write_value(value)])
    parts = [str(part) for part in value]
    wrong = [part for part in parts if not part or "," in part]
    if wrong:
        raise SelectionError(record.id, f"{wrong[0]!r} is not one value; give each by itself")
    return record.parameter.read(parts) if parts else record.default
