"""Centrality: every measure of every node, one against another, and how they go together."""

from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import ClientsideFunction, Dash, Input, Output, dcc, html

from explorer import vocabulary
from explorer.figures.palette import ACCENT, colour_domain
from explorer.figures.scatter import draw_scatter
from explorer.measures.registry import MEASURES
from explorer.web import ids
from explorer.web.components.table import build_data_grid, number_column, text_column
from explorer.web.service import Service
from explorer.web.state import State
from explorer.web.translate import Translator

PATH = "/centrality"
DEFINITIONS = {
    "degree": "The number of ties: collaborations a municipality takes part in, or members of a "
    "collaboration.",
    "normalised_degree": "Degree divided by the number of nodes of the other mode.",
    "partners": "The number of different nodes of the same mode that share a tie with it.",
    "betweenness": "How often it lies on the shortest paths between other nodes, as a share of "
    "the most that is possible in a two-mode network of this size.",
    "closeness": "How near it is to the nodes it can reach, against the nearest that is possible "
    "in a two-mode network; within its own connected part, scaled by that part's size.",
    "eigenvector": "How well tied it is to nodes that are themselves well tied: the leading "
    "singular vectors of the two-mode matrix.",
}


def build_page(service: Service, state: State, t: Translator) -> html.Main:
    """Grid, scatter and correlations of the selected network, definitions and downloads."""
    frame = measure_nodes(service, state, t)
    labels = label_columns(state, t)
    return html.Main(
        className="document wide",
        children=[
            html.H1(t("Centrality")),
            say_selection(service, state, t),
            _build_controls(state, t, labels),
            html.Div(
                className="halves",
                children=[
                    dcc.Graph(
                        id="scatter",
                        figure=draw_scatter(
                            frame, x=state.x, y=state.y, labels=labels, separators=t.separators
                        ),
                        config={"displaylogo": False, "displayModeBar": False},
                        style={"height": 440},
                    ),
                    _show_correlations(frame, t, labels),
                ],
            ),
            html.H2(t("All values")),
            html.P(_link_download(state, t)),
            _build_grid(frame, state, t, labels),
            html.H2(t("What the measures mean")),
            *_define_measures(t),
        ],
    )


def measure_nodes(service: Service, state: State, t: Translator) -> pd.DataFrame:
    """Every measure of the nodes of the listed mode, with name, group, size, colour and ranks.

    Indexed by node id, in the order of the names; `size` is inhabitants or members; `group` the
    province or the domain; `rank_<measure>` the competition rank.
    """
    looked = service.measure_all(state.selection)
    network = looked.network
    if state.listing == "municipality":
        nodes, terms, column = network.actors, vocabulary.PROVINCES, "province_id"
        shown = {"name": nodes["name"], "size": nodes["population"], "colour": ACCENT}
    else:
        nodes, terms, column = network.collaborations, vocabulary.DOMAINS, "domain"
        colours = nodes["domain"].map(colour_domain)
        sizes = network.degrees.reindex(nodes.index)
        shown = {"name": nodes["short_name"], "size": sizes, "colour": colours}
    groups = {term.id: term.label(t.language) for term in terms.values()}
    frame = pd.DataFrame(shown, index=nodes.index)
    frame["group"] = nodes[column].map(groups).fillna("")
    ranks = looked.ranks.reindex(nodes.index).add_prefix("rank_")
    return frame.join(looked.measures).join(ranks).sort_values(["name", "colour"])


def label_columns(state: State, t: Translator) -> dict[str, str]:
    """Labels of what can stand on an axis: every measure, and inhabitants or members."""
    labels = {record.id: record.label(t.language) for record in MEASURES.values()}
    size = t("Inhabitants") if state.listing == "municipality" else t("Members")
    return labels | {"size": size}


def correlate_measures(frame: pd.DataFrame) -> pd.DataFrame:
    """Spearman's rank correlation between the measures and size; missing where one is constant."""
    return frame[[*MEASURES, "size"]].astype(float).corr(method="spearman")


def say_selection(service: Service, state: State, t: Translator) -> html.P:
    """How much of the network is selected, and where to select otherwise."""
    network = service.network_of(state.selection)
    text = t(
        "{municipalities} municipalities, {collaborations} collaborations, {ties} ties · {date}",
        municipalities=t.number(int(network.actors["kind"].eq("municipality").sum())),
        collaborations=t.number(len(network.collaborations)),
        ties=t.number(len(network.ties)),
        date=t.day(network.date),
    )
    link = html.A(t("Change the selection in Explore"), href="/" + state.to_href())
    return html.P([text, " · ", link], className="lead")


def _build_controls(state: State, t: Translator, labels: dict[str, str]) -> html.Div:
    options = [{"value": key, "label": label} for key, label in labels.items()]
    return html.Div(
        className="controls",
        children=[
            dmc.SegmentedControl(
                id=ids.MODE,
                value=state.listing,
                data=[
                    {"value": "municipality", "label": t("Municipalities")},
                    {"value": "collaboration", "label": t("Collaborations")},
                ],
            ),
            dmc.Select(id=ids.AXIS_X, label=t("Across"), value=state.x, data=options, size="sm"),
            dmc.Select(id=ids.AXIS_Y, label=t("Upwards"), value=state.y, data=options, size="sm"),
        ],
    )


def _show_correlations(frame: pd.DataFrame, t: Translator, labels: dict[str, str]) -> html.Div:
    table = correlate_measures(frame)
    head = html.Tr([html.Th(), *(html.Th(labels[name], scope="col") for name in table)])
    rows = [
        html.Tr([html.Th(labels[str(name)], scope="row"), *map(shade_cell(t), row)])
        for name, row in zip(table.index, table.to_numpy(), strict=True)
    ]
    return html.Div(
        [
            html.H3(t("How the measures go together")),
            html.P(t("Spearman's rank correlation."), className="definition"),
            html.Table([html.Thead(head), html.Tbody(rows)], className="matrix"),
        ],
        className="plain",
    )


def shade_cell(t: Translator) -> Any:  # noqa: ANN401
    """A function that makes a table cell of a value from -1 to 1, shaded by it."""

    def shade(value: float) -> html.Td:
        if pd.isna(value):
            return html.Td("–")
        share = min(abs(value), 1.0) * 0.55
        colour = (
            f"rgba(31, 95, 139, {share:.2f})" if value >= 0 else f"rgba(194, 37, 92, {share:.2f})"
        )
        return html.Td(t.number(value, digits=2), style={"backgroundColor": colour})

    return shade


def _link_download(state: State, t: Translator) -> html.A:
    query = State(state.selection, package=state.package).to_query()
    return html.A(t("Download as CSV"), href="/api/measures?" + query, download="")


def _build_grid(
    frame: pd.DataFrame, state: State, t: Translator, labels: dict[str, str]
) -> html.Div:
    municipalities = state.listing == "municipality"
    columns = [
        text_column("name", t("Municipality") if municipalities else t("Collaboration"), 3),
        text_column("group", t("Province") if municipalities else t("Domain"), 2),
        number_column("size", labels["size"], t),
    ]
    for name in MEASURES:
        digits = 0 if MEASURES[name].unit in ("ties", "nodes") else 4
        columns.append(number_column(name, labels[name], t, digits=digits))
        columns.append(number_column(f"rank_{name}", t("Rank"), t, width=76))
    rows = frame.drop(columns="colour").assign(id=frame.index).astype(object)
    shown = rows.where(rows.notna(), None).to_dict("records")
    return build_data_grid("centrality-grid", columns, shown, label=t("All values"))


def _define_measures(t: Translator) -> list[html.Details]:
    return [
        html.Details(
            [
                html.Summary(record.label(t.language)),
                html.P(t(DEFINITIONS[record.id])),
                html.P(record.reference, className="definition"),
            ]
        )
        for record in MEASURES.values()
    ]


def register_callbacks(app: Dash) -> None:
    """What is chosen goes into the address; the page is made anew from it."""
    app.clientside_callback(
        ClientsideFunction("verband", "put"),
        Output(ids.ADDRESS, "search"),
        Input(ids.MODE, "value"),
        Input(ids.AXIS_X, "value"),
        Input(ids.AXIS_Y, "value"),
        prevent_initial_call=True,
    )
