"""The filters in force, each to be removed by itself."""

from dataclasses import replace
from typing import Any

from dash import dcc, html

from explorer.network import Selection
from explorer.translate import Translator
from explorer.web.explore.filters import CROSS_BORDER, FIELDS
from explorer.web.state import State


def build_chips(state: State, t: Translator) -> list[dcc.Link]:
    """A link a filter, to the same view without it; none when nothing is filtered."""
    return [
        dcc.Link(
            [label, html.Span("×", className="cross")],
            href=replace(state, selection=selection).to_href(),
            className="chip",
            title=t("Remove filter {name}", name=label),
        )
        for label, selection in list_filters(state.selection, t)
    ]


def list_filters(selection: Selection, t: Translator) -> list[tuple[str, Selection]]:
    """Every filter in force, in words, with the selection that is left without it."""
    found = []
    if selection.date:
        found.append((t.day(selection.date), replace(selection, date="")))
    default = Selection()
    for field, (_, terms) in FIELDS.items():
        values = getattr(selection, field)
        if values == getattr(default, field):
            continue
        for value in values:
            rest: dict[str, Any] = {field: tuple(other for other in values if other != value)}
            found.append((t.label(terms[value]), replace(selection, **rest)))
    if selection.cross_border:
        text = t(CROSS_BORDER[selection.cross_border])
        found.append((text, replace(selection, cross_border="")))
    if selection.least > 1:
        text = t("at least {n} members", n=t.number(selection.least))
        found.append((text, replace(selection, least=1)))
    return found
