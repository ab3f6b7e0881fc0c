"""The picture of the layers in `docs/architecture.md`, made from the code: who imports whom.

    python -m tools.draw_architecture            # writes docs/pictures/layers.svg

A box a layer, those that import above those that are imported, with its lines of code; a line
between two says how many modules of the upper import the lower: the thicker, the more. What also
goes by way of a layer between is left out. The rooms of the web are drawn likewise, below. What is
drawn is what the imports say, and a circle among them ends the script.
"""

import ast
import sys
from collections import Counter
from graphlib import TopologicalSorter
from html import escape
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PICTURE = PROJECT / "docs" / "pictures" / "layers.svg"
WIDTH, ROW, BOX, GAP, LEFT, TOP = 720, 70, 34, 26, 24, 64
INK, QUIET, ACCENT, PAPER = "#1d2733", "#67727e", "#1f5f8b", "#ffffff"
FONT = "font-family='Inter, system-ui, sans-serif'"
Ties = Counter[tuple[str, str]]


def name_room(path: Path, *, within: str = "") -> str:
    """The layer of a module of `explorer`; with `within` the folder or module of that layer."""
    parts = path.relative_to(PROJECT / "explorer").with_suffix("").parts
    if within:
        inner = parts[1] if parts[0] == within and len(parts) > 1 else ""
        return "" if inner == "__init__" else inner
    return "" if parts[0] == "__init__" else parts[0]


def find_module(name: str) -> Path | None:
    """The file of an import in full, `explorer.a.b` or `explorer.a.b.name`; None for another's."""
    parts = name.split(".")
    for end in (len(parts), len(parts) - 1):
        path = PROJECT.joinpath(*parts[:end])
        for file in (path.with_suffix(".py"), path / "__init__.py"):
            if file.is_file():
                return file
    return None


def list_imports(path: Path) -> list[Path]:
    """The modules of the project that a module imports, wherever in it."""
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    found = (find_module(name) for name in names if name.startswith("explorer."))
    return [path for path in found if path]


def survey(*, within: str = "") -> tuple[Counter[str], Ties]:
    """Lines of code by layer (or by room of the layer `within`), and imports between them."""
    lines: Counter[str] = Counter()
    ties: Ties = Counter()
    for path in sorted((PROJECT / "explorer").rglob("*.py")):
        room = name_room(path, within=within)
        if not room:
            continue
        lines[room] += len(path.read_text(encoding="utf-8").splitlines())
        others = {name_room(other, within=within) for other in list_imports(path)} - {room, ""}
        ties.update((room, other) for other in others)
    return lines, ties


def rank_rooms(lines: Counter[str], ties: Ties) -> list[list[str]]:
    """Rows from top to bottom: a room stands one row above the lowest row that it rests on."""
    below = {room: {to for of, to in ties if of == room} for room in lines}
    height: dict[str, int] = {}
    for room in TopologicalSorter(below).static_order():
        height[room] = 1 + max((height[other] for other in below[room]), default=-1)
    rows = [
        sorted(room for room in lines if height[room] == level) for level in set(height.values())
    ]
    return [row for row in reversed(rows) if row]


def keep_nearest(ties: Ties) -> Ties:
    """The ties that no way over other rooms stands for (the transitive reduction)."""
    below: dict[str, set[str]] = {}
    for of, to in ties:
        below.setdefault(of, set()).add(to)

    def reach(room: str) -> set[str]:
        return {room}.union(*(reach(other) for other in below.get(room, ())))

    return Counter(
        {
            (of, to): number
            for (of, to), number in ties.items()
            if not any(to in reach(other) for other in below[of] - {to})
        }
    )


def place_rooms(rows: list[list[str]], top: int) -> dict[str, tuple[float, float, float]]:
    """Left, top and width of the box of every room."""
    places: dict[str, tuple[float, float, float]] = {}
    for number, row in enumerate(rows):
        widths = [max(84.0, 22 + 7.4 * len(room)) for room in row]
        left = (WIDTH - sum(widths) - GAP * (len(row) - 1)) / 2
        for room, width in zip(row, widths, strict=True):
            places[room] = (left, top + ROW * number, width)
            left += width + GAP
    return places


def draw_part(title: str, lines: Counter[str], ties: Ties, top: int) -> tuple[list[str], int]:
    """One part of the picture as SVG, and where the next begins."""
    rows = rank_rooms(lines, ties)
    places = place_rooms(rows, top + 34)
    parts = [
        f"<text x='{LEFT}' y='{top}' font-size='15' font-weight='600' fill='{INK}'>"
        f"{escape(title)}</text>"
    ]
    for (of, to), number in sorted(keep_nearest(ties).items()):
        x, y, width = places[of]
        to_x, to_y, to_width = places[to]
        start, end = (x + width / 2, y + BOX), (to_x + to_width / 2, to_y)
        bend = (end[1] - start[1]) / 2
        parts.append(
            f"<path d='M{start[0]:.1f},{start[1]:.1f}C{start[0]:.1f},{start[1] + bend:.1f} "
            f"{end[0]:.1f},{end[1] - bend:.1f} {end[0]:.1f},{end[1]:.1f}' fill='none' "
            f"stroke='{ACCENT}' stroke-opacity='.5' stroke-width='{0.8 + number**0.5 * 0.7:.2f}'>"
            f"<title>{of} imports {to}: {number} modules</title></path>"
        )
    for room, (x, y, width) in places.items():
        parts.append(
            f"<rect x='{x:.1f}' y='{y}' width='{width:.1f}' height='{BOX}' rx='4' fill='{PAPER}' "
            f"stroke='{INK}' stroke-width='.8'/>"
            f"<text x='{x + width / 2:.1f}' y='{y + 15}' text-anchor='middle' font-size='12.5' "
            f"font-weight='600' fill='{INK}'>{escape(room.strip('_'))}</text>"
            f"<text x='{x + width / 2:.1f}' y='{y + 28}' text-anchor='middle' font-size='10' "
            f"fill='{QUIET}'>{lines[room]:,} lines</text>"
        )
    return parts, top + 34 + ROW * len(rows) + 24


def draw() -> str:
    """The whole picture as SVG."""
    lines, ties = survey()
    layers, bottom = draw_part("Layers: imports go down", lines, ties, TOP)
    rooms, height = draw_part("Rooms of the web", *survey(within="web"), bottom + 20)
    total = sum(lines.values())
    return "\n".join(
        [
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {height}' {FONT}>",
            f"<title>Layers of Verband and who imports whom</title>"
            f"<rect width='{WIDTH}' height='{height}' fill='{PAPER}'/>",
            f"<text x='{LEFT}' y='34' font-size='20' font-weight='700' fill='{INK}'>"
            f"Verband: {total:,} lines in {len(lines)} layers</text>",
            *layers,
            *rooms,
            "</svg>",
        ]
    )


if __name__ == "__main__":
    PICTURE.write_text(draw() + "\n", encoding="utf-8")
    sys.stdout.write(f"{PICTURE.relative_to(PROJECT)}\n")
