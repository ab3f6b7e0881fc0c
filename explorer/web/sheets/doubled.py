"""Bodies of a sort side by side: told on the sheets, with the switch that counts one."""

from dataclasses import replace
from typing import Any

from dash import html

from explorer.network import Network
from explorer.tables.doubled import Beside, list_beside, list_counted_twice
from explorer.tables.queries import Service
from explorer.translate import N_, Translator
from explorer.web.sheets.layout import link_past
from explorer.web.state import State

# By the theme of a yardstick, as one is called in a sentence.
SORTS = {"1.1": N_("safety region"), "7.1": N_("GGD"), "7.4": N_("environment agency")}


def build_switch(service: Service, node_id: str, state: State, t: Translator) -> list[html.Li]:
    """What counts beside what for a node at the date, and a link to count otherwise."""
    date = service.date_of(state.selection)
    doubled = list_counted_twice(service, node_id, date)
    if not doubled:
        return []
    names = service.dataset.collaborations.set_index("collaboration_id")["short_name"]
    once = state.selection.doubles == "one"
    pairs = sorted({(each.kept, each.left) for each in doubled})
    said = [
        (
            t("{left} does not count here beside {kept}.", left=left, kept=names[kept])
            if once
            else t("{left} counts here beside {kept}.", left=left, kept=names[kept])
        )
        for kept, bodies in pairs
        for left in [", ".join(names[body] for body in bodies)]
    ]
    other = replace(state, selection=state.selection.replace(doubles="" if once else "one"))
    label = t("Count all") if once else t("Count one where a merger is under way")
    link = html.A(label, href=other.bare().to_href())
    # On paper the findings say it, unless it was counted otherwise.
    return [html.Li([" ".join(said), " ", link], className="" if once else "on-screen")]


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
    rows = list_beside(service, node_id)
    said = [_describe(service, network, row, state, t) for row in rows]
    return [*said, *build_switch(service, node_id, state, t)] if said else []


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
