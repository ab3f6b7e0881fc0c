"""What the page Over time is about: two dates, and what its changes are counted by."""

from explorer.dataset import Dataset
from explorer.dataset.model import first_date
from explorer.errors import SelectionError
from explorer.parameters import OneOf, Parameter
from explorer.tables.time import BY, FROM, TO, choose_dates
from explorer.translate import N_
from explorer.web.state import State

BY_LABELS = {
    "domain": N_("Domain"),
    "theme": N_("Theme"),
    "form": N_("Form"),
    "obligation": N_("Obligation"),
    "province": N_("Province"),
}
COUNT = Parameter(
    "by",
    "What the changes are counted by.",
    OneOf(tuple(BY)),
    "domain",
    label=N_("Count by"),
    labels=BY_LABELS,
)
PARAMETERS = (FROM, TO, COUNT)
ONE_DATE = N_("these data are of one day, {date}: there is nothing to compare it with")
TWICE = N_("there is a date of the filters and a second date; give one of them")


def find_dates(dataset: Dataset, state: State) -> tuple[str, str]:
    """From which date to which: a date chosen on another page is the second.

    Raises `SelectionError` where both are given and differ, and for data of a single day.
    """
    if first_date(dataset) == dataset.date:
        raise SelectionError("data", ONE_DATE, date=dataset.date)
    given, until = state.selection.date, state[TO]
    if given and until and given != until:
        raise SelectionError("date", TWICE)
    return choose_dates(dataset, state[FROM], until or given)
