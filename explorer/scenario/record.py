"""What a step is: how it is written, and what it does to a dataset."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pandas as pd

from explorer.dataset import Dataset
from explorer.errors import ScenarioError
from explorer.translate import N_, Translator

LONGEST_NAME = 120


@dataclass(frozen=True)
class Stage:
    """Where steps are taken: the dataset so far, the date they hold from, and an own division.

    proposal: the region of each municipality of a division that was uploaded, by actor id; None
    where none was.
    """

    dataset: Dataset
    date: str
    proposal: pd.Series | None = field(default=None, compare=False)

    def put(self, **tables: pd.DataFrame) -> "Stage":
        """The same stage with some tables replaced."""
        return Stage(self.dataset.with_tables(**tables), self.date, self.proposal)


@dataclass(frozen=True)
class Step:
    """One thing that is done to a network: which of `STEPS`, to whom, and the names it gives.

    values: by name what the step's kind reads from its text.
    """

    kind: str
    values: tuple[tuple[str, Any], ...]

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401, each value has its own type
        """A value by its name."""
        return dict(self.values)[name]


# What a node is called, by its id.
Naming = Callable[[str], str]


@dataclass(frozen=True)
class StepKind:
    """A kind of step, called and meant in English, to be translated.

    form: how its text is written after the colon, with names for what stands there; example: a
    whole text; read: values from that text; write: that text from values; take: the stage after
    the step, raising `ScenarioError` where it cannot be taken; say: the step in a sentence;
    subjects: the ids that a step is about; fields: of each value that a person fills in by what it
    is chosen (`towns`, `town`, `groups`, `group`, `domain`, `domains`, `division`, `name`);
    optional: which of those may stay empty; complete: all values from those filled in, the dataset
    they are about, and texts with the codes that are spoken for.
    """

    id: str
    label: str
    meaning: str
    form: str
    example: str
    read: Callable[[str], Mapping[str, Any]]
    write: Callable[[Step], str]
    take: Callable[[Stage, Step], Stage]
    say: Callable[[Step, Naming, Translator], str]
    subjects: Callable[[Step], tuple[str, ...]]
    fields: Mapping[str, str]
    optional: tuple[str, ...] = ()
    complete: Callable[[dict[str, Any], Dataset, str], Mapping[str, Any]] = (
        lambda values, _dataset, _used: values
    )
    context: ClassVar[str] = "step"


NO_NAME = N_("no name is given after {mark}; write one")
LONG_NAME = N_("the name is longer than {most} characters; shorten it")
UNWRITTEN = N_("write it as {form}")


def read_name(text: str, mark: str) -> str:
    """A name that a person gives: one line, not empty, not too long."""
    name = " ".join(text.split())
    if not name or not name.isprintable():
        raise ScenarioError(NO_NAME, mark=mark)
    if len(name) > LONGEST_NAME:
        raise ScenarioError(LONG_NAME, most=LONGEST_NAME)
    return name


def read_ids(text: str) -> tuple[str, ...]:
    """Ids with a comma between, in order, each once."""
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
