"""Data quality: what the import found, how far the data reach, how fresh each record is."""

from typing import Any

import dash_ag_grid as dag
import pandas as pd
from dash import html

from explorer.dataset import Dataset
from explorer.dataset.moment import collaborations_at
from explorer.web.api.links import link_operation
from explorer.web.components.aria import label_aria
from explorer.web.service import Service
from explorer.web.state import State
from explorer.web.translate import N_, Translator

PATH = "/quality"
SEVERITIES = {"error": N_("error"), "warning": N_("warning"), "note": N_("note")}


def build_page(service: Service, state: State, t: Translator) -> html.Main:
    """The findings by rule and in full, coverage by year, and when records were last checked."""
    dataset = service.dataset
    download = link_operation("findings", state, format="csv")
    return html.Main(
        className="document",
        children=[
            html.H1(t("Data quality")),
            html.P(
                t(
                    "Everything the import found wrong in its sources, or had to decide, "
                    "is listed here: {n} findings under {rules} rules.",
                    n=t.number(len(dataset.findings)),
                    rules=t.number(dataset.findings["rule"].nunique()),
                ),
                className="lead",
            ),
            html.H2(t("Findings by rule")),
            _show_table(count_findings(dataset, t), t),
            html.H2(t("All findings")),
            html.P(html.A(t("Download as CSV"), href=download, download="")),
            _build_grid("findings-grid", dataset.findings, t, label=t("All findings")),
            html.H2(t("Coverage by year")),
            html.P(t("As at 1 January of each year, in this package."), className="definition"),
            _show_table(list_coverage(dataset, t), t),
            html.H2(t("How fresh the records are")),
            html.P(
                t("Collaborations in force, by the year in which the register last checked them."),
                className="definition",
            ),
            _show_table(count_checks(dataset, t), t),
            html.H2(t("Longest not checked")),
            _build_grid("stale-grid", list_stale(dataset, t), t, label=t("Longest not checked")),
        ],
    )


def count_findings(dataset: Dataset, t: Translator) -> pd.DataFrame:
    """Number of findings by rule and severity, most first."""
    counts = dataset.findings.groupby(["rule", "severity"]).size().rename("n").reset_index()
    counts = counts.sort_values(["n", "rule"], ascending=[False, True])
    severities = [t(SEVERITIES[str(severity)]) for severity in counts["severity"]]
    return pd.DataFrame(
        {t("Rule"): counts["rule"], t("Severity"): severities, t("Findings"): counts["n"]}
    )


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


def _show_table(frame: pd.DataFrame, t: Translator) -> html.Div:
    head = html.Tr([html.Th(name, scope="col") for name in frame.columns])
    body = [html.Tr([_show_cell(value, t) for value in row]) for row in frame.to_numpy().tolist()]
    return html.Div(html.Table([html.Thead(head), html.Tbody(body)]), className="plain")


def _show_cell(value: object, t: Translator) -> html.Td:
    if isinstance(value, int):
        return html.Td(t.number(value), className="number")
    return html.Td(str(value))


def _build_grid(grid_id: str, frame: pd.DataFrame, t: Translator, *, label: str) -> html.Div:
    wide = {"detail", "key", t("Collaboration")}
    columns: list[dict[str, Any]] = [
        {
            "field": str(name),
            "flex": 4 if name == "detail" else 2 if name in wide else 1,
            "wrapText": name == "detail",
            "autoHeight": name == "detail",
            "minWidth": {"detail": 320, "rule": 190, "key": 170}.get(str(name), 110),
        }
        for name in frame.columns
    ]
    grid = dag.AgGrid(
        id=grid_id,
        columnDefs=columns,
        rowData=frame.to_dict("records"),
        defaultColDef={"sortable": True, "filter": True, "floatingFilter": True},
        dashGridOptions={
            "theme": {"function": "themeQuartz.withParams(verbandTheme)"},
            "animateRows": False,
            "pagination": True,
            "paginationPageSize": 20,
        },
        style={"height": 560},
    )
    return html.Div(grid, role="region", **label_aria(label))
