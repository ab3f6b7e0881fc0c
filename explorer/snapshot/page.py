"""The network as one page that stands on its own: picture, what it is of, and a table to search.

It fetches nothing from any host, which its content security policy holds it to; it works without
scripts too, then without highlights and search.
"""

import json
from collections.abc import Iterator
from html import escape
from importlib.resources import files

import pandas as pd

from explorer import vocabulary
from explorer.measures.registry import MEASURES
from explorer.network.serialise import replace_unwritable
from explorer.snapshot.extract import Extract
from explorer.snapshot.picture import Picture, draw_legend, draw_picture
from explorer.snapshot.texts import describe_definition, describe_filters, word

POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
STATED = ("date", "filters", "name", "source", "licence", "selection", "options", "fingerprint")


def write_page(extract: Extract) -> bytes:
    """The page in the language of the options: HTML 5, UTF-8, always equal bytes.

    Of measures, those of the options. Cost O(nodes + ties).
    """
    language = extract.options.language
    picture = draw_picture(extract)
    name = extract.dataset.metadata.get("title", extract.dataset.name)
    title = _text(f"{name}, {extract.network.date}")
    parts = [
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>\n<style>\n{_read('page.css')}</style>\n</head>\n<body>",
        f"<header><h1>{title}</h1>\n<p>{_text(describe_definition(extract))}</p></header>\n<main>",
        *_write_figure(picture, language),
        *_write_about(extract),
        *_write_table(extract, picture),
        f"</main>\n<footer><p>{_text(word(language, 'made', software=extract.about['software']))}",
        f'</p></footer>\n<script type="application/json" id="network">{_write_data(picture)}',
        f"</script>\n<script>\n{_read('page.js')}</script>\n</body>\n</html>\n",
    ]
    return "\n".join(parts).encode("utf-8", errors="replace")


def _write_figure(picture: Picture, language: str) -> Iterator[str]:
    labelled = f'<svg role="img" aria-label="{_text(word(language, "picture"))}"'
    yield f"<figure>\n{picture.svg.replace('<svg', labelled, 1)}"
    yield f"<figcaption>\n<h2>{_text(word(language, 'legend'))}</h2>"
    yield f"{draw_legend(picture, language)}\n</figcaption>\n</figure>"


def _write_about(extract: Extract) -> Iterator[str]:
    language = extract.options.language
    stated = {**extract.about, "filters": describe_filters(extract.network, language)}
    yield "<dl>"
    for name in STATED:
        if stated.get(name):
            yield f"<dt>{_text(word(language, name))}</dt><dd>{_text(stated[name])}</dd>"
    yield "</dl>"


def _write_table(extract: Extract, picture: Picture) -> Iterator[str]:
    language = extract.options.language
    shown = word(language, "shown", n="{n}")
    measures = [name for name in extract.nodes.columns if name in MEASURES and name != "degree"]
    headings = [word(language, name) for name in ("column_name", "column_kind", "column_degree")]
    headings += [MEASURES[name].label(language) for name in measures]
    yield f"<h2>{_text(word(language, 'table'))}</h2>"
    yield f'<p class="hint">{_text(word(language, "hint"))}</p>'
    yield f'<p><label for="search">{_text(word(language, "search"))}</label><br>'
    yield '<input id="search" type="search" autocomplete="off">'
    count = _text(word(language, "shown", n=len(extract.nodes)))
    yield f'<span id="shown" role="status" data-text="{_text(shown)}">{count}</span></p>'
    yield f'<p id="said" aria-live="polite" data-tied="{_text(word(language, "neighbours"))}"></p>'
    yield '<div class="scroll" tabindex="0">\n<table>\n<thead><tr>'
    yield "".join(
        f'<th scope="col"{_number(place > 1)}>{_text(text)}</th>'
        for place, text in enumerate(headings)
    )
    yield "</tr></thead>\n<tbody>"
    for number, record in enumerate(extract.nodes.to_dict("records")):
        cells = [_describe(record, language), picture.degrees[number]]
        cells += [_say(record[name], name, language) for name in measures]
        yield _write_row(number, str(record["name"]), cells)
    yield "</tbody>\n</table>\n</div>"


def _write_row(number: int, name: str, cells: list[object]) -> str:
    button = f'<button type="button" aria-pressed="false" data-node="{number}">'
    button += f"{_text(name)}</button>"
    texts = "".join(
        f"<td{_number(place > 0)}>{_text(str(cell))}</td>" for place, cell in enumerate(cells)
    )
    return f'<tr data-node="{number}"><td>{button}</td>{texts}</tr>'


def _describe(record: dict, language: str) -> str:
    if record["bipartite"]:
        term = vocabulary.DOMAINS.get(str(record["domain"]))
    else:
        term = vocabulary.KINDS.get(str(record["kind"]))
    return term.label(language) if term else ""


def _say(value: float, measure: str, language: str) -> str:
    if pd.isna(value):
        return ""
    text = f"{value:.{MEASURES[measure].digits}f}"
    return text.replace(".", ",") if language == "nl" else text


def _write_data(picture: Picture) -> str:
    data = {"names": list(picture.names), "at": list(picture.at), "ends": list(picture.ends)}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Within a script element nothing but this may end it.
    return text.replace("<", "\\u003c")


def _number(is_number: bool) -> str:
    return ' class="number"' if is_number else ""


def _text(text: str) -> str:
    return escape(replace_unwritable(text))


def _read(name: str) -> str:
    return files("explorer.snapshot").joinpath(name).read_text(encoding="utf-8")
