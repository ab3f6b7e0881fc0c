"""The list of steps: each in words, to be moved, switched off or removed; all by links."""

from collections.abc import Mapping
from typing import Any

from dash import html

from explorer.errors import ExplorerError, ScenarioError
from explorer.scenario import parse_step
from explorer.scenario.answer import Scenario
from explorer.scenario.steps import say_step
from explorer.tables.scenario import STEP
from explorer.translate import Translator
from explorer.web.scenario.parameters import OFF, list_taken, put_steps, remove, swap, toggle
from explorer.web.state import State
from explorer.web.ui.aria import label_aria
from explorer.web.ui.wrong import describe_error


def build_steps(scenario: Scenario, state: State, t: Translator) -> list[Any]:
    """The steps of the address in order, with what is wrong with those that cannot be taken."""
    steps = state[STEP]
    if not steps:
        return [html.P(t("There is no step yet: add one below."), className="definition")]
    numbers = [number for number, _ in list_taken(state)]
    refused = {numbers[each.number - 1]: each for each in scenario.outcome.refused}
    rows = [
        _build_step(number, text, scenario.names, state, t, refused=refused.get(number))
        for number, text in enumerate(steps, 1)
    ]
    none = put_steps(state, [], set())
    return [
        html.Ol(rows, className="steps"),
        html.P(html.A(t("Remove all steps"), href=none.to_href()), className="links-line"),
    ]


def _build_step(
    number: int,
    text: str,
    names: Mapping[str, str],
    state: State,
    t: Translator,
    *,
    refused: ScenarioError | None,
) -> html.Li:
    off = str(number) in state[OFF]
    try:
        said = say_step(parse_step(text), names, t)
    except ExplorerError:
        said = text
    links = [
        html.A(t("switch on") if off else t("switch off"), href=toggle(state, number).to_href())
    ]
    if number > 1:
        links.append(_link("↑", t("Earlier: {step}", step=said), swap(state, number - 1)))
    if number < len(state[STEP]):
        links.append(_link("↓", t("Later: {step}", step=said), swap(state, number)))
    links.append(_link("×", t("Remove: {step}", step=said), remove(state, number)))
    wrong: list[Any] = []
    if refused:
        wrong.append(html.Span(describe_error(refused, t), className="notice", role="alert"))
    return html.Li(
        [
            html.Span(said, className="off" if off or refused else ""),
            *wrong,
            html.Span(links, className="step-links"),
        ]
    )


def _link(sign: str, label: str, state: State) -> html.A:
    return html.A(sign, href=state.to_href(), title=label, **label_aria(label))
