"""How the divisions of the country agree with one another."""

from collections.abc import Collection
from typing import Any

from dash import html

from explorer.measures.agreement import AGREEMENTS, order_by_agreement
from explorer.measures.parameters import AGREEMENT
from explorer.tables.divisions import list_divisions
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.vocabulary import DIVISIONS
from explorer.web.overlap.agreement import build_agreement, build_reading, define_agreement
from explorer.web.state import State
from explorer.web.ui.controls import build_form
from explorer.web.ui.section import build_section, define_measures, link_table

REGIOATLAS = "regioatlas_"


def name_division(division: str, t: Translator) -> str:
    """What a division is called; one of a package of the user's own is called by its id."""
    return t.label(DIVISIONS[division]) if division in DIVISIONS else division


def build_divisions(service: Service, state: State, t: Translator) -> html.Section:
    """The matrix of agreement between the divisions known at the date, like by like."""
    agreements = list_divisions(service, state.selection)
    title, measure = t("How divisions agree"), state[AGREEMENT]
    names = {name: name_division(name, t) for name in order_by_agreement(agreements)}
    body: list[Any] = [html.P(t("No division is known at this date."), className="definition")]
    if names:
        own = agreements[agreements["division"] == agreements["other"]].set_index("division")
        facts = {t("Regions"): [t.number(n) for n in own.loc[list(names), "regions"]]}
        body = [
            html.P(_describe_known(service, state, t, known=names), className="lead"),
            build_form("nested", state, t),
            html.P(
                [define_agreement(measure, t), " ", t("Like stands by like.")],
                className="definition",
            ),
            *build_reading(agreements, measure, t, names=names, among=names),
            build_agreement(agreements, measure, t, names=names, facts=facts, label=title),
            html.P(link_table("divisions", state, t), className="above"),
        ]
    return build_section("divisions", title, body, foot=[define_measures(AGREEMENTS, t)])


def _describe_known(
    service: Service, state: State, t: Translator, *, known: Collection[str]
) -> str:
    said = t.n(
        "{n} division of the country is known on {date}; all its municipalities count, whatever is "
        "selected.",
        "{n} divisions of the country are known on {date}; all their municipalities count, "
        "whatever is selected.",
        len(known),
        date=t.day(service.date_of(state.selection)),
    )
    from_regioatlas = sum(division.startswith(REGIOATLAS) for division in known)
    if from_regioatlas:
        said += " " + t.n(
            "{n} is that of RegioAtlas (Ministry of the Interior) on 1 January 2016, under its own "
            "name; two are compared over the municipalities that are in both.",
            "{n} are those of RegioAtlas (Ministry of the Interior) on 1 January 2016, under its "
            "own names; two are compared over the municipalities that are in both.",
            from_regioatlas,
        )
    return said
