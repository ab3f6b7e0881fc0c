"""Data quality: what the import found, how far the data reach, how fresh each record is."""

import pandas as pd
from dash import html

from explorer.dataset import Dataset
from explorer.network import Selection
from explorer.snapshot.findings import describe_findings
from explorer.snapshot.letter import name_part
from explorer.tables.quality import is_partial, list_findings, list_in_force
from explorer.tables.queries import Service
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.links import link_operation
from explorer.web.quality.amended import build_not_amended
from explorer.web.quality.counts import count_checks, count_findings, list_coverage, list_stale
from explorer.web.quality.part import build_letter, choose_part, keep_part
from explorer.web.sheets.layout import link_past
from explorer.web.site import Context, Page
from explorer.web.state import State
from explorer.web.ui.grid import build_data_grid, date_column, link_column, text_column
from explorer.web.ui.table import box_table, build_table


def build_page(context: Context) -> html.Main:
    """The findings by rule and in full, coverage by year, and when records were last checked.

    Of the country, or of the provinces and municipalities of the address.
    """
    service, dataset, t = context.service, context.service.dataset, context.t
    state = keep_part(context.state)
    rows = list_findings(service, state.selection)
    download = link_operation("findings", state, format="csv")
    return html.Main(
        id=ids.MAIN,
        className="document quality",
        children=[
            html.H1(t("Data quality")),
            html.P(_say(rows, state, dataset, t), className="lead"),
            *choose_part(service, state, t),
            html.H2(t("Findings by rule")),
            _build_table(count_findings(rows, t), t, label=t("Findings by rule")),
            *build_letter(service, rows, state, t),
            html.H2(t("All findings")),
            html.P(html.A(t("Download as CSV"), href=download, download="")),
            _list_findings(context, rows, download=download),
            *build_not_amended(service, state, t),
            html.H2(t("Coverage by year")),
            html.P(t("As at 1 January of each year, in this package."), className="definition"),
            _build_table(list_coverage(dataset, t), t, label=t("Coverage by year")),
            html.H2(t("How fresh the records are")),
            html.P(
                t("Collaborations in force, by the year in which the register last checked them."),
                className="definition",
            ),
            html.P(_compare_counts(service, state, t), className="definition"),
            _build_table(
                count_checks(list_in_force(service, state.selection), t),
                t,
                label=t("How fresh the records are"),
            ),
            html.H2(t("Longest not checked")),
            _list_unchecked(list_in_force(service, state.selection), t),
        ],
    )


def _say(rows: pd.DataFrame, state: State, dataset: Dataset, t: Translator) -> str:
    counts = {
        "findings": t.n("{n} finding", "{n} findings", len(rows)),
        "rules": t.n("{n} rule", "{n} rules", rows["rule"].nunique()),
    }
    if is_partial(state.selection):
        part = name_part(dataset, state.selection, t)
        return t("About {part} the import found: {findings} under {rules}.", part=part, **counts)
    return t(
        "Everything the import found wrong in its sources, or had to decide, is listed here: "
        "{findings} under {rules}.",
        **counts,
    )


def _compare_counts(service: Service, state: State, t: Translator) -> str:
    """Why the number of arrangements is another than in Explore."""
    every = len(list_in_force(service, state.selection))
    shown = len(service.network_of(state.selection).collaborations)
    return t(
        "Here all arrangements in force count: {all}. Explore counts {shown}: those with a "
        "municipality.",
        all=t.number(every),
        shown=t.number(shown),
    )


def _build_table(frame: pd.DataFrame, t: Translator, *, label: str) -> html.Div:
    rows = [
        [t.number(value) if isinstance(value, int) else str(value) for value in row]
        for row in frame.to_numpy().tolist()
    ]
    return box_table(build_table(list(frame.columns), rows), label)


def _list_findings(context: Context, found: pd.DataFrame, *, download: str) -> html.Div:
    t = context.t
    columns = [
        link_column("about", t("About"), 2) | {"minWidth": 170},
        text_column("rule", t("Rule"), 1) | {"minWidth": 190},
        text_column("severity", t("Severity"), 1) | {"minWidth": 120},
        text_column("table", t("Table"), 1) | {"minWidth": 120},
        text_column("key", t("Key"), 2) | {"minWidth": 170},
        text_column("detail", t("What was found"), 4)
        | {"minWidth": 320, "wrapText": True, "autoHeight": True},
    ]
    severities = found["severity"].map(t)
    shown = describe_findings(found, t).assign(severity=severities)
    shown = shown.assign(**_link_about(context, found))
    rows = shown[[*(column["field"] for column in columns), "link"]].to_dict("records")
    return build_data_grid(
        "findings-grid",
        columns,
        rows,
        label=t("All findings"),
        t=t,
        page_size=20,
        rest=download,
    )


def _link_about(context: Context, found: pd.DataFrame) -> dict[str, list[str]]:
    """What each finding is `about` by name, and the `link` to its sheet; empty of nothing.

    Of several collaborations the first; of one that ended, or merged, the sheet of its last day.
    """
    service = context.service
    network, state = service.network_of(Selection()), keep_part(context.state)
    groups, actors = service.dataset.collaborations, service.dataset.actors
    ends = {
        **dict(zip(groups["collaboration_id"], groups["ended"], strict=True)),
        **dict(zip(actors["actor_id"], actors["dissolved"], strict=True)),
    }
    pairs = found[["actor_id", "collaboration_id"]].itertuples(index=False, name=None)
    nodes = [group.partition(";")[0] or actor for actor, group in pairs]
    links = {
        node: link_past(service, network, node, ends[node], state)
        for node in dict.fromkeys(nodes)
        if node in ends
    }
    named = [links.get(node, "") for node in nodes]
    return {
        "about": [str(getattr(each, "children", each)) for each in named],
        "link": [str(getattr(each, "href", "")) for each in named],
    }


def _list_unchecked(force: pd.DataFrame, t: Translator) -> html.Div:
    stale = list_stale(force, t)
    name, checked, since, number = map(str, stale.columns)
    columns = [
        text_column(name, name, 2),
        date_column(checked, checked, 1, t),
        date_column(since, since, 1, t),
        text_column(number, number, 1),
    ]
    rows = stale.to_dict("records")
    return build_data_grid(
        "stale-grid", columns, rows, label=t("Longest not checked"), t=t, page_size=20
    )


PAGE = Page("/quality", build_page, N_("Data quality"))
