"""Which part of the country Data quality is of: chosen by links, and told in a letter."""

from dataclasses import replace
from typing import Any

import pandas as pd
from dash import html

from explorer.network import Selection
from explorer.snapshot.letter import name_part, write_letter
from explorer.snapshot.options import LANG
from explorer.tables.quality import is_partial, list_in_force
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.vocabulary import PROVINCES
from explorer.web.links import link_operation
from explorer.web.state import State
from explorer.web.ui.aria import label_aria


def keep_part(state: State) -> State:
    """The state with the filters alone that say which part of the country is meant."""
    own = state.selection
    kept = Selection(province=own.province, municipality=own.municipality)
    return replace(state.bare(), selection=kept)


def choose_part(service: Service, state: State, t: Translator) -> list[Any]:
    """Links to each province, and of one that is chosen to each of its municipalities."""
    own = state.selection
    actors = service.network_of(Selection(province=own.province)).actors
    whole = html.A(t("the whole country"), href=_address(state, Selection()))
    provinces = [
        html.A(
            t.label(term),
            href=_address(state, Selection(province=(key,))),
            className="chosen" if own.province == (key,) else "",
        )
        for key, term in PROVINCES.items()
    ]
    line = [part for link in (whole, *provinces) for part in (link, " ")]
    parts: list[Any] = [html.P(line, className="links-line")]
    if own.province:
        towns = [
            html.A(name, href=_address(state, own.replace(municipality=(str(code),))))
            for code, name in actors["name"].sort_values().items()
        ]
        links = html.P([part for link in towns for part in (link, " ")], className="links-line")
        parts.append(html.Details([html.Summary(t("One municipality")), links]))
    return [html.Nav(parts, **label_aria(t("Part of the country")))]


def _address(state: State, selection: Selection) -> str:
    return "/quality" + replace(state, selection=selection).to_href()


def build_letter(
    service: Service, rows: pd.DataFrame, state: State, t: Translator
) -> list[html.Details]:
    """What can be put right, as a letter to copy or print; of a part of the country alone."""
    if not is_partial(state.selection):
        return []
    force = list_in_force(service, state.selection)
    text = write_letter(
        service.dataset,
        rows,
        force.loc[~force["amended"], "short_name"].tolist(),
        part=name_part(service.dataset, state.selection, t),
        t=t,
    )
    address = link_operation("findings", state, LANG, format="txt")
    return [
        html.Details(
            [
                html.Summary(t("As a letter, by whom to tell")),
                html.P(html.A(t("Download as text"), href=address, download="")),
                html.Pre(text, className="letter"),
            ]
        )
    ]
