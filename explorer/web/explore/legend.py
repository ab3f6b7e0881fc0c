"""The key to the picture: what sizes, colours and shades stand for."""

from dash import html

from explorer.figures.encoding import LAND, SEQUENTIAL, Shades
from explorer.measures.parameters import LEVEL
from explorer.measures.registry import MEASURES
from explorer.snapshot.options import KEEP, NODES, THRESHOLD
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.explore.drawing import classify_areas, classify_nodes
from explorer.web.explore.parameters import COLOUR, LAYOUT, SHADE, SIZE
from explorer.web.state import State
from explorer.web.ui.swatch import swatch


def build_legend(service: Service, state: State, t: Translator) -> html.Details:
    """What is drawn, folded away on small screens."""
    parts = [
        _line(html.I(className="dot"), t("municipality"))
        if state[NODES] != "collaboration"
        else None,
        _line(swatch("0"), t("collaboration, amid its members"))
        if state[NODES] != "municipality"
        else None,
        html.P(t("Size: {measure}", measure=t.label(MEASURES[state[SIZE]]).lower())),
    ]
    if state[COLOUR] != "domain":
        label = t.label(MEASURES[state[COLOUR]])
        digits = MEASURES[state[COLOUR]].digits
        parts += _list_classes(label, classify_nodes(service, state), SEQUENTIAL, digits, t)
    elif state[NODES] != "municipality":
        parts.append(html.P(t("Colour: domain")))
    if state[SHADE] != "none" and state[LAYOUT] == "map":
        record = MEASURES.get(state[SHADE])
        label = t.label(record) if record else t("Inhabitants")
        digits = record.digits if record else 0
        parts += _list_classes(label, classify_areas(service, state), LAND, digits, t)
    if state[NODES] != "both":
        parts.append(html.P(_describe_ties(state, t)))
    return html.Details(
        [html.Summary(t("Key")), *(part for part in parts if part is not None)], open=True
    )


def _line(mark: html.I, text: str) -> html.Div:
    return html.Div([mark, text], className="key-line")


def _list_classes(
    label: str, shades: Shades, colours: tuple[str, ...], digits: int, t: Translator
) -> list[html.P | html.Div]:
    painted = shades.paint(colours)
    lines: list[html.P | html.Div] = [html.P(label)]
    for code, (low, high) in enumerate(shades.bounds):
        colour = str(painted[shades.codes == code].iloc[0])
        text = t.number(low, digits=digits)
        if high > low:
            text += " – " + t.number(high, digits=digits)
        lines.append(_line(html.I(className="box", style={"backgroundColor": colour}), text))
    return lines


def _describe_ties(state: State, t: Translator) -> str:
    if state[KEEP] == "all":
        return t("A line: {n} or more shared", n=state[THRESHOLD])
    return t(
        "A line: more shared than by chance, at {level}", level=t.number(state[LEVEL], digits=3)
    )
