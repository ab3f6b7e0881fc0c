"""What the mergers of the register did, each with the scenario that replays it."""

from dataclasses import replace
from typing import Any

import pandas as pd
from dash import html

from explorer.tables.mergers import AFTER, list_merger_history, summarise_history
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.links import link_operation
from explorer.web.scenario.parameters import put_steps
from explorer.web.state import State
from explorer.web.ui.table import build_rows

UNKNOWN = "–"


def build_mergers(service: Service, state: State, t: Translator) -> html.Section | None:
    """The table of mergers with its answer in a sentence; None where there were none."""
    free = replace(state, selection=state.selection.replace(date=""))
    history = list_merger_history(service, free.selection)
    if history.empty:
        return None
    means = summarise_history(history).set_index("figure")["mean"]
    said = t(
        "The {all} municipalities that came of mergers since {since}: their predecessors were in "
        "{each} collaborations each and in {together} together; after two years it was {later}. "
        "Municipalities of the same size that did not merge went from {peers} to {peers_later}.",
        all=t.number(len(history)),
        since=t.day(str(history["date"].min())),
        each=t.number(means["predecessor_mean"], digits=1),
        together=t.number(means["together"], digits=1),
        later=t.number(means["after_2"], digits=1),
        peers=t.number(means["peers_before"], digits=1),
        peers_later=t.number(means["peers_after_2"], digits=1),
    )
    note = t(
        "Mergers of 1 January 2018 are left out: the register was still being filled that day. "
        "Size is that of now."
    )
    head = [t("Merger"), t("Date"), t("Out of"), t("Each, before"), t("Together"), t("On the day"),
            *(t.n("After {n} year", "After {n} years", n) for n in AFTER),
            t("Same size, before"), t("Same size, after 2 years")]  # fmt: skip
    rows = [_build_row(row, free, t) for _, row in history.iterrows()]
    link = link_operation("mergers", free, format="csv")
    return html.Section(
        [
            html.H2(t("What mergers did")),
            html.P(said, className="lead"),
            html.P(note, className="definition"),
            build_rows(head, rows, label=t("What mergers did"), unknown=UNKNOWN),
            html.P(html.A(t("Download as CSV"), href=link, download=""), className="links-line"),
        ],
        id="mergers",
        className="block",
    )


def _build_row(row: pd.Series, state: State, t: Translator) -> list[Any]:
    then = replace(state, selection=state.selection.replace(date=row["date_before"]))
    href = put_steps(then, [row["step"]], set()).to_href()

    def write(value: Any, digits: int = 0) -> str:  # noqa: ANN401, a number or none
        return UNKNOWN if value is None or pd.isna(value) else t.number(value, digits=digits)

    return [
        html.A(row["municipality"], href=href),
        t.day(str(row["date"])),
        row["predecessors"].replace(";", ", "),
        write(row["predecessor_mean"], 1),
        write(row["together"]),
        write(row["on_the_day"]),
        *(write(row[f"after_{n}"]) for n in AFTER),
        write(row["peers_before"], 1),
        write(row["peers_after_2"], 1),
    ]
