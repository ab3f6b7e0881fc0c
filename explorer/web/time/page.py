"""Over time: what changed between two dates, what growth is of, and where."""

from dataclasses import replace
from typing import Any

from dash import html

from explorer.dataset.model import first_date, note_coverage
from explorer.errors import ExplorerError
from explorer.network.change_records import CHANGES
from explorer.tables.queries import Service
from explorer.tables.time import FROM, PRESETS, TO, list_changes, list_periods, split_growth
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.explore.chips import build_chips
from explorer.web.links import link_feed
from explorer.web.site import Context, Page
from explorer.web.state import State
from explorer.web.time.answer import build_growth, describe_growth, describe_period, undated
from explorer.web.time.lists import build_counts, build_lists, count_ties
from explorer.web.time.measured import PARAMETERS as OF_MEASURES
from explorer.web.time.measured import build_measured
from explorer.web.time.parameters import PARAMETERS, find_dates
from explorer.web.time.series import PARAMETERS as OF_SERIES
from explorer.web.time.series import build_series
from explorer.web.ui.aria import label_aria, mark_current
from explorer.web.ui.controls import build_day, control_id
from explorer.web.ui.difference import build_difference
from explorer.web.ui.wrong import describe_error


def build_page(context: Context) -> html.Main:
    """The answer in a sentence, the dates, the parts of the change, the map, and every change."""
    service, state, t = context.service, context.state, context.t
    try:
        dates = find_dates(service.dataset, state)
        since, until = dates
        growth = split_growth(service, state.selection, since=since, until=until)
        changes = count_ties(list_changes(service, state.selection, since=since, until=until))
    except ExplorerError as error:
        return _build_refused(error, context)
    counts = changes["change"].value_counts().reindex(list(CHANGES), fill_value=0)
    states = {sign: put_date(service, state, date) for sign, date in ((-1, since), (1, until))}
    period = describe_period(dates, t, latest=service.dataset.date)
    body = [
        html.H1(describe_growth(growth, counts, t, period=period), className="answer"),
        _build_dates(service, state, t, dates=dates),
        _build_selection(service, state, t),
        *_note(service, t, dates),
        html.Div(
            [
                html.Div(
                    [
                        build_growth(growth, state, t),
                        build_series(service, state, t, until=until),
                        build_measured(service, state, t, until=until),
                    ]
                ),
                _build_map(service, state, t, dates=dates),
            ],
            className="difference",
        ),
        html.Div(
            build_lists(changes, states, t, mine=list(context.mine.names)),
            className="events-lists",
        ),
        build_counts(changes, state, t, dates=dates),
    ]
    return html.Main(body, id=ids.MAIN, className="document wide time")


def put_date(service: Service, state: State, date: str) -> State:
    """The same network at a date, as its address says it: that of the data is left out."""
    own = "" if date == service.dataset.date else date
    return replace(state, selection=state.selection.replace(date=own))


def _build_refused(error: ExplorerError, context: Context) -> html.Main:
    """What is wrong with the dates, and the presets to choose from."""
    service, state, t = context.service, context.state, context.t
    named = getattr(error, "parameter", "")
    said: list[Any] = [html.Code(named), ": "] if named else []
    return html.Main(
        [
            html.H1(t("Over time")),
            html.P([*said, describe_error(error, t)], role="alert", className="notice"),
            _list_presets(service, state, t, dates=("", "")),
        ],
        id=ids.MAIN,
        className="document wide time",
    )


def _build_dates(
    service: Service, state: State, t: Translator, *, dates: tuple[str, str]
) -> html.Div:
    span = (first_date(service.dataset), service.dataset.date)
    controls = [
        build_day(control_id(FROM), dates[0], t, label=t("From"), span=span),
        build_day(control_id(TO), dates[1], t, label=t("To"), span=span),
    ]
    return html.Div(
        [html.Div(controls, className="controls"), _list_presets(service, state, t, dates=dates)],
        className="period",
    )


def _list_presets(
    service: Service, state: State, t: Translator, *, dates: tuple[str, str]
) -> html.Nav:
    """Links to periods that are often asked for, the one that is shown marked."""
    free = replace(undated(state), selected=state.selected)
    links = []
    for name, (since, until) in list_periods(service.dataset).items():
        href = "/time" + free.put(**{"from": since, "to": until}).to_href()
        marked = mark_current((since, until) == dates, "true")
        links.append(html.A(t.label(PRESETS[name]), href=href, **marked))
    return html.Nav(links, className="contents", **label_aria(t("Periods")))


def _build_selection(service: Service, state: State, t: Translator) -> html.Div:
    """The filters in force, each to be removed, and where to choose others."""
    kept = undated(state)
    link = html.A(t("Choose filters in Explore"), href="/" + kept.to_href())
    chips = build_chips(state, t, service.dataset)
    feed = html.A(t("Follow this (Atom)"), href=link_feed(state))
    return html.Div([*chips, link, feed], className="chips of-page")


def _note(service: Service, t: Translator, dates: tuple[str, str]) -> list[html.P]:
    """What the data say of the years compared, such as that the register was being filled."""
    notes = dict.fromkeys(note_coverage(service.dataset, date) for date in dates)
    return [html.P(t(note), className="notice") for note in notes if note]


def _build_map(
    service: Service, state: State, t: Translator, *, dates: tuple[str, str]
) -> html.Figure:
    """Where ties came and went, on the map."""
    before, after = (service.network_of(state.selection.on(date)) for date in dates)
    said = t(
        "Ties that came (green) and that went (red, dashed) between the two dates; the others are "
        "grey. A dot is a municipality, a diamond a collaboration with ties that changed."
    )
    return build_difference(
        "difference",
        (before, after),
        service.dataset.positions,
        t,
        said=said,
        height="min(620px, 120vw)",
    )


def check_dates(context: Context) -> None:
    """Raise an `ExplorerError` where the dates or filters of the address are refused."""
    since, until = find_dates(context.service.dataset, context.state)
    split_growth(context.service, context.state.selection, since=since, until=until)


OWN = (*PARAMETERS, *OF_SERIES, *OF_MEASURES)
PAGE = Page("/time", build_page, N_("Over time"), OWN, check=check_dates)
