"""Bodies of a sort side by side: told on the sheets, with the switch that counts one."""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from dash import dcc, html

from explorer.dataset.partitions import Doubled
from explorer.network import Network
from explorer.tables.doubled import Beside, list_beside, list_counted_twice
from explorer.tables.queries import Service
from explorer.translate import N_, Translator
from explorer.web.sheets.layout import link_past
from explorer.web.state import State

# By the theme of a yardstick, as one is called in a sentence.
SORTS = {"1.1": N_("safety region"), "7.1": N_("GGD"), "7.4": N_("environment agency")}


@dataclass(frozen=True)
class Switch:
    """What counts beside what in a network, and the way to count it otherwise."""

    text: str
    label: str
    href: str


def find_switch(
    network: Network, state: State, t: Translator, *, node_id: str = ""
) -> Switch | None:
    """What the filter `doubles` bears on, of a node or of all; None where it changes nothing."""
    doubled = list_counted_twice(network, node_id)
    if not doubled or not network.at:
        return None
    once = state.selection.doubles == "one"
    other = replace(state, selection=state.selection.replace(doubles="" if once else "one"))
    label = t("Count all") if once else t("Count one where a merger is under way")
    names = network.at.dataset.collaborations.set_index("collaboration_id")["short_name"]
    text = _tell_node(names, doubled, t, once) if node_id else _tell_all(doubled, t, once)
    return Switch(text, label, other.to_href())


def _tell_node(names: pd.Series, doubled: list[Doubled], t: Translator, once: bool) -> str:
    said = []
    for kept, bodies in sorted({(each.kept, each.left) for each in doubled}):
        named = {"left": ", ".join(names[body] for body in bodies), "kept": names[kept]}
        said.append(
            t("{left} does not count here beside {kept}.", **named)
            if once
            else t("{left} counts here beside {kept}.", **named)
        )
    return " ".join(said)


def _tell_all(doubled: list[Doubled], t: Translator, once: bool) -> str:
    towns = len({each.actor_id for each in doubled})
    if once:
        return t.n(
            "Of {n} municipality one safety region, GGD and environment agency counts, though it "
            "is in more.",
            "Of {n} municipalities one safety region, GGD and environment agency counts, though "
            "they are in more.",
            towns,
        )
    return t.n(
        "{n} municipality is in more than one safety region, GGD or environment agency, and all "
        "count.",
        "{n} municipalities are in more than one safety region, GGD or environment agency, and all "
        "count.",
        towns,
    )


def build_switch(network: Network, node_id: str, state: State, t: Translator) -> list[html.Li]:
    """What counts beside what for a node at the date, and a link to count otherwise."""
    switch = find_switch(network, state.bare(), t, node_id=node_id)
    if not switch:
        return []
    # On paper the findings say it, unless it was counted otherwise.
    look = "" if state.selection.doubles else "on-screen"
    return [html.Li([switch.text, " ", html.A(switch.label, href=switch.href)], className=look)]


def note_switch(
    network: Network, state: State, t: Translator, *, node_id: str = ""
) -> list[html.P]:
    """The same in Explore, of a node or of all, where the picture follows the link at once."""
    switch = find_switch(network, state, t, node_id=node_id)
    if not switch:
        return []
    link = dcc.Link(switch.label, href=switch.href)
    return [html.P([switch.text, " ", link], className="definition")]


def build_beside(
    service: Service, network: Network, node_id: str, state: State, t: Translator
) -> list[Any]:
    """Of a collaboration with what others of its sort it shares municipalities; else nothing."""
    lines = tell_beside(service, network, node_id, state, t)
    return [html.H2(t("What stands out")), html.Ul(lines, className="odd")] if lines else []


def tell_beside(
    service: Service, network: Network, node_id: str, state: State, t: Translator
) -> list[html.Li]:
    """The lines of `build_beside`, without heading."""
    rows = list_beside(service.dataset, node_id)
    said = [_describe(service, network, row, state, t) for row in rows]
    return [*said, *build_switch(network, node_id, state, t)] if said else []


def _describe(
    service: Service, network: Network, row: Beside, state: State, t: Translator
) -> html.Li:
    day = {"since": t.day(row.since), "until": t.day(row.until) if row.until else ""}
    when = t("From {since} until {until}", **day) if row.until else t("Since {since}", **day)
    text = t.n(
        "{when}, {n} municipality is in another {sort} too, ",
        "{when}, {n} municipalities are in another {sort} too, ",
        len(row.towns),
        when=when,
        sort=t(SORTS[row.theme]),
    )
    ends = service.dataset.collaborations.set_index("collaboration_id")["ended"]
    others = [link_past(service, network, each, ends[each], state) for each in row.others]
    towns = [link_past(service, network, code, row.until, state) for code in row.towns]
    belongs = t("A municipality belongs in one.")
    return html.Li([text, *_list(others), ": ", *_list(towns), f". {belongs}"])


def _list(links: list[Any]) -> list[Any]:
    return [part for link in links for part in (", ", link)][1:]
