"""When filters leave nothing: what to do about it."""

from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from explorer.network import Selection
from explorer.tables.queries import MeasuredNetwork
from explorer.translate import Translator
from explorer.web.explore.chips import list_filters
from explorer.web.state import State


def build_nothing(measured: MeasuredNetwork, state: State, t: Translator) -> list[Component]:
    """Says that no tie is left, and links to the network without one filter, or without any."""
    bare = replace(state, selection=Selection(kind=state.selection.kind))
    return [
        html.H2(t("The network on {date}", date=t.day(measured.network.date))),
        html.P(t("Nothing meets these filters."), className="lead"),
        html.P(t("Show it without:")),
        html.Ul(
            [
                html.Li(dcc.Link(label, href=replace(state, selection=rest).to_href()))
                for label, rest in list_filters(state.selection, t, measured.dataset)
            ],
            className="names",
        ),
        dcc.Link(t("To the whole network"), href=bare.to_href()),
    ]
