"""Make the web application from settings; two in one process stay apart."""

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, ctx, dcc, html, no_update
from dash.development.base_component import Component
from flask import Flask, has_request_context, request

from explorer import __version__
from explorer.dataset import Dataset, load_dataset
from explorer.dataset.storage import use_python_texts
from explorer.errors import ExplorerError
from explorer.figures.palette import ACCENT
from explorer.network.filters import FILTERS
from explorer.settings import Settings, find_shipped
from explorer.snapshot import SnapshotRegistry
from explorer.tables.queries import Packages, Service
from explorer.translate import Translator
from explorer.web import about, api, centrality, ids, quality
from explorer.web.api import page as api_page
from explorer.web.download import page as download
from explorer.web.download import snapshot
from explorer.web.explore import page as explore
from explorer.web.language import register_language
from explorer.web.overlap import page as overlap
from explorer.web.overlap import proposal
from explorer.web.sheets import collaboration, municipality
from explorer.web.state import State, parse_state
from explorer.web.ui import controls, frame
from explorer.web.voting import page as voting

COMPRESSED = (
    "text/html", "text/css", "text/plain", "text/javascript", "application/javascript",
    "application/json", "image/svg+xml",
)  # fmt: skip
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
<noscript>
<p>Verband heeft JavaScript nodig om te tekenen; de gegevens zelf staan op
<a href="/api/snapshot?format=csv">/api/snapshot?format=csv</a>.</p>
<p lang="en">Verband needs JavaScript to draw; the data themselves are at
<a href="/api/snapshot?format=csv">/api/snapshot?format=csv</a>.</p>
</noscript>
{%app_entry%}
<footer>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>"""
PAGES: Mapping[str, Callable[[Service, State, Translator], html.Main]] = {
    each.PATH: each.build_page for each in (centrality, overlap, voting, about, quality)
}
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
    packages = Packages(load_packages(settings.data), open_registry(settings))
    app = Dash(
        "verband",
        server=_make_server(),  # type: ignore[arg-type]  # Dash takes a Flask, its types do not
        title="Verband",
        update_title="",
        assets_folder=str(find_shipped("assets")),
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
    app.layout = _build_shell
    _register_router(app, packages)
    explore.register_callbacks(app, packages)
    controls.register_callbacks(app)
    centrality.register_callbacks(app)
    overlap.register_callbacks(app)
    voting.register_callbacks(app, packages)
    proposal.register_callbacks(app, packages)
    frame.register_callbacks(app, packages)
    api.register_routes(app.server, packages)
    others = (api_page.PATH, municipality.PATH, collaboration.PATH, snapshot.PATH)
    register_language(app.server, (*(path for path, _ in frame.PAGES), *others))
    return app


def _make_server() -> Flask:
    """A server that compresses every text it answers, those of the API too."""
    server = Flask("verband")
    media_types = {each.partition(";")[0] for each in api.MEDIA_TYPES}
    server.config["COMPRESS_MIMETYPES"] = sorted({*COMPRESSED, *media_types})
    return server


def _build_shell() -> dmc.MantineProvider:
    # In which order the browser writes the filters into an address.
    order: dict[str, Any] = {"data-filters": ",".join(FILTERS)}
    page = html.Div(id=ids.PAGE, className="page", **order)
    return dmc.MantineProvider(
        theme=THEME,
        children=[
            dcc.Location(id=ids.ADDRESS, refresh=False),
            dcc.Store(id=ids.PROPOSAL_KEPT),
            dmc.DatesProvider(page, settings=DATES),
        ],
    )


def _register_router(app: Dash, packages: Packages) -> None:
    @app.callback(
        Output(ids.PAGE, "children"),
        Input(ids.ADDRESS, "pathname"),
        Input(ids.ADDRESS, "search"),
    )
    def update_page(path: str, query: str) -> Any:  # noqa: ANN401
        searched_only = list(ctx.triggered_prop_ids) == [f"{ids.ADDRESS}.search"]
        if path in (explore.PATH, voting.PATH) and searched_only:
            return no_update  # these follow their address by themselves, without being drawn anew
        return build_page(packages, path, query or "")


def build_page(packages: Packages, path: str, query: str) -> Component:
    """The page at an address; an address or filter that does not exist says so and what to do."""
    try:
        state = parse_state(query)
        service = packages.get(state.package)
        service.network_of(state.selection)  # which refuses a filter that the data do not have
    except ExplorerError as error:
        return _build_wrong(str(error), Translator("nl"))
    t = Translator(state.language)
    page = _build_main(packages, service, state, t, path=path, query=query)
    if page is None:
        return _build_wrong(t("There is no page at this address."), t)
    return frame.build_frame(state, t, page=page, path=path)


def _build_main(
    packages: Packages, service: Service, state: State, t: Translator, *, path: str, query: str
) -> html.Main | None:
    """What stands in the frame at an address, or None when there is no such page."""
    if path.startswith(municipality.PATH):
        return municipality.build_page(service, path.removeprefix(municipality.PATH), state, t)
    if path.startswith(collaboration.PATH):
        return collaboration.build_page(service, path.removeprefix(collaboration.PATH), state, t)
    if path.startswith(snapshot.PATH):
        return snapshot.build_page(packages, path.removeprefix(snapshot.PATH), query, t)
    if path == explore.PATH:
        return explore.build_page(service, state, t, packages=list(packages.services))
    if path == download.PATH:
        return download.build_page(
            service,
            state,
            t,
            registry=packages.registry,
            host=request.host_url.rstrip("/") if has_request_context() else "",
        )
    if path.rstrip("/") == api_page.PATH:
        return api_page.build_page(t, packages=list(packages.services))
    build = PAGES.get(path)
    return build(service, state, t) if build else None


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


def _build_wrong(text: str, t: Translator) -> html.Main:
    return html.Main(
        [
            html.H1(t("This address does not work")),
            html.P(text),
            html.A(t("To the whole network"), href="/"),
        ],
        id=ids.MAIN,
        className="wrong",
    )
