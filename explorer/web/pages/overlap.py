"""Overlap: who shares what with whom, which memberships are the same, how divisions agree."""

from collections.abc import Callable, Sequence

from dash import ClientsideFunction, Dash, Input, html

from explorer.web import ids
from explorer.web.blocks import matrix
from explorer.web.blocks.backbone import build_backbone
from explorer.web.blocks.communities import build_communities
from explorer.web.blocks.divisions import build_divisions
from explorer.web.blocks.domains import build_domains
from explorer.web.blocks.identical import build_identical
from explorer.web.blocks.matrix import build_matrix
from explorer.web.blocks.nesting import build_nesting_tree
from explorer.web.blocks.pairs import build_pairs
from explorer.web.blocks.proposal import build_proposal
from explorer.web.blocks.section import link_section
from explorer.web.components.aria import label_aria
from explorer.web.components.controls import build_modes
from explorer.web.components.selected import say_selection
from explorer.web.service import Service
from explorer.web.state import State
from explorer.web.translate import Translator

PATH = "/overlap"
BLOCKS: tuple[Callable[[Service, State, Translator], html.Section], ...] = (
    build_matrix,
    build_pairs,
    build_identical,
    build_nesting_tree,
    build_backbone,
    build_communities,
    build_divisions,
    build_domains,
    build_proposal,
)


def build_page(service: Service, state: State, t: Translator) -> html.Main:
    """All blocks on the selected network, in their order, with links to them at the top."""
    sections = [build(service, state, t) for build in BLOCKS]
    return html.Main(
        className="document wide",
        children=[
            html.H1(t("Overlap")),
            say_selection(service, state, t),
            list_contents(sections, t),
            html.Div(build_modes(state.listing, t), className="controls"),
            *sections,
        ],
    )


def list_contents(sections: Sequence[html.Section], t: Translator) -> html.Nav:
    """Links to the sections of the page, by their headings."""
    return html.Nav(
        [link_section(each) for each in sections],
        className="contents",
        **label_aria(t("On this page")),
    )


def register_callbacks(app: Dash) -> None:
    """What the picture says, and that an address with `#block` leads to the block."""
    matrix.register_callbacks(app)
    app.clientside_callback(ClientsideFunction("verband", "arrive"), Input(ids.PAGE, "children"))
