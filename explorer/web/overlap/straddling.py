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
from explorer.web.ui.table import box_table, build_table


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
    head = [t("Municipality"), t("Own community"), t("Shares with"), t("Spread")]
    counts, names = count_ties(network, found).loc[between.index], network.actors["name"].to_dict()
    own_of = found.labels.to_dict()
    rows = []
    for shared, (actor_id, spread) in zip(counts.to_numpy(), between.items(), strict=True):
        own = own_of[actor_id]
        link = html.A(names[actor_id], href=link_node(state, str(actor_id)))
        shares = describe_shares(shared, short)
        rows.append([link, f"{own + 1} {short[own]}", shares, t.number(spread, digits=2)])
    table = box_table(build_table(head, rows), t("Municipalities between communities"))
    return [heading, html.P(said, className="definition"), table]


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
    head = [t("Community"), t("Most from"), t("From other provinces")]
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
        rows.append([_name(number, short), most, others])
    table = box_table(build_table(head, rows), t("Municipalities that go with another province"))
    return [heading, html.P(said, className="definition"), table]


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
