"""The spread of what municipalities pay, by size class and by province."""

from typing import Any

import pandas as pd
from dash import html

from explorer.translate import N_, Translator
from explorer.vocabulary import PROVINCES
from explorer.web.links import link_operation
from explorer.web.sheets.democratic_control import name_size_class
from explorer.web.state import State
from explorer.web.ui.amounts import say_euros, say_share
from explorer.web.ui.table import box_table, build_table

TITLES = {"size_class": N_("By size"), "province": N_("By province")}


def build_groups(groups: pd.DataFrame, state: State, t: Translator) -> html.Section:
    """Of each group the median share and how far its municipalities lie apart.

    groups: of `list_groups`.
    """
    most = float(groups["share_highest"].max()) if len(groups) else 0.0
    tables = [
        _build_table(rows, str(by), most, t)
        for by, rows in groups.groupby("by", sort=False)
        if most > 0
    ]
    said = t(
        "A bar is from the lowest to the highest municipality of the group, its dark part the "
        "middle half, the line the median: half of them pay less."
    )
    href = link_operation("money", state, table="groups", format="csv")
    return html.Section(
        [
            html.H2(t("By size and province")),
            html.P(said, className="definition"),
            html.Div(tables, className="pair-of-tables"),
            html.P(html.A(t("Download as CSV"), href=href, download=""), className="links-line"),
        ],
        className="block",
    )


def _build_table(rows: pd.DataFrame, by: str, most: float, t: Translator) -> html.Div:
    title = t(TITLES[by])
    head = [title, t("Known of"), t("Spread of the share"), t("Median"), t("An inhabitant, median")]
    body = [
        [
            _name(by, row["group"], t),
            f"{t.number(int(row['known']))} / {t.number(int(row['municipalities']))}",
            html.Td(_draw_spread(row, most, t)),
            say_share(row["share_median"], t),
            say_euros(row["per_inhabitant_median"], t),
        ]
        for _, row in rows.iterrows()
    ]
    return box_table(build_table(head, body, numbers=(1, 3, 4)), title)


def _name(by: str, group: str, t: Translator) -> str:
    return name_size_class(group, t) if by == "size_class" else t.label(PROVINCES[group])


def _draw_spread(row: pd.Series, most: float, t: Translator) -> Any:  # noqa: ANN401
    """The range, the middle half and the median as parts of a bar."""
    if pd.isna(row["share_median"]):
        return "–"
    low, first, middle, third, high = (
        100 * row[f"share_{name}"] / most
        for name in ("lowest", "quartile_1", "median", "quartile_3", "highest")
    )
    said = t(
        "{low} to {high}; the middle half {first} to {third}",
        low=say_share(row["share_lowest"], t),
        high=say_share(row["share_highest"], t),
        first=say_share(row["share_quartile_1"], t),
        third=say_share(row["share_quartile_3"], t),
    )
    return html.Span(
        [
            html.I(className="range", style={"left": f"{low:.1f}%", "width": f"{high - low:.1f}%"}),
            html.I(
                className="half", style={"left": f"{first:.1f}%", "width": f"{third - first:.1f}%"}
            ),
            html.I(className="median", style={"left": f"{middle:.1f}%"}),
            html.Span(said, className="unseen"),
        ],
        className="spread",
        title=said,
    )
