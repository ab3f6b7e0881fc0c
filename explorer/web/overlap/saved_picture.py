"""Buttons that save the picture of a block with title, selection, source, date and definition."""

import json
from typing import Any

from dash import html

from explorer import __version__
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.explore.chips import list_filters
from explorer.web.state import State
from explorer.web.ui.packages import describe_source
from explorer.web.ui.selection_summary import count_selected

KINDS = {"svg": "SVG", "png": "PNG"}


def describe_saved(
    service: Service, state: State, t: Translator, *, title: str, caption: str, name: str
) -> dict[str, Any]:
    """What a saved picture says of itself, by the names of `describe_picture`.

    title: what is shown, after which the filters are named; caption: how it is read; name: of the
    file, after those of the package and the date.
    """
    network = service.network_of(state.selection)
    filters = [label for label, _ in list_filters(state.selection, t, service.dataset)]
    return {
        "title": ": ".join(filter(None, [title, ", ".join(filters)])),
        "lines": [count_selected(network, t), caption],
        "foot": [*describe_source(service, state.selection, t), f"Verband {__version__}"],
        "keys": [],
        "file": f"{service.dataset.name}-{network.date}-{name}",
    }


def build_saving(graph_id: str, told: dict[str, Any], t: Translator) -> html.P:
    """A button a kind of file, for `assets/picture.js`, with what is written in the picture."""
    written: dict[str, Any] = {"data-told": json.dumps(told, ensure_ascii=False)}
    buttons = [_build_button(graph_id, kind, label) for kind, label in KINDS.items()]
    parts = [html.Span(t("Save the picture:")), *buttons]
    return html.P(parts, className="links-line saving", **written)


def _build_button(graph_id: str, kind: str, label: str) -> html.Button:
    asked: dict[str, Any] = {"data-picture": graph_id, "data-kind": kind}
    return html.Button(label, className="as-link", type="button", **asked)
