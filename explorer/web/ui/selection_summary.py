"""One line that says what a page is about: how much of the network is selected, and when."""

from dash import html

from explorer.network import Network
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.state import State


def count_selected(network: Network, t: Translator) -> str:
    """Municipalities, collaborations and ties of a network, and its date."""
    municipalities = int(network.actors["kind"].eq("municipality").sum())
    counts = (
        t.n("{n} municipality", "{n} municipalities", municipalities),
        t.n("{n} collaboration", "{n} collaborations", len(network.collaborations)),
        t.n("{n} tie", "{n} ties", len(network.ties)),
    )
    return f"{', '.join(counts)} · {t.day(network.date)}"


def build_selection(service: Service, state: State, t: Translator) -> html.P:
    """How much of the network is selected, and where to select otherwise."""
    text = count_selected(service.network_of(state.selection), t)
    link = html.A(t("Change the selection in Explore"), href="/" + state.to_href())
    return html.P([text, " · ", link], className="lead")
