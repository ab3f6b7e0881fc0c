"""`python -m explorer validate`: whether a folder is a package that Verband can trust."""

from pathlib import Path
from typing import Annotated

import typer

from explorer.dataset.validation import Violation, validate_package


def validate(
    folder: Annotated[Path, typer.Argument(help="Folder of a data package.")],
) -> None:
    """Check a package against its schema and the rules; exit status 1 when it breaks any.

    Example:

      python -m explorer validate data/nl
    """
    violations = validate_package(folder)
    for violation in violations:
        typer.echo(describe_violation(violation))
    typer.echo(f"{folder}: {count_violations(len(violations))}")
    if violations:
        raise typer.Exit(1)


def describe_violation(violation: Violation) -> str:
    """One line: table, row, field, rule and what is wrong."""
    parts = [violation.table]
    parts += [f"row {violation.row}"] if violation.row else []
    parts += [violation.field] if violation.field else []
    return f"{', '.join(parts)} [{violation.rule}]: {violation.message}"


def count_violations(number: int) -> str:
    """`valid`, `1 violation` or `12 violations`."""
    return "valid" if not number else f"{number} violation{'s' if number > 1 else ''}"
