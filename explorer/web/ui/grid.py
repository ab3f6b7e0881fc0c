"""Tables to sort and filter, and their columns."""

from typing import Any

import dash_ag_grid as dag
from dash import html

from explorer.translate import Translator
from explorer.web.ui.aria import label_aria
from explorer.web.ui.grid_texts import describe_grid

# Rows on a page of a grid: the window scrolls, not a box within it.
ROWS_SHOWN = 100
# Tab leaves a grid, in which arrows go from cell to cell; else it would lead through every cell.
LEAVE = {
    "tabToNextCell": {"function": "verbandLeave(params)"},
    "tabToNextHeader": {"function": "verbandLeave(params)"},
}


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


def build_data_grid(
    grid_id: str,
    columns: list[dict[str, Any]],
    rows: list[dict[str, Any]],
    *,
    label: str,
    t: Translator,
    page_size: int = ROWS_SHOWN,
) -> html.Div:
    """A grid to sort and filter by column, named `label` for assistive technology.

    page_size: rows on a page of it; all are seen at once, for the grid is as high as they are.
    """
    grid = dag.AgGrid(
        id=grid_id,
        columnDefs=columns,
        rowData=rows,
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
    return html.Div(grid, role="region", **label_aria(label))
