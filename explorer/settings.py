"""Settings from the environment, all optional, and where what comes with Verband is found."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from explorer.errors import SettingsError

PROJECT = Path(__file__).resolve().parent.parent
# Where pyproject.toml has a wheel hold data and assets; in a checkout they stand in its root.
INSTALLED = Path(__file__).resolve().parent / "shipped"

# In bytes: a list of members with their votes is more than the 4,094 that Gunicorn takes unless
# told otherwise; this is the most that it bounds.
LONGEST_ADDRESS = 8190


def find_shipped(name: str) -> Path:
    """The folder `data` or `assets` that comes with Verband, in a checkout and installed alike."""
    return (INSTALLED if INSTALLED.is_dir() else PROJECT) / name


def find_package(where: str | Path) -> Path:
    """The folder of a data package; by its name alone one that comes with Verband.

    `nl` and `nl-2016` come with it; a folder of that name in the working directory goes before.
    """
    path = Path(where)
    shipped = find_shipped("data") / path.name
    return shipped if path.name == str(path) and shipped.is_dir() and not path.is_dir() else path


def find_cache() -> Path:
    """The folder for results: of the checkout, or installed of the user (XDG, freedesktop.org)."""
    if not INSTALLED.is_dir():
        return PROJECT / ".cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "verband"


@dataclass(frozen=True)
class Settings:
    """Where the data are and where to serve them.

    data: folder of a data package; host, port: address to serve on; cache: folder for results.
    """

    data: Path = field(default_factory=lambda: find_shipped("data") / "nl")
    host: str = "127.0.0.1"
    port: int = 8050
    cache: Path = field(default_factory=find_cache)


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings as the `EXPLORER_*` variables state them, defaults where they are silent.

    Raises `SettingsError` when `EXPLORER_PORT` is not a whole number from 1 to 65535.
    """
    env = os.environ if environment is None else environment
    default = Settings()
    return Settings(
        data=find_package(env.get("EXPLORER_DATA") or default.data),
        host=env.get("EXPLORER_HOST") or default.host,
        port=_read_port(env.get("EXPLORER_PORT") or str(default.port)),
        cache=Path(env.get("EXPLORER_CACHE") or default.cache),
    )


def keep_installed(out: Path, *, option: str = "--out") -> Path:
    """`out`, to write a package to; raises `SettingsError` when it is part of the installation.

    option: what gives it, for the text.
    """
    if INSTALLED in out.resolve().parents:
        raise SettingsError(
            f"{out} came with the installation and stays as it is; give a folder of your own "
            f"with {option}, to renew one a copy of it"
        )
    return out


def _read_port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise SettingsError(
            f"EXPLORER_PORT is {text!r}; give a whole number from 1 to 65535, for example 8050"
        )
    return int(text)
