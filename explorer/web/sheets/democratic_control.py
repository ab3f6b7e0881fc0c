"""How councils can steer and check: indicators of what is selected, each beside its peers."""

from typing import Any

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from explorer import vocabulary
from explorer.dataset.seats import LAW, SEATS_BASIS
from explorer.measures.compute import compute_measures
from explorer.measures.control import share_population
from explorer.measures.peers import SIZE_CLASSES, WITHIN, domain_medians, list_percentiles
from explorer.measures.peers import size_classes as list_classes
from explorer.measures.registry import ALL_MEASURES
from explorer.network import Network
from explorer.network.model import keep
from explorer.tables.briefing import group_powers
from explorer.translate import N_, Translator
from explorer.web.state import State
from explorer.web.ui.section import define_measures
from explorer.web.ui.swatch import swatch
from explorer.web.ui.table import build_table

OF_MUNICIPALITY = (
    "collaborations_per_seat", "delegated", "mandated_only", "council", "college", "mayor"
)  # fmt: skip
OF_COLLABORATION = ("councils_for_half", "largest_population_share", "council_members")
# Organs as they are called in a row of a table; those of other bodies by the vocabulary.
ORGANS = {"council": N_("council"), "college": N_("college"), "mayor": N_("mayor")}

POWER_GROUPS = {
    "delegation": N_("Power delegated to it: {n}"),
    "mandate": N_("Mandate only: {n}"),
    "other": N_("Other powers: {n}"),
    "unknown": N_("Powers unknown: {n}"),
}


def build_by_power(
    network: Network, rows: pd.DataFrame, state: State, t: Translator
) -> list[html.Details]:
    """Collaborations of the selected actor under what was given to them, delegated power first.

    rows: of `network.collaborations`, in the order to list them; those in which the actor's
    council itself takes part say so.
    """
    ties = network.ties[network.ties["actor_id"].eq(state.node)].set_index("collaboration_id")
    council = {id_ for id_, organs in ties["organs"].items() if "council" in organs.split(";")}
    groups = group_powers(rows["power"])
    return [
        html.Details(
            [
                html.Summary(t(title, n=t.number(int(groups.eq(group).sum())))),
                html.Ul(
                    [
                        _name_collaboration(row, state, t, council=row.Index in council)
                        for row in rows[groups.eq(group)].itertuples()
                    ],
                    className="names",
                ),
            ],
            open=True,
        )
        for group, title in POWER_GROUPS.items()
        if groups.eq(group).any()
    ]


def build_for_municipality(network: Network, actor_id: str, t: Translator) -> list[Component]:
    """Indicators of a municipality, and where each lies among its size class and its province.

    Empty for an actor of another kind: it has no municipal council. Worked out once a network for
    all its municipalities, some 30 ms for the country.
    """
    if network.actors.loc[actor_id, "kind"] != "municipality":
        return []
    values, percentiles = _measure_municipalities(network)
    if values.loc[actor_id].isna().all():
        said = t("Unknown: the data name no council seats, powers or organs here.")
        return [html.H3(t("Democratic control")), html.P(said, className="definition")]
    peers = _name_peers(network, actor_id, t)
    places = percentiles.loc[actor_id]
    rows = [
        [*_build_value(measure, values.loc[actor_id, measure], t)]
        + [_draw_place(places[f"{measure}_{by}"] if peers[by] else None, t) for by in WITHIN]
        for measure in OF_MUNICIPALITY
    ]
    head = [t("Indicator"), t("Value"), *(peers[by] or t("no peers") for by in WITHIN)]
    ties = network.ties[network.ties["actor_id"].eq(actor_id)]
    return [
        html.H3(t("Democratic control")),
        build_table(head, rows, look="indicators", numbers=()),
        html.P(
            t("The tick is the percentile: how many of a hundred such municipalities have less.")
            + " "
            + t("Indicators, not a score."),
            className="definition",
        ),
        *_build_unknown(network, ties, t),
        *_build_seats(network, actor_id, t),
        define_measures(OF_MUNICIPALITY, t),
    ]


def build_for_collaboration(network: Network, node_id: str, t: Translator) -> list[Component]:
    """Indicators of a collaboration, each beside the median of its domain, and its weak spots."""
    values, by_domain = _measure_collaborations(network)
    medians = by_domain.loc[node_id]
    domain = network.collaborations.loc[node_id, "domain"]
    rows = [
        [
            *_build_value(measure, values.loc[node_id, measure], t),
            html.Td(_format(measure, medians[measure], t)),
        ]
        for measure in OF_COLLABORATION
    ]
    default = t("no peers")
    if domain in vocabulary.DOMAINS:
        label = t.label(vocabulary.DOMAINS[domain])
        default = t("Median of {n}: {domain}", n=t.number(medians["of"]), domain=label)
    ties = network.ties[network.ties["collaboration_id"].eq(node_id)]
    return [
        html.H3(t("Democratic control")),
        build_table([t("Indicator"), t("Value"), default], rows, look="indicators", numbers=()),
        html.P(t("Indicators, not a score."), className="definition"),
        *_build_unknown(network, ties, t),
        define_measures(OF_COLLABORATION, t),
    ]


@keep
def _measure_municipalities(network: Network) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Indicators of all municipalities, and their percentiles."""
    values = compute_measures(network, OF_MUNICIPALITY)
    return values, list_percentiles(network, values)


@keep
def _measure_collaborations(network: Network) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Indicators of all collaborations, and the medians of their domains."""
    values = compute_measures(network, OF_COLLABORATION)
    return values, domain_medians(network, values)


def name_size_class(size_class: str, t: Translator) -> str:
    """A size class by its bounds: 20,000-50,000 inhabitants."""
    bounds = list(SIZE_CLASSES.values())
    place = list(SIZE_CLASSES).index(size_class)
    if place + 1 == len(bounds):
        return t.n("{n} inhabitant or more", "{n} inhabitants or more", bounds[place])
    if not place:
        return t.n("fewer than {n} inhabitant", "fewer than {n} inhabitants", bounds[1])
    low, high = t.number(bounds[place]), t.number(bounds[place + 1])
    return t.n("{n} inhabitant", "{n} inhabitants", bounds[place + 1], n=f"{low}–{high}")


def build_members(network: Network, state: State, t: Translator) -> html.Table:
    """Members of the selected collaboration, largest first, with inhabitants and organs.

    Shares are of the inhabitants of the municipalities that are members; other members have none.
    """
    ties = network.ties[network.ties["collaboration_id"].eq(state.node)].set_index("actor_id")
    frame = pd.DataFrame({"name": network.actors.loc[ties.index, "name"]})
    frame["share"] = share_population(network, state.node).reindex(frame.index)
    frame["organs"] = [name_organs(organs, t) for organs in ties["organs"]]
    frame = frame.sort_values(["share", "name"], ascending=[False, True])
    most = frame["share"].max()
    head = [t("Member"), t("Share of inhabitants"), t("Takes part")]
    rows = [
        [
            html.Th(dcc.Link(row.name, href=state.choose(id_).to_href()), scope="row"),
            html.Td(_draw_share(row.share, most, t)),
            html.Td(row.organs, className="soft"),
        ]
        for id_, row in zip(frame.index, frame.itertuples(index=False, name="Row"), strict=True)
    ]
    look = "indicators members"
    return build_table(head, rows, look=look, numbers=(), unknown=t("unknown"))


def name_organs(organs: str, t: Translator) -> str:
    """Organs separated by `;` in words; `unknown` for none."""
    named = [
        t(ORGANS[organ]) if organ in ORGANS else t.label(vocabulary.ORGANS[organ])
        for organ in organs.split(";")
        if organ
    ]
    return ", ".join(named) or t("unknown")


def _name_collaboration(row: Any, state: State, t: Translator, *, council: bool) -> html.Li:  # noqa: ANN401
    link = dcc.Link(row.short_name, href=state.choose(row.Index).to_href())
    mark = [html.Small(t("council takes part"))] if council else []
    return html.Li([swatch(row.domain), html.Span([link, *mark])])


def _name_peers(network: Network, actor_id: str, t: Translator) -> dict[str, str]:
    """The municipality's peers, named and counted; empty where it is alone or its class unknown."""
    classes = list_classes(network)
    provinces = network.actors.loc[classes.index, "province_id"]
    named = {}
    for by, groups in zip(WITHIN, (classes, provinces), strict=True):
        own, count = groups[actor_id], int(groups.eq(groups[actor_id]).sum())
        terms = vocabulary.PROVINCES
        if by == "size_class" and own:
            label = name_size_class(own, t)
        else:
            label = t.label(terms[own]) if own in terms else ""
        named[by] = f"{label} ({t.number(count)})" if label and count > 1 else ""
    return named


def _build_value(measure: str, value: float, t: Translator) -> list[Component]:
    label = t.label(ALL_MEASURES[measure])
    text = _format(measure, value, t)
    return [html.Th(label, scope="row"), html.Td(text if pd.isna(value) else html.B(text))]


def _format(measure: str, value: float, t: Translator) -> str:
    """A value in the form of its unit; `unknown` for none."""
    if pd.isna(value):
        return t("unknown")
    if ALL_MEASURES[measure].unit == "share":
        return t.share(value)
    return t.number(value, digits=2 if ALL_MEASURES[measure].unit == "ratio" else 0)


def _draw_place(percentile: float | None, t: Translator) -> html.Td:
    """A percentile in figures, and as a tick on a line from 0 to 100."""
    if percentile is None or pd.isna(percentile):
        return html.Td("–")
    place = min(max(round(percentile), 1), 99)
    tick = html.Span(html.I(style={"left": f"{place}%"}), className="strip")
    return html.Td([t.number(place), tick])


def _draw_share(share: float, most: float, t: Translator) -> list[Component | str]:
    if pd.isna(share):
        return ["–"]
    bar = html.I(className="bar", style={"width": f"{44 * share / most:.0f}px"})
    return [bar, t.share(share, digits=1)]


def _build_seats(network: Network, actor_id: str, t: Translator) -> list[Component]:
    """That it is counted by the seats of the law, where the register's cannot be."""
    own = network.seats.loc[actor_id]
    if own[SEATS_BASIS] != LAW:
        return []
    text = t(
        "Counted by the {law} seats that the law gives it: no council can have the {stated} that "
        "the register states.",
        law=t.number(int(own["council_seats"])),
        stated=t.number(int(network.actors.at[actor_id, "council_seats"])),
    )
    return [html.P(text, className="definition")]


def _build_unknown(network: Network, ties: pd.DataFrame, t: Translator) -> list[Component]:
    """Of how many ties the organs or the powers are not known; nothing where all are."""
    powers = network.collaborations.loc[ties["collaboration_id"], "power"]
    gaps = (
        (t("which organ takes part"), int(ties["organs"].eq("").sum())),
        (t("which powers were given"), int(powers.eq("").sum())),
    )
    said = [
        t("{what}, of {n} of {all}", what=what, n=t.number(n), all=t.number(len(ties)))
        for what, n in gaps
        if n
    ]
    if not said:
        return []
    text = t("Unknown, and left out of the shares: {gaps}.", gaps="; ".join(said))
    return [html.P(text, className="definition")]
