"""The register's public export, fetched to a file."""

from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

from explorer.sources.fetch import fetch_file

ADDRESS = "https://organisaties.overheid.nl/archive/exportOO.xml"
MOST_BYTES = 1_000_000_000


def download_export(folder: Path, *, address: str = ADDRESS) -> Path:
    """Fetch the export into `folder` and give its path, progress shown on standard error.

    Raises `SourceError` when it cannot be reached, stops halfway, answers with an error or is
    larger than a gigabyte; half a file may then be left in `folder`.
    """
    target = folder / "exportOO.xml"
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("exportOO.xml", total=None)
        fetch_file(
            address,
            target,
            most=MOST_BYTES,
            otherwise="try later, or fetch it by other means and pass the file",
            tell=lambda received, total: progress.update(task, completed=received, total=total),
        )
    return target
