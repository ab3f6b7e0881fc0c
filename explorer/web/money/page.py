"""Money: what municipalities pay to joint arrangements, and of what that is."""

from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import html

from explorer.network.filters import FILTERS
from explorer.tables.money_figures import (
    list_own_years,
    list_payments,
    list_years,
    spread_payments,
)
from explorer.tables.queries import Service
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.explore.chips import build_chips
from explorer.web.money.answer import describe_country, describe_town, explain_figures
from explorer.web.money.groups import build_groups
from explorer.web.money.map import build_map
from explorer.web.money.table import build_grid
from explorer.web.money.ties import build_ties
from explorer.web.money.years import build_own, build_years
from explorer.web.sheets.democratic_control import name_size_class
from explorer.web.sheets.layout import address_of
from explorer.web.site import Context, Page
from explorer.web.state import SELECT, State
from explorer.web.ui.controls import control_id


def build_page(context: Context) -> html.Main:
    """The answer, what it is and is not, the years, the map, the spread, ties and the table."""
    service, state, t = context.service, context.state, context.t
    frame = list_payments(service, state.selection)
    years = list_years(service, state.selection)
    if not frame["report"].ne("").any():
        return _build_nothing(t)
    town = state.node if state.node in frame.index else ""
    own = list_own_years(service, state.selection, town) if town else pd.DataFrame()
    answer = describe_town(frame.loc[town], own, t) if town else describe_country(years, state, t)
    picture = build_map(service, frame, state, t)
    body = [
        html.H1(answer, className="answer"),
        *([html.P(describe_country(years, state, t), className="lead")] if town else []),
        _build_controls(service, frame, state, t, town=town),
        html.Section([html.H2(t("What it is, and what not")), explain_figures(years, t)]),
        *([_build_own(own, frame.loc[town], town, state, t)] if len(own) else []),
        build_years(years, state, t),
        html.Div(
            [
                *([html.Section([html.H2(t("Where")), picture])] if picture else []),
                build_ties(frame, state, t),
            ],
            className="place",
        ),
        build_groups(spread_payments(frame), state, t),
        build_grid(frame, state, t),
    ]
    return html.Main(body, id=ids.MAIN, className="document wide money")


def _build_nothing(t: Translator) -> html.Main:
    said = t("These data say nothing about money.")
    more = t("A package with money.csv does; see the page Methods and sources.")
    parts = [html.H1(t("Money")), html.P(said, className="notice"), html.P(more)]
    return html.Main(parts, id=ids.MAIN, className="document wide money")


def _build_own(
    own: pd.DataFrame, row: pd.Series, town: str, state: State, t: Translator
) -> html.Section:
    peers = name_size_class(row["size_class"], t) if row["size_class"] else t("its size class")
    return build_own(own, row["name"], state.choose(town), t, peers=peers)


def _build_controls(
    service: Service, frame: pd.DataFrame, state: State, t: Translator, *, town: str
) -> html.Div:
    """The municipality to look at, the filters in force, and which of them change nothing."""
    names = frame["name"].sort_values()
    choice = dmc.Select(
        id=control_id(SELECT),
        label=t("A municipality, beside its size class"),
        value=town or None,
        data=[{"value": str(code), "label": name} for code, name in names.items()],
        placeholder=t("Choose or type a name"),
        searchable=True,
        clearable=True,
        nothingFoundMessage=t("Nothing found"),
        size="sm",
        w=320,
        maw="100%",
    )
    links = [html.A(t("Choose filters in Explore"), href="/" + state.to_href())]
    if town:
        sheet = address_of("municipality", town, state)
        links.insert(0, html.A(t("Sheet of {name}", name=frame.at[town, "name"]), href=sheet))
    chips = html.Div([*build_chips(state, t, service.dataset), *links], className="chips of-page")
    parts: list[Any] = [html.Div(choice, className="controls"), chips]
    if is_filtered(state):
        said = t(
            "Filters on collaborations change the number of collaborations alone: what is paid "
            "cannot be split over them."
        )
        parts.append(html.P(said, className="notice"))
    return html.Div(parts)


def is_filtered(state: State) -> bool:
    """Whether a filter is in force that is not one on municipalities or the date."""
    return any(
        record.of != "actor" and record.id != "date"
        and getattr(state.selection, record.id) != record.default
        for record in FILTERS.values()
    )  # fmt: skip


PAGE = Page("/money", build_page, N_("Money"))
