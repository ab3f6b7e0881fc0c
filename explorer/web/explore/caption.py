"""What a picture says of itself when it leaves the page: title, source, date and definition."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from explorer import __version__
from explorer.snapshot.options import NODES
from explorer.tables.nodes import name_node
from explorer.tables.queries import Service
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.explore.chips import list_filters
from explorer.web.explore.drawing import count_drawn
from explorer.web.explore.legend import list_keys, write_keys
from explorer.web.explore.parameters import DEPTH
from explorer.web.explore.years import write_note
from explorer.web.state import State
from explorer.web.ui.aria import be_button
from explorer.web.ui.packages import describe_source

TITLES = {
    "both": N_("Municipalities and their collaborations"),
    "municipality": N_("Municipalities by the collaborations they share"),
    "collaboration": N_("Collaborations by the municipalities they share"),
}


def describe_picture(service: Service, state: State, t: Translator) -> dict[str, Any]:
    """Texts of the network's picture, in the page's language.

    `title`: what is shown; `lines`: what is selected, and counts with the date; `foot`: source,
    definition and software; `keys`: the legend, as `legend.Key`; `file`: a plain file name
    without ending.
    """
    network = service.network_of(state.selection)
    filters = [label for label, _ in list_filters(state.selection, t, service.dataset)]
    title = t(TITLES[state[NODES]])
    selected = [name_node(network, node) for node in state.selected if node in network.degrees]
    lines = list(filter(None, [count_drawn(service, state, t), write_note(service, state, t)]))
    if selected:
        near = t.n("up to {n} step away", "up to {n} steps away", state[DEPTH])
        seen = f" ({near})" if state[DEPTH] else ""
        lines.insert(0, t("Selected: {names}", names=", ".join(selected)) + seen)
    return {
        "title": ": ".join([title, ", ".join(filters)]) if filters else title,
        "lines": lines,
        "foot": [*describe_source(service, state.selection, t), f"Verband {__version__}"],
        "keys": write_keys(list_keys(service, state, t)),
        "file": f"{service.dataset.name}-{network.date}-network",
    }


def build_picture_menu(t: Translator) -> html.Div:
    """Buttons that save the picture, and the code to embed it elsewhere."""
    return html.Div(
        className="telling",
        children=[
            dcc.Store(id=ids.TOLD),
            *(
                html.Button(name, id=f"picture-{kind}", className="as-link", type="button")
                for kind, name in (("svg", "SVG"), ("png", "PNG"))
            ),
            dmc.Popover(
                [
                    dmc.PopoverTarget(t("Embed"), boxWrapperProps=be_button("as-link")),
                    dmc.PopoverDropdown(
                        [
                            html.P(t("Paste this where the picture should stand:")),
                            dcc.Textarea(
                                id=ids.EMBED_CODE,
                                readOnly=True,
                                className="embed-code",
                                rows=4,
                                title=t("Code to embed"),
                            ),
                            dcc.Clipboard(target_id=ids.EMBED_CODE, title=t("Copy")),
                        ]
                    ),
                ],
                width=360,
                position="bottom-end",
                shadow="md",
                trapFocus=True,
                returnFocus=True,
                keepMounted=True,
            ),
        ],
    )


def build_embed_head(service: Service, state: State, t: Translator) -> html.Header:
    """Above an embedded picture: what it shows."""
    told = describe_picture(service, state, t)
    return html.Header(
        [html.H1(told["title"]), html.P(" · ".join(told["lines"]))], className="embed-head"
    )


def build_embed_foot(service: Service, state: State, t: Translator) -> html.Footer:
    """Below an embedded picture: source and date, and the way to the whole."""
    told = describe_picture(service, state, t)
    return html.Footer(
        [
            html.Span(" ".join(told["foot"][:1])),
            html.A(t("Open in Verband"), id="embed-out", href="/", target="_blank"),
        ],
        className="embed-foot",
    )
