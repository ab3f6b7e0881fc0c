"""Every command says how it is used: in its help, and in the docs."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from explorer.__main__ import COMMANDS, load_command, make_app, read_summary
from explorer.snapshot.options import PARAMETERS as OPTIONS
from explorer.tables.overlap import PARAMETERS as TABLE_PARAMETERS

PROJECT = Path(__file__).resolve().parents[2]


def test_these_are_the_commands():
    assert set(COMMANDS) == {
        "snapshot", "measures", "overlap", "changes", "growth", "events", "series", "scenario",
        "cohesion", "money", "findings",
        "compare",
        "info",        "serve", "build", "import", "refresh", "validate",
    }  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_an_example(name):
    said = CliRunner().invoke(make_app(), [name, "--help"], terminal_width=120)
    assert said.exit_code == 0
    assert f"{name} [OPTIONS]" in said.output
    assert f"python -m explorer {name}" in said.output.split("Example", 1)[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_how_its_help_begins(name):
    said = CliRunner().invoke(make_app(), ["--help"], env={"COLUMNS": "200"})
    summary = (load_command(name).help or "").partition("\n")[0]
    assert summary == read_summary(name)
    assert re.search(rf"│ {name} +{re.escape(summary)}", said.output)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_docs_tell_of_it(name):
    text = (PROJECT / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert f"## {name}\n" in text
    options = {
        option
        for parameter in load_command(name).params
        for option in parameter.opts
        if option.startswith("--") and option != "--help"
    }
    said = text.split(f"## {name}\n", 1)[1].split("\n## ", 1)[0] + text.split("\n## ", 1)[0]
    assert [option for option in sorted(options) if f"`{option}`" not in said] == []


@pytest.mark.parametrize(
    ("command", "records"), [("overlap", TABLE_PARAMETERS), ("snapshot", OPTIONS)]
)
def test_a_command_has_an_option_for_every_parameter(command, records):
    said = [str(getattr(each, "help", "")) for each in load_command(command).params]
    for record in records:
        assert any(text.startswith(record.meaning) for text in said), record.name
