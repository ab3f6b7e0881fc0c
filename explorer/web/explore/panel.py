"""The right-hand column: what is selected, or the country's key figures."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from explorer import vocabulary
from explorer.measures.overlap import list_partners
from explorer.measures.summary import summarise_network
from explorer.network import Network
from explorer.tables.queries import MeasuredNetwork
from explorer.translate import Translator
from explorer.vocabulary import Term
from explorer.web.explore.empty_state import build_nothing
from explorer.web.sheets import democratic_control
from explorer.web.sheets.comparison import build_comparison
from explorer.web.sheets.doubled import note_switch
from explorer.web.sheets.layout import address_of, describe_actor
from explorer.web.sheets.public_services import build_services
from explorer.web.state import State
from explorer.web.ui.mine import build_offer, choose_mine
from explorer.web.ui.packages import DEFINITIONS
from explorer.web.ui.swatch import swatch

SHOWN = 8


def build_panel(
    measured: MeasuredNetwork, state: State, t: Translator, *, notes: Sequence[str] = ()
) -> list[Component]:
    """Key figures, or the sheet of the selected node; says so when the filters hide that node.

    notes: what is to be known of the date and the filters, such as a register still being filled.
    """
    network = measured.network
    if sum(node in network.degrees.index for node in state.selected) > 1:
        return [_close(state, t), *build_comparison(network, state, t)]
    if state.node in network.actors.index:
        return _build_actor(measured, state, t)
    if state.node in network.collaborations.index:
        return _build_collaboration(measured, state, t)
    said: list[Component] = [html.P(note, className="note", role="note") for note in notes if note]
    if state.node:
        text = t("What you selected is not in this network: another date or other filters hide it.")
        said.append(html.P(text, className="note", role="status"))
    return [*said, *_build_network(measured, state, t)]


def _build_network(measured: MeasuredNetwork, state: State, t: Translator) -> list[Component]:
    figures = summarise_network(measured.network)
    if not figures["ties"]:
        return build_nothing(measured, state, t)
    return [
        html.H2(t("The network on {date}", date=t.day(measured.network.date))),
        *build_offer(state, t),
        html.Dl(_build_tiles(figures, t), className="tiles"),
        html.P(_describe_participation(figures, t), className="lead"),
        *note_switch(measured.network, state, t),
        html.H3(t("Collaborations by domain")),
        _build_bars(figures["by_domain"], t),
        *_build_themes(measured, state, t),
        html.H3(t("Municipalities in most collaborations")),
        _list_top(measured, state, t),
        html.P(t(DEFINITIONS.get(measured.package, "")), className="definition"),
    ]


def _describe_participation(figures: dict, t: Translator) -> str:
    every = t.n("{n} municipality", "{n} municipalities", figures["municipalities"])
    return t(
        "{taking}. Half of the collaborations have at most {members}, the largest has {most}. "
        "Connected parts: {components}.",
        taking=t.n(
            "{n} of {all} takes part", "{n} of {all} take part", figures["taking_part"], all=every
        ),
        members=t.n("{n} member", "{n} members", figures["median_members"]),
        most=t.number(figures["most_members"]),
        components=t.number(figures["components"]),
    )


def _build_themes(measured: MeasuredNetwork, state: State, t: Translator) -> list[Component]:
    """What the bars count: of a domain the filter finds more, by theme."""
    found = int(measured.network.collaborations["matched"].eq("theme").sum())
    text = t(
        "Each counts once, under its own domain. The numbers beside the filter count it under the "
        "domains of its themes as well."
    )
    if state.selection.domain:
        text = t.n(
            "Of these, {n} is counted under another domain and found by a theme.",
            "Of these, {n} are counted under another domain and found by a theme.",
            found,
        )
    return [html.P(text, className="definition")] if found or not state.selection.domain else []


def _build_tiles(figures: dict[str, Any], t: Translator) -> list[html.Div]:
    municipalities, collaborations, ties = (
        int(figures[name]) for name in ("municipalities", "collaborations", "ties")
    )
    tiles = (
        (t.number(municipalities), t.n("municipality", "municipalities", municipalities)),
        (t.number(collaborations), t.n("collaboration", "collaborations", collaborations)),
        (t.number(ties), t.n("tie", "ties", ties)),
        (t.number(figures["mean_degree"], digits=1), t("a municipality, on average")),
    )
    return [html.Div([html.Dt(label), html.Dd(number)]) for number, label in tiles]


def _build_bars(counts: dict[str, int], t: Translator) -> html.Ul:
    most = max(counts.values(), default=1) or 1
    rows = [
        html.Li(
            [
                html.Span([swatch(domain), html.Span(_label(vocabulary.DOMAINS, domain, t))]),
                html.I(className="bar", style={"width": f"{100 * count / most:.1f}%"}),
                html.B(t.number(count)),
            ]
        )
        for domain, count in counts.items()
    ]
    return html.Ul(rows, className="bars")


def _list_top(measured: MeasuredNetwork, state: State, t: Translator) -> html.Ol:
    actors = measured.network.actors
    frame = actors[["name"]].join(measured.measures["degree"])
    top = frame.sort_values(["degree", "name"], ascending=[False, True]).head(5)
    return _list_links(
        ((node_id, name, t.number(degree)) for node_id, name, degree in top.itertuples()), state
    )


def _list_links(rows: Iterable[tuple[str, str, str]], state: State) -> html.Ol:
    return html.Ol(
        [
            html.Li([dcc.Link(name, href=state.choose(node_id).to_href()), html.B(value)])
            for node_id, name, value in rows
        ],
        className="links",
    )


def _build_measures(measured: MeasuredNetwork, node_id: str, peers: int, t: Translator) -> html.Dl:
    values, ranks = measured.measures.loc[node_id], measured.ranks.loc[node_id]
    rows = (
        (t("Ties (degree)"), t.number(values["degree"]), ranks["degree"]),
        (t("Betweenness"), t.number(values["betweenness"], digits=4), ranks["betweenness"]),
        (t("Partners met"), t.number(values["partners"]), ranks["partners"]),
    )
    return html.Dl(
        [
            html.Div(
                [
                    html.Dt(label),
                    html.Dd(value),
                    html.Dd(t("rank {n} of {all}", n=int(place), all=peers), className="rank"),
                ]
            )
            for label, value, place in rows
        ],
        className="measures",
    )


def _build_actor(measured: MeasuredNetwork, state: State, t: Translator) -> list[Component]:
    network = measured.network
    actor = network.actors.loc[state.node]
    mine = network.ties.loc[network.ties["actor_id"] == state.node, "collaboration_id"]
    rows = network.collaborations.loc[mine].sort_values(["domain", "short_name"])
    title = t.n("Takes part in {n} collaboration", "Takes part in {n} collaborations", len(rows))
    return [
        _close(state, t),
        html.P(t.label(vocabulary.KINDS[actor["kind"]]), className="kind"),
        html.H2(actor["name"]),
        html.P(describe_actor(network, state.node, t), className="lead"),
        *_link_sheet(measured, state, t),
        _build_measures(measured, state.node, len(network.actors), t),
        *_build_services(network, state, t),
        html.H3(title),
        *note_switch(network, state, t, node_id=state.node),
        *democratic_control.build_by_power(network, rows, state, t),
        *democratic_control.build_for_municipality(network, state.node, t),
        html.H3(t("Partners")),
        _build_columns(t("by shared collaborations"), t),
        _list_overlap(measured, state, t, names=network.actors["name"]),
    ]


def _build_services(network: Network, state: State, t: Translator) -> list[Component]:
    if network.actors.loc[state.node, "kind"] != "municipality":
        return []

    def link(node_id: str) -> dcc.Link:
        name = network.collaborations.at[node_id, "short_name"]
        return dcc.Link(name, href=state.choose(node_id).to_href())

    return build_services(network, state.node, t, link=link)


def _link_sheet(measured: MeasuredNetwork, state: State, t: Translator) -> list[Component]:
    """A link to the page to print of what is selected; of actors, municipalities alone have one."""
    network, node = measured.network, state.node
    if node in network.collaborations.index:
        kind = "collaboration"
    elif network.actors.loc[node, "kind"] == "municipality":
        kind = "municipality"
    else:
        return []
    links: list[Any] = [html.A(t("The whole sheet, to print"), href=address_of(kind, node, state))]
    if kind == "municipality":
        links += [" · ", choose_mine(node, network.actors.at[node, "name"], state, t)]
    return [html.P(links, className="further")]


def _list_overlap(
    measured: MeasuredNetwork, state: State, t: Translator, *, names: pd.Series
) -> Component:
    partners = list_partners(measured.network, state.node).head(SHOWN)
    if partners.empty:
        return html.P(t("None."), className="definition")
    shared = partners["shared"]
    jaccard = partners["jaccard"]
    return _list_links(
        (
            (node_id, names[node_id], f"{t.number(count)} · {t.number(index, digits=2)}")
            for node_id, count, index in zip(partners.index, shared, jaccard, strict=True)
        ),
        state,
    )


def _build_columns(what: str, t: Translator) -> html.P:
    return html.P([html.Span(what), html.Span(t("shared · Jaccard"))], className="columns-said")


def _build_collaboration(measured: MeasuredNetwork, state: State, t: Translator) -> list[Component]:
    network = measured.network
    row = network.collaborations.loc[state.node]
    members = int(network.degrees[state.node])
    return [
        _close(state, t),
        html.P(
            [swatch(row["domain"]), _label(vocabulary.DOMAINS, row["domain"], t)], className="kind"
        ),
        html.H2(row["short_name"]),
        html.P(row["name"], className="lead"),
        *_link_sheet(measured, state, t),
        html.P(_build_facts(row, t), className="definition"),
        *note_switch(network, state, t, node_id=state.node),
        _build_measures(measured, state.node, len(network.collaborations), t),
        *democratic_control.build_for_collaboration(network, state.node, t),
        html.P(_link_vote(state, t), className="further"),
        html.H3(t.n("{n} member", "{n} members", members)),
        democratic_control.build_members(network, state, t),
        html.H3(t("Collaborations that overlap most")),
        _build_columns(t("by shared members"), t),
        _list_overlap(measured, state, t, names=network.collaborations["short_name"]),
    ]


def _link_vote(state: State, t: Translator) -> html.A:
    kept = state.bare().choose(state.node)
    return html.A(t("If votes are weighted so, who decides?"), href="/voting" + kept.to_href())


def _label(terms: Mapping[str, Term], term_id: str, t: Translator) -> str:
    return t.label(terms[term_id]) if term_id in terms else t("unknown")


def _build_facts(row: pd.Series, t: Translator) -> list[Component | str]:
    powers = [_label(vocabulary.POWERS, power, t) for power in row["power"].split(";") if power]
    themes = [_label(vocabulary.THEMES, theme, t) for theme in row["themes"].split(";") if theme]
    facts = [
        (t("Form"), _label(vocabulary.FORMS, row["form"], t)),
        (t("Powers"), ", ".join(powers)),
        (t("Themes"), ", ".join(themes)),
        (t("Domain rests on"), _label(vocabulary.DOMAIN_BASES, row["domain_basis"], t)),
        (t("Cooperation is"), _label(vocabulary.OBLIGATIONS, row["obligation"], t)),
        (t("Seat"), row["seat"]),
        (t("In the register since"), t.day(row["started"]) if row["started"] else ""),
        (t("Last checked"), t.day(row["verified"]) if row["verified"] else ""),
    ]
    return [html.Span([html.B(label + " "), value]) for label, value in facts if value]


def _close(state: State, t: Translator) -> dcc.Link:
    return dcc.Link(
        "×",
        href=state.choose("").to_href(),
        className="close",
        title=t("Back to the whole network"),
    )
