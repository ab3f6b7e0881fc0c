"""The page frame: title, search box, language, and what every page shares."""

from dataclasses import replace

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, dcc, html

from explorer.network.search import Match
from explorer.web import ids
from explorer.web.components.aria import label_aria
from explorer.web.service import Service
from explorer.web.state import State, parse_state
from explorer.web.translate import Translator

KIND_LABELS = {
    "municipality": "municipality",
    "collaboration": "collaboration",
    "former": "former municipality",
    "place": "place",
    "actor": "participant",
}


def build_frame(state: State, t: Translator, *, page: html.Main, query: str) -> html.Div:
    """Header and page; `query` is the present query string, kept by the language switch."""
    return html.Div(
        className="frame",
        children=[
            dcc.Location(id=ids.LOCATION, refresh=False),
            html.A(t("Skip to the network"), href=f"#{ids.WORKSPACE}", className="skip"),
            _build_header(state, t, query),
            page,
        ],
    )


def _build_header(state: State, t: Translator, query: str) -> html.Header:
    other = "en" if t.language == "nl" else "nl"
    return html.Header(
        className="header",
        children=[
            html.A("Verband", href="/" if t.language == "nl" else "/?lang=en", className="brand"),
            html.P(
                t("Who governs with whom? Municipalities and their collaborations"),
                className="tagline",
            ),
            dmc.Select(
                id=ids.SEARCH,
                placeholder=t("Municipality, place or collaboration"),
                **label_aria(t("Search")),
                searchable=True,
                clearable=True,
                data=[],
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
                href="?" + _with_language(query, other),
                lang=other,
            ),
        ],
    )


def _with_language(query: str, language: str) -> str:
    return replace(parse_state(query), language=language).to_query()


def list_options(matches: list[Match], t: Translator) -> list[dict[str, str]]:
    """Search results as options; the value is the node's id, made unique by the name found."""
    options = []
    for match in matches:
        what = t(KIND_LABELS[match.kind])
        more = f"{what}, {match.leads_to}" if match.leads_to else what
        label = f"{match.name} ({more})"
        options.append({"value": f"{match.node_id}|{match.kind}|{match.name}", "label": label})
    return options


def register_callbacks(app: Dash, service: Service) -> None:
    """Search as one types; what is picked goes into the URL on the client."""

    @app.callback(
        Output(ids.SEARCH, "data"),
        Input(ids.SEARCH, "searchValue"),
        Input(ids.LOCATION, "search"),
    )
    def update_search(text: str | None, query: str) -> list[dict[str, str]]:
        state = parse_state(query or "")
        return list_options(service.find(text or "", state.selection), Translator(state.language))

    app.clientside_callback(
        ClientsideFunction("verband", "pick"),
        Output(ids.SEARCH, "value"),
        Input(ids.SEARCH, "value"),
        prevent_initial_call=True,
    )
