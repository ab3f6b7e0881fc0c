"""The form that adds a step, made from the fields of its record."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, ctx, html, no_update, set_props
from dash import State as Given

from explorer.errors import ExplorerError
from explorer.scenario import STEPS, Step
from explorer.scenario.answer import Scenario
from explorer.scenario.record import StepKind
from explorer.scenario.steps import write_step
from explorer.tables.scenario import STEP, work_out
from explorer.translate import N_, Translator
from explorer.vocabulary import DIVISIONS, DOMAINS
from explorer.web import ids
from explorer.web.scenario.parameters import ADD, add_step, list_taken
from explorer.web.scenario.picker import build_picker, register_picker
from explorer.web.site import Context, Site
from explorer.web.state import State
from explorer.web.ui.controls import build_control
from explorer.web.ui.wrong import describe_error

# What the fields of steps are called, by what is chosen in them; of some several.
LABELS = {
    "towns": N_("Municipalities"),
    "town": N_("Municipality"),
    "groups": N_("Collaborations"),
    "group": N_("Collaboration"),
    "name": N_("Name of what comes of it"),
    "domain": N_("Domain"),
    "domains": N_("Domains"),
    "division": N_("Division"),
}
SEVERAL = ("towns", "groups", "domains")
INCOMPLETE = N_("Fill in: {names}.")
Values = Mapping[str, Any]
Options = list[dict[str, str]]


def build_form(context: Context, scenario: Scenario) -> html.Div:
    """The kind of step, its fields and the button that adds it."""
    state, t = context.state, context.t
    record = STEPS[state[ADD]]
    options = [{"value": each.id, "label": t.label(each)} for each in STEPS.values()]
    fields = [_build_field(name, sort, scenario, state, t) for name, sort in record.fields.items()]
    return html.Div(
        [
            build_control(ADD, state, t, options=options, w="100%"),
            html.P(t(record.meaning), className="definition"),
            *fields,
            *build_picker(record, scenario, t),
            html.Button(t("Add this step"), id=ids.STEP_ADD, className="as-button"),
            html.P("", id=ids.STEP_SAID, role="alert", className="notice said"),
        ],
        className="step-form",
    )


def _build_field(name: str, sort: str, scenario: Scenario, state: State, t: Translator) -> Any:  # noqa: ANN401, a control
    """A field, in which what is selected is chosen already."""
    look = {"id": {"type": ids.STEP_FIELD, "name": name}, "label": t(LABELS[sort]), "w": "100%"}
    if sort == "name":
        return dmc.TextInput(**look)
    options = list_options(sort, scenario, t)
    known = {each["value"] for each in options}
    chosen = [each for each in state.selected if each in known]
    searched = {**look, "data": options, "searchable": True, "limit": 30,
                "nothingFoundMessage": t("Nothing found")}  # fmt: skip
    if sort in SEVERAL:
        return dmc.MultiSelect(**searched, value=chosen, hidePickedOptions=True)
    return dmc.Select(**searched, value=chosen[0] if chosen else None)


def list_options(sort: str, scenario: Scenario, t: Translator) -> Options:
    """What can be chosen in a field, of the network after the steps there are."""
    network = scenario.effects.after
    if sort in ("town", "towns"):
        return _name_options(network.actors[network.actors["kind"].eq("municipality")]["name"])
    if sort in ("group", "groups"):
        return _name_options(network.collaborations["short_name"])
    if sort in ("domain", "domains"):
        return [{"value": each.id, "label": t.label(each)} for each in DOMAINS.values()]
    rows = scenario.outcome.after.divisions
    known = sorted(rows["division"][rows["until"].eq("")].unique())
    labels = {each: t.label(DIVISIONS[each]) if each in DIVISIONS else each for each in known}
    return [{"value": each, "label": label} for each, label in labels.items()]


def _name_options(names: Any) -> Options:  # noqa: ANN401, a series of names
    return [{"value": str(key), "label": text} for key, text in names.sort_values().items()]


def list_missing(record: StepKind, values: Values) -> list[str]:
    """What is chosen in those fields that are not filled in and have to be."""
    return [
        sort
        for name, sort in record.fields.items()
        if not values.get(name) and name not in record.optional
    ]


def write_fields(record: StepKind, values: Values, scenario: Scenario, used: str) -> str:
    """The step that the fields say, as text; used: texts with the codes that are spoken for."""
    given = {
        name: tuple(values[name]) if sort in SEVERAL else values.get(name) or ""
        for name, sort in record.fields.items()
    }
    whole = record.complete(given, scenario.outcome.after, used)
    return write_step(Step(record.id, tuple(whole.items())))


def register_callbacks(app: Dash, site: Site) -> None:
    """Add the step of the form to the address, or say what is wrong with it."""
    register_picker(app)

    @app.callback(
        Output(ids.STEP_SAID, "children"),
        Input(ids.STEP_ADD, "n_clicks"),
        Given({"type": ids.STEP_FIELD, "name": ALL}, "value"),
        Given(ids.ADDRESS, "search"),
        prevent_initial_call=True,
    )
    def update_steps(clicks: int | None, _: list[Any], query: str) -> Any:  # noqa: ANN401
        if not clicks:
            return no_update
        context = site.read(query)
        values = {each["id"]["name"]: each.get("value") for each in ctx.states_list[0]}
        said, state = try_step(context, values)
        if state is not None:
            set_props(ids.ADDRESS, {"search": state.to_href()})
        return said


def try_step(context: Context, values: Values) -> tuple[str, State | None]:
    """What is wrong with the step of the fields, or the state that has it."""
    state, t = context.state, context.t
    record = STEPS[state[ADD]]
    if missing := list_missing(record, values):
        return t(INCOMPLETE, names=", ".join(t(LABELS[each]) for each in missing)), None
    taken = tuple(text for _, text in list_taken(state))
    try:
        before = work_out(context.service, state.selection, taken, strict=False)
        text = write_fields(record, values, before, " ".join(state[STEP]))
        # What could not be taken before stays so, and is said at its place.
        found = work_out(context.service, state.selection, (*taken, text), strict=False)
        if refused := [each for each in found.outcome.refused if each.number > len(taken)]:
            return describe_error(refused[0], t), None
    except ExplorerError as error:
        return describe_error(error, t), None
    return "", add_step(state, text)
