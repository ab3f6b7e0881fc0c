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

SEVERAL = "several by comma or by repeating the option"
Values = list[str] | None
Data = Annotated[
    Path | None,
    typer.Option(help="Folder of a data package [EXPLORER_DATA].", show_default=False),
]
Output = Annotated[str, typer.Option(help="File, or folder (usual name); - is standard output.")]


def _offer(
    date: Annotated[str, typer.Option(help="ISO date; the register's date by default.")] = "",
    domain: Annotated[Values, typer.Option(help=f"Iv3 main functions 0-8, {SEVERAL}.")] = None,
    form: Annotated[Values, typer.Option(help=f"OL, GO, BVO, RZM, {SEVERAL}.")] = None,
    power: Annotated[Values, typer.Option(help="attribution, delegation, mandate.")] = None,
    obligation: Annotated[
        Values, typer.Option(help="statutory, semi_statutory, voluntary.")
    ] = None,
    kind: Annotated[Values, typer.Option(help="Kinds of actors; municipality by default.")] = None,
    province: Annotated[Values, typer.Option(help="Provinces, PV20-PV31.")] = None,
    cross_border: Annotated[str, typer.Option(help="yes or no; both by default.")] = "",
    least: Annotated[str, typer.Option(help="Least selected members a collaboration has.")] = "",
) -> None:
    """The options of a selection; their names are those of the address and of `Selection`."""


FILTERS = inspect.signature(_offer).parameters


def with_selection(command: Callable[..., None]) -> Callable[..., None]:
    """`command` with an option a filter, given to it together as its `selection`."""
    own = [p for name, p in inspect.signature(command).parameters.items() if name != "selection"]
    required = [parameter for parameter in own if parameter.default is parameter.empty]
    rest = [parameter for parameter in own if parameter.default is not parameter.empty]

    @wraps(command)
    def run(**options: Any) -> None:  # noqa: ANN401
        given = {name: options.pop(name) or [] for name in FILTERS}
        command(selection=parse_selection(given), **options)

    named = [p.replace(kind=p.KEYWORD_ONLY) for p in (*required, *FILTERS.values(), *rest)]
    # Typer reads the options off these two.
    run.__signature__ = inspect.Signature(named)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in named}
    return run


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
