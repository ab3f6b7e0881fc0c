"""Overlap: who shares what with whom, which memberships are the same, how divisions agree."""

from collections.abc import Callable, Mapping

from dash import ClientsideFunction, Dash, Input, html

from explorer.measures.registry import ALL_MEASURES
from explorer.parameters import OneOf, Parameter
from explorer.tables.overlap import LIST
from explorer.tables.queries import Service
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.overlap import matrix, proposal
from explorer.web.overlap.backbone import build_backbone
from explorer.web.overlap.communities import build_communities
from explorer.web.overlap.divisions import build_divisions
from explorer.web.overlap.domains import build_domains
from explorer.web.overlap.identical import build_identical
from explorer.web.overlap.matrix import build_matrix
from explorer.web.overlap.nesting import build_nesting_tree
from explorer.web.overlap.pairs import build_pairs
from explorer.web.overlap.parameters import AGAINST
from explorer.web.overlap.proposal import build_proposal
from explorer.web.site import Context, Page, Site
from explorer.web.state import State
from explorer.web.ui.aria import label_aria, mark_current
from explorer.web.ui.controls import build_control
from explorer.web.ui.selection_summary import build_selection

Block = Callable[[Service, State, Translator], html.Section]
# Shown one part at a time: a browser is slow to draw all of them.
PARTS: Mapping[str, tuple[str, tuple[Block, ...]]] = {
    "pairs": (N_("Who with whom"), (build_matrix, build_pairs)),
    "members": (N_("Same members"), (build_identical, build_nesting_tree)),
    "backbone": (N_("Backbone"), (build_backbone,)),
    "communities": (N_("Communities"), (build_communities,)),
    "divisions": (N_("Divisions and domains"), (build_divisions, build_domains, build_proposal)),
}
PART = Parameter("part", "What is shown of the overlap.", OneOf(tuple(PARTS)), "pairs")
# What those blocks are made by, from the records of their measures.
MADE_BY = tuple(
    each for name in ("sdsm", "modularity", "nested") for each in ALL_MEASURES[name].parameters
)


def build_page(context: Context) -> html.Main:
    """One part of what overlaps in the selected network, with links to the other parts."""
    service, state, t = context.service, context.state, context.t
    sections = [build(service, state, t) for build in PARTS[state[PART]][1]]
    return html.Main(
        id=ids.MAIN,
        className="document wide",
        children=[
            html.H1(t("Overlap")),
            build_selection(service, state, t),
            list_parts(state, t),
            *(
                [html.Div(build_control(LIST, state, t), className="controls")]
                if state[PART] == "pairs"
                else []
            ),
            *sections,
        ],
    )


def list_parts(state: State, t: Translator) -> html.Nav:
    """Links to the parts of the page, the one that is shown marked."""
    return html.Nav(
        [
            html.A(
                t(title),
                href=state.put(part=part).to_href(),
                **mark_current(part == state[PART], "true"),
            )
            for part, (title, _) in PARTS.items()
        ],
        className="contents",
        **label_aria(t("On this page")),
    )


def register_callbacks(app: Dash, site: Site) -> None:
    """What the picture says, what a file means, and that `#block` leads to the block."""
    matrix.register_callbacks(app)
    proposal.register_callbacks(app, site)
    app.clientside_callback(ClientsideFunction("verband", "arrive"), Input(ids.PAGE, "children"))


PAGE = Page("/overlap", build_page, N_("Overlap"), (PART, *MADE_BY, AGAINST), register_callbacks)
