"""What stands around the picture of Explore: panel, summary, downloads, legend and chips."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer.measures.parameters import LEVEL, METHOD
from explorer.snapshot.options import KEEP, NODES, THRESHOLD
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.explore.chips import build_chips
from explorer.web.explore.drawing import count_drawn
from explorer.web.explore.legend import build_legend
from explorer.web.explore.panel import build_panel
from explorer.web.explore.years import write_note
from explorer.web.links import link_file, link_page
from explorer.web.state import State
from explorer.web.ui.selection_summary import describe_absent

FORMATS = (("graphml", "GraphML"), ("csv", "CSV"))


def build_surroundings(service: Service, state: State, t: Translator) -> dict[str, Any]:
    """What stands around the picture, by the id of its place."""
    notes = [write_note(service, state, t), describe_absent(service, state, t)]
    return {
        ids.PANEL: build_panel(service.measure_shown(state.selection), state, t, notes=notes),
        ids.SUMMARY: count_drawn(service, state, t),
        ids.DOWNLOAD: link_downloads(state, t),
        ids.LEGEND: build_legend(service, state, t),
        ids.CHIPS: build_chips(state, t, service.dataset),
        ids.YEARS_NOTE: write_note(service, state, t),
    }


def link_downloads(state: State, t: Translator) -> list[Component]:
    """Links to the snapshot of what is seen, in every format of the page."""
    kept = {each.name: state[each] for each in (NODES, KEEP, THRESHOLD, METHOD, LEVEL)}
    page = "/download" + state.bare().put(**kept).to_href().rstrip("?")
    links: list[Component] = [html.A(t("Download"), href=page, id="download-page")]
    for format_id, name in FORMATS:
        href = link_file(state, format_id)
        links.append(html.A(name, href=href, download="", id=f"download-{format_id}"))
    links.append(html.A("API", href=link_page(t.language)))
    return links
