"""What is asked of a scenario: steps, what they change, and the network after them as files."""

from functools import lru_cache
from typing import Any

import pandas as pd

from explorer.dataset.storage import list_files
from explorer.errors import ScenarioError
from explorer.measures.communities import Communities
from explorer.network import Selection, build_network
from explorer.parameters import Lines, ManyTexts, OneOf, Parameter
from explorer.scenario.answer import NOT_KNOWN, TABLES, Scenario
from explorer.scenario.effects import Effects, count_network
from explorer.scenario.power import MEASURED
from explorer.scenario.run import run_steps
from explorer.scenario.steps import LONGEST_STEP, MOST_STEPS, STEPS, write_step
from explorer.tables.queries import Service
from explorer.translate import N_

STEP = Parameter(
    "step",
    N_("A step, several by repeating it: merge, join, leave, dissolve, found, combine or redraw."),
    ManyTexts(MOST_STEPS, LONGEST_STEP),
    Lines(),
    example="merge:GM0882,GM0899>GM9999:Landgraaf-Brunssum",
)
NO_STEPS = N_("no step is given; give one, such as {form}")
TABLE = Parameter(
    "table",
    N_("Which table is given as CSV; as JSON all are, but for the ties."),
    OneOf(tuple(TABLES)),
    "changed",
)


def work_out(
    service: Service,
    selection: Selection,
    steps: tuple[str, ...],
    *,
    proposal: pd.Series | None = None,
    strict: bool = True,
) -> Scenario:
    """A scenario on the network of a selection, its steps holding from the selection's date.

    Raises `ScenarioError` for the first step that cannot be taken, unless it is not `strict`: then
    that one is left out; see `run_steps`.
    """
    if proposal is not None:
        return _work_out(service, selection, steps, strict, proposal)
    return _recall(service, selection, steps, strict)


def _work_out(
    service: Service,
    selection: Selection,
    steps: tuple[str, ...],
    strict: bool,
    proposal: pd.Series | None = None,
) -> Scenario:
    date = service.date_of(selection)
    outcome = run_steps(
        service.dataset,
        steps,
        date=date,
        proposal=proposal,
        strict=strict,
        before=service.freeze(date),
    )
    wanted = selection.replace(date="")
    after = build_network(outcome.after, wanted)
    network = service.network_of(selection.on(date))
    measures = service.measure_nodes(selection.on(date), MEASURED)
    return Scenario(Effects(outcome, network, after), measures)


# The last few are kept for who looks at another of their tables.
_recall = lru_cache(maxsize=16)(_work_out)


def refuse_idle_scenario(steps: tuple[str, ...]) -> None:
    """Raise `ScenarioError` where no step is given."""
    if not steps:
        raise ScenarioError(NO_STEPS, form=next(iter(STEPS.values())).example)


def describe_scenario(scenario: Scenario) -> dict[str, Any]:
    """What a scenario is and comes to, as JSON has it, but for its tables."""
    outcome, effects = scenario.outcome, scenario.effects
    before, after = (count_network(each) for each in (effects.before, effects.after))
    found = scenario.communities
    return {
        "date": outcome.date,
        "steps": [{"step": write_step(step), "kind": step.kind} for step in outcome.taken],
        "before": {**before, **describe_communities(found[0])},
        "after": {**after, **describe_communities(found[1])},
        "not_known": NOT_KNOWN,
    }


def describe_communities(communities: Communities) -> dict[str, float]:
    """How many communities there are, and how good the partition is."""
    return {
        "communities": len(communities.sizes),
        "modularity": float(communities.modularity),
    }


def list_package(scenario: Scenario) -> dict[str, bytes]:
    """The data package of the network after the steps, its files by name."""
    return list_files(scenario.outcome.after)
