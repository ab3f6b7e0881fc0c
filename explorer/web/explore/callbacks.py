"""How Explore follows its address: the URL decides, the server answers, the client draws."""

from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, no_update
from dash import State as Given
from dash.exceptions import PreventUpdate

from explorer.web import ids
from explorer.web.explore import filters, matrix_view
from explorer.web.explore.caption import describe_picture
from explorer.web.explore.drawing import draw_base, list_shown_nodes, name_drawing
from explorer.web.explore.filters import write_counts
from explorer.web.explore.matrix_view import build_matrix_view
from explorer.web.explore.parameters import VIEW
from explorer.web.explore.surroundings import build_surroundings
from explorer.web.explore.table import build_table, list_grid_columns, list_rows
from explorer.web.explore.years import build_ticks, count_years, name_counts
from explorer.web.site import Context, Site
from explorer.web.ui.grid import keep_known
from explorer.web.ui.highlight import highlight, highlight_rows
from explorer.web.ui.static import freeze


def register_callbacks(app: Dash, site: Site) -> None:
    """Connect the page: drawing and what stands around it, views, and what can wait."""
    _register_server(app, site)
    _register_views(app, site)
    _register_afterwards(app, site)
    _register_client(app)
    matrix_view.register_callbacks(app)
    filters.register_callbacks(app, site)


def _read_drawn(site: Site, drawn: list[str] | None) -> Context:
    """What the address said by which the picture was drawn; nothing is done before one is."""
    if not drawn:
        raise PreventUpdate
    return site.read(drawn[-1])


def _register_server(app: Dash, site: Site) -> None:
    @app.callback(
        Output(ids.GRAPH_BASE, "data"),
        Output(ids.GRAPH_SHOWN, "data"),
        Output(ids.GRAPH_KEY, "data"),
        Input(ids.LOCATION, "search"),
        Given(ids.GRAPH_KEY, "data"),
        prevent_initial_call=True,
    )
    def update_drawing(query: str, drawn: list[str] | None) -> Any:  # noqa: ANN401
        context = site.read(query)
        service, state, t = context.service, context.state, context.t
        key = name_drawing(service, state)
        if drawn == key:
            return no_update
        base = no_update if drawn and drawn[:-1] == key[:-1] else draw_base(service, state, t)
        return base, list_shown_nodes(service, state, t), key

    @app.callback(
        Output(ids.PANEL, "children"),
        Output(ids.SUMMARY, "children"),
        Output(ids.DOWNLOAD, "children"),
        Output(ids.LEGEND, "children"),
        Output(ids.CHIPS, "children"),
        Output(ids.YEARS_NOTE, "children"),
        Output(ids.WORKSPACE, "data-made"),
        Input(ids.GRAPH_KEY, "data"),
        prevent_initial_call=True,
    )
    def update_view(drawn: list[str] | None) -> list[Any]:
        context = _read_drawn(site, drawn)
        view = build_surroundings(context.service, context.state, context.t)
        marked = (highlight(part, context.mine.names) for part in view.values())
        return [*map(freeze, marked), context.state.to_query()]


def _register_views(app: Dash, site: Site) -> None:
    """Matrix and table, each filled while it is one of the views."""

    @app.callback(
        Output(ids.MATRIX_VIEW, "children"),
        Input(ids.GRAPH_KEY, "data"),
        prevent_initial_call=True,
    )
    def update_matrix(drawn: list[str] | None) -> list[Any]:
        context = _read_drawn(site, drawn)
        if "matrix" not in context.state[VIEW]:
            return []
        view = build_matrix_view(context.service, context.state, context.t)
        return highlight(view, context.mine.names)

    @app.callback(
        Output(ids.LISTING, "children"),
        Input(ids.GRAPH_KEY, "data"),
        Given(ids.LISTING, "children"),
        prevent_initial_call=True,
    )
    def update_listing(drawn: list[str] | None, there: list[Any]) -> Any:  # noqa: ANN401
        context = _read_drawn(site, drawn)
        if there or "table" not in context.state[VIEW]:
            return no_update
        return [build_table(context.t)]

    @app.callback(
        Output(ids.TABLE, "columnDefs"),
        Output(ids.TABLE, "rowData"),
        Output(ids.TABLE, "selectedRows"),
        Input(ids.GRAPH_KEY, "data"),
    )
    def update_table(drawn: list[str] | None) -> tuple[Any, ...]:
        context = _read_drawn(site, drawn)
        state, t = context.state, context.t
        if "table" not in state[VIEW]:
            return no_update, no_update, no_update
        rows = list_rows(context.service.measure_shown(state.selection), state, t)
        rows = highlight_rows(rows, context.mine.names)
        selected = {"ids": list(state.selected)}
        return keep_known(list_grid_columns(state, t), rows), rows, selected


def _register_afterwards(app: Dash, site: Site) -> None:
    """What can wait until the picture is drawn."""

    @app.callback(
        Output(ids.TOLD, "data"), Input(ids.GRAPH_DRAWN, "data"), prevent_initial_call=True
    )
    def update_told(drawn: dict[str, Any]) -> dict[str, Any]:
        context = site.read(drawn["query"])
        return describe_picture(context.service, context.state, context.t)

    @app.callback(
        Output({"type": ids.COUNT, "field": ALL, "option": ALL}, "children"),
        Input(ids.GRAPH_DRAWN, "data"),
        Given({"type": ids.COUNT, "field": ALL, "option": ALL}, "id"),
        prevent_initial_call=True,
    )
    def update_counts(drawn: dict[str, Any], wanted: list[dict[str, str]]) -> list[str]:
        context = site.read(drawn["query"])
        counts = context.service.count_options(context.state.selection)
        return write_counts(counts, wanted, context.t)

    @app.callback(
        Output(ids.YEARS_TICKS, "children"),
        Output(ids.YEARS_TICKS, "data-of"),
        Input(ids.GRAPH_DRAWN, "data"),
        Given(ids.YEARS_TICKS, "data-of"),
        prevent_initial_call=True,
    )
    def update_years(drawn: dict[str, Any], known: str | None) -> tuple[Any, Any]:
        context = site.read(drawn["query"])
        service, state = context.service, context.state
        if known == (wanted := name_counts(state)):
            return no_update, no_update
        counts = count_years(service, state.selection)
        return freeze(build_ticks(list(counts), counts, context.t)), wanted


def _register_client(app: Dash) -> None:
    app.clientside_callback(
        ClientsideFunction("verband", "drawFirst"),
        Output(ids.GRAPH_DRAWN, "data", allow_duplicate=True),
        Input(ids.GRAPH_FIRST, "data"),
        prevent_initial_call="initial_duplicate",
    )
    app.clientside_callback(
        ClientsideFunction("verband", "draw"),
        Output(ids.GRAPH_DRAWN, "data"),
        Input(ids.GRAPH_BASE, "data"),
        Input(ids.GRAPH_SHOWN, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("verband", "tell"),
        Output(ids.EMBED_CODE, "value"),
        Input(ids.TOLD, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("verband", "chooseRow"),
        Output(ids.TABLE, "id"),
        Input(ids.TABLE, "selectedRows"),
        prevent_initial_call=True,
    )
    controls = {"type": ids.EXPLORE, "name": ALL, "default": ALL, "many": ALL}
    app.clientside_callback(
        ClientsideFunction("verband", "sync"),
        Output(ids.LOCATION, "search"),
        Output(controls, "value"),
        Output(ids.WORKSPACE, "className"),
        Input(ids.LOCATION, "search"),
        Input(controls, "value"),
        Input(ids.RESET, "n_clicks"),
        prevent_initial_call=True,
    )
