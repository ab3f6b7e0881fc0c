"""Municipalities at their places on the map, as the pictures of blocks need them."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from dash import dcc, html

from explorer.figures.palette import GROUP_COLOURS, colour_group
from explorer.tables.queries import Service
from explorer.translate import N_, Translator
from explorer.web.overlap.saved_picture import build_saving, describe_saved
from explorer.web.state import State
from explorer.web.ui.aria import label_aria

BUTTONS = [["zoomIn2d", "zoomOut2d", "pan2d", "resetScale2d"]]
# Of a legend, in the order in which `draw_groups` gives them.
SHAPES = ("dot", "square", "diamond")
# Plotly's own texts of those buttons.
BUTTON_TEXTS = (N_("Zoom in"), N_("Zoom out"), N_("Pan"), N_("Reset axes"))


def place_actors(service: Service, state: State) -> pd.DataFrame:
    """Names and places (kilometres, y down) of the selected municipalities, by id."""
    actors = service.network_of(state.selection).actors
    positions = service.dataset.positions
    at = positions[positions["layout"] == "map"].set_index("node_id")[["x", "y"]]
    return actors[["name"]].join(at)


def build_map(
    graph_id: str,
    figure: Any,  # noqa: ANN401, plotly stays in figures
    context: tuple[Service, State, Translator],
    *,
    title: str,
    caption: str,
    names: Sequence[str] = (),
) -> html.Figure:
    """A picture on the map with what it shows below it; it can be saved under a title.

    names: of the groups that it is coloured by, which a saved picture has as its legend.
    """
    service, state, t = context
    told = describe_saved(service, state, t, title=title, caption=caption, name=graph_id)
    if names:
        told["keys"] = [{"title": "", "marks": [*map(_mark_group, range(len(names)), names)]}]
    picture = dcc.Graph(
        id=graph_id,
        figure=figure,
        config={
            "displaylogo": False,
            "modeBarButtons": BUTTONS,
            "locale": t.language,
            "locales": {t.language: {"dictionary": {text: t(text) for text in BUTTON_TEXTS}}},
        },
        style={"height": "min(560px, 118vw)"},
    )
    return html.Figure(
        [
            picture,
            html.Figcaption(caption, className="definition"),
            build_saving(graph_id, told, t),
        ],
        **label_aria(caption),
    )


def _mark_group(number: int, name: str) -> dict[str, Any]:
    """How a legend marks a group: as `draw_groups` draws it."""
    shape = SHAPES[number // len(GROUP_COLOURS) % len(SHAPES)]
    return {"shape": shape, "colour": colour_group(number), "size": 0, "text": name}


def mark_community(number: int) -> html.Span:
    """The number of a community, from 1 for the one labelled 0, in its colour as on the map."""
    return html.Span(
        str(number + 1), className="badge", style={"borderColor": colour_group(number)}
    )
