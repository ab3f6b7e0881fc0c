"""Plain tables, all of one form: headings over columns, and rows that their first cell names."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from dash import html

from explorer.web.ui.aria import let_scroll

NUMBER = re.compile(r"[\d.,]+%?|–")
Row = Sequence[Any]


def build_table(
    head: Row,
    rows: Sequence[Row],
    *,
    numbers: Collection[int] | None = None,
    look: str = "rows",
    caption: str = "",
) -> html.Table:
    """A table; a cell that is a `Th` or `Td` already stays as it is.

    numbers: the columns that stand to the right, by place; left out, those of nothing but numbers.
    """
    if numbers is None:
        numbers = find_numbers(rows, len(head))
    return html.Table(
        [
            *([html.Caption(caption)] if caption else []),
            html.Thead(html.Tr(_build_cells(head, numbers, heads=len(head), scope="col"))),
            html.Tbody([html.Tr(_build_cells(row, numbers, heads=1, scope="row")) for row in rows]),
        ],
        className=look,
    )


def build_rows(head: Row, rows: Sequence[Row], *, label: str) -> html.Div:
    """A table with its caption, in a box that scrolls sideways."""
    return box_table(build_table(head, rows, look="", caption=label), label, look="sheet-table")


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
