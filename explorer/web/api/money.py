"""Money for machines: what municipalities pay to joint arrangements."""

from explorer.tables.money_figures import answer_money, refuse_idle_of_money
from explorer.web.api.answers import Rows
from explorer.web.api.calls import Call


def answer_payments(call: Call) -> Rows:
    """A table of the page Money, or a municipality's own years; see `answer_money`."""
    return Rows(answer_money(call.service, call.selection, call.values), "money")


def refuse_idle_of_payments(call: Call) -> None:
    """Raise `SelectionError` for a parameter that changes nothing in the table asked for."""
    refuse_idle_of_money(call.given, call.values["table"])
