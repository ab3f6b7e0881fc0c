"""Every municipality with what it pays, to sort and filter."""

import pandas as pd
from dash import html

from explorer.translate import Translator
from explorer.vocabulary import PROVINCES
from explorer.web.links import link_operation
from explorer.web.state import State, link_each
from explorer.web.ui.grid import build_data_grid, link_column, number_column, text_column
from explorer.web.ui.reports import name_report

PERCENT = 100


def build_grid(frame: pd.DataFrame, state: State, t: Translator) -> html.Section:
    """The grid and its file; a name leads to the municipality's own line.

    frame: of `list_payments`.
    """
    title = t("All municipalities")
    columns = [
        link_column("name", t("Municipality"), 2) | {"pinned": "left", "flex": None, "width": 170},
        text_column("province", t("Province"), 2) | {"flex": None, "width": 130},
        number_column("percent", t("Share, %"), t, digits=1) | {"sort": "desc"},
        number_column("joint_per_inhabitant", t("Euros an inhabitant"), t, width=120),
        number_column("joint_euros", t("Euros"), t, width=120),
        number_column("expenditure", t("Expenditure, euros"), t, width=135),
        number_column("inhabitants", t("Inhabitants"), t, width=105),
        number_column("bodies", t("Collaborations with a body that is paid"), t, width=140),
        number_column("collaborations", t("Collaborations"), t, width=150),
        text_column("named", t("Report"), 2) | {"minWidth": 190},
    ]
    rows = pd.DataFrame(
        {
            "id": frame.index,
            "name": frame["name"],
            "province": [_name_province(each, t) for each in frame["province_id"]],
            "percent": (PERCENT * frame["joint_share"]).round(2),
            "joint_per_inhabitant": frame["joint_per_inhabitant"].round(1),
            **frame[["joint_euros", "expenditure", "inhabitants", "bodies", "collaborations"]],
            "named": [
                name_report(f"{report} {year}", t)
                for report, year in zip(frame["report"], frame["year"], strict=True)
            ],
            "link": ["/money" + link for link in link_each(state, frame.index).values()],
        }
    ).astype(object)
    shown = rows.where(rows.notna(), None).sort_values("name").to_dict("records")
    href = link_operation("money", state, format="csv")
    return html.Section(
        [
            html.H2(title),
            html.P(html.A(t("Download as CSV"), href=href, download=""), className="links-line"),
            build_data_grid("money-grid", columns, shown, label=title, t=t, rest=href),
        ],
        className="block",
    )


def _name_province(province: str, t: Translator) -> str:
    return t.label(PROVINCES[province]) if province in PROVINCES else ""
