"""One line that says what a page is about: how much of the network is selected, and when."""

import pandas as pd
from dash import html

from explorer.network import Network
from explorer.network.facets import list_absent
from explorer.snapshot.texts import name_values
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.state import State


def count_selected(network: Network, t: Translator) -> str:
    """Participants, collaborations and ties of a network, and its date."""
    counts = (
        *count_actors(network.actors["kind"], t),
        t.n("{n} collaboration", "{n} collaborations", len(network.collaborations)),
        t.n("{n} tie", "{n} ties", len(network.ties)),
    )
    return f"{', '.join(counts)} · {t.day(network.date)}"


def count_actors(kinds: pd.Series, t: Translator) -> list[str]:
    """How many municipalities there are, and how many others where there are any."""
    municipalities = int(kinds.eq("municipality").sum())
    others = len(kinds) - municipalities
    counts = [t.n("{n} municipality", "{n} municipalities", municipalities)]
    if others:
        counts.append(t.n("{n} other participant", "{n} other participants", others))
    return counts


def describe_absent(service: Service, state: State, t: Translator) -> str:
    """What is selected but not there at the date, and what to do; empty where all is there."""
    absent = list_absent(service.dataset, state.selection)
    names = [
        name
        for record, values in absent
        for name in name_values(record, values, t, service.dataset)
    ]
    if not names:
        return ""
    date = t.day(service.date_of(state.selection))
    return t(
        "Not there on {date}, and so without municipalities: {names}. Choose another date.",
        date=date,
        names=", ".join(names),
    )


def build_selection(
    service: Service, state: State, t: Translator, *, counted: str = ""
) -> html.Div:
    """How much of the network is selected, where to select otherwise, and what is not there.

    counted: in place of what the whole of the selection counts.
    """
    text = counted or count_selected(service.network_of(state.selection), t)
    link = html.A(t("Change the selection in Explore"), href="/" + state.to_href())
    absent = describe_absent(service, state, t)
    return html.Div(
        [
            html.P([text, html.Span([" · ", link], className="change")], className="lead"),
            *([html.P(absent, className="note", role="note")] if absent else []),
        ]
    )
