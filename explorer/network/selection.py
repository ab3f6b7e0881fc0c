"""The one filter object: what part of a dataset is looked at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import parse_qsl, urlencode

from explorer import vocabulary
from explorer.errors import SelectionError
from explorer.parameters import is_date

VALUES: Mapping[str, Iterable[str]] = {
    "domain": vocabulary.DOMAINS,
    "form": vocabulary.FORMS,
    "power": vocabulary.POWERS,
    "obligation": vocabulary.OBLIGATIONS,
    "kind": vocabulary.KINDS,
    "province": vocabulary.PROVINCES,
}
DEFAULT_KINDS = ("municipality",)


@dataclass(frozen=True)
class Selection:
    """A date and the filters; an empty tuple filters nothing.

    date: ISO date, or empty for the dataset's own; domain: Iv3 main functions, found by the
    collaboration's domain or one of its themes; form, power, obligation: of the collaboration;
    kind: kinds of actors; province: of the actors; cross_border: `yes`, `no` or empty;
    least: least number of selected members a collaboration has.
    """

    date: str = ""
    domain: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    power: tuple[str, ...] = ()
    obligation: tuple[str, ...] = ()
    kind: tuple[str, ...] = DEFAULT_KINDS
    province: tuple[str, ...] = ()
    cross_border: str = ""
    least: int = 1

    def __post_init__(self) -> None:
        """Bring the values into their one order; raise `SelectionError` for one that is none."""
        if self.date and not is_date(self.date):
            raise SelectionError("date", f"{self.date!r} is not a date; write 2026-05-16")
        for name, allowed in VALUES.items():
            given = getattr(self, name)
            unknown = [value for value in given if value not in allowed]
            if unknown:
                raise SelectionError(
                    name, f"{unknown[0]!r} is unknown; choose from {', '.join(allowed)}"
                )
            ordered = tuple(value for value in allowed if value in given)
            object.__setattr__(self, name, ordered)
        if not self.kind:
            object.__setattr__(self, "kind", DEFAULT_KINDS)
        if self.cross_border not in ("", "yes", "no"):
            raise SelectionError("cross_border", "choose yes or no, or leave it out")
        if self.least < 1:
            raise SelectionError("least", "the least number of members is 1 or more")

    def on(self, date: str) -> "Selection":
        """The same filters at another date."""
        return replace(self, date=date)

    def to_query(self) -> str:
        """The selection as a query string, defaults left out; equal selections, equal strings."""
        return urlencode(self.to_parameters(), safe=",")

    def to_parameters(self) -> dict[str, str]:
        """Query parameters by name, defaults left out, in the order of the fields."""
        default = Selection()
        parameters = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if value != getattr(default, field.name):
                text = ",".join(value) if isinstance(value, tuple) else str(value)
                parameters[field.name] = text
        return parameters


def parse_selection(query: str | Mapping[str, str | list[str]]) -> Selection:
    """The selection a query string (or mapping) states; parameters of other names are ignored.

    A filter with several values is written `domain=1,6` or `domain=1&domain=6`. Raises
    `SelectionError` naming the parameter when a value does not exist.
    """
    given = _collect_values(query)
    values: dict[str, object] = {}
    for field in fields(Selection):
        texts = given.get(field.name, [])
        if not texts:
            continue
        if field.name in VALUES:
            values[field.name] = tuple(texts)
        elif field.name == "least":
            values["least"] = _read_whole_number("least", texts[-1])
        else:
            values[field.name] = texts[-1]
    return Selection(**values)  # type: ignore[arg-type]


def _collect_values(query: str | Mapping[str, str | list[str]]) -> dict[str, list[str]]:
    if isinstance(query, str):
        pairs = parse_qsl(query.removeprefix("?"))
    else:
        pairs = [
            (name, text)
            for name, value in query.items()
            for text in ([value] if isinstance(value, str) else value)
        ]
    collected: dict[str, list[str]] = {}
    for name, text in pairs:
        collected.setdefault(name, []).extend(part for part in text.split(",") if part)
    return collected


def _read_whole_number(parameter: str, text: str) -> int:
    if not text.isdecimal():
        raise SelectionError(parameter, f"{text!r} is not a whole number")
    return int(text)
