"""The first page: the network on the map and as a table, filters left, what is selected right."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import (
    ALL,
    ClientsideFunction,
    Dash,
    Input,
    Output,
    dcc,
    html,
    no_update,
)
from dash import (
    State as Given,
)
from dash.development.base_component import Component

from explorer.dataset.coverage import note_coverage
from explorer.errors import SelectionError
from explorer.web import ids
from explorer.web.api.links import link_operation, link_page
from explorer.web.components import matrix_view
from explorer.web.components.appearance import build_appearance
from explorer.web.components.aria import label_aria
from explorer.web.components.chips import build_chips
from explorer.web.components.controls import explore_id
from explorer.web.components.filters import build_filters, write_counts
from explorer.web.components.graph import build_graph
from explorer.web.components.legend import build_legend
from explorer.web.components.matrix_view import build_holder, build_matrix_view
from explorer.web.components.panel import build_panel
from explorer.web.components.selected import count_selected
from explorer.web.components.table import build_table, list_grid_columns, list_rows
from explorer.web.components.telling import (
    build_embed_foot,
    build_picture_menu,
    tell_picture,
)
from explorer.web.drawing import draw_base, key_of, show_nodes
from explorer.web.service import Library, Service
from explorer.web.state import State, parse_state, usual
from explorer.web.translate import Translator

PATH = "/"
FORMATS = (("graphml", "GraphML"), ("csv", "CSV"))


def build_page(
    service: Service, state: State, t: Translator, *, packages: Sequence[str] = ()
) -> html.Main:
    """The page as the state says; the callbacks fill graph, table and panel.

    `packages` are the networks that can be chosen, the default first.
    """
    return html.Main(
        id=ids.WORKSPACE,
        className=" ".join(
            [
                "workspace",
                *(["embedded"] if state.embed else []),
                *(f"show-{view}" for view in state.views),
            ]
        ),
        children=[
            dcc.Location(id=ids.LOCATION, refresh=False),
            build_filters(state, t, dataset=service.dataset, packages=packages),
            html.Section(
                className="middle",
                children=[
                    _build_toolbar(state, t),
                    html.Div(id=ids.CHIPS, className="chips"),
                    build_graph(t),
                    build_holder(t),
                    html.Div(build_table(t), className="listing"),
                    *([build_embed_foot(service, state, t)] if state.embed else []),
                ],
            ),
            html.Aside(
                id=ids.PANEL,
                className="panel",
                **label_aria(t("Selected"), live="polite"),
            ),
        ],
    )


def _name_classes(state: State) -> str:
    embedded = ["embedded"] if state.embed else []
    return " ".join(["workspace", *embedded, *(f"show-{view}" for view in state.views)])


def _build_toolbar(state: State, t: Translator) -> html.Div:
    return html.Div(
        className="toolbar",
        children=[
            html.Button(t("Filters"), id=ids.FILTERS_TOGGLE, className="only-small", n_clicks=0),
            _choose_views(state, t),
            dmc.SegmentedControl(
                id=explore_id("list", usual=usual("list")),
                value=state.listing,
                size="xs",
                className="only-table",
                data=[
                    {"value": "municipality", "label": t("Municipalities")},
                    {"value": "collaboration", "label": t("Collaborations")},
                ],
                **label_aria(t("Rows of the table")),
            ),
            build_appearance(state, t),
            html.P(id=ids.SUMMARY, className="summary", role="status"),
            html.Nav(id=ids.DOWNLOAD, className="download", **label_aria(t("Download"))),
            build_picture_menu(t),
        ],
    )


def _choose_views(state: State, t: Translator) -> html.Div:
    """One or two of the views, side by side."""
    labels = {"map": t("Network"), "matrix": t("Matrix"), "table": t("Table")}
    return html.Div(
        dmc.ChipGroup(
            [dmc.Chip(label, value=view, size="xs") for view, label in labels.items()],
            id=explore_id("view", usual=usual("view"), many=True),
            value=list(state.views),
            multiple=True,
        ),
        className="views",
        role="group",
        **label_aria(t("Views, at most two")),
    )


def link_downloads(state: State, t: Translator) -> list[Component]:
    """Links to the snapshot of what is seen, in every format of the page."""
    links: list[Component] = [html.Span(t("Download"))]
    for format_id, name in FORMATS:
        href = link_operation("snapshot", state, format=format_id)
        links.append(html.A(name, href=href, download="", id=f"download-{format_id}"))
    links.append(html.A("API", href=link_page(t.language)))
    return links


def register_callbacks(app: Dash, library: Library) -> None:
    """Connect the page: the URL decides, the server answers, the client draws."""
    _register_server(app, library)
    _register_afterwards(app, library)
    _register_client(app)
    matrix_view.register_callbacks(app)


def _register_server(app: Dash, library: Library) -> None:
    @app.callback(
        Output(ids.GRAPH_BASE, "data"),
        Output(ids.GRAPH_KEY, "data"),
        Input(ids.LOCATION, "search"),
        Given(ids.GRAPH_KEY, "data"),
    )
    def update_base(query: str, drawn: list[str] | None) -> Any:  # noqa: ANN401
        state, service = _read_state(library, query)
        key = [key_of(service, state), state.layout]
        if drawn == key:
            return no_update, no_update
        return draw_base(service, state, Translator(state.language)), key

    @app.callback(Output(ids.GRAPH_SHOWN, "data"), Input(ids.LOCATION, "search"))
    def update_shown(query: str) -> dict[str, Any]:
        state, service = _read_state(library, query)
        return show_nodes(service, state, Translator(state.language))

    @app.callback(
        Output(ids.PANEL, "children"),
        Output(ids.SUMMARY, "children"),
        Output(ids.DOWNLOAD, "children"),
        Output(ids.LEGEND, "children"),
        Output(ids.CHIPS, "children"),
        Input(ids.LOCATION, "search"),
    )
    def update_view(query: str) -> tuple[Any, ...]:
        state, service = _read_state(library, query)
        t = Translator(state.language)
        note = note_coverage(service.dataset, service.date_of(state.selection))
        return (
            build_panel(service.look_at(state.selection), state, t, note=note),
            count_selected(service.network_of(state.selection), t),
            link_downloads(state, t),
            build_legend(service, state, t),
            build_chips(state, t),
        )

    @app.callback(Output(ids.MATRIX_VIEW, "children"), Input(ids.LOCATION, "search"))
    def update_matrix(query: str) -> list[Any]:
        state, service = _read_state(library, query)
        if "matrix" not in state.views:
            return []
        return build_matrix_view(service, state, Translator(state.language))

    @app.callback(
        Output(ids.TABLE, "columnDefs"),
        Output(ids.TABLE, "rowData"),
        Output(ids.TABLE, "selectedRows"),
        Input(ids.LOCATION, "search"),
    )
    def update_table(query: str) -> tuple[Any, ...]:
        state, service = _read_state(library, query)
        if "table" not in state.views:
            return no_update, no_update, no_update
        t = Translator(state.language)
        rows = list_rows(service.look_at(state.selection), state, t)
        chosen = {"ids": list(state.picked)}
        return list_grid_columns(state, t), rows, chosen


def _register_afterwards(app: Dash, library: Library) -> None:
    """What can wait until the picture is drawn."""

    @app.callback(
        Output(ids.TOLD, "data"),
        Input(ids.GRAPH_DRAWN, "data"),  # the picture first
        Given(ids.LOCATION, "search"),
    )
    def update_told(_: str, query: str) -> dict[str, Any]:
        state, service = _read_state(library, query)
        return tell_picture(service, state, Translator(state.language))

    @app.callback(
        Output({"type": ids.COUNT, "field": ALL, "option": ALL}, "children"),
        Input(ids.GRAPH_DRAWN, "data"),  # the picture first
        Given(ids.LOCATION, "search"),
        Given({"type": ids.COUNT, "field": ALL, "option": ALL}, "id"),
    )
    def update_counts(_: str, query: str, wanted: list[dict[str, str]]) -> list[str]:
        state, service = _read_state(library, query)
        return write_counts(
            service.count_options(state.selection), wanted, Translator(state.language)
        )


def _read_state(library: Library, query: str) -> tuple[State, Service]:
    """The state of a query and its service; a query that states none shows the default."""
    try:
        state = parse_state(query or "")
        return state, library.of(state.package)
    except SelectionError:
        return State(), library.of("")


def _register_client(app: Dash) -> None:
    app.clientside_callback(
        ClientsideFunction("verband", "draw"),
        Output(ids.GRAPH_DRAWN, "data"),
        Input(ids.GRAPH_BASE, "data"),
        Input(ids.GRAPH_SHOWN, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("verband", "tell"),
        Output(ids.EMBED_CODE, "value"),
        Input(ids.TOLD, "data"),
        prevent_initial_call=True,
    )
    controls = {"type": ids.EXPLORE, "name": ALL, "usual": ALL, "many": ALL}
    app.clientside_callback(
        ClientsideFunction("verband", "sync"),
        Output(ids.LOCATION, "search"),
        Output(controls, "value"),
        Output(ids.WORKSPACE, "className"),
        Input(ids.LOCATION, "search"),
        Input(controls, "value"),
        Input(ids.TABLE, "selectedRows"),
        Input(ids.RESET, "n_clicks"),
        prevent_initial_call=True,
    )
