"""Overlap: who shares what with whom, which memberships are the same, how divisions agree."""

import dash_mantine_components as dmc
import pandas as pd
from dash import ClientsideFunction, Dash, Input, Output, dcc, html

from explorer.dataset.moment import keep_current
from explorer.figures.matrix import draw_matrix
from explorer.measures.congruence import division_matrix
from explorer.measures.groups import list_identical
from explorer.measures.ordering import order_by_likeness
from explorer.measures.overlap import Mode, pairs, shared_counts
from explorer.network import Network
from explorer.web import ids
from explorer.web.components.table import build_data_grid, number_column, text_column
from explorer.web.pages.centrality import say_selection, shade_cell
from explorer.web.service import Service
from explorer.web.state import State
from explorer.web.translate import Translator

PATH = "/overlap"
RELATIONS = {
    "equal": "the same",
    "subset": "within the second",
    "superset": "holds the second",
    "partial": "partly",
    "disjoint": "nothing in common",
}
DIVISIONS = {
    "province": "Provinces",
    "safety_region": "Safety regions",
    "labour_market_region": "Labour-market regions",
}


def build_page(service: Service, state: State, t: Translator) -> html.Main:
    """Matrix, pairs, identical groups and agreement of divisions in the selected network."""
    network = service.network_of(state.selection)
    unit = t("collaborations") if state.listing == "municipality" else t("municipalities")
    return html.Main(
        className="document wide",
        children=[
            html.H1(t("Overlap")),
            say_selection(service, state, t),
            _build_controls(state, t),
            _draw_shared(network, state, unit),
            html.P(
                t("Each square is a pair: the darker, the more they share. Like stands by like."),
                className="definition",
            ),
            html.H2(t("Pairs")),
            html.P(_link_download(state, t)),
            _build_grid(name_pairs(network, state, t), t),
            html.H2(t("Collaborations with the same members")),
            *_list_groups(network, t),
            html.H2(t("How divisions agree")),
            *_show_divisions(service, network, t),
        ],
    )


def mode_of(state: State) -> Mode:
    """The mode of the network that the state lists."""
    return "actor" if state.listing == "municipality" else "collaboration"


def name_pairs(network: Network, state: State, t: Translator) -> pd.DataFrame:
    """All pairs that share something, with their names and the relation in words."""
    names = _names(network, state)
    frame = pairs(network, mode_of(state))
    words = {relation: t(text) for relation, text in RELATIONS.items()}
    return frame.assign(
        first_name=frame["first"].map(names),
        second_name=frame["second"].map(names),
        relation=frame["relation"].map(words),
    )


def _names(network: Network, state: State) -> pd.Series:
    if state.listing == "municipality":
        return network.actors["name"]
    return network.collaborations["short_name"]


def _draw_shared(network: Network, state: State, unit: str) -> dcc.Graph:
    order = order_by_likeness(network, mode_of(state))
    shared = shared_counts(network, mode_of(state)).toarray()[order][:, order]
    names = _names(network, state).to_numpy()[order].tolist()
    return dcc.Graph(
        id="overlap-matrix",
        figure=draw_matrix(shared, names, unit=unit),
        config={"displaylogo": False, "scrollZoom": True},
        style={"height": "min(740px, 116vw)", "maxWidth": 680},
    )


def _build_controls(state: State, t: Translator) -> html.Div:
    modes = [
        {"value": "municipality", "label": t("Municipalities")},
        {"value": "collaboration", "label": t("Collaborations")},
    ]
    control = dmc.SegmentedControl(id=ids.OVERLAP_MODE, value=state.listing, data=modes)
    return html.Div(control, className="controls")


def _link_download(state: State, t: Translator) -> html.A:
    wanted = State(state.selection, package=state.package, listing=state.listing)
    return html.A(t("Download as CSV"), href="/api/overlap?" + wanted.to_query(), download="")


def _build_grid(frame: pd.DataFrame, t: Translator) -> html.Div:
    columns = [
        text_column("first_name", t("First"), 3),
        text_column("second_name", t("Second"), 3),
        number_column("shared", t("Shared"), t),
        number_column("jaccard", t("Jaccard index"), t, digits=3),
        number_column("overlap_coefficient", t("Overlap coefficient"), t, digits=3),
        number_column("newman", t("Newman's weight"), t, digits=3),
        text_column("relation", t("Relation"), 2),
    ]
    rows = frame.drop(columns=["first", "second"]).round(6).to_dict("records")
    return build_data_grid("overlap-grid", columns, rows, label=t("Pairs"))


def _list_groups(network: Network, t: Translator) -> list[html.P | html.Ul]:
    groups = list_identical(network)
    names = network.collaborations["short_name"]
    said = t(
        "{n} groups hold {all} collaborations whose members are exactly the same.",
        n=t.number(len(groups)),
        all=t.number(int(groups["count"].sum())),
    )
    rows = [
        html.Li([html.B(t("{n} members", n=int(size)) + ": "), ", ".join(names[list(together)])])
        for together, size in zip(groups["collaborations"], groups["size"], strict=True)
    ]
    return [html.P(said, className="lead"), html.Ul(rows, className="groups")]


def _show_divisions(service: Service, network: Network, t: Translator) -> list[html.P | html.Div]:
    divisions = service.dataset.divisions
    rows = keep_current(divisions, network.date, start="since", end="until")
    if rows.empty:
        return [html.P(t("No division is known at this date."), className="definition")]
    table = division_matrix(rows)
    labels = [t(DIVISIONS[name]) if name in DIVISIONS else name for name in table.index]
    head = html.Tr([html.Th(), *(html.Th(label, scope="col") for label in labels)])
    shade = shade_cell(t)
    body = [
        html.Tr([html.Th(label, scope="row"), *map(shade, row)])
        for label, row in zip(labels, table.to_numpy(), strict=True)
    ]
    said = t("Normalised mutual information: 1 where two divisions are the same, 0 unrelated.")
    matrix = html.Table([html.Thead(head), html.Tbody(body)], className="matrix")
    return [html.P(said, className="definition"), html.Div(matrix, className="plain")]


def register_callbacks(app: Dash) -> None:
    """The mode chosen goes into the address; the page is made anew from it."""
    app.clientside_callback(
        ClientsideFunction("verband", "putMode"),
        Output(ids.ADDRESS, "search", allow_duplicate=True),
        Input(ids.OVERLAP_MODE, "value"),
        prevent_initial_call=True,
    )
