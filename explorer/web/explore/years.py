"""The strip of years under the map: a tick a year with what was in force, and a button to play."""

from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer.dataset import Dataset
from explorer.dataset.model import note_coverage
from explorer.figures.waterfall import CAME, WENT
from explorer.network import Selection
from explorer.tables.queries import Service
from explorer.tables.series import list_dates, list_series
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.state import State
from explorer.web.ui.aria import label_aria


def list_years(dataset: Dataset) -> list[str]:
    """Each 1 January at which the data were no longer being filled, and their date.

    None where they are of a single day.
    """
    dates = list_dates(dataset)
    return dates if len(dates) > 1 else []


def count_years(service: Service, selection: Selection) -> dict[str, int]:
    """How many collaborations the filters leave at each of `list_years`; see `list_series`."""
    if not (dates := list_years(service.dataset)):
        return {}
    frame = list_series(service, selection.replace(date=""), dates)
    return {date: int(n) for date, n in zip(frame["date"], frame["collaborations"], strict=True)}


def name_counts(state: State) -> str:
    """What tells one row of counts from another: they are the same at every date."""
    return State(state.selection.replace(date=""), package=state.package).to_query()


def build_years(service: Service, state: State, t: Translator) -> html.Div:
    """The strip; `assets/years.js` puts the slider in, and says what is drawn.

    The counts come once the picture is drawn.
    """
    dates = list_years(service.dataset)
    play: dict[str, Any] = {"data-play": t("Play the years"), "data-pause": t("Pause")}
    ticks = html.Div(build_ticks(dates, {}, t), id=ids.YEARS_TICKS, className="years-ticks")
    scale = html.Div(
        [ticks, html.Div(id="years-slider", className="years-slider")], className="years-scale"
    )
    name = t("Date, year by year")
    return html.Div(
        [
            html.Div(
                [
                    html.Button(play["data-play"], id="years-play", className="as-button", **play),
                    html.B(t.day(service.date_of(state.selection)), id="years-day"),
                ],
                className="years-head",
            ),
            scale,
            _build_changes(t),
        ],
        id="years",
        className="years",
        hidden=not dates,
        role="group",
        **label_aria(name),
    )


def build_ticks(dates: list[str], counts: Mapping[str, int], t: Translator) -> list[Component]:
    """A tick a date, above it how many collaborations there were, where that is known."""
    most = max([1, *counts.values()])
    return [_build_tick(date, counts, most, t) for date in dates]


def _build_tick(date: str, counts: Mapping[str, int], most: int, t: Translator) -> html.Div:
    """A date with a bar as long as its count is of the most."""
    said: dict[str, Any] = {
        "data-date": date,
        "data-day": t.day(date),
        "data-said": _describe(date, counts, t),
    }
    return html.Div(
        [
            html.B(t.number(counts[date]) if date in counts else ""),
            html.I(style={"height": f"{100 * counts.get(date, 0) / most:.0f}%"}),
            html.Span(date[:4] if date.endswith("-01-01") else t.day_of_year(date)),
        ],
        **said,
    )


def _describe(date: str, counts: Mapping[str, int], t: Translator) -> str:
    """A tick in words."""
    if date not in counts:
        return t.day(date)
    many = t.n("{n} collaboration", "{n} collaborations", counts[date])
    return f"{t.day(date)}: {many}"


def _build_changes(t: Translator) -> html.P:
    """What came and went since the date before, as the drawing shows it."""
    return html.P(
        [
            html.Span([t("Compared with"), " ", html.Span(id="years-since")]),
            html.Span(
                [
                    html.I(className="line", style={"borderColor": CAME}),
                    t("ties that came"),
                    " ",
                    html.B(id="years-came"),
                ]
            ),
            html.Span(
                [
                    html.I(className="line dashed", style={"borderColor": WENT}),
                    t("ties that went"),
                    " ",
                    html.B(id="years-went"),
                ]
            ),
            html.A(t("What changed"), id="years-link", href="/time"),
        ],
        id="years-changes",
        className="years-changes none",
    )


def write_note(service: Service, state: State, t: Translator) -> str:
    """What is to be known of the year shown, such as that the register was being filled."""
    return t(note_coverage(service.dataset, service.date_of(state.selection)))
