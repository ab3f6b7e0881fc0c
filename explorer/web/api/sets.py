"""Sets of municipalities for machines: two of them beside each other."""

from explorer.tables.sets import answer_sets
from explorer.web.api.answers import Rows
from explorer.web.api.calls import Call


def answer_comparison(call: Call) -> Rows:
    """A table of the page My region; see `answer_sets`."""
    return Rows(answer_sets(call.service, call.selection, call.values), "sets")
