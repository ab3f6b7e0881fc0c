"""A command imports what it needs: what serves pages, and SciPy's statistics, wait for theirs."""

import json
import subprocess
import sys

import pytest

from explorer.__main__ import COMMANDS

HEAVY = {"dash", "dash_mantine_components", "plotly", "flask", "scipy.stats", "explorer.web"}
LIST_LOADED = """
import json, sys
from explorer.__main__ import run
try:
    run(sys.argv[1:])
finally:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def list_loaded(*arguments):
    """Names of the modules a command has imported when it ends."""
    command = [sys.executable, "-c", LIST_LOADED, *arguments]
    done = subprocess.run(command, capture_output=True, check=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "serve"])
def test_the_help_of_a_command_does_without(name):
    loaded = list_loaded(name, "--help")
    assert f"explorer.commands.{COMMANDS[name]}" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize(
    "arguments",
    [["info"], ["snapshot", "--format", "csv"], ["compare", "2024-01-01", "2025-01-01"]],
)
def test_so_does_a_command_that_runs(arguments):
    assert list_loaded(*arguments) & (HEAVY | {"igraph", "openpyxl", "diskcache"}) == set()


def test_the_list_of_commands_loads_none_of_them():
    loaded = list_loaded("--help")
    assert loaded & {"pandas", "networkx", "numpy"} == set()
    assert [each for each in loaded if each.startswith("explorer.commands.")] == []


def test_serve_loads_what_pages_are_made_of():
    assert {"dash", "flask"} <= list_loaded("serve", "--help")
