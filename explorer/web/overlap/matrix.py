"""The matrix of what nodes share, like by like."""

from typing import Any

import numpy as np
import pandas as pd
from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from dash import State as Shown

from explorer.figures.matrix import draw_matrix
from explorer.tables.overlap import LIST, list_matrix
from explorer.tables.queries import Service
from explorer.translate import N_, Translator
from explorer.web.overlap.saved_picture import build_saving, describe_saved
from explorer.web.state import State
from explorer.web.ui.aria import label_aria
from explorer.web.ui.section import build_section, define_measures, link_table

PICTURE = "overlap-matrix"
PAIR = "overlap-pair"
BUTTONS = ("zoomIn2d", "zoomOut2d", "resetScale2d", "zoom2d", "pan2d")
BUTTON_TEXTS = (
    N_("Zoom in"),
    N_("Zoom out"),
    N_("Reset axes"),
    N_("Zoom"),
    N_("Pan"),
)


TITLE = N_("Who shares how much with whom")
MEANING = N_(
    "Each square is a pair: the darker, the more they share; white is nothing. Like stands by like."
)


def build_matrix(service: Service, state: State, t: Translator) -> html.Section:
    """What every two nodes of the listed mode share, as a picture to zoom into."""
    frame = list_matrix(service, state.selection, mode=state[LIST])
    shared = frame.drop(columns=["node_id", "name"]).to_numpy()
    body: list[Any] = [html.P(t("In this selection no two share anything."), className="lead")]
    if np.triu(shared, k=1).any():
        said = t("Zoom with a rectangle or the buttons; a double click goes back.")
        told = describe_saved(
            service,
            state,
            t,
            title=t(TITLE),
            caption=f"{t(MEANING)} ({_name_unit(state, t)})",
            name="overlap",
        )
        body = [
            html.P([t(MEANING), " ", said], className="definition"),
            _build_picture(frame, shared, state, t),
            build_saving(PICTURE, told, t),
        ]
    return build_section(
        "matrix",
        t(TITLE),
        [*body, html.P(link_table("matrix", state, t))],
        foot=[define_measures(["shared"], t)],
    )


def _build_picture(
    frame: pd.DataFrame, shared: np.ndarray, state: State, t: Translator
) -> html.Div:
    unit = _name_unit(state, t)

    def describe(count: int) -> str:
        if not count:
            return t("nothing in common")
        if state[LIST] == "municipality":
            return t.n("{n} collaboration", "{n} collaborations", count)
        return t.n("{n} municipality", "{n} municipalities", count)

    figure = draw_matrix(shared, name_apart(frame), unit=unit, describe=describe)
    ids = frame["node_id"].tolist()
    figure.update_layout(meta={**figure.layout.meta, "rows": ids, "columns": ids})
    picture = dcc.Graph(
        id=PICTURE,
        figure=figure,
        config=_set_up(t),
        clear_on_unhover=True,
        style={"height": "min(844px, calc(100vw + 56px))"},
    )
    tip = dcc.Tooltip(id=PAIR, show=False, className="pair", loading_text="")
    return html.Div([picture, tip], className="picture", role="region", **label_aria(unit))


def _name_unit(state: State, t: Translator) -> str:
    if state[LIST] == "municipality":
        return t("collaborations shared")
    return t("municipalities shared")


def name_apart(nodes: pd.DataFrame) -> list[str]:
    """The names of nodes in columns `node_id` and `name`, with the id where two share a name."""
    named = nodes["name"] + " (" + nodes["node_id"] + ")"
    return nodes["name"].mask(nodes["name"].duplicated(keep=False), named).tolist()


def _set_up(t: Translator) -> Any:  # noqa: ANN401
    """Buttons of the picture in the language of the page."""
    return {
        "displaylogo": False,
        "displayModeBar": True,
        "scrollZoom": False,  # the wheel scrolls the page
        "doubleClick": "reset",
        "showTips": False,
        "modeBarButtons": [list(BUTTONS)],
        "locale": t.language,
        "locales": {t.language: {"dictionary": {text: t(text) for text in BUTTON_TEXTS}}},
    }


def register_callbacks(app: Dash) -> None:
    """Say of the square pointed at which two it is and how much they share."""
    app.clientside_callback(
        ClientsideFunction("verband", "sayPair"),
        Output(PAIR, "show"),
        Output(PAIR, "bbox"),
        Output(PAIR, "direction"),
        Output(PAIR, "children"),
        Input(PICTURE, "hoverData"),
        Input(PICTURE, "clickData"),
        Shown(PICTURE, "figure"),
        prevent_initial_call=True,
    )
