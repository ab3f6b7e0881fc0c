"""The first page: the network on the map and as a table, filters left, what is selected right."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
from dash import (
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
from explorer.figures.constellation import arrange_constellation
from explorer.web import ids
from explorer.web.components.aria import label_aria
from explorer.web.components.filters import build_filters
from explorer.web.components.graph import build_graph
from explorer.web.components.panel import build_panel
from explorer.web.components.selected import count_selected
from explorer.web.components.table import build_table, list_grid_columns, list_rows
from explorer.web.service import Library, Service
from explorer.web.state import State, parse_state
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
        className=f"workspace show-{state.view}",
        children=[
            dcc.Location(id=ids.LOCATION, refresh=False),
            build_filters(state, t, dataset=service.dataset, packages=packages),
            html.Section(
                className="middle",
                children=[
                    _build_toolbar(state, t),
                    build_graph(t),
                    html.Div(build_table(t), className="listing"),
                ],
            ),
            html.Aside(
                id=ids.PANEL,
                className="panel",
                **label_aria(t("Selected"), live="polite"),
            ),
        ],
    )


def _build_toolbar(state: State, t: Translator) -> html.Div:
    return html.Div(
        className="toolbar",
        children=[
            html.Button(t("Filters"), id=ids.FILTERS_TOGGLE, className="only-small", n_clicks=0),
            dmc.SegmentedControl(
                id=ids.VIEW,
                value=state.view,
                size="xs",
                data=[
                    {"value": "map", "label": t("Map")},
                    {"value": "table", "label": t("Table")},
                    {"value": "both", "label": t("Both")},
                ],
            ),
            dmc.SegmentedControl(
                id=ids.LISTING,
                value=state.listing,
                size="xs",
                className="only-table",
                data=[
                    {"value": "municipality", "label": t("Municipalities")},
                    {"value": "collaboration", "label": t("Collaborations")},
                ],
            ),
            html.P(id=ids.SUMMARY, className="summary", role="status"),
            html.Nav(id=ids.DOWNLOAD, className="download", **label_aria(t("Download"))),
        ],
    )


def draw_base(service: Service, state: State) -> dict[str, Any]:
    """Columns of all that can be drawn at the state's date, with `key` to tell them apart."""
    base = service.base_of(state.selection)
    positions = service.dataset.positions
    columns: dict[str, Any] = arrange_constellation(
        base.actors,
        base.collaborations,
        base.ties,
        positions=positions[positions["layout"] == "map"],
    )
    borders = f"/api/borders?data={state.package}&date={base.date}"
    return columns | {"key": key_of(service, state), "borders": borders}


def show_nodes(service: Service, state: State) -> dict[str, Any]:
    """Which nodes the filters leave (ids), how many ties each has, and which one is chosen."""
    degrees = service.look_at(state.selection).network.degrees
    return {
        "id": degrees.index.tolist(),
        "degree": degrees.tolist(),
        "chosen": state.chosen,
        "key": key_of(service, state),
    }


def key_of(service: Service, state: State) -> str:
    """What tells one drawing from another: the package, the date and the kinds of actors."""
    base = service.base_of(state.selection).selection
    return f"{service.dataset.name}?{base.to_query()}"


def link_downloads(state: State, t: Translator) -> list[Component]:
    """Links to the snapshot of what is seen, in every format of the page."""
    query = replace(State(state.selection), package=state.package).to_query()
    rest = "&" + query if query else ""
    links: list[Component] = [html.Span(t("Download"))]
    for format_id, name in FORMATS:
        href = f"/api/snapshot?format={format_id}{rest}"
        links.append(html.A(name, href=href, download="", id=f"download-{format_id}"))
    return links


def register_callbacks(app: Dash, library: Library) -> None:
    """Connect the page: the URL decides, the server answers, the client draws."""
    _register_server(app, library)
    _register_client(app)


def _register_server(app: Dash, library: Library) -> None:
    @app.callback(
        Output(ids.GRAPH_BASE, "data"),
        Input(ids.LOCATION, "search"),
        Given(ids.GRAPH_BASE, "data"),
    )
    def update_base(query: str, drawn: dict[str, Any] | None) -> Any:  # noqa: ANN401
        state, service = _read_state(library, query)
        same = drawn and drawn["key"] == key_of(service, state)
        return no_update if same else draw_base(service, state)

    @app.callback(
        Output(ids.GRAPH_SHOWN, "data"),
        Output(ids.PANEL, "children"),
        Output(ids.SUMMARY, "children"),
        Output(ids.DOWNLOAD, "children"),
        Input(ids.LOCATION, "search"),
    )
    def update_view(query: str) -> tuple[Any, ...]:
        state, service = _read_state(library, query)
        t = Translator(state.language)
        note = note_coverage(service.dataset, service.date_of(state.selection))
        return (
            show_nodes(service, state),
            build_panel(service.look_at(state.selection), state, t, note=note),
            count_selected(service.network_of(state.selection), t),
            link_downloads(state, t),
        )

    @app.callback(
        Output(ids.TABLE, "columnDefs"),
        Output(ids.TABLE, "rowData"),
        Output(ids.TABLE, "selectedRows"),
        Input(ids.LOCATION, "search"),
    )
    def update_table(query: str) -> tuple[Any, ...]:
        state, service = _read_state(library, query)
        if state.view == "map":
            return no_update, no_update, no_update
        t = Translator(state.language)
        rows = list_rows(service.look_at(state.selection), state, t)
        chosen = {"ids": [state.chosen] if state.chosen else []}
        return list_grid_columns(state, t), rows, chosen


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
    controls = (
        (ids.DATE, "value"),
        (ids.DOMAIN, "value"),
        (ids.FORM, "value"),
        (ids.PROVINCE, "value"),
        (ids.VIEW, "value"),
        (ids.LISTING, "value"),
    )
    app.clientside_callback(
        ClientsideFunction("verband", "sync"),
        Output(ids.LOCATION, "search"),
        *(Output(*control) for control in controls),
        Output(ids.WORKSPACE, "className"),
        Input(ids.LOCATION, "search"),
        *(Input(*control) for control in controls),
        Input(ids.TABLE, "selectedRows"),
        Input(ids.RESET, "n_clicks"),
        Given(ids.DATE, "maxDate"),
        prevent_initial_call=True,
    )
