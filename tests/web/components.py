"""Trees of components read without a browser: what stands in them, in the order of the page.

A part is a component, a text, nothing, or a list of parts.
"""

from collections.abc import Iterator
from typing import Any, TypeVar

from dash import dcc, html
from dash.development.base_component import Component
from dash_ag_grid import AgGrid

Kind = TypeVar("Kind", bound=Component)


def walk(part: Any) -> Iterator[Component]:
    """Every component of a part, each before what is in it."""
    if isinstance(part, list | tuple):
        for each in part:
            yield from walk(each)
    elif isinstance(part, Component):
        yield part
        yield from walk(getattr(part, "children", None))


def find(part: Any, kind: type[Kind]) -> list[Kind]:
    return [each for each in walk(part) if isinstance(each, kind)]


def get(part: Any, id_: str) -> Component:
    """The one component with an id."""
    (found,) = (each for each in walk(part) if getattr(each, "id", None) == id_)
    return found


def list_ids(part: Any) -> list[str]:
    """The ids that are names, of all components that have one."""
    ids = (getattr(each, "id", None) for each in walk(part))
    return [each for each in ids if isinstance(each, str)]


def list_classes(part: Any) -> set[str]:
    return {name for each in walk(part) for name in (getattr(each, "className", "") or "").split()}


def read_texts(part: Any) -> list[str]:
    """Every text of a part, in order."""
    if part is None or isinstance(part, bool):
        return []
    if isinstance(part, str | int | float):
        return [str(part)]
    if isinstance(part, list | tuple):
        return [text for each in part for text in read_texts(each)]
    return read_texts(getattr(part, "children", None))


def read_text(part: Any) -> str:
    """The texts of a part, one after the other."""
    return " ".join(read_texts(part))


def read_rows(part: Any) -> list[list[str]]:
    """Cells of the rows of the tables of a part, heads among them."""
    return [[read_text(cell) for cell in row.children] for row in find(part, html.Tr)]


def read_grid(part: Any) -> list[dict[str, Any]]:
    """Rows of the one grid of a part."""
    (grid,) = find(part, AgGrid)
    return grid.rowData


def list_links(part: Any) -> list[str]:
    """Where the links of a part lead."""
    return [each.href for each in walk(part) if isinstance(each, html.A | dcc.Link)]
