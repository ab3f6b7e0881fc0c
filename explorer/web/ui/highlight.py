"""My municipalities made to stand out in a part of a page, whatever it is made of.

A row, link or figure says by id whom it is about; nothing else is looked at, for a province may
have a municipality's name.
"""

import copy
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import dash_ag_grid as dag
from dash import dcc, html
from dash.development.base_component import Component

from explorer.figures.highlight import highlight_figure

LOOK = "mine"
# What a row of a grid is about, by the names of its columns.
ABOUT = ("id", "actor_id", "first", "second")
SHEET = "/municipality/"
ACTOR = "data-actor"


def name_actor(actor_id: str) -> dict[str, Any]:
    """The attribute of a component that says which municipality it is about."""
    return {ACTOR: actor_id}


def list_named(named: Sequence[tuple[str, str]]) -> list[Any]:
    """Names of municipalities with a comma between, given with their codes."""
    parts = [(", ", html.Span(name, **name_actor(code))) for name, code in named]
    return [each for pair in parts for each in pair][1:]


def highlight(part: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401
    """A part of a page with what is about the municipalities in `names` (by code) marked.

    Links to one under its name, what `name_actor` says is about one, table rows that begin with
    either, rows of grids, and dots, rows and columns of figures. The part given is not changed.
    """
    if not names:
        return part
    if isinstance(part, list | tuple):
        return [highlight(each, names) for each in part]
    if not isinstance(part, Component):
        return part
    made: Any = copy.copy(part)
    if isinstance(part, dag.AgGrid):
        made.rowData = highlight_rows(getattr(part, "rowData", None), names)
    elif isinstance(part, dcc.Graph):
        made.figure = highlight_figure(made.figure, names)
    elif getattr(part, "children", None) is not None:
        made.children = highlight(part.children, names)
    if _is_about(made, names):
        _mark(made)
    return made


def highlight_rows(rows: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401
    """Rows of a grid, those about the municipalities in `names` with `mine`, for its look."""
    if not names or not rows:
        return rows
    return [
        {**row, LOOK: True} if any(row.get(name) in names for name in ABOUT) else row
        for row in rows
    ]


def _mark(part: Any) -> None:  # noqa: ANN401
    looks = (getattr(part, "className", None) or "").split()
    if LOOK not in looks:
        part.className = " ".join([*looks, LOOK])


def _is_about(part: Component, names: Mapping[str, str]) -> bool:
    if isinstance(part, html.Tr):
        cells = part.children if isinstance(part.children, list) else []
        return bool(cells) and isinstance(cells[0], html.Th) and _holds(cells[0])
    if getattr(part, ACTOR, "") in names:
        return True
    return isinstance(part, html.A | dcc.Link) and _leads_to(part, names)


def _holds(part: Any) -> bool:  # noqa: ANN401
    """Whether something in a part is marked."""
    if isinstance(part, list | tuple):
        return any(map(_holds, part))
    if not isinstance(part, Component):
        return False
    marked = LOOK in (getattr(part, "className", None) or "").split()
    return marked or _holds(getattr(part, "children", None))


def _leads_to(link: html.A | dcc.Link, names: Mapping[str, str]) -> bool:
    """Whether a link leads to a municipality under its name."""
    said = link.children[0] if _is_list(link.children) else link.children
    if not isinstance(said, str):
        return False
    address = urlsplit(getattr(link, "href", None) or "")
    wanted = parse_qs(address.query).get("select", [""])[0]
    if address.path.startswith(SHEET):
        wanted = unquote(address.path.removeprefix(SHEET))
    return names.get(wanted) == said


def _is_list(part: Any) -> bool:  # noqa: ANN401
    return isinstance(part, Sequence) and not isinstance(part, str) and bool(part)
