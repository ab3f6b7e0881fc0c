"""Settings from the environment, all optional."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import SettingsError

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """Where the data are and where to serve them.

    data: folder of a data package; host, port: address to serve on; cache: folder for results;
    redis_url: address of a Redis server, or empty.
    """

    data: Path = PROJECT / "data" / "nl"
    host: str = "127.0.0.1"
    port: int = 8050
    cache: Path = PROJECT / ".cache"
    redis_url: str = ""


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings as the `EXPLORER_*` variables state them, defaults where they are silent.

    Raises `SettingsError` when `EXPLORER_PORT` is not a whole number from 1 to 65535.
    """
    env = os.environ if environment is None else environment
    default = Settings()
    return Settings(
        data=Path(env.get("EXPLORER_DATA") or default.data),
        host=env.get("EXPLORER_HOST") or default.host,
        port=_read_port(env.get("EXPLORER_PORT") or str(default.port)),
        cache=Path(env.get("EXPLORER_CACHE") or default.cache),
        redis_url=env.get("EXPLORER_REDIS_URL", ""),
    )


def _read_port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise SettingsError(
            f"EXPLORER_PORT is {text!r}; give a whole number from 1 to 65535, for example 8050"
        )
    return int(text)
