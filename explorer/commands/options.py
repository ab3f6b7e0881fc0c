"""Options that several commands have: the selection, where the data are, where the answer goes."""

import inspect
import json
import os
import shutil
from collections.abc import Callable, Mapping
from functools import wraps
from keyword import iskeyword
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
import typer

from explorer.errors import SnapshotError
from explorer.network import parse_selection
from explorer.network.filters import FILTERS
from explorer.parameters import Parameter, YesNo
from explorer.query import write_value
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
    if "selection" not in inspect.signature(command).parameters:
        return command
    records = {record.id: record.parameter for record in FILTERS.values()}
    return with_parameters("selection", records, parse_selection)(command)


def with_parameters(
    argument: str, parameters: Mapping[str, Parameter], read: Callable[[Any], Any]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make that in the place of an argument of a command an option a parameter stands.

    parameters: by the name of their option; read: what the command is given as the argument, from
    the texts of the parameters that were asked for, by name.
    """

    def replace(command: Callable[..., None]) -> Callable[..., None]:
        options = {name: _offer(name, each) for name, each in parameters.items()}

        @wraps(command)
        def run(**values: Any) -> None:  # noqa: ANN401
            asked = (
                (parameters[name].name, values.pop(each.name)) for name, each in options.items()
            )
            # Typer gives True for a flag that is set.
            given = {name: ["yes"] if texts is True else texts for name, texts in asked if texts}
            command(**{argument: read(given)}, **values)

        own = inspect.signature(command).parameters.items()
        parts = (options.values() if name == argument else (each,) for name, each in own)
        named = [each.replace(kind=each.KEYWORD_ONLY) for part in parts for each in part]
        # Typer reads the options from these two.
        run.__signature__ = inspect.Signature(named)  # type: ignore[attr-defined]
        run.__annotations__ = {each.name: each.annotation for each in named}
        return run

    return replace


def _offer(option: str, parameter: Parameter) -> inspect.Parameter:
    """The option of a parameter: its meaning, and the values it takes; a flag of yes and no."""
    kind, reader = inspect.Parameter.KEYWORD_ONLY, parameter.reader
    # A word of Python's own, such as `from`, is no name of a parameter.
    name = f"{option}_" if iskeyword(option) else option
    flags = [f"--{option}"] if name != option else []
    if isinstance(reader, YesNo):
        flag = typer.Option(f"--{option}", help=parameter.meaning, show_default=False)
        return inspect.Parameter(option, kind, default=False, annotation=Annotated[bool, flag])
    allowed: tuple[str, ...] = getattr(reader, "allowed", ())
    values = ", ".join(allowed if len(allowed) <= MOST_NAMED else (allowed[0], "...", allowed[-1]))
    one = "One of" if len(allowed) > 1 else "Write"
    more = [f"{one} {values}" if values and not reader.several else values]
    more += [SEVERAL] if reader.several else []
    default = f"{write_value(parameter.default)} by default" if parameter.default else ""
    said = "; ".join(filter(None, [*more, default]))
    text = " ".join(filter(None, [parameter.meaning, said and f"{said}."]))
    taken = typer.Option(*flags, help=text, show_default=False)
    return inspect.Parameter(name, kind, default=None, annotation=Annotated[Values, taken])


def write_answer(frame: pd.DataFrame, format: str) -> bytes:
    """A table as CSV or as JSON (a list of records, nothing where a value is missing).

    Raises `SnapshotError` when `format` is neither.
    """
    if format == "csv":
        # Imported late: it loads all formats of snapshots.
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
        _write_whole(target, content)
    except OSError as error:
        raise SnapshotError(f"cannot write {target}: {error.strerror}") from error
    typer.echo(f"{target}: {len(content):,} bytes", err=True)


def _write_whole(target: Path, content: bytes) -> None:
    """Write beside a file and put it in its place, so that it is whole or as it was."""
    # A device or a pipe takes what it is given; a link leads to the file.
    target = target.resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(content)
        return
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
