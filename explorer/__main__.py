"""The command line: `python -m explorer`; every command calls the functions the pages call.

A command's module is imported when the command is asked for, so that none waits for what only
another needs; the list of commands is made without any of them.
"""

import ast
import os
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from explorer import __version__
from explorer.errors import ExplorerError

# Modules of `explorer.commands`, each with a function of its name; `import` is no name in Python.
MODULES = (
    "snapshot", "measures", "overlap", "changes", "growth", "events", "series", "scenario",
    "cohesion", "money", "findings",
    "compare",
    "info", "serve", "validate", "refresh", "import_", "build",
)  # fmt: skip
COMMANDS = {module.strip("_"): module for module in MODULES}
# Matrices are small: more threads for one product wait for one another, at up to ten times the
# cost where a machine has more to do. NumPy, that reads this, is not there yet.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


class UnloadedCommand(TyperCommand):
    """A command as the list of commands shows it; it gives way to the real one when called."""

    def make_context(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401
        """The context of the real command, in which it is run or says its help."""
        return load_command(str(self.name)).make_context(*arguments, **options)


def load_command(name: str) -> TyperCommand:
    """The command with its options; imports its module and what that needs."""
    # Pandas, which the list of commands does without, comes with these.
    from explorer.commands.options import with_selection
    from explorer.dataset.storage import use_python_texts

    use_python_texts()
    function = getattr(import_module(f"explorer.commands.{COMMANDS[name]}"), COMMANDS[name])
    alone = typer.Typer(add_completion=False)
    alone.command(name)(with_selection(function))
    return typer.main.get_command(alone)  # type: ignore[return-value]


def read_summary(name: str) -> str:
    """The first line of a command's docstring, read from its source without importing it."""
    spec = find_spec(f"explorer.commands.{COMMANDS[name]}")
    source = spec.loader.get_source(spec.name)  # type: ignore[union-attr]
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == COMMANDS[name]:
            return (ast.get_docstring(node) or "").partition("\n")[0]
    raise LookupError(f"{spec.name} has no function {COMMANDS[name]}")  # type: ignore[union-attr]


def print_version(asked: bool) -> None:
    """Print the version and end, when asked."""
    if asked:
        typer.echo(f"Verband {__version__}")
        raise typer.Exit


def make_app() -> typer.Typer:
    """All commands, none of them loaded."""
    app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False)

    @app.callback()
    def describe_program(
        version: Annotated[
            bool,
            typer.Option(
                "--version", help="Say the version.", callback=print_version, is_eager=True
            ),
        ] = False,
    ) -> None:
        """The network of Dutch municipalities and the collaborations they join."""

    for name in COMMANDS:
        app.command(name, cls=UnloadedCommand, help=read_summary(name))(lambda: None)
    return app


def run(arguments: list[str] | None = None) -> None:
    """Run a command; an error of the project is one line on standard error and exit status 1."""
    try:
        make_app()(arguments)
    except ExplorerError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    run()
