"""Overlap: who shares what with whom, which memberships are the same, how divisions agree."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from dash import ClientsideFunction, Dash, Input, html

from explorer.tables.queries import Service
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.overlap import matrix
from explorer.web.overlap.backbone import build_backbone
from explorer.web.overlap.communities import build_communities
from explorer.web.overlap.divisions import build_divisions
from explorer.web.overlap.domains import build_domains
from explorer.web.overlap.identical import build_identical
from explorer.web.overlap.matrix import build_matrix
from explorer.web.overlap.nesting import build_nesting_tree
from explorer.web.overlap.pairs import build_pairs
from explorer.web.overlap.proposal import build_proposal
from explorer.web.state import State
from explorer.web.ui.aria import label_aria, mark_current
from explorer.web.ui.controls import build_modes
from explorer.web.ui.selection_summary import build_selection

PATH = "/overlap"
Block = Callable[[Service, State, Translator], html.Section]
# What stands together on the page at a time: a browser is slow to draw all of it.
PARTS: Mapping[str, tuple[str, tuple[Block, ...]]] = {
    "pairs": (N_("Who with whom"), (build_matrix, build_pairs)),
    "members": (N_("Same members"), (build_identical, build_nesting_tree)),
    "backbone": (N_("Backbone"), (build_backbone,)),
    "communities": (N_("Communities"), (build_communities,)),
    "divisions": (N_("Divisions and domains"), (build_divisions, build_domains, build_proposal)),
}
BLOCKS: tuple[Block, ...] = tuple(build for _, blocks in PARTS.values() for build in blocks)


def build_page(service: Service, state: State, t: Translator) -> html.Main:
    """One part of what overlaps in the selected network, with links to the other parts."""
    sections = [build(service, state, t) for build in PARTS[state.part][1]]
    return html.Main(
        id=ids.MAIN,
        className="document wide",
        children=[
            html.H1(t("Overlap")),
            build_selection(service, state, t),
            list_parts(state, t),
            *([_choose_mode(state, t)] if state.part == "pairs" else []),
            *sections,
        ],
    )


def list_parts(state: State, t: Translator) -> html.Nav:
    """Links to the parts of the page, the one that is shown marked."""
    return html.Nav(
        [
            html.A(
                t(title),
                href=replace(state, part=part).to_href(),
                **mark_current(part == state.part, "true"),
            )
            for part, (title, _) in PARTS.items()
        ],
        className="contents",
        **label_aria(t("On this page")),
    )


def _choose_mode(state: State, t: Translator) -> html.Div:
    return html.Div(build_modes(state.listing, t), className="controls")


def register_callbacks(app: Dash) -> None:
    """What the picture says, and that an address with `#block` leads to the block."""
    matrix.register_callbacks(app)
    app.clientside_callback(ClientsideFunction("verband", "arrive"), Input(ids.PAGE, "children"))
