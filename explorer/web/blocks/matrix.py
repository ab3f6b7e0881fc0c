"""The matrix of what nodes share, like by like."""

from dash import dcc, html

from explorer.figures.matrix import draw_matrix
from explorer.measures.ordering import order_by_likeness
from explorer.measures.overlap import shared_counts
from explorer.web.blocks.section import build_section, define_measures
from explorer.web.service import Service
from explorer.web.state import State
from explorer.web.tables import mode_of, names_of
from explorer.web.translate import Translator


def build_matrix(service: Service, state: State, t: Translator) -> html.Section:
    """What every two nodes of the listed mode share, as a picture to zoom into."""
    network = service.network_of(state.selection)
    unit = t("collaborations") if state.listing == "municipality" else t("municipalities")
    order = order_by_likeness(network, mode_of(state))
    shared = shared_counts(network, mode_of(state)).toarray()[order][:, order]
    names = names_of(service, state).to_numpy()[order].tolist()
    picture = dcc.Graph(
        id="overlap-matrix",
        figure=draw_matrix(shared, names, unit=unit),
        config={"displaylogo": False, "scrollZoom": True},
        style={"height": "min(740px, 116vw)", "maxWidth": 680},
    )
    said = t("Each square is a pair: the darker, the more they share. Like stands by like.")
    return build_section(
        "matrix",
        t("Who shares how much with whom"),
        [html.P(said, className="definition"), picture],
        foot=[define_measures(["shared"], t)],
    )
