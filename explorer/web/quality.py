"""Data quality: what the import found, how far the data reach, how fresh each record is."""

import pandas as pd
from dash import html

from explorer.dataset import Dataset
from explorer.dataset.timeslice import collaborations_at
from explorer.tables.queries import Service
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.links import link_operation
from explorer.web.state import State
from explorer.web.ui.aria import let_scroll
from explorer.web.ui.grid import build_data_grid, text_column

PATH = "/quality"
SEVERITIES = {"error": N_("error"), "warning": N_("warning"), "note": N_("note")}
RULES = {
    "abolished_member": N_("names a member that merged later; its successor takes its place"),
    "accession_after_end": N_("a member joins after the version has ended; left out"),
    "accession_after_membership": N_("a member joins though it was one already; kept throughout"),
    "accession_after_merger": N_("a merged municipality joins later than its predecessors left"),
    "division_overlap": N_("a municipality in several regions of one division; put in one"),
    "empty_version": N_("a version out of force on the day it entered"),
    "end_date_ignored": N_("an end stated of a body that still takes part"),
    "implausible_area": N_("an area that the boundary contradicts"),
    "merger_lag": N_("still names a member that no longer exists"),
    "missing_succession": N_("a merger that the list of mergers lacks; added"),
    "municipality_without_membership": N_("a municipality that takes part in nothing for a while"),
    "region_by_succession": N_("a new municipality put in the region of its predecessors"),
    "safety_region_agreement": N_("how far the safety regions agree with those of CBS"),
    "safety_region_difference": N_("another safety region than CBS has"),
    "split_main_successor": N_("a municipality that was split; one successor takes its place"),
    "version_edited_in_place": N_("a version changed afterwards: names members founded later"),
    "version_gap": N_("a long gap between two versions; it stays"),
    "version_gap_bridged": N_("a few days between two versions; held in force"),
    "version_overlap": N_("two versions in force at once; the earlier is cut"),
}


def build_page(service: Service, state: State, t: Translator) -> html.Main:
    """The findings by rule and in full, coverage by year, and when records were last checked."""
    dataset = service.dataset
    download = link_operation("findings", state, format="csv")
    return html.Main(
        id=ids.MAIN,
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
            _build_table(count_findings(dataset, t), t, label=t("Findings by rule")),
            html.H2(t("All findings")),
            html.P(html.A(t("Download as CSV"), href=download, download="")),
            _list_findings(dataset, t),
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
    severities = [t(SEVERITIES[str(severity)]) for severity in counts["severity"]]
    return pd.DataFrame(
        {
            t("Rule"): counts["rule"],
            t("What it finds"): [t(RULES.get(str(rule), "")) for rule in counts["rule"]],
            t("Severity"): severities,
            t("Findings"): counts["n"],
        }
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


def _build_table(frame: pd.DataFrame, t: Translator, *, label: str) -> html.Div:
    head = html.Tr([html.Th(name, scope="col") for name in frame.columns])
    body = [html.Tr([_build_cell(value, t) for value in row]) for row in frame.to_numpy().tolist()]
    table = html.Table([html.Thead(head), html.Tbody(body)])
    return html.Div(table, className="plain", **let_scroll(label))


def _build_cell(value: object, t: Translator) -> html.Td:
    if isinstance(value, int):
        return html.Td(t.number(value), className="number")
    return html.Td(str(value))


def _list_findings(dataset: Dataset, t: Translator) -> html.Div:
    columns = [
        text_column("rule", t("Rule"), 1) | {"minWidth": 190},
        text_column("severity", t("Severity"), 1) | {"minWidth": 120},
        text_column("table", t("Table"), 1) | {"minWidth": 120},
        text_column("key", t("Key"), 2) | {"minWidth": 170},
        text_column("detail", t("What was found"), 4)
        | {"minWidth": 320, "wrapText": True, "autoHeight": True},
    ]
    severities = dataset.findings["severity"].map(lambda severity: t(SEVERITIES[severity]))
    rows = dataset.findings.assign(severity=severities).to_dict("records")
    return build_data_grid(
        "findings-grid", columns, rows, label=t("All findings"), t=t, page_size=20
    )


def _list_unchecked(dataset: Dataset, t: Translator) -> html.Div:
    stale = list_stale(dataset, t)
    columns = [
        text_column(str(name), str(name), 2 if place == 0 else 1)
        for place, name in enumerate(stale.columns)
    ]
    rows = stale.to_dict("records")
    return build_data_grid(
        "stale-grid", columns, rows, label=t("Longest not checked"), t=t, page_size=20
    )
