"""All pairs that share something, as a grid."""

import pandas as pd
from dash import html

from explorer.measures.registry import ALL_MEASURES
from explorer.web.blocks.section import build_section, define_measures, link_table
from explorer.web.components.table import build_data_grid, number_column, text_column
from explorer.web.service import Service
from explorer.web.state import State
from explorer.web.tables import list_pairs
from explorer.web.translate import N_, Translator

MEASURES = ("shared", "newman", "jaccard", "overlap_coefficient")
RELATIONS = {
    "equal": N_("the same"),
    "subset": N_("within the second"),
    "superset": N_("holds the second"),
    "partial": N_("partly"),
    "disjoint": N_("nothing in common"),
}


def build_pairs(service: Service, state: State, t: Translator) -> html.Section:
    """The pairs of the listed mode with every measure of overlap and how they relate."""
    frame = list_pairs(service, state)
    return build_section(
        "pairs",
        t("Pairs"),
        [html.P(link_table("pairs", state, t)), _build_grid(frame, t)],
        foot=[define_measures(MEASURES, t)],
    )


def _build_grid(frame: pd.DataFrame, t: Translator) -> html.Div:
    numbers = [
        number_column(name, record.label(t.language), t, digits=record.digits)
        for name, record in ((name, ALL_MEASURES[name]) for name in MEASURES)
    ]
    columns = [
        text_column("first_name", t("First"), 3),
        text_column("second_name", t("Second"), 3),
        *numbers,
        text_column("relation", t("Relation"), 2),
    ]
    words = {relation: t(text) for relation, text in RELATIONS.items()}
    rows = frame.assign(relation=frame["relation"].map(words)).drop(columns=["first", "second"])
    return build_data_grid(
        "overlap-grid", columns, rows.round(6).to_dict("records"), label=t("Pairs")
    )
