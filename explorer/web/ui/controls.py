"""Controls of the pages that are made anew from their address: what is chosen goes into it.

A control knows the query parameter it sets and the value that is left out of the address;
`verband.put` in `assets/address.js` does the rest for all of them.
"""

from typing import Any

import dash_mantine_components as dmc
from dash import ALL, ClientsideFunction, Dash, Input, Output

from explorer.translate import Translator
from explorer.web import ids
from explorer.web.state import default_of, write_value
from explorer.web.ui.aria import label_aria

Options = list[dict[str, str]]


def control_id(name: str) -> dict[str, str]:
    """The id of the control of a query parameter on a page made anew from its address."""
    return {"type": ids.CONTROL, "name": name, "default": write_value(default_of(name))}


def explore_id(name: str, *, default: str = "", many: bool = False) -> dict[str, str]:
    """The id of a control of Explore: it follows the address as well as changing it.

    default: the value that is left out of the address; many: its value is a list, in the address
    with commas between.
    """
    return {"type": ids.EXPLORE, "name": name, "default": default, "many": "yes" if many else "no"}


def build_segments(name: str, value: str, options: Options, *, label: str) -> dmc.SegmentedControl:
    """A choice among few, all of them seen."""
    return dmc.SegmentedControl(
        id=control_id(name), value=value, data=options, size="sm", **label_aria(label)
    )


def build_modes(listing: str, t: Translator) -> dmc.SegmentedControl:
    """The choice between the two modes of the network."""
    options = [
        {"value": "municipality", "label": t("Municipalities")},
        {"value": "collaboration", "label": t("Collaborations")},
    ]
    return build_segments("list", listing, options, label=t("Nodes of"))


def build_select(
    name: str,
    value: str,
    options: Options,
    *,
    label: str,
    **more: Any,  # noqa: ANN401
) -> dmc.Select:
    """A choice among many, from a list that opens."""
    return dmc.Select(
        id=control_id(name),
        label=label,
        value=value,
        data=options,
        allowDeselect=False,
        size="sm",
        **more,
    )


def build_number(
    name: str,
    value: float,
    *,
    label: str,
    least: float,
    most: float,
    step: float,
    **more: Any,  # noqa: ANN401
) -> dmc.NumberInput:
    """A number that is typed or stepped; it counts once typing stops."""
    return dmc.NumberInput(
        id=control_id(name),
        label=label,
        value=value,
        min=least,
        max=most,
        step=step,
        clampBehavior="strict",
        debounce=500,
        size="sm",
        **more,
    )


def register_callbacks(app: Dash) -> None:
    """What is chosen goes into the address; the page is made anew from it."""
    app.clientside_callback(
        ClientsideFunction("verband", "put"),
        Output(ids.ADDRESS, "search"),
        Input({"type": ids.CONTROL, "name": ALL, "default": ALL}, "value"),
        prevent_initial_call=True,
    )
