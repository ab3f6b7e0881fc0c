"""What is installed from a wheel works outside the checkout, and its requirements are the pins'."""

import os
import re
import subprocess
import sys
import tomllib
from hashlib import sha256
from pathlib import Path, PurePosixPath
from venv import EnvBuilder
from zipfile import ZipFile

import pytest
import yaml
from packaging.requirements import Requirement

from explorer import __version__
from explorer.settings import PROJECT
from explorer.snapshot import write_snapshot

PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "-q")
SHIPPED = ("data/nl", "data/nl-2016", "assets")
USE = """
from hashlib import sha256
import explorer
from explorer.settings import read_settings
from explorer.web.factory import create_app
network = explorer.build_network(explorer.load())
print(sha256(explorer.write_snapshot(network, explorer.load(), "graphml")).hexdigest())
print(explorer.load("nl-2016").name, read_settings().cache)
client = create_app(read_settings()).server.test_client()
print([client.get(path).status_code for path in ("/", "/assets/verband.css", "/api/findings")])
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this checkout, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [*PIP, "wheel", ".", "--no-deps", "--no-build-isolation", "-w", str(folder)]
    subprocess.run(build, cwd=PROJECT, check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def use(wheel, tmp_path_factory):
    """What runs a program of a new environment that has the wheel, in a folder of its own."""
    root = tmp_path_factory.mktemp("installed")
    home = root / "home"
    home.mkdir()
    EnvBuilder(with_pip=False).create(root / "venv")
    python = root / "venv" / "bin" / "python"
    install = [*PIP, "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True)
    # What it requires is borrowed of the environment that the tests run in.
    borrowed = next(python.parents[1].glob("lib/*/site-packages")) / "borrowed.pth"
    borrowed.write_text("\n".join(path for path in sys.path if path.endswith("site-packages")))
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}

    def run(program, *arguments, **environment):
        command = [str(python.with_name(program)), *arguments]
        env = {**kept, "HOME": str(home), **environment}
        done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True)
        return done.stdout or done.stderr

    return run


def test_a_wheel_holds_the_package_and_what_it_shows(wheel):
    with ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
        assert {PurePosixPath(name).parts[0] for name in names} == {"explorer"}
        for folder in SHIPPED:
            for file in filter(Path.is_file, (PROJECT / folder).rglob("*")):
                name = f"explorer/shipped/{file.relative_to(PROJECT).as_posix()}"
                assert archive.read(name) == file.read_bytes()
    others = {PurePosixPath(name).suffix for name in names if "/shipped/" not in name}
    assert others == {".py", ".csv", ".json", ".po", ".js", ".css"}
    modules = {path.relative_to(PROJECT).as_posix() for path in PROJECT.glob("explorer/**/*.py")}
    assert {name for name in names if name.endswith(".py")} == modules


def test_the_command_and_the_module_say_the_version(use):
    assert use("verband", "--version") == f"Verband {__version__}\n"
    assert use("python", "-m", "explorer", "--version") == f"Verband {__version__}\n"
    assert "Usage: verband " in use("verband", "--help")


def test_the_commands_find_the_data(use, nl):
    assert f"fingerprint: {nl.fingerprint}\n" in use("verband", "info")
    assert "name: verband-nl-2016\n" in use("verband", "info", "--data", "nl-2016")


def test_what_is_installed_is_not_written_over(use):
    assert "stays as it is; give a folder of your own with --out" in use("verband", "build", ".")


def test_the_library_and_the_pages_find_what_is_shipped(use, nl, national, tmp_path):
    said = use("python", "-c", USE, XDG_CACHE_HOME=str(tmp_path)).splitlines()
    digest = sha256(write_snapshot(national, nl, "graphml")).hexdigest()
    assert said == [digest, f"verband-nl-2016 {tmp_path}/verband", "[200, 200, 200]"]


def read_requirements():
    """Requirements by name, as pinned and as ranged."""
    lines = (PROJECT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    stated = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    pinned = [Requirement(line) for line in lines if not line.startswith("#")]
    ranged = [Requirement(text) for text in stated["project"]["dependencies"]]
    return ({each.name: each for each in group} for group in (pinned, ranged))


def test_every_requirement_is_pinned_within_its_range():
    pinned, ranged = read_requirements()
    assert list(pinned) == list(ranged)
    for name, pin in pinned.items():
        (version,) = pin.specifier
        assert version.operator == "=="
        assert version.version in ranged[name].specifier
        assert pin.extras == ranged[name].extras
        assert {each.operator for each in ranged[name].specifier} == {">=", "<"}


def test_the_version_stands_in_one_place():
    stated = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" not in stated["project"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


def test_the_citation_says_what_is_packaged():
    stated = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    cited = yaml.safe_load((PROJECT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["cff-version"] == "1.2.0"
    assert cited["title"].lower() == stated["name"]
    assert cited["abstract"] == stated["description"] + "."
    assert (cited["version"], cited["license"]) == (__version__, stated["license"])
    # What the schema of 1.2.0 requires, and an entity, no person, as author.
    assert {"cff-version", "message", "title", "authors"} <= set(cited)
    assert [set(author) for author in cited["authors"]] == [{"name"}]
