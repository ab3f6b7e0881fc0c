"""Two sets of municipalities beside each other: figures, shared collaborations, measures, names."""

import pandas as pd
from dash import html

from explorer.measures.registry import ALL_MEASURES
from explorer.network import Network
from explorer.tables.queries import Service
from explorer.tables.sets import FIGURES, MINE, OTHER, OTHER_NAME, find_set, list_bodies
from explorer.translate import Translator
from explorer.vocabulary import FORMS
from explorer.web.links import link_operation
from explorer.web.sheets.layout import link_sheet, name_collaboration
from explorer.web.site import Context
from explorer.web.state import State
from explorer.web.ui.amounts import say_euros, say_share
from explorer.web.ui.mine import name_codes, name_mine
from explorer.web.ui.table import box_table, build_table

# From here on decimals of a mean say nothing.
MANY = 1000


def name_other(service: Service, state: State, t: Translator) -> str:
    """What is compared with is called: by its own name, each, or the others."""
    if not state[OTHER]:
        return t("all other municipalities")
    return state[OTHER_NAME] or name_codes(service, state[OTHER], t)


def build_figures(
    figures: pd.DataFrame, names: tuple[str, str], state: State, t: Translator
) -> html.Section:
    """The figures of `compare_sets` of both sets, which are called `names`."""
    title = t("Beside each other")
    body = [
        [
            html.Abbr(t(FIGURES[row.figure].label), title=t(FIGURES[row.figure].meaning)),
            *(_say(FIGURES[row.figure].unit, value, t) for value in (row.mine, row.other)),
        ]
        for row in figures[figures["kind"].eq("figure")].itertuples(index=False)
    ]
    table = box_table(build_table([t("Figure"), *names], body, numbers=(1, 2)), title)
    return html.Section([html.H2(title), table, _link(state, "figures", t)], className="block")


def _say(unit: str, value: float, t: Translator) -> str:
    if pd.isna(value):
        return "–"
    if unit == "euros":
        return say_euros(value, t)
    if unit == "share":
        return say_share(value, t)
    return t.number(value, digits=0 if unit == "count" else 2)


def build_bodies(
    service: Service, names: tuple[str, str], state: State, t: Translator
) -> html.Section:
    """The collaborations in which both take part, by name."""
    network = service.network_of(state.selection)
    bodies = list_bodies(service, state.selection, state.mine, state[OTHER])
    title = t("Collaborations they share")
    rows = [
        [
            name_collaboration(network, row.collaboration_id, state),
            t.label(FORMS[row.form]) if row.form in FORMS else row.form,
            *(t.number(int(value)) for value in (row.mine, row.other, row.members)),
        ]
        for row in bodies.itertuples(index=False)
    ]
    head = [t("Collaboration"), t("Form"), *names, t("All members")]
    none = html.P(t("None."), className="definition")
    table = box_table(build_table(head, rows, numbers=(2, 3, 4)), title) if rows else none
    return html.Section([html.H2(title), table, _link(state, "bodies", t)], className="block")


def build_means(figures: pd.DataFrame, names: tuple[str, str], t: Translator) -> html.Section:
    """Every measure of municipalities, the mean of each set."""
    title = t("All measures, on average")
    rows = []
    for row in figures[figures["kind"].eq("mean")].itertuples(index=False):
        record = ALL_MEASURES[row.figure]
        values = (_say_mean(value, record.digits, t) for value in (row.mine, row.other))
        rows.append([html.Abbr(t.label(record), title=t(record.meaning)), *values])
    note = t("The mean over the municipalities of which it is known, each counting once.")
    table = box_table(build_table([t("Measure"), *names], rows, numbers=(1, 2)), title)
    return html.Section(
        [html.H2(title), html.P(note, className="definition"), table], className="block"
    )


def _say_mean(value: float, digits: int, t: Translator) -> str:
    if pd.isna(value):
        return "–"
    return t.number(value, digits=0 if value >= MANY else max(digits, 2))


def build_members(network: Network, context: Context) -> html.Section:
    """Who is in each set, with a link to each sheet."""
    state, t = context.state, context.t
    date = context.service.date_of(state.selection)
    lists = []
    for codes, parameter in ((state.mine, MINE), (state[OTHER], OTHER)):
        found = find_set(context.service.dataset, codes, date, parameter=parameter).names
        there = [
            code for code in sorted(found, key=found.__getitem__) if code in network.actors.index
        ]
        if there:
            links = [part for code in there for part in (", ", link_sheet(network, code, state))]
            name = name_mine(context.service, state, t)
            if parameter is OTHER:
                name = name_other(context.service, state, t)
            lists.append(html.P([html.B(f"{name}: "), *links[1:]]))
    return html.Section([html.H2(t("Who is in it")), *lists], className="block")


def _link(state: State, table: str, t: Translator) -> html.P:
    own = {"table": table} if table != "figures" else {}
    href = link_operation("sets", state, MINE, OTHER, **own, format="csv")
    return html.P(html.A(t("Download as CSV"), href=href, download=""), className="links-line")
