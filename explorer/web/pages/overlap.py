"""Overlap: who shares what with whom, which memberships are the same, how divisions agree."""

from collections.abc import Callable

from dash import html

from explorer.web.blocks.divisions import build_divisions
from explorer.web.blocks.identical import build_identical
from explorer.web.blocks.matrix import build_matrix
from explorer.web.blocks.pairs import build_pairs
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
    build_divisions,
)


def build_page(service: Service, state: State, t: Translator) -> html.Main:
    """All blocks on the selected network, in their order."""
    return html.Main(
        className="document wide",
        children=[
            html.H1(t("Overlap")),
            say_selection(service, state, t),
            html.Div(build_modes(state.listing, t), className="controls"),
            *(build(service, state, t) for build in BLOCKS),
        ],
    )
