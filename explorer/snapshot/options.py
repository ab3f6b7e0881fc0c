"""How a network is written: both modes or a projection on one, with measures or without."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import parse_qsl

from explorer.errors import SelectionError
from explorer.measures.backbone import LEVEL, METHODS, Method
from explorer.measures.overlap import MODES, Mode
from explorer.translate import DEFAULT, LANGUAGES

NODES: Mapping[str, Mode | None] = {"both": None, **MODES}
KEEPS = ("backbone", "all")
MOST_SHARED = 99
CHOICES: Mapping[str, tuple[str, ...]] = {
    "nodes": tuple(NODES),
    "keep": KEEPS,
    "method": METHODS,
    "language": LANGUAGES,
}
PARAMETERS = {
    "nodes": "nodes",
    "keep": "keep",
    "threshold": "threshold",
    "method": "method",
    "level": "level",
    "measures": "measures",
    "lang": "language",
}


@dataclass(frozen=True)
class Options:
    """What of a network is written, by the same names as a page's address.

    nodes: `both` modes, or the projection on one; keep: which ties of a projection, those of the
    `backbone` (by `method` at `level`) or `all` that share `threshold` or more; measures: whether
    nodes carry the measures of their mode; language: of texts for people.
    What does not bear on the choice made is brought back to its default, so that options that
    give the same file are equal.
    """

    nodes: str = "both"
    keep: str = "backbone"
    threshold: int = 2
    method: Method = "sdsm"
    level: float = LEVEL
    measures: bool = False
    language: str = DEFAULT

    def __post_init__(self) -> None:
        """Raise `SelectionError` naming the parameter whose value does not exist."""
        for name, allowed in CHOICES.items():
            value = getattr(self, name)
            if value not in allowed:
                parameter = "lang" if name == "language" else name
                message = f"{value!r} is unknown; choose from {', '.join(allowed)}"
                raise SelectionError(parameter, message)
        if not 1 <= self.threshold <= MOST_SHARED:
            message = f"{self.threshold!r} is not a whole number from 1 to {MOST_SHARED}"
            raise SelectionError("threshold", message)
        if not 0 < self.level < 1:
            raise SelectionError("level", f"'{self.level:g}' is not a number between 0 and 1")
        for name in self._idle():
            object.__setattr__(self, name, type(self).__dataclass_fields__[name].default)

    def _idle(self) -> tuple[str, ...]:
        if self.mode is None:
            return ("keep", "threshold", "method", "level")
        return ("threshold",) if self.keep == "backbone" else ("method", "level")

    @property
    def mode(self) -> Mode | None:
        """The mode projected on, or None for the two-mode network."""
        return NODES[self.nodes]

    def without(self, *names: str) -> "Options":
        """The same options with some fields at their defaults."""
        default = Options()
        return replace(self, **{name: getattr(default, name) for name in names})

    def to_parameters(self) -> dict[str, str]:
        """Query parameters by name, defaults left out, in the order of the fields."""
        names = {field: name for name, field in PARAMETERS.items()}
        default = Options()
        return {
            names[field.name]: _write(getattr(self, field.name))
            for field in fields(self)
            if getattr(self, field.name) != getattr(default, field.name)
        }


def parse_options(query: str | Mapping[str, str | list[str]]) -> Options:
    """The options a query string (or mapping) states; parameters of other names are ignored.

    Of a parameter given more than once the last counts, an empty one not at all. Raises
    `SelectionError` naming the parameter when a value does not exist.
    """
    pairs = parse_qsl(query.removeprefix("?")) if isinstance(query, str) else query.items()
    given = {
        name: value if isinstance(value, str) else "".join(value[-1:]) for name, value in pairs
    }
    values = {
        field: _read(name, given[name]) for name, field in PARAMETERS.items() if given.get(name)
    }
    return Options(**values)  # type: ignore[arg-type]


def _write(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    # The shortest text that reads back as the same number.
    return repr(value) if isinstance(value, float) else str(value)


def _read(name: str, text: str) -> str | int | float | bool:
    if name == "measures":
        if text not in ("yes", "no"):
            raise SelectionError(name, f"{text!r} is unknown; choose yes or no")
        return text == "yes"
    if name == "threshold":
        if not (text.isascii() and text.isdecimal()) or not 1 <= int(text) <= MOST_SHARED:
            message = f"{text!r} is not a whole number from 1 to {MOST_SHARED}"
            raise SelectionError(name, message)
        return int(text)
    if name == "level":
        try:
            return float(text)
        except ValueError as error:
            raise SelectionError(name, f"{text!r} is not a number between 0 and 1") from error
    return text
