"""A file fetched from the web: streamed, bounded, and every failure said in one line."""

from collections.abc import Callable
from pathlib import Path

import requests

from explorer.errors import SourceError

CONNECT_SECONDS = 15
READ_SECONDS = 60
BLOCK = 1 << 18
# How much came so far, and how much there is, None where it is not said.
Told = Callable[[int, int | None], None]


def fetch_file(address: str, target: Path, *, most: int, otherwise: str, tell: Told) -> int:
    """Fetch an address into a file and give its bytes; `tell` is called as they come.

    otherwise: what to do when it fails. Raises `SourceError` when it cannot be reached, stops
    halfway, answers with an error or has more than `most` bytes; half a file may then be left.
    """
    try:
        return _fetch(address, target, most, tell)
    except requests.RequestException as error:
        raise SourceError(
            f"{address} cannot be fetched ({_give_reason(error)}); {otherwise}"
        ) from error
    except OSError as error:
        raise SourceError(f"cannot write {target}: {error.strerror}; make room") from error


def _fetch(address: str, target: Path, most: int, tell: Told) -> int:
    received = 0
    with (
        requests.get(address, stream=True, timeout=(CONNECT_SECONDS, READ_SECONDS)) as response,
        target.open("wb") as stream,
    ):
        response.raise_for_status()
        packed = "Content-Encoding" in response.headers
        length = "" if packed else response.headers.get("Content-Length", "")
        for block in response.iter_content(BLOCK):
            received += len(block)
            if received > most:
                raise SourceError(f"{address} is larger than {most:,} bytes; not fetched")
            stream.write(block)
            tell(received, int(length) if length.isdecimal() else None)
    return received


def _give_reason(error: requests.RequestException) -> str:
    if isinstance(error, requests.Timeout):
        return "no answer in time"
    if isinstance(error, requests.HTTPError) and error.response is not None:
        return f"HTTP {error.response.status_code}"
    if isinstance(error, requests.ConnectionError):
        return "no connection, or it broke"
    return type(error).__name__
