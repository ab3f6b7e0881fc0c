"""Make the web application from settings; two in one process stay apart."""

import logging
from contextlib import suppress
from pathlib import Path
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, ctx, dcc, html, no_update
from dash.development.base_component import Component
from flask import Flask

from explorer import __version__
from explorer.dataset import Dataset, load_dataset
from explorer.dataset.storage import use_python_texts
from explorer.errors import ExplorerError, MissingError, SelectionError
from explorer.figures.palette import ACCENT
from explorer.network.filters import FILTERS
from explorer.settings import Settings, find_shipped
from explorer.snapshot import SnapshotRegistry
from explorer.tables.queries import Packages
from explorer.translate import N_
from explorer.web import api, ids
from explorer.web.callbacks import guard_callbacks
from explorer.web.document import Explorer
from explorer.web.language import find_language, register_language
from explorer.web.pages import PAGES
from explorer.web.root_files import register_files
from explorer.web.site import NO_PAGE, Site, list_parameters
from explorer.web.state import MOST_SELECTED
from explorer.web.ui import controls, frame
from explorer.web.ui.highlight import highlight
from explorer.web.ui.static import freeze
from explorer.web.ui.wrong import build_wrong, describe_error

COMPRESSED = (
    "text/html", "text/css", "text/plain", "text/javascript", "application/javascript",
    "application/json", "image/svg+xml",
)  # fmt: skip
WRONG = N_("This address does not work")
THEME = {
    "fontFamily": "'Inter Variable', system-ui, sans-serif",
    "primaryColor": "verband",
    "colors": {"verband": [ACCENT] * 10},
    "defaultRadius": "sm",
}

# The language of the calendar is that of the address: `assets/dates.js`.
DATES = {"locale": "page", "firstDayOfWeek": 1, "consistentWeeks": True}


def create_app(settings: Settings) -> Dash:
    """The explorer of the data package that `settings.data` names, ready to serve.

    Raises `DatasetError` when the package cannot be loaded.
    """
    use_python_texts()
    site = Site(Packages(load_packages(settings.data), open_registry(settings)), PAGES)
    app = Explorer(
        "verband",
        site,
        server=_make_server(),
        title="Verband",
        update_title="",
        assets_folder=str(find_shipped("assets")),
        compress=True,
        suppress_callback_exceptions=True,
        meta_tags=[{"name": "generator", "content": f"Verband {__version__}"}],
    )
    app.layout = _build_shell
    _register_router(app, site)
    for register in (frame.register_callbacks, controls.register_callbacks):
        register(app, site)
    for page in site.pages:
        if page.register:
            page.register(app, site)
    api.register_routes(app.server, site.packages)
    register_language(app.server, site)
    register_files(app.server, site)
    guard_callbacks(app)
    return app


def _make_server() -> Flask:
    """A server that compresses every text it answers, those of the API too."""
    server = Flask("verband")
    media_types = {each.partition(";")[0] for each in api.MEDIA_TYPES}
    server.config["COMPRESS_MIMETYPES"] = sorted({*COMPRESSED, *media_types})
    return server


def _build_shell() -> dmc.MantineProvider:
    # What the browser needs to write an address.
    told: dict[str, Any] = {
        "data-filters": ",".join(FILTERS),
        "data-parameters": ",".join(each.name for each in list_parameters(PAGES)),
        "data-most-selected": MOST_SELECTED,
    }
    page = html.Div(id=ids.PAGE, className="page", **told)
    return dmc.MantineProvider(
        theme=THEME,
        children=[
            dcc.Location(id=ids.ADDRESS, refresh=False),
            dcc.Store(id=ids.PROPOSAL_KEPT),
            dmc.DatesProvider(page, settings=DATES),
        ],
    )


def _register_router(app: Dash, site: Site) -> None:
    @app.callback(
        Output(ids.PAGE, "children"),
        Input(ids.ADDRESS, "pathname"),
        Input(ids.ADDRESS, "search"),
    )
    def update_page(path: str | None, query: str | None) -> Any:  # noqa: ANN401
        searched_only = list(ctx.triggered_prop_ids) == [f"{ids.ADDRESS}.search"]
        with suppress(ExplorerError):
            page = site.open(query or "", path or "/").page
            if searched_only and page and page.follows:
                return no_update  # it follows its address by itself, without being drawn anew
        return freeze(build_page(site, path or "/", query or ""))


def build_page(site: Site, path: str, query: str) -> Component:
    """The page at an address; an address or filter that does not exist says so and what to do."""
    try:
        context = site.open(query, path)
        if context.page is None:
            raise MissingError("", NO_PAGE)
    except ExplorerError as error:
        context = site.recover(query, path, language=find_language(query))
        named = isinstance(error, SelectionError) and error.parameter
        said = [html.Code(named), ": "] if named else []
        t = context.t
        page = build_wrong(t(WRONG), [*said, describe_error(error, t)], t)
    else:
        page = highlight(context.page.build(context), context.mine.names)
    return frame.build_frame(context, page)


def open_registry(settings: Settings) -> SnapshotRegistry | None:
    """Where snapshots given out are kept, or None where the cache folder cannot be written.

    Without it a snapshot is recalled by its full address alone.
    """
    try:
        return SnapshotRegistry(settings.cache / "snapshots")
    except OSError as error:
        logging.getLogger(__name__).warning("snapshots are not kept: %s", error)
        return None


def load_packages(folder: Path) -> dict[str, Dataset]:
    """The package in `folder` and, for the shipped ones, the others beside it, by folder name.

    Raises `DatasetError` when `folder` holds no package that can be read.
    """
    packages = {folder.name: load_dataset(folder)}
    if folder.resolve().parent == find_shipped("data"):
        for descriptor in sorted(folder.resolve().parent.glob("[!.]*/datapackage.json")):
            name = descriptor.parent.name
            packages.setdefault(name, load_dataset(descriptor.parent))
    return packages
