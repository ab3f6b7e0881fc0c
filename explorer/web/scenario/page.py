"""What if: steps on the network, and what they would change, before and after."""

from dataclasses import replace
from typing import Any

from dash import html

from explorer.errors import ExplorerError
from explorer.scenario.answer import Scenario
from explorer.scenario.texts import answer_scenario, list_consequences
from explorer.tables.scenario import work_out
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.explore.chips import build_chips
from explorer.web.scenario.answer import address_file, build_tables
from explorer.web.scenario.cohesion import build_cohesion
from explorer.web.scenario.form import build_form, register_callbacks
from explorer.web.scenario.mergers import build_mergers
from explorer.web.scenario.parameters import OFF, PARAMETERS, check_off, list_taken
from explorer.web.scenario.steps import build_steps
from explorer.web.site import Context, Page
from explorer.web.state import State
from explorer.web.ui.difference import build_difference
from explorer.web.ui.wrong import describe_error


def build_page(context: Context) -> html.Main:
    """The steps and the form, the answer in a sentence, the map, and everything by name."""
    state, t = context.state, context.t
    scenario = try_steps(context)
    steps = [
        html.H2(t("Steps")),
        *_tell_wrong(context),
        *build_steps(scenario, state, t),
        *_build_start(context),
    ]
    form = [html.H2(t("Add a step")), build_form(context, scenario)]
    taken = scenario.outcome.taken
    mergers = None if taken else build_mergers(context.service, state, t)
    head = answer_scenario(scenario, t) if taken else t("What if municipalities merged or left?")
    body = [
        html.H1(head, className="answer"),
        *(_build_answer(scenario, context) if taken else _introduce(t)),
        *([mergers] if mergers else []),
        *([] if taken else [build_cohesion(context.service, state, t)]),
    ]
    return html.Main(
        [
            html.Div(
                [
                    html.Div(steps, className="scenario-steps"),
                    html.Div(body, className="scenario-answer"),
                    html.Div(form, className="scenario-steps scenario-form"),
                ],
                className="scenario-page",
            )
        ],
        id=ids.MAIN,
        className="document wide scenario",
    )


def try_steps(context: Context) -> Scenario:
    """The scenario of the steps that are not switched off; what cannot be taken is left out."""
    texts = tuple(text for _, text in list_taken(context.state))
    return work_out(context.service, context.state.selection, texts, strict=False)


def _tell_wrong(context: Context) -> list[html.P]:
    """What is wrong with the address beside its steps, which are told at their place."""
    try:
        check_off(context.state)
    except ExplorerError as error:
        said = describe_error(error, context.t)
        return [html.P([html.Code(OFF.name), ": ", said], role="alert", className="notice")]
    return []


def _introduce(t: Translator) -> list[html.P]:
    said = t(
        "Add a step: a merger, joining or leaving, a collaboration that ends, begins or goes into "
        "another. The answer says who is affected and how. Nothing is kept: the address is it all."
    )
    return [html.P(said, className="lead")]


def _build_start(context: Context) -> list[Any]:
    """What the steps start from: date and filters, and where to choose others."""
    service, state, t = context.service, context.state, context.t
    kept = replace(state, values={})
    day = t("The network of {day}.", day=t.day(service.date_of(state.selection)))
    choose = html.A(t("Choose filters in Explore"), href="/" + kept.to_href())
    return [
        html.P(f"{t('Starts from')}: {day}", className="definition"),
        html.Div(build_chips(state, t, service.dataset), className="chips of-page"),
        html.P(choose, className="links-line"),
    ]


def _build_answer(scenario: Scenario, context: Context) -> list[Any]:
    state, t = context.state, context.t
    said = [html.Li(text) for text in list_consequences(scenario, t)]
    return [
        html.Ul(said, className="consequences"),
        _build_links(state, t),
        _build_map(scenario, t),
        *build_tables(scenario, state, t),
    ]


def _build_links(state: State, t: Translator) -> html.P:
    """The network after the steps as files."""
    links = (
        (t("Report (HTML)"), {"format": "html", "lang": t.language}),
        (t("All tables (JSON)"), {"format": "json"}),
        (t("Ties after (CSV)"), {"format": "csv", "table": "ties"}),
        (t("Data package (zip)"), {"format": "package"}),
    )
    return html.P(
        [html.A(text, href=address_file(state, **values), download="") for text, values in links],
        className="links-line",
    )


def _build_map(scenario: Scenario, t: Translator) -> html.Figure:
    """Where ties would come and go, on the map, before and after."""
    effects = scenario.effects
    said = t(
        "Before: ties that would go are red and dashed. After: ties that would come are green. The "
        "others are grey. A dot is a municipality, a diamond a collaboration with ties that change."
    )
    return build_difference(
        "scenario-map",
        (effects.before, effects.after),
        scenario.outcome.after.positions,
        t,
        said=said,
        height="min(380px, 100vw)",
        beside=True,
    )


def check_steps(context: Context) -> None:
    """Raise an `ExplorerError` for a step of the address that cannot be taken or is not there."""
    check_off(context.state)
    texts = tuple(text for _, text in list_taken(context.state))
    if texts:
        work_out(context.service, context.state.selection, texts)


PAGE = Page(
    "/scenario",
    build_page,
    N_("What if"),
    PARAMETERS,
    register=register_callbacks,
    check=check_steps,
)
