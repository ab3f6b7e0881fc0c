"""What an import found wrong or had to decide: one finding a row of `findings.csv`."""

from typing import NamedTuple


class Finding(NamedTuple):
    """A rule that fired on one row; `severity` is error, warning or note."""

    rule: str
    severity: str
    table: str
    key: str
    detail: str
