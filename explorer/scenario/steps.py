"""Every kind of step, and the one grammar in which steps are written."""

from collections.abc import Mapping
from types import MappingProxyType

from explorer.errors import ScenarioError
from explorer.scenario import arrangements, merge, redraw, ties
from explorer.scenario.record import UNWRITTEN, Step, StepKind
from explorer.translate import N_, Translator

MOST_STEPS = 50
LONGEST_STEP = 4_000
UNKNOWN_KIND = N_("{given} is no kind of step; choose from {known}")
TOO_MANY = N_("{given} steps are given; take at most {most}")
TOO_LONG = N_("the step is longer than {most} characters; shorten it")
STEPS: Mapping[str, StepKind] = MappingProxyType(
    {record.id: record for module in (merge, ties, arrangements, redraw) for record in module.KINDS}
)


def parse_step(text: str, number: int = 1) -> Step:
    """The step that a text says, `kind:` and then as the kind's `form`.

    Raises `ScenarioError` with the number and text of the step and what is wrong with it.
    """
    kind, colon, rest = text.strip().partition(":")
    try:
        if len(text) > LONGEST_STEP:
            raise ScenarioError(TOO_LONG, most=LONGEST_STEP)
        if kind not in STEPS:
            raise ScenarioError(UNKNOWN_KIND, given=repr(kind[:60]), known=", ".join(STEPS))
        if not colon or not rest.strip():
            raise ScenarioError(UNWRITTEN, form=STEPS[kind].form)
        return Step(kind, tuple(STEPS[kind].read(rest).items()))
    except ScenarioError as error:
        raise error.at(number, text) from None


def refuse_many(texts: list[str]) -> None:
    """Raise `ScenarioError` for more than `MOST_STEPS`."""
    if len(texts) > MOST_STEPS:
        raise ScenarioError(TOO_MANY, given=len(texts), most=MOST_STEPS)


def write_step(step: Step) -> str:
    """The text of a step, which `parse_step` reads."""
    return f"{step.kind}:{STEPS[step.kind].write(step)}"


def say_step(step: Step, names: Mapping[str, str], t: Translator) -> str:
    """A step in a sentence; names: of nodes, by id."""
    return STEPS[step.kind].say(step, lambda code: names.get(code, code), t)
