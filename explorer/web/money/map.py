"""Where much and where little is paid: municipal areas shaded by their share."""

import pandas as pd
from dash import html

from explorer.figures.areas import draw_areas
from explorer.figures.borders import draw_borders
from explorer.figures.encoding import SEQUENTIAL, classify_values
from explorer.snapshot.geography import choose_boundaries
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.site import find_mine
from explorer.web.state import State, link_each
from explorer.web.ui.amounts import say_euros, say_share
from explorer.web.ui.reports import name_report
from explorer.web.ui.static import Static

UNKNOWN = "#c9ced4"


def build_map(
    service: Service, frame: pd.DataFrame, state: State, t: Translator
) -> html.Figure | None:
    """The map with its key; None where the package has no boundaries, or nothing is known.

    frame: of `list_payments`.
    """
    name = choose_boundaries(service.dataset, service.date_of(state.selection))
    if not name or not frame["joint_share"].notna().any():
        return None
    shades = classify_values(frame["joint_share"])
    colours = {str(key): each for key, each in shades.paint(SEQUENTIAL, missing=UNKNOWN).items()}
    said = t(
        "The darker, the larger the share of expenditure paid to joint arrangements. Click a "
        "municipality for its own line."
    )
    picture = draw_areas(
        draw_borders(service.dataset.boundaries[name]),
        colours=colours,
        texts={str(code): describe_town(row, t) for code, row in frame.iterrows()},
        links={code: "/money" + link for code, link in link_each(state, frame.index).items()},
        marked=state.node,
        mine=find_mine(service, state).names,
        label=said,
    )
    painted = shades.paint(SEQUENTIAL)
    marks = [
        (str(painted[shades.codes == code].iloc[0]), describe_span(low, high, t))
        for code, (low, high) in enumerate(shades.bounds)
    ]
    if shades.codes.lt(0).any():
        marks.append((UNKNOWN, t("not known")))
    return html.Figure(
        [
            Static(tag="div", attributes={"className": "area-map"}, html=picture),
            html.Div(
                [
                    html.Span([html.I(className="box", style={"backgroundColor": colour}), text])
                    for colour, text in marks
                ],
                className="area-key",
            ),
            html.Figcaption(said, className="definition"),
        ]
    )


def describe_span(low: float, high: float, t: Translator) -> str:
    """From which share to which a colour stands for."""
    return say_share(low, t) if low == high else f"{say_share(low, t)} – {say_share(high, t)}"


def describe_town(row: pd.Series, t: Translator) -> str:
    """A municipality in a line: its share, euros an inhabitant and of which report."""
    if pd.isna(row["joint_share"]):
        return f"{row['name']}: {t('not known')}"
    parts = [
        f"{row['name']}: {say_share(row['joint_share'], t)}",
        t("{amount} an inhabitant", amount=say_euros(row["joint_per_inhabitant"], t)),
        name_report(f"{row['report']} {row['year']}", t),
    ]
    return " · ".join(parts)
