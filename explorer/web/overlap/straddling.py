"""Municipalities that straddle: between communities, or with those of another province."""

from itertools import groupby
from typing import Any

import numpy as np
from dash import html

from explorer.measures.communities import Communities, count_ties
from explorer.measures.straddling import list_between, list_outsiders
from explorer.network import Network
from explorer.tables.regions import name_province
from explorer.translate import Translator
from explorer.web.overlap.actor_map import mark_community
from explorer.web.state import State
from explorer.web.ui.section import link_node


def build_between(
    network: Network, state: State, t: Translator, *, found: Communities, short: list[str]
) -> list[Any]:
    """The municipalities whose ties are spread most over the communities, and where they lie.

    short: a name of every community, by number.
    """
    between = list_between(found)
    heading = html.H3(t("Municipalities between communities"))
    if between.empty:
        said = t("No municipality shares a collaboration with another community.")
        return [heading, html.P(said, className="definition")]
    said = t(
        "What these municipalities share is spread over several communities: they straddle the "
        "groups around them. Spread is the participation coefficient, 0 where all lies in one."
    )
    head = [
        html.Th(t("Municipality"), scope="col"),
        html.Th(t("Own community"), scope="col"),
        html.Th(t("Shares with"), scope="col"),
        html.Th(t("Spread"), scope="col", className="number"),
    ]
    counts, names = count_ties(network, found).loc[between.index], network.actors["name"].to_dict()
    own_of = found.labels.to_dict()
    rows = []
    for shared, (actor_id, spread) in zip(counts.to_numpy(), between.items(), strict=True):
        own = own_of[actor_id]
        link = html.A(names[actor_id], href=link_node(state, str(actor_id)))
        cells = [
            html.Th(link, scope="row"),
            html.Td(f"{own + 1} {short[own]}"),
            html.Td(describe_shares(shared, short)),
            html.Td(t.number(spread, digits=2), className="number"),
        ]
        rows.append(html.Tr(cells))
    return [heading, html.P(said, className="definition"), _lay_table(head, rows)]


def build_outsiders(
    network: Network, t: Translator, *, found: Communities, short: list[str]
) -> list[Any]:
    """By community, the municipalities of another province than the one that leads there.

    short: a name of every community, by number.
    """
    provinces = network.actors["province_id"]
    outsiders = list_outsiders(found, provinces)
    heading = html.H3(t("Municipalities that go with another province"))
    if outsiders.empty:
        said = t("No municipality lies in a community where another province has most members.")
        return [heading, html.P(said, className="definition")]
    said = t.n(
        "{n} municipality lies in a community where another province than its own has most "
        "members.",
        "{n} municipalities lie in a community where another province than theirs has most "
        "members.",
        len(outsiders),
    )
    head = [
        html.Th(t("Community"), scope="col"),
        html.Th(t("Most from"), scope="col"),
        html.Th(t("From other provinces"), scope="col"),
    ]
    names = network.actors["name"].to_dict()
    rows = []
    for number, group in groupby(outsiders.itertuples(index=False), lambda row: row.community):
        members = list(group)
        most = t(
            "{province}, {n} of {all}",
            province=name_province(members[0].leading),
            n=t.number(members[0].leading_actors),
            all=t.number(members[0].actors),
        )
        others = [
            _name_outsiders(region, sorted(names[row.actor_id] for row in rest))
            for region, rest in groupby(members, lambda row: row.region)
        ]
        cells = [html.Th(_name(number, short), scope="row"), html.Td(most), html.Td(others)]
        rows.append(html.Tr(cells))
    return [heading, html.P(said, className="definition"), _lay_table(head, rows)]


def _name_outsiders(province: str, names: list[str]) -> html.Div:
    return html.Div([html.B(name_province(province)), ": ", ", ".join(names)])


def _name(number: int, short: list[str]) -> html.Span:
    return html.Span([mark_community(number), short[number]], className="community")


def describe_shares(counts: np.ndarray, short: list[str]) -> str:
    """The communities that have a part of what is shared, the greatest first, in percents."""
    order = np.argsort(-counts, kind="stable")
    shares = 100 * counts / counts.sum()
    return ", ".join(
        f"{number + 1} {short[number]} {shares[number]:.0f}%"
        for number in order[counts[order] > 0].tolist()
    )


def _lay_table(head: list[html.Th], rows: list[html.Tr]) -> html.Div:
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)], className="rows")
    return html.Div(table, className="plain")
