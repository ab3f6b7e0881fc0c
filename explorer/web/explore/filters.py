"""The filters: date, domain, form, province and more, with what each option would leave."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html

from explorer import vocabulary
from explorer.dataset import Dataset
from explorer.dataset.model import first_date
from explorer.translate import N_, Translator
from explorer.vocabulary import Term
from explorer.web import ids
from explorer.web.state import State
from explorer.web.ui.aria import label_aria, mark_current
from explorer.web.ui.controls import explore_id
from explorer.web.ui.swatch import swatch

PACKAGE_LABELS = {"nl": N_("Register, 2017 to now"), "nl-2016": N_("Inventory of 2016")}
FIELDS = {
    "domain": (N_("Domain"), vocabulary.DOMAINS),
    "form": (N_("Form"), vocabulary.FORMS),
    "province": (N_("Province"), vocabulary.PROVINCES),
    "power": (N_("Powers"), vocabulary.POWERS),
    "obligation": (N_("Obligation"), vocabulary.OBLIGATIONS),
    "kind": (N_("Participants"), vocabulary.KINDS),
}
CROSS_BORDER = {"yes": N_("Across the national border"), "no": N_("Within the country")}


def build_filters(
    state: State, t: Translator, *, dataset: Dataset, packages: Sequence[str] = ()
) -> html.Aside:
    """The filter column, set as the state says; dates as far as the dataset covers."""
    latest, first = dataset.date, first_date(dataset)
    selection = state.selection
    return html.Aside(
        className="filters",
        id=ids.FILTERS,
        **label_aria(t("Filters")),
        children=[
            _build_packages(state, t, packages),
            dmc.DateInput(
                id=explore_id("date", default=latest),
                label=t("Date"),
                value=selection.date or latest,
                minDate=first,
                maxDate=latest,
                valueFormat="DD-MM-YYYY",
                size="sm",
                ariaLabels={
                    "previousMonth": t("Previous month"),
                    "nextMonth": t("Next month"),
                    "previousYear": t("Previous year"),
                    "nextYear": t("Next year"),
                    "previousDecade": t("Previous decade"),
                    "nextDecade": t("Next decade"),
                },
            ),
            *(_build_checks(field, state, t) for field in ("domain", "form", "province")),
            html.Details(
                [
                    html.Summary(t("More filters")),
                    *(_build_checks(field, state, t) for field in ("power", "obligation", "kind")),
                    _build_cross_border(state, t),
                    dmc.NumberInput(
                        id=explore_id("least", default="1"),
                        label=t("At least so many members"),
                        value=selection.least,
                        min=1,
                        max=99,
                        allowDecimal=False,
                        clampBehavior="strict",
                        debounce=300,
                        size="xs",
                    ),
                ],
                open=_uses_more(state),
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


def _uses_more(state: State) -> bool:
    given = state.selection.to_parameters()
    return any(name in given for name in ("power", "obligation", "kind", "cross_border", "least"))


def _build_packages(state: State, t: Translator, packages: Sequence[str]) -> html.Nav | None:
    """Links to the networks that can be looked at, when there is a choice."""
    if len(packages) < 2:
        return None
    links = []
    for place, name in enumerate(packages):
        package = name if place else ""
        current = mark_current(package == state.package, "true")
        href = State(package=package, language=state.language).to_href()
        links.append(html.A(t(PACKAGE_LABELS.get(name, name)), href=href, **current))
    return html.Nav([html.Span(t("Network")), *links], className="packages")


def _build_checks(field: str, state: State, t: Translator) -> dmc.CheckboxGroup:
    label, terms = FIELDS[field]
    default = "municipality" if field == "kind" else ""
    return dmc.CheckboxGroup(
        id=explore_id(field, default=default, many=True),
        label=t(label),
        value=list(getattr(state.selection, field)),
        children=[_build_option(field, term, t) for term in terms.values()],
    )


def _build_option(field: str, term: Term, t: Translator) -> dmc.Checkbox:
    label = [
        swatch(term.id) if field == "domain" else None,
        html.Span(t.label(term), className="name"),
        html.Span(id=count_id(field, term.id), className="count"),
    ]
    return dmc.Checkbox(
        value=term.id,
        size="xs",
        label=html.Span([part for part in label if part is not None], className="option"),
        **label_aria(t.label(term)),
    )


def _build_cross_border(state: State, t: Translator) -> dmc.RadioGroup:
    options = [("", t("All"), ""), *((key, t(text), key) for key, text in CROSS_BORDER.items())]
    return dmc.RadioGroup(
        id=explore_id("cross_border"),
        label=t("National border"),
        value=state.selection.cross_border,
        size="xs",
        children=[
            dmc.Radio(
                value=value,
                size="xs",
                label=html.Span(
                    [
                        html.Span(label, className="name"),
                        html.Span(id=count_id("cross_border", option), className="count")
                        if option
                        else None,
                    ],
                    className="option",
                ),
            )
            for value, label, option in options
        ],
    )


def count_id(field: str, option: str) -> dict[str, str]:
    """The id of the number beside an option."""
    return {"type": ids.COUNT, "field": field, "option": option}


def write_counts(
    counts: Mapping[str, Mapping[str, int]], wanted: Sequence[Mapping[str, Any]], t: Translator
) -> list[str]:
    """The numbers beside options, in the order of their ids; see `network.facets`."""
    return [t.number(counts[place["field"]][place["option"]]) for place in wanted]
