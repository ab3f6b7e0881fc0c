"""The filters: a control each as its record says, with what each option would leave."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, html, no_update
from dash import State as Given
from dash.development.base_component import Component

from explorer import vocabulary
from explorer.dataset import Dataset
from explorer.dataset.model import first_date
from explorer.dataset.timeslice import TimeSlice, slice_at
from explorer.network import Selection
from explorer.network.filter_record import Filter
from explorer.network.filters import FILTERS, list_by_place
from explorer.parameters import is_date
from explorer.query import write_value
from explorer.snapshot.texts import name_values
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.site import Site
from explorer.web.state import State
from explorer.web.ui.aria import label_aria, mark_current
from explorer.web.ui.controls import build_day, explore_id
from explorer.web.ui.packages import PACKAGE_LABELS
from explorer.web.ui.swatch import swatch

SEARCHED = 60


def build_filters(
    state: State, t: Translator, *, dataset: Dataset, packages: Sequence[str] = ()
) -> html.Aside:
    """The filter column, set as the state says; dates as far as the dataset covers."""
    at = slice_at(dataset, state.selection.date or dataset.date)
    records = list_by_place()
    shown = {
        record.id: CONTROLS[record.control](record, getattr(state.selection, record.id), t, at)
        for record in records
    }
    more = [record.id for record in records if record.more]
    given = state.selection.to_parameters()
    return html.Aside(
        className="filters",
        id=ids.FILTERS,
        **label_aria(t("Filters")),
        children=[
            _build_packages(state, t, packages),
            *(control for name, control in shown.items() if name not in more),
            html.Details(
                [html.Summary(t("More filters")), *(shown[name] for name in more)],
                open=any(name in given for name in more),
                className="more",
            ),
            html.Div(
                [
                    dmc.Button(t("Clear filters"), id=ids.RESET, variant="default", size="sm"),
                    html.Button(t("Close"), id="filters-close", className="only-small"),
                ],
                className="filters-foot",
            ),
        ],
    )


def _build_packages(state: State, t: Translator, packages: Sequence[str]) -> html.Nav | None:
    """Links to the networks that can be shown, when there is a choice."""
    if len(packages) < 2:
        return None
    links = []
    for place, name in enumerate(packages):
        package = name if place else ""
        current = mark_current(name == (state.package or packages[0]), "true")
        # Another package may not know my municipalities.
        kept = replace(state.bare(), mine=(), mine_name="")
        href = replace(kept, selection=Selection(), package=package).to_href()
        links.append(html.A(t(PACKAGE_LABELS.get(name, name)), href=href, **current))
    return html.Nav([html.Span(t("Network")), *links], className="packages")


def _control_id(record: Filter) -> dict[str, str]:
    return explore_id(record.id, default=write_value(record.default), many=record.several)


def _build_date(record: Filter, value: str, t: Translator, at: TimeSlice) -> dmc.DateInput:
    latest = at.dataset.date
    span = (first_date(at.dataset), latest)
    control = explore_id(record.id, default=latest)
    return build_day(control, value or latest, t, label=t(record.label), span=span)


def _build_checks(
    record: Filter, value: tuple[str, ...], t: Translator, at: TimeSlice
) -> dmc.CheckboxGroup:
    coloured = record.parameter.terms is vocabulary.DOMAINS
    return dmc.CheckboxGroup(
        id=_control_id(record),
        label=t(record.label),
        description=t(record.note) or None,
        value=list(value),
        children=[
            dmc.Checkbox(
                value=option,
                size="xs",
                label=_build_option(record, option, name, coloured=coloured),
                **label_aria(name),
            )
            for option, name in name_choices(record, t, at)
        ],
    )


def _build_option(record: Filter, option: str, name: str, *, coloured: bool = False) -> html.Span:
    """An option with the place of its number; see `write_counts`."""
    return html.Span(
        [
            *([swatch(option)] if coloured else []),
            html.Span(name, className="name"),
            html.Span(id=count_id(record.id, option), className="count"),
        ],
        className="option",
    )


def _build_radio(record: Filter, value: str, t: Translator, at: TimeSlice) -> dmc.RadioGroup:
    every = html.Span([html.Span(t("All"), className="name")], className="option")
    return dmc.RadioGroup(
        id=_control_id(record),
        label=t(record.label),
        description=t(record.note) or None,
        value=value,
        size="xs",
        children=[
            dmc.Radio(value="", size="xs", label=every),
            *(
                dmc.Radio(value=option, size="xs", label=_build_option(record, option, name))
                for option, name in name_choices(record, t, at)
            ),
        ],
    )


def _build_number(record: Filter, value: float, t: Translator, _: TimeSlice) -> dmc.NumberInput:
    reader: Any = record.parameter.reader
    return dmc.NumberInput(
        id=_control_id(record),
        label=t(record.label),
        value=value,
        min=reader.low,
        max=reader.high,
        allowDecimal=False,
        clampBehavior="strict",
        debounce=300,
        size="xs",
    )


def _build_search(
    record: Filter, value: tuple[str, ...], t: Translator, at: TimeSlice
) -> dmc.MultiSelect:
    return dmc.MultiSelect(
        id=_control_id(record),
        label=t(record.label),
        value=list(value),
        data=list_searched(record, value, t, at),
        placeholder=None if value else t("All"),
        nothingFoundMessage=t("Nothing found"),
        maxValues=getattr(record.parameter.reader, "most", None),
        limit=SEARCHED,
        searchable=True,
        selectFirstOptionOnChange=True,
        hidePickedOptions=True,
        size="xs",
    )


def list_searched(
    record: Filter, value: Sequence[str], t: Translator, at: TimeSlice
) -> list[dict[str, str]]:
    """What can be found in a filter that is searched, at a date, and what is selected already."""
    options = list(dict.fromkeys([*record.list_choices(at), *value]))
    names = name_values(record, options, t, at.dataset)
    pairs = zip(options, names, strict=True)
    return [{"value": option, "label": name} for option, name in pairs]


def name_choices(record: Filter, t: Translator, at: TimeSlice) -> list[tuple[str, str]]:
    """The options that can be selected at a date, each with what it is called."""
    options = record.list_choices(at)
    return list(zip(options, name_values(record, options, t, at.dataset), strict=True))


CONTROLS: Mapping[str, Callable[[Filter, Any, Translator, TimeSlice], Component]] = {
    "date": _build_date,
    "checks": _build_checks,
    "radio": _build_radio,
    "number": _build_number,
    "search": _build_search,
}


def count_id(field: str, option: str) -> dict[str, str]:
    """The id of the number beside an option."""
    return {"type": ids.COUNT, "field": field, "option": option}


def write_counts(
    counts: Mapping[str, Mapping[str, int]], wanted: Sequence[Mapping[str, Any]], t: Translator
) -> list[str]:
    """The numbers beside options, in the order of their ids; see `network.facets`.

    Empty for what is no option.
    """
    found = [counts.get(place["field"], {}).get(place["option"]) for place in wanted]
    return ["" if count is None else t.number(count) for count in found]


def register_callbacks(app: Dash, site: Site) -> None:
    """At another date there is something else to be found in the filters that are searched."""
    controls = {"type": ids.EXPLORE, "name": ALL, "default": ALL, "many": ALL}

    @app.callback(
        Output(controls, "data"),
        Input({**controls, "name": "date"}, "value"),
        Given(controls, "id"),
        Given(controls, "value"),
        Given(ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def update_searched(
        dates: list[str], wanted: list[dict[str, str]], values: list[Any], query: str
    ) -> list[Any]:
        context = site.read(query)
        dataset = context.service.dataset
        # Half a date is none yet.
        date = dates[0] if dates and is_date(str(dates[0])) else dataset.date
        at = slice_at(dataset, date)
        return [
            list_searched(record, value if isinstance(value, list) else (), context.t, at)
            if (record := FILTERS.get(each["name"])) and record.control == "search"
            else no_update
            for each, value in zip(wanted, values, strict=False)
        ]
