"""What changed between two dates, as machines ask for it."""

from explorer.tables.series import answer_series, refuse_idle_of_series
from explorer.tables.time import (
    LISTS_OF_CHANGES,
    choose_dates,
    count_changes,
    list_changes,
    refuse_date,
    split_growth,
)
from explorer.web.api.answers import Rows, Sheet
from explorer.web.api.calls import Call


def answer_changes(call: Call) -> Rows:
    """What came and went between two dates, or how much of it there is by something."""
    since, until = choose_dates(call.service.dataset, call.values["from"], call.values["to"])
    changes = list_changes(call.service, call.selection, since=since, until=until)
    if call.values["by"]:
        return Rows(count_changes(changes, call.values["by"]), "changes", date=until)
    return Rows(changes, "changes", LISTS_OF_CHANGES, until)


def answer_growth(call: Call) -> Sheet:
    """Why municipalities are in more collaborations, in parts that add up."""
    since, until = choose_dates(call.service.dataset, call.values["from"], call.values["to"])
    growth = split_growth(call.service, call.selection, since=since, until=until)
    return Sheet(growth.to_document(), growth.to_frame(), "growth", until, described=False)


def refuse_date_of(call: Call) -> None:
    """Raise `SelectionError` for a date of the selection beside the two that are asked for."""
    refuse_date(call.given)


def answer_series_of(call: Call) -> Rows:
    """Key figures, or a measure of nodes, at one date after another."""
    return Rows(answer_series(call.service, call.selection, call.values), "series")


def refuse_idle_of(call: Call) -> None:
    """Raise `SelectionError` for a parameter that changes nothing in the series asked for."""
    refuse_idle_of_series(call.given)
