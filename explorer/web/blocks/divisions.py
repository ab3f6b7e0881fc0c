"""How the divisions of the country agree with one another."""

from typing import Any

from dash import html

from explorer.dataset.moment import keep_current
from explorer.measures.congruence import division_matrix
from explorer.web.blocks.section import build_section, define_measures
from explorer.web.components.shading import shade_cell
from explorer.web.service import Service
from explorer.web.state import State
from explorer.web.translate import N_, Translator

DIVISIONS = {
    "province": N_("Provinces"),
    "safety_region": N_("Safety regions"),
    "labour_market_region": N_("Labour-market regions"),
}


def build_divisions(service: Service, state: State, t: Translator) -> html.Section:
    """The matrix of agreement between the divisions known at the date."""
    network = service.network_of(state.selection)
    rows = keep_current(service.dataset.divisions, network.date, start="since", end="until")
    body: list[Any] = [html.P(t("No division is known at this date."), className="definition")]
    if not rows.empty:
        table = division_matrix(rows, measure=state.agreement)
        labels = [t(DIVISIONS[name]) if name in DIVISIONS else name for name in table.index]
        head = html.Tr([html.Th(), *(html.Th(label, scope="col") for label in labels)])
        shade = shade_cell(t)
        cells = [
            html.Tr([html.Th(label, scope="row"), *map(shade, row)])
            for label, row in zip(labels, table.to_numpy(), strict=True)
        ]
        matrix = html.Table([html.Thead(head), html.Tbody(cells)], className="matrix")
        body = [html.Div(matrix, className="plain")]
    return build_section(
        "divisions", t("How divisions agree"), body, foot=[define_measures([state.agreement], t)]
    )
