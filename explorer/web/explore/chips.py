"""The filters in force, each to be removed by itself."""

from dataclasses import replace

from dash import dcc, html

from explorer.dataset import Dataset
from explorer.network import Selection
from explorer.network.filters import list_by_place
from explorer.snapshot.texts import name_values
from explorer.translate import Translator
from explorer.web.state import State


def build_chips(state: State, t: Translator, dataset: Dataset) -> list[dcc.Link]:
    """A link a filter, to the same view without it; none when nothing is filtered."""
    return [
        dcc.Link(
            [label, html.Span("×", className="cross")],
            href=replace(state, selection=selection).to_href(),
            className="chip",
            title=t("Remove filter {name}", name=label),
        )
        for label, selection in list_filters(state.selection, t, dataset)
    ]


def list_filters(
    selection: Selection, t: Translator, dataset: Dataset
) -> list[tuple[str, Selection]]:
    """Every filter in force, in words, with the selection that is left without it."""
    found = []
    for record in list_by_place():
        value = getattr(selection, record.id)
        if value == record.default:
            continue
        each = value if record.several else [value]
        for name, one in zip(name_values(record, each, t, dataset), each, strict=True):
            rest = tuple(other for other in each if other != one)
            found.append((name, selection.replace(**{record.id: rest})))
    return found
