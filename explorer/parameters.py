"""The one grammar in which a value is read from text; `explorer/query.py` writes it again.

Page addresses, the API, the command line and the selection of a snapshot read the same text alike:
each parameter is a `Parameter` with a reader that checks and bounds what it reads. Readers know
nothing of where the text comes from; every refusal is a `SelectionError` naming the parameter.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date as calendar_date
from typing import Any, ClassVar
from urllib.parse import quote

from explorer.errors import SelectionError
from explorer.translate import N_
from explorer.vocabulary import Term

WHOLE = re.compile(r"[0-9]{1,9}")
NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,25})?([eE]-?[0-9]{1,3})?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LONGEST = 20_000
SHOWN = 60


def is_date(text: str) -> bool:
    """Whether `text` is a date of the calendar as YYYY-MM-DD, in the digits 0 to 9."""
    if not DAY.fullmatch(text):
        return False
    try:
        calendar_date.fromisoformat(text)
    except ValueError:
        return False
    return True


def shorten(text: str) -> str:
    """A text as a page or an error repeats it: cut where it is long."""
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _quote(text: str) -> str:
    return repr(shorten(text))


def _refuse_unlisted(name: str, text: str, allowed: Iterable[str]) -> SelectionError:
    wrong = N_("{given} is unknown; choose from {known}")
    return SelectionError(name, wrong, given=_quote(text), known=", ".join(allowed))


@dataclass(frozen=True)
class OneOf:
    """One of the values allowed."""

    allowed: tuple[str, ...]
    several: ClassVar[bool] = False

    def __call__(self, name: str, text: str) -> str:
        """The text itself."""
        if text not in self.allowed:
            raise _refuse_unlisted(name, text, self.allowed)
        return text


@dataclass(frozen=True)
class SomeOf:
    """At most `most` of the values allowed, a comma between.

    former: values that were allowed once, each with those it is now.
    """

    allowed: tuple[str, ...]
    most: int
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    several: ClassVar[bool] = True

    def __call__(self, name: str, text: str) -> tuple[str, ...]:
        """What is given in the order of `allowed`, each once."""
        now = (self.former.get(each, (each,)) for each in split_list(text))
        given = tuple(dict.fromkeys(value for values in now for value in values))
        unknown = [value for value in given if value not in self.allowed]
        if unknown:
            raise _refuse_unlisted(name, unknown[0], self.allowed)
        if len(given) > self.most:
            wrong, known = N_("choose at most {most} of {known}"), ", ".join(self.allowed)
            raise SelectionError(name, wrong, most=str(self.most), known=known)
        return tuple(value for value in self.allowed if value in given)


@dataclass(frozen=True)
class SomeIds:
    """At most `most` ids, a comma between, whether they exist or not.

    form: a pattern that each is; ordered: whether the order given is kept, or ids are sorted.
    """

    most: int
    form: str = "[^,]{1,100}"
    ordered: bool = True
    several: ClassVar[bool] = True

    def __call__(self, name: str, text: str) -> tuple[str, ...]:
        """The ids, each once."""
        given = split_list(text)
        if len(given) > self.most:
            raise SelectionError(name, N_("choose at most {most}"), most=str(self.most))
        wrong = [each for each in given if not re.fullmatch(self.form, each)]
        if wrong:
            raise SelectionError(name, N_("{given} is not the id of one"), given=_quote(wrong[0]))
        return given if self.ordered else tuple(sorted(given))


class Lines(tuple):
    """Texts that may hold commas: in an address each is given by itself, under the same name."""

    __slots__ = ()


@dataclass(frozen=True)
class ManyTexts:
    """At most `most` texts of at most `longest` characters, each given by itself.

    What they mean is read by who uses them.
    """

    most: int
    longest: int
    several: ClassVar[bool] = True
    mark: ClassVar[str] = "\n"

    def __call__(self, name: str, text: str) -> Lines:
        """The texts, in order."""
        given = Lines(each for each in text.split(self.mark) if each)
        if len(given) > self.most:
            raise SelectionError(name, N_("choose at most {most}"), most=str(self.most))
        if any(len(each) > self.longest for each in given):
            wrong = N_("the text is longer than {most} characters")
            raise SelectionError(name, wrong, most=str(self.longest))
        return given


@dataclass(frozen=True)
class Whole:
    """A whole number from `low` to `high`, both included."""

    low: int
    high: int
    several: ClassVar[bool] = False

    def __call__(self, name: str, text: str) -> int:
        """The number."""
        if not WHOLE.fullmatch(text) or not self.low <= int(text) <= self.high:
            wrong = N_("{given} is not a whole number from {least} to {most}")
            bounds = {"least": str(self.low), "most": str(self.high)}
            raise SelectionError(name, wrong, given=_quote(text), **bounds)
        return int(text)


@dataclass(frozen=True)
class Between:
    """A number between `low` and `high`, both excluded."""

    low: float
    high: float
    several: ClassVar[bool] = False

    def __call__(self, name: str, text: str) -> float:
        """The number."""
        value = float(text) if NUMBER.fullmatch(text) else math.nan
        if not self.low < value < self.high:
            wrong = N_("{given} is not a number between {least} and {most}")
            bounds = {"least": f"{self.low:g}", "most": f"{self.high:g}"}
            raise SelectionError(name, wrong, given=_quote(text), **bounds)
        return value


@dataclass(frozen=True)
class Day:
    """A date of the calendar."""

    several: ClassVar[bool] = False

    def __call__(self, name: str, text: str) -> str:
        """The text itself."""
        if not is_date(text):
            wrong = N_("{given} is not a date; write 2026-05-16")
            raise SelectionError(name, wrong, given=_quote(text))
        return text


@dataclass(frozen=True)
class YesNo:
    """`yes` or `no`."""

    several: ClassVar[bool] = False
    allowed: ClassVar[tuple[str, ...]] = ("no", "yes")

    def __call__(self, name: str, text: str) -> bool:
        """Whether it is `yes`."""
        if text not in self.allowed:
            raise SelectionError(
                name, N_("{given} is unknown; choose yes or no"), given=_quote(text)
            )
        return text == "yes"


@dataclass(frozen=True)
class AnyText:
    """Any text up to `longest` characters; what it means is read by who uses it."""

    longest: int = LONGEST
    several: ClassVar[bool] = False

    def __call__(self, name: str, text: str) -> str:
        """The text itself."""
        if len(text) > self.longest:
            wrong = N_("the text is longer than {most} characters")
            raise SelectionError(name, wrong, most=str(self.longest))
        return text


Reader = OneOf | SomeOf | SomeIds | ManyTexts | Whole | Between | Day | YesNo | AnyText


@dataclass(frozen=True)
class Parameter:
    """One parameter: what it is called and means, how its text is read, and its default.

    default: the value when it is left out, None when nothing stands for it; example: a text that
    works; terms: the labels of the values allowed, as far as they have any; place: `query` or
    `path`; label: what its control is called; labels: what the control calls values that have no
    terms; offered: numbers to choose from, where they are not typed; step: from one to the next;
    required: whether nothing is answered without it.
    """

    name: str
    meaning: str
    reader: Reader
    default: Any = None
    example: str = ""
    terms: Mapping[str, Term] | None = None
    place: str = "query"
    label: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    offered: tuple[float, ...] = ()
    step: float = 1
    required: bool = False

    def read(self, texts: Iterable[str]) -> Any:  # noqa: ANN401, each reader has its own type
        """The value of what was given, once or, of a list, several times.

        Raises `SelectionError` when a text is empty, one is given twice or the reader refuses it.
        """
        given = list(texts)
        if not all(given):
            raise SelectionError(self.name, N_("this is empty; give a value or leave it out"))
        if len(given) > 1 and not self.reader.several:
            raise SelectionError(self.name, N_("this is given more than once"))
        return self.reader(self.name, getattr(self.reader, "mark", ",").join(given))


def read_values(
    given: Mapping[str, Iterable[str]], parameters: Iterable[Parameter]
) -> dict[str, Any]:
    """The values of those parameters that are given, by name, in the order of `parameters`.

    Names that no parameter has are left alone: whether they are refused is for the caller to say
    (`refuse_unknown`).
    """
    return {each.name: each.read(given[each.name]) for each in parameters if each.name in given}


def refuse_unknown(given: Iterable[str], parameters: Iterable[Parameter]) -> None:
    """Raise `SelectionError` for the first name given that no parameter has."""
    known = [each.name for each in parameters]
    for name in given:
        if not name:
            wrong = N_("a value stands here without the name of its parameter; leave it out")
            raise SelectionError("=", wrong)
        if name not in known:
            listed = ", ".join(known) or "none"
            wrong = N_("there is no such parameter here; known are: {listed}")
            raise SelectionError(quote(name, safe="%"), wrong, listed=listed)


def refuse_idle(given: Iterable[str], idle: Mapping[str, str]) -> None:
    """Raise `SelectionError` for the first name given that changes nothing in what is asked.

    idle: by name of such a parameter, what it would bear on.
    """
    for name in given:
        if name in idle:
            wrong = N_("this changes nothing here; leave it out, or ask for {instead}")
            raise SelectionError(name, wrong, instead=idle[name])


def split_list(text: str) -> tuple[str, ...]:
    """What stands between commas, each once, empty ones left out."""
    return tuple(dict.fromkeys(part for part in text.split(",") if part))
