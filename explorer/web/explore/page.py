"""The first page: the network on the map and as a table, filters left, what is selected right."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from explorer.snapshot.options import KEEP, NODES, THRESHOLD
from explorer.tables.overlap import LIST
from explorer.tables.queries import Service
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.explore.appearance import build_appearance, shown_id
from explorer.web.explore.callbacks import register_callbacks
from explorer.web.explore.caption import build_embed_foot, build_embed_head, build_picture_menu
from explorer.web.explore.drawing import draw_base, list_shown_nodes, name_drawing
from explorer.web.explore.filters import build_filters
from explorer.web.explore.graph import build_graph
from explorer.web.explore.matrix_view import build_holder, build_matrix_view
from explorer.web.explore.parameters import COLOUR, DEPTH, LAYOUT, SHADE, SIZE, VIEW, VIEWS
from explorer.web.explore.surroundings import build_surroundings
from explorer.web.explore.table import build_table
from explorer.web.explore.years import build_years
from explorer.web.site import Context, Page
from explorer.web.state import SELECT, State
from explorer.web.ui.aria import label_aria, mark_made
from explorer.web.ui.controls import list_options


def build_page(context: Context) -> html.Main:
    """The page as the state says; the callbacks fill graph, table and panel."""
    service, state, t = context.service, context.state, context.t
    packages = list(context.site.packages.services)
    view = build_surroundings(service, state, t)
    matrix = build_matrix_view(service, state, t) if "matrix" in state[VIEW] else []
    return html.Main(
        **_describe_workspace(state),
        children=[
            dcc.Location(id=ids.LOCATION, refresh=False),
            html.H1(t("Explore"), className="unseen"),
            build_filters(state, t, dataset=service.dataset, packages=packages),
            html.Section(
                className="middle",
                children=[
                    *([build_embed_head(service, state, t)] if state.embed else []),
                    _build_toolbar(view, state, t),
                    html.Div(view[ids.CHIPS], id=ids.CHIPS, className="chips"),
                    build_graph(t, drawing=_draw(service, state, t), legend=view[ids.LEGEND]),
                    html.P(
                        view[ids.YEARS_NOTE], id=ids.YEARS_NOTE, className="years-note", role="note"
                    ),
                    build_years(service, state, t),
                    build_holder(t, matrix),
                    html.Div(
                        [build_table(t)] if "table" in state[VIEW] else [],
                        id=ids.LISTING,
                        className="listing",
                    ),
                    *([build_embed_foot(service, state, t)] if state.embed else []),
                ],
            ),
            html.Aside(
                view[ids.PANEL],
                id=ids.PANEL,
                className="panel",
                **label_aria(t("Selected"), live="polite"),
            ),
        ],
    )


def _describe_workspace(state: State) -> dict[str, Any]:
    """What the page shows, for the stylesheet, and which views there are, for the browser."""
    looks = [*(["embedded"] if state.embed else []), *(f"show-{view}" for view in state[VIEW])]
    return {
        "id": ids.WORKSPACE,
        "className": " ".join(["workspace", *looks]),
        "data-views": ",".join(VIEWS.allowed),
        "data-most-views": VIEWS.most,
        **mark_made(state.to_query()),
    }


def _draw(service: Service, state: State, t: Translator) -> dict[str, Any]:
    """The first drawing, so that it need not be asked for."""
    return {
        ids.GRAPH_FIRST: {
            "base": draw_base(service, state, t),
            "shown": list_shown_nodes(service, state, t),
        },
        ids.GRAPH_KEY: name_drawing(service, state),
    }


def _build_toolbar(view: dict[str, Any], state: State, t: Translator) -> html.Div:
    return html.Div(
        className="toolbar",
        children=[
            html.Button(
                t("Filters"),
                id=ids.FILTERS_TOGGLE,
                className="only-small",
                n_clicks=0,
                **label_aria(t("Filters"), expanded="false", controls=ids.FILTERS),
            ),
            _build_views(state, t),
            dmc.SegmentedControl(
                id=shown_id(LIST),
                value=state[LIST],
                size="xs",
                className="only-table",
                data=list_options(LIST, t),
                **label_aria(t("Rows of the table")),
            ),
            build_appearance(state, t),
            html.P(view[ids.SUMMARY], id=ids.SUMMARY, className="summary", role="status"),
            html.Nav(
                view[ids.DOWNLOAD],
                id=ids.DOWNLOAD,
                className="download",
                **label_aria(t("Download")),
            ),
            build_picture_menu(t),
        ],
    )


def _build_views(state: State, t: Translator) -> html.Div:
    """One or two of the views, side by side."""
    return html.Div(
        dmc.ChipGroup(
            [dmc.Chip(t(label), value=view, size="xs") for view, label in VIEW.labels.items()],
            id=shown_id(VIEW),
            value=list(state[VIEW]),
            multiple=True,
        ),
        className="views",
        role="group",
        **label_aria(t("Views, at most two")),
    )


PAGE = Page(
    "/",
    build_page,
    N_("Explore"),
    (VIEW, LIST, SELECT, LAYOUT, NODES, KEEP, THRESHOLD, DEPTH, SIZE, COLOUR, SHADE),
    register_callbacks,
    follows=True,
)
