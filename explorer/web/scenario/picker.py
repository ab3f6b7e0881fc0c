"""The map of the form: a node that is clicked goes into its field, or out of it again."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from dash import ALL, Dash, Input, Output, Patch, ctx, dcc, html, no_update
from dash import State as Given

from explorer.figures.choice import draw_choice
from explorer.scenario import STEPS
from explorer.scenario.answer import Scenario
from explorer.scenario.record import StepKind
from explorer.tables.difference import place_nodes
from explorer.tables.scenario import work_out
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.scenario.parameters import ADD, list_taken
from explorer.web.site import Context, Site
from explorer.web.ui.aria import label_aria

TOWNS, GROUPS = ("town", "towns"), ("group", "groups")


def build_picker(record: StepKind, scenario: Scenario, t: Translator) -> list[Any]:
    """The map to choose from; nothing where a step of the kind names no node, or none is placed."""
    places = list_places(record, scenario)
    if places.empty:
        return []
    figure = draw_choice(places)
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
            [graph, html.Figcaption(said, className="definition")],
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


def choose(record: StepKind, values: dict[str, Any], node: str, kind: str) -> dict[str, Any]:
    """The values of the fields after a node was clicked; of one field several, of another one."""
    sorts = TOWNS if kind == "municipality" else GROUPS
    for name, sort in record.fields.items():
        if sort not in sorts:
            continue
        old = values.get(name)
        if sort.endswith("s"):
            chosen = list(old or [])
            new = [each for each in chosen if each != node] if node in chosen else [*chosen, node]
            return {**values, name: new}
        return {**values, name: None if old == node else node}
    return values


def find_chosen(values: Sequence[Any], places: pd.DataFrame) -> list[int]:
    """Where the nodes chosen in the fields stand among those of the map."""
    chosen: set[str] = set()
    for value in values:
        chosen.update([value] if isinstance(value, str) else value or [])
    return [place for place, node in enumerate(places.index) if node in chosen]


def register_picker(app: Dash, site: Site) -> None:
    """Put what is clicked into its field, and mark on the map what is chosen."""
    fields = {"type": ids.STEP_FIELD, "name": ALL}

    def read(query: str) -> tuple[StepKind, pd.DataFrame]:
        context: Context = site.read(query)
        taken = tuple(text for _, text in list_taken(context.state))
        scenario = work_out(context.service, context.state.selection, taken, strict=False)
        record = STEPS[context.state[ADD]]
        return record, list_places(record, scenario)

    @app.callback(
        Output(fields, "value"),
        Output(ids.STEP_MAP, "clickData"),
        Input(ids.STEP_MAP, "clickData"),
        Given(fields, "value"),
        Given(ids.ADDRESS, "search"),
        prevent_initial_call=True,
    )
    def update_fields(clicked: dict[str, Any] | None, given: list[Any], query: str) -> Any:  # noqa: ANN401
        if not clicked:
            return [no_update] * len(given), no_update
        record, places = read(query)
        node = str(clicked["points"][0]["customdata"])
        names = [each["id"]["name"] for each in ctx.states_list[0]]
        values = dict(zip(names, given, strict=True))
        if node in places.index:
            values = choose(record, values, node, places["kind"][node])
        # The click is forgotten, so that the same node can be clicked again.
        return [values[name] for name in names], None

    @app.callback(
        Output(ids.STEP_MAP, "figure"),
        Input(fields, "value"),
        Given(ids.ADDRESS, "search"),
    )
    def update_map(values: list[Any], query: str) -> Patch:
        _, places = read(query)
        patch = Patch()
        patch["data"][0]["selectedpoints"] = find_chosen(values, places)
        return patch
