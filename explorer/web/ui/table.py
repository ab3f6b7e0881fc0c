"""Plain tables, all of one form: headings over columns, and rows that their first cell names."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from dash import html

from explorer.web.ui.aria import let_scroll

NUMBER = re.compile(r"[\d.,]+[%*]?|–")
Row = Sequence[Any]


def build_table(
    head: Row,
    rows: Sequence[Row],
    *,
    numbers: Collection[int] | None = None,
    look: str = "rows",
    caption: str = "",
    unknown: str = "",
    under: Sequence[Any] = (),
) -> html.Table:
    """A table; a cell that is a `Th` or `Td` already stays as it is.

    A column in which nothing is known is left out. numbers: the columns that stand to the right,
    by place; left out, those of nothing but numbers; unknown: what a cell says where its value is
    not known; under: what stands on a line of its own below each row, as far as there is anything.
    """
    if numbers is None:
        numbers = find_numbers(rows, len(head))
    shown = find_known(rows, len(head), unknown=unknown)
    right = [place for place, column in enumerate(shown) if column in numbers]
    heads = _build_cells(_keep(head, shown), right, heads=len(shown), scope="col")
    body = [html.Tr(_build_cells(_keep(row, shown), right, heads=1, scope="row")) for row in rows]
    for place in reversed(range(len(under))):
        if under[place]:
            line = html.Td(under[place], colSpan=len(shown), className="under")
            body.insert(place + 1, html.Tr(line))
    return html.Table(
        [
            *([html.Caption(caption)] if caption else []),
            html.Thead(html.Tr(heads)),
            html.Tbody(body),
        ],
        className=look,
    )


def build_rows(
    head: Row, rows: Sequence[Row], *, label: str, unknown: str = "", under: Sequence[Any] = ()
) -> html.Div:
    """A table with its caption, in a box that scrolls sideways."""
    table = build_table(head, rows, look="", caption=label, unknown=unknown, under=under)
    return box_table(table, label, look="sheet-table")


def find_known(rows: Sequence[Row], columns: int, *, unknown: str = "") -> list[int]:
    """The columns in which something is known, by place; the first, which names the rows, is.

    All of them where there is no row, or a row has other cells.
    """
    return [
        place
        for place in range(columns)
        if not place
        or not all(len(row) == columns and _is_blank(row[place], unknown) for row in rows)
        or not rows
    ]


def _is_blank(cell: Any, unknown: str) -> bool:  # noqa: ANN401
    if isinstance(cell, html.Td):
        return _is_blank(getattr(cell, "children", None), unknown)
    if isinstance(cell, list):
        return all(_is_blank(part, unknown) for part in cell)
    return cell is None or cell in ("", unknown)


def _keep(row: Row, places: Sequence[int]) -> list[Any]:
    return [row[place] for place in places if place < len(row)]


def box_table(table: html.Table, label: str, *, look: str = "") -> html.Div:
    """A table in a box that scrolls on a small screen, named for assistive technology."""
    return html.Div(table, className=f"plain {look}".strip(), **let_scroll(label))


def find_numbers(rows: Sequence[Row], columns: int) -> list[int]:
    """The columns of nothing but numbers, by place; never the first, which names the rows."""
    return [
        place
        for place in range(1, columns)
        if rows and all(NUMBER.fullmatch(str(row[place])) for row in rows)
    ]


def _build_cells(
    row: Row, numbers: Collection[int], *, heads: int, scope: str
) -> list[html.Th | html.Td]:
    """The cells of a row, of which the first `heads` are headings."""
    cells: list[html.Th | html.Td] = []
    for place, cell in enumerate(row):
        if isinstance(cell, html.Th | html.Td):
            cells.append(cell)
            continue
        more: dict[str, Any] = {"className": "number"} if place in numbers else {}
        named = place < heads
        cells.append(html.Th(cell, scope=scope, **more) if named else html.Td(cell, **more))
    return cells
