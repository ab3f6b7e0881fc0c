"""What if: steps on a dataset, each giving a new one, and what they would change."""

from explorer.scenario.frozen import freeze_at
from explorer.scenario.record import Step
from explorer.scenario.run import Outcome, run_steps
from explorer.scenario.steps import MOST_STEPS, STEPS, parse_step

__all__ = [
    "MOST_STEPS",
    "STEPS",
    "Outcome",
    "Step",
    "freeze_at",
    "parse_step",
    "run_steps",
]
