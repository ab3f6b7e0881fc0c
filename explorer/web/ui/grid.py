"""Tables to sort and filter, and their columns."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_ag_grid as dag
from dash import html

from explorer.translate import Translator
from explorer.web.ui.aria import label_aria
from explorer.web.ui.grid_texts import describe_grid
from explorer.web.ui.highlight import LOOK

# Rows on a page of a grid: the window scrolls, not a box within it.
ROWS_SHOWN = 100
# Tab leaves a grid, in which arrows go from cell to cell; else it would lead through every cell.
LEAVE = {
    "tabToNextCell": {"function": "verbandLeave(params)"},
    "tabToNextHeader": {"function": "verbandLeave(params)"},
}

# Rows that are about my municipalities; see `highlight_rows`.
ROW_LOOKS = {LOOK: f"params.data && params.data.{LOOK}"}


def text_column(field: str, name: str, flex: int) -> dict[str, Any]:
    """A column of texts, `flex` parts wide."""
    return {"field": field, "headerName": name, "flex": flex, "minWidth": 70 + 34 * flex}


def link_column(
    field: str, name: str, flex: int, *, to: str = "", id_field: str = ""
) -> dict[str, Any]:
    """A column of texts that lead to the row's `link`, or to address `to` with its `id_field`."""
    column = text_column(field, name, flex) | {"cellRenderer": "VerbandLink"}
    return column | {"cellRendererParams": {"to": to, "id": id_field}} if to else column


def number_column(
    field: str, name: str, t: Translator, *, digits: int = 0, width: int = 112
) -> dict[str, Any]:
    """A column of numbers in the language's form, with `digits` decimals."""
    form = f"verbandNumber(params.value, '{t.language}', {digits})"
    return {
        "field": field,
        "headerName": name,
        "type": "rightAligned",
        "valueFormatter": {"function": form},
        "width": width,
    }


def date_column(field: str, name: str, flex: int, t: Translator) -> dict[str, Any]:
    """A column of ISO dates, sorted as they are, in the language's form."""
    form = f"verbandDay({{}}, '{t.tag}')"
    return text_column(field, name, flex) | {
        "valueFormatter": {"function": form.format("params.value")},
        "filterValueGetter": {"function": form.format(f"params.data['{field}']")},
    }


def keep_known(
    columns: Sequence[dict[str, Any]], rows: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The columns, and groups of them, in which some row has a value; all where there is no row."""
    kept = []
    for column in columns:
        if "children" in column:
            children = keep_known(column["children"], rows)
            kept += [column | {"children": children}] if children else []
        elif not rows or any(not _is_missing(row.get(column["field"])) for row in rows):
            kept.append(column)
    return kept


def _is_missing(value: Any) -> bool:  # noqa: ANN401
    return value is None or value == "" or value != value


def build_data_grid(
    grid_id: str,
    columns: list[dict[str, Any]],
    rows: list[dict[str, Any]],
    *,
    label: str,
    t: Translator,
    page_size: int = ROWS_SHOWN,
    rest: str = "",
) -> html.Div:
    """A grid to sort and filter by column, named `label` for assistive technology.

    page_size: rows on a page of it; all are seen at once, for the grid is as high as they are;
    rest: the address of a file that has all rows, for paper, where the page of the grid stands.
    """
    grid = dag.AgGrid(
        id=grid_id,
        columnDefs=keep_known(columns, rows),
        rowData=rows,
        rowClassRules=ROW_LOOKS,
        defaultColDef={
            "sortable": True,
            "filter": True,
            "floatingFilter": True,
            "resizable": True,
            "wrapHeaderText": True,
            "autoHeaderHeight": True,
        },
        dashGridOptions={
            "theme": {"function": "themeQuartz.withParams(verbandTheme)"},
            "animateRows": False,
            "localeText": describe_grid(t),
            **LEAVE,
            "domLayout": "autoHeight",
            "pagination": len(rows) > page_size,
            "paginationPageSize": page_size,
        },
        style={"height": None},
    )
    more: dict[str, Any] = {"data-rest": rest} if rest else {}
    return html.Div(grid, role="region", **label_aria(label), **more)
