"""How the text of a query parameter is read: what is allowed is a record, so that it can be told.

Each reader is called with the parameter's name and its text, returns the value, and raises
`SelectionError` naming the parameter when the text is none of what it allows.
"""

import math
import re
from dataclasses import dataclass

from explorer.dataset.timeslice import is_date
from explorer.errors import SelectionError

WHOLE = re.compile(r"[0-9]{1,9}")
NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,25})?([eE]-?[0-9]{1,3})?")
LONGEST = 20_000


@dataclass(frozen=True)
class OneOf:
    """One of the values allowed."""

    allowed: tuple[str, ...]

    def __call__(self, name: str, text: str) -> str:
        """The text itself."""
        if text not in self.allowed:
            known = ", ".join(self.allowed)
            raise SelectionError(name, f"{text!r} is unknown; choose from {known}")
        return text


@dataclass(frozen=True)
class SomeOf:
    """At most `most` of the values allowed, a comma between."""

    allowed: tuple[str, ...]
    most: int

    def __call__(self, name: str, text: str) -> str:
        """What is given in the order of `allowed`, each once, a comma between."""
        given = list(dict.fromkeys(text.split(",")))
        known = ", ".join(self.allowed)
        unknown = [value for value in given if value not in self.allowed]
        if unknown:
            raise SelectionError(name, f"{unknown[0]!r} is unknown; choose from {known}")
        if len(given) > self.most:
            raise SelectionError(name, f"choose at most {self.most} of {known}")
        return ",".join(value for value in self.allowed if value in given)


@dataclass(frozen=True)
class SomeIds:
    """At most `most` ids of nodes, a comma between, whether they exist or not."""

    most: int

    def __call__(self, name: str, text: str) -> str:
        """The ids in the order given, each once, a comma between."""
        given = [node for node in dict.fromkeys(text.split(",")) if node]
        if len(given) > self.most:
            raise SelectionError(name, f"choose at most {self.most}")
        return ",".join(given)


@dataclass(frozen=True)
class Whole:
    """A whole number from `low` to `high`, both included."""

    low: int
    high: int

    def __call__(self, name: str, text: str) -> int:
        """The number."""
        if not WHOLE.fullmatch(text) or not self.low <= int(text) <= self.high:
            said = f"{text!r} is not a whole number from {self.low} to {self.high}"
            raise SelectionError(name, said)
        return int(text)


@dataclass(frozen=True)
class Between:
    """A number between `low` and `high`, both excluded."""

    low: float
    high: float

    def __call__(self, name: str, text: str) -> float:
        """The number."""
        value = float(text) if NUMBER.fullmatch(text) else math.nan
        if not self.low < value < self.high:
            said = f"{text!r} is not a number between {self.low:g} and {self.high:g}"
            raise SelectionError(name, said)
        return value


@dataclass(frozen=True)
class Day:
    """A date of the calendar."""

    def __call__(self, name: str, text: str) -> str:
        """The text itself."""
        if not is_date(text):
            raise SelectionError(name, f"{text!r} is not a date; write 2026-05-16")
        return text


@dataclass(frozen=True)
class AnyText:
    """Any text up to `longest` characters; what it means is read by who uses it."""

    longest: int = LONGEST

    def __call__(self, name: str, text: str) -> str:
        """The text itself."""
        if len(text) > self.longest:
            raise SelectionError(name, f"the text is longer than {self.longest} characters")
        return text


Reader = OneOf | SomeOf | SomeIds | Whole | Between | Day | AnyText
