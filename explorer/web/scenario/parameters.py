"""What the page What if is about: the steps, those switched off, and the kind to add."""

from dataclasses import replace

from explorer.errors import SelectionError
from explorer.parameters import Lines, OneOf, Parameter, SomeIds
from explorer.scenario import MOST_STEPS, STEPS
from explorer.tables.scenario import STEP
from explorer.translate import N_
from explorer.web.state import State

OFF = Parameter(
    "off",
    "The numbers of the steps that are left out for now.",
    SomeIds(MOST_STEPS, "[1-9][0-9]?", ordered=False),
    (),
)
ADD = Parameter("add", "The kind of step to add.", OneOf(tuple(STEPS)), "merge", label=N_("Step"))
PARAMETERS = (STEP, OFF, ADD)
NO_STEP = N_("there is no step {given} to switch off; steps given: {count}")


def check_off(state: State) -> None:
    """Raise `SelectionError` where a step is switched off that is not there."""
    for number in state[OFF]:
        if int(number) > len(state[STEP]):
            raise SelectionError(OFF.name, NO_STEP, given=number, count=len(state[STEP]))


def list_taken(state: State) -> list[tuple[int, str]]:
    """Number and text of the steps of a state that are not switched off."""
    return [
        (number, text)
        for number, text in enumerate(state[STEP], 1)
        if str(number) not in state[OFF]
    ]


def put_steps(state: State, steps: list[str], off: set[str]) -> State:
    """The same state with other steps, of which some, by number, are switched off."""
    known = {str(number) for number in range(1, len(steps) + 1)}
    return state.put(step=Lines(steps), off=tuple(sorted(off & known)))


def toggle(state: State, number: int) -> State:
    """The state with a step switched off, or on again."""
    return put_steps(state, list(state[STEP]), set(state[OFF]) ^ {str(number)})


def remove(state: State, number: int) -> State:
    """The state without a step."""
    order = [each for each in range(1, len(state[STEP]) + 1) if each != number]
    return rearrange(state, order)


def swap(state: State, number: int) -> State:
    """The state with a step and the next in each other's place."""
    order = list(range(1, len(state[STEP]) + 1))
    order[number - 1 : number + 1] = reversed(order[number - 1 : number + 1])
    return rearrange(state, order)


def rearrange(state: State, order: list[int]) -> State:
    """The state with the steps of these numbers, in this order; who was off stays so."""
    steps = [state[STEP][number - 1] for number in order]
    off = {str(new) for new, old in enumerate(order, 1) if str(old) in state[OFF]}
    return put_steps(state, steps, off)


def add_step(state: State, text: str) -> State:
    """The state with a step more, and nothing selected that the form would begin with."""
    kept = replace(state, selected=())
    return put_steps(kept, [*state[STEP], text], set(state[OFF]))
