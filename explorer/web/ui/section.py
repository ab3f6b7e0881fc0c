"""The form every block has: heading, what it says, its body, its definitions and its table."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from dash import html

from explorer import vocabulary
from explorer.figures.palette import colour_domain
from explorer.measures.registry import ALL_MEASURES
from explorer.tables.overlap import OVERLAP_TABLES
from explorer.translate import Translator
from explorer.web.links import link_operation
from explorer.web.state import State
from explorer.web.ui.aria import mark_language


def build_section(
    block_id: str, title: str, body: Sequence[Any], *, foot: Sequence[Any] = ()
) -> html.Section:
    """A section that can be linked to by its id, with what explains and downloads it below."""
    return html.Section([html.H2(title), *body, *foot], id=block_id, className="block")


def link_table(table: str, state: State, t: Translator) -> html.A:
    """A link to the block's table as CSV; `table` is one of `tables.OVERLAP_TABLES`."""
    return html.A(t("Download as CSV"), href=address_table(table, state), download="")


def address_table(table: str, state: State) -> str:
    """Where the table of a block is a CSV file."""
    record = OVERLAP_TABLES[table]
    kept = replace(state, selection=record.keep_filters(state.selection))
    bearing = record.parameters.values()
    return link_operation("overlap", kept, *bearing, table=table, format="csv")


def link_node(state: State, node_id: str) -> str:
    """The address of Explore with the same network and `node_id` selected."""
    return "/" + state.bare().choose(node_id).to_href()


def lead_to_nodes(state: State) -> str:
    """The same address up to the id of a node, which is to follow it."""
    query = state.bare().to_query()
    return "/?" + (query + "&" if query else "") + "select="


def link_collaborations(
    collaborations: pd.DataFrame, state: State, t: Translator
) -> dict[str, html.A]:
    """By id, the names in `Network.collaborations` with their domain's diamond, led to Explore.

    The diamond is the stylesheet's: Dash takes time for every component, and these are many.
    """
    domains = {term.id: t.label(term) for term in vocabulary.DOMAINS.values()}
    columns = (collaborations[name] for name in ("short_name", "domain"))
    return {
        str(key): html.A(
            name,
            href=link_node(state, str(key)),
            title=domains.get(domain, ""),
            className="option marked",
            style={"--domain": colour_domain(domain)},
        )
        for key, name, domain in zip(collaborations.index, *columns, strict=True)
    }


def define_measures(ids: Iterable[str], t: Translator, *, title: str = "") -> html.Details:
    """What measures mean and after whom, one click away, under `title` or else "Definitions"."""
    parts: list[Any] = []
    for measure in ids:
        record = ALL_MEASURES[measure]
        parts += [
            html.Dt(t.label(record)),
            html.Dd(
                [
                    html.P(t(record.meaning)),
                    html.P(**mark_language(record.reference, t), className="definition"),
                ]
            ),
        ]
    return html.Details(
        [html.Summary(title or t("Definitions")), html.Dl(parts, className="defined")]
    )
