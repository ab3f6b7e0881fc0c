"""How the network is drawn: layout, projection, sizes, colours, shading, how far from a node."""

from typing import Any

import dash_mantine_components as dmc
from dash import html

from explorer.measures.parameters import LEVEL
from explorer.parameters import Parameter
from explorer.query import write_value
from explorer.snapshot.options import KEEP, NODES, THRESHOLD
from explorer.translate import Translator
from explorer.web.explore.parameters import COLOUR, DEPTH, LAYOUT, SHADE, SIZE
from explorer.web.state import State
from explorer.web.ui.aria import be_button
from explorer.web.ui.controls import Options, bound_number, explore_id, list_offered, list_options


def build_appearance(state: State, t: Translator) -> dmc.Popover:
    """A button that opens the options; a choice goes into the address."""
    return dmc.Popover(
        [
            dmc.PopoverTarget(t("Appearance"), boxWrapperProps=be_button("as-button")),
            dmc.PopoverDropdown(html.Div(_list_options(state, t), className="appearance")),
        ],
        position="bottom-start",
        width=320,
        withArrow=False,
        shadow="md",
        trapFocus=True,
        returnFocus=True,
        keepMounted=True,
    )


def shown_id(parameter: Parameter) -> dict[str, str]:
    """The id of the control of a parameter of Explore; see `explore_id`."""
    default = write_value(parameter.default)
    return explore_id(parameter.name, default=default, many=parameter.reader.several)


def _list_options(state: State, t: Translator) -> list[Any]:
    return [
        _build_select(LAYOUT, state, t),
        _build_select(NODES, state, t),
        html.Fieldset(
            [
                html.Legend(t("Ties of a projection")),
                _build_select(KEEP, state, t),
                _build_level(state, t),
                _build_number(THRESHOLD, state, t),
            ]
        ),
        *(_build_select(each, state, t) for each in (SIZE, COLOUR, SHADE)),
        _build_number(DEPTH, state, t),
    ]


def _build_level(state: State, t: Translator) -> dmc.Select:
    levels = list_offered(
        LEVEL, state[LEVEL], lambda level: t.number(level, digits=2 if level >= 0.01 else 3)
    )
    return _build_select(LEVEL, state, t, label=t("Significance level"), options=levels)


def _build_select(
    parameter: Parameter,
    state: State,
    t: Translator,
    *,
    label: str = "",
    options: Options | None = None,
) -> dmc.Select:
    return dmc.Select(
        id=shown_id(parameter),
        label=label or t(parameter.label),
        value=write_value(state[parameter]),
        data=options or list_options(parameter, t),
        allowDeselect=False,
        size="xs",
        comboboxProps={"withinPortal": False},
        maxDropdownHeight=260,
    )


def _build_number(parameter: Parameter, state: State, t: Translator) -> dmc.NumberInput:
    return dmc.NumberInput(
        id=shown_id(parameter),
        label=t(parameter.label),
        value=state[parameter],
        **bound_number(parameter),
        clampBehavior="strict",
        allowDecimal=False,
        debounce=300,
        size="xs",
    )
