"""The matrix as a view of Explore, linked with the drawing, the table and the panel."""

from typing import Any

import numpy as np
from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from dash import State as Given

from explorer import vocabulary
from explorer.figures.incidence import draw_incidence
from explorer.figures.matrix import draw_matrix
from explorer.measures.ordering import order_by_likeness
from explorer.measures.overlap import MODES, shared_counts
from explorer.network import Network
from explorer.snapshot.options import NODES
from explorer.tables.nodes import name_nodes
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.state import State
from explorer.web.ui.aria import label_aria


def build_matrix_view(service: Service, state: State, t: Translator) -> list[Any]:
    """The picture of who takes part in what, or of a projection what is shared."""
    network = service.network_of(state.selection)
    if not len(network.ties):
        return [html.P(t("Nothing meets these filters."), className="lead")]
    figure = draw_view(network, state, t)
    said = t("Wheel: zoom; drag: move; click: select. The table holds the same for screen readers.")
    return [
        dcc.Graph(
            id=ids.MATRIX,
            figure=figure,
            config={"displayModeBar": False, "scrollZoom": True, "doubleClick": "reset"},
            style={"height": "100%"},
        ),
        html.P(said, className="definition on-screen"),
    ]


def draw_view(network: Network, state: State, t: Translator) -> Any:  # noqa: ANN401
    """The figure of the modes that the state draws."""
    if state[NODES] == "both":
        rows, columns = order_rows(network), order_columns(network)
        return draw_incidence(
            network.incidence.toarray()[np.ix_(rows, columns)],
            rows=network.actors["name"].iloc[rows],
            columns=network.collaborations[["short_name", "domain"]].iloc[columns],
            domains={term.id: t.label(term) for term in vocabulary.DOMAINS.values()},
            selected=state.selected,
        )
    mode = MODES[state[NODES]]
    nodes = name_nodes(network, mode)
    order = order_by_likeness(network, mode)
    shared = shared_counts(network, mode).toarray()[np.ix_(order, order)]
    unit = t("collaborations shared") if mode == "actor" else t("municipalities shared")
    figure = draw_matrix(shared, nodes.iloc[order].tolist(), unit=unit)
    figure.data[0].update(hoverinfo=None, hovertemplate="%{y} – %{x}: %{z}<extra></extra>")
    ordered = [str(node) for node in nodes.index[order]]
    figure.update_layout(meta={"rows": ordered, "columns": ordered})
    return figure


def order_rows(network: Network) -> np.ndarray:
    """Places of the actors, those alike side by side."""
    return order_by_likeness(network, "actor")


def order_columns(network: Network) -> np.ndarray:
    """Places of the collaborations: by domain, and within it those alike side by side."""
    order = order_by_likeness(network, "collaboration")
    domains = network.collaborations["domain"].iloc[order]
    return order[np.argsort(domains.to_numpy(dtype=str), kind="stable")]


def build_holder(t: Translator, matrix: list[Any]) -> html.Div:
    """Where the matrix stands while it is one of the views."""
    return html.Div(
        matrix,
        id=ids.MATRIX_VIEW,
        className="matrix-view",
        role="region",
        **label_aria(t("Matrix: who takes part in what")),
    )


def register_callbacks(app: Dash) -> None:
    """A square that is clicked is selected: its row and its column."""
    app.clientside_callback(
        ClientsideFunction("verband", "chooseSquare"),
        Output(ids.MATRIX, "clickData"),
        Input(ids.MATRIX, "clickData"),
        Given(ids.MATRIX, "figure"),
        prevent_initial_call=True,
    )
