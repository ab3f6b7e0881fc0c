"""The page frame: title, search box, language, and what every page shares."""

from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import ClientsideFunction, Dash, Input, Output, html
from dash import State as Given

from explorer.translate import LANGUAGES, Translator, name_language
from explorer.vocabulary import KINDS
from explorer.web import ids
from explorer.web.search import LONGEST, find, list_hits
from explorer.web.site import Context, Site
from explorer.web.ui.aria import label_aria, mark_current, mark_made
from explorer.web.ui.foot import build_foot
from explorer.web.ui.mine import build_line


def build_frame(context: Context, page: html.Main) -> html.Div:
    """Header and page; embedded elsewhere the page stands alone."""
    t = context.t
    trouble = _build_trouble(t)
    if context.state.embed:
        return html.Div([page, build_foot(context), trouble], className="frame embed")
    return html.Div(
        className="frame",
        children=[
            html.A(
                t("Skip to the content"), href=f"#{getattr(page, 'id', ids.MAIN)}", className="skip"
            ),
            _build_header(context),
            page,
            build_foot(context),
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


def _build_header(context: Context) -> html.Header:
    t = context.t
    return html.Header(
        className="header",
        children=[
            *_build_navigation(context),
            html.P(t("Who governs with whom?"), className="tagline"),
            dmc.Select(
                id=ids.SEARCH,
                placeholder=t("Municipality, place or collaboration"),
                **label_aria(t("Search")),
                searchable=True,
                clearable=True,
                data=[],
                # Without a value stated, the first results would empty the box.
                value=None,
                filter={"function": "keepAll"},
                nothingFoundMessage=t("Nothing found"),
                size="sm",
                className="search",
                comboboxProps={"shadow": "md"},
                rightSection=html.Span(),
            ),
            _build_languages(context),
            *build_line(context),
        ],
    )


def _build_languages(context: Context) -> html.Div:
    """The same page in every other language, by the language's own name."""
    others = (language for language in LANGUAGES if language != context.t.language)
    links = [
        html.A(
            name_language(language),
            href=context.path + context.state.put(lang=language).to_href(),
            lang=language,
        )
        for language in others
    ]
    return html.Div(links, className="languages")


def _build_navigation(context: Context) -> tuple[html.Div, html.Nav]:
    """The name of the site and the menu, all to the same network and what is selected in it."""
    t = context.t
    kept = replace(context.state.bare(), selected=context.state.selected).to_query()
    links = [
        html.A(
            t(page.label),
            href=f"{page.path}?{kept}" if kept else page.path,
            **mark_current(page is context.page),
        )
        for page in context.site.pages
        if page.label
    ]
    brand = html.A("Verband", href=f"/?{kept}" if kept else "/", className="brand")
    return (
        html.Div(brand, className="brand-place", **mark_made(kept)),
        html.Nav(links, className="pages", **label_aria(t("Pages")), **mark_made(kept)),
    )


def list_options(hits: pd.DataFrame, t: Translator) -> list[dict[str, Any]]:
    """Hits of a search under their headings, that of the best first.

    The value of an option is the id and the kind, made unique by the name found.
    """
    groups: dict[str, list[dict[str, str]]] = {}
    for hit in hits.itertuples(index=False):
        # A province is called as a municipality is.
        more = t.label(KINDS[hit.actor_kind]).lower() if hit.kind == "actor" else hit.leads_to
        label = f"{hit.name} ({more})" if more else hit.name
        option = {"value": f"{hit.id}|{hit.kind}|{hit.name}", "label": label}
        groups.setdefault(hit.heading, []).append(option)
    return [{"group": heading, "items": options} for heading, options in groups.items()]


def register_callbacks(app: Dash, site: Site) -> None:
    """Search as one types; what is selected goes into the URL on the client."""

    @app.callback(
        Output(ids.SEARCH, "data"),
        Input(ids.SEARCH, "searchValue"),
        Given(ids.ADDRESS, "search"),
        prevent_initial_call=True,
    )
    def update_search(text: str | None, query: str) -> list[dict[str, Any]]:
        context = site.read(query)
        found = find(context.service, (text or "")[:LONGEST], context.state.selection)
        return list_options(list_hits(found, context.t), context.t)

    app.clientside_callback(
        ClientsideFunction("verband", "pick"),
        Output(ids.SEARCH, "value"),
        Input(ids.SEARCH, "value"),
        prevent_initial_call=True,
    )
