"""Options that several commands have: the selection, where the data are, where the answer goes."""

import inspect
import json
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
import typer

from explorer.errors import SnapshotError
from explorer.network import parse_selection
from explorer.network.filter_record import Filter
from explorer.network.filters import FILTERS
from explorer.parameters import write_value
from explorer.settings import find_package

SEVERAL = "several by comma or by repeating the option"
MOST_NAMED = 12
Values = list[str] | None
Data = Annotated[
    Path | None,
    typer.Option(
        help="Folder of a data package, or nl or nl-2016 [EXPLORER_DATA].",
        show_default=False,
        callback=lambda given: given and find_package(given),
    ),
]
Output = Annotated[str, typer.Option(help="File, or folder (usual name); - is standard output.")]


def with_selection(command: Callable[..., None]) -> Callable[..., None]:
    """A command with an option a filter, given to it together as its `selection`.

    One that takes no selection is left as it is.
    """
    own = inspect.signature(command).parameters
    if "selection" not in own:
        return command
    options = {record.id: _offer(record) for record in FILTERS.values()}

    @wraps(command)
    def run(**values: Any) -> None:  # noqa: ANN401
        given = {name: texts for name in options if (texts := values.pop(name))}
        command(selection=parse_selection(given), **values)

    rest = [parameter for name, parameter in own.items() if name != "selection"]
    named = [each.replace(kind=each.KEYWORD_ONLY) for each in (*options.values(), *rest)]
    # Typer reads the options off these two.
    run.__signature__ = inspect.Signature(named)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in named}
    return run


def _offer(record: Filter) -> inspect.Parameter:
    """The option of a filter: its meaning, and the values it takes."""
    allowed: tuple[str, ...] = getattr(record.parameter.reader, "allowed", ())
    values = ", ".join(allowed if len(allowed) <= MOST_NAMED else (allowed[0], "...", allowed[-1]))
    more = [f"One of {values}" if values and not record.several else values]
    more += [SEVERAL] if record.several else []
    default = f"{write_value(record.default)} by default" if record.default else ""
    said = "; ".join(filter(None, [*more, default]))
    text = " ".join(filter(None, [record.parameter.meaning, said and f"{said}."]))
    return inspect.Parameter(
        record.id,
        inspect.Parameter.KEYWORD_ONLY,
        default=None,
        annotation=Annotated[Values, typer.Option(help=text, show_default=False)],
    )


def write_answer(frame: pd.DataFrame, format: str) -> bytes:
    """A table as CSV or as JSON (a list of records, nothing where a value is missing).

    Raises `SnapshotError` when `format` is neither.
    """
    if format == "csv":
        # With all formats of snapshots, which commands that write no table do not wait for.
        from explorer.snapshot.tables import write_csv

        return write_csv(frame)
    if format == "json":
        text = frame.to_json(orient="records", force_ascii=False, double_precision=15)
        return json.dumps(json.loads(text), ensure_ascii=False, indent=1).encode() + b"\n"
    raise SnapshotError(f"format {format!r} is unknown; choose from csv, json")


def deliver(content: bytes, output: str, *, name: str) -> None:
    """Write to standard output (`-`), to a file, or into a folder under `name`.

    Raises `SnapshotError` when the file cannot be written.
    """
    if output == "-":
        typer.get_binary_stream("stdout").write(content)
        return
    path = Path(output)
    target = path / name if path.is_dir() else path
    try:
        target.write_bytes(content)
    except OSError as error:
        raise SnapshotError(f"cannot write {target}: {error.strerror}") from error
    typer.echo(f"{target}: {len(content):,} bytes", err=True)
