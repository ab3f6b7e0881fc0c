"""How the network grew over the years, and since when its figures are complete."""

from typing import Any

import pandas as pd
from dash import dcc, html

from explorer.dataset.model import find_complete_since
from explorer.figures.lines import draw_series
from explorer.figures.palette import DOMAIN_COLOURS
from explorer.measures.series import SERIES, SPLITS
from explorer.parameters import OneOf, Parameter
from explorer.tables.queries import Service
from explorer.tables.series import find_selection_complete_since, list_dates, list_series
from explorer.translate import N_, Translator
from explorer.vocabulary import DOMAINS
from explorer.web.links import link_operation
from explorer.web.state import State
from explorer.web.time.answer import undated
from explorer.web.time.parameters import BY_LABELS
from explorer.web.ui.aria import label_aria
from explorer.web.ui.controls import build_select
from explorer.web.ui.table import box_table, build_table

WHOLE = "whole"
FIGURE = Parameter(
    "figure", "Which figure is followed over the years.", OneOf(tuple(SERIES)), "mean",
    label=N_("Figure"),
)  # fmt: skip
SPLIT = Parameter(
    "split",
    "What the figure is split by.",
    OneOf((WHOLE, *SPLITS)),
    WHOLE,
    label=N_("Split by"),
    labels={WHOLE: N_("not split")} | {each: BY_LABELS[each] for each in SPLITS},
)
PARAMETERS = (FIGURE, SPLIT)


def build_series(service: Service, state: State, t: Translator, *, until: str) -> html.Section:
    """A figure at every 1 January and at the last date, as charts and as a table."""
    figure, split = state[FIGURE], state[SPLIT]
    by = "" if split == WHOLE else split
    selection = state.selection.replace(date="")
    frame = list_series(service, selection, list_dates(service.dataset, until=until), by=by)
    titles = _title_charts(frame, t, by=by) if by else {"": t.label(SERIES[figure])}
    share = SERIES[figure].unit == "share"
    picture = draw_series(
        frame,
        value=figure,
        titles=titles,
        colours=DOMAIN_COLOURS if by == "domain" else {},
        separators=t.separators,
        form=".0%" if share else ",.1f" if figure == "mean" else ",.0f",
    )
    said = t("{figure} at every 1 January and on the last date", figure=t.label(SERIES[figure]))
    kept = {"format": "csv", **({"by": by} if by else {}), "date": until}
    link = link_operation("series", undated(state), **kept)
    return html.Section(
        [
            html.H2(t("Over the years")),
            html.Div([_build_figures(state, t), _build_splits(state, t)], className="controls"),
            html.Div(
                dcc.Graph(id="series", figure=picture, config={"displayModeBar": False}),
                role="img",
                **label_aria(said),
            ),
            html.P(t(SERIES[figure].meaning), className="definition"),
            *_describe_completeness(service, state, t, by=by),
            html.Details(
                [html.Summary(t("As a table")), _tabulate(frame, figure, titles, t, share=share)]
            ),
            html.P(html.A(t("Download as CSV"), href=link, download=""), className="links-line"),
        ],
        className="block",
    )


def _title_charts(frame: pd.DataFrame, t: Translator, *, by: str) -> dict[str, str]:
    """What each value that a figure is split by is called, in the order of the frame."""
    terms = SPLITS[by]
    values = dict.fromkeys(frame["by"])
    return {each: t.label(terms[each]) if each in terms else t("unknown") for each in values}


def _build_figures(state: State, t: Translator) -> Any:  # noqa: ANN401, a control
    options = [{"value": each.id, "label": t.label(each)} for each in SERIES.values()]
    return build_select(FIGURE, state[FIGURE], options, label=t(FIGURE.label), w=340, maw="100%")


def _build_splits(state: State, t: Translator) -> Any:  # noqa: ANN401, a control
    options = [{"value": each, "label": t(text)} for each, text in SPLIT.labels.items()]
    return build_select(SPLIT, state[SPLIT], options, label=t(SPLIT.label))


def _describe_completeness(
    service: Service, state: State, t: Translator, *, by: str
) -> list[html.P]:
    """Since when the figures are complete, as far as something tells."""
    domains = state.selection.domain or tuple(DOMAINS)
    since = find_complete_since(service.dataset, domains)
    known = {domain: day for domain, day in since.items() if day}
    if not known:
        said = t("Nothing tells since when these figures are complete.")
        return [html.P(said, className="notice")]
    whole = find_selection_complete_since(service.dataset, state.selection)
    if whole:
        said = t("These figures are complete since {day}.", day=t.day(whole))
    else:
        days = "; ".join(f"{t.label(DOMAINS[each])}: {t.day(day)}" for each, day in known.items())
        said = t(
            "Complete since: {days}. Of the other domains nothing tells; growth before 2018 is the "
            "register being filled.",
            days=days,
        )
    dotted = " " + t("Dotted: not yet complete.") if by == "domain" or whole else ""
    return [html.P(said + dotted, className="notice")]


def _tabulate(
    frame: pd.DataFrame, figure: str, titles: dict[str, str], t: Translator, *, share: bool
) -> html.Div:
    """The values of the charts: a row a date, a column each."""
    wide = frame.pivot(index="date", columns="by", values=figure).reindex(columns=list(titles))
    digits = 2 if figure == "mean" else 0

    def write(value: float) -> str:
        if pd.isna(value):
            return "–"
        return t.share(value) if share else t.number(value, digits=digits)

    rows = [
        [t.day(str(day)), *map(write, row)]
        for day, row in zip(wide.index, wide.to_numpy(), strict=True)
    ]
    table = build_table([t("Date"), *titles.values()], rows, numbers=range(1, len(titles) + 1))
    return box_table(table, t("Over the years"))
