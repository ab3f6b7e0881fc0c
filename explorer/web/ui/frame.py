"""The page frame: title, search box, language, and what every page shares."""

from dataclasses import replace

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, html
from dash import State as Given

from explorer.network.search import Match
from explorer.tables.queries import Packages
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.state import State, parse_state
from explorer.web.ui.aria import label_aria, mark_current

KIND_LABELS = {
    "municipality": N_("municipality"),
    "collaboration": N_("collaboration"),
    "former": N_("former municipality"),
    "place": N_("place"),
    "body": N_("body or arrangement"),
    "actor": N_("participant"),
}


PAGES = (
    ("/", N_("Explore")),
    ("/centrality", N_("Centrality")),
    ("/overlap", N_("Overlap")),
    ("/voting", N_("Voting power")),
    ("/download", N_("Download")),
    ("/quality", N_("Data quality")),
    ("/about", N_("Methods and sources")),
)


def build_frame(state: State, t: Translator, *, page: html.Main, path: str) -> html.Div:
    """Header and page; `path` is the page's address, marked in the navigation.

    Embedded elsewhere the page stands alone.
    """
    trouble = _build_trouble(t)
    if state.embed:
        return html.Div([page, trouble], className="frame embed")
    return html.Div(
        className="frame",
        children=[
            html.A(
                t("Skip to the content"), href=f"#{getattr(page, 'id', ids.MAIN)}", className="skip"
            ),
            _build_header(state, t, path),
            page,
            trouble,
        ],
    )


def _build_trouble(t: Translator) -> html.Div:
    """What is said when the server does not answer; `assets/connection.js` shows it."""
    return html.Div(
        [
            html.Span(t("The server did not answer; what you see may be old.")),
            html.Button(t("Try again"), id="trouble-again", type="button"),
        ],
        id="trouble",
        className="trouble",
        role="alert",
        hidden=True,
    )


def _build_header(state: State, t: Translator, path: str) -> html.Header:
    other = "en" if t.language == "nl" else "nl"
    return html.Header(
        className="header",
        children=[
            html.A("Verband", href="/" if t.language == "nl" else "/?lang=en", className="brand"),
            _build_navigation(state, t, path),
            html.P(t("Who governs with whom?"), className="tagline"),
            dmc.Select(
                id=ids.SEARCH,
                placeholder=t("Municipality, place or collaboration"),
                **label_aria(t("Search")),
                searchable=True,
                clearable=True,
                data=[],
                # Stated, or the first results would empty the box: unset is not none to it.
                value=None,
                filter={"function": "keepAll"},
                nothingFoundMessage=t("Nothing found"),
                size="sm",
                className="search",
                comboboxProps={"shadow": "md"},
                rightSection=html.Span(),
            ),
            html.A(
                "English" if other == "en" else "Nederlands",
                id=ids.LANGUAGE,
                href=path + replace(state, language=other).to_href(),
                lang=other,
            ),
        ],
    )


def _build_navigation(state: State, t: Translator, path: str) -> html.Nav:
    kept = State(state.selection, package=state.package, language=state.language).to_query()
    links = []
    for address, name in PAGES:
        href = f"{address}?{kept}" if kept else address
        links.append(html.A(t(name), href=href, **mark_current(address == path)))
    return html.Nav(links, className="pages", **label_aria(t("Pages")))


def list_options(matches: list[Match], t: Translator) -> list[dict[str, str]]:
    """Search results as options; the value is the node's id, made unique by the name found."""
    options = []
    for match in matches:
        what = t(KIND_LABELS[match.kind])
        more = f"{what}, {match.leads_to}" if match.leads_to else what
        label = f"{match.name} ({more})"
        options.append({"value": f"{match.node_id}|{match.kind}|{match.name}", "label": label})
    return options


def register_callbacks(app: Dash, packages: Packages) -> None:
    """Search as one types; what is picked goes into the URL on the client."""

    @app.callback(
        Output(ids.SEARCH, "data"),
        Input(ids.SEARCH, "searchValue"),
        Given(ids.ADDRESS, "search"),
        prevent_initial_call=True,
    )
    def update_search(text: str | None, query: str) -> list[dict[str, str]]:
        state = parse_state(query or "")
        service = packages.get(state.package)
        return list_options(service.find(text or "", state.selection), Translator(state.language))

    app.clientside_callback(
        ClientsideFunction("verband", "pick"),
        Output(ids.SEARCH, "value"),
        Input(ids.SEARCH, "value"),
        prevent_initial_call=True,
    )
