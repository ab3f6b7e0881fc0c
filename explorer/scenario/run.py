"""Steps taken one after the other on a dataset as it stood at a date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from explorer.dataset import Dataset
from explorer.errors import ScenarioError
from explorer.scenario.frozen import freeze_at
from explorer.scenario.record import Stage, Step
from explorer.scenario.steps import STEPS, parse_step, refuse_many, write_step


@dataclass(frozen=True, eq=False)
class Outcome:
    """What steps lead to.

    before: the dataset as it stood at the date; after: with the steps that could be taken; taken:
    those, in order; refused: for each other one its error, which says number, text and reason.
    """

    date: str
    before: Dataset
    after: Dataset
    taken: tuple[Step, ...]
    refused: tuple[ScenarioError, ...]


def run_steps(
    dataset: Dataset,
    steps: Iterable[str | Step],
    *,
    date: str = "",
    proposal: pd.Series | None = None,
    strict: bool = True,
    before: Dataset | None = None,
) -> Outcome:
    """Take steps one after the other, all holding from `date` (the dataset's own when empty).

    steps: as texts or as read; proposal: a division of one's own, the region by actor id; before:
    the dataset as it stood at the date, where it is known already (`freeze_at`). The dataset
    itself is not changed. Raises `ScenarioError` for the first step that cannot be taken; when not
    strict such a step is left out and the others are taken. At most 50 steps; raises
    `SelectionError` for a date that the data do not cover.
    """
    given = [each if isinstance(each, str) else write_step(each) for each in steps]
    refuse_many(given)
    day = date or dataset.date
    before = before or freeze_at(dataset, day)
    stage = Stage(before, day, proposal)
    taken: list[Step] = []
    refused: list[ScenarioError] = []
    for number, text in enumerate(given, 1):
        try:
            step = parse_step(text, number)
            stage = _take(stage, step, number, text)
        except ScenarioError as error:
            if strict:
                raise
            refused.append(error)
        else:
            taken.append(step)
    after = describe_scenario(dataset, stage.dataset, [write_step(step) for step in taken])
    return Outcome(day, before, after, tuple(taken), tuple(refused))


def _take(stage: Stage, step: Step, number: int, text: str) -> Stage:
    try:
        return STEPS[step.kind].take(stage, step)
    except ScenarioError as error:
        raise error.at(number, text) from None


def describe_scenario(source: Dataset, after: Dataset, steps: Sequence[str]) -> Dataset:
    """The dataset with metadata that say what it is: a scenario, of which data, by which steps."""
    metadata = {
        **after.metadata,
        "name": f"{source.name}-scenario",
        "title": f"Scenario on {source.metadata.get('title', source.name)}",
        "scenario": {
            "package": source.name,
            "fingerprint": source.fingerprint,
            "date": after.date,
            "steps": list(steps),
        },
    }
    return Dataset(metadata, after.tables, after.boundaries)
