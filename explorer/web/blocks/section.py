"""The form every block has: heading, what it says, its body, its definitions and its table."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import html

from explorer.measures.registry import ALL_MEASURES
from explorer.web.state import State
from explorer.web.translate import Translator


def build_section(
    block_id: str, title: str, body: Sequence[Any], *, foot: Sequence[Any] = ()
) -> html.Section:
    """A section that can be linked to by its id, with what explains and downloads it below."""
    return html.Section([html.H2(title), *body, *foot], id=block_id, className="block")


def link_table(table: str, state: State, t: Translator) -> html.A:
    """A link to the block's table as CSV; `table` is one of `tables.OVERLAP_TABLES`."""
    query = replace(state, chosen="", view="map", x="degree", y="betweenness").to_query()
    rest = "&" + query if query else ""
    return html.A(t("Download as CSV"), href=f"/api/overlap?table={table}{rest}", download="")


def define_measures(ids: Sequence[str], t: Translator, *, title: str = "") -> html.Details:
    """What measures mean and after whom, one click away, under `title` or else "Definitions"."""
    parts: list[Any] = []
    for measure in ids:
        record = ALL_MEASURES[measure]
        parts += [
            html.Dt(record.label(t.language)),
            html.Dd(
                [
                    html.P(record.meaning(t.language)),
                    html.P(record.reference, className="definition"),
                ]
            ),
        ]
    return html.Details(
        [html.Summary(title or t("Definitions")), html.Dl(parts, className="defined")]
    )
