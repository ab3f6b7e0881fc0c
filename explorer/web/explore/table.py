"""The network as a table: municipalities or collaborations with their measures."""

from typing import Any

import dash_ag_grid as dag
import pandas as pd

from explorer import vocabulary
from explorer.tables.overlap import LIST
from explorer.tables.queries import MeasuredNetwork
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.state import State
from explorer.web.ui.grid import LEAVE, ROW_LOOKS, ROWS_SHOWN, number_column, text_column
from explorer.web.ui.grid_texts import describe_grid


def build_table(t: Translator) -> dag.AgGrid:
    """An empty grid; `list_rows` and `list_grid_columns` fill it."""
    return dag.AgGrid(
        id=ids.TABLE,
        columnDefs=[],
        rowData=None,  # not an empty list: of none it says that it loads
        getRowId="params.data.id",
        rowClassRules=ROW_LOOKS,
        className="table",
        defaultColDef={
            "sortable": True,
            "resizable": True,
            "minWidth": 80,
            "wrapHeaderText": True,
            "autoHeaderHeight": True,
        },
        dashGridOptions={
            "rowSelection": {
                "mode": "singleRow",
                "checkboxes": False,
                "enableClickSelection": True,
            },
            "theme": {"function": "themeQuartz.withParams(verbandTheme)"},
            "animateRows": False,
            "rowHeight": 34,
            "domLayout": "autoHeight",
            "pagination": True,
            "paginationPageSize": ROWS_SHOWN,
            "paginationPageSizeSelector": False,
            **LEAVE,
            "localeText": describe_grid(t),
        },
        style={"height": None},
    )


def list_grid_columns(state: State, t: Translator) -> list[dict[str, Any]]:
    """Column definitions for the mode that the state lists."""
    if state[LIST] == "municipality":
        own = [
            text_column("name", t("Municipality"), 2),
            text_column("province", t("Province"), 1) | {"minWidth": 132},
        ]
        own.append(number_column("population", t("Inhabitants"), t))
        degree, partners = t("Ties"), t("Partners")
    else:
        own = [text_column("name", t("Collaboration"), 3), text_column("domain", t("Domain"), 2)]
        own.append(text_column("form", t("Form"), 1))
        degree, partners = t("Members"), t("Overlapping")
    return [
        *own,
        number_column("degree", degree, t, width=126) | {"sort": "desc"},
        number_column("partners", partners, t),
        number_column("betweenness", t("Betweenness"), t, digits=4, width=118),
        number_column("betweenness_rank", t("Rank"), t, width=96),
    ]


def list_rows(measured: MeasuredNetwork, state: State, t: Translator) -> list[dict[str, Any]]:
    """One record a node of the mode that the state lists, in the order of their names."""
    network = measured.network
    municipalities = state[LIST] == "municipality"
    nodes = network.actors if municipalities else network.collaborations
    frame = pd.DataFrame(index=nodes.index)
    frame["id"] = nodes.index
    if municipalities:
        frame["name"] = nodes["name"]
        frame["province"] = nodes["province_id"].map(_label_with(vocabulary.PROVINCES, t))
        frame["population"] = (
            nodes["population"].astype(object).where(nodes["population"].notna(), None)
        )
    else:
        frame["name"] = nodes["short_name"]
        frame["domain"] = nodes["domain"].map(_label_with(vocabulary.DOMAINS, t))
        frame["form"] = nodes["form"].map(_label_with(vocabulary.FORMS, t))
    frame = frame.join(measured.measures)
    frame["betweenness"] = frame["betweenness"].round(6)
    frame["betweenness_rank"] = measured.ranks["betweenness"].reindex(nodes.index)
    return frame.sort_values(["name", "id"]).to_dict("records")


def _label_with(terms: Any, t: Translator) -> dict[str, str]:  # noqa: ANN401
    return {term.id: t.label(term) for term in terms.values()}
