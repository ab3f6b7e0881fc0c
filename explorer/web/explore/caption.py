"""What a picture says of itself when it leaves the page: title, source, date and definition."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from explorer import __version__, vocabulary
from explorer.figures.palette import colour_domain
from explorer.measures.registry import MEASURES
from explorer.snapshot.options import NODES
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.explore.chips import list_filters
from explorer.web.explore.drawing import count_drawn
from explorer.web.explore.parameters import COLOUR, SIZE
from explorer.web.state import State
from explorer.web.ui.aria import be_button
from explorer.web.ui.packages import DEFINITIONS


def describe_picture(service: Service, state: State, t: Translator) -> dict[str, Any]:
    """Texts of the network's picture, in the page's language.

    `title`: what is shown; `lines`: counts, sizes and colours; `foot`: source, date, definition and
    software; `key`: (name, colour) of the domains drawn; `file`: a plain file name without ending.
    """
    network = service.network_of(state.selection)
    filters = [label for label, _ in list_filters(state.selection, t, service.dataset)]
    title = t("Municipalities and their collaborations")
    metadata = service.dataset.metadata
    sources = metadata.get("sources", [])
    source = t(sources[0]["title"]) if sources else service.dataset.name
    measure = t.label(MEASURES[state[SIZE]])
    lines = [count_drawn(service, state, t), t("Size: {measure}", measure=measure.lower())]
    if state[COLOUR] != "domain":
        lines.append(t("Colour") + ": " + t.label(MEASURES[state[COLOUR]]).lower())
    definition = DEFINITIONS.get(service.dataset.name, "")
    foot = [
        t("Source: {source}. Situation on {date}.", source=source, date=t.day(network.date)),
        *([t(definition)] if definition else []),
        f"Verband {__version__}",
    ]
    drawn = network.collaborations["domain"].unique() if state[NODES] != "municipality" else ()
    key = [
        (t.label(term), colour_domain(term.id))
        for term in vocabulary.DOMAINS.values()
        if term.id in drawn and state[COLOUR] == "domain"
    ]
    return {
        "title": ": ".join([title, ", ".join(filters)]) if filters else title,
        "lines": lines,
        "foot": foot,
        "key": key,
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
