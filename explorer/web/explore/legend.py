"""The key to the picture: what marks, sizes, colours and shades stand for."""

from dataclasses import asdict, dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer import vocabulary
from explorer.figures.encoding import LAND, MISSING, SEQUENTIAL, Shades
from explorer.figures.palette import DOMAIN_COLOURS, INK, colour_domain
from explorer.measures.parameters import LEVEL
from explorer.measures.record import Measure
from explorer.measures.registry import MEASURES
from explorer.network import Network
from explorer.snapshot.options import KEEP, NODES, THRESHOLD
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.explore.drawing import classify_areas, classify_nodes, span_sizes
from explorer.web.explore.parameters import COLOUR, LAYOUT, SHADE, SIZE
from explorer.web.state import State
from explorer.web.ui.bases import describe_bases


@dataclass(frozen=True)
class Mark:
    """A mark of the picture and what it stands for.

    shape: `dot`, `diamond`, `square` (nodes) or `box` (a colour); size: diameter in pixels at
    national zoom, 0 where it says nothing.
    """

    text: str
    shape: str
    colour: str
    size: float = 0.0


@dataclass(frozen=True)
class Key:
    """One part of the legend: what it is of, and its marks."""

    title: str
    marks: tuple[Mark, ...] = ()


def list_keys(service: Service, state: State, t: Translator) -> list[Key]:
    """All that the picture shows by a mark, a size, a colour or a shade, with what it means."""
    network = service.network_of(state.selection)
    keys = [Key("", tuple(_list_kinds(network, state, t))), _explain_sizes(service, state, t)]
    if state[COLOUR] != "domain":
        keys.append(
            _explain_colours(state[COLOUR], network, classify_nodes(service, state), SEQUENTIAL, t)
        )
    elif state[NODES] != "municipality":
        drawn = set(network.collaborations["domain"])
        marks = (
            Mark(t.label(term), "diamond", colour_domain(term.id))
            for term in vocabulary.DOMAINS.values()
            if term.id in drawn
        )
        keys.append(Key(t("Colour: domain"), tuple(marks)))
    if state[SHADE] != "none" and state[LAYOUT] == "map":
        keys.append(
            _explain_colours(state[SHADE], network, classify_areas(service, state), LAND, t)
        )
    if state[NODES] != "both":
        keys.append(Key(_describe_ties(state, t)))
    return keys


def write_keys(keys: list[Key]) -> list[dict[str, Any]]:
    """The legend as the browser draws it into a picture."""
    return [asdict(key) for key in keys]


def build_legend(service: Service, state: State, t: Translator) -> html.Details:
    """The key beside the picture, folded away on small screens.

    The colours of domains stand among the filters, and here where those are not shown.
    """
    parts: list[Component] = []
    for key in list_keys(service, state, t):
        domains = key.title == t("Colour: domain") and not state.embed
        # Of sizes the screen says the measure alone: the picture is there to point at.
        marks = [mark for mark in key.marks if not mark.size and not domains]
        parts += [html.P(key.title)] if key.title else []
        parts += [_draw_line(mark) for mark in marks]
    return html.Details([html.Summary(t("Key")), *parts], open=True)


def _draw_line(mark: Mark) -> html.Div:
    look = "swatch" if mark.shape == "diamond" else mark.shape
    icon = html.I(className=look, style={"backgroundColor": mark.colour})
    return html.Div([icon, mark.text], className="key-line")


def _list_kinds(network: Network, state: State, t: Translator) -> list[Mark]:
    """The kinds of nodes that are drawn."""
    kinds = set(network.actors["kind"]) if state[NODES] != "collaboration" else set()
    marks = []
    if "municipality" in kinds:
        marks.append(Mark(t("municipality"), "dot", INK))
    if kinds - {"municipality"}:
        marks.append(Mark(t("other participant"), "square", INK))
    if state[NODES] != "municipality":
        colour = DOMAIN_COLOURS["0"]
        marks.append(Mark(t("collaboration, amid its members"), "diamond", colour))
    return marks


def _explain_sizes(service: Service, state: State, t: Translator) -> Key:
    """The measure of the sizes, with the smallest and the largest that are drawn."""
    record = MEASURES[state[SIZE]]
    shapes = {"actor": "dot", "collaboration": "diamond"}
    marks = [
        Mark(t.number(value, digits=record.digits), shapes[mode], INK, size)
        for mode, value, size in span_sizes(service, state)
    ]
    network = service.network_of(state.selection)
    return Key(t("Size: {measure}", measure=_name(record, network, t).lower()), tuple(marks))


def _explain_colours(
    measure: str, network: Network, shades: Shades, colours: tuple[str, ...], t: Translator
) -> Key:
    """Classes of a measure, or of inhabitants, with their colours."""
    record = MEASURES.get(measure)
    digits = record.digits if record else 0
    painted = shades.paint(colours)
    marks = []
    for code, (low, high) in enumerate(shades.bounds):
        text = t.number(low, digits=digits)
        if high > low:
            text += " – " + t.number(high, digits=digits)
        marks.append(Mark(text, "box", str(painted[shades.codes == code].iloc[0])))
    if colours == SEQUENTIAL and shades.codes.lt(0).any():
        marks.append(Mark(t("no value"), "box", MISSING))
    return Key(_name(record, network, t) if record else t("Inhabitants"), tuple(marks))


def _name(record: Measure, network: Network, t: Translator) -> str:
    """What a measure is called, and what its values rest on where that is to be said."""
    label, said = t.label(record), describe_bases(network, record, t)
    return f"{label} ({said})" if said else label


def _describe_ties(state: State, t: Translator) -> str:
    if state[KEEP] == "all":
        return t("A line: {n} or more shared", n=state[THRESHOLD])
    return t(
        "A line: more shared than by chance, at {level}", level=t.number(state[LEVEL], digits=3)
    )
