"""Regulations that are not visibly amended since the law of 2022, by province and form."""

from typing import Any

import pandas as pd
from dash import html

from explorer.dataset.wgr import AMENDED
from explorer.tables.quality import count_not_amended
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.vocabulary import FORMS, PROVINCES
from explorer.web.links import link_operation
from explorer.web.state import State
from explorer.web.ui.table import box_table, build_table


def build_not_amended(service: Service, state: State, t: Translator) -> list[Any]:
    """Regulations that are not visibly amended, by province and form."""
    counts = count_not_amended(service, state.selection)
    if counts.empty or service.date_of(state.selection) < AMENDED:
        return []
    cells = counts.set_index(["province", "form"])
    whole = cells.loc[("", "")]
    title = t("Not visibly amended since 1 July 2022")
    said = t(
        "Of {all} arrangements in force {n} have a version that began before the law was amended. "
        "Regulations had to be amended by 1 July 2024; the register lags behind, so that one may "
        "well have been.",
        all=t.number(int(whole["arrangements"])),
        n=t.number(int(whole["not_amended"])),
    )
    forms = [form for form in ("", *FORMS) if ("", form) in cells.index]
    rows = [
        [
            t.label(PROVINCES[province]) if province else t("All together"),
            *(_count_cell(cells, province, form, t) for form in forms),
        ]
        for province in counts["province"].unique()
    ]
    head = [t("Province"), *(t.label(FORMS[form]) if form else t("All forms") for form in forms)]
    download = link_operation("amended", state, format="csv")
    note = t("One that lies in several provinces counts in each, and once in all together.")
    return [
        html.H2(title),
        html.P(said),
        box_table(build_table(head, rows, numbers=range(1, len(head))), title),
        html.P(note, className="definition"),
        html.P(html.A(t("Download as CSV"), href=download, download="")),
    ]


def _count_cell(cells: pd.DataFrame, province: str, form: str, t: Translator) -> str:
    if (province, form) not in cells.index:
        return "–"
    own = cells.loc[(province, form)]
    counts = {"n": t.number(int(own["not_amended"])), "all": t.number(int(own["arrangements"]))}
    return t("{n} of {all}", **counts)
