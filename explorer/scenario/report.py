"""A scenario as a document of its own, to print or to send: it loads nothing."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from explorer import __version__
from explorer.dataset import Dataset
from explorer.scenario.answer import Scenario
from explorer.scenario.steps import say_step
from explorer.scenario.texts import answer_scenario, list_consequences
from explorer.scenario.told import Cell, Link, Node, Told, tell_tables
from explorer.translate import Translator

LOOK = Path(__file__).with_name("report.css")


def write_report(scenario: Scenario, dataset: Dataset, t: Translator, *, query: str) -> bytes:
    """Steps, answer and every row of the tables of a scenario as HTML, in the language of `t`.

    dataset: what it was worked out on, for source and date; query: the address of the scenario on
    a running explorer, which the foot says.
    """
    title = escape(answer_scenario(scenario, t))
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{LOOK.read_text(encoding='utf-8')}</style>"
    )
    body = "\n".join([f"<h1>{title}</h1>", *_write_body(scenario, dataset, t, query)])
    start = f'<!doctype html>\n<html lang="{t.language}"><head>{head}</head>\n'
    return f"{start}<body>{body}</body></html>\n".encode()


def _write_body(scenario: Scenario, dataset: Dataset, t: Translator, query: str) -> Iterator[str]:
    yield _write_list("ol", [say_step(step, scenario.names, t) for step in scenario.outcome.taken])
    day = t("The network of {day}.", day=t.day(scenario.outcome.date))
    yield f'<p class="said">{escape(day)}</p>'
    yield _write_list("ul", list_consequences(scenario, t))
    for table in tell_tables(scenario, t):
        yield _write_table(table)
    source = t(str(dataset.metadata["sources"][0]["title"]))
    said = t("Source: {source}. Situation on {date}.", source=source, date=t.day(dataset.date))
    made = f"Verband {__version__} · {query}"
    yield f"<footer><p>{escape(said)}</p><p>{escape(made)}</p></footer>"


def _write_list(tag: str, texts: list[str]) -> str:
    return f"<{tag}>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</{tag}>"


def _write_table(table: Told) -> str:
    heads = "".join(f'<th scope="col">{escape(each)}</th>' for each in table.head)
    rows = "".join(_write_row(row) for row in table.rows)
    note = f'<p class="said">{escape(table.note)}</p>' if table.note else ""
    return (
        f'<h2>{escape(table.title)}</h2>{note}<div class="box"><table id="{table.id}">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _write_row(row: list[Cell]) -> str:
    texts = [_write_cell(cell) for cell in row]
    cells = "".join(f"<td>{text}</td>" for text in texts[1:])
    return f'<tr><th scope="row">{texts[0]}</th>{cells}</tr>'


def _write_cell(cell: Cell) -> str:
    if isinstance(cell, Link):
        return f'<a href="{escape(cell.url)}">{escape(cell.url)}</a>'
    return escape(cell.name if isinstance(cell, Node) else cell)
