"""What steps would change, as tables by name, each with where it is a file."""

from typing import Any

from dash import html

from explorer.parameters import Lines
from explorer.query import write_value
from explorer.scenario.answer import Scenario
from explorer.scenario.told import UNKNOWN, Cell, Link, Node, Told, tell_tables
from explorer.translate import Translator
from explorer.web.links import link_operation
from explorer.web.scenario.parameters import list_taken
from explorer.web.sheets.layout import address_of
from explorer.web.state import State
from explorer.web.ui.swatch import swatch
from explorer.web.ui.table import build_rows

# Rows that are seen at once; the others are folded away.
FIRST = 12


def build_tables(scenario: Scenario, state: State, t: Translator) -> list[Any]:
    """The tables of a scenario; names lead to sheets of what is there before the steps."""
    actors = scenario.effects.before.actors
    towns = actors.index[actors["kind"].eq("municipality")]
    kinds = dict.fromkeys(scenario.effects.before.collaborations.index, "collaboration")
    kinds |= dict.fromkeys(towns, "municipality")

    def build(cell: Cell) -> Any:  # noqa: ANN401, a text or a component
        if isinstance(cell, Link):
            return html.A(cell.text, href=cell.url)
        if not isinstance(cell, Node):
            return cell
        name: Any = cell.name
        if cell.id in kinds:
            name = html.A(cell.name, href=address_of(kinds[cell.id], cell.id, state))
        return html.Span([swatch(cell.domain), name], className="option") if cell.domain else name

    return [
        part
        for table in tell_tables(scenario, t)
        for part in _build_table(
            table, [[build(cell) for cell in row] for row in table.rows], state, t
        )
    ]


def _build_table(table: Told, rows: list[list[Any]], state: State, t: Translator) -> list[Any]:
    """Heading, table and where it is a file."""
    link = html.A(t("Download as CSV"), href=link_table(table.id, state), download="")
    first, rest = (rows, []) if table.fold else (rows[:FIRST], rows[FIRST:])
    built: list[Any] = [build_rows(table.head, first, label=table.title, unknown=UNKNOWN)]
    if rest:
        more = build_rows(table.head, rest, label=table.title, unknown=UNKNOWN)
        said = t.n("{n} more", "{n} more", len(rest))
        built.append(html.Details([html.Summary(said), more]))
    if table.fold:
        count = t.n("{n} row", "{n} rows", len(rows))
        built = [html.Details([html.Summary(count), *built])]
    note = [html.P(table.note, className="definition")] if table.note else []
    return [html.H2(table.title), *note, *built, html.P(link, className="links-line")]


def link_table(table: str, state: State) -> str:
    """Where a table of the scenario is a CSV file."""
    return address_file(state, format="csv", table=table)


def address_file(state: State, **values: str) -> str:
    """Where the scenario is a file."""
    steps = write_value(Lines(text for _, text in list_taken(state)))
    return link_operation("scenario", state, step=steps, **values)
