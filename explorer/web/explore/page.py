"""The first page: the network on the map and as a table, filters left, what is selected right."""

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

from explorer.dataset.model import note_coverage
from explorer.measures.parameters import LEVEL, METHOD
from explorer.snapshot import options
from explorer.snapshot.options import KEEP, NODES, THRESHOLD
from explorer.tables.overlap import LIST
from explorer.tables.queries import Service
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.explore import filters, matrix_view
from explorer.web.explore.appearance import build_appearance, shown_id
from explorer.web.explore.caption import (
    build_embed_foot,
    build_embed_head,
    build_picture_menu,
    describe_picture,
)
from explorer.web.explore.chips import build_chips
from explorer.web.explore.drawing import draw_base, key_of, list_shown_nodes
from explorer.web.explore.filters import build_filters, write_counts
from explorer.web.explore.graph import build_graph
from explorer.web.explore.legend import build_legend
from explorer.web.explore.matrix_view import build_holder, build_matrix_view
from explorer.web.explore.panel import build_panel
from explorer.web.explore.parameters import COLOUR, DEPTH, LAYOUT, SHADE, SIZE, VIEW, VIEWS
from explorer.web.explore.table import build_table, list_grid_columns, list_rows
from explorer.web.links import link_operation, link_page
from explorer.web.site import Context, Page, Site
from explorer.web.state import SELECT, State
from explorer.web.ui.aria import label_aria, mark_made
from explorer.web.ui.controls import list_options
from explorer.web.ui.selection_summary import count_selected

FORMATS = (("graphml", "GraphML"), ("csv", "CSV"))


def build_page(context: Context) -> html.Main:
    """The page as the state says; the callbacks fill graph, table and panel."""
    service, state, t = context.service, context.state, context.t
    packages = list(context.site.packages.services)
    view = _describe_view(service, state, t)
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
            _choose_views(state, t),
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


def _choose_views(state: State, t: Translator) -> html.Div:
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


def link_downloads(state: State, t: Translator) -> list[Component]:
    """Links to the snapshot of what is seen, in every format of the page."""
    kept = {each.name: state[each] for each in (NODES, KEEP, THRESHOLD, METHOD, LEVEL)}
    page = "/download" + state.bare().put(**kept).to_href().rstrip("?")
    links: list[Component] = [html.A(t("Download"), href=page, id="download-page")]
    for format_id, name in FORMATS:
        href = link_operation("snapshot", state, *options.PARAMETERS, format=format_id)
        links.append(html.A(name, href=href, download="", id=f"download-{format_id}"))
    links.append(html.A("API", href=link_page(t.language)))
    return links


def register_callbacks(app: Dash, site: Site) -> None:
    """Connect the page: the URL decides, the server answers, the client draws."""
    _register_server(app, site)
    _register_views(app, site)
    _register_afterwards(app, site)
    _register_client(app)
    matrix_view.register_callbacks(app)
    filters.register_callbacks(app, site)


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
        Output(ids.WORKSPACE, "data-made"),
        Input(ids.GRAPH_KEY, "data"),
        prevent_initial_call=True,
    )
    def update_view(drawn: list[str]) -> list[Any]:
        context = site.read(drawn[-1])
        view = _describe_view(context.service, context.state, context.t)
        return [*view.values(), context.state.to_query()]


def _describe_view(service: Service, state: State, t: Translator) -> dict[str, Any]:
    """What stands around the picture, by the id of its place."""
    note = note_coverage(service.dataset, service.date_of(state.selection))
    return {
        ids.PANEL: build_panel(service.measure_shown(state.selection), state, t, note=note),
        ids.SUMMARY: count_selected(service.network_of(state.selection), t),
        ids.DOWNLOAD: link_downloads(state, t),
        ids.LEGEND: build_legend(service, state, t),
        ids.CHIPS: build_chips(state, t, service.dataset),
    }


def name_drawing(service: Service, state: State) -> list[str]:
    """What tells a drawing from another: what can be drawn, its layout, and last what is shown."""
    return [key_of(service, state), state[LAYOUT], state.to_query()]


def _register_views(app: Dash, site: Site) -> None:
    """Matrix and table, each filled while it is one of the views."""

    @app.callback(
        Output(ids.MATRIX_VIEW, "children"),
        Input(ids.GRAPH_KEY, "data"),
        prevent_initial_call=True,
    )
    def update_matrix(drawn: list[str]) -> list[Any]:
        context = site.read(drawn[-1])
        if "matrix" not in context.state[VIEW]:
            return []
        return build_matrix_view(context.service, context.state, context.t)

    @app.callback(
        Output(ids.LISTING, "children"),
        Input(ids.GRAPH_KEY, "data"),
        Given(ids.LISTING, "children"),
        prevent_initial_call=True,
    )
    def update_listing(drawn: list[str], there: list[Any]) -> Any:  # noqa: ANN401
        context = site.read(drawn[-1])
        if there or "table" not in context.state[VIEW]:
            return no_update
        return [build_table(context.t)]

    @app.callback(
        Output(ids.TABLE, "columnDefs"),
        Output(ids.TABLE, "rowData"),
        Output(ids.TABLE, "selectedRows"),
        Input(ids.GRAPH_KEY, "data"),
    )
    def update_table(drawn: list[str]) -> tuple[Any, ...]:
        context = site.read(drawn[-1])
        state, t = context.state, context.t
        if "table" not in state[VIEW]:
            return no_update, no_update, no_update
        rows = list_rows(context.service.measure_shown(state.selection), state, t)
        selected = {"ids": list(state.selected)}
        return list_grid_columns(state, t), rows, selected


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


PAGE = Page(
    "/",
    build_page,
    N_("Explore"),
    (VIEW, LIST, SELECT, LAYOUT, NODES, KEEP, THRESHOLD, DEPTH, SIZE, COLOUR, SHADE),
    register_callbacks,
    follows=True,
)
