"""One exception class a failure; every message says what is wrong, where, and what to do."""

from collections.abc import Mapping, Sequence
from typing import Any


class ExplorerError(Exception):
    """Base of all errors that Verband raises on purpose; its text is meant for a person.

    `template` and the `values` for its {placeholders} say what is wrong, so that a page can say it
    in its own language.
    """

    def __init__(self, template: str, **values: str | int) -> None:
        """Say what is wrong; a template without values is taken as it is."""
        english = {
            key: f"{each:,}" if isinstance(each, int) else each for key, each in values.items()
        }
        super().__init__(template.format(**english) if values else template)
        self.template = template
        self.values = values


class SettingsError(ExplorerError):
    """A setting from the environment has a value that cannot be used."""


class SourceError(ExplorerError):
    """An input of the import is missing, truncated, or not what it should be."""


class DatasetError(ExplorerError):
    """A data package is missing, incomplete, or breaks its own schema."""


class SelectionError(ExplorerError):
    """A filter parameter has a value that does not exist.

    `parameter` is the name of the query parameter at fault.
    """

    def __init__(self, parameter: str, template: str, **values: str | int) -> None:
        """Say what is wrong with `parameter`."""
        super().__init__(template, **values)
        self.parameter = parameter

    def __str__(self) -> str:
        """Which parameter it is, and what is wrong with it."""
        return f"{self.parameter}: {super().__str__()}"


class ScenarioError(SelectionError):
    """A step of a scenario cannot be read or taken; `number` and `step` say which, once known."""

    def __init__(self, template: str, **values: str | int) -> None:
        """Say what is wrong with the step."""
        super().__init__("step", template, **values)
        self.number = 0
        self.step = ""

    def at(self, number: int, step: str) -> "ScenarioError":
        """The same error, of the step of this number and text."""
        self.number, self.step = number, step
        return self

    @property
    def reason(self) -> str:
        """What is wrong with the step, without which it is."""
        return ExplorerError.__str__(self)

    def __str__(self) -> str:
        """Which step it is, and what is wrong with it."""
        named = f"step {self.number}, {self.step!r}" if self.number else "step"
        return f"{named}: {self.reason}"


class MissingError(SelectionError):
    """What an address names is not in the network that the selection draws."""


class MeasureError(ExplorerError):
    """A measure was asked for that does not exist, or with parameters outside its range."""


class DivisionError(ExplorerError):
    """A division given as a file cannot be read or names what does not exist.

    `problems` are texts with {placeholders} and the values for them, so that a page can say them
    in its own language.
    """

    def __init__(self, problems: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
        """Say each of `problems` on a line."""
        super().__init__("\n".join(text.format(**values) for text, values in problems))
        self.problems = tuple(problems)


class SnapshotError(ExplorerError):
    """A snapshot was asked for in a format that does not exist, or cannot be written."""
