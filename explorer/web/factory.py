"""Make the web application from settings; two in one process stay apart."""

import dash_mantine_components as dmc
from dash import Dash, Input, Output, dcc, html
from dash import State as Given
from dash.development.base_component import Component

from explorer import __version__
from explorer.dataset import load_dataset
from explorer.errors import ExplorerError
from explorer.figures.palette import ACCENT
from explorer.settings import PROJECT, Settings
from explorer.web import api, ids
from explorer.web.components import frame
from explorer.web.pages import explore
from explorer.web.service import Service
from explorer.web.state import parse_state
from explorer.web.translate import Translator

INDEX = """<!DOCTYPE html>
<html lang="nl">
<head>
{%metas%}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{%title%}</title>
{%favicon%}
{%css%}
</head>
<body>
{%app_entry%}
<footer>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>"""
THEME = {
    "fontFamily": "'Inter Variable', system-ui, sans-serif",
    "primaryColor": "verband",
    "colors": {"verband": [ACCENT] * 10},
    "defaultRadius": "sm",
}


def create_app(settings: Settings) -> Dash:
    """The explorer of the data package that `settings.data` names, ready to serve.

    Raises `DatasetError` when the package cannot be loaded.
    """
    service = Service(load_dataset(settings.data))
    app = Dash(
        "verband",
        title="Verband",
        update_title="",
        assets_folder=str(PROJECT / "assets"),
        index_string=INDEX,
        compress=True,
        suppress_callback_exceptions=True,
        meta_tags=[
            {
                "name": "description",
                "content": "Wie bestuurt met wie? Gemeenten en hun samenwerkingsverbanden",
            },
            {"name": "generator", "content": f"Verband {__version__}"},
        ],
    )
    app.layout = _build_shell()
    _register_router(app, service)
    explore.register_callbacks(app, service)
    frame.register_callbacks(app, service)
    api.register_routes(app.server, service)
    return app


def _build_shell() -> dmc.MantineProvider:
    return dmc.MantineProvider(
        theme=THEME,
        children=[
            dcc.Location(id=ids.ADDRESS, refresh=False),
            html.Div(id=ids.PAGE, className="page"),
        ],
    )


def _register_router(app: Dash, service: Service) -> None:
    @app.callback(
        Output(ids.PAGE, "children"),
        Input(ids.ADDRESS, "pathname"),
        Given(ids.ADDRESS, "search"),
    )
    def show_page(path: str, query: str) -> Component:
        return build_page(service, path, query or "")


def build_page(service: Service, path: str, query: str) -> Component:
    """The page at an address; an address or filter that does not exist says so and what to do."""
    try:
        state = parse_state(query)
    except ExplorerError as error:
        return _say_wrong(str(error), Translator("nl"))
    t = Translator(state.language)
    if path != explore.PATH:
        return _say_wrong(t("There is no page at this address."), t)
    page = explore.build_page(service, state, t)
    return frame.build_frame(state, t, page=page, query=query)


def _say_wrong(text: str, t: Translator) -> html.Main:
    return html.Main(
        [
            html.H1(t("This address does not work")),
            html.P(text),
            html.A(t("To the whole network"), href="/"),
        ],
        className="wrong",
    )
