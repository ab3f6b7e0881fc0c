"""The map of the form: a node that is clicked goes into its field, or out of it again."""

from typing import Any

import pandas as pd
from dash import ALL, ClientsideFunction, Dash, Input, Output, dcc, html
from dash import State as Given

from explorer.figures.choice import draw_choice
from explorer.scenario.answer import Scenario
from explorer.scenario.record import StepKind
from explorer.tables.difference import place_nodes
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.ui.aria import label_aria

TOWNS, GROUPS = ("town", "towns"), ("group", "groups")


def build_picker(record: StepKind, scenario: Scenario, t: Translator) -> list[Any]:
    """The map to choose from; nothing where a step of the kind names no node, or none is placed."""
    places = list_places(record, scenario)
    if places.empty:
        return []
    figure = draw_choice(places, record.fields)
    said = (
        t("Municipalities (dots) and collaborations (diamonds) can be chosen here too.")
        if set(record.fields.values()) & set(GROUPS)
        else t("Municipalities can be chosen here too.")
    )
    graph = dcc.Graph(
        id=ids.STEP_MAP,
        figure=figure,
        config={"displayModeBar": False},
        style={"height": "min(340px, 100vw)"},
    )
    return [
        html.Figure(
            [
                graph,
                dcc.Store(id=ids.STEP_PICKED),
                html.Figcaption(said, className="definition"),
            ],
            className="step-map",
            **label_aria(said),
        )
    ]


def list_places(record: StepKind, scenario: Scenario) -> pd.DataFrame:
    """Nodes of the network after the steps that a field takes and that have a place on the map."""
    network = scenario.effects.after
    places = place_nodes(scenario.outcome.after.positions, [network]).dropna(subset=["x", "y"])
    sorts = set(record.fields.values())
    wanted = pd.Series(False, index=places.index)
    if sorts & set(TOWNS):
        wanted |= places["kind"].eq("municipality")
    if sorts & set(GROUPS):
        wanted |= places["kind"].eq("collaboration")
    # Dots come last, so that they lie over the diamonds.
    return places[wanted].sort_values("kind", kind="stable")


def register_picker(app: Dash) -> None:
    """Put what is clicked into its field, and mark on the map what is chosen."""
    fields = {"type": ids.STEP_FIELD, "name": ALL}
    app.clientside_callback(
        ClientsideFunction("verband", "pickStep"),
        Output(fields, "value"),
        Input(ids.STEP_PICKED, "data"),
        Given(fields, "value"),
        Given(ids.STEP_MAP, "figure"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("verband", "markSteps"),
        Output(ids.STEP_MAP, "figure"),
        Input(fields, "value"),
        Given(ids.STEP_MAP, "figure"),
    )
