"""Imports only go downward; a library that belongs to a layer stays in it."""

import ast
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
BASE = {"vocabulary", "themes", "errors", "settings", "parameters", "query", ""}
DATA = BASE | {"dataset"}
MODEL = DATA | {"network", "measures"}
# What a module of each layer may import of the project, besides its own layer.
MAY_IMPORT = {
    "": set(),
    "vocabulary": {""},
    "themes": {"", "vocabulary"},
    "errors": {""},
    "settings": {"", "errors"},
    "parameters": {"", "errors", "vocabulary", "themes", "translate"},
    "query": {"", "errors", "parameters", "translate"},
    "translate": {""},
    "dataset": BASE,
    "sources": DATA | {"translate"},
    "network": DATA,
    "measures": DATA | {"translate", "network"},
    "scenario": MODEL | {"translate"},
    "figures": MODEL | {"scenario"},
    "snapshot": MODEL | {"translate", "scenario", "figures"},
    "tables": MODEL | {"translate", "scenario", "snapshot", "figures"},
    "web": MODEL | {"translate", "scenario", "snapshot", "figures", "tables"},
    "commands": MODEL
    | {"translate", "scenario", "snapshot", "figures", "tables", "web", "sources"},
    "__main__": MODEL | {"scenario", "snapshot", "figures", "web", "sources", "commands"},
    "app": {"settings", "web", "__main__"},
}
ONLY_IN = {
    "networkx": {"network", "measures", "scenario"},
    "igraph": {"network", "measures", "scenario"},
    "plotly": {"figures"},
    "dash": {"web"},
    "dash_cytoscape": {"web"},
    "dash_ag_grid": {"web"},
    "dash_mantine_components": {"web"},
    "flask": {"web"},
    "gunicorn": {"commands", "web"},
    "typer": {"commands", "__main__"},
}
# The rooms of the web: each may import of those above it alone, and none on its own line.
ROOMS = (
    ("ids",),
    ("state",),
    ("site",),
    ("links", "search"),
    ("ui",),
    ("sheets",),
    ("explore",),
    (
        "time", "scenario", "money", "centrality", "overlap", "voting", "download", "quality",
        "about", "region",
    ),
    ("api",),
    ("pages",),
    ("language",),
    ("document", "callbacks", "root_files"),
    ("factory",),
)  # fmt: skip
MODULES = [*sorted((PROJECT / "explorer").rglob("*.py")), PROJECT / "app.py"]


def layer_of(path: Path) -> str:
    """The layer a module is of: the name below `explorer`, `app`, or empty for `explorer`."""
    parts = path.relative_to(PROJECT).with_suffix("").parts
    if parts[0] == "app":
        return "app"
    return "" if parts[1] == "__init__" else parts[1]


def list_imports(path: Path) -> list[str]:
    """Full names of everything a module imports, wherever in it; `a.b` for `from a import b`."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full, not relative"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def name_layer(imported: str) -> str:
    """The layer an import of the project names; `explorer.__version__` is of the lowest."""
    part = imported.split(".")[1] if "." in imported else ""
    return part if part in MAY_IMPORT else ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_imports_go_downward(path):
    layer = layer_of(path)
    assert layer in MAY_IMPORT, f"say in tests/test_layers.py what {layer} may import"
    of_project = {
        name_layer(each) for each in list_imports(path) if each.split(".")[0] == "explorer"
    }
    assert of_project - {layer} <= MAY_IMPORT[layer]


def test_only_serve_needs_the_pages():
    for path in sorted((PROJECT / "explorer" / "commands").glob("*.py")):
        if path.stem != "serve":
            assert not any(each.startswith("explorer.web") for each in list_imports(path)), path


@pytest.mark.parametrize("layer", ["measures", "tables"])
def test_measures_and_tables_have_no_language(layer):
    for path in sorted((PROJECT / "explorer" / layer).rglob("*.py")):
        named = {each for each in list_imports(path) if each.startswith("explorer.translate")}
        assert named <= {"explorer.translate.N_", "explorer.translate.LANGUAGES"}, path


def name_room(module: str) -> str:
    """The room of the web that a full name is of, or empty."""
    parts = module.split(".")
    return parts[2] if parts[:2] == ["explorer", "web"] and len(parts) > 2 else ""


WEB = sorted((PROJECT / "explorer" / "web").rglob("[!_]*.py"))


@pytest.mark.parametrize("path", WEB, ids=lambda path: str(path.relative_to(PROJECT)))
def test_no_import_of_the_web_runs_back_up(path):
    room = path.relative_to(PROJECT / "explorer" / "web").with_suffix("").parts[0]
    step = next((step for step, rooms in enumerate(ROOMS) if room in rooms), None)
    assert step is not None, f"say in tests/test_layers.py where {room} stands"
    below = {each for rooms in ROOMS[:step] for each in rooms}
    assert {name_room(each) for each in list_imports(path)} - {""} <= below | {room}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_libraries_stay_in_their_layer(path):
    for imported in list_imports(path):
        packages = imported.split(".")[0]
        assert layer_of(path) in ONLY_IN.get(packages, {layer_of(path)}), imported
