"""Every command says how it is used: in its help, and in the docs."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from explorer.__main__ import app

PROJECT = Path(__file__).resolve().parents[2]
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def test_these_are_the_commands():
    assert set(COMMANDS) == {
        "snapshot", "measures", "overlap", "compare", "info", "serve", "build", "import",
        "refresh", "validate",
    }  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_an_example(name):
    said = CliRunner().invoke(app, [name, "--help"], terminal_width=120)
    assert said.exit_code == 0
    assert f"python -m explorer {name}" in said.output.split("Example", 1)[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_docs_tell_of_it(name):
    text = (PROJECT / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert f"## {name}\n" in text
    options = {
        option
        for parameter in COMMANDS[name].params
        for option in parameter.opts
        if option.startswith("--") and option != "--help"
    }
    said = text.split(f"## {name}\n", 1)[1].split("\n## ", 1)[0] + text.split("\n## ", 1)[0]
    assert [option for option in sorted(options) if f"`{option}`" not in said] == []
