"""`python -m explorer refresh`: the register network renewed from a newer export."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from explorer.dataset import Dataset, load_dataset, save_dataset
from explorer.errors import SourceError
from explorer.network.changes import Changes, compare_datasets
from explorer.network.positions import add_force
from explorer.network.record import record_events
from explorer.settings import Settings, keep_installed
from explorer.sources.register.build import build_dataset
from explorer.sources.register.download import download_export
from explorer.sources.register.refresh import refresh_dataset
from explorer.translate import Translator

NATIONAL = Settings().data
T = Translator("en")


def refresh(
    export: Annotated[
        Path | None, typer.Argument(help="The register's exportOO.xml, packed (.gz) or not.")
    ] = None,
    download: Annotated[
        bool, typer.Option("--download", help="Fetch the export from the register itself.")
    ] = False,
    sources: Annotated[
        Path | None, typer.Option(help="Build anew from this folder of all sources instead.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Package to renew.")] = NATIONAL,
) -> None:
    """Renew the register network and say what changed; a failure leaves the old one as it was.

    Examples:

      python -m explorer refresh exportOO.xml.gz

      python -m explorer refresh --download
    """
    if [export is not None, download, sources is not None].count(True) != 1:
        raise SourceError("give an export, or --download, or --sources FOLDER: one of the three")
    old = load_dataset(keep_installed(out))
    new = add_force(build_dataset(sources) if sources else _renew(old, export))
    new = record_events(old, new)
    changes = compare_datasets(old, new)
    if changes or new.metadata["date"] != old.date:
        save_dataset(new, out)
    for line in describe_changes(changes):
        typer.echo(line)
    typer.echo(f"{out}: register of {T.day(new.date)} (was {T.day(old.date)})")


def _renew(old: Dataset, export: Path | None) -> Dataset:
    if export is not None:
        return _read(old, export)
    try:
        with tempfile.TemporaryDirectory(prefix="verband-") as folder:
            return _read(old, download_export(Path(folder)))
    except OSError as error:
        raise SourceError(f"the download found no place: {error}; make room in TMPDIR") from error


def _read(old: Dataset, export: Path) -> Dataset:
    with Console(stderr=True).status(f"Reading {export.name} ..."):
        return refresh_dataset(old, export)


def describe_changes(changes: Changes) -> list[str]:
    """Lines that tell a person what changed."""
    if not changes:
        return ["Nothing changed."]
    begun = T.n("{n} collaboration begun", "{n} collaborations begun", len(changes.begun))
    ended = T.n("{n} collaboration ended", "{n} collaborations ended", len(changes.ended))
    joined, left = (
        T.n(
            "{n} membership {what} in other collaborations",
            "{n} memberships {what} in other collaborations",
            len(rows),
            what=what,
        )
        for rows, what in ((changes.joined, "begun"), (changes.left, "ended"))
    )
    findings = T.n("{n} new finding", "{n} new findings", sum(changes.findings.values()))
    counts = ", ".join(f"{rule} {number}" for rule, number in changes.findings.items())
    return [
        begun,
        *(f"  + {name}" for name in changes.begun),
        ended,
        *(f"  - {name}" for name in changes.ended),
        joined,
        *(f"  + {actor}: {name}" for actor, name in changes.joined),
        left,
        *(f"  - {actor}: {name}" for actor, name in changes.left),
        findings + (f": {counts}" if counts else ""),
        f"tables that differ: {', '.join(changes.tables)}",
    ]
