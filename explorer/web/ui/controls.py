"""Controls of parameters, made from their records: a choice goes into the address.

A control knows the query parameter it sets and the value that is left out of the address;
`verband.put` in `assets/address.js` does the rest for all of them.
"""

from collections.abc import Callable, Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, ClientsideFunction, Dash, Input, Output, html
from dash.development.base_component import Component

from explorer.measures.registry import ALL_MEASURES
from explorer.parameters import Between, OneOf, Parameter, Whole, YesNo
from explorer.query import write_value
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.site import Site
from explorer.web.state import State
from explorer.web.ui.aria import label_aria

Options = list[dict[str, str]]
# With more values than this a choice is a list that opens.
FEW = 3


def control_id(parameter: Parameter) -> dict[str, str]:
    """The id of the control of a query parameter on a page made anew from its address."""
    default = write_value(parameter.default)
    return {"type": ids.CONTROL, "name": parameter.name, "default": default}


def explore_id(name: str, *, default: str = "", many: bool = False) -> dict[str, str]:
    """The id of a control of Explore: it follows the address as well as changing it.

    default: the value that is left out of the address; many: its value is a list, in the address
    with commas between.
    """
    return {"type": ids.EXPLORE, "name": name, "default": default, "many": "yes" if many else "no"}


def list_options(
    parameter: Parameter, t: Translator, *, labels: Mapping[str, str] | None = None
) -> Options:
    """The values a parameter allows as options: those labelled in that order, then measures.

    labels: in place of the record's own, by value.
    """
    named = labels or parameter.labels
    others = (each for each in getattr(parameter.reader, "allowed", ()) if each not in named)
    return [
        *({"value": value, "label": t(text)} for value, text in named.items()),
        *({"value": value, "label": t.label(ALL_MEASURES[value])} for value in others),
    ]


def list_offered(parameter: Parameter, value: float, describe: Callable[[float], str]) -> Options:
    """The numbers offered and the present one, from low to high, as options."""
    return [
        {"value": write_value(each), "label": describe(each)}
        for each in sorted({*parameter.offered, value})
    ]


def build_control(
    parameter: Parameter,
    state: State,
    t: Translator,
    *,
    label: str = "",
    options: Options | None = None,
    **more: Any,  # noqa: ANN401
) -> Component:
    """The control that a parameter's reader asks for, set as the state says.

    label, options: in place of the record's own. A few values are all seen, many open as a list;
    a number is typed within its bounds.
    """
    value, label = state[parameter], label or t(parameter.label)
    reader = parameter.reader
    if options is None and isinstance(reader, Whole | Between):
        return build_number(parameter, value, label=label, **more)
    choices = options or list_options(parameter, t)
    few = isinstance(reader, OneOf | YesNo) and len(choices) <= FEW
    build = build_segments if few else build_select
    return build(parameter, write_value(value), choices, label=label, **more)


def build_form(
    measure: str,
    state: State,
    t: Translator,
    **more: Mapping[str, Any],
) -> html.Div:
    """The controls of what a measure is computed by, as its record says.

    more: what else a control is given, by the name of its parameter.
    """
    controls = [
        build_control(each, state, t, **more.get(each.name, {}))
        for each in ALL_MEASURES[measure].parameters
    ]
    return html.Div(controls, className="controls")


def build_segments(
    parameter: Parameter, value: str, options: Options, *, label: str
) -> dmc.SegmentedControl:
    """A choice among few, all of them seen."""
    return dmc.SegmentedControl(
        id=control_id(parameter), value=value, data=options, size="sm", **label_aria(label)
    )


def build_select(
    parameter: Parameter,
    value: str,
    options: Options,
    *,
    label: str,
    **more: Any,  # noqa: ANN401
) -> dmc.Select:
    """A choice among many, from a list that opens."""
    return dmc.Select(
        id=control_id(parameter),
        label=label,
        value=value,
        data=options,
        allowDeselect=False,
        size="sm",
        **more,
    )


def build_number(
    parameter: Parameter,
    value: float,
    *,
    label: str,
    **more: Any,  # noqa: ANN401
) -> dmc.NumberInput:
    """A number that is typed or stepped; it counts once typing stops."""
    return dmc.NumberInput(
        id=control_id(parameter),
        label=label,
        value=value,
        **bound_number(parameter),
        step=parameter.step,
        clampBehavior="strict",
        debounce=500,
        size="sm",
        **more,
    )


def build_day(
    control: dict[str, str], value: str, t: Translator, *, label: str, span: tuple[str, str]
) -> dmc.DateInput:
    """A day that is typed or taken from a calendar, from the first to the last of `span`."""
    return dmc.DateInput(
        id=control,
        label=label,
        value=value,
        minDate=span[0],
        maxDate=span[1],
        valueFormat="DD-MM-YYYY",
        size="sm",
        # Beside the field: below it the calendar would cover some of the controls by half.
        popoverProps={"position": "right-start"},
        ariaLabels={
            "previousMonth": t("Previous month"),
            "nextMonth": t("Next month"),
            "previousYear": t("Previous year"),
            "nextYear": t("Next year"),
            "previousDecade": t("Previous decade"),
            "nextDecade": t("Next decade"),
        },
    )


def bound_number(parameter: Parameter) -> dict[str, float]:
    """The least and the most that can be typed: bounds that are excluded, one step within."""
    reader = parameter.reader
    assert isinstance(reader, Whole | Between)
    within = parameter.step if isinstance(reader, Between) else 0
    return {"min": reader.low + within, "max": reader.high - within}


def register_callbacks(app: Dash, _: Site) -> None:
    """A choice goes into the address; the page is made anew from it."""
    app.clientside_callback(
        ClientsideFunction("verband", "put"),
        Output(ids.ADDRESS, "search"),
        Input({"type": ids.CONTROL, "name": ALL, "default": ALL}, "value"),
        prevent_initial_call=True,
    )
