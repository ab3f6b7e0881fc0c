"""The form that adds a step: of each kind the fields that it takes."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, ctx, html, no_update, set_props
from dash import State as Given

from explorer.dataset import Dataset
from explorer.errors import ExplorerError
from explorer.network import Network
from explorer.scenario import STEPS, Step, parse_step
from explorer.scenario.steps import write_step
from explorer.tables.scenario import STEP, work_out
from explorer.translate import N_, Translator
from explorer.vocabulary import DOMAINS
from explorer.web import ids
from explorer.web.scenario.parameters import ADD, add_step, list_taken
from explorer.web.site import Context, Site
from explorer.web.state import State
from explorer.web.ui.controls import build_control
from explorer.web.ui.wrong import describe_error

# Which fields a kind of step has, in order: `towns` and `groups` are lists of which several are
# chosen, `town` and `group` one.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "merge": ("towns", "name"),
    "join": ("town", "group"),
    "leave": ("town", "group"),
    "dissolve": ("group",),
    "found": ("towns", "name", "domain"),
    "combine": ("groups", "name"),
    "redraw": ("domain", "division"),
}
LABELS = {
    "towns": N_("Municipalities"),
    "town": N_("Municipality"),
    "groups": N_("Collaborations"),
    "group": N_("Collaboration"),
    "name": N_("Name of what comes of it"),
    "domain": N_("Domain"),
    "division": N_("Division"),
}
INCOMPLETE = N_("Fill in: {names}.")
# Merged municipalities without a code of Statistics Netherlands get one from here on.
FIRST_CODE = 9001
Values = Mapping[str, Any]


def build_form(context: Context, network: Network) -> html.Div:
    """The kind of step, its fields and the button that adds it."""
    state, t = context.state, context.t
    options = [{"value": each.id, "label": t.label(each)} for each in STEPS.values()]
    fields = [
        _build_field(name, network, context.service.dataset, state, t)
        for name in FIELDS[state[ADD]]
    ]
    return html.Div(
        [
            build_control(ADD, state, t, options=options, w="100%"),
            html.P(t(STEPS[state[ADD]].meaning), className="definition"),
            *fields,
            html.Button(t("Add this step"), id=ids.STEP_ADD, className="as-button"),
            html.P("", id=ids.STEP_SAID, role="alert", className="notice said"),
        ],
        className="step-form",
    )


def _build_field(name: str, network: Network, dataset: Dataset, state: State, t: Translator) -> Any:  # noqa: ANN401, a control
    look = {"id": {"type": ids.STEP_FIELD, "name": name}, "label": t(LABELS[name]), "w": "100%"}
    if name == "name":
        return dmc.TextInput(**look)
    options = list_options(name, network, dataset, t)
    known = {each["value"] for each in options}
    chosen = [each for each in state.selected if each in known]
    searched = {**look, "data": options, "searchable": True, "limit": 30,
                "nothingFoundMessage": t("Nothing found")}  # fmt: skip
    if name in ("towns", "groups"):
        return dmc.MultiSelect(**searched, value=chosen, hidePickedOptions=True)
    return dmc.Select(**searched, value=chosen[0] if chosen else None)


def list_options(
    name: str, network: Network, dataset: Dataset, t: Translator
) -> list[dict[str, str]]:
    """What can be chosen in a field."""
    if name in ("town", "towns"):
        rows = network.actors[network.actors["kind"].eq("municipality")]["name"]
    elif name in ("group", "groups"):
        rows = network.collaborations["short_name"]
    elif name == "domain":
        return [{"value": each.id, "label": t.label(each)} for each in DOMAINS.values()]
    else:
        current = dataset.divisions[dataset.divisions["until"].eq("")]
        names = sorted(current["division"].unique())
        return [{"value": each, "label": t(each.replace("_", " "))} for each in names]
    return [{"value": str(key), "label": text} for key, text in rows.sort_values().items()]


def write_fields(kind: str, values: Values, dataset: Dataset) -> str:
    """The step that the fields say, as text; empty where one is not filled in."""
    if missing(kind, values):
        return ""
    given: dict[str, Any] = {
        "merge": lambda: {"merging": tuple(values["towns"]), "into": find_code(values, dataset),
                          "name": values.get("name") or ""},
        "found": lambda: {"name": values["name"], "members": tuple(values["towns"]),
                          "about": values["domain"], "form": ""},
        "combine": lambda: {"collaborations": tuple(values["groups"]), "name": values["name"]},
        "dissolve": lambda: {"collaboration": values["group"]},
        "redraw": lambda: {"domains": (values["domain"],), "division": values["division"]},
    }.get(kind, lambda: {"actor": values["town"], "collaboration": values["group"]})()  # fmt: skip
    return write_step(Step(kind, tuple(given.items())))


def missing(kind: str, values: Values) -> list[str]:
    """The fields of a kind that are not filled in; a merger without a name goes into the first."""
    return [
        name
        for name in FIELDS[kind]
        if not values.get(name) and not (kind == "merge" and name == "name")
    ]


def find_code(values: Values, dataset: Dataset) -> str:
    """The code of what a merger makes: a free one for a new name, else the first named."""
    if not values.get("name"):
        return str(values["towns"][0])
    taken = set(dataset.actors["actor_id"])
    return next(code for n in range(FIRST_CODE, 10_000) if (code := f"GM{n}") not in taken)


def register_callbacks(app: Dash, site: Site) -> None:
    """Add the step of the form to the address, or say what is wrong with it."""

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
    kind = state[ADD]
    if kind not in FIELDS or (names := missing(kind, values)):
        said = ", ".join(t(LABELS[each]) for each in names)
        return t(INCOMPLETE, names=said), None
    text = write_fields(kind, values, context.service.dataset)
    taken = [text for _, text in list_taken(state)]
    try:
        parse_step(text)
        free = avoid_taken(text, [*state[STEP]])
        work_out(context.service, state.selection, (*taken, free))
    except ExplorerError as error:
        return describe_error(error, t), None
    return "", add_step(state, free)


def avoid_taken(text: str, steps: list[str]) -> str:
    """A merger under a code that no other step makes."""
    step = parse_step(text)
    if step.kind != "merge" or not step["name"]:
        return text
    made = {each["into"] for given in steps if (each := _try_parse(given)) and each.kind == "merge"}
    into = step["into"]
    while into in made:
        into = f"GM{int(into[2:]) + 1:04d}"
    return write_step(Step("merge", (*step.values[:1], ("into", into), ("name", step["name"]))))


def _try_parse(text: str) -> Step | None:
    try:
        return parse_step(text)
    except ExplorerError:
        return None
