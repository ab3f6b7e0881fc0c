"""All pairs that share something, as a grid."""

import pandas as pd
from dash import html

from explorer.measures.overlap import RELATIONS, pairs
from explorer.measures.registry import measures_by
from explorer.tables.overlap import LIST, list_pairs
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.state import State
from explorer.web.ui.grid import build_data_grid, link_column, number_column, text_column
from explorer.web.ui.section import (
    address_table,
    build_section,
    define_measures,
    lead_to_nodes,
    link_table,
)

MEASURES = measures_by(pairs)


def build_pairs(service: Service, state: State, t: Translator) -> html.Section:
    """The pairs of the listed mode with every measure of overlap and how they relate."""
    frame = list_pairs(service, state.selection, mode=state[LIST])
    said = t.n(
        "{n} pair shares something. A name leads to Explore; what stands below a column's name "
        "filters it.",
        "{n} pairs share something. A name leads to Explore; what stands below a column's name "
        "filters it.",
        len(frame),
    )
    return build_section(
        "pairs",
        t("Pairs"),
        [html.P(said, className="definition"), _build_grid(frame, state, t)],
        foot=[html.P(link_table("pairs", state, t)), define_measures(MEASURES, t)],
    )


def _build_grid(frame: pd.DataFrame, state: State, t: Translator) -> html.Div:
    numbers = [
        number_column(name, t.label(record), t, digits=record.digits, width=136)
        for name, record in MEASURES.items()
    ]
    to = lead_to_nodes(state)
    columns = [
        link_column("first_name", t("First"), 3, to=to, id_field="first"),
        link_column("second_name", t("Second"), 3, to=to, id_field="second"),
        *numbers,
        text_column("relation", t("Relation"), 2),
    ]
    words = {relation: t(text) for relation, text in RELATIONS.items()}
    rows = frame.assign(relation=frame["relation"].map(words)).round(4)
    return build_data_grid(
        "overlap-grid",
        columns,
        rows.to_dict("records"),
        label=t("Pairs"),
        t=t,
        rest=address_table("pairs", state),
    )
