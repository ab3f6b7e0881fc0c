"""The sheet of a municipality: what it takes part in, with whom, and how it can steer."""

from typing import Any

from dash import html

from explorer import vocabulary
from explorer.measures.overlap import list_partners
from explorer.network import Network
from explorer.network.search import trace_successors
from explorer.parameters import shorten
from explorer.tables.links import find_link
from explorer.tables.nodes import list_shared, name_node
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.links import link_feed, link_scenario
from explorer.web.sheets import democratic_control
from explorer.web.sheets.briefing import Briefing
from explorer.web.sheets.layout import (
    address_of,
    build_former,
    build_head,
    build_picture,
    describe_actor,
    link_sheet,
    map_nodes,
)
from explorer.web.sheets.paid import build_paid
from explorer.web.sheets.public_services import build_services
from explorer.web.sheets.timeline import build_timeline
from explorer.web.site import Context, Page
from explorer.web.state import State
from explorer.web.ui.mine import choose_mine
from explorer.web.ui.table import build_rows
from explorer.web.ui.wrong import build_wrong

PARTNERS = 10


def build_page(context: Context) -> html.Main:
    """The sheet of the municipality with a code, or where to find what became of it."""
    service, code, state, t = context.service, context.rest, context.state, context.t
    network = service.network_of(state.selection)
    if code not in network.actors.index:
        return _build_gone(service, network, code, state, t)
    actor = network.actors.loc[code]
    briefing = Briefing(service, network, code, state, t)
    facts = " · ".join(
        filter(None, [t.label(vocabulary.KINDS[actor["kind"]]), describe_actor(network, code, t)])
    )
    return html.Main(
        id=ids.MAIN,
        className="document sheet",
        children=[
            build_head(facts, actor["name"], briefing.say(), _build_links(briefing)),
            *briefing.build_parties(),
            _build_columns(briefing, context),
            *build_paid(service, network, code, state, t),
            html.Section(_build_partners(network, code, state, t), className="partners"),
            *build_timeline(service, network, code, state, t),
            html.Section(democratic_control.build_for_municipality(network, code, t)),
        ],
    )


def _build_columns(briefing: Briefing, context: Context) -> html.Div:
    """Who decides, when and what stands out, beside the map, with whom, and who runs what."""
    service, code, state, t = context.service, context.rest, context.state, context.t
    network = briefing.network
    services = build_services(network, code, t, link=lambda node: link_sheet(network, node, state))
    left = (
        ("files", briefing.build_files()),
        ("council-year", briefing.build_year()),
    )
    right = (
        ("", _build_map(service, network, state, t, code=code)),
        ("", briefing.build_circles()),
        ("", services),
        ("", briefing.build_recent()),
        ("", briefing.build_odd()),
    )
    columns = [
        html.Div([html.Section(parts, className=look) for look, parts in column])
        for column in (left, right)
    ]
    return html.Div(columns, className="briefing")


def _build_links(briefing: Briefing) -> list[html.A]:
    """Where else to look: pages of Verband, and what the data link."""
    service, code, state, t = briefing.service, briefing.code, briefing.state, briefing.t
    outside = ((t("Website"), "website"), (t("Record in the register"), "record"))
    found = [(text, find_link(service.dataset, code, relation)) for text, relation in outside]
    return [
        html.A(t("See it in Explore"), href="/" + state.choose(code).to_href()),
        html.A(
            t("What if it left or merged?"),
            href=link_scenario(state.choose(code), add="leave"),
        ),
        html.A(t("Follow this (Atom)"), href=link_feed(state, code)),
        *(html.A(text, href=href) for text, href in found if href),
        choose_mine(code, briefing.name, state, t),
    ]


def _build_gone(
    service: Service, network: Network, code: str, state: State, t: Translator
) -> html.Main:
    date = service.date_of(state.selection)
    successor = trace_successors(service.dataset, date).get(code)
    names = service.dataset.actors.set_index("actor_id")["name"]
    if not successor or code not in names.index:
        text = t("There is no municipality {code} in this network.", code=shorten(code))
        return build_wrong(t("Municipality"), text, t)
    said = t(
        "{name} no longer exists on {date}; it became part of:",
        name=names[code],
        date=t.day(date),
    )
    link = html.A(names[successor], href=address_of("municipality", successor, state))
    head = build_head(t("Municipality"), names[code], [said, " ", link], [])
    return build_former(head, build_timeline(service, network, code, state, t))


def _build_map(
    service: Service, network: Network, state: State, t: Translator, *, code: str
) -> html.Figure:
    partners = list_partners(network, code)["shared"]
    return build_picture(
        map_nodes(service, network, partners, state, centre=code),
        t(
            "Partners of {name}: the darker, the more collaborations they share.",
            name=name_node(network, code),
        ),
    )


def _build_partners(network: Network, code: str, state: State, t: Translator) -> list[Any]:
    partners = list_partners(network, code)
    title = t("Partners that share most")
    rows = [
        [
            link_sheet(network, str(partner), state),
            t.number(int(row["shared"])),
            t.number(row["jaccard"], digits=2),
            ", ".join(
                name_node(network, node) for node in list_shared(network, [code, str(partner)])[:4]
            )
            + (" …" if row["shared"] > 4 else ""),
        ]
        for partner, row in partners.head(PARTNERS).iterrows()
    ]
    head = [t("Municipality"), t("Shared"), t("Jaccard index"), t("Among them")]
    said = t.n(
        "It meets {n} municipality in all.", "It meets {n} municipalities in all.", len(partners)
    )
    return [html.H2(title), html.P(said), build_rows(head, rows, label=title, unknown=t("unknown"))]


PAGE = Page("/municipality/", build_page, ids=lambda network: network.actors.index)
