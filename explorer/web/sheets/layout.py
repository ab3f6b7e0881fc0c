"""What the sheets of a municipality and of a collaboration have in common."""

import base64
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from dash import html

from explorer import vocabulary
from explorer.dataset.model import first_date
from explorer.figures.minimap import draw_dots
from explorer.network import Network, Selection
from explorer.network.spans import day_before
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.site import find_mine
from explorer.web.state import State
from explorer.web.ui.swatch import swatch


def address_of(kind: str, node_id: str, state: State) -> str:
    """The address of a sheet (`municipality` or `collaboration`) with the same network."""
    kept = state.bare().to_query()
    return f"/{kind}/{node_id}" + (f"?{kept}" if kept else "")


def link_sheet(network: Network, node_id: str, state: State) -> html.A:
    """A link to the sheet of a node of the network; other actors lead to Explore."""
    if node_id in network.collaborations.index:
        name = network.collaborations.at[node_id, "short_name"]
        return html.A(name, href=address_of("collaboration", node_id, state))
    name = network.actors.at[node_id, "name"]
    if network.actors.at[node_id, "kind"] == "municipality":
        return html.A(name, href=address_of("municipality", node_id, state))
    return html.A(name, href="/" + state.choose(node_id).to_href())


def name_collaboration(network: Network, node_id: str, state: State) -> html.Span:
    """A collaboration's link with the mark of its domain."""
    domain = str(network.collaborations.at[node_id, "domain"])
    return html.Span([swatch(domain), link_sheet(network, node_id, state)], className="option")


def describe_actor(network: Network, actor_id: str, t: Translator) -> str:
    """Province, inhabitants and seats in one line, as far as known; seats also by law."""
    parts, actor = [], network.actors.loc[actor_id]
    if actor["province_id"] in vocabulary.PROVINCES:
        parts.append(t.label(vocabulary.PROVINCES[actor["province_id"]]))
    if not pd.isna(actor["population"]):
        parts.append(t.n("{n} inhabitant", "{n} inhabitants", int(actor["population"])))
    if not pd.isna(actor["council_seats"]):
        said = t.n("{n} council seat", "{n} council seats", int(actor["council_seats"]))
        law = network.seats_by_law.get(actor_id, pd.NA)
        text = "" if pd.isna(law) else t("by law {n}", n=t.number(int(law)))
        parts.append(f"{said} ({text})" if text else said)
    return " · ".join(parts)


def build_head(kind: str, name: str, facts: str | list[Any], links: Sequence[Any]) -> html.Header:
    """What the sheet is of, the facts in a line, and where else to look."""
    return html.Header(
        [
            html.P(kind, className="kind"),
            html.H1(name),
            html.P(facts, className="lead"),
            html.P([part for link in links for part in (link, " ")], className="links-line"),
        ]
    )


def build_picture(svg: str, alt: str) -> html.Figure:
    """A small picture with what it shows below it."""
    source = base64.b64encode(svg.encode()).decode()
    return html.Figure(
        [
            html.Img(src=f"data:image/svg+xml;base64,{source}", alt=alt),
            html.Figcaption(alt),
        ]
    )


def map_nodes(
    service: Service, network: Network, weights: pd.Series, state: State, *, centre: str
) -> str:
    """The municipalities of a network on the map, those with a weight standing out, and mine."""
    positions = service.positions_of("map").drop_duplicates("node_id").set_index("node_id")
    municipal = network.actors.index[network.actors["kind"].eq("municipality")]
    places = positions.reindex(municipal)[["x", "y"]].dropna()
    return draw_dots(places, weights, centre=centre, mine=find_mine(service, state).names)


def build_former(head: html.Header, parts: Sequence[Any]) -> html.Main:
    """The sheet of what is no longer there, of which only the past is to be seen."""
    return html.Main([head, *parts], id=ids.MAIN, className="document sheet")


def link_past(
    service: Service, network: Network, node_id: str, until: str, state: State
) -> html.A | str:
    """A link to the sheet of a node; where the network has it not, without filters.

    until: the first day on which it was no longer there or tied, so that it is shown the day
    before; empty where it still is. What has no sheet then is its name alone.
    """
    if node_id in network.collaborations.index or node_id in network.actors.index:
        return link_sheet(network, node_id, state)
    name, kind = _describe_node(service, node_id)
    day = day_before(until) if until else service.dataset.date
    if not kind or day < first_date(service.dataset):
        return name
    there = replace(state, selection=Selection(date=day if until else ""))
    return html.A(name, href=address_of(kind, node_id, there))


def _describe_node(service: Service, node_id: str) -> tuple[str, str]:
    """The name of anything in the data, and which kind of sheet it has, or an empty text."""
    groups, actors = service.dataset.collaborations, service.dataset.actors
    found = groups.loc[groups["collaboration_id"].eq(node_id), "short_name"]
    if len(found):
        return str(found.iloc[0]), "collaboration"
    row = actors[actors["actor_id"].eq(node_id)].iloc[0]
    return str(row["name"]), "municipality" if row["kind"] == "municipality" else ""
