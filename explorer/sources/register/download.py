"""The register's public export, fetched to a file."""

from pathlib import Path

import requests
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

from explorer.errors import SourceError

ADDRESS = "https://organisaties.overheid.nl/archive/exportOO.xml"
CONNECT_SECONDS = 15
READ_SECONDS = 60
MOST_BYTES = 1_000_000_000
BLOCK = 1 << 18


def download_export(folder: Path, *, address: str = ADDRESS) -> Path:
    """Fetch the export into `folder` and give its path, progress shown on standard error.

    Raises `SourceError` when it cannot be reached, stops halfway, answers with an error or is
    larger than a gigabyte; half a file may then be left in `folder`.
    """
    target = folder / "exportOO.xml"
    try:
        _fetch(address, target)
    except requests.RequestException as error:
        raise SourceError(
            f"{address} cannot be fetched ({_give_reason(error)}); "
            "try later, or fetch it by other means and pass the file"
        ) from error
    except OSError as error:
        raise SourceError(f"cannot write {target}: {error.strerror}; make room") from error
    return target


def _fetch(address: str, target: Path) -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with (
        requests.get(address, stream=True, timeout=(CONNECT_SECONDS, READ_SECONDS)) as response,
        Progress(*columns, console=Console(stderr=True), transient=True) as progress,
        target.open("wb") as stream,
    ):
        response.raise_for_status()
        packed = "Content-Encoding" in response.headers
        length = "" if packed else response.headers.get("Content-Length", "")
        task = progress.add_task("exportOO.xml", total=int(length) if length.isdecimal() else None)
        received = 0
        for block in response.iter_content(BLOCK):
            received += len(block)
            if received > MOST_BYTES:
                raise SourceError(f"{address} is larger than {MOST_BYTES:,} bytes; not fetched")
            stream.write(block)
            progress.update(task, completed=received)


def _give_reason(error: requests.RequestException) -> str:
    if isinstance(error, requests.Timeout):
        return "no answer in time"
    if isinstance(error, requests.HTTPError) and error.response is not None:
        return f"HTTP {error.response.status_code}"
    if isinstance(error, requests.ConnectionError):
        return "no connection, or it broke"
    return type(error).__name__
