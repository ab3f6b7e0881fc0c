"""The sheet of a collaboration: what it is, who takes part, and what overlaps with it."""

from typing import Any

import pandas as pd
from dash import html

from explorer import vocabulary
from explorer.figures.minimap import draw_ring
from explorer.figures.palette import ACCENT
from explorer.measures.overlap import RELATIONS, list_partners
from explorer.network import Network
from explorer.parameters import shorten
from explorer.tables.nodes import name_node
from explorer.tables.queries import Service
from explorer.tables.sheets import list_members, list_versions
from explorer.tables.timeline import list_continuations
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.links import link_feed, link_scenario
from explorer.web.sheets import democratic_control
from explorer.web.sheets.doubled import build_beside
from explorer.web.sheets.layout import (
    build_former,
    build_head,
    build_picture,
    link_past,
    link_sheet,
    map_nodes,
    name_collaboration,
)
from explorer.web.sheets.timeline import build_timeline
from explorer.web.site import Context, Page
from explorer.web.state import State
from explorer.web.ui.table import build_rows
from explorer.web.ui.wrong import build_wrong

OVERLAPPING = 10


def build_page(context: Context) -> html.Main:
    """The sheet of a collaboration of the network, or what to do when it is not there."""
    service, node_id, state, t = context.service, context.rest, context.state, context.t
    network = service.network_of(state.selection)
    if node_id not in network.collaborations.index:
        return _build_gone(service, network, node_id, state, t)
    row = network.collaborations.loc[node_id]
    selected = state.choose(node_id).to_href()
    links = [
        html.A(t("See it in Explore"), href="/" + selected),
        html.A(t("Voting power"), href="/voting" + selected),
        html.A(t("What if it ended?"), href=link_scenario(state, f"dissolve:{node_id}")),
        html.A(t("Follow this (Atom)"), href=link_feed(state, node_id)),
    ]
    if row["website"]:
        links.append(html.A(t("Website"), href=row["website"]))
    follows = _list_continuations(service, network, node_id, state, t)
    return html.Main(
        id=ids.MAIN,
        className="document sheet",
        children=[
            build_head(t("Collaboration"), row["short_name"], row["name"], links),
            html.Section(_build_facts(service, row, t, more=follows)),
            html.Section(_build_members(network, node_id, state, t)),
            html.Section(build_beside(service, network, node_id, state, t)),
            html.Section(_build_pictures(service, network, node_id, t), className="pictures"),
            *build_timeline(service, network, node_id, state, t),
            html.Section(_build_overlapping(network, node_id, state, t)),
            html.Section(democratic_control.build_for_collaboration(network, node_id, t)),
            html.Section(_build_versions(service, node_id, t)),
        ],
    )


def _build_gone(
    service: Service, network: Network, node_id: str, state: State, t: Translator
) -> html.Main:
    """Of one that is in the data but not in the network: until when it was, and what follows."""
    groups = service.dataset.collaborations.set_index("collaboration_id")
    ended = groups["ended"].get(node_id, "")
    if not ended or ended > service.date_of(state.selection):
        beside = build_beside(service, network, node_id, state, t)
        if beside and state.selection.doubles:
            return _build_left_out(service, node_id, beside, t)
        text = t("There is no collaboration {code} in this network.", code=shorten(node_id))
        return build_wrong(t("Collaboration"), text, t)
    name, full = groups.loc[node_id, ["short_name", "name"]]
    last = link_past(service, network, node_id, ended, state)
    said = t("{name} ended on {day}.", name=full, day=t.day(ended))
    head = build_head(t("Collaboration"), name, said, [html.Span([t("As it was:"), " ", last])])
    follows = _list_continuations(service, network, node_id, state, t)
    facts = html.Dl([html.Div([html.Dt(each), html.Dd(parts)]) for each, parts in follows])
    return build_former(head, [facts, *build_timeline(service, network, node_id, state, t)])


def _build_left_out(service: Service, node_id: str, beside: list[Any], t: Translator) -> html.Main:
    """Of one whose municipalities all count in another of its sort, as the selection asks."""
    name = service.dataset.collaborations.set_index("collaboration_id").at[node_id, "short_name"]
    said = t("Left out here: of each sort one counts.")
    return build_former(build_head(t("Collaboration"), name, said, []), beside)


def _build_facts(
    service: Service, row: pd.Series, t: Translator, *, more: list[tuple[str, Any]]
) -> list[Any]:
    def name(terms: Any, texts: str) -> str:  # noqa: ANN401
        known = [t.label(terms[term]) for term in texts.split(";") if term in terms]
        return ", ".join(known) or t("unknown")

    facts = [
        (t("Domain"), name(vocabulary.DOMAINS, row["domain"])),
        (t("Themes"), name(vocabulary.THEMES, row["themes"])),
        (t("Form"), name(vocabulary.FORMS, row["form"])),
        (t("Powers"), name(vocabulary.POWERS, row["power"])),
        (t("Cooperation is"), name(vocabulary.OBLIGATIONS, row["obligation"])),
        (t("Domain rests on"), name(vocabulary.DOMAIN_BASES, row["domain_basis"])),
        (t("Laws cited"), name_laws(service, row["laws"])),
        (t("Body"), row["body"]),
        (t("Seat"), row["seat"]),
        (t("In the register since"), t.day(row["started"]) if row["started"] else ""),
        (t("Last checked"), t.day(row["verified"]) if row["verified"] else ""),
        *more,
    ]
    pairs = [html.Div([html.Dt(label), html.Dd(value)]) for label, value in facts if value]
    return [html.H2(t("What it is")), html.Dl(pairs, className="facts")]


def name_laws(service: Service, laws: str) -> list[Any]:
    """Laws by the name that people know, each with its text; by its id where no name is known."""
    known = service.dataset.laws.set_index("law_id")
    parts: list[Any] = []
    for law in filter(None, laws.split(";")):
        link = (
            html.A(known.at[law, "title"], href=known.at[law, "url"]) if law in known.index else law
        )
        parts += [", ", link]
    return parts[1:]


def _list_continuations(
    service: Service, network: Network, node_id: str, state: State, t: Translator
) -> list[tuple[str, list[Any]]]:
    """What it continues and what continues it, linked, and whether that was inferred."""
    rows = list_continuations(service, node_id)
    ended = service.dataset.collaborations.set_index("collaboration_id")["ended"]
    found = []
    for relation, label in (("carries_on", t("Continues")), ("carried_on", t("Continued by"))):
        parts: list[Any] = []
        for row in rows[rows["relation"].eq(relation)].itertuples(index=False):
            link = link_past(service, network, row.other_id, ended[row.other_id], state)
            parts += [", ", link, t(" (inferred)") if row.basis == "inferred" else ""]
        if parts:
            found.append((label, parts[1:]))
    return found


def _build_members(network: Network, node_id: str, state: State, t: Translator) -> list[Any]:
    actors = list_members(network, node_id)
    title = t.n("{n} member", "{n} members", len(actors))
    rows = [
        [
            link_sheet(network, str(actor_id), state),
            t("unknown") if pd.isna(row["share"]) else t.share(row["share"], digits=1),
            democratic_control.name_organs(row["organs"], t) or t("unknown"),
            t.day(row["since"]) if row["since"] else "",
        ]
        for actor_id, row in actors.iterrows()
    ]
    head = [t("Member"), t("Share of inhabitants"), t("Takes part through"), t("Since")]
    return [html.H2(title), build_rows(head, rows, label=title, unknown=t("unknown"))]


def _build_pictures(service: Service, network: Network, node_id: str, t: Translator) -> list[Any]:
    name = name_node(network, node_id)
    members = network.ties.loc[network.ties["collaboration_id"] == node_id, "actor_id"]
    names = sorted(name_node(network, str(member)) for member in members)
    weights = pd.Series(1.0, index=members.to_list())
    return [
        build_picture(
            map_nodes(service, network, weights, centre=""),
            t("Municipalities that take part in {name}.", name=name),
        ),
        build_picture(
            draw_ring(name, [(each, ACCENT) for each in names], diamonds=False),
            t("Members of {name}.", name=name),
        ),
    ]


def _build_overlapping(network: Network, node_id: str, state: State, t: Translator) -> list[Any]:
    partners = list_partners(network, node_id)
    title = t("Collaborations that overlap most")
    rows = [
        [
            name_collaboration(network, str(other), state),
            t.number(int(row["shared"])),
            t.number(row["jaccard"], digits=2),
            t(RELATIONS[row["relation"]]),
        ]
        for other, row in partners.head(OVERLAPPING).iterrows()
    ]
    head = [t("Collaboration"), t("Shared"), t("Jaccard index"), t("Relation")]
    return [html.H2(title), build_rows(head, rows, label=title, unknown=t("unknown"))]


def _build_versions(service: Service, node_id: str, t: Translator) -> list[Any]:
    mine = list_versions(service, node_id)
    rows = [
        [
            t.day(row.since) if row.since else "",
            t.day(row.until) if row.until else t("in force"),
            html.A(row.name, href=row.regulation_url) if row.regulation_url else row.name,
        ]
        for row in mine[["since", "until", "name", "regulation_url"]].itertuples(index=False)
    ]
    title = t("Versions of the regulation")
    head = [t("Since"), t("Until"), t("Regulation")]
    return [html.H2(title), build_rows(head, rows, label=title, unknown=t("unknown"))]


PAGE = Page("/collaboration/", build_page, ids=lambda network: network.collaborations.index)
