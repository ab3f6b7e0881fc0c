"""How the network is drawn: layout, projection, sizes, colours, shading, how far from a node."""

from typing import Any

import dash_mantine_components as dmc
from dash import html

from explorer.measures.registry import MEASURES, measures_of
from explorer.translate import Translator
from explorer.web.state import MOST_DEPTH, State, default_of, write_value
from explorer.web.ui.aria import be_button
from explorer.web.ui.controls import Options, explore_id


def build_appearance(state: State, t: Translator) -> dmc.Popover:
    """A button that opens the options; what is chosen goes into the address."""
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


def _list_options(state: State, t: Translator) -> list[Any]:
    measures = [_option(key, t.label(record)) for key, record in MEASURES.items()]
    areas = [_option(key, t.label(record)) for key, record in measures_of("actor").items()]
    return [
        _select("layout", state.layout, _list_layouts(t), t("Layout")),
        _select("nodes", state.nodes, _list_nodes(t), t("Nodes")),
        html.Fieldset(
            [
                html.Legend(t("Ties of a projection")),
                _select("keep", state.keep, _list_keeps(t), t("Keep")),
                _select(
                    "level", write_value(state.level), _list_levels(t), t("Significance level")
                ),
                _number("threshold", state.threshold, t("Share at least"), least=1, most=99),
            ]
        ),
        _select("size", state.node_size, measures, t("Size of nodes")),
        _select(
            "colour",
            state.node_colour,
            [_option("domain", t("Domain")), *measures],
            t("Colour of nodes"),
        ),
        _select(
            "shade",
            state.shade,
            [_option("none", t("None")), _option("population", t("Inhabitants")), *areas],
            t("Shade of municipal areas"),
        ),
        _number(
            "depth", state.depth, t("Steps from what is chosen (0: all)"), least=0, most=MOST_DEPTH
        ),
    ]


def _option(value: str, label: str) -> dict[str, str]:
    return {"value": value, "label": label}


def _list_layouts(t: Translator) -> Options:
    return [
        _option("map", t("On the map")),
        _option("force", t("By ties (force)")),
        _option("columns", t("Two columns by domain")),
    ]


def _list_nodes(t: Translator) -> Options:
    return [
        _option("both", t("Municipalities and collaborations")),
        _option("municipality", t("Municipalities only (projection)")),
        _option("collaboration", t("Collaborations only (projection)")),
    ]


def _list_keeps(t: Translator) -> Options:
    return [
        _option("backbone", t("Ties above chance (backbone)")),
        _option("all", t("Ties from a number shared")),
    ]


def _list_levels(t: Translator) -> Options:
    levels = (0.001, 0.01, 0.05, 0.1)
    return [
        _option(write_value(level), t.number(level, digits=2 if level >= 0.01 else 3))
        for level in levels
    ]


def _select(name: str, value: str, options: Options, label: str) -> dmc.Select:
    return dmc.Select(
        id=explore_id(name, default=write_value(default_of(name))),
        label=label,
        value=value,
        data=options,
        allowDeselect=False,
        size="xs",
        comboboxProps={"withinPortal": False},
        maxDropdownHeight=260,
    )


def _number(name: str, value: int, label: str, *, least: int, most: int) -> dmc.NumberInput:
    return dmc.NumberInput(
        id=explore_id(name, default=write_value(default_of(name))),
        label=label,
        value=value,
        min=least,
        max=most,
        clampBehavior="strict",
        allowDecimal=False,
        debounce=300,
        size="xs",
    )
