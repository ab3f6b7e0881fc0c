from pathlib import Path

import pytest

from explorer.errors import SettingsError
from explorer.settings import PROJECT, Settings, read_settings


def test_without_variables_the_defaults_hold():
    assert read_settings({}) == Settings()
    assert read_settings({"EXPLORER_PORT": "", "EXPLORER_HOST": ""}) == Settings()
    assert Settings().data == PROJECT / "data" / "nl"


def test_variables_are_read():
    environment = {
        "EXPLORER_DATA": "/srv/nl",
        "EXPLORER_HOST": "0.0.0.0",
        "EXPLORER_PORT": "80",
        "EXPLORER_CACHE": "/srv/cache",
        "EXPLORER_REDIS_URL": "redis://cache",
    }
    expected = Settings(Path("/srv/nl"), "0.0.0.0", 80, Path("/srv/cache"), "redis://cache")
    assert read_settings(environment) == expected


def test_the_environment_is_the_default(monkeypatch):
    monkeypatch.setenv("EXPLORER_PORT", "8123")
    assert read_settings().port == 8123


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "8050.0", "²"])
def test_a_port_that_is_none_is_refused(port):
    message = f"EXPLORER_PORT is '{port}'; give a whole number from 1 to 65535, for example 8050"
    with pytest.raises(SettingsError) as caught:
        read_settings({"EXPLORER_PORT": port})
    assert str(caught.value) == message
