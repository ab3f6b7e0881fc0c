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
from explorer.network.attributed import name_for_people
from explorer.network.serialise import replace_unwritable
from explorer.snapshot.extract import Extract
from explorer.snapshot.picture import Picture, draw_legend, draw_picture
from explorer.snapshot.texts import STATED, describe_definition, describe_filters
from explorer.translate import Translator

POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


def write_page(extract: Extract) -> bytes:
    """The page in the language of the options: HTML 5, UTF-8, always equal bytes.

    Of measures, those of the options. Cost O(nodes + ties).
    """
    t = Translator(extract.options.language)
    picture = draw_picture(extract)
    name = t(extract.dataset.metadata.get("title", extract.dataset.name))
    title = _text(f"{name}, {t.day(extract.network.date)}")
    made = t(
        "Made with {software}. This file fetches nothing from elsewhere.",
        software=extract.about["software"],
    )
    parts = [
        f'<!doctype html>\n<html lang="{t.language}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>\n<style>\n{_read('page.css')}</style>\n</head>\n<body>",
        f"<header><h1>{title}</h1>\n<p>{_text(describe_definition(extract))}</p></header>\n<main>",
        *_write_figure(picture, t),
        *_write_about(extract),
        *_write_table(extract, picture),
        f"</main>\n<footer><p>{_text(made)}",
        f'</p></footer>\n<script type="application/json" id="network">{_write_data(picture)}',
        f"</script>\n<script>\n{_read('page.js')}</script>\n</body>\n</html>\n",
    ]
    return "\n".join(parts).encode("utf-8", errors="replace")


def _write_figure(picture: Picture, t: Translator) -> Iterator[str]:
    labelled = f'<svg role="img" aria-label="{_text(t("The network on the map"))}"'
    yield f"<figure>\n{picture.svg.replace('<svg', labelled, 1)}"
    yield f"<figcaption>\n<h2>{_text(t('Legend'))}</h2>"
    yield f"{draw_legend(picture, t)}\n</figcaption>\n</figure>"


def _write_about(extract: Extract) -> Iterator[str]:
    t = Translator(extract.options.language)
    entries = extract.dataset.metadata.get("sources", [])
    sources = filter(None, (t(str(each.get("title", ""))) for each in entries))
    said = {"filters": describe_filters(extract, t), "source": "; ".join(sources), "software": ""}
    stated = {**extract.about, **said}
    yield "<dl>"
    for name, title in STATED.items():
        if stated.get(name):
            yield f"<dt>{_text(t(title))}</dt><dd>{_text(stated[name])}</dd>"
    yield "</dl>"


def _write_table(extract: Extract, picture: Picture) -> Iterator[str]:
    t = Translator(extract.options.language)
    shown = t("{n} shown")
    measures = [name for name in extract.nodes.columns if name in MEASURES and name != "degree"]
    headings = [t("Name"), t("Kind or domain"), t.within("snapshot", "Ties")]
    headings += [t.label(MEASURES[name]) for name in measures]
    yield f"<h2>{_text(t('Members and collaborations'))}</h2>"
    hint = t(
        "Point at a dot or choose a name in the table to see what it is tied to. Escape lets go."
    )
    yield f'<p class="hint">{_text(hint)}</p>'
    search = _text(t("Find a municipality or collaboration"))
    yield f'<p><label for="search">{search}</label><br>'
    yield '<input id="search" type="search" autocomplete="off">'
    count = _text(t("{n} shown", n=len(extract.nodes)))
    yield f'<span id="shown" role="status" data-text="{_text(shown)}">{count}</span></p>'
    yield f'<p id="said" aria-live="polite" data-tied="{_text(t("tied to"))}"></p>'
    yield '<div class="scroll" tabindex="0">\n<table>\n<thead><tr>'
    yield "".join(
        f'<th scope="col"{_number(place > 1)}>{_text(text)}</th>'
        for place, text in enumerate(headings)
    )
    yield "</tr></thead>\n<tbody>"
    for number, record in _list_by_name(extract):
        cells = [_describe(record, t), picture.degrees[number]]
        cells += [_describe_value(record[name], name, t) for name in measures]
        yield _write_row(number, name_for_people(record), cells)
    yield "</tbody>\n</table>\n</div>"


def _list_by_name(extract: Extract) -> list[tuple[int, dict]]:
    """Nodes with their place in the picture, members first, each by the name people use."""
    numbered = enumerate(extract.nodes.to_dict("records"))
    return sorted(
        numbered, key=lambda each: (each[1]["bipartite"], name_for_people(each[1]).casefold())
    )


def _write_row(number: int, name: str, cells: list[object]) -> str:
    button = f'<button type="button" aria-pressed="false" data-node="{number}">'
    button += f"{_text(name)}</button>"
    texts = "".join(
        f"<td{_number(place > 0)}>{_text(str(cell))}</td>" for place, cell in enumerate(cells)
    )
    return f'<tr data-node="{number}"><td>{button}</td>{texts}</tr>'


def _describe(record: dict, t: Translator) -> str:
    if record["bipartite"]:
        term = vocabulary.DOMAINS.get(str(record["domain"]))
    else:
        term = vocabulary.KINDS.get(str(record["kind"]))
    return t.label(term) if term else ""


def _describe_value(value: float, measure: str, t: Translator) -> str:
    if pd.isna(value):
        return ""
    return t.number(value, digits=MEASURES[measure].digits)


def _write_data(picture: Picture) -> str:
    data = {"names": list(picture.names), "at": list(picture.at), "ends": list(picture.ends)}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # A `<` in a name could end the script element.
    return text.replace("<", "\\u003c")


def _number(is_number: bool) -> str:
    return ' class="number"' if is_number else ""


def _text(text: str) -> str:
    return escape(replace_unwritable(text))


def _read(name: str) -> str:
    return files("explorer.snapshot").joinpath(name).read_text(encoding="utf-8")
