"""The filters: date, domain, form and province."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import html

from explorer import vocabulary
from explorer.dataset import Dataset
from explorer.dataset.coverage import first_date
from explorer.figures.palette import colour_domain
from explorer.vocabulary import Term
from explorer.web import ids
from explorer.web.components.aria import label_aria, mark_current
from explorer.web.components.controls import explore_id
from explorer.web.state import State
from explorer.web.translate import N_, Translator

PACKAGE_LABELS = {"nl": N_("Register, 2017 to now"), "nl-2016": N_("Inventory of 2016")}


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
                id=explore_id("date", usual=latest),
                label=t("Date"),
                value=selection.date or latest,
                minDate=first,
                maxDate=latest,
                valueFormat="DD-MM-YYYY",
                size="sm",
            ),
            _build_domains(selection.domain, t),
            dmc.CheckboxGroup(
                id=explore_id("form", many=True),
                label=t("Form"),
                value=list(selection.form),
                children=[_build_option(term, t) for term in vocabulary.FORMS.values()],
            ),
            dmc.MultiSelect(
                id=explore_id("province", many=True),
                label=t("Province"),
                placeholder=t("All provinces"),
                value=list(selection.province),
                data=[
                    {"value": term.id, "label": term.label(t.language)}
                    for term in vocabulary.PROVINCES.values()
                ],
                clearable=True,
                searchable=True,
                size="sm",
            ),
            dmc.Button(t("Clear filters"), id=ids.RESET, variant="default", size="sm"),
        ],
    )


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


def _build_domains(chosen: tuple[str, ...], t: Translator) -> dmc.CheckboxGroup:
    return dmc.CheckboxGroup(
        id=explore_id("domain", many=True),
        label=t("Domain"),
        value=list(chosen),
        children=[
            dmc.Checkbox(
                value=term.id,
                size="xs",
                label=html.Span(
                    [swatch(term.id), term.label(t.language)],
                    className="option",
                ),
            )
            for term in vocabulary.DOMAINS.values()
        ],
    )


def _build_option(term: Term, t: Translator) -> dmc.Checkbox:
    return dmc.Checkbox(value=term.id, label=term.label(t.language), size="xs")


def swatch(domain: str) -> html.I:
    """A diamond in the domain's colour, as collaborations are drawn."""
    return html.I(className="swatch", style={"backgroundColor": colour_domain(domain)})
