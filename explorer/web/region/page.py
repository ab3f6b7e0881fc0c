"""My municipality, my region: which it is, what it is called, and how it compares."""

from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import html

from explorer.dataset.timeslice import slice_at
from explorer.errors import ExplorerError
from explorer.network import Network, Selection
from explorer.parameters import Parameter, refuse_idle
from explorer.query import split_query
from explorer.tables.queries import Service
from explorer.tables.sets import (
    LONGEST_NAME,
    MINE,
    MINE_NAME,
    OTHER,
    OTHER_NAME,
    TOWNS,
    compare_sets,
)
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.explore.filters import list_searched
from explorer.web.region.comparison import (
    build_bodies,
    build_figures,
    build_means,
    build_members,
    name_other,
)
from explorer.web.region.places import list_addresses
from explorer.web.site import Context, Page
from explorer.web.state import State
from explorer.web.ui.controls import control_id
from explorer.web.ui.mine import PAGE as PATH
from explorer.web.ui.mine import name_mine
from explorer.web.ui.selection_summary import build_selection
from explorer.web.ui.wrong import describe_error


def build_page(context: Context) -> html.Main:
    """The answer, the choice, both sets beside each other, and where mine stands out."""
    service, state, t = context.service, context.state, context.t
    said: list[Any] = [t("Choose the municipalities that are to stand out on every page.")]
    parts: list[Any] = []
    title = t("My municipality or region")
    if state.mine:
        try:
            figures = compare_sets(service, state.selection, state.mine, state[OTHER])
        except ExplorerError as error:
            parts = [html.P(describe_error(error, t), role="alert", className="notice")]
        else:
            names = (name_mine(service, state, t), name_other(service, state, t))
            title, said = describe_sets(figures, names, t), []
            parts = _build_parts(figures, names, context)
    return html.Main(
        [
            html.H1(title, className="answer"),
            *[html.P(each, className="lead") for each in said],
            build_selection(service, state, t),
            _build_form(service, state, t),
            *parts,
        ],
        id=ids.MAIN,
        className="document wide region",
    )


def describe_sets(figures: pd.DataFrame, names: tuple[str, str], t: Translator) -> str:
    """The mean number of collaborations of both sets, in a sentence."""
    row = figures.set_index("figure").loc["mean_collaborations"]
    return t(
        "{mine}: {first} collaborations a municipality; {other}: {second}.",
        mine=names[0],
        other=names[1],
        first=t.number(row["mine"], digits=1),
        second=t.number(row["other"], digits=1),
    )


def _build_form(service: Service, state: State, t: Translator) -> html.Div:
    """Both sets with their names; what is chosen goes into the address."""
    sets = ((MINE, state.mine, MINE_NAME), (OTHER, state[OTHER], OTHER_NAME))
    controls = [
        html.Div(
            [
                _choose(parameter, value, service, state, t),
                _name(named, state[named], t, hidden=not value),
            ],
            className="controls",
        )
        for parameter, value, named in sets
    ]
    note = t(
        "This browser keeps what you choose here and offers it on the first page; nothing is sent "
        "but in the address. Share the address to share the regions with their names."
    )
    return html.Div(
        [
            html.Div(controls, className="sets"),
            html.P(note, className="definition on-screen"),
        ]
    )


def _choose(
    parameter: Parameter, value: tuple[str, ...], service: Service, state: State, t: Translator
) -> dmc.MultiSelect:
    at = slice_at(service.dataset, service.date_of(state.selection))
    empty = t("all others") if parameter is OTHER else t("Choose or type a name")
    return dmc.MultiSelect(
        id=control_id(parameter),
        label=t(parameter.label),
        value=list(value),
        data=list_searched(TOWNS, value, t, at),
        placeholder="" if value else empty,
        nothingFoundMessage=t("Nothing found"),
        maxValues=getattr(parameter.reader, "most", None),
        limit=50,
        searchable=True,
        selectFirstOptionOnChange=True,
        hidePickedOptions=True,
        disabled=parameter is OTHER and not state.mine,
        size="sm",
        className="choice-of-towns",
    )


def _name(parameter: Parameter, value: str, t: Translator, *, hidden: bool) -> dmc.TextInput:
    return dmc.TextInput(
        id=control_id(parameter),
        label=t(parameter.label),
        value=value,
        debounce=True,
        attributes={"input": {"maxLength": LONGEST_NAME}},
        disabled=hidden,
        size="sm",
    )


def _build_parts(figures: pd.DataFrame, names: tuple[str, str], context: Context) -> list[Any]:
    """Everything that is said of the two sets, which are good ones."""
    service, state, t = context.service, context.state, context.t
    network = service.network_of(state.selection)
    beside = [build_figures(figures, names, state, t), build_means(figures, names, t)]
    return [
        _build_links(state, t),
        html.Div(beside, className="pair-of-tables"),
        build_bodies(service, names, state, t),
        build_members(network, context),
        _build_places(network, context),
    ]


def _build_links(state: State, t: Translator) -> html.P:
    """My region alone in Explore."""
    only = Selection(municipality=state.mine, date=state.selection.date)
    href = "/" + replace(state.bare(), selection=only).to_href()
    link = html.A(t("These municipalities alone, in Explore"), href=href)
    return html.P(link, className="links-line")


def _build_places(network: Network, context: Context) -> html.Details:
    """Where mine stands out, each with a link to it."""
    t = context.t
    found = list_addresses(network, list(context.mine.names), context.state)
    items = [html.Li(html.A(t(place.label), href=href)) for place, href in found]
    return html.Details(
        [html.Summary(t("Where it stands out")), html.Ul(items, className="names")],
        className="on-screen",
    )


def check_sets(context: Context) -> None:
    """Raise an `ExplorerError` where a set is none, or not there at the date."""
    state = context.state
    given = split_query(context.query)
    if not state[OTHER]:
        refuse_idle(given, {OTHER_NAME.name: OTHER.name})
    if not state.mine:
        refuse_idle(given, {OTHER.name: MINE.name})
        return
    compare_sets(context.service, state.selection, state.mine, state[OTHER])


PAGE = Page(PATH, build_page, parameters=(OTHER, OTHER_NAME), check=check_sets)
