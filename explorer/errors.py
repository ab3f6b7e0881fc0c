"""One exception class a failure; every message says what is wrong, where, and what to do."""


class ExplorerError(Exception):
    """Base of all errors that Verband raises on purpose; its text is meant for a person."""


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

    def __init__(self, parameter: str, message: str) -> None:
        """Say what is wrong with `parameter`."""
        super().__init__(f"{parameter}: {message}")
        self.parameter = parameter


class MeasureError(ExplorerError):
    """A measure was asked for that does not exist, or with parameters outside its range."""


class SnapshotError(ExplorerError):
    """A snapshot was asked for in a format that does not exist, or cannot be written."""
