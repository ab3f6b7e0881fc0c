import re
from dataclasses import fields
from pathlib import Path

import pytest

from explorer import settings
from explorer.errors import SettingsError
from explorer.settings import PROJECT, Settings, find_package, keep_installed, read_settings

NAMES = [each.name for each in fields(Settings)]


def read_texts(*patterns):
    """The files of the project that match, one text."""
    paths = (path for pattern in patterns for path in sorted(PROJECT.glob(pattern)))
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_without_variables_the_defaults_hold():
    assert read_settings({}) == Settings()
    assert read_settings({"EXPLORER_PORT": "", "EXPLORER_HOST": ""}) == Settings()
    assert Settings().data == PROJECT / "data" / "nl"
    assert Settings().cache == PROJECT / ".cache"


def test_variables_are_read():
    environment = {
        "EXPLORER_DATA": "/srv/nl",
        "EXPLORER_HOST": "0.0.0.0",
        "EXPLORER_PORT": "80",
        "EXPLORER_CACHE": "/srv/cache",
    }
    assert list(environment) == [f"EXPLORER_{name.upper()}" for name in NAMES]
    expected = Settings(Path("/srv/nl"), "0.0.0.0", 80, Path("/srv/cache"))
    assert read_settings(environment) == expected


def test_the_environment_is_the_default(monkeypatch):
    monkeypatch.setenv("EXPLORER_PORT", "8123")
    assert read_settings().port == 8123


@pytest.mark.parametrize("name", NAMES)
def test_a_setting_is_read_by_something(name):
    others = [path for path in (PROJECT / "explorer").rglob("*.py") if path.name != "settings.py"]
    code = "\n".join(path.read_text(encoding="utf-8") for path in others)
    assert re.search(rf"\bsettings(\(\))?\.{name}\b", code)


@pytest.mark.parametrize("name", NAMES)
def test_the_readme_tells_of_a_setting(name):
    told = read_texts("README.md").split("## Settings", 1)[1].split("\n## ", 1)[0]
    assert f"`EXPLORER_{name.upper()}`" in told


def test_no_other_setting_is_spoken_of():
    spoken = re.findall(
        r"\bEXPLORER_([A-Z_]+)", read_texts("explorer/**/*.py", "*.md", "docs/*.md", "app.py")
    )
    assert {name.lower() for name in spoken} == set(NAMES)


def test_a_package_that_comes_along_is_found_by_its_name(tmp_path, monkeypatch):
    assert find_package("nl-2016") == PROJECT / "data" / "nl-2016"
    assert find_package("elsewhere/nl") == Path("elsewhere/nl")
    assert find_package("mine") == Path("mine")
    (tmp_path / "nl").mkdir()
    monkeypatch.chdir(tmp_path)
    assert find_package("nl") == Path("nl")


def test_installed_the_cache_is_the_users(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "INSTALLED", tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", "/home/ann/kept")
    assert Settings().cache == Path("/home/ann/kept/verband")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert Settings().cache == Path.home() / ".cache" / "verband"
    assert Settings().data == tmp_path / "data" / "nl"


def test_what_came_with_the_installation_is_not_written_to(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "INSTALLED", tmp_path / "shipped")
    assert keep_installed(tmp_path / "mine") == tmp_path / "mine"
    with pytest.raises(SettingsError, match="stays as it is; give a folder of your own with --out"):
        keep_installed(tmp_path / "shipped" / "data" / "nl")


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "8050.0", "²"])
def test_a_port_that_is_none_is_refused(port):
    message = f"EXPLORER_PORT is '{port}'; give a whole number from 1 to 65535, for example 8050"
    with pytest.raises(SettingsError) as caught:
        read_settings({"EXPLORER_PORT": port})
    assert str(caught.value) == message
