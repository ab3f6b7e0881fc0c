"""A measure of nodes over the years: its mean, and what is selected beside its peers."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from dash import dcc, html

from explorer.figures.lines import draw_beside, draw_series
from explorer.measures.record import Measure
from explorer.measures.registry import MEASURES
from explorer.parameters import OneOf, Parameter
from explorer.tables.queries import Service
from explorer.tables.series import (
    find_selection_complete_since,
    list_dates,
    list_measure_series,
)
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.links import link_operation
from explorer.web.state import State
from explorer.web.time.answer import undated
from explorer.web.ui.aria import label_aria
from explorer.web.ui.controls import build_select, list_options
from explorer.web.ui.table import box_table, build_table

NONE = "none"
MEASURE = Parameter(
    "measure",
    "Which measure of nodes is followed over the years.",
    OneOf((NONE, *MEASURES)),
    NONE,
    label=N_("Measure"),
    labels={NONE: N_("None")},
)
PARAMETERS = (MEASURE,)
# What is followed of a node that is selected, as long as no measure is chosen.
FIRST = "degree"
MEANS = {
    "municipality_mean": N_("Municipalities, mean"),
    "collaboration_mean": N_("Collaborations, mean"),
}


def build_measured(service: Service, state: State, t: Translator, *, until: str) -> html.Section:
    """A measure at every 1 January and at the last date, as charts and as a table.

    Without a node selected its means, and nothing until a measure is chosen; else every such node
    beside the median of its peers.
    """
    names = _name_selected(service, state)
    chosen = FIRST if names and state[MEASURE] == NONE else state[MEASURE]
    parts: list[Any] = [html.H2(t("A measure over the years"))]
    if names:
        parts.append(_build_chips(names, state, t))
    parts.append(html.Div(_build_choice(chosen, state, t, named=bool(names)), className="controls"))
    if chosen == NONE:
        said = t(
            "Choose a measure to follow its mean; select a municipality or collaboration in "
            "Explore to follow its own, beside the median of its peers."
        )
        parts.append(html.P(said, className="definition"))
    else:
        dates = list_dates(service.dataset, until=until)
        record = MEASURES[chosen]
        if names:
            parts += _show_nodes(service, state, t, dates=dates, record=record, names=names)
        else:
            parts += _show_means(service, state, t, dates=dates, record=record)
        links = _link_files(state, t, names, measure=chosen, until=until)
        parts.append(html.P(links, className="links-line"))
    look = "block on-screen" if chosen == NONE else "block"
    return html.Section(parts, id=ids.MEASURED, className=look)


def _name_selected(service: Service, state: State) -> dict[str, str]:
    """Names of the nodes selected that the data know, by id, in the order they were selected."""
    actors, groups = service.dataset.actors, service.dataset.collaborations
    named = {
        **dict(zip(actors["actor_id"], actors["name"], strict=True)),
        **dict(zip(groups["collaboration_id"], groups["short_name"], strict=True)),
    }
    return {node: named[node] for node in state.selected if node in named}


def _build_chips(names: Mapping[str, str], state: State, t: Translator) -> html.Div:
    """What is selected, each to be left out."""
    chips = [
        dcc.Link(
            [name, html.Span("×", className="cross")],
            href=state.put(select=tuple(each for each in state.selected if each != node)).to_href(),
            className="chip",
            title=t("Remove {name}", name=name),
        )
        for node, name in names.items()
    ]
    return html.Div(chips, className="chips of-page")


def _build_choice(chosen: str, state: State, t: Translator, *, named: bool) -> Any:  # noqa: ANN401
    """The measures to choose from; none only as long as nothing is selected."""
    options = [each for each in list_options(MEASURE, t) if not named or each["value"] != NONE]
    return build_select(MEASURE, chosen, options, label=t(MEASURE.label), w=340, maw="100%")


def _show_means(
    service: Service, state: State, t: Translator, *, dates: list[str], record: Measure
) -> list[Any]:
    """The mean of each mode that has the measure, a chart and a column each."""
    selection = undated(state).selection
    frame = list_measure_series(service, selection, dates, measure=record.id)
    means = {key: t(text) for key, text in MEANS.items() if frame[key].notna().any()}
    long = frame.melt("date", list(means), var_name="by", value_name=record.id)
    since = find_selection_complete_since(service.dataset, selection)
    dotted = t("Dotted: not yet complete.") if dates[0] < since else ""
    long["complete"] = long["date"].ge(since).astype("boolean") if since else pd.NA
    picture = draw_series(
        long,
        value=record.id,
        titles=means,
        colours={},
        separators=t.separators,
        form=_form(record),
    )
    said = t("{figure}, mean, at every 1 January and on the last date", figure=t.label(record))
    columns = [(title, frame[key]) for key, title in means.items()]
    table = _tabulate(dates, columns, t, digits=record.digits or 2)
    return [_draw(picture, said), _explain(record, t, dotted), table]


def _show_nodes(
    service: Service, state: State, t: Translator,
    *, dates: list[str], record: Measure, names: Mapping[str, str],
) -> list[Any]:  # fmt: skip
    """Each node selected beside the median of its peers, a chart and two columns each."""
    selection = undated(state).selection
    frames = {
        node: list_measure_series(service, selection, dates, measure=record.id, node_id=node)
        for node in names
    }
    shown = {node: name for node, name in names.items() if frames[node]["value"].notna().any()}
    meaning = _explain(record, t)
    rest = ", ".join(name for node, name in names.items() if node not in shown)
    missing = t("Without a value of this measure at these dates: {names}.", names=rest)
    notes = [html.P(missing, className="notice")] if rest else []
    if not shown:
        return [*notes, meaning]
    since = find_selection_complete_since(service.dataset, selection)
    picture = draw_beside(
        pd.concat([frames[node].assign(node_id=node) for node in shown]),
        titles=shown,
        names=_name_lines(service, shown, t),
        complete_since=since,
        separators=t.separators,
        form=_form(record),
    )
    said = t(
        "{figure} of {names} beside the median of its peers, at every 1 January and on the last "
        "date",
        figure=t.label(record),
        names=", ".join(shown.values()),
    )
    columns = _list_columns(service, frames, shown, t)
    table = _tabulate(dates, columns, t, digits=record.digits or 1)
    grey = t("Grey: not yet complete.") if dates[0] < since else ""
    meaning = _explain(record, t, grey, _explain_peers(service, shown, t))
    return [*notes, _draw(picture, said), meaning, table]


def _list_columns(
    service: Service, frames: Mapping[str, pd.DataFrame], shown: Mapping[str, str], t: Translator
) -> list[tuple[str, pd.Series]]:
    """Of each node its own values and the median of its peers, with what they are called."""
    columns = []
    for node, name in shown.items():
        peers = _name_peers(service, node, t)
        peers = f"{peers} ({name})" if len(shown) > 1 else peers
        columns += [(name, frames[node]["value"]), (peers, frames[node]["peer_median"])]
    return columns


def _explain_peers(service: Service, shown: Mapping[str, str], t: Translator) -> str:
    """What size classes are, where a municipality is among the nodes."""
    if all(_is_collaboration(service, node) for node in shown):
        return ""
    return t("Size classes are those of Statistics Netherlands (CBS), by present inhabitants.")


def _name_lines(service: Service, shown: Mapping[str, str], t: Translator) -> tuple[str, str]:
    """What the legend calls the two lines: of one node by its name."""
    if len(shown) == 1:
        ((node, name),) = shown.items()
        return name, _name_peers(service, node, t)
    return t("Itself"), t("Median of its peers")


def _is_collaboration(service: Service, node: str) -> bool:
    return bool(service.dataset.collaborations["collaboration_id"].eq(node).any())


def _name_peers(service: Service, node: str, t: Translator) -> str:
    if _is_collaboration(service, node):
        return t("Median of its domain")
    return t("Median of its size class")


def _explain(record: Measure, t: Translator, *more: str) -> html.P:
    """What the measure means, and what else is to be known of its picture."""
    return html.P(" ".join(filter(None, [t(record.meaning), *more])), className="definition")


def _form(record: Measure) -> str:
    """How Plotly writes a value: without zeros at its end."""
    return f",.{record.digits or 2}~f"


def _draw(picture: Any, said: str) -> html.Div:  # noqa: ANN401, a figure
    graph = dcc.Graph(id="measured-lines", figure=picture, config={"displayModeBar": False})
    return html.Div(graph, role="img", **label_aria(said))


def _tabulate(
    dates: Sequence[str], columns: Sequence[tuple[str, pd.Series]], t: Translator, *, digits: int
) -> html.Details:
    """The values of the charts: a row a date, a column each."""

    def write(value: float) -> str:
        return "–" if pd.isna(value) else t.number(value, digits=digits)

    rows = [
        [t.day(day), *(write(values.iloc[place]) for _, values in columns)]
        for place, day in enumerate(dates)
    ]
    heads = [t("Date"), *(title for title, _ in columns)]
    table = build_table(heads, rows, numbers=range(1, len(heads)))
    boxed = box_table(table, t("A measure over the years"))
    return html.Details([html.Summary(t("As a table")), boxed])


def _link_files(
    state: State, t: Translator, names: Mapping[str, str], *, measure: str, until: str
) -> list[html.A]:
    """The same numbers as CSV, a file a node."""
    kept = {"measure": measure, "format": "csv", "date": until}
    if not names:
        href = link_operation("series", undated(state), **kept)
        return [html.A(t("Download as CSV"), href=href, download="")]
    text = t("Download as CSV")
    return [
        html.A(
            f"{text}: {name}" if len(names) > 1 else text,
            href=link_operation("series", undated(state), **kept, node=node),
            download="",
        )
        for node, name in names.items()
    ]
