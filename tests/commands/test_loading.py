"""A command imports what it needs: what serves pages, and SciPy's statistics, wait for theirs."""

import json
import os
import runpy
import subprocess
import sys
from functools import cache

import pytest

import explorer.__main__
from explorer.__main__ import COMMANDS

HEAVY = {"dash", "dash_mantine_components", "plotly", "flask", "scipy.stats", "explorer.web"}
# Each command runs in a process of its own, branched off from one that has imported `first`: the
# time that takes is spent once for all of them.
LIST_LOADED = """
import importlib, json, os, sys
first, commands = json.loads(sys.argv[1])
for name in first:
    importlib.import_module(name)
for arguments in commands:
    if not os.fork():
        from explorer.__main__ import run
        try:
            run(arguments)
        except SystemExit as ended:
            if ended.code:
                raise
        print(json.dumps(sorted(sys.modules)), file=sys.stderr, flush=True)
        os._exit(0)
    if os.wait()[1]:
        sys.exit(1)
"""
NEEDED = ("explorer.commands.options", "explorer.tables.queries", "networkx", "pandas")
HELPS = tuple((name, "--help") for name in COMMANDS if name != "serve")
one_process = pytest.mark.xdist_group("loading")


@cache
def list_all_loaded(commands, first=()):
    """Names of the modules that each command has imported when it ends, and of those in `first`."""
    asked = json.dumps([first, commands])
    command = [sys.executable, "-c", LIST_LOADED, asked]
    done = subprocess.run(command, capture_output=True, check=True)
    loaded = [set(json.loads(line)) for line in done.stderr.splitlines()]
    return dict(zip(commands, loaded, strict=True))


def list_loaded(*arguments):
    return list_all_loaded((arguments,))[arguments]


@one_process
@pytest.mark.parametrize("name", [name for name, _ in HELPS])
def test_the_help_of_a_command_does_without(name):
    loaded = list_all_loaded(HELPS, NEEDED)[name, "--help"]
    assert f"explorer.commands.{COMMANDS[name]}" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize(
    "arguments",
    [["info"], ["snapshot", "--format", "csv"], ["compare", "2024-01-01", "2025-01-01"]],
)
def test_so_does_a_command_that_runs(arguments):
    spared = HEAVY | {"igraph", "openpyxl", "diskcache", "lxml"}
    assert list_loaded(*arguments) & spared == set()


def test_the_list_of_commands_loads_none_of_them():
    loaded = list_loaded("--help")
    assert loaded & {"pandas", "networkx", "numpy"} == set()
    assert [each for each in loaded if each.startswith("explorer.commands.")] == []


def test_serve_loads_what_pages_are_made_of():
    assert {"dash", "flask"} <= list_loaded("serve", "--help")


def test_a_product_of_small_matrices_takes_one_thread(monkeypatch):
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    runpy.run_path(explorer.__main__.__file__, run_name="started")
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "4")
    runpy.run_path(explorer.__main__.__file__, run_name="started")
    assert os.environ["OPENBLAS_NUM_THREADS"] == "4"
