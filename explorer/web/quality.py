"""Data quality: what the import found, how far the data reach, how fresh each record is."""

from dataclasses import replace

import pandas as pd
from dash import html

from explorer.dataset import Dataset
from explorer.dataset.finding_rules import FINDING_RULES
from explorer.dataset.timeslice import collaborations_at
from explorer.network import Selection
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.findings import describe_findings
from explorer.web.links import link_operation
from explorer.web.site import Context, Page
from explorer.web.ui.grid import build_data_grid, date_column, text_column
from explorer.web.ui.table import box_table, build_table


def build_page(context: Context) -> html.Main:
    """The findings by rule and in full, coverage by year, and when records were last checked."""
    dataset, t = context.service.dataset, context.t
    every = replace(context.state, selection=Selection())
    download = link_operation("findings", every, format="csv")
    return html.Main(
        id=ids.MAIN,
        className="document",
        children=[
            html.H1(t("Data quality")),
            html.P(
                t(
                    "Everything the import found wrong in its sources, or had to decide, "
                    "is listed here: {findings} under {rules}.",
                    findings=t.n("{n} finding", "{n} findings", len(dataset.findings)),
                    rules=t.n("{n} rule", "{n} rules", dataset.findings["rule"].nunique()),
                ),
                className="lead",
            ),
            html.H2(t("Findings by rule")),
            _build_table(count_findings(dataset, t), t, label=t("Findings by rule")),
            html.H2(t("All findings")),
            html.P(html.A(t("Download as CSV"), href=download, download="")),
            _list_findings(dataset, t, download=download),
            html.H2(t("Coverage by year")),
            html.P(t("As at 1 January of each year, in this package."), className="definition"),
            _build_table(list_coverage(dataset, t), t, label=t("Coverage by year")),
            html.H2(t("How fresh the records are")),
            html.P(
                t("Collaborations in force, by the year in which the register last checked them."),
                className="definition",
            ),
            _build_table(count_checks(dataset, t), t, label=t("How fresh the records are")),
            html.H2(t("Longest not checked")),
            _list_unchecked(dataset, t),
        ],
    )


def count_findings(dataset: Dataset, t: Translator) -> pd.DataFrame:
    """Number of findings by rule and severity, most first."""
    counts = dataset.findings.groupby(["rule", "severity"]).size().rename("n").reset_index()
    counts = counts.sort_values(["n", "rule"], ascending=[False, True])
    severities = [t(str(severity)) for severity in counts["severity"]]
    return pd.DataFrame(
        {
            t("Rule"): counts["rule"],
            t("What it finds"): [_title(str(rule), t) for rule in counts["rule"]],
            t("Severity"): severities,
            t("Findings"): counts["n"],
        }
    )


def _title(rule: str, t: Translator) -> str:
    """What a rule finds; empty for one of another version of Verband."""
    return t(FINDING_RULES[rule].title) if rule in FINDING_RULES else ""


def list_coverage(dataset: Dataset, t: Translator) -> pd.DataFrame:
    """Collaborations and municipalities with memberships by year, with the metadata's note."""
    entries = dataset.metadata.get("coverage", [])
    rows = [
        {
            t("Year"): str(entry["year"]),
            t("Collaborations"): entry.get("collaborations"),
            t("Municipalities"): entry.get("municipalities"),
            t("Note"): t(str(entry["note"])) if entry.get("note") else "",
        }
        for entry in entries
    ]
    return pd.DataFrame(rows)


def count_checks(dataset: Dataset, t: Translator) -> pd.DataFrame:
    """Collaborations in force at the dataset's date by the year of their last verification."""
    rows = collaborations_at(dataset, dataset.date)
    years = rows["verified"].str[:4].replace("", t("never"))
    counts = years.value_counts().sort_index(ascending=False)
    return pd.DataFrame({t("Year"): counts.index, t("Collaborations"): counts.to_numpy()})


def list_stale(dataset: Dataset, t: Translator) -> pd.DataFrame:
    """Collaborations in force, the longest unchecked first."""
    rows = collaborations_at(dataset, dataset.date).sort_values(["verified", "short_name"])
    return pd.DataFrame(
        {
            t("Collaboration"): rows["short_name"],
            t("Last checked"): rows["verified"],
            t("In the register since"): rows["started"],
            t("Register number"): rows["register_id"],
        }
    )


def _build_table(frame: pd.DataFrame, t: Translator, *, label: str) -> html.Div:
    rows = [
        [t.number(value) if isinstance(value, int) else str(value) for value in row]
        for row in frame.to_numpy().tolist()
    ]
    return box_table(build_table(list(frame.columns), rows), label)


def _list_findings(dataset: Dataset, t: Translator, *, download: str) -> html.Div:
    columns = [
        text_column("rule", t("Rule"), 1) | {"minWidth": 190},
        text_column("severity", t("Severity"), 1) | {"minWidth": 120},
        text_column("table", t("Table"), 1) | {"minWidth": 120},
        text_column("key", t("Key"), 2) | {"minWidth": 170},
        text_column("detail", t("What was found"), 4)
        | {"minWidth": 320, "wrapText": True, "autoHeight": True},
    ]
    severities = dataset.findings["severity"].map(t)
    shown = describe_findings(dataset.findings, t).assign(severity=severities)
    rows = shown[[column["field"] for column in columns]].to_dict("records")
    return build_data_grid(
        "findings-grid",
        columns,
        rows,
        label=t("All findings"),
        t=t,
        page_size=20,
        rest=download,
    )


def _list_unchecked(dataset: Dataset, t: Translator) -> html.Div:
    stale = list_stale(dataset, t)
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
