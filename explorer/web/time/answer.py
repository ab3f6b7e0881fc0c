"""What changed, in one sentence, and the picture of what the change is made of."""

from dataclasses import replace

import pandas as pd
from dash import dcc, html

from explorer.figures.waterfall import draw_waterfall
from explorer.measures.growth import GROWTH_PARTS, Growth
from explorer.translate import Translator
from explorer.web.links import link_operation
from explorer.web.state import State
from explorer.web.ui.aria import label_aria

LEAST_TENTH = 0.05
HEIGHT = 340


def describe_period(dates: tuple[str, str], t: Translator, *, latest: str) -> str:
    """The two dates, or the first alone where the second is that of the data."""
    since, until = map(t.day, dates)
    if dates[1] == latest:
        return t("Since {since}", since=since)
    return t("From {since} to {until}", since=since, until=until)


def describe_growth(growth: Growth, counts: pd.Series, t: Translator, *, period: str) -> str:
    """The answer of the page: what came to a municipality on average, and what began and ended.

    counts: how many changes there are of each of `CHANGES`, by id.
    """
    change = growth.mean_to - growth.mean_from
    number = t.number(abs(change), digits=1 if abs(change) >= LEAST_TENTH else 2)
    if abs(change) < LEAST_TENTH / 10:
        said = t("{period} the number of collaborations a municipality is in stayed {n} on average")
        number = t.number(growth.mean_to, digits=1)
    elif change > 0:
        said = t("{period} a municipality came to be in {n} more collaborations on average")
    else:
        said = t("{period} a municipality came to be in {n} fewer collaborations on average")
    begun = t.n("{n} began", "{n} began", counts["collaboration_begun"])
    ended = t.n("{n} ended", "{n} ended", counts["collaboration_ended"])
    carried = counts["collaboration_carries_on"]
    more = t.n("{n} carries on another", "{n} carry on another", carried)
    parts = [begun, ended, *([more] if carried else [])]
    return said.format(period=period, n=number) + ": " + ", ".join(parts) + "."


def build_growth(growth: Growth, state: State, t: Translator) -> html.Section:
    """The parts of the change as a waterfall, and where to get them as a file."""
    title = t("Where the difference comes from")
    told = "; ".join(
        f"{t.label(record)} {sign_number(growth.values[part], t)}"
        for part, record in GROWTH_PARTS.items()
    )
    kept = {"from": growth.since, "to": growth.until}
    links = [
        html.A(
            text, href=link_operation("growth", undated(state), **kept, format=name), download=""
        )
        for name, text in (("csv", t("Download as CSV")), ("json", t("Download as JSON")))
    ]
    return html.Section(
        [
            html.H2(title),
            html.P(
                t("Collaborations a municipality, on average; the parts add up."),
                className="definition",
            ),
            html.Div(_draw(growth, t), role="img", **label_aria(f"{title}: {told}")),
            define_parts(t),
            html.P(links, className="links-line"),
        ],
        className="block",
    )


def _draw(growth: Growth, t: Translator) -> dcc.Graph:
    values = [growth.values[part] for part in GROWTH_PARTS]
    means = (growth.mean_from, growth.mean_to)
    first, last = (t.number(mean, digits=2) for mean in means)
    labels = (t.label(part) for part in GROWTH_PARTS.values())
    figure = draw_waterfall(
        means,
        values,
        labels=[t.day(growth.since), *labels, t.day(growth.until)],
        texts=[first, *(sign_number(value, t) for value in values), last],
        separators=t.separators,
    )
    return dcc.Graph(
        id="growth", figure=figure, config={"displayModeBar": False}, style={"height": HEIGHT}
    )


def define_parts(t: Translator) -> html.Details:
    """What the parts mean, one click away."""
    rows = [
        each
        for part in GROWTH_PARTS.values()
        for each in (html.Dt(t.label(part)), html.Dd(t(part.meaning)))
    ]
    return html.Details(
        [html.Summary(t("What the parts mean")), html.Dl(rows, className="defined")]
    )


def sign_number(value: float, t: Translator) -> str:
    """A change with its sign and two decimals."""
    if round(value, 2) == 0:
        return t.number(0, digits=2)
    return ("+" if value > 0 else "−") + t.number(abs(value), digits=2)


def undated(state: State) -> State:
    """The same network without a date of its own: two dates are asked for."""
    return replace(state.bare(), selection=state.selection.replace(date=""))
